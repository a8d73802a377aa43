"""The rows of a catalog: which record each is about, where it stands in which file, what it shows.

Rows are made of the plain values of files, or of records said in the same words. Each has a stamp:
when a row comes back, the stamp tells what people changed from what the catalog changed meanwhile.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path as FilePath
from typing import Any, Final, NamedTuple

from generator.catalog import Catalog
from generator.model.practice import Practice
from generator.model.record import Record
from generator.reading import Kind, read_document, walk
from generator.spreadsheets.columns import BY_ID, Sheet
from generator.spreadsheets.values import Shown, look_up, shown

Keys = tuple[str, ...]
KINDS: Final = (
    Kind.PRACTICE,
    Kind.SITE,
    Kind.REGION,
    Kind.MUNICIPALITIES,
    Kind.CERTIFICATES,
)
"""The kinds of files that rows are made of."""

_PARTED: Final = "\x1f"


@dataclass(frozen=True, slots=True)
class Row:
    """One record. `keys` say which, as the key columns of its sheet do; `path` leads to it."""

    sheet: Sheet
    keys: Keys
    region: str
    file: str
    kind: Kind
    path: tuple[str | int, ...]
    value: Mapping[str, Any]

    def cells(self) -> dict[str, Shown]:
        """What the row shows, by the names of its columns; empty cells are left out."""
        value, region = self.value, self.region
        found: dict[str, Shown] = {}
        for name, path, column in self.sheet.named:
            # Most columns of most rows are empty, and most lie on the first level.
            raw = value.get(path[0]) if len(path) == 1 else look_up(value, path)
            if raw is not None:
                cell = shown(column, raw, region)
                if cell is not None:
                    found[name] = cell
        return found

    def said(self) -> Said:
        """The row as it goes out."""
        return Said(self.sheet.id, self.keys, _order(self), self.cells())


class Said(NamedTuple):
    """A row as it goes out: which sheet, which record, its place among others, what it shows."""

    sheet: str
    keys: Keys
    order: tuple[str, tuple[Any, ...]]
    cells: dict[str, Shown]


Outgoing = Mapping[str, Collection[Said]]
"""The rows that go out, by sheets and in order."""


@dataclass(slots=True)
class Rows:
    """The rows of a catalog by sheets, each in the order of the files; `unread` files gave none."""

    by_sheet: dict[str, dict[Keys, Row]] = field(
        default_factory=lambda: {identity: {} for identity in BY_ID}
    )
    files: dict[str, tuple[Kind, Any]] = field(default_factory=dict)
    """The value of each file that was read."""
    unread: list[str] = field(default_factory=list)

    def take(self, rows: Iterable[Row]) -> None:
        """Take in rows. Of rows with the same keys the first stays: checking tells of the rest."""
        for row in rows:
            self.by_sheet[row.sheet.id].setdefault(row.keys, row)

    def outgoing(self) -> Outgoing:
        """The rows as they go out."""
        return in_order(row.said() for rows in self.by_sheet.values() for row in rows.values())


def cells_of(row: Said) -> dict[str, Shown]:
    """All that a row shows, its keys too, by the names of the columns from left to right."""
    cells: dict[str, Shown] = {
        key.name: int(said) if key.number and said else (said or None)
        for key, said in zip(BY_ID[row.sheet].keys, row.keys, strict=True)
    }
    cells.update(row.cells)
    return cells


def stamp(keys: Keys, cells: Mapping[str, Shown]) -> str:
    """What a row says, in thirteen signs. Two rows that show the same have the same."""
    said = [*keys, *(f"{name}={cells[name]}" for name in sorted(cells))]
    return "x" + hashlib.sha256(_PARTED.join(said).encode()).hexdigest()[:12]


def read_rows(root: FilePath) -> Rows:
    """The rows of the catalog under `root`. Files that cannot be read wholly are left out."""
    rows = Rows()
    for entry in walk(root).entries:
        if entry.kind not in KINDS:
            continue
        document = read_document(root, entry.file, entry.kind)
        if document.sound:
            rows.files[entry.file] = (entry.kind, document.value)
            rows.take(rows_of(entry.kind, entry.id, entry.file, document.value))
        else:
            rows.unread.append(entry.file)
    return rows


def practice_rows(kept: Mapping[str, Practice], catalog: Catalog) -> list[Said]:
    """The rows of the published practices among those whose full records are at hand."""
    cards = catalog.practices
    return [
        row.said()
        for identity, record in kept.items()
        if identity in cards and cards[identity].published
        for row in rows_of(Kind.PRACTICE, identity, cards[identity].file, _said(record))
    ]


def catalog_rows(catalog: Catalog) -> Outgoing:
    """The rows of a catalog that has been read, but for those of its practices."""
    rows, directory = Rows(), catalog.directory
    for site in directory.sites.values():
        rows.take(rows_of(Kind.SITE, site.id, site.file, _said(site.record)))
    for region in directory.regions.values():
        rows.take(rows_of(Kind.REGION, region.id, region.file, _said(region.record)))
    for town in directory.municipalities.values():
        rows.take([_municipality(town.region, town.file, town.path, _said(town.record))])
    for one in directory.certificates:
        rows.take([_certificate(one.region, one.file, one.path, _said(one.record))])
    return rows.outgoing()


def in_order(rows: Iterable[Said]) -> Outgoing:
    """Rows by sheets, in the order of the files and of the records in them."""
    found: dict[str, list[Said]] = {identity: [] for identity in BY_ID}
    for row in sorted(rows, key=lambda row: row.order):
        found[row.sheet].append(row)
    return found


def _said(record: Record) -> dict[str, Any]:
    return record.model_dump(mode="json", by_alias=True, exclude_unset=True)


def _order(row: Row) -> tuple[str, tuple[Any, ...]]:
    return row.file, _place(row.path)


@lru_cache(maxsize=4096)
def _place(path: tuple[str | int, ...]) -> tuple[Any, ...]:
    """`path` as something to sort by; one for all rows that stand there in their files."""
    return tuple((isinstance(part, str), part) for part in path)


def rows_of(kind: Kind, identity: str, file: str, value: Any) -> Iterator[Row]:
    """The rows that a file makes. `identity` is its id: "nizhny/okno", "nizhny"."""
    region = identity.partition("/")[0]
    if kind is Kind.PRACTICE:
        yield Row(BY_ID["practices"], (identity,), region, file, kind, (), value)
        yield from _effects(identity, "", file, (), value)
        for at, one in _records(value, "replications"):
            path, place = ("replications", at), str(at + 1)
            keys = (identity, place)
            yield Row(BY_ID["replications"], keys, region, file, kind, path, one)
            yield from _effects(identity, place, file, path, one)
    elif kind is Kind.SITE:
        yield Row(BY_ID["sites"], (identity,), region, file, kind, (), value)
    elif kind is Kind.MUNICIPALITIES:
        for at, one in enumerate(value):
            if isinstance(one, dict) and isinstance(one.get("id"), str):
                yield _municipality(region, file, (at,), one)
    elif kind is Kind.CERTIFICATES:
        for at, one in enumerate(value):
            if isinstance(one, dict) and isinstance(one.get("number"), str):
                yield _certificate(region, file, (at,), one)
    if kind in OWNERS:
        for at, one in _records(value, "sources"):
            if isinstance(one.get("id"), str):
                keys = (f"{OWNERS[kind]}:{identity}", one["id"])
                yield Row(BY_ID["sources"], keys, region, file, kind, ("sources", at), one)


OWNERS: Final = {Kind.PRACTICE: "practice", Kind.SITE: "site", Kind.REGION: "region"}
"""The kinds of files whose sources have rows, and how their records are called in links."""


def _effects(
    practice: str, replication: str, file: str, path: tuple[str | int, ...], value: Any
) -> Iterator[Row]:
    region = practice.partition("/")[0]
    for at, one in _records(value, "effects"):
        keys = (practice, replication, str(at + 1))
        below = (*path, "effects", at)
        yield Row(BY_ID["effects"], keys, region, file, Kind.PRACTICE, below, one)


def _municipality(
    region: str, file: str, path: tuple[str | int, ...], value: Mapping[str, Any]
) -> Row:
    keys = (f"{region}/{value['id']}",)
    return Row(BY_ID["municipalities"], keys, region, file, Kind.MUNICIPALITIES, path, value)


def _certificate(
    region: str, file: str, path: tuple[str | int, ...], value: Mapping[str, Any]
) -> Row:
    keys = (region, value["number"].strip())
    return Row(BY_ID["certificates"], keys, region, file, Kind.CERTIFICATES, path, value)


def _records(value: Any, name: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """The entries of a list of records that are records, each with its place from 0."""
    entries = value.get(name) if isinstance(value, dict) else None
    for at, entry in enumerate(entries if isinstance(entries, list) else ()):
        if isinstance(entry, dict):
            yield at, entry
