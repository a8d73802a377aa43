"""How much a word says of a document: sixteen levels, by the zones in which it stands.

A word of the title always outweighs one of the summary, and that one of the text, however often
the text repeats it; a word in two zones outweighs the same in one.
"""

from __future__ import annotations

from collections import Counter
from typing import Final

from generator.search.zones import Zones
from generator.text.stems import Stems, words_of

TITLE: Final = 12
SUMMARY: Final = 5
NAMES: Final = 3
HALF: Final = 5
"""The weight at which a word says half of what it can say."""
TIMES: Final = (0, 1, 2, 2, 3)
"""What a word of the text weighs that stands there so many times; more often is no more."""
TOP: Final = TITLE + SUMMARY + NAMES + TIMES[-1]
LEVELS: Final = tuple(
    round(15 * (weight / (weight + HALF)) / (TOP / (TOP + HALF))) for weight in range(TOP + 1)
)
"""The level of each weight, 0 to 15."""


def levels(zones: Zones, stems: Stems) -> dict[str, int]:
    """Every stem of `zones` with its level, 1 to 15; `stems` learns the words."""
    stem_of = stems.__getitem__
    found = Counter(map(stem_of, words_of(zones.body)))
    told: dict[str, int] = {}
    for text, weight in ((zones.names, NAMES), (zones.summary, SUMMARY), (zones.title, TITLE)):
        for stem in set(map(stem_of, words_of(text))):
            told[stem] = told.get(stem, 0) + weight
    for stem, weight in told.items():
        told[stem] = LEVELS[weight + TIMES[min(found.pop(stem, 0), len(TIMES) - 1)]]
    told.update(zip(found, map(_IN_TEXT.__getitem__, found.values()), strict=True))
    return told


class _InText(dict[int, int]):
    """The level of a word that stands in the text alone, so many times."""

    def __missing__(self, times: int) -> int:
        return LEVELS[TIMES[-1]]


_IN_TEXT: Final = _InText((times, LEVELS[weight]) for times, weight in enumerate(TIMES))
