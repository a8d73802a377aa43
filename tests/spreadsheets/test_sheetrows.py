"""Rows as XML: as openpyxl reads them they say what they were made of, in the styles meant."""

from __future__ import annotations

import io

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from generator.spreadsheets.choices import Choice
from generator.spreadsheets.columns import SHEETS
from generator.spreadsheets.layout import heads_of, letters
from generator.spreadsheets.sheetrows import choice_rows, each, numbered
from spreadsheets.books import FULL, export


def test_columns_are_called_as_spreadsheets_call_them() -> None:
    """Up to three letters."""
    assert [letters(at) for at in range(1, 1000)] == [
        get_column_letter(at) for at in range(1, 1000)
    ]


def test_cells_have_the_styles_of_their_columns() -> None:
    """Rows know styles by numbers that the workbook gives: a cell looks as its column says."""
    book = load_workbook(io.BytesIO(export(FULL)))
    for page, sheet in zip(book.worksheets[1:], SHEETS, strict=False):
        for at, head in enumerate(heads_of(sheet), 1):
            for (cell,) in page.iter_rows(min_row=2, min_col=at, max_col=at):
                if cell.value is not None:
                    assert cell.number_format == ("General" if head.numeric else "@")
                    assert (cell.font.b, cell.alignment.wrap_text) == (head.key, True)
    choice = book.worksheets[-1]["A2"]
    assert (choice.number_format, choice.alignment.wrap_text) == ("@", None)


def test_lists_of_several_lengths_stand_side_by_side() -> None:
    """A row has what each list says in that place; what it does not say takes no cell."""
    lists = {
        "one": Choice("one", "Один", (("a", "А & Б"), ("b", "")), True),
        "two": Choice("two", "Два", (("c", ""),), False),
    }
    rows = each(b"".join(choice_rows(lists)))
    text = numbered(rows, 2).decode()
    assert len(rows) == 2
    assert [text.count(f'r="{cell}"') for cell in ("A2", "B2", "C2", "D2")] == [1, 1, 1, 0]
    assert [text.count(f'r="{cell}"') for cell in ("A3", "B3", "C3", "D3")] == [1, 0, 0, 0]
    assert "А &amp; Б" in text


@pytest.mark.parametrize("first", [2, 99])
def test_rows_are_numbered_when_their_place_is_known(first: int) -> None:
    """Each row and each of its cells bear the number."""
    lists = {"one": Choice("one", "", (("a", "x"), ("b", "y")), True)}
    rows = each(b"".join(choice_rows(lists)))
    text = numbered(rows, first).decode()
    for at in (first, first + 1):
        assert text.count(f'<row r="{at}">') == text.count(f'r="A{at}"') == 1
