"""The same sheets as CSV: for programs, and for a double click in a Russian Excel.

A semicolon parts the cells, because a Russian Excel takes the comma for the decimal sign and would
put a whole line into one cell; a byte order mark says that this is UTF-8. A text that a spreadsheet
would run as a formula gets an apostrophe before it.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from typing import Final

from generator.spreadsheets.columns import SHEETS, Sheet
from generator.spreadsheets.rows import Outgoing
from generator.spreadsheets.values import Shown
from generator.spreadsheets.workbook import cells_of
from generator.text.characters import harmless

DELIMITER: Final = ";"
BOM: Final = "\ufeff"
_FORMULA: Final = re.compile(r"[=+\-@\t\r]")


def csv_files(rows: Outgoing) -> Iterator[tuple[str, bytes]]:
    """A file for each sheet: its name and its bytes. The head bears the names of the fields."""
    for sheet in SHEETS:
        yield f"{sheet.id}.csv", _table(sheet, rows).encode()


def _table(sheet: Sheet, rows: Outgoing) -> str:
    names = [*(key.name for key in sheet.keys), *(column.name for column in sheet.columns)]
    text = io.StringIO()
    text.write(BOM)
    writer = csv.writer(text, delimiter=DELIMITER, lineterminator="\r\n")
    writer.writerow(names)
    for row in rows[sheet.id]:
        cells = cells_of(row)
        writer.writerow([_guarded(cells.get(name)) for name in names])
    return text.getvalue()


def _guarded(cell: Shown) -> str | int | float:
    if cell is None:
        return ""
    if not isinstance(cell, str):
        return cell
    text = harmless(cell)
    return f"'{text}" if _FORMULA.match(text) else text
