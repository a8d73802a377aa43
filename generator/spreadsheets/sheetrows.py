"""Rows of the workbook as XML, with the numbers of the rows left open.

What a row says is known long before it is known how many stand above it. So rows are written with a
gap wherever their number belongs, each with an end of its own: signs that no text can hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import zip_longest
from typing import Final

from generator.spreadsheets.choices import Choice
from generator.spreadsheets.columns import BY_ID, STAMP, Sheet
from generator.spreadsheets.layout import Style, heads_of, letters
from generator.spreadsheets.rows import Said, cells_of, stamp
from generator.spreadsheets.values import Shown
from generator.text.characters import harmless

ROW_HEIGHT: Final = 32
"""Points: two lines. A row as high as a whole solution could not be looked through."""

LISTS: Final = "lists"
"""The sheet of lists, among those that have rows of their own."""

_GAP: Final = "\0"
_ROW_END: Final = "\1"
_ESCAPE: Final = re.compile(r"_x(?=[0-9A-Fa-f]{4}_)")
_SIGNS: Final = re.compile("[_&<>]")


def sheet_rows(sheet: Sheet, rows: Iterable[Said]) -> bytes:
    """Some rows of a sheet."""
    places = _places(sheet.id)
    begin = f'<row r="{_GAP}" ht="{ROW_HEIGHT}" customHeight="1">'
    found: list[str] = []
    for row in rows:
        cells = cells_of(row)
        cells[STAMP] = stamp(row.keys, row.cells)
        found.append(begin)
        found += [_cell(places[name], said) for name, said in cells.items() if said is not None]
        found.append(f"</row>{_ROW_END}")
    return "".join(found).encode()


def choice_rows(lists: Mapping[str, Choice]) -> Iterator[bytes]:
    """Each row of the sheet of lists: of each list two columns, an id and what it means."""
    places = [_place(at, Style.CHOICE) for at in range(1, 2 * len(lists) + 1)]
    for entries in zip_longest(*(choice.entries for choice in lists.values()), fillvalue=("", "")):
        cells = (said for entry in entries for said in entry)
        said = [_cell(place, text) for place, text in zip(places, cells, strict=True) if text]
        yield f'<row r="{_GAP}">{"".join(said)}</row>{_ROW_END}'.encode()


def each(rows: bytes) -> Sequence[bytes]:
    """The rows one by one, still without numbers."""
    return rows.split(_ROW_END.encode())[:-1]


def numbered(rows: Sequence[bytes], first: int) -> bytes:
    """Some rows with their numbers; that of the first is `first`."""
    gap = _GAP.encode()
    return b"".join(row.replace(gap, b"%d" % at) for at, row in enumerate(rows, first))


@cache
def _places(sheet: str) -> dict[str, tuple[str, str]]:
    """What stands before and behind what a cell says, but for its kind, by the names of columns."""
    heads = heads_of(BY_ID[sheet])
    return {head.name: _place(at, head.style) for at, head in enumerate(heads, 1)}


def _place(column: int, style: Style) -> tuple[str, str]:
    cell = f'<c r="{letters(column)}{_GAP}" s="{style.value}"'
    return f'{cell} t="inlineStr"><is><t xml:space="preserve">', f"{cell}><v>"


def _cell(place: tuple[str, str], said: Shown) -> str:
    text, number = place
    if isinstance(said, str):
        return f"{text}{_escaped(said)}</t></is></c>"
    return f"{number}{said!r}</v></c>"


def _escaped(text: str) -> str:
    text = harmless(text)
    if _SIGNS.search(text) is None:
        return text
    text = _ESCAPE.sub("_x005F_x", text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
