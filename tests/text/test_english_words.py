"""The English catalog of messages: complete, with the same places, and English throughout."""

from __future__ import annotations

import re

import pytest
from babel.messages.catalog import Message

from generator.text.extraction import UPDATE_COMMAND, collect
from generator.text.words import read_catalog, words

CYRILLIC = re.compile("[\u0400-\u052f]")
PLACES = re.compile(r"%\([a-z_]+\)[sd]|\{[a-z_]*\}")
PROPER_NAMES: frozenset[str] = frozenset()
"""English messages that may hold Cyrillic letters, by their Russian id."""


def english() -> dict[str, Message]:
    """The English messages by their first id."""
    catalog = read_catalog("en")
    assert catalog is not None
    return {_first(message): message for message in catalog if message.id}


def _first(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _said(message: Message) -> tuple[str, ...]:
    text = message.string
    return (text,) if isinstance(text, str) else tuple(text or ())


def test_every_message_is_said_in_english() -> None:
    """Each message of code, templates and scripts has an English form, finished, and each plural
    both forms that CLDR knows in English."""
    known = english()
    lacking = []
    for message in collect():
        if not message.id:
            continue
        found = known.get(_first(message))
        plural = not isinstance(message.id, str)
        forms = _said(found) if found is not None else ()
        if found is None or found.fuzzy or len(forms) != 1 + plural or not all(forms):
            lacking.append(_first(message))
    assert lacking == [], f"run `{UPDATE_COMMAND}`, then write the English of these in locale/en"


def test_english_has_the_same_places() -> None:
    """What a sentence leaves open for names and numbers is open in English too, and no more."""
    wrong = []
    for first, message in english().items():
        ids = (message.id,) if isinstance(message.id, str) else message.id
        wanted = {frozenset(PLACES.findall(id)) for id in ids}
        wrong += [first for said in _said(message) if frozenset(PLACES.findall(said)) not in wanted]
    assert wrong == []


def test_english_is_written_in_latin_letters() -> None:
    """No English message holds a Cyrillic letter or Russian quotation marks."""
    strange = [
        first
        for first, message in english().items()
        if first not in PROPER_NAMES
        for said in _said(message)
        if CYRILLIC.search(said) or "«" in said or "№" in said
    ]
    assert strange == []


def test_spaces_at_the_ends_are_kept() -> None:
    """A phrase that is joined to others keeps the spaces it begins and ends with."""
    for first, message in english().items():
        for said in _said(message):
            assert said.startswith(" ") == first.startswith(" "), first
            assert said.endswith(" ") == first.endswith(" "), first


@pytest.mark.parametrize(
    ("n", "said"),
    [(0, "0 practices"), (1, "1 practice"), (2, "2 practices"), (2300, "2,300 practices")],
)
def test_plurals_are_english(n: int, said: str) -> None:
    """English has two forms, and its numbers are written with commas where they are spoken."""
    from generator.text.speaking import speaking

    with speaking("en"):
        assert words("en").counted("%(num)s практика", "%(num)s практик", n) == said
