"""Files on their way out: however one comes, it can be held whole."""

from __future__ import annotations

from pathlib import Path

from generator.publishing.open_files import OpenFile, in_memory


def test_a_file_is_whole_however_it_comes(tmp_path: Path) -> None:
    """As bytes, in pieces, or from the disk."""
    place = tmp_path / "there"
    place.write_bytes(b"said")
    files: list[OpenFile] = [
        ("bytes", b"said"),
        ("pieces", iter([b"sa", b"", b"id"])),
        ("disk", place),
    ]
    assert dict(in_memory(files)) == {"bytes": b"said", "pieces": b"said", "disk": b"said"}
