"""Quotes and dashes for the text of a file: only what is sure, and nothing unseen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.typography import book_marks


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ('Школа "Лидер"', "Школа «Лидер»"),
        ('"А "Б" В"', "«А „Б“ В»"),
        ("Wi-Fi - это сеть", "Wi-Fi — это сеть"),
        ("МФЦ №5 - сад", "МФЦ №5 — сад"),
        ('"Лидер" - школа', "«Лидер» — школа"),
        ("в 2018 году - «Фабрика»", "в 2018 году — «Фабрика»"),
    ],
)
def test_quotes_that_pair_and_lone_hyphens_are_set(written: str, expected: str) -> None:
    """As in a book; quotes inside quotes are the inner ones."""
    assert book_marks(written) == expected


@pytest.mark.parametrize(
    "text",
    [
        'он сказал "да',
        'экран 27" и 32"',
        "2018 - 2020",
        "5 - 3",
        "- пункт\n- другой",
        "слово -\nслово",
        'код `a - "b"` здесь',
        'https://example.ru/"x" сайт',
        "«Фабрика» — “Leader”",
        "по-русски, 10-15",
    ],
)
def test_what_is_in_doubt_stays(text: str) -> None:
    """A quote without its pair, a range, a list, code, an address."""
    assert book_marks(text) == text


@given(st.text(alphabet='аб1 -–—"«»„“`.,(\n', max_size=40))
def test_only_quotes_and_hyphens_change(text: str) -> None:
    """Every other character stays where it is; done twice, it is the same."""
    done = book_marks(text)
    assert len(done) == len(text)
    assert all(new == old or old in '"-' for old, new in zip(text, done, strict=True))
    assert book_marks(done) == done
