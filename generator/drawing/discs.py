"""Discs: a municipality too small to be seen, or without land of its own, is drawn as a disc.

Two that share one centre share one disc, cut like a pie. Discs never touch those of others and
never reach over the region's outline.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

import numpy as np
import shapely

from generator.drawing.faces import (
    GRID,
    Shape,
    faces_between,
    holders,
    inner_points,
    polygons,
    united,
)
from generator.drawing.projection import Point

SMALLEST: Final = 60.0
"""Square units: a cell that is smaller gets a disc around it."""

CARVED: Final = 25.0
"""Square units: a cell that others' discs leave less of gets a disc of its own."""

RADIUS: Final = 5.0
"""Units: the radius of a disc that has room."""

APART: Final = 2.0
"""Units: single discs whose centres are closer become one."""

_CORNERS: Final = 24


@dataclass(slots=True)
class _Disc:
    """Where a disc wants to stand (`wish`), where it stands, and what radius it has room for."""

    wish: Point
    members: list[str]
    x: float = 0.0
    y: float = 0.0
    room: float = 0.0

    @property
    def wanted(self) -> float:
        return RADIUS * math.sqrt(len(self.members))


def with_discs(
    cells: Mapping[str, Shape], order: Sequence[str], centres: Mapping[str, Point]
) -> dict[str, Shape]:
    """The cells with a disc for each of `order` that has none or too small a one, in that order."""
    small = {name for name in order if name not in cells or cells[name].area < SMALLEST}
    if not small:
        return {name: cells[name] for name in order}
    land = shapely.coverage_union_all(list(cells.values()))
    while True:
        drawn = _drawn(cells, order, _discs(cells, order, centres, land, small))
        swallowed = {
            name
            for name in order
            if name not in small and (name not in drawn or drawn[name].area < CARVED)
        }
        if not swallowed:
            return drawn
        small |= swallowed


def _discs(
    cells: Mapping[str, Shape],
    order: Sequence[str],
    centres: Mapping[str, Point],
    land: Shape,
    small: set[str],
) -> list[_Disc]:
    discs = [
        _Disc(_wish(cells.get(name), centres[name]), [name]) for name in order if name in small
    ]
    parts = polygons(land)
    for disc in discs:
        _take_seat(disc, parts)
    while (pair := _too_close(discs)) is not None:
        one, other = pair
        one.members += other.members
        discs.remove(other)
        _take_seat(one, parts)
    return discs


def _too_close(discs: Sequence[_Disc]) -> tuple[_Disc, _Disc] | None:
    for one, other in combinations(discs, 2):
        apart = APART * math.sqrt((len(one.members) + len(other.members)) / 2)
        if math.hypot(one.x - other.x, one.y - other.y) < apart:
            return one, other
    return None


def _wish(cell: Shape | None, centre: Point) -> Point:
    """A disc stands in the middle of its cell, or on the centre of who has none."""
    if cell is None:
        return centre
    x, y = shapely.maximum_inscribed_circle(polygons(cell)[0], 0.5).coords[0]
    return x, y


def _take_seat(disc: _Disc, land: Sequence[shapely.Polygon]) -> None:
    """Puts a disc on the nearest piece of land that has some room for all its members, away from
    the edge as far as it can be."""
    point = shapely.Point(disc.wish)
    near = sorted(land, key=lambda part: (part.distance(point), -part.area))
    # A smaller disc rather than a farther island, but not smaller than can be told apart.
    for part in near:
        for share in (1, 1 / 2, 1 / 4):
            room = disc.wanted * share
            eroded = part.buffer(-room - GRID)
            if not eroded.is_empty:
                x, y = shapely.shortest_line(eroded, point).coords[0]
                disc.x, disc.y, disc.room = round(x, 1), round(y, 1), room
                return
    roomiest = max(near, key=lambda part: shapely.maximum_inscribed_circle(part).length)
    circle = shapely.maximum_inscribed_circle(roomiest)
    (disc.x, disc.y), disc.room = circle.coords[0], circle.length


def _drawn(
    cells: Mapping[str, Shape], order: Sequence[str], discs: Sequence[_Disc]
) -> dict[str, Shape]:
    sectors: dict[str, Shape] = {}
    for disc in discs:
        others = [math.hypot(disc.x - o.x, disc.y - o.y) for o in discs if o is not disc]
        radius = min(disc.wanted, disc.room, 0.48 * min(others, default=math.inf))
        for index, member in enumerate(disc.members):
            sectors[member] = _sector(disc, radius, index)
    lines = [shapely.boundary(shape) for shape in (*cells.values(), *sectors.values())]
    faces = faces_between(lines)
    inside = inner_points(faces)
    owners = [
        sector or cell
        for sector, cell in zip(holders(inside, sectors), holders(inside, cells), strict=True)
    ]
    return united(faces, owners, order)


def _sector(disc: _Disc, radius: float, index: int) -> Shape:
    """One member's piece of a disc: all of it for one member, else a slice of the pie."""
    count = len(disc.members)
    steps = max(_CORNERS // count, 3)
    angles = np.linspace(index, index + 1, steps + 1) * (2 * math.pi / count) - math.pi / 2
    ring = [(disc.x + radius * math.cos(a), disc.y + radius * math.sin(a)) for a in angles]
    if count > 1:
        ring.append((disc.x, disc.y))
    return shapely.Polygon([(round(x, 1), round(y, 1)) for x, y in ring])
