"""Words for refusals: suggestions, safe mends, and a fallback for what no model refuses today."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.anatomy import describe_field, literal_values, model_at, row_length
from generator.model.complaints import field_shown, finding_of
from generator.model.figures import Change, Effect
from generator.model.likeness import nearest, slip, unit_like
from generator.model.municipality import Municipality
from generator.model.package import Package
from generator.model.practice import Practice
from generator.model.region import Region
from generator.reading import read_text
from generator.text.units import UNITS

DOCUMENT = read_text("practices/nizhny/okno.yml", b"title: a\nsteps:\n  - title: b\n")


def test_an_unknown_kind_of_refusal_still_has_words() -> None:
    """A future pydantic may refuse in new ways: M299 says at least where, and shows its words."""
    problem = {"type": "brand_new", "loc": ("steps", 0, "title"), "input": "b", "msg": "Oh no"}
    finding = finding_of(DOCUMENT, Practice, (), problem)
    assert (finding.code.id, finding.line, finding.column) == ("M299", 3, 12)
    assert finding.path == "steps[0].title"
    assert finding.message() == "поле «title»: значение «b» не подходит"
    assert finding.message("en") == "field “title”: the value “b” does not fit (Oh no)"


def test_a_field_is_called_by_its_name() -> None:
    """Entries of lists go by the name of their list, entries of list files by their number."""
    assert field_shown(("replications", 2, "since")) == "since"
    assert field_shown(("tools", 1)) == "tools"
    assert field_shown((3,)) == "№ 4"
    assert field_shown(()) == ""


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("sumary", "summary"),
        ("summaryy", "summary"),
        ("summery", "summary"),
        ("smumary", "summary"),
        ("Summary", "summary"),
        ("learned-at", "learned_at"),
        ("LearnedAt", "learned_at"),
        ("publishd", "published"),
        ("sourcess", "sources"),
        ("title_", "title"),
    ],
)
def test_a_slip_of_the_hand_is_recognised(word: str, known: str) -> None:
    """One letter missing, added, changed or swapped; other case or joints."""
    known = known.replace("_", "")
    assert slip(word, known)


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("pavlovskiy", "kstovskiy"),
        ("form", "from"),
        ("by", "be"),
        ("reglament", "regulation"),
        ("tool", "tools"),
        ("kstovo", "kstovskiy"),
        ("started", "finished"),
    ],
)
def test_another_word_is_no_slip(word: str, known: str) -> None:
    """Short words and other words may be meant as they stand."""
    assert not slip(word, known)


@given(st.text("abcde-", min_size=5, max_size=9), st.data())
def test_slips_of_one_letter_are_always_recognised(known: str, data: st.DataObject) -> None:
    """Whatever the word, whichever letter."""
    at = data.draw(st.integers(0, len(known) - 1))
    missing = known[:at] + known[at + 1 :]
    added = known[:at] + "z" + known[at:]
    changed = known[:at] + "z" + known[at + 1 :]
    assert slip(added, known)
    assert slip(changed, known)
    assert len(missing) < 5 or slip(missing, known)


def test_suggestions_need_likeness() -> None:
    """A common ending is not enough."""
    known = ["kstovskiy", "bor", "arzamas"]
    assert nearest("kstovo", known) == ["kstovskiy"]
    assert nearest("pavlovskiy", known) == []
    assert nearest("arzamaz", known) == ["arzamas"]


@pytest.mark.parametrize(
    ("word", "unit"),
    [
        ("минуты", "min"), ("мин", "min"), ("мин.", "min"), ("час", "h"), ("часов", "h"),
        ("рублей", "rouble"), ("₽", "rouble"), ("%", "percent"), ("чел.", "person"),
        ("Человек", "person"), ("дней", "day"), ("лет", "year"),
    ],
)  # fmt: skip
def test_russian_units_lead_to_their_ids(word: str, unit: str) -> None:
    """Who writes «минуты» gets `min`, surely."""
    assert unit_like(word) == (unit, True)


def test_other_units_are_suggested_by_likeness() -> None:
    """English words near an id are suggested; a slip is sure, a likeness is not."""
    assert unit_like("percents") == ("percent", True)
    assert unit_like("persons") == ("person", True)
    assert unit_like("complaining") == ("complaint", False)
    assert unit_like("parsec!!") == ("", False)
    assert all(unit_like(unit)[0] in UNITS for unit in UNITS)


def test_paths_lead_through_models() -> None:
    """Names as files write them, through lists, unions and rows of fixed length."""
    assert model_at(Practice, ("effects", 0, "change")) is Change
    assert model_at(Practice, ("replications", 3, "effects", 1)) is Effect
    assert model_at(Practice, ("title",)) is None
    assert model_at(Practice, ("nothing", 0)) is None
    assert literal_values(Practice, ("status",)) == ["draft", "published", "archived"]
    assert literal_values(Package, ("waves", 0, "municipalities", 0, "status"))[0] == "planned"
    assert row_length(Region, ("tile",)) == 2
    assert row_length(Municipality, ("places", 4)) == 3
    assert row_length(Practice, ("tools",)) == 0
    assert describe_field(Practice, "title").endswith("Единое окно муниципальных услуг в Кстове")
    assert describe_field(Practice, "nothing") == describe_field(None, "title") == ""
