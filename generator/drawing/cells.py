"""Cells: which land on the paper is whose.

Where there are true borders, they decide. All other land belongs to the municipality whose place is
nearest (Voronoi), as far as the region's outline reaches.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
import shapely
from numpy.typing import NDArray

from generator.drawing.discs import with_discs
from generator.drawing.faces import (
    GRID,
    Shape,
    faces_between,
    holders,
    inner_points,
    polygons,
    simplified,
    united,
)
from generator.drawing.projection import Point

TOLERANCE: Final = 1.0
"""Units: how far simplifying may move a border, roughly."""

THINNING: Final = 0.3
"""Units: true borders may have more corners than anybody can see; those go before all else."""

CRUMB: Final = 0.15
"""A piece with no place of its own and smaller than this share of its cell is a neighbour's."""

LAKE: Final = 40.0
"""Square units: smaller holes between true borders are slips of the pen, larger ones are meant."""


class Ground:
    """What the cells of a region are made of, in units of the drawing.

    `places` by municipality, in the order in which maps list them; `borders` of those that have
    true ones; `outline` of the region, or None if only borders are known. `centres` and `towns`
    decide who is drawn as a disc where two want the same spot.
    """

    def __init__(
        self,
        outline: Shape | None,
        places: Mapping[str, Sequence[Point]],
        borders: Mapping[str, Shape],
        centres: Mapping[str, Point],
        towns: frozenset[str],
    ) -> None:
        self.order = tuple(places)
        thinned = simplified({n: borders[n] for n in self.order if n in borders}, THINNING)
        self.borders = {name: _on_grid(border) for name, border in thinned.items()}
        self.centres = centres
        self.outline = None if outline is None else _on_grid(outline)
        self.points, self.owners = _distinct(places, towns, frozenset(self.borders))


def region_cells(ground: Ground) -> dict[str, Shape]:
    """A cell for every municipality of `ground`, in its order: none empty, none over another,
    together all the land; corners on the grid. Empty without land or municipalities."""
    cells = _first_cells(ground)
    if not cells:
        return {}
    cells = simplified(_without_crumbs(cells, ground), TOLERANCE)
    return with_discs(cells, ground.order, ground.centres)


def _first_cells(ground: Ground) -> dict[str, Shape]:
    """Cells before simplifying; those that got no land are missing."""
    rest = _open_land(ground)
    lines = [shapely.boundary(border) for border in ground.borders.values()]
    if rest is not None:
        lines.append(shapely.boundary(rest))
        lines += _dividing_lines(ground, rest)
    if not lines:
        return {}
    faces = faces_between(lines)
    inside = inner_points(faces)
    owners = holders(inside, ground.borders)
    if rest is not None:
        shapely.prepare(rest)
        open_land = shapely.intersects(rest, inside)
        nearest = shapely.STRtree(shapely.points(ground.points)).nearest(inside)
        for index, owner in enumerate(owners):
            if owner is None and open_land[index]:
                owners[index] = ground.owners[nearest[index]]
    cells = united(faces, owners, ground.order)
    if ground.borders:
        unclaimed = faces[[owner is None for owner in owners]]
        cells = _without_slips(cells, polygons(shapely.coverage_union_all(unclaimed)))
    return cells


def _open_land(ground: Ground) -> Shape | None:
    """The land that no true border takes and that somebody without borders can have."""
    if ground.outline is None or not len(ground.points):
        return None
    if not ground.borders:
        return ground.outline
    taken = shapely.union_all(list(ground.borders.values()), grid_size=GRID)
    rest = shapely.difference(ground.outline, taken, grid_size=GRID)
    # An outline and borders from different hands leave slivers between them: they are nobody's.
    opened = shapely.intersection(rest.buffer(-2).buffer(2.5), rest, grid_size=GRID)
    places = shapely.MultiPoint(ground.points)
    kept = [part for part in polygons(opened) if part.intersects(places)]
    return shapely.union_all(kept, grid_size=GRID) if kept else None


def _dividing_lines(ground: Ground, land: Shape) -> list[Shape]:
    """The lines on which two places are equally near."""
    if len(set(ground.owners)) < 2:
        return []
    places = shapely.MultiPoint(ground.points)
    around = shapely.box(*shapely.total_bounds([land, places])).buffer(9)
    # Polygons around places that stand very close may cross themselves; their edges serve anyway.
    return [shapely.voronoi_polygons(places, extend_to=around, only_edges=True)]


def _without_crumbs(cells: dict[str, Shape], ground: Ground) -> dict[str, Shape]:
    """Small pieces that hold none of their owner's places go to the neighbour with whom they share
    most of their border; islands stay."""
    owners = np.array(ground.owners, dtype=object)
    for name in [name for name in cells if cells[name].geom_type != "Polygon"]:
        if name in ground.borders:
            continue
        places = shapely.MultiPoint(ground.points[owners == name])
        pieces = polygons(cells[name])
        limit = CRUMB * cells[name].area
        kept = pieces[:1]
        for piece in pieces[1:]:
            if piece.area > limit or piece.intersects(places):
                kept.append(piece)
                continue
            neighbour = _closest_neighbour(piece, cells, name)
            if neighbour is None:
                kept.append(piece)
            else:
                cells[neighbour] = shapely.coverage_union(cells[neighbour], piece)
        cells[name] = shapely.coverage_union_all(kept)
    return cells


def _without_slips(cells: dict[str, Shape], holes: Sequence[Shape]) -> dict[str, Shape]:
    """Narrow holes between true borders are given to the neighbour that touches them most."""
    for hole in holes:
        if hole.area > LAKE and not hole.buffer(-1).is_empty:
            continue
        neighbour = _closest_neighbour(hole, cells, None)
        if neighbour is not None and _is_surrounded(hole, cells):
            cells[neighbour] = shapely.coverage_union(cells[neighbour], hole)
    return cells


def _is_surrounded(hole: Shape, cells: Mapping[str, Shape]) -> bool:
    """Whether cells stand all around a piece of land that is nobody's."""
    near = shapely.union_all([cell for cell in cells.values() if cell.intersects(hole)])
    open_side: float = shapely.difference(hole.boundary, near.boundary).length
    return open_side < GRID


def _closest_neighbour(piece: Shape, cells: Mapping[str, Shape], own: str | None) -> str | None:
    best, most = None, 0.0
    for name, cell in cells.items():
        if name != own and cell.intersects(piece):
            shared = piece.boundary.intersection(cell.boundary).length
            if shared > most:
                best, most = name, shared
    return best


def _distinct(
    places: Mapping[str, Sequence[Point]], towns: frozenset[str], bordered: frozenset[str]
) -> tuple[NDArray[np.float64], list[str]]:
    """Places on the grid, each once and with one owner.

    A spot that several claim goes to the one with the fewest spots, and then rather to the
    municipality with land around it than to the town: the town can be drawn as a disc.
    """
    spots: dict[str, list[tuple[int, int]]] = {
        name: list(dict.fromkeys((round(x / GRID), round(y / GRID)) for x, y in points))
        for name, points in places.items()
        if name not in bordered
    }
    rank = {
        name: (len(own), name in towns, index) for index, (name, own) in enumerate(spots.items())
    }
    owner_of: dict[tuple[int, int], str] = {}
    for name, own in spots.items():
        for spot in own:
            other = owner_of.setdefault(spot, name)
            if rank[name] < rank[other]:
                owner_of[spot] = name
    points = np.array(list(owner_of), dtype=float).reshape(-1, 2) * GRID
    return points, list(owner_of.values())


def _on_grid(shape: Shape) -> Shape:
    # The cone bends straight edges, and a thin tongue of land may cross itself by that.
    sound = shape if shape.is_valid else shapely.MultiPolygon(polygons(shapely.make_valid(shape)))
    return shapely.set_precision(sound, GRID)
