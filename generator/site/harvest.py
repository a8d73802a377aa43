"""What workers have made of the records for the search and the tables, kept from build to build.

Each of its files is made of a few records and of what makes one site like the last one, so it holds
until one of these records is edited. Whoever takes a file over has its own copy and knows the sum
that it had: what others have changed or damaged is as good as none.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Harvest:
    """Files in `folder`, each with a name of its own. From `old`, where files stand as `sums` says,
    is taken over what is made of no `edited` record."""

    folder: Path
    old: Path | None = None
    sums: Mapping[str, str] = field(default_factory=dict)
    edited: frozenset[str] = frozenset()

    def place(self, name: str, records: Collection[str] = ()) -> tuple[Path, bool]:
        """Where the file `name`, made of `records`, stands or is to be written, and whether it
        stands there already."""
        there = self.folder / name
        known = self.sums.get(name)
        if self.old is None or known is None or not self.edited.isdisjoint(records):
            return there, False
        try:
            shutil.copyfile(self.old / name, there)
            return there, sum_of(there) == known
        except OSError:
            return there, False


def sum_of(file: Path) -> str:
    """The sum of a file, in hexadecimal. Raises OSError."""
    with file.open("rb") as data:
        return hashlib.file_digest(data, lambda: hashlib.blake2b(digest_size=16)).hexdigest()


def store(new: Path, place: Path, old: Mapping[str, str]) -> dict[str, str]:
    """Keep the files of the harvest in the folder `new`, and those of the `old` ones that it has no
    other for, in `place`; their sums. Raises OSError."""
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    sums = dict(old)
    for file in sorted(new.iterdir()):
        sums[file.name] = sum_of(file)
        shutil.move(file, place / file.name)
    for file in place.iterdir():
        if file.name not in sums:
            with suppress(OSError):
                file.unlink()
    return sums
