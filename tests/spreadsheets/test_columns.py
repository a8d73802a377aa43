"""Sheets and columns follow the models: whoever changes a model hears of it here."""

from __future__ import annotations

import pytest

from generator.model.description import describe
from generator.spreadsheets.columns import BY_ID, SHEETS, STAMP, Column, Sheet, Sort, left_out
from generator.spreadsheets.headings import FIELDS, KEYS, TITLES, headings
from generator.spreadsheets.layout import heads_of
from generator.spreadsheets.notes import README, examples, key_note, note

LEFT_OUT = {
    "practices": {
        "steps",
        "effects",
        "scale",
        "replications",
        "kit",
        "contacts",
        "recognition",
        "sources",
    },
    "replications": {"effects"},
    "effects": set(),
    "sites": {"partners", "sources"},
    "municipalities": {"places", "former"},
    "certificates": set(),
    "sources": set(),
}
"""The lists of records, which are no columns. A new one is to be decided on, and told in
docs/contribute/spreadsheets.md."""


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.id)
def test_every_field_is_a_column_or_knowingly_none(sheet: Sheet) -> None:
    """Each field of the model stands in the sheet, or among those that are left to the files."""
    assert left_out(sheet.model) - {key.name for key in sheet.keys} == LEFT_OUT[sheet.id]
    held = {column.path[0] for column in sheet.columns} | {key.name for key in sheet.keys}
    named = {field.name for field in describe(sheet.model).fields}
    assert named - held == LEFT_OUT[sheet.id]


def test_every_name_is_written_and_none_is_left_over() -> None:
    """A field without a Russian name, or a name without its field, is a drift."""
    used = {
        (model.__name__, field)
        for sheet in SHEETS
        for column in sheet.columns
        for model, field in zip(column.owners, column.path, strict=True)
    }
    assert set(FIELDS) == used
    assert set(KEYS) == {(sheet.id, key.name) for sheet in SHEETS for key in sheet.keys}
    assert set(TITLES) == set(BY_ID)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.id)
def test_headings_of_a_sheet_differ(sheet: Sheet) -> None:
    """No two columns of a sheet are called the same, whatever the case."""
    named = [title.casefold() for title in headings(sheet.id).values()]
    assert len(named) == len(set(named))
    assert list(headings(sheet.id))[-1] == STAMP


def every_column() -> list[tuple[Sheet, Column]]:
    """All columns behind the keys."""
    return [(sheet, column) for sheet in SHEETS for column in sheet.columns]


@pytest.mark.parametrize(
    ("sheet", "column"), every_column(), ids=lambda one: getattr(one, "id", "")
)
def test_every_note_tells_what_and_how(sheet: Sheet, column: Column) -> None:
    """A note bears the description of the model, an example, and for dates how to write them."""
    text = note(sheet, column)
    assert column.field.about in text
    assert "\nПример: " in text, column.name
    assert ("2022-05" in text) >= (column.sort is Sort.DATE)
    assert ("Обязательно" in text) is column.required


def test_every_key_has_a_note_with_an_example() -> None:
    """The columns that say which record a row is about explain themselves, too."""
    for sheet in SHEETS:
        for key in sheet.keys:
            assert "Пример: " in key_note(sheet, key)
    assert examples()["practices", "title"]
    assert README[0]


def test_sorts_follow_the_types() -> None:
    """Dates, numbers, ids and closed lists are told apart by the types of the models."""
    sorts = {(sheet.id, column.name): column.sort for sheet, column in every_column()}
    assert sorts["practices", "started"] is Sort.DATE
    assert sorts["effects", "before.value"] is Sort.NUMBER
    assert sorts["effects", "change.value"] is Sort.NUMBER
    assert sorts["municipalities", "population.value"] is Sort.WHOLE
    assert sorts["municipalities", "centre.lat"] is Sort.NUMBER
    assert sorts["municipalities", "oktmo"] is Sort.TEXT
    assert sorts["certificates", "number_known"] is Sort.YES_NO
    assert sorts["certificates", "level"] is Sort.WORD
    assert sorts["effects", "unit"] is Sort.WORD
    assert sorts["practices", "sphere"] is Sort.ID
    assert sorts["practices", "aliases"] is Sort.ID
    assert sorts["practices", "replicated_reported.source"] is Sort.ID


def test_required_columns_bear_an_asterisk() -> None:
    """What a new record cannot do without is seen in the head."""
    starred = {head.name for head in heads_of(BY_ID["practices"]) if head.title.endswith(" *")}
    assert starred == {"id", "title", "summary", "sphere"}
