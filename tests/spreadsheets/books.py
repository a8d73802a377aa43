"""Workbooks for tests: an export opened, changed as people change it, and saved again."""

from __future__ import annotations

import datetime as dt
import io
import shutil
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from generator.findings import Finding
from generator.spreadsheets.exporting import WORKBOOK, exported
from generator.spreadsheets.filing import put_in_place
from generator.spreadsheets.importing import Outcome, prepare

PROJECT = Path(__file__).parents[2]
FULL = PROJECT / "tests/cases/good-full"
SAMPLE = PROJECT / "generator/model/sample"
TODAY = dt.date(2026, 11, 22)
NAME = "книга.xlsx"


def catalog(folder: Path, source: Path = FULL) -> Path:
    """A copy of a catalog, with the schemas that its files name."""
    for top in ("practices", "regions"):
        shutil.copytree(source / top, folder / top)
    shutil.copytree(PROJECT / "schema", folder / "schema")
    return folder


def export(root: Path) -> bytes:
    """The workbook of the catalog under `root`."""
    return exported(root, TODAY).files[WORKBOOK]


class Sheets:
    """An exported workbook in somebody's hands."""

    def __init__(self, data: bytes) -> None:
        self.book = load_workbook(io.BytesIO(data))

    def page(self, title: str) -> Worksheet:
        """A sheet by its title."""
        page = self.book[title]
        assert isinstance(page, Worksheet)
        return page

    def column(self, title: str, heading: str) -> int:
        """The number of the column under a heading."""
        named = {str(c.value).rstrip(" *"): c.column for c in self.page(title)[1] if c.value}
        return int(named[heading])

    def row(self, title: str, *keys: str) -> int:
        """The row of a record."""
        for cells in self.page(title).iter_rows(min_row=2):
            if tuple(str(cell.value or "") for cell in cells[: len(keys)]) == keys:
                return int(cells[0].row or 0)
        raise KeyError(keys)

    def get(self, title: str, keys: tuple[str, ...], heading: str) -> Any:
        """What a cell shows."""
        return self.page(title).cell(self.row(title, *keys), self.column(title, heading)).value

    def put(
        self, title: str, keys: tuple[str, ...], heading: str, value: Any, form: str = ""
    ) -> str:
        """Write into a cell; "C5" comes back."""
        cell = self.page(title).cell(self.row(title, *keys), self.column(title, heading))
        self._write(cell, value, form)
        return str(cell.coordinate)

    def add(self, title: str, **fields: Any) -> int:
        """Write a new row: values by headings, with «__» for «: » and «_» for a space."""
        page = self.page(title)
        number = page.max_row + 1
        for name, value in fields.items():
            heading = name.replace("__", ": ").replace("_", " ")
            self._write(page.cell(number, self.column(title, heading)), value, "")
        return number

    def _write(self, cell: Any, value: Any, form: str) -> None:
        cell.value = value
        if form:
            cell.number_format = form

    def saved(self) -> bytes:
        """The workbook as openpyxl saves it: shared strings, its own order of parts."""
        stream = io.BytesIO()
        self.book.save(stream)
        return stream.getvalue()


def asked(root: Path, data: bytes) -> Outcome:
    """What an import of `data` would do."""
    return prepare(root, NAME, data, TODAY)


def imported(root: Path, data: bytes) -> Outcome:
    """Import `data`, which must be possible, and write the files."""
    outcome = asked(root, data)
    assert outcome.possible, said(outcome.findings)
    put_in_place(root, outcome.files)
    return outcome


def said(findings: list[Finding]) -> list[str]:
    """Findings in short: code, place, words."""
    return [f"{f.code.id} {f.file} {f.path}: {f.message()}" for f in findings]


def ids(outcome: Outcome) -> set[str]:
    """The codes of an outcome."""
    return {finding.code.id for finding in outcome.findings}


def files(root: Path) -> dict[str, bytes]:
    """Every file of the catalog with its bytes."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for top in ("practices", "regions")
        for path in sorted((root / top).rglob("*"))
        if path.is_file()
    }
