"""Russian and Greek letters in a word that is meant to be Latin: which they are and where.

Nobody sees them: «sourсes» looks like «sources». So messages name the letters and their places.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from typing import Final

from generator.reading.identity import TWINS

ALPHABETS: Final = {
    "russian": ("русская буква", "русские буквы"),
    "cyrillic": ("кириллическая буква", "кириллические буквы"),
    "greek": ("греческая буква", "греческие буквы"),
    "several": ("чужая буква", "буквы других алфавитов"),
}
"""One letter of an alphabet and several, in words."""

PLACE: Final = "«{letter}» на {place}-м месте"
RETYPE: Final = ("наберите «{meant}» латиницей", "наберите слово заново латиницей")
"""What to do where it is known what was meant, and where it is not."""

MOST_TOLD: Final = 5
"""So many letters are named; more would hide what is to be done."""

LONGEST_WORD: Final = 80

_RUN: Final = re.compile(r"[^\W\d_]+")
_LATIN: Final = re.compile("[a-zA-Z]")
_STRANGE: Final = re.compile("[\u0370-\u03ff\u0400-\u052f]")
_RUSSIAN: Final = re.compile("[а-яё]", re.IGNORECASE)
_GREEK: Final = re.compile("[\u0370-\u03ff]")
_AS_LATIN: Final = str.maketrans(
    {**TWINS, **{letter.upper(): twin.upper() for letter, twin in TWINS.items()}}
)


def as_latin(word: str) -> str:
    """`word` with each letter that looks like a Latin one taken for it."""
    return word if word.isascii() else unicodedata.normalize("NFC", word).translate(_AS_LATIN)


def strange_letters(word: str, known: Collection[str] = ()) -> list[tuple[str, int]]:
    """The letters of `word` that only look Latin, each once, with their places from 1.

    A word is meant to be Latin if it has Latin letters too, or if it looks like one of `known`.
    A word in Cyrillic throughout deceives nobody.
    """
    if word.isascii() or len(word) > LONGEST_WORD:
        return []
    word = unicodedata.normalize("NFC", word)
    runs = list(_RUN.finditer(word))
    if as_latin(word) not in known:
        runs = [run for run in runs if _LATIN.search(run[0])]
    found: dict[str, int] = {}
    for run in runs:
        for at, letter in enumerate(run[0], run.start() + 1):
            if _STRANGE.match(letter):
                found.setdefault(letter, at)
    return list(found.items())


def letters_told(word: str, known: Collection[str] = (), meant: str = "") -> dict[str, str]:
    """What messages say of the letters in `word` that only look Latin; empty if it has none.

    `known` are the words that may stand there, `meant` is the one of them that was meant.
    """
    strange = strange_letters(word, known)
    if not strange:
        return {}
    alphabet = _alphabet([letter for letter, _ in strange])
    shown = strange[:MOST_TOLD]
    places = ", ".join(PLACE.format(letter=letter, place=place) for letter, place in shown)
    letters_en = ", ".join(f"“{letter}” in place {place}" for letter, place in shown)
    one, many = ALPHABETS[alphabet]
    english = {"russian": "Russian", "cyrillic": "Cyrillic", "greek": "Greek"}.get(
        alphabet, "alien"
    )
    return {
        "letters": f"{one} {places}" if len(strange) == 1 else f"{many} ({places})",
        "letters_en": f"{english} letters: {letters_en}",
        "retype": RETYPE[0].format(meant=meant) if meant else RETYPE[1],
        "retype_en": "type it anew in Latin letters",
    }


def _alphabet(letters: list[str]) -> str:
    if all(_RUSSIAN.match(letter) for letter in letters):
        return "russian"
    greek = [bool(_GREEK.match(letter)) for letter in letters]
    return "greek" if all(greek) else "several" if any(greek) else "cyrillic"
