"""The country as tiles: one square a region, where its passport says, so no borders to argue about.

Only regions that the catalog knows are drawn. Columns and rows in which there is none are left out,
so that the squares are as large as can be and neighbours stay beside each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from generator.drawing.lettering import text_width

SIDE: Final = 64.0
GAP: Final = 4.0
LETTERING: Final = 12.0
_PADDING: Final = 1.5

_GENERIC: Final = re.compile(
    r"\b(?:область|край|республика|автономн\w+|округ|город|федеральн\w+|значения)\b", re.IGNORECASE
)
_ASIDE: Final = re.compile(r"\(([^()]+)\)")
_DASH: Final = re.compile(r"\s[—–-]\s")
_TWO: Final = re.compile(r"(\w+)([- ])(\S.*)")
_ADJECTIVE: Final = re.compile(r"(\w{3,}?)ск(?:ий|ая|ое)")
_VOWELS: Final = "аеёиоуыэюяьъ"
_SHORTEST: Final = 3


@dataclass(frozen=True, slots=True)
class CountryTile:
    """A region's square: its left upper corner in units, and its name as it fits there."""

    region: str
    x: float
    y: float
    name: str


@dataclass(frozen=True, slots=True)
class CountryMap:
    """All squares, and the drawing's size in units."""

    width: float
    height: float
    tiles: tuple[CountryTile, ...]

    @property
    def viewbox(self) -> str:
        """The viewBox of an SVG that shows them all."""
        return f"0 0 {self.width:g} {self.height:g}"


def country_map(
    places: Mapping[str, tuple[int, int] | None], names: Mapping[str, str]
) -> CountryMap | None:
    """The squares of the regions in `places` (column, row), from north to south and west to east.

    A region without a place, or whose place another has taken, stands in a row below the others.
    None if there are no regions.
    """
    if not places:
        return None
    seats: dict[tuple[int, int], str] = {}
    homeless: list[str] = []
    for region, place in places.items():
        if place is None or place in seats:
            homeless.append(region)
        else:
            seats[place] = region
    columns = _packed(column for column, _ in seats)
    rows = _packed(row for _, row in seats)
    stands = {
        region: (columns[column], rows[row]) for (column, row), region in sorted(seats.items())
    }
    across = max(len(columns), 1)
    below = len(rows) + bool(rows and homeless)
    for number, region in enumerate(homeless):
        stands[region] = (number % across, below + number // across)
    ordered = sorted(stands.items(), key=lambda item: (item[1][1], item[1][0]))
    tiles = tuple(
        CountryTile(region, column * SIDE, row * SIDE, short_name(names[region]))
        for region, (column, row) in ordered
    )
    width = max(tile.x for tile in tiles) + SIDE - GAP
    return CountryMap(width, max(tile.y for tile in tiles) + SIDE - GAP, tiles)


def short_name(name: str, width: float = SIDE - GAP - 2 * _PADDING, size: float = LETTERING) -> str:
    """A region's name as short as a tile asks, and still to be recognized.

    The words «область», «край», «республика» fall away; a name in brackets is the one that people
    use («Якутия»); of two names joined by a dash the first stays; the first of two parts becomes
    a letter («С.-Петерб.»). What is still too long loses the ending of an adjective («Ростов.»),
    and then ends after a consonant.
    """
    aside = _ASIDE.search(name)
    bare = aside[1] if aside else _ASIDE.sub("", name)
    bare = _DASH.split(" ".join(_GENERIC.sub(" ", bare).split()))[0].strip() or name.strip()
    if text_width(bare, size) <= width:
        return bare
    parts = _TWO.fullmatch(bare)
    lead = f"{parts[1][0]}.{parts[2]}" if parts else ""
    return _cut(parts[3] if parts else bare, lead.replace(" ", "\u00a0"), width, size)


def _cut(word: str, lead: str, width: float, size: float) -> str:
    if text_width(lead + word, size) <= width:
        return lead + word
    adjective = _ADJECTIVE.fullmatch(word)
    longest = len(adjective[1]) if adjective else len(word) - 1
    fits = [
        end
        for end in range(longest, _SHORTEST - 1, -1)
        if text_width(f"{lead}{word[:end]}.", size) <= width
    ]
    # «Нижегор.», not «Нижегоро.»: an abbreviation ends in a consonant.
    good = [end for end in fits if word[end - 1].lower() not in _VOWELS]
    return f"{lead}{word[: next(iter([*good, *fits]), _SHORTEST)]}."


def _packed(numbers: Iterable[int]) -> dict[int, int]:
    return {number: place for place, number in enumerate(sorted(set(numbers)))}
