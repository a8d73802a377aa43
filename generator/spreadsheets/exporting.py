"""The files of an export: the workbook and the tables, of a folder or of a catalog at hand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Final

from generator.catalog import load_catalog
from generator.publishing.open_files import Maker, OpenFile
from generator.spreadsheets.archive import Piece, piece
from generator.spreadsheets.choices import Extent, choices
from generator.spreadsheets.columns import SHEETS
from generator.spreadsheets.opendata import database_file, table_files
from generator.spreadsheets.parcels import Parcels
from generator.spreadsheets.pressing import FIRST, Span, all_spans, in_pieces, press, pressed
from generator.spreadsheets.rows import read_rows
from generator.spreadsheets.sheetrows import LISTS, choice_rows, each, numbered, sheet_rows
from generator.spreadsheets.tables import csv_files, head

WORKBOOK: Final = "atlas.xlsx"
FOLDER: Final = "data/"
"""Where the site offers them."""
FOR_EXCEL: Final = "excel/"
"""Where in it the tables for Excel stand; those for programs have the place itself."""


@dataclass(frozen=True, slots=True)
class Exported:
    """The files by their names; `unread` are files of the catalog that are not in them."""

    files: Mapping[str, bytes]
    unread: tuple[str, ...]


def exported(root: Path, today: dt.date) -> Exported:
    """The catalog under `root` as spreadsheets."""
    rows = read_rows(root)
    catalog = load_catalog(root, today).catalog
    lists = choices(catalog, {identity: card.title for identity, card in catalog.practices.items()})
    outgoing = rows.outgoing()
    told = {sheet.id: sheet_rows(sheet, outgoing[sheet.id]) for sheet in SHEETS}
    told[LISTS] = b"".join(choice_rows(lists))
    pieces = {name: _pieces(data) for name, data in told.items()}
    book = b"".join(_workbook(pieces, {name: one.extent for name, one in lists.items()}))
    return Exported({WORKBOOK: book, **dict(csv_files(outgoing))}, tuple(rows.unread))


def _pieces(rows: bytes) -> tuple[int, list[Piece]]:
    """How many rows a sheet has, and all of them pressed."""
    some = each(rows)
    return len(some), [piece(numbered(part, first)) for first, part in in_pieces(some, FIRST)]


@dataclass(frozen=True, slots=True)
class Holdings:
    """All that the tables of a site are made of: the parcels of its records, the `folder` for what
    is pressed of them; the addresses of the site and of its source, if they are known."""

    parcels: Parcels
    folder: Path
    today: dt.date
    url: str = ""
    repository: str = ""

    @property
    def pressed(self) -> list[str]:
        """The names of the files in the folder that are pressed for the workbook, or were pressed
        for the last one and may serve again."""
        return [span.file for span in all_spans(self.parcels)]

    def steps(self) -> Sequence[Sequence[Maker]]:
        """What makes all files, step by step: makers of one step may work side by side, but need
        all that the step before has made. Two workers have as much to do who take turns."""
        return (
            [partial(self._pressed, span) for span in all_spans(self.parcels)],
            [self.for_people, self.database, self.tables],
        )

    def files(self) -> Iterator[OpenFile]:
        """All files, with their places on the site."""
        return chain.from_iterable(make() for step in self.steps() for make in step)

    def _pressed(self, span: Span) -> Iterable[OpenFile]:
        """Get some rows of the workbook ready; that makes no file yet."""
        press(self.parcels, span, self.folder)
        return ()

    def for_people(self) -> Iterator[OpenFile]:
        """The workbook, and the tables for Excel."""
        yield from self._book()
        for sheet in SHEETS:
            lines = chain([head(sheet)], self.parcels.lines(sheet.id))
            yield site_place(f"{sheet.id}.csv"), lines

    def _book(self) -> Iterator[OpenFile]:
        pieces = {
            name: (self.parcels.count(name), pressed(self.parcels, name, self.folder))
            for name in (*(sheet.id for sheet in SHEETS), LISTS)
        }
        yield site_place(WORKBOOK), _workbook(pieces, self.parcels.lists)

    def tables(self) -> Iterator[OpenFile]:
        """The tables for programs."""
        for name, data in table_files(self.parcels.csv, self.today, self.url, self.repository):
            yield f"{FOLDER}{name}", data

    def database(self) -> Iterator[OpenFile]:
        """The database."""
        for name, data in database_file(self.parcels.facts, self.today, self.url):
            yield f"{FOLDER}{name}", data


def site_place(name: str) -> str:
    """Where on the site the file `name` of an export stands."""
    return f"{FOLDER}{name}" if name == WORKBOOK else f"{FOLDER}{FOR_EXCEL}{name}"


def _workbook(
    rows: Mapping[str, tuple[int, Sequence[Piece]]], lists: Mapping[str, Extent]
) -> Iterator[bytes]:
    # openpyxl takes thirteen megabytes; workers that draw pages are born without it.
    from generator.spreadsheets.workbook import Poured, workbook

    return workbook({name: Poured(*some) for name, some in rows.items()}, lists)
