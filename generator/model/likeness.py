"""Which known word people meant by one that is not known, and when that is beyond doubt."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from typing import Final

from generator.reading.strange_letters import as_latin
from generator.text.units import UNITS

NEAR: Final = 0.65
"""How like two words must be (0 to 1) for one to be suggested for the other."""

NEAR_STEMS: Final = 0.75
"""How like they must be without the ending that both have: most municipalities end so."""

ENDING: Final = re.compile(r"(?:ov|ev|in)?sk(?:iy|ij|yi|yy|ii|oy|oe|aya|y|i)$")

SHORTEST: Final = 5
"""In shorter words one letter is too much of the word to be a slip of the hand."""

_JOINTS = re.compile(r"[-_ ]")


def nearest(word: str, known: Iterable[str], how_many: int = 1) -> list[str]:
    """The known words most like `word`, best first; empty when none is near.

    «shatkovskiy» is not near «kstovskiy»: an ending that half of all names have is no likeness.
    """
    words = list(known)
    near = difflib.get_close_matches(word, words, max(1, len(words)), NEAR)
    return [one for one in near if _stems_are_like(word, one)][:how_many]


def _stems_are_like(word: str, known: str) -> bool:
    stem, known_stem = ENDING.sub("", word), ENDING.sub("", known)
    if stem == word or known_stem == known:
        return True  # only one of them ends so, or none
    return bool(difflib.get_close_matches(stem, [known_stem], 1, NEAR_STEMS))


def slip(word: str, known: str) -> bool:
    """Whether `word` is surely `known` with a slip of the hand, so that it may be mended unasked:
    other case, hyphens or underscores, letters that only look Latin, or one letter missing, added,
    changed or swapped."""
    word = as_latin(word)
    if _JOINTS.sub("", word.casefold()) == _JOINTS.sub("", known):
        return True
    if min(len(word), len(known)) < SHORTEST or abs(len(word) - len(known)) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(word, known, strict=False)) if a != b), None)
    if start is None:  # one is the other with a letter at its end
        return True
    one, other = word[start:], known[start:]
    swapped = one[:2] == other[1::-1] and one[2:] == other[2:]
    return swapped or one[1:] == other[1:] or one[1:] == other or one == other[1:]


def unit_like(word: str) -> tuple[str, bool]:
    """The unit that `word` means and whether that is sure: «минуты» is surely `min`.

    ("", False) when none is near.
    """
    spoken = word.casefold().rstrip(".")
    for identity, unit in UNITS.items():
        forms = (unit.ru.one, unit.ru.few, unit.ru.many, unit.ru.other, unit.short)
        if spoken in {form.casefold().rstrip(".") for form in forms if form}:
            return identity, True
    near = nearest(word, UNITS)
    if near:
        return near[0], slip(word, near[0])
    # «дни» is no form that stands beside a number, but is near to those.
    named = {form: name for name, unit in UNITS.items() for form in (unit.ru.one, unit.ru.few)}
    spoken_near = nearest(spoken, named)
    return (named[spoken_near[0]], False) if spoken_near else ("", False)
