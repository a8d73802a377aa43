"""Letters of another alphabet in a word that is meant to be Latin: found, named, and placed."""

from __future__ import annotations

import pytest

from generator.reading.strange_letters import MOST_TOLD, as_latin, letters_told, strange_letters


@pytest.mark.parametrize(
    ("word", "known", "letters"),
    [
        ("sourсes", (), [("с", 5)]),
        ("kstovсkiy", (), [("с", 6)]),
        ("Stаtus", (), [("а", 3)]),
        ("sоurсеs", (), [("о", 2), ("с", 5), ("е", 6)]),
        ("learned_аt", (), [("а", 9)]),
        ("саре", ("cape",), [("с", 1), ("а", 2), ("р", 3), ("е", 4)]),
        ("learned_ат", ("learned_at",), [("а", 9), ("т", 10)]),
        ("lοwer", (), [("ο", 2)]),
        ("оoо", (), [("о", 1)]),
        ("nizhny/bоr", (), [("о", 9)]),
    ],
)
def test_letters_that_only_look_latin_are_found(
    word: str, known: tuple[str, ...], letters: list[tuple[str, int]]
) -> None:
    """Where a word has Latin letters too, or looks like a known one; each letter once."""
    assert strange_letters(word, known) == letters


@pytest.mark.parametrize("word", ["sources", "сфера", "саре", "Кстово", "МФЦ No-1", "naïve", ""])
def test_a_word_of_one_alphabet_deceives_nobody(word: str) -> None:
    """Neither a Latin word, accents and all, nor a Russian one has strange letters."""
    assert strange_letters(word) == []
    assert letters_told(word) == {}


def test_a_letter_is_taken_for_the_one_that_it_looks_like() -> None:
    """Small and capital; what looks like no Latin letter stays."""
    assert as_latin("sоurсеs") == "sources"
    assert as_latin("Тооls") == "Tools"
    assert as_latin("жurnal") == "жurnal"


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("sourсes", "русская буква «с» на 5-м месте"),
        ("sоurсes", "русские буквы («о» на 2-м месте, «с» на 5-м месте)"),
        ("pіece", "кириллическая буква «і» на 2-м месте"),
        ("lοwer", "греческая буква «ο» на 2-м месте"),
        ("lοwеr", "буквы других алфавитов («ο» на 2-м месте, «е» на 4-м месте)"),
    ],
)
def test_letters_are_told_in_words(word: str, said: str) -> None:
    """Which alphabet, which letters, and where they stand."""
    assert letters_told(word)["letters"] == said


def test_few_of_many_letters_are_named() -> None:
    """A message stays short."""
    assert letters_told("zабвгдежз")["letters"].count("месте") == MOST_TOLD
    assert letters_told("z" * 80 + "я") == {}


def test_what_to_type_is_said() -> None:
    """The word that was meant, if it is known."""
    assert letters_told("sourсes", meant="sources")["retype"] == "наберите «sources» латиницей"
    assert letters_told("kstovсkiy")["retype"] == "наберите слово заново латиницей"
