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
    stops = [stop for lane in lanes for stop in lane.stops]
    told = [one.year for one in family] + [stop.year for stop in stops]
    known = sorted({year for year in told if year is not None})
    paper = _Paper(
        known[0] if known else 0,
        known[-1] if known else 0,
        bool(known),
        None in told,
        _gutter(max(one.depth for one in family) + 1) + 2 * _STEP,
    )
    nodes: list[Node] = []
    lines: list[Line] = []
    spots: dict[int, tuple[float, float]] = {}
    row = 0
    for one in family:
        x, y = paper.x(one.year), paper.y(row)
        row += 1
        nodes.append(paper.node("own" if one.own else "kin", x, y, one.name))
        if one.depth:
            above = spots.get(one.depth - 1)
            if above is not None:
                lines.append(Line(_elbow(above, (x, y), _gutter(one.depth - 1)), sure=True))
        spots[one.depth] = (x, y)
        if one.own:
            for lane in lanes:
                found, ends = _lane(lane, paper, row)
                nodes += found
                ring = ends[0]
                lines.append(Line(_elbow((x, y), ring, _gutter(one.depth)), sure=lane.known))
                lines += [Line(_drop(ring, end), sure=lane.known) for end in ends[1:]]
                row += len(found)
    height = paper.y(row) - ROW / 4
    return Ways(
        viewbox=f"0 0 {number(WIDTH)} {number(height)}",
        height=number(height),
        base=number(height - 6),
        years=tuple(_years(known, paper, undated)),
        lines=tuple(sorted(lines, key=lambda line: line.sure)),  # what is sure lies on top
        nodes=tuple(nodes),
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

    def node(self, kind: str, x: float, y: float, name: str) -> Node:
        begin = x + 13
        return Node(
            kind,
            number(x),
            number(y),
            number(begin),
            _cut(name, (WIDTH - begin - 4) / (BOLD if kind in ("own", "site") else 1)),
            name,
        )


def _lane(lane: Lane, paper: _Paper, row: int) -> tuple[list[Node], list[tuple[float, float]]]:
    """The signs of a lane, a row each, and their places: the ring a step before its learners."""
    xs = [paper.x(stop.year) for stop in lane.stops]
    ring = (min(xs) - _STEP, paper.y(row))
    nodes = [paper.node("site" if lane.known else "unknown", *ring, lane.name)]
    ends = [ring]
    for place, (stop, x) in enumerate(zip(lane.stops, xs, strict=True), 1):
        y = paper.y(row + place)
        nodes.append(paper.node("stop", x, y, stop.name))
        ends.append((x, y))
    return nodes, ends


def _gutter(depth: int) -> float:
    return GUTTER * (1 + min(depth, DEEPEST))


def _elbow(start: tuple[float, float], end: tuple[float, float], gutter: float) -> str:
    """Left to the margin, down, and right again: no name stands on that way."""
    return (
        f"M{number(start[0])} {number(start[1])}H{number(gutter)}V{number(end[1])}H{number(end[0])}"
    )


def _drop(ring: tuple[float, float], end: tuple[float, float]) -> str:
    return f"M{number(ring[0])} {number(ring[1])}V{number(end[1])}H{number(end[0])}"


def _years(known: Sequence[int], paper: _Paper, undated: str) -> Iterator[YearMark]:
    """The columns that have somebody, not more labels than fit; the last year always has one."""
    if known:
        every = -(-(known[-1] - known[0] + 1) // _MOST_YEARS)
        for year in known:
            if (known[-1] - year) % every == 0:
                yield YearMark(number(paper.x(year)), str(year))
    if paper.has_undated:
        yield YearMark(number(paper.x(None)), undated)


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
