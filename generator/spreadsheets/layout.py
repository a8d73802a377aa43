"""How the columns of the workbook are laid out: their heads, notes, widths and styles.

Known without openpyxl, which takes thirteen megabytes: rows are written as XML by workers who draw
pages and are born without it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from typing import Final

from generator.spreadsheets.choices import choice_of, choice_of_key
from generator.spreadsheets.columns import STAMP, Sheet, Sort
from generator.spreadsheets.headings import headings
from generator.spreadsheets.notes import key_note, note, stamp_note

_WIDTHS: Final[Mapping[Sort, int]] = {
    Sort.DATE: 13,
    Sort.NUMBER: 11,
    Sort.WHOLE: 11,
    Sort.YES_NO: 9,
    Sort.WORD: 16,
    Sort.ID: 26,
}
_WIDE, _MIDDLE, _NARROW = 60, 34, 18


class Style(IntEnum):
    """The styles of cells below the heads, by their numbers in the workbook: of the first 0, which
    is nobody's, come these."""

    TEXT = 1
    NUMBER = 2
    KEY = 3
    KEY_NUMBER = 4
    CHOICE = 5
    """An entry on the sheet of lists."""


@dataclass(frozen=True, slots=True)
class Head:
    """A column of a sheet as it is laid out."""

    name: str
    title: str
    note: str
    width: int
    choice: str = ""
    numeric: bool = False
    key: bool = False
    hidden: bool = False

    @property
    def style(self) -> Style:
        """That of its cells."""
        if self.key:
            return Style.KEY_NUMBER if self.numeric else Style.KEY
        return Style.NUMBER if self.numeric else Style.TEXT


def heads_of(sheet: Sheet) -> list[Head]:
    """The columns of a sheet from left to right: the keys, the fields, the stamp."""
    named = headings(sheet.id)
    heads = [
        Head(
            key.name,
            named[key.name] + ("" if key.number else " *"),
            key_note(sheet, key),
            _NARROW if key.number or key.name == "number" else _MIDDLE,
            choice_of_key(key),
            key.number,
            True,
        )
        for key in sheet.keys
    ]
    for column in sheet.columns:
        numeric = column.sort in (Sort.NUMBER, Sort.WHOLE)
        form = column.field.form
        wide = _WIDE if form.about == "markdown" or column.name == "summary" else _MIDDLE
        heads.append(
            Head(
                column.name,
                named[column.name] + (" *" if column.required else ""),
                note(sheet, column),
                _WIDTHS.get(column.sort, wide),
                choice_of(column),
                numeric,
            )
        )
    return [*heads, Head(STAMP, named[STAMP], stamp_note(), _NARROW, hidden=True)]


@cache
def letters(column: int) -> str:
    """How a column, counted from 1, is called: A, B, ..., Z, AA, ..."""
    above, last = divmod(column - 1, 26)
    return (letters(above) if above else "") + chr(ord("A") + last)
