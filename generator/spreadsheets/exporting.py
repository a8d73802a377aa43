"""The files of an export: the workbook and the tables, of a folder or of a catalog at hand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator.catalog import Catalog, load_catalog
from generator.spreadsheets.choices import choices
from generator.spreadsheets.facts import Packed
from generator.spreadsheets.opendata import OpenFile, open_files
from generator.spreadsheets.parcels import Parcels, merged
from generator.spreadsheets.rows import Outgoing, catalog_rows, read_rows

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
    files = _files(rows.outgoing(), catalog, titles)
    return Exported(dict(files), tuple(rows.unread))


def site_files(
    catalog: Catalog,
    practices: Sequence[Parcels],
    facts: Iterable[Packed],
    url: str = "",
    repository: str = "",
) -> Iterator[OpenFile]:
    """The same files for the site, and those for programs. `practices` are the rows of all
    published practices, from each worker, and `facts` the same with what the catalog derives;
    `url` and `repository` are the addresses of the site and of its source, if they are known."""
    titles = {key: card.title for key, card in catalog.practices.items() if card.published}
    for name, data in _files(merged(practices, catalog_rows(catalog)), catalog, titles):
        yield site_place(name), data
    for name, content in open_files(catalog, facts, url, repository):
        yield f"{FOLDER}{name}", content


def site_place(name: str) -> str:
    """Where on the site the file `name` of an export stands."""
    return f"{FOLDER}{name}" if name == WORKBOOK else f"{FOLDER}{FOR_EXCEL}{name}"


def _files(
    rows: Outgoing, catalog: Catalog, titles: Mapping[str, str]
) -> Iterator[tuple[str, bytes]]:
    # openpyxl takes thirteen megabytes; workers that draw pages are born without it.
    from generator.spreadsheets.tables import csv_files
    from generator.spreadsheets.workbook import workbook

    yield WORKBOOK, workbook(rows, choices(catalog, titles))
    yield from csv_files(rows)
