"""The sheets as CSV for a double click in a Russian Excel.

A semicolon parts the cells and a comma the fraction, because a Russian Excel takes the comma for
the decimal sign and would put a whole line into one cell; a byte order mark says that this is
UTF-8; the heads are those of the workbook. A text that a spreadsheet would run as a formula is
guarded, whatever signs it parts cells by. Tables for programs are those of `opendata`.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Final

from generator.spreadsheets.columns import SHEETS, Sheet
from generator.spreadsheets.delimited import guarded
from generator.spreadsheets.headings import headings
from generator.spreadsheets.rows import Outgoing, Said, cells_of
from generator.spreadsheets.values import Shown
from generator.text.characters import harmless

DELIMITER: Final = ";"
BOM: Final = "\ufeff"


def csv_files(rows: Outgoing) -> Iterator[tuple[str, bytes]]:
    """A file for each sheet: its name and its bytes."""
    for sheet in SHEETS:
        yield f"{sheet.id}.csv", head(sheet) + lines(sheet, rows[sheet.id])


def head(sheet: Sheet) -> bytes:
    """The first line of the table of a sheet."""
    titles = headings(sheet.id)
    return BOM.encode() + _written([[titles[name] for name in _names(sheet)]])


def lines(sheet: Sheet, rows: Iterable[Said]) -> bytes:
    """The lines of some rows of a sheet."""
    names = _names(sheet)
    every = map(cells_of, rows)
    return _written([_cell(cells.get(name)) for name in names] for cells in every)


def _names(sheet: Sheet) -> list[str]:
    return [*(key.name for key in sheet.keys), *(column.name for column in sheet.columns)]


def _written(rows: Iterable[list[str | int]]) -> bytes:
    data = io.BytesIO()
    # Encoded as it grows: text takes four bytes a letter while it is put together.
    text = io.TextIOWrapper(data, encoding="utf-8", newline="")
    csv.writer(text, delimiter=DELIMITER, lineterminator="\r\n").writerows(rows)
    text.flush()
    return data.getvalue()


def _cell(cell: Shown) -> str | int:
    if cell is None:
        return ""
    if isinstance(cell, float):
        return repr(cell).replace(".", ",")
    return guarded(harmless(cell)) if isinstance(cell, str) else cell
