"""The seal of a site: one word for the state of all its files, told by one process or several."""

from __future__ import annotations

import os
from collections.abc import Callable
from itertools import chain
from pathlib import Path

import pytest

from generator.site.memory import filestates
from generator.site.memory.filestates import deep_in, seal_of, words_by_several, words_of

DEEP = "practices/nizhny/x/more/index.html"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Files at all depths."""
    folder = tmp_path / "site"
    for name in ("index.html", "a/b.json", "practices/nizhny/x/index.html", DEEP):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"x")
    (folder / "practices/nizhny/y").mkdir()
    return folder


def test_several_tell_the_same_word(site: Path) -> None:
    """Folders that lie deep are told apart from the rest, by anybody."""
    asked: list[str] = []

    def words(folders: list[str]) -> list[str]:
        asked.extend(folders)
        return list(chain.from_iterable(words_of([folder]) for folder in folders))

    assert seal_of(site, words) == seal_of(site)
    assert asked == deep_in(site)
    assert sorted(asked) == [f"{site}/practices/nizhny/{name}" for name in "xy"]


@pytest.mark.usefixtures("may_fork")
@pytest.mark.parametrize("folders", [999, 1300])
def test_many_folders_are_told_in_their_order(tmp_path: Path, folders: int) -> None:
    """Whoever looks at a folder, alone or with others, its word stands where it would."""
    names = [str(tmp_path / f"{number}") for number in range(folders)]
    for name in names:
        os.mkdir(name)  # noqa: PTH102 - as text, like those that are asked for
        (Path(name) / "index.html").write_text(name)
    assert words_by_several(names, 2) == words_of(names)
    (Path(names[-1]) / "index.html").unlink()
    Path(names[-1]).rmdir()
    with pytest.raises(OSError, match=names[-1]):
        words_by_several(names, 2)


@pytest.mark.usefixtures("may_fork")
def test_a_helper_lost_is_no_harm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a helper does not tell, whoever asked finds out alone."""
    for number in range(1000):
        (tmp_path / f"{number}").mkdir()
    names = [str(folder) for folder in tmp_path.iterdir()]
    alone, asker = words_of(names), os.getpid()

    def words(folders: list[str]) -> list[str]:
        return words_of(folders) if os.getpid() == asker else os._exit(9)

    monkeypatch.setattr(filestates, "words_of", words)
    assert words_by_several(names, 2) == alone


def same_bytes(file: Path) -> None:
    """Write a file again as it was, its time set back."""
    before = file.stat()
    file.write_bytes(file.read_bytes())
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


TOUCHES: dict[str, Callable[[Path], object]] = {
    "a file at the root": lambda site: (site / "index.html").write_bytes(b"y"),
    "a deep file": lambda site: (site / DEEP).write_bytes(b"y"),
    "a deep file, its time set back": lambda site: same_bytes(site / DEEP),
    "a file gone": lambda site: (site / DEEP).unlink(),
    "a new file": lambda site: (site / "practices/nizhny/y/new").touch(),
    "a new folder": lambda site: (site / "practices/nizhny/y/new").mkdir(),
    "a folder gone": lambda site: (site / "practices/nizhny/y").rmdir(),
    "a folder elsewhere": lambda site: (site / "practices/nizhny/y").rename(site / "practices/y"),
    "a second name": lambda site: os.link(site / DEEP, site.parent / "second"),
    "a link in its place": lambda site: (site / DEEP).symlink_to(
        (site / DEEP).rename(site.parent / "kept")
    ),
}


@pytest.mark.parametrize("touch", TOUCHES)
def test_whatever_is_touched_breaks_the_seal(site: Path, touch: str) -> None:
    """Another word for another state, at any depth."""
    before = seal_of(site)
    assert seal_of(site) == before
    TOUCHES[touch](site)
    assert seal_of(site) != before


def test_no_site_has_no_seal(tmp_path: Path) -> None:
    """Where there is no folder, that is an error."""
    with pytest.raises(OSError, match="site"):
        seal_of(tmp_path / "site")
