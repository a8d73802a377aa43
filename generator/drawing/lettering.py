"""Lettering: how wide a name is, and where it may be broken.

Widths are those of PT Sans, the site's own face, with a reserve for the fonts that stand in for
it. A name breaks at its spaces and hyphens, between the parts of a compound
(«Дальне-константиновский»), and at last between syllables.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, combinations, pairwise
from typing import Final


class _Widths(dict[str, int]):
    """Letters by their widths, in hundredths of the font's size."""

    def __missing__(self, letter: str) -> int:
        return _UNKNOWN


_UNKNOWN: Final = 62
_WIDTHS: Final = _Widths(
    (letter, width)
    for width, letters in {
        21: ".", 22: ",’", 27: " ij", 28: "()IJl", 32: "f", 34: "rt", 36: "-", 37: "г", 40: "т",
        42: "s", 44: "зГcz", 46: "ьэy", 48: "куя«»kv", 50: "авлъчaeё", 52: "еFLxхS",
        54: "бднопрЕЁЗEbdgopqu", 55: "ийцБУhnZ0123456789", 56: "РТЬPTY", 58: "АВЭСЯCVABR",
        61: "ЧКGKX", 63: "ЛХЪDU", 66: "жмыП–HN", 68: "ДНфИЙОOQ", 70: "Цю", 75: "шщw",
        79: "ЫМФMm", 82: "Ж—W", 89: "ШЮ", 91: "Щ", 102: "№",
    }.items()
    for letter in letters
)  # fmt: skip
RESERVE: Final = 1.06
"""Arial and Segoe UI, which stand in for PT Sans, are about so much wider."""

_VOWELS: Final = "аеёиоуыэюяәөүіaeiouyAEIOUYАЕЁИОУЫЭЮЯ"
_SILENT: Final = "ьъйЬЪЙ"
_FIRST_PARTS: Final = re.compile(
    "(?:бело|ближне|больше|борисо|велико|верхне|волго|восточно|горно|дальне|долго|западно|зелено"
    "|каменно|красно|лево|лесно|мало|нижне|ново|перво|песчано|петро|пяти|право|свято|светло|северо"
    "|семи|средне|старо|сухо|трёх|трех|троицко|усть|чёрно|черно|южно|юго)(?=[а-яё]{4})",
    re.IGNORECASE,
)
_SYLLABLES: Final = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<=x)(?=gg|gs|sg|ss)",
        r"(?<=gss)(?=sssg)",
        r"(?<=gss)(?=ssg)",
        r"(?<=gs)(?=ssg)",
        r"(?<=sg)(?=sg)",
        r"(?<=gs)(?=sg)",
        r"(?<=sgg)(?=g)",
        r"(?<=sg)(?=gs)",
    )
)
"""Hristov's rules: g for vowels, s for consonants, x for letters without a sound of their own."""

_ONSET: Final = re.compile("[бпвфгкхдт][рл](?=[аеёиоуыэюя])", re.IGNORECASE)
"""Two consonants that begin a syllable together: «Зерно-градский», not «Зерног-радский»."""

_SHORTEST: Final = 3
_COMPOUND, _SYLLABLE = 0.05, 0.3
"""What a break costs, in shares of the name's width: a natural one costs nothing."""


def text_width(text: str, size: float) -> float:
    """How wide `text` is in a font of `size`, in the units of `size`; rather too wide than not."""
    return _hundredths(text) * size * RESERVE / 100


def letters_that_fit(text: str, width: float, size: float) -> int:
    """How many letters of `text` fit into `width` with the three dots behind them."""
    widths = list(accumulate(map(_WIDTHS.__getitem__, text), initial=_WIDTHS["…"]))
    fit = bisect_right(widths, width, key=lambda hundredths: hundredths * size * RESERVE / 100)
    return max(fit - 1, 0)


@lru_cache(maxsize=4096)
def _hundredths(text: str) -> int:
    return sum(map(_WIDTHS.__getitem__, text))


@dataclass(frozen=True, slots=True)
class Breaking:
    """A name in lines. `harm` is 0 if it breaks at spaces and hyphens only; a break between the
    parts of a compound harms a little, one between syllables more."""

    lines: tuple[str, ...]
    harm: float

    def width(self, size: float) -> float:
        """The width of the longest line in lettering of `size`."""
        return max(text_width(line, size) for line in self.lines)


@lru_cache(maxsize=4096)
def broken(name: str, lines: int) -> Breaking | None:
    """`name` in so many lines of about one length, or None if it cannot be broken so often."""
    places = _break_places(name)
    whole = text_width(name, 1)
    best: tuple[float, Breaking] | None = None
    for chosen in combinations(sorted(places), lines - 1):
        parts = _parts(name, chosen)
        if any(len(part.strip("-")) < _SHORTEST for part in parts):
            continue
        found = Breaking(parts, sum(places[place] for place in chosen))
        cost = found.width(1) + found.harm * whole
        if best is None or cost < best[0]:
            best = (cost, found)
    return best[1] if best else None


def fitted_lines(name: str, width: float, size: float, most: int) -> tuple[str, ...] | None:
    """`name` in as few lines as fit into `width`, at most `most`; None if it does not fit."""
    for lines in range(1, most + 1):
        found = broken(name, lines)
        if found is not None and found.width(size) <= width:
            return found.lines
    return None


def _parts(name: str, places: tuple[int, ...]) -> tuple[str, ...]:
    bounds = (0, *places, len(name))
    parts = [name[start:end] for start, end in pairwise(bounds)]
    shown = [
        part.strip() if index == len(parts) - 1 or part[-1:] in " -" else f"{part}-"
        for index, part in enumerate(parts)
    ]
    return tuple(part.strip() for part in shown)


def _break_places(name: str) -> dict[int, float]:
    """Where `name` may break (a break stands before the letter) and what it costs."""
    places: dict[int, float] = {}
    for word in re.finditer(r"[^\s\-]+", name):
        start, text = word.start(), word[0]
        if start:
            places[start] = 0.0
        compound = _FIRST_PARTS.match(text)
        if compound:
            places.setdefault(start + compound.end(), _COMPOUND)
        for place in _between_syllables(text):
            if _SHORTEST <= place <= len(text) - _SHORTEST:
                places.setdefault(start + place, _SYLLABLE)
    return places


def _between_syllables(word: str) -> set[int]:
    kinds = "".join(_kind_of(letter) for letter in word)
    places = {match.start() for pattern in _SYLLABLES for match in pattern.finditer(kinds)}
    for onset in _ONSET.finditer(word):
        places.discard(onset.start() + 1)
        if onset.start() and kinds[onset.start() - 1] == "g":
            places.add(onset.start())
    return places


def _kind_of(letter: str) -> str:
    if letter in _SILENT:
        return "x"
    return "g" if letter in _VOWELS else "s" if letter.isalpha() else "-"
