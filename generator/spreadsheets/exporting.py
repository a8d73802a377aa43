"""The files of an export: the workbook and the tables, of a folder or of a catalog at hand."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator.catalog import Catalog, load_catalog
from generator.spreadsheets.choices import Choice, choices
from generator.spreadsheets.columns import SHEETS
from generator.spreadsheets.facts import Rows, catalog_facts
from generator.spreadsheets.opendata import OpenFile, open_files
from generator.spreadsheets.parcels import Parcels
from generator.spreadsheets.rows import Outgoing, catalog_rows, read_rows
from generator.spreadsheets.tables import csv_files, head, lines

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
    titles = {identity: card.title for identity, card in catalog.practices.items()}
    outgoing = rows.outgoing()
    files = {WORKBOOK: _workbook(outgoing, choices(catalog, titles)), **dict(csv_files(outgoing))}
    return Exported(files, tuple(rows.unread))


@dataclass(frozen=True, slots=True)
class Holdings:
    """All that the tables of a site are made of: the published practices in parcels, the rows of
    everything else as the workbook and as the open data have them, what its cells may be chosen
    from; the addresses of the site and of its source, if they are known."""

    practices: Parcels
    rows: Outgoing
    facts: Rows
    lists: Mapping[str, Choice]
    today: dt.date
    url: str = ""
    repository: str = ""

    @classmethod
    def of(
        cls, catalog: Catalog, practices: Parcels, url: str = "", repository: str = ""
    ) -> Holdings:
        """The holdings of a catalog."""
        titles = {key: card.title for key, card in catalog.practices.items() if card.published}
        rows, facts = catalog_rows(catalog), catalog_facts(catalog)
        lists = choices(catalog, titles)
        return cls(practices, rows, facts, lists, catalog.today, url, repository)

    def book(self) -> Iterator[OpenFile]:
        """The workbook, with its place on the site."""
        yield site_place(WORKBOOK), _workbook(self.practices.rows(self.rows), self.lists)

    def tables(self) -> Iterator[OpenFile]:
        """The tables for Excel and those for programs, with their places on the site."""
        with tempfile.TemporaryDirectory(prefix="atlas-") as folder:
            for sheet in SHEETS:
                made = Path(folder, f"{sheet.id}.csv")
                with made.open("wb") as file:
                    file.write(head(sheet))
                    file.writelines(self.practices.lines(sheet.id))
                    file.write(lines(sheet, self.rows[sheet.id]))
                yield site_place(made.name), made
                made.unlink()
        practices, others = self.practices.facts, self.facts
        for name, content in open_files(practices, others, self.today, self.url, self.repository):
            yield f"{FOLDER}{name}", content


def site_place(name: str) -> str:
    """Where on the site the file `name` of an export stands."""
    return f"{FOLDER}{name}" if name == WORKBOOK else f"{FOLDER}{FOR_EXCEL}{name}"


def _workbook(rows: Outgoing, lists: Mapping[str, Choice]) -> bytes:
    # openpyxl takes thirteen megabytes; workers that draw pages are born without it.
    from generator.spreadsheets.workbook import workbook

    return workbook(rows, lists)
