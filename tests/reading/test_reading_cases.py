"""Every case file gives exactly the findings, the value and the places that it says."""

from __future__ import annotations

import re

import pytest
from made_cases import MADE, Made
from reading_cases import HERE, UNSAID, Case, Expected, cases, name_of

from generator.findings import Finding
from generator.reading import Document, read_text

BOTH = cases("good") + cases("bad")


def check(document: Document, expected: list[Expected]) -> None:
    """The findings of a document are the expected ones, and their words are whole."""
    said = [
        f"{f.code.id} {f.line}:{f.column} {f.message()} | {f.hint()}" for f in document.findings
    ]
    assert len(said) == len(expected), said
    for finding, one in zip(document.findings, expected, strict=True):
        assert one.matches(finding), (one, said)
        check_words(finding)


def check_words(finding: Finding) -> None:
    """Every slot that is not optional is filled, in both languages."""
    for words in (finding.code.message, finding.code.hint):
        for template in (words.ru, words.en):
            needed = re.findall(r"\{(\w+)\}", re.sub(r"\[\[.*?\]\]", "", template))
            assert all(finding.values.get(slot) for slot in needed), (template, finding.values)
    for lang in ("ru", "en"):
        assert (finding.message(lang) + finding.hint(lang)).isprintable()


@pytest.mark.parametrize("case", BOTH, ids=name_of)
def test_case_gives_its_findings(case: Case) -> None:
    """The findings are those of the case: code, line, column and words, and no others."""
    check(case.read(), case.findings)


@pytest.mark.parametrize("case", [case for case in BOTH if case.value is not UNSAID], ids=name_of)
def test_case_gives_its_value(case: Case) -> None:
    """The value is that of the case, with the very types: 1 is neither 1.0 nor true."""
    value = case.read().value
    assert repr(value) == repr(case.value)


@pytest.mark.parametrize("case", [case for case in BOTH if case.places], ids=name_of)
def test_case_gives_its_places(case: Case) -> None:
    """Values stand where the case says."""
    document = case.read()
    for path, line, column in case.places:
        place = document.place(path)
        assert (place.line, place.column) == (line, column), path


@pytest.mark.parametrize("case", cases("good"), ids=name_of)
def test_good_case_has_nothing_to_say(case: Case) -> None:
    """A good case expects a value and no findings."""
    assert not case.findings
    assert case.value is not UNSAID
    assert case.read().sound


@pytest.mark.parametrize("case", cases("bad"), ids=name_of)
def test_bad_case_expects_a_finding(case: Case) -> None:
    """A bad case says what is bad."""
    assert case.findings


def test_every_case_is_a_pair() -> None:
    """No input without its expectation, no expectation without its input."""
    for folder in (HERE / "good", HERE / "bad"):
        names = {f.stem: 0 for f in folder.iterdir()}
        for file in folder.iterdir():
            names[file.stem] += 1 if file.suffix == ".expected" else 2
        assert set(names.values()) == {3}, {n for n, kinds in names.items() if kinds != 3}


@pytest.mark.parametrize("made", MADE, ids=lambda made: made.name)
def test_made_case_gives_its_findings(made: Made) -> None:
    """Bytes that no editor keeps give exactly their findings."""
    document = read_text(made.file, made.data, made.kind.limits, shape=made.kind.shape)
    check(document, list(made.findings))
