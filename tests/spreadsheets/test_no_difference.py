"""Out and in again without a change: not a byte of the catalog differs, whoever saved the book."""

from __future__ import annotations

from pathlib import Path

import pytest

from spreadsheets.books import FULL, PROJECT, SAMPLE, Sheets, asked, catalog, export, ids, said
from spreadsheets.libreoffice import as_libreoffice

ROOTS = {"real": PROJECT, "full": FULL, "sample": SAMPLE}


@pytest.fixture(params=ROOTS)
def root(request: pytest.FixtureRequest) -> Path:
    """A catalog: the real one, one with every field, the sample."""
    return ROOTS[request.param]


def test_export_comes_back_without_a_difference(root: Path) -> None:
    """The import of a fresh export changes no file and has nothing to say."""
    outcome = asked(root, export(root))
    assert outcome.files == {}
    assert outcome.findings == [], said(outcome.findings)


@pytest.mark.parametrize("dialect", ["openpyxl", "libreoffice"])
def test_what_another_program_saved_comes_back_without_a_difference(
    root: Path, dialect: str
) -> None:
    """Shared strings, explicit types, absolute targets: another shape says the same."""
    sheets = Sheets(export(root))
    data = sheets.saved() if dialect == "openpyxl" else as_libreoffice(sheets.book)
    outcome = asked(root, data)
    assert outcome.files == {}
    assert outcome.findings == [], said(outcome.findings)


def test_order_and_number_of_sheets_columns_and_rows_do_not_matter(tmp_path: Path) -> None:
    """Columns moved and deleted, rows sorted, empty rows, a title above: nothing differs."""
    root = catalog(tmp_path)
    sheets = Sheets(export(root))
    page = sheets.page("Практики")
    rows = [[cell.value for cell in row] for row in page.iter_rows()]
    page.delete_rows(1, page.max_row)
    page.append(["Каталог за ноябрь"])
    page.append([])
    for row in [rows[0], *reversed(rows[1:])]:
        page.append([*reversed(row[:5])])
        page.append([])
    page.merge_cells("A1:E1")
    sheets.book.move_sheet("Сертификаты", -3)
    del sheets.book["Списки"]
    del sheets.book["Эффекты"]
    sheets.book.create_sheet("Мои заметки").append(["что угодно"])
    outcome = asked(root, sheets.saved())
    assert outcome.files == {}
    assert ids(outcome) == {"X608"}, said(outcome.findings)


def test_headings_are_known_by_their_words(tmp_path: Path) -> None:
    """Case, spaces, the asterisk and even the names of fields: a heading stays what it is."""
    root = catalog(tmp_path)
    sheets = Sheets(export(root))
    for cell in sheets.page("Внедрения")[1]:
        cell.value = f"  {str(cell.value).upper()} \n"
    page = sheets.page("Площадки")
    page.cell(1, sheets.column("Площадки", "Название")).value = "name"
    outcome = asked(root, sheets.saved())
    assert outcome.files == {}
    assert outcome.findings == [], said(outcome.findings)


def test_spaces_that_programs_leave_change_nothing(tmp_path: Path) -> None:
    """No-break spaces, spaces at the ends, other line ends: the text says the same."""
    root = catalog(tmp_path)
    sheets = Sheets(export(root))
    for title in ("Практики", "Внедрения", "Площадки", "Источники"):
        for row in sheets.page(title).iter_rows(min_row=2):
            for cell in row:
                if isinstance(cell.value, str):
                    cell.value = f"\u00a0{cell.value.replace(' ', chr(160))} \r\n "
    outcome = asked(root, sheets.saved())
    assert outcome.files == {}
    assert outcome.findings == [], said(outcome.findings)


def test_numbers_kept_as_texts_and_texts_as_numbers_change_nothing(tmp_path: Path) -> None:
    """«1.0» for 1, an OKTMO as a number, a year as a number: nothing differs."""
    root = catalog(tmp_path)
    sheets = Sheets(export(root))
    for title in sheets.book.sheetnames:
        for row in sheets.page(title).iter_rows(min_row=2):
            for cell in row:
                if isinstance(cell.value, int):
                    cell.value = f"{cell.value}.0" if title != "Списки" else str(cell.value)
                elif isinstance(cell.value, float):
                    cell.value = str(cell.value).replace(".", ",")
                elif isinstance(cell.value, str) and cell.value.isdecimal():
                    cell.value, cell.number_format = float(cell.value), "General"
    outcome = asked(root, sheets.saved())
    assert outcome.files == {}
    assert outcome.findings == [], said(outcome.findings)
