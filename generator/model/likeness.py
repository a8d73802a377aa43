"""Which known word people meant by one that is not known, and when that is beyond doubt."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from typing import Final

from generator.text.units import UNITS

NEAR: Final = 0.65
"""How like two words must be (0 to 1) for one to be suggested for the other."""

SHORTEST: Final = 5
"""In shorter words one letter is too much of the word to be a slip of the hand."""

_JOINTS = re.compile(r"[-_ ]")


def nearest(word: str, known: Iterable[str], how_many: int = 1) -> list[str]:
    """The known words most like `word`, best first; empty when none is near."""
    return difflib.get_close_matches(word, list(known), how_many, NEAR)


def slip(word: str, known: str) -> bool:
    """Whether `word` is surely `known` with a slip of the hand, so that it may be mended unasked:
    other case, hyphens or underscores, or one letter missing, added, changed or swapped."""
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
    return (near[0], slip(word, near[0])) if near else ("", False)
