"""The curve of adoption: how many had taken a practice over, day by day, and the threshold.

A staircase: between two known days nobody was added. Days that are only a year's end are marked, so
that nobody takes them for exact.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from generator.catalog.spread import Step
from generator.drawing.paths import number
from generator.drawing.projection import Point

WIDTH: Final = 480.0
HEIGHT: Final = 270.0
LEFT, RIGHT, TOP, BOTTOM = 38.0, 14.0, 18.0, 30.0

MOST_DOTS: Final = 80
"""With more steps than that, dots would run together: there are none."""

_MOST_YEARS: Final = 8
_ROUND: Final = (1, 2, 5)


class Tick(NamedTuple):
    """A mark on an axis: its place along the axis, and its label."""

    at: str
    label: str


class Dot(NamedTuple):
    """A step of the curve; `rough` if only its year is known."""

    x: str
    y: str
    rough: bool


class Curve(NamedTuple):
    """A drawing of WIDTH by HEIGHT units. Numbers are SVG text; `line` and `area` are path data.

    `threshold` is the height of its line, `passed` the point where the curve met it.
    """

    line: str
    area: str
    dots: tuple[Dot, ...]
    years: tuple[Tick, ...]
    counts: tuple[Tick, ...]
    threshold: str | None
    passed: tuple[str, str] | None
    left: str = number(LEFT)
    right: str = number(WIDTH - RIGHT)
    top: str = number(TOP)
    base: str = number(HEIGHT - BOTTOM)
    viewbox: str = f"0 0 {WIDTH:g} {HEIGHT:g}"

    @property
    def rough(self) -> bool:
        """Whether of some step only the year is known."""
        return any(dot.rough for dot in self.dots)


def curve(steps: Sequence[Step], threshold: int, until: dt.date) -> Curve:
    """The curve of `steps` (in order of time, at least one), drawn until the end of that year.

    `threshold` is 0 where there is none. A step after the end stands at the right edge.
    """
    first = dt.date(min(steps[0].day.year, until.year), 1, 1)
    # A lone step at a year's very end would stand on the edge: what came before is shown, too.
    begin = dt.date(first.year - 1, 1, 1) if steps[0].day > dt.date(first.year, 10, 1) else first
    end = dt.date(until.year, 12, 31)
    top = max(*(step.count for step in steps), threshold) * 1.08
    plot = _Plot(begin, end, top)
    base = HEIGHT - BOTTOM
    at = plot.point(begin, 0)
    data = [f"M{number(at[0])} {number(at[1])}"]
    places = [plot.point(step.day, step.count) for step in steps]
    data += [f"H{number(x)}V{number(y)}" for x, y in places]
    data.append(f"H{number(WIDTH - RIGHT)}")
    line = "".join(data)
    met = next(
        (place for place, s in zip(places, steps, strict=True) if s.count == threshold), None
    )
    return Curve(
        line=line,
        area=f"{line}V{number(base)}H{number(LEFT)}z",
        dots=tuple(
            Dot(number(x), number(y), step.rough)
            for (x, y), step in zip(places, steps, strict=True)
        )
        if len(steps) <= MOST_DOTS
        else (),
        years=tuple(_years(plot)),
        counts=tuple(
            Tick(number(plot.point(begin, count)[1]), str(count)) for count in _counts(top)
        ),
        threshold=number(plot.point(begin, threshold)[1]) if threshold else None,
        passed=(number(met[0]), number(met[1])) if threshold and met else None,
    )


@dataclass(frozen=True, slots=True)
class _Plot:
    """From days and numbers to the paper."""

    begin: dt.date
    end: dt.date
    top: float

    def point(self, day: dt.date, count: float) -> Point:
        along = (min(max(day, self.begin), self.end) - self.begin) / (self.end - self.begin)
        x = LEFT + along * (WIDTH - LEFT - RIGHT)
        return x, HEIGHT - BOTTOM - count / self.top * (HEIGHT - BOTTOM - TOP)


def _years(plot: _Plot) -> list[Tick]:
    """Labels in the middle of their years, not more than fit."""
    years = range(plot.begin.year, plot.end.year + 1)
    every = -(-len(years) // _MOST_YEARS)
    shown = [year for year in years if (plot.end.year - year) % every == 0]
    return [Tick(number(plot.point(dt.date(year, 7, 1), 0)[0]), str(year)) for year in shown]


def _counts(top: float) -> list[int]:
    """Round numbers from 0 up, four to six of them where there are so many."""
    scale = 1
    while True:
        for step in _ROUND:
            if top / (step * scale) <= 5:
                return list(range(0, int(top) + 1, step * scale))
        scale *= 10
