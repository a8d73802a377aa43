"""A workbook as people sent it: its known sheets, their headings found, each filled cell with its
place.

Only what stands in cells is read, and of formulas only that they are some. Sheets and columns may
stand in any order, with lines above the headings, with empty rows, with others beside them.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any, Final

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter, range_boundaries

from generator.findings import Code, Finding
from generator.findings.catalogue import spreadsheets_books as book_codes
from generator.findings.catalogue import spreadsheets_sheets as codes
from generator.model.likeness import nearest
from generator.spreadsheets.cells import Book, Cell, Held, Line, Page, at
from generator.spreadsheets.columns import BY_ID, STAMP
from generator.spreadsheets.headings import LISTS_TITLE, TITLES, headings
from generator.spreadsheets.notes import README_TITLE
from generator.spreadsheets.opening import Refused, check_workbook
from generator.spreadsheets.values import plain

MOST_ROWS: Final = 1_048_576
MOST_COLUMNS: Final = 16_384
MOST_CELLS: Final = 8_000_000
HEAD_WITHIN: Final = 20
"""In how many filled rows from the top the headings are looked for."""

BROKEN: Final = (
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    ArithmeticError,
    AssertionError,
    SyntaxError,
    OSError,
    EOFError,
    RuntimeError,
    zipfile.BadZipFile,
    zlib.error,
)
"""What openpyxl and the readers of XML and ZIP raise for a workbook that is not sound."""

_MERGED: Final = re.compile(
    rb"<(?:\w+:)?mergeCell\s[^>]*?ref\s*=\s*[\"']([A-Z]+\d+:[A-Z]+\d+)[\"']"
)
_ESCAPE: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")


def read_book(name: str, data: bytes) -> Book:
    """The workbook that `data` makes. Never raises: a file that is none has findings only."""
    book = Book(name)
    try:
        parts = check_workbook(data)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl tells of what it leaves out: we need none
            _read(book, data, parts)
    except Refused as refusal:
        book.pages.clear()
        book.findings.append(Finding(refusal.code, name, values=refusal.values))
    return book


def _read(book: Book, data: bytes, parts: Mapping[str, bytes]) -> None:
    try:
        opened = load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
        sheets = list(opened.worksheets)
        titles = [str(sheet.title) for sheet in sheets]
    except BROKEN as error:
        raise _damaged() from error
    if not _named(parts) & _KNOWN <= {normal(title) for title in titles}:
        raise _damaged()  # openpyxl passes over a sheet whose part is not there
    known = {normal(title): key for key, title in TITLES.items()} | {key: key for key in BY_ID}
    own = {normal(README_TITLE), normal(LISTS_TITLE)}
    budget = _Budget()
    for sheet, title in zip(sheets, titles, strict=True):
        identity = known.pop(normal(title), None)
        if identity is not None:
            try:
                cells = list(_rows(sheet, budget))
                merged = _merged(parts, getattr(sheet, "_worksheet_path", ""))
            except BROKEN as error:
                raise _damaged() from error
            known = {key: one for key, one in known.items() if one != identity}
            _Reader(book, Page(identity, title), cells, merged).read()
        elif normal(title) not in own:
            book.findings.append(_skipped(book.name, title))
    if not book.pages and not any(f.code is codes.NO_HEAD for f in book.findings):
        values = {"expected": ", ".join(f"«{title}»" for title in TITLES.values())}
        book.findings.append(Finding(book_codes.NO_KNOWN_SHEET, book.name, values=values))


_NAMED: Final = re.compile(r"<(?:\w+:)?sheet\s[^>]*?name\s*=\s*[\"']([^\"']*)[\"']")


def _named(parts: Mapping[str, bytes]) -> set[str]:
    """The sheets that a workbook says it has."""
    texts = [data for name, data in parts.items() if name.endswith("workbook.xml")]
    named = [title for data in texts for title in _NAMED.findall(data.decode("utf-8", "replace"))]
    return {normal(unescape(title)) for title in named}


def _damaged() -> Refused:
    words = ("внутри не то, что бывает в книгах", "its contents are not those of a workbook")
    return Refused(book_codes.BOOK_DAMAGED, *words)


def _skipped(name: str, title: str) -> Finding:
    values = {
        "sheet": title,
        "reason": "такого листа в каталоге нет",
        "reason_en": "the catalog has no such sheet",
        "expected": ", ".join(f"«{known}»" for known in TITLES.values()),
    }
    return Finding(book_codes.SHEET_SKIPPED, name, values=values)


def normal(text: str) -> str:
    """A title or a heading as it is compared: case, spaces, «ё», the asterisk do not matter."""
    words = " ".join(plain(text).casefold().replace("ё", "е").split())
    return words.rstrip(" *:")


_KNOWN: Final = frozenset(map(normal, TITLES.values()))


@dataclass(slots=True)
class _Budget:
    """How many cells may still be read."""

    cells: int = MOST_CELLS

    def spend(self, number: int) -> None:
        self.cells -= number
        if self.cells < 0:
            raise Refused(book_codes.BOOK_TOO_LARGE, "слишком много ячеек", "too many cells")


def _rows(sheet: Any, budget: _Budget) -> Iterator[list[Cell]]:
    """The filled cells of each row that has some."""
    sheet.reset_dimensions()  # what a file says of its own size may be wrong
    for number, row in enumerate(sheet.iter_rows(), 1):
        if number > MOST_ROWS:
            raise Refused(
                book_codes.BOOK_TOO_LARGE, "строк больше, чем бывает на листе", "too many rows"
            )
        if len(row) > MOST_COLUMNS:
            raise Refused(
                book_codes.BOOK_TOO_LARGE,
                "столбцов больше, чем бывает на листе",
                "too many columns",
            )
        budget.spend(len(row))
        cells = [cell for one in row if (cell := _cell(one)) is not None]
        if cells:
            yield cells


_HELD: Final[Mapping[str, Held]] = {
    "n": Held.NUMBER,
    "b": Held.YES_NO,
    "d": Held.DAY,
    "e": Held.ERROR,
    "f": Held.FORMULA,
}


_CONSTANTS: Final = {"=TRUE()": True, "=FALSE()": False}
"""So LibreOffice writes the two words; nothing has to be run to know them."""


def _cell(one: Any) -> Cell | None:
    value = one.value
    if value is None:
        return None
    held = _HELD.get(one.data_type, Held.TEXT)
    if held is Held.TEXT:
        text = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), str(value))
        return Cell(one.row, one.column, held, text) if plain(text) else None
    if held is Held.FORMULA:
        constant = _CONSTANTS.get(str(value).upper())
        sort = Held.FORMULA if constant is None else Held.YES_NO
        return Cell(one.row, one.column, sort, constant)
    form = str(one.number_format) if held in (Held.NUMBER, Held.DAY) else "General"
    return Cell(one.row, one.column, held, value, form)


def _merged(parts: Mapping[str, bytes], path: str) -> list[tuple[int, int, int, int]]:
    """The merged cells of a sheet: first column, first row, last column, last row."""
    found = _MERGED.findall(parts.get(path.lstrip("/"), b""))
    ranges = [range_boundaries(one.decode()) for one in found[:10_000]]
    return [(int(a or 0), int(b or 0), int(c or 0), int(d or 0)) for a, b, c, d in ranges]


class _Reader:
    """One sheet: finds the headings, then takes the rows below them."""

    def __init__(
        self,
        book: Book,
        page: Page,
        rows: list[list[Cell]],
        merged: list[tuple[int, int, int, int]],
    ) -> None:
        self.book, self.page, self.rows, self.merged = book, page, rows, merged
        named = headings(page.id)
        self.names = {normal(title): name for name, title in named.items()}
        for name in named:
            self.names.setdefault(normal(name), name)

    def read(self) -> None:
        """Take in the sheet if its headings say which record a row is about."""
        head, texts = self._head()
        self._take_head(head, texts)
        missing = [key for key in BY_ID[self.page.id].keys if key.name not in self.page.columns]
        for key in missing:
            values = {"heading": headings(self.page.id)[key.name]}
            self._say(codes.NO_HEAD, max(head, 1), 1, values)
        if missing:
            return
        below = [row for row in self.rows if row[0].row > head]
        self._take_rows(below, texts)
        self._tell_of_merged(head)
        self.book.pages.append(self.page)

    def _say(self, code: Code, row: int, column: int, values: Mapping[str, str]) -> None:
        self.book.findings.append(at(self.book.name, self.page.title, row, column, code, values))

    def _head(self) -> tuple[int, dict[int, str]]:
        """The row of the headings and what it says in which column."""
        best, found = 0, (0, dict[int, str]())
        for row in self.rows[:HEAD_WITHIN]:
            texts = self._texts(row)
            known = sum(normal(text) in self.names for text in texts.values())
            if known > best:
                best, found = known, (row[0].row, texts)
        return found

    def _texts(self, row: list[Cell]) -> dict[int, str]:
        """The texts of a row; a cell merged with those above it says what they say."""
        number = row[0].row
        texts = {cell.column: str(cell.value) for cell in row if cell.held is Held.TEXT}
        for left, top, right, bottom in self.merged:
            if left == right and top < number <= bottom and left not in texts:
                for cell in (one for above in self.rows[:HEAD_WITHIN] for one in above):
                    if (cell.row, cell.column) == (top, left) and cell.held is Held.TEXT:
                        texts[left] = str(cell.value)
        return texts

    def _take_head(self, head: int, texts: Mapping[int, str]) -> None:
        for column, text in sorted(texts.items()):
            name = self.names.get(normal(text))
            if name is None:
                near = nearest(normal(text), self.names)
                like = headings(self.page.id)[self.names[near[0]]] if near else ""
                values = {"heading": plain(text)[:80], "suggestion": like}
                self._say(codes.COLUMN_UNKNOWN, head, column, values)
            elif name in self.page.columns:
                self._say(codes.COLUMN_TWICE, head, column, {"heading": plain(text)[:80]})
            else:
                self.page.columns[name] = column

    def _take_rows(self, rows: list[list[Cell]], texts: Mapping[int, str]) -> None:
        by_column = {column: name for name, column in self.page.columns.items()}
        nameless: set[int] = set()
        for row in rows:
            line = Line(row[0].row)
            for cell in row:
                name = by_column.get(cell.column)
                if name is not None:
                    line.cells[name] = cell
                elif cell.column not in texts and cell.column not in nameless:
                    nameless.add(cell.column)
                    values = {"letter": get_column_letter(cell.column)}
                    self._say(codes.COLUMN_NAMELESS, cell.row, cell.column, values)
            if set(line.cells) - {STAMP}:
                self.page.lines.append(line)

    def _tell_of_merged(self, head: int) -> None:
        known = set(self.page.columns.values())
        last = self.page.lines[-1].number if self.page.lines else head
        for left, top, right, bottom in self.merged:
            if bottom > head and top <= last and any(left <= one <= right for one in known):
                shown = f"{get_column_letter(left)}{top}:{get_column_letter(right)}{bottom}"
                self._say(codes.MERGED_CELLS, max(top, 1), left, {"range": shown})
