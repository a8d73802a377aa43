"""What the tables have to know of the practices, on its way from the workers: packed, on the disk.

Tens of thousands of rows take hundreds of megabytes when they stand side by side. So nobody holds
them all: a worker packs those of some practices that stand together into one file, and whoever
writes a table goes through these parcels one after the other.
"""

from __future__ import annotations

import marshal
import os
import zlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from operator import attrgetter
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple, TypeAlias

from generator.catalog import Catalog
from generator.spreadsheets.columns import BY_ID
from generator.spreadsheets.facts import Facts, Rows, facts_of, with_lines
from generator.spreadsheets.rows import Outgoing, Said
from generator.spreadsheets.tables import lines

_LEVEL: Final = 1
"""How hard parcels are pressed: the fastest that still makes them a quarter."""

_SIZE: Final = 8
"""Bytes that tell how long the label is, at the end of the file."""

_order = attrgetter("order")


PRACTICES: Final = 128
"""So many practices make a parcel at most."""


Part: TypeAlias = tuple[Literal["rows", "lines", "facts"], str]
"""What stands together in a parcel: the rows of a sheet; its lines for Excel; the rows and lines of
a table of the open data."""


class Parcel(NamedTuple):
    """Some practices whose files stand side by side. In the file `path` all is told of them; its
    label says the first of the practices' files, how many rows each sheet has of them, and where
    the parts of the file begin, with their sizes (bytes)."""

    path: Path
    first: str
    rows: Mapping[str, int]
    parts: Mapping[Part, tuple[int, int]]

    def read(self, part: Part) -> Any:
        """What stands in a part; None for nothing."""
        place = self.parts.get(part)
        if place is None:
            return None
        start, size = place
        with self.path.open("rb") as file:
            file.seek(start)
            data = zlib.decompress(file.read(size))
        return marshal.loads(data)  # noqa: S302 - written by our own worker


def side_by_side(kept: Collection[str], catalog: Catalog) -> Iterator[list[str]]:
    """The ids of the `kept` practices in the order of their files, in runs that can make a parcel
    each: no file of the catalog stands between theirs."""
    cards = sorted(catalog.practices.values(), key=attrgetter("file"))
    own = ((place, card.id) for place, card in enumerate(cards) if card.id in kept)
    for _, group in groupby(enumerate(own), lambda item: item[1][0] - item[0]):
        run = iter([identity for _, (_, identity) in group])
        while some := list(islice(run, PRACTICES)):
            yield some


def pack(said: Iterable[Said], catalog: Catalog, path: Path) -> Parcel:
    """Pack the rows of practices that stand together into a file. Raises ValueError where there are
    none."""
    rows = sorted(said, key=_order)
    if not rows:
        raise ValueError("no rows make no parcel")
    sheets: defaultdict[str, list[Said]] = defaultdict(list)
    for row in rows:
        sheets[row.sheet].append(row)
    parts: dict[Part, tuple[int, int]] = {}
    with path.open("wb") as file:
        for part, value in _parts(sheets, facts_of(rows, catalog)):
            start = file.tell()
            parts[part] = start, file.write(zlib.compress(marshal.dumps(value), _LEVEL))
        counts = {sheet: len(some) for sheet, some in sheets.items()}
        label = marshal.dumps((rows[0].order[0], counts, parts))
        file.write(label + len(label).to_bytes(_SIZE, "big"))
    return Parcel(path, rows[0].order[0], counts, parts)


def opened(path: Path) -> Parcel:
    """The parcel that was packed into a file; nothing but our own workers makes such."""
    with path.open("rb") as file:
        file.seek(-_SIZE, os.SEEK_END)
        size = int.from_bytes(file.read(_SIZE), "big")
        file.seek(-_SIZE - size, os.SEEK_END)
        return Parcel(path, *marshal.loads(file.read(size)))  # noqa: S302 - our own worker's


def _parts(sheets: Mapping[str, list[Said]], facts: Rows) -> Iterator[tuple[Part, Any]]:
    for sheet, some in sheets.items():
        yield ("rows", sheet), [tuple(row) for row in some]
        yield ("lines", sheet), lines(BY_ID[sheet], some)
    for name, values in facts.items():
        yield ("facts", name), tuple(with_lines(name, values))


@dataclass(frozen=True, slots=True)
class Parcels:
    """All parcels of a catalog, in the order of the files."""

    some: Sequence[Parcel] = ()

    def rows(self, others: Outgoing) -> Outgoing:
        """The rows of the practices, then the `others`, by sheets: their files come later."""
        return {sheet: _All(self.some, sheet, rows) for sheet, rows in others.items()}

    def lines(self, sheet: str) -> Iterator[bytes]:
        """The lines of a sheet for Excel, those of each parcel together."""
        for one in self.some:
            yield one.read(("lines", sheet)) or b""

    def facts(self, name: str) -> Iterator[Facts]:
        """The rows of a table of the open data, those of each parcel together."""
        for one in self.some:
            found = one.read(("facts", name))
            if found is not None:
                yield Facts(*found)


def in_order(parcels: Iterable[Parcel]) -> Parcels:
    """The parcels of all workers."""
    return Parcels(sorted(parcels, key=attrgetter("first")))


@dataclass(frozen=True, slots=True)
class _All(Collection[Said]):
    """The rows of one sheet. Those in parcels are unpacked anew by each look through them."""

    parcels: Sequence[Parcel]
    sheet: str
    others: Collection[Said]

    def __len__(self) -> int:
        return len(self.others) + sum(one.rows.get(self.sheet, 0) for one in self.parcels)

    def __iter__(self) -> Iterator[Said]:
        for one in self.parcels:
            yield from (Said(*row) for row in one.read(("rows", self.sheet)) or ())
        yield from self.others

    def __contains__(self, row: object) -> bool:
        return any(one == row for one in self)
