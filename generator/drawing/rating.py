"""The small chart of places in a rating: a line from year to year, the first place on top."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from generator.drawing.paths import number

WIDTH: Final = 320.0
HEIGHT: Final = 120.0
SIDE, TOP, BOTTOM = 26.0, 26.0, 24.0


@dataclass(frozen=True, slots=True)
class Mark:
    """A place: where its dot stands, its own words, and those of its year below."""

    x: str
    y: str
    place: str
    place_y: str
    year: str


@dataclass(frozen=True, slots=True)
class RatingChart:
    """What the template sets: the line as points, and a mark for each place."""

    viewbox: str
    line: str
    marks: tuple[Mark, ...]
    year_y: str


def rating_chart(places: Sequence[tuple[int, int]]) -> RatingChart | None:
    """The chart of (year, place), the oldest first; None with fewer than two years, or where a year
    has several places: a line through those would say what nobody has said."""
    years = [year for year, _ in places]
    if len(years) < 2 or len(set(years)) < len(years):
        return None
    best, worst = min(place for _, place in places), max(place for _, place in places)
    wide = (WIDTH - 2 * SIDE) / (years[-1] - years[0])
    high = (HEIGHT - TOP - BOTTOM - 8) / max(worst - best, 1)
    marks = []
    for year, place in places:
        y = TOP + (place - best) * high
        marks.append(
            Mark(
                number(SIDE + (year - years[0]) * wide),
                number(y),
                str(place),
                number(y - 9),
                str(year),
            )
        )
    return RatingChart(
        f"0 0 {number(WIDTH)} {number(HEIGHT)}",
        " ".join(f"{mark.x},{mark.y}" for mark in marks),
        tuple(marks),
        number(HEIGHT - 6),
    )
