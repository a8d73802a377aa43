"""The catalogue of codes: every code is complete, so that its help page and its words exist."""

from __future__ import annotations

import re

import pytest

from generator.findings import Code, Severity, Words
from generator.findings.catalogue import all_codes

CODES = list(all_codes().values())
ROOMS = {
    "R": "reading",
    "M": "model",
    "C": "catalog",
    "D": "catalog",
    "F": "catalog",
    "S": "catalog",
    "G": "catalog",
    "P": "catalog",
    "T": "site",
    "X": "spreadsheets",
}
CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)
SLOT = re.compile(r"\{(\w+)\}")


def by_id(code: Code) -> str:
    """A code's name in a test report."""
    return code.id


@pytest.mark.parametrize("code", CODES, ids=by_id)
def test_code_has_all_its_words(code: Code) -> None:
    """Message, hint and explanation say something in both languages; example and mend are there."""
    for words in (code.message, code.hint, code.about):
        assert words.ru.strip(), code.id
        assert words.en.strip(), code.id
        assert CYRILLIC.search(words.ru), f"{code.id}: no Russian in «{words.ru}»"
    assert code.example.strip()
    assert code.mend.strip()
    assert code.example != code.mend


@pytest.mark.parametrize("code", CODES, ids=by_id)
def test_english_words_are_english(code: Code) -> None:
    """The English words hold no Russian, unless it is quoted."""
    for words in (code.message, code.hint, code.about):
        plain = re.sub("“[^”]*”", "", words.en)
        assert not CYRILLIC.search(plain), f"{code.id}: «{words.en}»"


@pytest.mark.parametrize("code", CODES, ids=by_id)
def test_code_id_belongs_to_a_room(code: Code) -> None:
    """An id is the letter of its room and three digits, the name is made of plain words."""
    assert re.fullmatch(r"[A-Z]\d{3}", code.id)
    assert code.id[0] in ROOMS
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code.name)


@pytest.mark.parametrize("code", CODES, ids=by_id)
def test_words_are_sound_templates(code: Code) -> None:
    """With no values at all the words still make a sentence without braces or brackets."""
    for words in (code.message, code.hint, code.about):
        for lang in ("ru", "en"):
            said = words.say(lang, {})
            assert not re.search(r"\[\[|\]\]|\{\w*\}", said), f"{code.id}: «{said}»"


def test_names_are_unique() -> None:
    """Two codes never share a name: it makes the address of the help page."""
    names = [code.name for code in CODES]
    doubled = {name for name in names if names.count(name) > 1}
    assert doubled == set()


def test_codes_come_in_the_order_of_their_ids() -> None:
    """The catalogue is sorted, so that pages made of it are."""
    assert list(all_codes()) == sorted(all_codes())


def test_severities_are_ranked() -> None:
    """Errors come first, notes last."""
    assert sorted(Severity, key=lambda s: s.rank) == [
        Severity.ERROR,
        Severity.WARNING,
        Severity.INFO,
    ]


def test_optional_part_is_left_out_without_its_values() -> None:
    """A part in double brackets needs all of its values."""
    words = Words("нет «{value}»[[; похоже на «{near}»]][[ ({a}, {b})]]", "no “{value}”")
    assert words.say("ru", {"value": "х"}) == "нет «х»"
    assert words.say("ru", {"value": "х", "near": "у"}) == "нет «х»; похоже на «у»"
    assert words.say("ru", {"value": "х", "a": "1"}) == "нет «х»"
    assert words.say("ru", {"value": "х", "a": "1", "b": "2"}) == "нет «х» (1, 2)"
    assert words.say("en", {"value": "х"}) == "no “х”"


def test_values_are_never_taken_for_templates() -> None:
    """Braces and brackets in a stranger's value are plain text, not slots or optional parts."""
    words = Words("нет «{value}» {other}", "no “{value}” {other}")
    hostile = "{other} [[{value}]] {0} {__class__} %s"
    assert words.say("ru", {"value": hostile, "other": "!"}) == f"нет «{hostile}» !"
