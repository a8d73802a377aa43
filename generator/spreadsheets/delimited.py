"""Rows as lines of CSV (RFC 4180) for programs: UTF-8, commas, a dot in fractions, true and false.

Whatever opens such a file may also be a spreadsheet, with any sign between cells. So no text can
become a formula: at the beginning of a cell an apostrophe stands before it, and inside a cell,
behind every sign that some program may part cells or lines by, a space.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from typing import Final

from generator.spreadsheets.dataset import Table

LINE_END: Final = "\r\n"
_BEGINS: Final = re.compile(r"[ \t\r\n]*[=+\-@＝＋－＠\t\r]")
_INSIDE: Final = re.compile(r"([,;|\t\r\n\"'])(?=[=+\-@＝＋－＠])")


def guarded(text: str) -> str:
    """`text` as no spreadsheet takes it for a formula, whatever it parts cells by."""
    if _INSIDE.search(text):  # hardly any text has it, and to look is half as dear
        text = _INSIDE.sub(r"\1 ", text)
    return f"'{text}" if _BEGINS.match(text) else text


def head(of: Table) -> bytes:
    """The first line: the names of the columns."""
    return _written([of.names])


def lines(of: Table, rows: Iterable[Iterable[str | int | float | bool | None]]) -> bytes:
    """The lines of `rows`, each with a value for every column of `of`."""
    return _written([_cell(value) for value in row] for row in rows)


def _cell(value: str | int | float | bool | None) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, str):
        return guarded(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return value


def _written(rows: Iterable[Iterable[str | int | float]]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator=LINE_END).writerows(rows)
    return text.getvalue().encode()
