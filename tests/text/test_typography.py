"""Typography holds whatever the text: doing it twice, cutting it up, leaving addresses alone."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.text import NBSP, typograph
from generator.text.typography import CODE, typograph_pieces

PIECES = [
    *('"', "«", "»", "„", "“", "”", " ", NBSP, "-", "–", "—", ".", ",", "...", "…", "\n", "(", ")"),
    *("1", "10", "15", "05", "2 300", "№", "%", "г.", "мая", "=", ":", "/"),
    *("а", "в", "и", "И.", "слово", "же", "`", "@", "https://", "www.", "x.example", CODE),
]
sentences = st.lists(st.sampled_from(PIECES), max_size=16).map("".join)


@given(st.one_of(sentences, st.text(max_size=40)))
@settings(max_examples=1000, deadline=None)
def test_twice_is_once(text: str) -> None:
    """A text that is set is not changed by setting it again."""
    once = typograph(text)
    assert typograph(once) == once


@given(st.lists(sentences, max_size=5))
@settings(max_examples=400, deadline=None)
def test_pieces_twice_is_once(pieces: list[str]) -> None:
    """The same holds for a sentence that markup has cut; as many pieces come back as went in."""
    once = typograph_pieces(pieces)
    assert len(once) == len(pieces)
    assert typograph_pieces(once) == once


@given(st.one_of(sentences, st.text(max_size=40)))
@settings(max_examples=400, deadline=None)
def test_words_stay(text: str) -> None:
    """Only spaces, quotes, dashes and dots are ever changed."""
    changed = re.compile('[\\s"«»„“”.…–—-]')
    assert changed.sub("", typograph(text)) == changed.sub("", text)


@given(sentences, st.sampled_from(["https://x.example/2019-2021/...", "a-1@x.example", "`a - 1`"]))
@settings(max_examples=300, deadline=None)
def test_addresses_and_code_stay(text: str, kept: str) -> None:
    """An address or a piece of code is found in the set text as it was."""
    assert kept in typograph(f"{text.replace('`', '')} {kept} {text.replace('`', '')}")


def test_quotes_across_markup() -> None:
    """Quotes pair through emphasis and code: the sentence is set as a whole."""
    assert typograph_pieces(['"', "слово", '" и "', CODE, '"']) == [
        "«",
        "слово",
        f"» и{NBSP}«",
        CODE,
        "»",
    ]
