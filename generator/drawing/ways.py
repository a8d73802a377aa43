"""The ways of a practice as a picture: from its origin to the sites, from each site to those who
learned there, and from practice to practice.

Time runs to the right, a year a column; who came when nobody says stands behind the last year. Each
row holds one name, so names never meet; lines run in the margin and along rows, never over a name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from generator.drawing.lettering import letters_that_fit, text_width
from generator.drawing.paths import number

WIDTH: Final = 1040.0
ROW: Final = 25.0
TOP: Final = 34.0
SIZE: Final = 14.0
NAMES: Final = 400.0
"""Room for a name behind the last column."""

BOLD: Final = 1.07
"""A bold name is so much wider."""

GUTTER: Final = 12.0
DEEPEST: Final = 6
"""Margins for the lines of so many generations; deeper ones share the last."""

_STEP: Final = 26.0
_MOST_YEARS: Final = 9


class Stop(NamedTuple):
    """Somebody who learned (or several at once), in a year or nobody says in which."""

    name: str
    year: int | None


class Lane(NamedTuple):
    """A place of learning and its learners; `known` is false where nobody says which it was."""

    name: str
    stops: tuple[Stop, ...]
    known: bool = True


class Relative(NamedTuple):
    """A practice of the family at its depth; `own` is the one whose lanes are drawn."""

    name: str
    year: int | None
    depth: int = 0
    own: bool = False


class Node(NamedTuple):
    """A sign and its name: `kind` is "own", "kin", "site", "unknown" or "stop". `name` is cut to
    the room that there is, `whole` is all of it."""

    kind: str
    x: str
    y: str
    text_x: str
    name: str
    whole: str


class Line(NamedTuple):
    """A way from one to another: path data; `sure` is false where nobody says where it led."""

    path: str
    sure: bool


class YearMark(NamedTuple):
    """A column: its year (or the words for those without one) and its place."""

    x: str
    label: str


class Ways(NamedTuple):
    """The picture. `threshold` is the column in which the threshold was passed."""

    viewbox: str
    height: str
    base: str
    years: tuple[YearMark, ...]
    lines: tuple[Line, ...]
    nodes: tuple[Node, ...]
    threshold: str | None


def ways(
    family: Sequence[Relative], lanes: Sequence[Lane], passed: int | None, undated: str
) -> Ways | None:
    """The picture of a `family` (its root first, each branch after its parent; exactly one of them
    is `own`) and of the `lanes` of that one; None where there is nothing but one sign.

    `undated` is what the column without a year is called; `passed` the year of the threshold.
    """
    if len(family) < 2 and not lanes:
        return None
    plan = _plan(
        tuple([(one.year, one.depth, one.own) for one in family]),
        tuple([(lane.known, tuple([stop.year for stop in lane.stops])) for lane in lanes]),
        passed,
    )
    names: list[str] = []
    for one in family:
        names.append(one.name)
        if one.own:
            for lane in lanes:
                names += (lane.name, *(stop.name for stop in lane.stops))
    return Ways(
        viewbox=plan.viewbox,
        height=plan.height,
        base=plan.base,
        years=tuple([YearMark(x, undated if label is None else label) for x, label in plan.years]),
        lines=plan.lines,
        nodes=tuple(
            [
                Node(spot.kind, spot.x, spot.y, spot.text_x, _cut(name, spot.room), name)
                for spot, name in zip(plan.spots, names, strict=True)
            ]
        ),
        threshold=plan.threshold,
    )


class _Spot(NamedTuple):
    """The place of a sign, and how much room there is for its name."""

    kind: str
    x: str
    y: str
    text_x: str
    room: float


class _Plan(NamedTuple):
    """A picture without its names, which is the same in every language. A year without a label is
    the column of those who have none."""

    viewbox: str
    height: str
    base: str
    years: tuple[tuple[str, str | None], ...]
    lines: tuple[Line, ...]
    spots: tuple[_Spot, ...]
    threshold: str | None


@lru_cache(maxsize=16)  # a page in another language asks for the same once more
def _plan(
    family: tuple[tuple[int | None, int, bool], ...],
    lanes: tuple[tuple[bool, tuple[int | None, ...]], ...],
    passed: int | None,
) -> _Plan:
    """The plan for relatives, each by its year, its depth and whether it is the own one, and for
    lanes, each by whether it is known and by the years of its stops."""
    told = [year for year, _, _ in family] + [year for _, stops in lanes for year in stops]
    known = sorted({year for year in told if year is not None})
    paper = _Paper(
        known[0] if known else 0,
        known[-1] if known else 0,
        bool(known),
        None in told,
        _gutter(max(depth for _, depth, _ in family) + 1) + 2 * _STEP,
    )
    spots: list[_Spot] = []
    lines: list[Line] = []
    places: dict[int, tuple[float, float]] = {}
    row = 0
    for year, depth, own in family:
        x, y = paper.x(year), paper.y(row)
        row += 1
        spots.append(paper.spot("own" if own else "kin", x, y))
        if depth:
            above = places.get(depth - 1)
            if above is not None:
                lines.append(Line(_elbow(above, (x, y), _gutter(depth - 1)), sure=True))
        places[depth] = (x, y)
        if own:
            for is_known, stops in lanes:
                found, ends = _lane(is_known, stops, paper, row)
                spots += found
                ring = ends[0]
                lines.append(Line(_elbow((x, y), ring, _gutter(depth)), sure=is_known))
                lines += [Line(_drop(ring, end), sure=is_known) for end in ends[1:]]
                row += len(found)
    height = paper.y(row) - ROW / 4
    return _Plan(
        viewbox=f"0 0 {number(WIDTH)} {number(height)}",
        height=number(height),
        base=number(height - 6),
        years=tuple(_years(known, paper)),
        lines=tuple(sorted(lines, key=lambda line: line.sure)),  # what is sure lies on top
        spots=tuple(spots),
        threshold=number(paper.x(passed)) if passed in known else None,
    )


@dataclass(frozen=True, slots=True)
class _Paper:
    """From years and rows to the paper."""

    first: int
    last: int
    dated: bool
    has_undated: bool
    left: float

    @property
    def end(self) -> float:
        """The last column of a year."""
        return WIDTH - NAMES - (4 * _STEP if self.has_undated and self.dated else 0)

    def x(self, year: int | None) -> float:
        if year is None:
            return WIDTH - NAMES if self.dated else self.left
        if self.last == self.first:
            return self.left
        return self.left + (year - self.first) / (self.last - self.first) * (self.end - self.left)

    def y(self, row: int) -> float:
        return TOP + ROW / 2 + row * ROW

    def spot(self, kind: str, x: float, y: float) -> _Spot:
        begin = x + 13
        room = (WIDTH - begin - 4) / (BOLD if kind in ("own", "site") else 1)
        return _Spot(kind, number(x), number(y), number(begin), room)


def _lane(
    known: bool, stops: Sequence[int | None], paper: _Paper, row: int
) -> tuple[list[_Spot], list[tuple[float, float]]]:
    """The signs of a lane, a row each, and their places: the ring a step before its learners."""
    xs = [paper.x(year) for year in stops]
    ring = (min(xs) - _STEP, paper.y(row))
    spots = [paper.spot("site" if known else "unknown", *ring)]
    ends = [ring]
    for place, x in enumerate(xs, 1):
        y = paper.y(row + place)
        spots.append(paper.spot("stop", x, y))
        ends.append((x, y))
    return spots, ends


def _gutter(depth: int) -> float:
    return GUTTER * (1 + min(depth, DEEPEST))


def _elbow(start: tuple[float, float], end: tuple[float, float], gutter: float) -> str:
    """Left to the margin, down, and right again: no name stands on that way."""
    return (
        f"M{number(start[0])} {number(start[1])}H{number(gutter)}V{number(end[1])}H{number(end[0])}"
    )


def _drop(ring: tuple[float, float], end: tuple[float, float]) -> str:
    return f"M{number(ring[0])} {number(ring[1])}V{number(end[1])}H{number(end[0])}"


def _years(known: Sequence[int], paper: _Paper) -> Iterator[tuple[str, str | None]]:
    """The columns that have somebody, not more labels than fit; the last year always has one."""
    if known:
        every = -(-(known[-1] - known[0] + 1) // _MOST_YEARS)
        for year in known:
            if (known[-1] - year) % every == 0:
                yield number(paper.x(year)), str(year)
    if paper.has_undated:
        yield number(paper.x(None)), None


def _cut(name: str, room: float) -> str:
    """As much of a name as fits, with three dots for the rest."""
    if _width(name) <= room:
        return name
    kept = name[: letters_that_fit(name, room, SIZE)]
    return f"{kept.rstrip(' ,«(—-')}…"


@lru_cache(maxsize=8192)
def _width(name: str) -> float:
    """The same municipalities stand on many pages."""
    return text_width(name, SIZE)
