"""What an import gathers while it goes through a workbook: new values, findings, where rows stand.

Nothing is written here: the values are copies, changed in place row after row.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from generator.findings import Code, Finding
from generator.findings.catalogue import spreadsheets_sheets as codes
from generator.reading import Kind
from generator.spreadsheets.cells import Book, Cell, Line, Page, at
from generator.spreadsheets.columns import Sheet
from generator.spreadsheets.headings import headings
from generator.spreadsheets.meaning import Unclear, meaning
from generator.spreadsheets.rows import Rows
from generator.spreadsheets.values import look_up, with_value

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Trace:
    """Where a row of the workbook stands in the catalog."""

    file: str
    path: Path
    page: Page
    line: Line
    changed: tuple[str, ...]
    """The columns that the row changes; of a new record all that it fills."""
    new: bool


@dataclass(slots=True)
class Comparison:
    """All that a workbook asks for. `values` are the new values of the files that change."""

    findings: list[Finding] = field(default_factory=list)
    values: dict[str, Any] = field(default_factory=dict)
    kinds: dict[str, Kind] = field(default_factory=dict)
    traces: list[Trace] = field(default_factory=list)
    present: frozenset[str] = frozenset()
    """The files that are there."""


class Told(Exception):
    """The row is left alone; why has been told."""


@dataclass(frozen=True, slots=True)
class Desk:
    """A row of the workbook at work."""

    page: Page
    line: Line
    sheet: Sheet

    @property
    def corner(self) -> int:
        """The column of the first key: where what concerns the whole row is told."""
        return self.page.columns[self.sheet.keys[0].name]


class Ledger:
    """The catalog on one side, the workbook on the other, and what comes of them."""

    def __init__(self, book: Book, rows: Rows) -> None:
        self.book, self.rows = book, rows
        self.regions = sorted(
            file.split("/")[1] for file, (kind, _) in rows.files.items() if kind is Kind.REGION
        )
        """The regions that have a passport."""
        self.owners: dict[str, str] = {
            f"{row.kind.value}:{row.keys[0]}": row.file
            for sheet in ("practices", "sites")
            for row in rows.by_sheet[sheet].values()
        }
        """The files of practices and sites, new ones too: «practice:nizhny/okno»."""
        self.made = Comparison(present=frozenset(rows.files))

    # Values

    def value(self, file: str, kind: Kind, empty: Any) -> Any:
        """The new value of a file, to be changed in place; `empty` for a file that is not there."""
        if file not in self.made.values:
            _, value = self.rows.files.get(file, (kind, empty))
            self.made.values[file] = copy.deepcopy(value)
            self.made.kinds[file] = kind
        return self.made.values[file]

    def put(self, file: str, kind: Kind, path: Path, record: Any) -> None:
        """Set a record in its file."""
        holder = self.value(file, kind, {})
        if not path:
            self.made.values[file] = record
            return
        for part in path[:-1]:
            holder = holder[part]
        holder[path[-1]] = record

    def meant(self, desk: Desk, value: Any, region: str) -> Iterator[tuple[str, Any]]:
        """Each column that the workbook has, with what its cell means; what is not clear is told
        and left as the file has it."""
        for column in desk.sheet.columns:
            if column.name not in desk.page.columns:
                continue
            current = look_up(value, column.path)
            cell = desk.line.cells.get(column.name)
            try:
                yield column.name, meaning(column, cell, current, region) if cell else None
            except Unclear as unclear:
                assert cell is not None
                self.tell(desk, column.name, cell, unclear)
                yield column.name, current

    def filled(self, desk: Desk, begun: dict[str, Any], region: str) -> dict[str, Any]:
        """A new record: `begun` and what the row says."""
        record = begun
        for name, meant in self.meant(desk, {}, region):
            if meant is not None:
                record = with_value(record, desk.sheet.by_name[name], meant)
        return record

    # Words

    def trace(self, desk: Desk, file: str, path: Path, changed: list[str], *, new: bool) -> None:
        """Note where a row stands and what it changes."""
        names = tuple(name for name in changed if name in desk.sheet.by_name)
        self.made.traces.append(Trace(file, path, desk.page, desk.line, names, new))

    def say(self, desk: Desk, code: Code, column: str = "", **values: str) -> None:
        """A finding at a column of the row, else at its first key."""
        number, title = desk.page.columns.get(column, desk.corner), desk.page.title
        self.made.findings.append(at(self.book.name, title, desk.line.number, number, code, values))

    def tell(self, desk: Desk, name: str, cell: Cell, unclear: Unclear) -> None:
        """A finding about a cell that is not clear."""
        values = {"heading": headings(desk.sheet.id)[name], **unclear.values}
        place = (self.book.name, desk.page.title, cell.row, cell.column)
        self.made.findings.append(at(*place, unclear.code, values))

    def refuse_unread(self, desk: Desk, file: str) -> None:
        """Raise Told if the file is there and cannot be read."""
        if file in self.rows.unread:
            self.say(desk, codes.FILE_UNREAD, target=file)
            raise Told
