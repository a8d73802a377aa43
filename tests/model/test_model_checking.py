"""From values to records and findings: every mistake once, at its place, and none hides another."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.findings import Finding, in_order
from generator.model.checking import Checked, check_document
from generator.reading import Document, Kind, read_text

PRACTICE = """\
title: Единое окно
summary: Жалоб стало меньше.
sphere: public-services
origin:
  organisation: МФЦ
"""


def check(text: str, kind: Kind = Kind.PRACTICE) -> Checked:
    """What a file of `kind` with this text gives."""
    return check_document(document(text, kind), kind)


def document(text: str, kind: Kind = Kind.PRACTICE) -> Document:
    """A file of `kind` with this text."""
    return read_text("practices/nizhny/okno.yml", text.encode(), kind.limits, shape=kind.shape)


def said(findings: list[Finding]) -> list[tuple[str, int, int, str]]:
    """Code, line, column and path of each finding."""
    return [(f.code.id, f.line, f.column, f.path) for f in in_order(findings)]


def test_a_good_file_gives_one_record() -> None:
    """The record of a one-record file stands at the empty path."""
    checked = check(PRACTICE)
    assert checked.findings == []
    assert list(checked.records) == [()]


def test_an_unreadable_file_gives_nothing() -> None:
    """What reading refused has been said there."""
    checked = check("title: [")
    assert (checked.records, checked.findings) == ({}, [])


def test_an_empty_optional_field_is_a_warning_and_the_record_stays() -> None:
    """`started:` with nothing behind it says nothing and hurts nobody."""
    checked = check(PRACTICE + "started:\nresources: {cost: ~}\n")
    assert said(checked.findings) == [
        ("M205", 6, 9, "started"),
        ("M205", 7, 19, "resources.cost"),
    ]
    assert list(checked.records) == [()]


def test_an_empty_required_field_is_said_once_and_there() -> None:
    """`title:` with nothing behind it is a missing title in its own line."""
    checked = check(PRACTICE.replace("Единое окно", ""))
    assert said(checked.findings) == [("M201", 1, 7, "title")]


def test_an_empty_entry_does_not_move_the_others() -> None:
    """The mistake behind an empty entry keeps its own line and number."""
    checked = check(PRACTICE + "tools:\n  - five-s\n  -\n  - Пять С\n")
    assert said(checked.findings) == [("M233", 8, 4, "tools[1]"), ("M210", 9, 5, "tools[2]")]
    assert checked.records == {}


def test_an_empty_entry_of_a_list_file_leaves_the_others_usable() -> None:
    """A register with a lone hyphen still has its certificates."""
    good = "- {id: bor, name: Бор, kind: zato, centre: {name: Бор, lat: 56, lon: 44}}\n"
    checked = check(good + "-\n" + good.replace("id: bor", "id: kulebaki"), Kind.MUNICIPALITIES)
    assert said(checked.findings) == [("M233", 2, 2, "[1]")]
    assert list(checked.records) == [(0,), (2,)]


def test_a_bad_entry_does_not_hide_the_good_ones() -> None:
    """Lists and vocabularies are checked entry by entry, and the lost ids are remembered."""
    checked = check("five-s: {name: 5С}\nkanban: {nam: Канбан}\nlost:\n", Kind.TOOLS)
    assert [f.code.id for f in checked.findings] == ["M202", "M201"]
    assert list(checked.records) == [("five-s",)]
    assert checked.lost == {"kanban", "lost"}


def test_an_entry_of_a_vocabulary_may_not_be_a_lone_key() -> None:
    """`kanban:` with nothing behind it lacks its name."""
    checked = check("kanban:\n", Kind.TOOLS)
    assert said(checked.findings) == [("M201", 1, 8, "kanban.name")]


@pytest.mark.parametrize("entry", ["0", "text", "[]", "false"])
def test_an_entry_that_is_no_mapping_is_said_to_be_none(entry: str) -> None:
    """A number, a text or a list in place of fields."""
    checked = check(f"kanban: {entry}\n", Kind.TOOLS)
    assert said(checked.findings) == [("M218", 1, 9, "kanban")]


def test_a_misspelt_required_field_is_one_mistake() -> None:
    """«sumary» is not also a missing «summary»."""
    checked = check(PRACTICE.replace("summary", "sumary"))
    [finding] = checked.findings
    assert (finding.code.id, finding.line, finding.column) == ("M202", 2, 1)
    assert finding.message() == "нет поля «sumary»; похоже на «summary»"
    assert finding.fix is not None
    assert finding.fix.replacement == "summary"


def test_lost_entries_are_remembered_by_id_or_number() -> None:
    """A reference to an entry that could not be used is not reported a second time."""
    checked = check("- {id: bor}\n- {name: Бор}\n- text\n", Kind.MUNICIPALITIES)
    assert checked.lost == {"bor"}
    checked = check("- {number: ОР-14}\n", Kind.CERTIFICATES)
    assert checked.lost == {"ОР-14"}


def test_a_number_in_place_of_text_is_quoted_as_it_was_written() -> None:
    """1.10 is not 1.1, and a phone keeps its plus."""
    checked = check(PRACTICE + "contacts:\n  - {organisation: МФЦ, phone: +78314530000}\n")
    [finding] = checked.findings
    assert finding.values["value"] == "+78314530000"
    assert finding.fix is not None
    assert finding.fix.replacement == '"+78314530000"'
    [finding] = check(PRACTICE.replace("Единое окно", "1.10")).findings
    assert finding.values["value"] == "1.10"


def test_a_guess_is_suggested_but_never_a_fix() -> None:
    """Only a slip of the hand is mended unasked; another word is the author's to choose."""
    [slip] = check(PRACTICE + "status: publishd\n").findings
    assert slip.fix is not None
    [guess] = check(PRACTICE + "kit: [{title: Курс, kind: training-course}]\n").findings
    assert guess.values["suggestion"] == "training"
    assert guess.fix is None


def test_all_mistakes_of_a_file_are_said_at_once() -> None:
    """Also those that stand inside one another's neighbours."""
    text = PRACTICE + (
        "started: 2021-02-30\n"
        "steps:\n  - {titel: Замер, days: 0}\n  - {title: Центр, days: два}\n"
        "effects:\n  - {metric: Жалобы, before: много, after: 4}\n"
    )
    assert said(check(text).findings) == [
        ("M208", 6, 10, "started"),
        ("M202", 8, 6, "steps[0].titel"),
        ("M216", 8, 26, "steps[0].days"),
        ("M215", 9, 26, "steps[1].days"),
        ("M214", 11, 30, "effects[0].before"),
    ]


KEYS = st.sampled_from(
    ["title", "summary", "id", "name", "origin", "effects", "sources", "replications", "from", "x"]
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


@given(st.sampled_from(list(Kind)), VALUES)
def test_checking_never_raises_and_never_is_silent(kind: Kind, value: Any) -> None:
    """Any value in any kind of file: records or findings, never a traceback, never nothing lost
    without a word."""
    made = Document("a.yml", value, {}, [])
    checked = check_document(made, kind)
    if isinstance(value, list) and kind in (Kind.MUNICIPALITIES, Kind.CERTIFICATES):
        said_of = {f.path.partition("]")[0] for f in checked.findings}
        for index in range(len(value)):
            assert (index,) in checked.records or f"[{index}" in said_of
    for finding in checked.findings:
        assert finding.message("ru")
        assert finding.message("en")
