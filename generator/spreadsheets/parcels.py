"""The rows of practices on their way from the workers to the tables: packed, sheet by sheet.

Tens of thousands of rows take a hundred megabytes when they stand side by side. So nobody holds
them all: workers pack those of some practices together, in the order of the files, and whoever
writes a table runs through the workers' parcels at once and unpacks one of each.
"""

from __future__ import annotations

import heapq
import marshal
import zlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Final, NamedTuple

from generator.spreadsheets.rows import Outgoing, Said

ROWS: Final = 256
"""So many rows of a sheet, or a few more, make a parcel."""
_LEVEL: Final = 1
"""How hard parcels are pressed: the fastest that still makes them a quarter."""

_order = attrgetter("order")


class Parcel(NamedTuple):
    """Some rows of one sheet in their order: how many, and the rows packed."""

    rows: int
    data: bytes


Parcels = dict[str, list[Parcel]]
"""The parcels of one worker by sheets, together in the order of the files."""


@dataclass(slots=True)
class Packer:
    """Packs rows as they come, practice by practice in the order of their files."""

    parcels: Parcels = field(default_factory=dict)
    _open: dict[str, list[Said]] = field(default_factory=dict)

    def take(self, rows: Iterable[Said]) -> None:
        """Take in the rows of one practice."""
        for row in sorted(rows, key=_order):
            self._open.setdefault(row.sheet, []).append(row)
        for sheet, some in self._open.items():
            if len(some) >= ROWS:
                self._close(sheet, some)

    def done(self) -> Parcels:
        """All parcels."""
        for sheet, some in self._open.items():
            if some:
                self._close(sheet, some)
        return self.parcels

    def _close(self, sheet: str, some: list[Said]) -> None:
        data = zlib.compress(marshal.dumps([tuple(row) for row in some]), _LEVEL)
        self.parcels.setdefault(sheet, []).append(Parcel(len(some), data))
        some.clear()


def parcels(rows: Iterable[Said]) -> Parcels:
    """The parcels of rows that stand side by side, in any order."""
    packer = Packer()
    packer.take(rows)
    return packer.done()


@dataclass(frozen=True, slots=True)
class _Merged(Collection[Said]):
    """The rows of one sheet from several sources, each in order. They are unpacked anew by each
    look through them."""

    streams: Sequence[Sequence[Parcel]]
    others: Collection[Said]

    def __len__(self) -> int:
        return len(self.others) + sum(one.rows for parcels in self.streams for one in parcels)

    def __iter__(self) -> Iterator[Said]:
        return heapq.merge(*map(_unpacked, self.streams), self.others, key=_order)

    def __contains__(self, row: object) -> bool:
        return any(one == row for one in self)


def merged(workers: Sequence[Parcels], others: Outgoing) -> Outgoing:
    """The rows of all workers and the `others`, by sheets and in order."""
    return {
        sheet: _Merged([parcels.get(sheet, ()) for parcels in workers], rows)
        for sheet, rows in others.items()
    }


def _unpacked(parcels: Iterable[Parcel]) -> Iterator[Said]:
    for parcel in parcels:
        rows = marshal.loads(zlib.decompress(parcel.data))  # noqa: S302 - our own worker's
        yield from (Said(*row) for row in rows)
