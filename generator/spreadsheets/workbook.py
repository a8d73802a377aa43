"""The workbook: heads with notes, drop-downs and widths by openpyxl, the rows poured in as text.

openpyxl would take a minute for what 20,000 practices say, and it takes a text that begins with «=»
for a formula. So it makes the sheets without rows, and the rows are written into its XML: always as
texts or numbers. The archive bears no time, so the same catalog gives the same bytes.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from generator.spreadsheets.choices import Choice, choice_of, choice_of_key
from generator.spreadsheets.columns import SHEETS, STAMP, Sheet, Sort
from generator.spreadsheets.headings import LISTS_TITLE, TITLES, headings
from generator.spreadsheets.notes import README, README_TITLE, key_note, note, stamp_note
from generator.spreadsheets.rows import Outgoing, Said, cells_of, stamp
from generator.text.characters import harmless

AUTHOR: Final = "Атлас практик"
SPARE_ROWS: Final = 1000
"""How many empty rows below the last one have drop-downs, too."""

ROW_HEIGHT: Final = 32
"""Points: two lines. A row as high as a whole solution could not be looked through."""

_THE_DAY: Final = dt.datetime(2020, 1, 1, tzinfo=dt.UTC).replace(tzinfo=None)
_ZIP_DAY: Final = (1980, 1, 1, 0, 0, 0)
_WIDTHS: Final[Mapping[Sort, int]] = {
    Sort.DATE: 13,
    Sort.NUMBER: 11,
    Sort.WHOLE: 11,
    Sort.YES_NO: 9,
    Sort.WORD: 16,
    Sort.ID: 26,
}
_WIDE, _MIDDLE, _NARROW = 60, 34, 18
_HEAD_FILL: Final = PatternFill("solid", fgColor="FF1F4E5F")
_KEY_FILL: Final = PatternFill("solid", fgColor="FF3B3B58")
_HEAD_FONT: Final = Font(bold=True, color="FFFFFFFF")
_LINE: Final = Side(style="thin", color="FFB8C4C8")
_ESCAPE: Final = re.compile(r"_x(?=[0-9A-Fa-f]{4}_)")
_SIGNS: Final = re.compile("[_&<>]")
_END: Final = b"</sheetData>"
_AT_ONCE: Final = 200
"""So many rows are written together."""


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


@dataclass(frozen=True, slots=True)
class Poured:
    """The rows of a sheet, to be written into it piece by piece: together they are long."""

    size: str
    rows: Collection[Said]
    heads: Sequence[Head]
    styles: Sequence[int]

    def pieces(self) -> Iterator[bytes]:
        """The XML of the rows, some at a time."""
        places = {
            head.name: (f'<c r="{get_column_letter(at)}', f'" s="{style}"')
            for at, (head, style) in enumerate(zip(self.heads, self.styles, strict=True), 1)
        }
        rows = enumerate(self.rows, 2)
        while some := [_row_xml(number, row, places) for number, row in islice(rows, _AT_ONCE)]:
            yield "".join(some).encode()


def workbook(rows: Outgoing, lists: Mapping[str, Choice]) -> bytes:
    """The catalog as an XLSX file. The same rows and lists give the same bytes."""
    book = Workbook()
    first = book.active
    assert isinstance(first, Worksheet)
    _read_me(first)
    ranges = _ranges(lists)
    poured: dict[str, Poured] = {}
    for number, sheet in enumerate(SHEETS, 2):
        page = book.create_sheet(TITLES[sheet.id])
        records = rows[sheet.id]
        heads = heads_of(sheet)
        styles = _lay_out(page, heads, len(records), ranges, lists)
        width = get_column_letter(len(heads))
        poured[f"xl/worksheets/sheet{number}.xml"] = Poured(
            f"A1:{width}{len(records) + 1}", records, heads, styles
        )
    _list_choices(book.create_sheet(LISTS_TITLE), lists)
    book.active = 1
    book.properties.creator = AUTHOR
    book.properties.title = AUTHOR
    book.properties.created = _THE_DAY
    raw = io.BytesIO()
    book.save(raw)
    return _packed(raw, poured)


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


def _read_me(page: Worksheet) -> None:
    page.title = README_TITLE
    page.column_dimensions["A"].width = 100
    page.sheet_view.showGridLines = False
    for number, line in enumerate(README, 1):
        cell = page.cell(number, 1, line or None)
        cell.font = Font(bold=True, size=16) if number == 1 else Font(size=12)
        cell.alignment = Alignment(wrap_text=True, vertical="top")


def _lay_out(
    page: Worksheet,
    heads: Sequence[Head],
    count: int,
    ranges: Mapping[str, str],
    lists: Mapping[str, Choice],
) -> list[int]:
    """Head, widths, notes and drop-downs of a sheet; the numbers of the styles of its columns."""
    styles: list[int] = []
    for number, head in enumerate(heads, 1):
        letter = get_column_letter(number)
        size = page.column_dimensions[letter]
        size.width, size.hidden = head.width, head.hidden
        size.number_format = "General" if head.numeric else "@"
        size.alignment = Alignment(wrap_text=True, vertical="top")
        size.font = Font(bold=head.key)
        styles.append(size.style_id)
        cell = page.cell(1, number, head.title)
        cell.font = _HEAD_FONT
        cell.fill = _KEY_FILL if head.key else _HEAD_FILL
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        cell.border = Border(right=_LINE)
        cell.comment = _comment(head.note)
        if head.choice:
            page.add_data_validation(
                _drop_down(letter, count, ranges[head.choice], lists[head.choice].strict)
            )
    page.row_dimensions[1].height = 48
    keys = sum(head.key for head in heads)
    page.freeze_panes = f"{get_column_letter(keys + 1)}2"
    page.auto_filter.ref = f"A1:{get_column_letter(len(heads))}{count + 1}"
    return styles


def _comment(text: str) -> Comment:
    lines = sum(1 + len(line) // 44 for line in text.split("\n"))
    return Comment(text, AUTHOR, height=min(420, 24 + 17 * lines), width=340)


def _drop_down(letter: str, count: int, source: str, strict: bool) -> DataValidation:
    made = DataValidation(
        type="list",
        formula1=source,
        allow_blank=True,
        showErrorMessage=True,
        errorStyle="stop" if strict else "warning",
        errorTitle=AUTHOR,
        error=(
            "Выберите слово из списка."
            if strict
            else "Такого id в каталоге ещё нет. Оставить, если вы заводите его в этой же книге?"
        ),
    )
    made.add(f"{letter}2:{letter}{count + 1 + SPARE_ROWS}")
    return made


def _ranges(lists: Mapping[str, Choice]) -> dict[str, str]:
    """Where on the sheet of lists the ids of each list stand."""
    found = {}
    for number, choice in enumerate(lists.values()):
        letter = get_column_letter(2 * number + 1)
        last = max(len(choice.entries), 1) + 1
        found[choice.id] = f"'{LISTS_TITLE}'!${letter}$2:${letter}${last}"
    return found


def _list_choices(page: Worksheet, lists: Mapping[str, Choice]) -> None:
    for number, choice in enumerate(lists.values()):
        left = 2 * number + 1
        for column, title, width in ((left, choice.title, 30), (left + 1, "Что это", 44)):
            page.column_dimensions[get_column_letter(column)].width = width
            cell = page.cell(1, column, title)
            cell.font, cell.fill = _HEAD_FONT, _HEAD_FILL
            cell.alignment = Alignment(wrap_text=True, vertical="center")
        for at, entry in enumerate(choice.entries, 2):
            for column, said in zip((left, left + 1), entry, strict=True):
                if said:
                    text = page.cell(at, column)
                    text.value = harmless(said)
                    text.data_type, text.number_format = "s", "@"
    page.row_dimensions[1].height = 32
    page.freeze_panes = "A2"


def _row_xml(number: int, row: Said, places: Mapping[str, tuple[str, str]]) -> str:
    """A row; `places` are what stands before and after its number in each cell, by columns."""
    cells = cells_of(row)
    cells[STAMP] = stamp(row.keys, row.cells)
    parts = [f'<row r="{number}" ht="{ROW_HEIGHT}" customHeight="1">']
    for name, said in cells.items():
        if said is None:
            continue
        before, after = places[name]
        if isinstance(said, str):
            parts.append(
                f'{before}{number}{after} t="inlineStr"><is><t xml:space="preserve">'
                f"{_escaped(said)}</t></is></c>"
            )
        else:
            parts.append(f"{before}{number}{after}><v>{said!r}</v></c>")
    parts.append("</row>")
    return "".join(parts)


def _escaped(text: str) -> str:
    text = harmless(text)
    if _SIGNS.search(text) is None:
        return text
    text = _ESCAPE.sub("_x005F_x", text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _packed(raw: io.BytesIO, poured: Mapping[str, Poured]) -> bytes:
    """The archive anew, with the rows in it and without the time of its making."""
    packed = io.BytesIO()
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(packed, "w", compresslevel=5) as new:
        for name in old.namelist():
            info = zipfile.ZipInfo(name, _ZIP_DAY)
            info.compress_type, info.create_system = zipfile.ZIP_DEFLATED, 0
            with new.open(info, "w") as stream:
                for piece in _pieces(name, old.read(name), poured.get(name)):
                    stream.write(piece)
    return packed.getvalue()


def _pieces(name: str, data: bytes, poured: Poured | None) -> Iterator[bytes]:
    """A part of the archive, of a sheet with its rows."""
    if name == "docProps/core.xml":
        data = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>2020-01-01T00:00:00Z", data)
    if poured is None:
        yield data
        return
    size = f'<dimension ref="{poured.size}"'.encode()
    head, end, tail = re.sub(rb'<dimension ref="[^"]*"', size, data, count=1).partition(_END)
    yield head
    yield from poured.pieces()
    yield end + tail
