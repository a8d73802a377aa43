"""A new edition of the site is built beside the old one and takes its place whole, or not at all.

A folder is replaced only when it is absent, empty, or bears our mark: a mistyped `--out` never
deletes somebody's work. A build that was killed leaves its folder behind; the next one removes it.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from generator.site.edition.exchange import exchange

if sys.platform != "win32":
    import fcntl

MARK: Final = ".atlas-site"
_MARK_TEXT: Final = "Эту папку целиком заменяет каждая сборка сайта (atlas build).\n"
_NEW, _OLD = "building", "replaced"


class OutputRefused(Exception):
    """The output folder can't be used; the message says why, in Russian."""


class Edition:
    """A site in the making. `begin` it, fill `folder`, then `publish` or `discard` it."""

    def __init__(self, out: Path, folder: Path, lock: int | None) -> None:
        self.out = out
        self.folder = folder
        self._lock = lock

    @classmethod
    def begin(cls, out: Path) -> Edition:
        """Make the folder in which the new site for `out` grows, and sweep up after killed builds.

        Raises OutputRefused when `out` holds something that is not our site.
        """
        out = Path(os.path.realpath(out))
        try:
            out.parent.mkdir(parents=True, exist_ok=True)
            with _alone(out.parent):
                _recover(out)
                _refuse_foreign(out)
                folder = _beside(out, _NEW)
                folder.mkdir()
                return cls(out, folder, _take(folder))
        except OSError as error:
            raise OutputRefused(f"не удаётся писать в папку {out}: {error.strerror}") from error

    def publish(self, sweep: Callable[[Path], object] = lambda old: None) -> None:
        """Put the new site in the old one's place. On failure the old one stays; otherwise it is
        removed, as far as `sweep` has not done that."""
        try:
            (self.folder / MARK).write_text(_MARK_TEXT, encoding="utf-8")
            with _alone(self.out.parent):
                _refuse_foreign(self.out)
                old = self._put_in_place()
        except OSError as error:
            raise OutputRefused(
                f"не удаётся заменить папку {self.out}: {error.strerror}"
            ) from error
        self._release()
        if old is not None:
            sweep(old)
            shutil.rmtree(old, ignore_errors=True)

    def _put_in_place(self) -> Path | None:
        """Make the new site `out`; where the old one is now, if there was one."""
        if not self.out.exists():
            self.folder.rename(self.out)
            return None
        if exchange(self.folder, self.out):
            return self.folder
        # Not every system can swap two folders at once: for a moment there is no site, and a build
        # that is killed right then is put right by the next one.
        aside = _beside(self.out, _OLD)
        self.out.rename(aside)
        try:
            self.folder.rename(self.out)
        except OSError:
            aside.rename(self.out)
            raise
        return aside

    def discard(self) -> None:
        """Drop the new site; the old one stays. Harmless after `publish`."""
        self._release()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _release(self) -> None:
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None


def _refuse_foreign(out: Path) -> None:
    if not out.exists():
        return
    if not out.is_dir():
        raise OutputRefused(f"{out} — не папка; выберите для сайта другое место")
    if any(out.iterdir()) and not (out / MARK).is_file():
        raise OutputRefused(
            f"в папке {out} лежит что-то, что собрано не этой программой; "
            "она осталась нетронутой. Выберите пустую папку или освободите эту"
        )


def _beside(out: Path, role: str) -> Path:
    number = 0
    while (path := out.parent / f".{out.name}.{os.getpid()}-{number}.{role}").exists():
        number += 1
    return path


def _recover(out: Path) -> None:
    """Undo what a killed build left: bring back a site that was half replaced, drop the rest."""
    for old in _leftovers(out, _OLD):
        if out.exists():
            shutil.rmtree(old, ignore_errors=True)
        else:
            old.rename(out)
    for folder in _leftovers(out, _NEW):
        lock = _take(folder)
        if lock is not None:  # nobody builds in it any more
            shutil.rmtree(folder, ignore_errors=True)
            os.close(lock)


def _leftovers(out: Path, role: str) -> list[Path]:
    ours = re.compile(rf"\.{re.escape(out.name)}\.[0-9]+-[0-9]+\.{role}")
    found = (p for p in out.parent.iterdir() if ours.fullmatch(p.name))
    return sorted(p for p in found if p.is_dir() and not p.is_symlink())


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold off other builds that swap or sweep in `folder` at this moment."""
    if sys.platform == "win32":
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _take(folder: Path) -> int | None:
    """A lock on `folder` for as long as this process lives; None if somebody holds it."""
    if sys.platform == "win32":
        return None  # no such locks there: leftovers stay until somebody removes them
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        return None
    return handle
