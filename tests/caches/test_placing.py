"""Files put whole: with which rights, over what, and what is left when writing fails."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.placing import keep_whole, put_whole


def test_a_file_keeps_its_rights(tmp_path: Path) -> None:
    """What was there before is replaced, its rights are not, and nothing else is left beside it."""
    file = tmp_path / "okno.yml"
    file.write_text("title: Прежнее")
    file.chmod(0o640)
    put_whole(file, b"title: x")
    assert (file.read_bytes(), file.stat().st_mode & 0o777) == (b"title: x", 0o640)
    assert [*tmp_path.iterdir()] == [file]


def test_a_link_is_replaced_not_followed(tmp_path: Path) -> None:
    """Where a link stands there is a file afterwards, and what the link led to is as it was."""
    target, file = tmp_path / "target", tmp_path / "okno.yml"
    target.write_text("somebody's")
    file.symlink_to(target)
    put_whole(file, b"x")
    assert (file.is_symlink(), file.read_bytes(), target.read_text()) == (False, b"x", "somebody's")


def test_what_is_kept_is_for_its_user_alone(tmp_path: Path) -> None:
    """Neither the file in a cache nor its folder, made on the way, can be read by others."""
    file = tmp_path / "kept" / "one.json"
    keep_whole(file, [b"a", b"b"])
    assert file.read_bytes() == b"ab"
    assert file.stat().st_mode & 0o077 == file.parent.stat().st_mode & 0o077 == 0


def test_what_fails_halfway_changes_nothing(tmp_path: Path) -> None:
    """When the pieces end in an error the former file stands, and no half of the new one."""

    def pieces() -> Iterator[bytes]:
        yield b"half"
        raise OSError("no more")

    file = tmp_path / "one.json"
    file.write_bytes(b"before")
    with pytest.raises(OSError, match="no more"):
        keep_whole(file, pieces())
    assert [(one, one.read_bytes()) for one in tmp_path.iterdir()] == [(file, b"before")]
