"""Ids: the pattern, the reserved names, what is wrong with a name and what would be better."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.reading.identity import (
    ID_PATTERN,
    RESERVED,
    Fault,
    describe_letter,
    fault_of,
    is_id,
    look_alikes,
    suggest_id,
)


@pytest.mark.parametrize("name", ["a", "nizhny", "one-stop", "5s"[1:], "a1-2-b", "a" * 64])
def test_good_ids(name: str) -> None:
    """Small Latin letters and digits, hyphens between them, a letter first."""
    assert is_id(name)
    assert fault_of(name) is None


# Hostile inputs 20 and 21.
@pytest.mark.parametrize(
    "name",
    [
        "", "../x", "a/b", "a\\b", "..", ".git", "-x", "x-", "a--b", "5s", "A", "a_b", "a b", "a.b",
        "%2e%2e", "a?", "a#", "a\n", "\na", "é", "а", "ａ", "a" * 65, "a" * 300, "a\u200b",
        "a\u0301",
    ],
)  # fmt: skip
def test_bad_ids(name: str) -> None:
    """Nothing else is an id, not even with a line end behind it."""
    assert not is_id(name)
    assert not is_id(name, reserved_allowed=True)
    assert fault_of(name) is not None


@pytest.mark.parametrize(
    "name",
    ["con", "nul", "aux", "com1", "lpt9", "index", "search", "assets", "api", "sitemap", "tags"],
)
def test_reserved_names(name: str) -> None:
    """Reserved names fit the pattern and are no ids; a reference may name them, to be told so."""
    assert not is_id(name)
    assert is_id(name, reserved_allowed=True)
    assert fault_of(name) is Fault.RESERVED


def test_reserved_names_ignore_case() -> None:
    """CON is as bad as con; 404 is reserved, not merely ill-formed."""
    assert fault_of("CON") is Fault.RESERVED
    assert fault_of("404") is Fault.RESERVED
    assert all(name == name.lower() for name in RESERVED)


def test_faults_are_told_apart() -> None:
    """The message depends on the fault."""
    assert fault_of("a" * 65) is Fault.LONG
    assert fault_of("рraktika") is Fault.LOOK_ALIKE
    assert fault_of("практика") is Fault.FORM
    assert fault_of("a b") is Fault.FORM


def test_look_alikes_are_named() -> None:
    """Letters of other alphabets among Latin ones are named with their alphabet."""
    assert look_alikes("рrаktikа") == ["р", "а"]
    assert look_alikes("практика") == []
    assert describe_letter("р") == "кириллическая «р»"
    assert describe_letter("ο") == "греческая «ο»"
    assert describe_letter("р", "en") == "Cyrillic “р”"
    assert describe_letter("é") == "чужая «é»"


@pytest.mark.parametrize(
    ("name", "better"),
    [
        ("Единое окно", "edinoe-okno"),
        ("рraktika", "praktika"),
        ("Praktika_No 1", "praktika-no-1"),
        ("щёлочь-и-йод", "scheloch-i-yod"),
        ("café", "cafe"),
        ("404", ""),
        ("!!!", ""),
        ("index", ""),
    ],
)
def test_suggested_ids(name: str, better: str) -> None:
    """A Russian name is transliterated, a stray letter is taken for its twin."""
    assert suggest_id(name) == better


@given(st.text(max_size=100))
def test_suggestion_is_an_id_or_nothing(name: str) -> None:
    """Whatever the name, what is suggested can be used."""
    better = suggest_id(name)
    assert better == "" or is_id(better)


@given(st.text(max_size=70))
def test_is_id_agrees_with_the_pattern(name: str) -> None:
    """The public pattern and `is_id` say the same, but for reserved names and length."""
    fits = re.fullmatch(ID_PATTERN[1:-1], name) is not None and len(name) <= 64
    assert is_id(name, reserved_allowed=True) == fits
    assert is_id(name) == (fault_of(name) is None)
