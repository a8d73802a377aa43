"""A build that is killed, runs out of disk or meets another one: the old site stands whole."""

from __future__ import annotations

import errno
import os
import random
import resource
import signal
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from sample_site import NIZHNY, SAMPLE, make_project, write_practice
from trees import tree

from generator.site import press
from generator.site.building import BuildFailed, Wish, build
from generator.site.edition import atomic
from generator.site.edition.atomic import MARK
from generator.site.edition.inventory import take_stock
from generator.site.edition.outlet import Outlet
from generator.site.edition.stock import Kind, Stock
from generator.site.work import rooms

pytestmark = pytest.mark.long

KILLS = 50
OPERATIONS = {
    "open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.scandir", "os.listdir",
    "shutil.rmtree", "shutil.copyfile", "ctypes.dlopen", "ctypes.dlsym", "fcntl.flock",
}  # fmt: skip


@pytest.fixture(autouse=True)
def sample(monkeypatch: pytest.MonkeyPatch) -> None:
    """The made-up catalog in place of the real one."""
    monkeypatch.setattr(rooms, "SUPPLY", SAMPLE)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with a site of five practices; then a sixth is written."""
    made = make_project(tmp_path / "project")
    build(Wish(made, out=made / "site"))
    write_practice(made, "nizhny/practice-9", "good")
    return made


def in_a_child(work: Callable[[], object]) -> int:
    """Do `work` in a process of its own; its exit code, or minus the signal that ended it."""
    child = os.fork()
    if child == 0:
        code = 70
        try:
            work()
            code = 0
        except BuildFailed:
            code = 2
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def build_until(project: Path, moment: int, report: int | None = None) -> None:
    """Build, and be killed at the `moment`-th thing that is asked of the disk; without one, write
    how many there are to the descriptor `report`."""
    asked = 0

    def count(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal asked
        if event in OPERATIONS:
            asked += 1
            if asked == moment:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)
    build(Wish(project, out=project / "site"))
    if report is not None:
        os.write(report, str(asked).encode())


def names(folder: Path) -> list[str]:
    """What stands in `folder`."""
    return sorted(path.name for path in folder.iterdir())


def test_a_site_survives_fifty_kills(project: Path) -> None:
    """Killed at any of 50 moments, a build leaves the old site or the new one, whole; the next one
    succeeds and leaves nothing beside it."""
    old = tree(project / "site")
    ours, theirs = os.pipe()
    assert in_a_child(lambda: build_until(project, 0, theirs)) == 0
    moments = int(os.read(ours, 20))
    new = tree(project / "site")
    assert old.keys() < new.keys()
    (project / "practices/nizhny/practice-9.yml").unlink()
    assert in_a_child(lambda: build(Wish(project, out=project / "site"))) == 0
    assert tree(project / "site") == old
    write_practice(project, "nizhny/practice-9", "good")
    dice = random.Random(9)
    half = range(moments * 9 // 10, moments)  # half of the kills near the swap
    chosen = [*dice.sample(range(1, moments), KILLS // 2), *dice.sample(half, KILLS // 2)]
    seen = []
    for moment in sorted(chosen):
        ended = in_a_child(lambda moment=moment: build_until(project, moment))  # type: ignore[misc]
        assert ended == -signal.SIGKILL
        now = tree(project / "site")
        assert now in (old, new), moment
        seen.append(now == new)
    assert seen == sorted(seen)
    assert not all(seen)
    assert in_a_child(lambda: build(Wish(project, out=project / "site"))) == 0
    assert tree(project / "site") == new
    assert names(project) == ["docs", "mkdocs.yml", "practices", "site"]


@pytest.mark.parametrize("most", [100, 4_000, 12_000, 20_000, 60_000])
def test_no_room_for_a_file_leaves_the_old_site(project: Path, most: int) -> None:
    """Where the system takes no file longer than so many bytes, nothing is published, the words say
    why, nothing is left beside the site, and the next build succeeds."""
    old = tree(project / "site")

    def cramped() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))
        build(Wish(project, out=project / "site"))

    assert in_a_child(cramped) == 2
    assert tree(project / "site") == old
    assert names(project) == ["docs", "mkdocs.yml", "practices", "site"]
    assert build(Wish(project, out=project / "site")).out is not None
    assert "practices/nizhny/practice-9/index.html" in tree(project / "site")


@pytest.mark.parametrize("writes", [1, 5, 11, 14])
def test_a_full_disk_leaves_the_old_site(
    project: Path, monkeypatch: pytest.MonkeyPatch, writes: int
) -> None:
    """A disk that is full at any file ends the build in words, and the old site stays."""
    old = tree(project / "site")
    write = Outlet._write
    left = writes

    def failing(self: Outlet, path: str, data: bytes, kind: Kind | None = None) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        write(self, path, data, kind)

    monkeypatch.setattr(Outlet, "_write", failing)
    with pytest.raises(BuildFailed, match="кончилось место"):
        build(Wish(project, out=project / "site"))
    assert tree(project / "site") == old
    assert names(project) == ["docs", "mkdocs.yml", "practices", "site"]


@pytest.mark.parametrize("damage", [b"", None, b"longer than it was"])
def test_what_is_not_as_written_is_not_published(
    project: Path, monkeypatch: pytest.MonkeyPatch, damage: bytes | None
) -> None:
    """A file that was cut short, lengthened or lost after it was written stops the publication."""
    old = tree(project / "site")

    def after_damage(
        folder: Path, written: Stock, others: Iterable[str]
    ) -> list[tuple[str, bytes]]:
        file = folder / "practices/nizhny/practice-9/index.html"
        file.unlink()
        if damage is not None:
            file.write_bytes(damage)
        return take_stock(folder, written, others)

    monkeypatch.setattr(press, "take_stock", after_damage)
    with pytest.raises(BuildFailed, match=r"practice-9/index\.html"):
        build(Wish(project, out=project / "site"))
    assert tree(project / "site") == old


def test_two_builds_at_once_do_not_mix(project: Path) -> None:
    """Two processes that build different catalogs into one folder: one of both sites stands, whole,
    and nothing beside it."""
    other = make_project(project.parent / "other")
    for name in NIZHNY[2:]:
        (other / f"practices/{name}.yml").unlink()
    wanted = []
    for one in (project, other):
        build(Wish(one, out=one / "alone"))
        wanted.append(tree(one / "alone"))
    children = []
    for _ in range(3):
        for one in (project, other):
            child = os.fork()
            if child == 0:
                code = 70
                try:
                    build(Wish(one, out=project / "site"))
                    code = 0
                finally:
                    os._exit(code)
            children.append(child)
    assert [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children] == [0] * 6
    assert tree(project / "site") in wanted
    assert names(project) == ["alone", "docs", "mkdocs.yml", "practices", "site"]


def test_without_a_swap_the_next_build_puts_it_right(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where two folders can't be swapped at once, a build killed between the two moves is undone by
    the next one; otherwise the site is replaced as ever."""
    monkeypatch.setattr(atomic, "exchange", lambda one, other: False)
    old = tree(project / "site")

    rename = Path.rename

    def rename_and_die(self: Path, target: Path) -> Path:
        rename(self, target)
        os.kill(os.getpid(), signal.SIGKILL)
        return target

    def killed_between() -> None:
        monkeypatch.setattr(Path, "rename", rename_and_die)
        build(Wish(project, out=project / "site"))

    assert in_a_child(killed_between) == -signal.SIGKILL
    assert not (project / "site").exists()
    edition = atomic.Edition.begin(project / "site")
    assert tree(project / "site") == old
    edition.discard()
    build(Wish(project, out=project / "site"))
    assert (project / "site" / MARK).is_file()
    assert names(project) == ["docs", "mkdocs.yml", "practices", "site"]
