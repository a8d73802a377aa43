"""Labels: names on the map that never lie over one another, the biggest municipalities first.

A name stands inside its cell where there is room, in one line or broken, and else beside a dot; a
name without room is left out (the title of its cell still says it). What fits depends on how large
the map is drawn, so there is a set of labels for each of three sizes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final, Literal

import numpy as np
import shapely
from numpy.typing import NDArray

from generator.drawing.faces import Shape, polygons
from generator.drawing.lettering import broken, text_width
from generator.drawing.projection import Point

Anchor = Literal["start", "middle", "end"]
Box = tuple[float, float, float, float]

LEADING: Final = 1.08
"""From one line to the next, in sizes of the font."""

ASCENT, DESCENT = 0.74, 0.22
DOT: Final = 0.16
"""The radius of a dot, in sizes of the font."""

RING: Final = 8.0
"""Units: the radius of a training site's ring with its stroke."""

_AIR: Final = 0.14
_TINY: Final = 0.9
"""Cells of a smaller radius, in sizes of the font, would vanish under somebody else's name."""

_CROWDED: Final = 20.0
"""Lettering larger than so many units leaves no room outside the cells."""

_LOOSE: Final = ((1.0, 1.0, 0.0), (0.88, 0.85, 0.35), (0.74, 0.7, 0.8), (0.6, 0.6, 1.3))
"""What share of a label's width and height must lie in its cell, and how bad that looks."""

_BROKEN, _LINE = 3.0, 0.2
_UGLIEST: Final = 2.0
"""How bad a harmful break looks, and another line; what looks worse is not drawn inside a cell."""

_EIGHT: Final = np.arange(8.0)

_BESIDE: Final[tuple[tuple[float, float, Anchor], ...]] = (
    (1, 0, "start"), (-1, 0, "end"), (0.6, -1, "start"), (0.6, 1, "start"),
    (-0.6, -1, "end"), (-0.6, 1, "end"), (0, -1, "middle"), (0, 1, "middle"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Label:
    """A name as it stands on the map: `x` is where `anchor` says, `y` the first line's baseline.

    `dot` is the middle of the dot that a name outside its cell belongs to.
    """

    municipality: str
    lines: tuple[str, ...]
    x: float
    y: float
    anchor: Anchor
    dot: Point | None

    def box(self, size: float) -> Box:
        """The rectangle (left, top, right, bottom) that the letters of `size` take at most."""
        width = max(text_width(line, size) for line in self.lines)
        shift = {"start": 0.0, "middle": 0.5, "end": 1.0}[self.anchor]
        left = self.x - width * shift
        bottom = self.y + (LEADING * (len(self.lines) - 1) + DESCENT) * size
        return left, self.y - ASCENT * size, left + width, bottom


@dataclass(frozen=True, slots=True)
class LabelSet:
    """The labels of a map that is drawn at least `narrowest` pixels wide, in lettering of `size`
    units of the drawing."""

    narrowest: int
    size: float
    labels: tuple[Label, ...]


SETS: Final = ((0, 23.0), (480, 15.0), (760, 11.0))
"""From which width in pixels, and the size in units of a drawing of 720: some 11 px and more."""


@dataclass(frozen=True, slots=True)
class Named:
    """What a label needs of a municipality."""

    id: str
    name: str
    population: int
    town: bool
    cell: Shape
    centre: Point


def label_sets(
    named: Sequence[Named], rings: Sequence[Point], width: float, height: float
) -> tuple[LabelSet, ...]:
    """The sets of labels of a map of `width` by `height` units, the narrowest drawing first.

    As long as they find another place, names keep clear of `rings` (training sites) and of
    others' tiny cells.
    """
    seats = [_Seat(one) for one in named]
    seats.sort(key=lambda seat: (-seat.named.population, -seat.named.cell.area, seat.named.id))
    frame = (0.0, 0.0, width, height)
    return tuple(
        LabelSet(narrowest, size, _placed(seats, rings, size, frame)) for narrowest, size in SETS
    )


class _Seat:
    """A municipality's largest piece of land, its middle, and how far it reaches around that."""

    def __init__(self, named: Named) -> None:
        self.named = named
        self.land = polygons(named.cell)[0]
        shapely.prepare(self.land)
        circle = shapely.maximum_inscribed_circle(self.land, 1.0)
        middle = circle.coords[0]
        self.middle: Point = (middle[0], middle[1])
        self.reach = float(circle.length)
        own = self.land.intersects(shapely.Point(named.centre))
        self.dot: Point = named.centre if own else (round(middle[0], 1), round(middle[1], 1))


def _placed(
    seats: Sequence[_Seat], rings: Sequence[Point], size: float, frame: Box
) -> tuple[Label, ...]:
    taken, shy = _Taken(frame), _Taken(frame)
    for ring in rings:
        shy.add([_square(ring, RING)])
    for seat in seats:
        if seat.reach < size * _TINY:
            shy.add([_square(seat.middle, seat.reach)], seat.named.id)
    labels = []
    for seat in seats:
        label = None
        for way in chain(_inside(seat, size), _beside(seat, size)):
            if taken.free(_with_air(way, size)):
                label = label or way
                if shy.free([way.box(size)], seat.named.id):
                    label = way
                    break
        if label is not None:
            taken.add(_with_air(label, size))
            labels.append(label)
    return tuple(labels)


def _inside(seat: _Seat, size: float) -> Iterator[Label]:
    """Places inside the cell, the best first."""
    breakings = [one for lines in (1, 2, 3) if (one := broken(seat.named.name, lines))]
    ways = sorted(
        (bad + one.harm * _BROKEN + (len(one.lines) - 1) * _LINE, index, loose)
        for index, one in enumerate(breakings)
        for loose, (_, _, bad) in enumerate(_LOOSE)
    )
    for ugliness, index, loose in ways:
        if ugliness > _UGLIEST:
            return
        lines = breakings[index].lines
        width = breakings[index].width(size)
        height = (LEADING * (len(lines) - 1) + ASCENT + DESCENT) * size
        across, down, _ = _LOOSE[loose]
        for x, y in _middles(seat, width * across, height * down):
            baseline = y - height / 2 + ASCENT * size
            yield Label(seat.named.id, lines, round(x, 1), round(baseline, 1), "middle", None)


def _middles(seat: _Seat, width: float, height: float) -> list[Point]:
    """Where a box in the cell can have its middle; the nearest to the cell's middle first."""
    west, north, east, south = seat.land.bounds
    if width > east - west or height > south - north:
        return []
    x = _steps(west + width / 2, east - width / 2, seat.middle[0])
    y = _steps(north + height / 2, south - height / 2, seat.middle[1])
    across, down = np.tile(x, len(y)), np.repeat(y, len(x))
    boxes = shapely.box(
        across - width / 2, down - height / 2, across + width / 2, down + height / 2
    )
    fits = shapely.contains_properly(seat.land, boxes)
    if not fits.any():
        return []
    across, down = across[fits], down[fits]
    distance = np.hypot(across - seat.middle[0], (down - seat.middle[1]) * 1.5)
    order = np.argsort(np.round(distance, 3), kind="stable")
    return list(zip(across[order].tolist(), down[order].tolist(), strict=True))


def _steps(first: float, last: float, middle: float) -> NDArray[np.float64]:
    """Nine places from `first` to `last`, and the middle: `np.linspace`, without what it is for."""
    places = np.empty(10)
    places[:8] = _EIGHT * ((last - first) / 8) + first
    places[8:] = last, middle
    return places


def _beside(seat: _Seat, size: float) -> Iterator[Label]:
    """Places around the dot, as atlases have them. On a narrow map they are for towns only: the
    name of a district would lie on its neighbours."""
    if size > _CROWDED and not seat.named.town:
        return
    x, y = seat.dot
    gap = (DOT + 0.28) * size
    for right, down, anchor in _BESIDE:
        baseline = y + (ASCENT - DESCENT) / 2 * size + down * (gap + 0.35 * size)
        yield Label(
            seat.named.id,
            (seat.named.name,),
            round(x + right * gap, 1),
            round(baseline, 1),
            anchor,
            seat.dot,
        )


class _Taken:
    """The rectangles that are taken already, and by whom."""

    def __init__(self, frame: Box) -> None:
        self.frame = frame
        self.boxes: list[tuple[Box, str]] = []

    def free(self, boxes: Sequence[Box], own: str = "") -> bool:
        """Whether all `boxes` lie in the frame and over nothing that is not one's `own`."""
        left, top, right, bottom = self.frame
        for west, north, east, south in boxes:
            if west < left or north < top or east > right or south > bottom:
                return False
            for (x1, y1, x2, y2), owner in self.boxes:
                # Some forty boxes: plain comparisons are quicker here than arrays.
                over = x1 < east and x2 > west and y1 < south and y2 > north
                if over and not (own and owner == own):
                    return False
        return True

    def add(self, boxes: Sequence[Box], owner: str = "") -> None:
        """Takes the place of `boxes`."""
        self.boxes += [(box, owner) for box in boxes]


def _with_air(label: Label, size: float) -> list[Box]:
    """What a label takes: its letters with some air, and its dot."""
    left, top, right, bottom = label.box(size)
    letters = (left - _AIR * size, top, right + _AIR * size, bottom)
    return [letters] if label.dot is None else [letters, _square(label.dot, DOT * size)]


def _square(middle: Point, half: float) -> Box:
    return middle[0] - half, middle[1] - half, middle[0] + half, middle[1] + half
