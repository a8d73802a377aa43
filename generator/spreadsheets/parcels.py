"""What the tables have to know of the records, on its way from the workers: on the disk.

Tens of thousands of rows take hundreds of megabytes when they stand side by side. So nobody holds
them all: a worker packs those of some practices that stand together into one file, one packs those
of everything else, and whoever writes a table goes through these parcels one after the other.
"""

from __future__ import annotations

import hashlib
import marshal
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from operator import attrgetter
from pathlib import Path
from typing import Final, Literal, NamedTuple, TypeAlias, TypeVar

from generator.catalog import Catalog
from generator.reading.walking import REGIONS
from generator.spreadsheets import delimited
from generator.spreadsheets.choices import Choice, Extent, choices, published_titles
from generator.spreadsheets.columns import BY_ID
from generator.spreadsheets.dataset import table
from generator.spreadsheets.facts import Rows, Values, catalog_facts, facts_of
from generator.spreadsheets.labelled import label_of, part_of, put_label
from generator.spreadsheets.rows import Said, catalog_rows
from generator.spreadsheets.sheetrows import LISTS, choice_rows, each, sheet_rows
from generator.spreadsheets.tables import lines

_AT_ONCE: Final = 500
"""So many rows are written together."""

_order = attrgetter("order")

Row = TypeVar("Row")


PRACTICES: Final = 128
"""So many practices make a parcel at most."""


Part: TypeAlias = tuple[Literal["sheet", "excel", "facts", "csv"], str]
"""What stands together in a parcel: the rows of a sheet as XML, and as lines for Excel; the rows of
a table of the open data, and the same as lines."""


class Parcel(NamedTuple):
    """Some practices whose files stand side by side, or everything else. In the file `path` all is
    told of them; its label says the first of the files, how many rows each sheet has of them, where
    the parts of the file begin, with their sizes (bytes), words that are the same only for the same
    rows of a sheet, and how far the lists reach from which cells may be chosen."""

    path: Path
    first: str
    rows: Mapping[str, int]
    parts: Mapping[Part, tuple[int, int]]
    words: Mapping[str, bytes] = {}
    lists: Mapping[str, Extent] = {}

    def read(self, part: Part) -> bytes:
        """What stands in a part; b"" for nothing."""
        place = self.parts.get(part)
        return part_of(self.path, *place) if place is not None else b""


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
    return _packed(path, rows[0].order[0], sheets, facts_of(rows, catalog), {})


def pack_others(catalog: Catalog, path: Path) -> Parcel:
    """Pack the rows of everything but practices into a file, and the lists to choose from."""
    sheets = catalog_rows(catalog)
    # Their files come behind those of practices.
    lists = choices(catalog, published_titles(catalog))
    return _packed(path, REGIONS, sheets, catalog_facts(catalog, sheets), lists)


def opened(path: Path) -> Parcel:
    """The parcel that was packed into a file."""
    first, rows, parts, words, lists = label_of(path)
    extents = {name: Extent(*told) for name, told in lists.items()}
    return Parcel(path, first, rows, parts, words, extents)


def _packed(
    path: Path,
    first: str,
    sheets: Mapping[str, Collection[Said]],
    facts: Rows,
    lists: Mapping[str, Choice],
) -> Parcel:
    parts: dict[Part, tuple[int, int]] = {}
    counts = {sheet: len(some) for sheet, some in sheets.items()}
    if lists:
        counts[LISTS] = max(len(choice.entries) for choice in lists.values())
    extents = {name: choice.extent for name, choice in lists.items()}
    words: dict[str, bytes] = {}
    with path.open("wb") as file:
        for part, data in _parts(sheets, facts, lists):
            start, word = file.tell(), _word()
            for some in data:
                file.write(some)
                if part[0] == "sheet":
                    word.update(some)
            parts[part] = start, file.tell() - start
            if part[0] == "sheet":
                words[part[1]] = word.digest()
        told = {name: tuple(extent) for name, extent in extents.items()}
        put_label(file, (first, counts, parts, words, told))
    return Parcel(path, first, counts, parts, words, extents)


def _word() -> hashlib.blake2b:
    return hashlib.blake2b(digest_size=16)


def _parts(
    sheets: Mapping[str, Collection[Said]], facts: Rows, lists: Mapping[str, Choice]
) -> Iterator[tuple[Part, Iterable[bytes]]]:
    for name, some in sheets.items():
        sheet = BY_ID[name]
        yield ("sheet", name), (sheet_rows(sheet, few) for few in _together(some))
        yield ("excel", name), (lines(sheet, few) for few in _together(some))
    if lists:
        yield ("sheet", LISTS), choice_rows(lists)
    for name, values in facts.items():
        of = table(name)
        yield ("facts", name), [marshal.dumps(values)]
        yield ("csv", name), (delimited.lines(of, few) for few in _together(values))


def _together(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Some of the rows at a time: as text they are long."""
    left = iter(rows)
    while some := list(islice(left, _AT_ONCE)):
        yield some


@dataclass(frozen=True, slots=True)
class Parcels:
    """All parcels of a catalog, in the order of the files."""

    some: Sequence[Parcel] = ()

    @property
    def lists(self) -> Mapping[str, Extent]:
        """How far the lists reach from which cells may be chosen."""
        return {name: told for one in self.some for name, told in one.lists.items()}

    def count(self, sheet: str) -> int:
        """How many rows a sheet has."""
        return sum(one.rows.get(sheet, 0) for one in self.some)

    def rows(self, sheet: str, start: int, stop: int) -> Iterator[bytes]:
        """The rows of a sheet as XML, still without their numbers, of those places from 0."""
        for one in self.some:
            count = one.rows.get(sheet, 0)
            if start < count and stop > 0:
                yield from each(one.read(("sheet", sheet)))[max(start, 0) : stop]
            start, stop = start - count, stop - count

    def word(self, sheet: str, start: int, stop: int) -> bytes:
        """A word for the rows of a sheet of those places: it is the same only for the same rows,
        and another where a parcel around them has changed or ends elsewhere."""
        told = _word()
        for one in self.some:
            count = one.rows.get(sheet, 0)
            begin, end = max(start, 0), min(stop, count)
            if begin < end:
                told.update(b"%b %d %d " % (one.words[sheet], begin, end))
            start, stop = start - count, stop - count
        return told.digest()

    def lines(self, sheet: str) -> Iterator[bytes]:
        """The lines of a sheet for Excel, those of each parcel together."""
        return (one.read(("excel", sheet)) for one in self.some)

    def facts(self, name: str) -> Iterator[list[Values]]:
        """The rows of a table of the open data, those of each parcel together."""
        for one in self.some:
            data = one.read(("facts", name))
            if data:
                yield marshal.loads(data)  # noqa: S302 - written by our own worker

    def csv(self, name: str) -> Iterator[bytes]:
        """The lines of such a table, those of each parcel together."""
        return (one.read(("csv", name)) for one in self.some)


def in_order(parcels: Iterable[Parcel]) -> Parcels:
    """The parcels of all workers."""
    return Parcels(sorted(parcels, key=attrgetter("first")))
