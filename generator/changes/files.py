"""Which files of two catalogs differ, byte by byte: the net under all that is said of a change.

Links are compared by where they lead and never followed; pipes and devices are not opened.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator.reading.walking import PRACTICES, REGIONS

_PIECE: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Differing:
    """Files by what happened to them, paths relative to the root, in order. `closed` are those that
    are there but could not be opened to be compared."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    closed: tuple[str, ...] = ()

    @property
    def all(self) -> tuple[str, ...]:
        """All of them, in order."""
        return tuple(sorted({*self.added, *self.changed, *self.removed, *self.closed}))


def differing(before: Path, after: Path) -> Differing:
    """The files under practices/ and regions/ of two folders that are not the same."""
    old, new = dict(_files(before)), dict(_files(after))
    changed, closed = [], []
    for name in sorted(old.keys() & new.keys()):
        same = _same(before / name, after / name, old[name], new[name])
        if same is None:
            closed.append(name)
        elif not same:
            changed.append(name)
    return Differing(
        tuple(sorted(new.keys() - old.keys())),
        tuple(changed),
        tuple(sorted(old.keys() - new.keys())),
        tuple(closed),
    )


def _files(root: Path) -> Iterator[tuple[str, os.stat_result]]:
    """Everything under the two folders that is no folder, with what the disk knows of it."""
    waiting = [PRACTICES, REGIONS]
    while waiting:
        folder = waiting.pop()
        try:
            status = (root / folder).lstat()
            is_folder = stat.S_ISDIR(status.st_mode)
            names = [one.name for one in (root / folder).iterdir()] if is_folder else None
        except OSError:
            continue
        if names is None:
            yield folder, status
        else:
            waiting += [f"{folder}/{name}" for name in names]


def _same(old: Path, new: Path, was: os.stat_result, now: os.stat_result) -> bool | None:
    """Whether two files are the same; None if nobody can say."""
    if stat.S_IFMT(was.st_mode) != stat.S_IFMT(now.st_mode):
        return False
    try:
        if stat.S_ISLNK(was.st_mode):
            return old.readlink() == new.readlink()
        if not stat.S_ISREG(was.st_mode):
            return None
        if was.st_size != now.st_size:
            return False
        return _sum(old) == _sum(new)
    except OSError:
        return None


def _sum(file: Path) -> bytes:
    digest = hashlib.sha256()
    handle = os.open(file, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
    with os.fdopen(handle, "rb") as opened:
        while piece := opened.read(_PIECE):
            digest.update(piece)
    return digest.digest()
