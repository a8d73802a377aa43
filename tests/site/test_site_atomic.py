"""A new edition takes the old one's place whole, or not at all."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
from trees import tree

from generator.site.edition.atomic import MARK, Edition, OutputRefused


def edition(out: Path, text: str) -> Edition:
    """A new edition for `out` with one page."""
    made = Edition.begin(out)
    (made.folder / "index.html").write_text(text)
    return made


def text_of(out: Path) -> str:
    """What the one page says."""
    return (out / "index.html").read_text()


def names(folder: Path) -> list[str]:
    """What stands in `folder`."""
    return sorted(path.name for path in folder.iterdir())


def test_an_edition_is_invisible_until_published(tmp_path: Path) -> None:
    """The old site stands while the new one grows, and is gone when it is published."""
    out = tmp_path / "deep/site"
    edition(out, "old").publish()
    (out / "stale.html").write_text("")
    new = edition(out, "new")
    assert text_of(out) == "old"
    new.publish()
    assert text_of(out) == "new"
    assert names(out) == [MARK, "index.html"]
    assert names(out.parent) == ["site"]


def test_the_old_site_is_swept_when_the_new_one_stands(tmp_path: Path) -> None:
    """Whoever helps to remove it finds it whole, beside the new one; what is left then goes too."""
    out = tmp_path / "site"
    edition(out, "old").publish()
    (out / "more/deep").mkdir(parents=True)
    found = []

    def sweep(old: Path) -> None:
        found.append((text_of(old), text_of(out)))
        (old / "more/deep").rmdir()

    edition(out, "new").publish(sweep)
    assert found == [("old", "new")]
    assert names(tmp_path) == ["site"]


def test_a_discarded_edition_leaves_nothing(tmp_path: Path) -> None:
    """Dropping a build leaves the old site and no folder beside it."""
    out = tmp_path / "site"
    edition(out, "old").publish()
    edition(out, "new").discard()
    assert text_of(out) == "old"
    assert names(tmp_path) == ["site"]


def test_a_killed_build_keeps_the_old_site_and_is_swept_up(tmp_path: Path) -> None:
    """A process killed half-way leaves the old site; the next build removes what it left."""
    out = tmp_path / "site"
    edition(out, "old").publish()
    child = os.fork()
    if child == 0:
        edition(out, "half")
        os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(child, 0)
    assert text_of(out) == "old"
    assert len(names(tmp_path)) == 2
    edition(out, "new").publish()
    assert text_of(out) == "new"
    assert names(tmp_path) == ["site"]


def test_a_build_killed_while_replacing_is_undone(tmp_path: Path) -> None:
    """Killed between taking the old site away and putting the new one there: the old comes back."""
    out = tmp_path / "site"
    edition(out, "old").publish()
    out.rename(tmp_path / ".site.123-0.replaced")
    Edition.begin(out).discard()
    assert text_of(out) == "old"
    assert names(tmp_path) == ["site"]


def test_a_build_at_work_is_not_swept_away(tmp_path: Path) -> None:
    """A second build for the same folder leaves the first one's work alone."""
    out = tmp_path / "site"
    first, second = edition(out, "first"), edition(out, "second")
    assert (first.folder / "index.html").exists()
    second.publish()
    first.publish()
    assert text_of(out) == "first"


@pytest.mark.parametrize("name", ["thesis.doc", ".git", "index.html"])
def test_a_folder_that_is_not_ours_is_never_touched(tmp_path: Path, name: str) -> None:
    """A folder with anything in it but no mark of ours is refused, before and at publishing."""
    out = tmp_path / "site"
    new = edition(out, "new")
    out.mkdir()
    (out / name).write_text("mine")
    with pytest.raises(OutputRefused, match="осталась нетронутой"):
        new.publish()
    with pytest.raises(OutputRefused):
        Edition.begin(out)
    assert tree(out) == {name: b"mine"}


def test_an_empty_folder_may_be_used(tmp_path: Path) -> None:
    """A folder with nothing in it is nobody's work."""
    out = tmp_path / "site"
    out.mkdir()
    edition(out, "new").publish()
    assert text_of(out) == "new"


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    """A file in the place of the output folder is refused."""
    (tmp_path / "site").write_text("mine")
    with pytest.raises(OutputRefused, match="не папка"):
        Edition.begin(tmp_path / "site")


def test_a_link_to_a_folder_is_followed(tmp_path: Path) -> None:
    """Where the output folder is a symbolic link, what it points to is replaced, not the link."""
    (tmp_path / "real").mkdir()
    (tmp_path / "site").symlink_to(tmp_path / "real")
    edition(tmp_path / "site", "new").publish()
    assert (tmp_path / "site").is_symlink()
    assert text_of(tmp_path / "real") == "new"


def test_a_folder_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    """Where nothing can be made, the reason is told in words."""
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputRefused, match="не удаётся писать"):
        Edition.begin(tmp_path / "file/site")


def test_leftovers_of_other_names_stay(tmp_path: Path) -> None:
    """Only folders that bear this site's name and our ending are swept up."""
    for name in (".sites.1-0.building", ".site.backup", "site.1-0.building"):
        (tmp_path / name).mkdir()
    edition(tmp_path / "site", "new").publish()
    assert names(tmp_path) == [".site.backup", ".sites.1-0.building", "site", "site.1-0.building"]
