"""The workbook: heads with notes, drop-downs and widths by openpyxl, the rows poured in as text.

openpyxl would take a minute for what 20,000 practices say, and it takes a text that begins with «=»
for a formula. So it makes the sheets without rows, and the rows come between as pieces of XML that
have been pressed before: always texts or numbers.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.dimensions import ColumnDimension
from openpyxl.worksheet.worksheet import Worksheet

from generator.spreadsheets.archive import Member, Piece, archive, piece
from generator.spreadsheets.choices import Extent
from generator.spreadsheets.columns import SHEETS
from generator.spreadsheets.headings import LISTS_TITLE, TITLES
from generator.spreadsheets.layout import Head, Style, heads_of, letters
from generator.spreadsheets.notes import README, README_TITLE
from generator.spreadsheets.sheetrows import LISTS

AUTHOR: Final = "Атлас практик"
SPARE_ROWS: Final = 1000
"""How many empty rows below the last one have drop-downs, too."""

_THE_DAY: Final = dt.datetime(2020, 1, 1, tzinfo=dt.UTC).replace(tzinfo=None)
_HEAD_FILL: Final = PatternFill("solid", fgColor="FF1F4E5F")
_KEY_FILL: Final = PatternFill("solid", fgColor="FF3B3B58")
_HEAD_FONT: Final = Font(bold=True, color="FFFFFFFF")
_LINE: Final = Side(style="thin", color="FFB8C4C8")
_END: Final = b"</sheetData>"
_MODIFIED: Final = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_SIZE: Final = re.compile(rb'<dimension ref="[^"]*"')


class Poured(NamedTuple):
    """The rows of a sheet below its heads: how many they are, and the pieces of its XML that say
    them."""

    size: int
    pieces: Sequence[Piece]


def workbook(rows: Mapping[str, Poured], lists: Mapping[str, Extent]) -> Iterator[bytes]:
    """The catalog as an XLSX file, some bytes at a time: the rows of all sheets and of that of the
    `lists`. The same rows and lists give the same bytes."""
    book = Workbook()
    first = book.active
    assert isinstance(first, Worksheet)
    _number_styles(first)
    _read_me(first)
    ranges = _ranges(lists)
    sizes: dict[str, str] = {}
    for sheet in SHEETS:
        heads = heads_of(sheet)
        count = rows[sheet.id].size
        _lay_out(book.create_sheet(TITLES[sheet.id]), heads, count, ranges, lists)
        sizes[sheet.id] = f"A1:{letters(len(heads))}{count + 1}"
    _lay_out_lists(book.create_sheet(LISTS_TITLE), lists)
    sizes[LISTS] = f"A1:{letters(2 * len(lists))}{rows[LISTS].size + 1}"
    book.active = 1
    book.properties.creator = AUTHOR
    book.properties.title = AUTHOR
    book.properties.created = _THE_DAY
    raw = io.BytesIO()
    book.save(raw)
    poured = {
        f"xl/worksheets/sheet{number}.xml": (size, rows[sheet].pieces)
        for number, (sheet, size) in enumerate(sizes.items(), 2)
    }
    return archive(_members(raw, poured))


def _number_styles(page: Worksheet) -> None:
    """Give the styles of the cells below the heads the numbers that their rows know them by."""
    for style in Style:
        column = page.column_dimensions[letters(style)]
        _dress(column, style)
        assert column.style_id == style
    page.column_dimensions.clear()


def _dress(cells: ColumnDimension, style: Style) -> None:
    """Give the cells of a column a style."""
    cells.number_format = "General" if style in (Style.NUMBER, Style.KEY_NUMBER) else "@"
    if style is not Style.CHOICE:
        cells.alignment = Alignment(wrap_text=True, vertical="top")
        cells.font = Font(bold=style in (Style.KEY, Style.KEY_NUMBER))


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
    lists: Mapping[str, Extent],
) -> None:
    """Head, widths, notes and drop-downs of a sheet."""
    for number, head in enumerate(heads, 1):
        letter = letters(number)
        size = page.column_dimensions[letter]
        size.width, size.hidden = head.width, head.hidden
        _dress(size, head.style)
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
    page.freeze_panes = f"{letters(keys + 1)}2"
    page.auto_filter.ref = f"A1:{letters(len(heads))}{count + 1}"


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


def _ranges(lists: Mapping[str, Extent]) -> dict[str, str]:
    """Where on the sheet of lists the ids of each list stand."""
    found = {}
    for number, (name, extent) in enumerate(lists.items()):
        letter = letters(2 * number + 1)
        last = max(extent.size, 1) + 1
        found[name] = f"'{LISTS_TITLE}'!${letter}$2:${letter}${last}"
    return found


def _lay_out_lists(page: Worksheet, lists: Mapping[str, Extent]) -> None:
    """Heads and widths of the sheet of lists."""
    for number, extent in enumerate(lists.values()):
        left = 2 * number + 1
        for column, title, width in ((left, extent.title, 30), (left + 1, "Что это", 44)):
            page.column_dimensions[letters(column)].width = width
            cell = page.cell(1, column, title)
            cell.font, cell.fill = _HEAD_FONT, _HEAD_FILL
            cell.alignment = Alignment(wrap_text=True, vertical="center")
    page.row_dimensions[1].height = 32
    page.freeze_panes = "A2"


def _members(
    raw: io.BytesIO, poured: Mapping[str, tuple[str, Sequence[Piece]]]
) -> Iterator[Member]:
    """The files of the archive anew, with the rows in them and without the time of its making."""
    with zipfile.ZipFile(raw) as old:
        for name in old.namelist():
            data = old.read(name)
            if name == "docProps/core.xml":
                data = _MODIFIED.sub(rb"\g<1>2020-01-01T00:00:00Z", data)
            if name not in poured:
                yield Member(name, [piece(data)])
                continue
            size, pieces = poured[name]
            data = _SIZE.sub(f'<dimension ref="{size}"'.encode(), data, count=1)
            head, end, tail = data.partition(_END)
            yield Member(name, [piece(head), *pieces, piece(end + tail)])
