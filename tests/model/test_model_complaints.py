"""Words for refusals: suggestions, safe mends, and a fallback for what no model refuses today."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.anatomy import describe_field, literal_values, model_at, row_length
from generator.model.checking import check_document
from generator.model.complaints import field_shown, finding_of
from generator.model.figures import Change, Effect
from generator.model.likeness import nearest, slip, unit_like
from generator.model.municipality import Municipality
from generator.model.package import Package
from generator.model.practice import Practice
from generator.model.region import Region
from generator.reading import Kind, read_text
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
        ("sоurсеs", "sources"),
        ("sоurсs", "sources"),
        ("Кit", "kit"),
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


NAMES = [
    "shatkovskiy", "koverninskiy", "sechenovskiy", "semenovskiy", "arzamasskiy", "lyskovskiy",
    "bor", "vyksa", "gorodetskiy", "nizhniy-novgorod",
]  # fmt: skip


@pytest.mark.parametrize(
    "word", ["kstovskiy", "pavlovskiy", "ardatovskiy", "sosnovskiy", "vetluzhskiy", "dubovskiy"]
)
def test_an_ending_that_half_of_all_names_have_is_no_likeness(word: str) -> None:
    """A municipality that is gone does not send people to another one that merely ends so."""
    assert nearest(word, NAMES) == []


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("kstovo", "kstovskiy"),
        ("kstovskyi", "kstovskiy"),
        ("kstovsky", "kstovskiy"),
        ("kstovskii", "kstovskiy"),
        ("kstvskiy", "kstovskiy"),
        ("kstowskiy", "kstovskiy"),
        ("shatkovsky", "shatkovskiy"),
        ("satkovskiy", "shatkovskiy"),
        ("semenov", "semenovskiy"),
        ("semenovskyy", "semenovskiy"),
        ("arzamaskiy", "arzamasskiy"),
        ("gorodetsky", "gorodetskiy"),
        ("nizhny-novgorod", "nizhniy-novgorod"),
        ("borr", "bor"),
    ],
)
def test_slips_in_long_names_are_still_found(word: str, known: str) -> None:
    """In the stem, in the ending, or with the name of the town for that of the district."""
    assert nearest(word, [*NAMES, "kstovskiy"]) == [known]


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


@pytest.mark.parametrize(
    ("text", "code", "letters", "fix"),
    [
        ("sourсes: []", "M202", "«с» на 5-м", "sources"),
        ("status: drаft", "M203", "«а» на 3-м", "draft"),
        ("resources: {cost: {value: 1, unit: mіn}}", "M213", "«і» на 2-м", "min"),
        ("resources: {cost: {value: 1, unit: чeловек}}", "M213", "", None),
        ("sphere: publiс-services", "M210", "«с» на 6-м", None),
        ("sources: [{id: gаzeta, title: Итоги}]", "M210", "«а» на 2-м", None),
        ("sphere: образование", "M210", "", None),
    ],
)
def test_letters_that_only_look_latin_are_named(
    text: str, code: str, letters: str, fix: str | None
) -> None:
    """«sourсes» looks like «sources»: the letter is named, and mended where it is clear for what
    it stands."""
    document = read_text("practices/nizhny/okno.yml", text.encode())
    found = [f for f in check_document(document, Kind.PRACTICE).findings if f.code.id == code]
    assert len(found) == 1
    assert letters in found[0].message()
    assert ("букв" in found[0].message()) == bool(letters)
    assert ("латиницей" in found[0].hint()) == bool(letters)
    assert (found[0].fix.replacement if found[0].fix else None) == fix
