"""What workers have made of the records for the search and the tables, kept from build to build.

Each of its files is made of a few records and of what makes one site like the last one, so it holds
until one of these records is edited, or there is another answer to what was asked meanwhile.
Whoever takes a file over gives it a second name and sees that it still has its sum: what others
have changed or damaged is as good as none. Nobody writes into a file that stands.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NamedTuple

from generator.catalog.asking import listening
from generator.site.memory import provenance
from generator.site.memory.filestates import sum_of
from generator.site.memory.questions import Asked, Changed

_ROOM: Final = ".workroom-"
_ABANDONED: Final = 24 * 60 * 60
"""Seconds after which a workroom is that of a build that was killed."""


class Leaf(NamedTuple):
    """A file of the harvest: its sum, in hexadecimal, and what was asked while it was made."""

    sum: str
    asked: Asked


@dataclass(frozen=True, slots=True)
class Harvest:
    """Files in `folder`, each with a name of its own. From `old`, where files stand as `leaves`
    say, is taken over what is made of no `edited` record and rests on nothing `changed`."""

    folder: Path
    old: Path | None = None
    leaves: Mapping[str, Leaf] = field(default_factory=dict)
    edited: frozenset[str] = frozenset()
    changed: Changed = field(default_factory=Changed)
    heard: dict[str, set[str]] = field(default_factory=dict)
    """The keys of what was asked for the files that were made, by their names."""

    def bring_in(self, name: str, records: Collection[str], make: Callable[[Path], object]) -> Path:
        """Where the file `name`, made of `records`, stands now: what holds no more is made anew, if
        there is anything to write."""
        there = self.folder / name
        if not self.takes_over(name, records):
            with listening() as keys:
                make(there)
            self.heard[name] = keys
        return there

    def takes_over(self, name: str, records: Collection[str] = ()) -> bool:
        """Whether the file `name`, made of `records`, still holds and stands here now; if it does
        not, none does."""
        there, known = self.folder / name, self.leaves.get(name)
        there.unlink(missing_ok=True)  # it may be another's too, into which nobody may write
        if self.old is None or known is None or not self.edited.isdisjoint(records):
            return False
        if self.changed.touches(known.asked):
            return False
        try:
            _bring(self.old / name, there)
            if sum_of(there) == known.sum:
                return True
            there.unlink()
        except OSError:
            pass
        return False


def store(new: Path, place: Path, known: Mapping[str, Leaf]) -> dict[str, Leaf]:
    """Keep the files of the harvest in the folder `new`, and those `known` ones that it has no
    other for, in `place`; all of them. Of the new ones only what was asked is known as yet. Raises
    OSError."""
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    leaves = dict(known)
    for file in sorted(new.iterdir()):
        there, before = place / file.name, known.get(file.name)
        if before is not None and before.sum and there.exists() and file.samefile(there):
            continue  # taken over, and looked at then
        leaves[file.name] = Leaf(sum_of(file), before.asked if before is not None else "")
        shutil.move(file, there)
    for file in place.iterdir():
        if file.name not in leaves:
            with suppress(OSError):
                file.unlink()
    return leaves


def _bring(source: Path, there: Path) -> None:
    """Let the file `source` stand `there`, too: as the same, or where that can't be as a copy.
    Raises OSError."""
    try:
        os.link(source, there, follow_symlinks=False)
    except OSError:
        shutil.copyfile(source, there)


@contextmanager
def workroom() -> Iterator[Path]:
    """A folder for the harvest of a build: beside what is remembered, so that nothing need be
    copied; where that can't be, among the temporary files."""
    beside = provenance.folder()
    try:
        beside.mkdir(mode=0o700, parents=True, exist_ok=True)
        for room in beside.glob(f"{_ROOM}*"):
            if room.stat().st_mtime < time.time() - _ABANDONED:
                shutil.rmtree(room, ignore_errors=True)
        made = tempfile.TemporaryDirectory(prefix=_ROOM, dir=beside)
    except OSError:
        made = tempfile.TemporaryDirectory(prefix="atlas-")
    with made as there:
        yield Path(there)
