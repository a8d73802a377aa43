"""A region's map on a day: all of its geometry, and nothing of any practice.

Made once for a region and shared by all its pages; `region_map_key` tells when it must be made
anew. Everything in it is plain text and numbers, so it can be kept in a file or sent to a worker.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Final

import numpy as np
import shapely

from generator.catalog.boundaries import (
    FAR_KM,
    Border,
    continuous,
    is_tangled,
    matched,
    polygonal,
    shape_distance_km,
)
from generator.catalog.catalog import Directory
from generator.catalog.clusters import site_place
from generator.drawing.cells import Ground, region_cells
from generator.drawing.faces import GRID, Shape
from generator.drawing.holdings import Holding, Place, holdings
from generator.drawing.labels import LabelSet, Named, label_sets
from generator.drawing.paths import path_data
from generator.drawing.projection import Point, Projection, fitted
from generator.drawing.tiles import TileGrid, tile_grids

WIDTH: Final = 720.0
"""Units: the width of every region's drawing."""

_ROUND: Final = 0.15
"""Degrees of land around the places of a region whose outline nobody knows."""


@dataclass(frozen=True)
class RegionMap:
    """A region drawn. Municipalities go by their full ids, those that stand on the day, in the
    order of the file; coordinates are units of the drawing, y down.

    `cells` and `outline` are SVG path data; `centres` are the administrative centres, `sites` the
    training sites (by id; one without a place of its own stands in its municipality's centre).
    `schematic` is false where all cells are true borders. `tiles` are the narrow grid and the wide.
    """

    region: str
    width: float
    height: float
    projection: Projection
    schematic: bool
    outline: str
    cells: Mapping[str, str]
    names: Mapping[str, str]
    centres: Mapping[str, Point]
    sites: Mapping[str, Point]
    labels: tuple[LabelSet, ...]
    tiles: tuple[TileGrid, ...]

    @cached_property
    def slugs(self) -> frozenset[str]:
        """Whose cells there are, by the last parts of their ids."""
        return frozenset(identity.rpartition("/")[2] for identity in self.cells)

    @property
    def viewbox(self) -> str:
        """The viewBox of an SVG that shows all of the region."""
        return f"0 0 {self.width:g} {self.height:g}"


def region_map(
    region: str,
    directory: Directory,
    outline: Shape | None,
    borders: Sequence[Border],
    day: dt.date,
) -> RegionMap | None:
    """The map of `region` on `day`, or None if there is nothing that could be drawn.

    `outline` and `borders` are in degrees, as `generator.catalog.boundaries` reads them; borders
    are matched here, and those that match nothing or lie far outside are left aside. Without an
    outline the land reaches a little beyond the places.
    """
    held = holdings(region, directory, day)
    near = [one for one in borders if _is_near(one, outline)]
    true_borders = _true_borders(region, directory, held, near)
    schematic = len(true_borders) < len(held) or not held
    if (
        outline is not None
        and true_borders
        and schematic
        and is_tangled([outline, *true_borders.values()])
    ):
        true_borders = {}  # borders and outline come from two files: each alone could be drawn
    if not schematic:
        outline = None
    elif outline is None:
        outline = _around(held)
    shapes = [*([] if outline is None else [outline]), *true_borders.values()]
    if not shapes:
        return None
    projection = fitted(shapely.GeometryCollection(continuous(shapes)), WIDTH)
    paper_outline = None if outline is None else _on_paper(projection, outline)
    centres = {one.id: projection.point(one.centre[1], one.centre[0]) for one in held}
    ground = Ground(
        paper_outline,
        {one.id: _places(one, projection, paper_outline) for one in held},
        {name: _on_paper(projection, border) for name, border in true_borders.items()},
        centres,
        frozenset(one.id for one in held if one.town),
    )
    cells = region_cells(ground)
    sites = {
        site: projection.point(lat, lon) for site, (lon, lat) in _sites(region, directory).items()
    }
    land = shapely.coverage_union_all(list(cells.values())) if cells else _bare(paper_outline)
    return RegionMap(
        region=region,
        width=projection.width,
        height=projection.height,
        projection=projection,
        schematic=schematic,
        outline=path_data(land),
        cells={name: path_data(cell) for name, cell in cells.items()},
        names={one.id: one.full_name for one in held},
        centres=centres,
        sites=sites,
        labels=label_sets(
            [
                Named(one.id, one.name, one.population, one.town, cells[one.id], centres[one.id])
                for one in held
                if one.id in cells
            ],
            list(sites.values()),
            projection.width,
            projection.height,
        ),
        tiles=tile_grids(cells, {one.id: one.name for one in held}),
    )


def region_map_key(
    region: str,
    directory: Directory,
    outline: Shape | None,
    borders: Sequence[Border],
    day: dt.date,
) -> str:
    """A name (64 hexadecimal digits) for what `region_map` would make of the same arguments.

    The same name means the same map: it is made of all that the map is made of, this program
    included; the day counts only by who stands on it.
    """
    codes = [
        (entry.id, entry.record.oktmo, entry.record.oktmo_before)
        for entry in directory.municipalities_by_region.get(region, ())
        if borders
    ]
    stated = (region, holdings(region, directory, day), codes, _sites(region, directory))
    digest = hashlib.sha256(f"{_program()}\n{stated!r}\n".encode())
    for shape in (outline, *(border.shape for border in borders)):
        digest.update(b"|" if shape is None else shapely.to_wkb(shape))
    for border in borders:
        digest.update(f"{border.index} {border.oktmo!r} {border.id!r}\n".encode())
    return digest.hexdigest()


@cache
def _program() -> str:
    """What draws: this room's own text and the library under it."""
    digest = hashlib.sha256(f"{shapely.__version__} {shapely.geos_version_string}".encode())
    for file in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _on_paper(projection: Projection, shape: Shape) -> Shape:
    """A shape drawn; where bending its edges has made them cross, its parts are taken apart."""
    drawn = projection.shape(shape)
    return drawn if drawn.is_valid else polygonal(drawn)


def _is_near(border: Border, outline: Shape | None) -> bool:
    """Whether a border can be one of this region's; one that cannot would make all others tiny."""
    return outline is None or shape_distance_km(outline, border.shape) <= FAR_KM


def _true_borders(
    region: str, directory: Directory, held: Sequence[Holding], borders: Sequence[Border]
) -> dict[str, Shape]:
    """The true borders of those who stand, in degrees, merged records' land included."""
    if not borders:
        return {}
    owners = matched(borders, directory.municipalities_by_region.get(region, ())).owners
    found: dict[str, Shape] = {}
    for one in held:
        shapes = [border.shape for record in one.records for border in owners.get(record, ())]
        if shapes:
            found[one.id] = shapes[0] if len(shapes) == 1 else shapely.union_all(shapes)
    return found


def _bare(outline: Shape | None) -> Shape:
    """The land of a region without municipalities, on the grid."""
    empty = shapely.Polygon()
    return empty if outline is None else shapely.set_precision(outline.simplify(0.7), GRID)


def _around(held: Sequence[Holding]) -> Shape | None:
    """Land around all places, for a region whose outline nobody knows."""
    spots = [shapely.Point(place).buffer(_ROUND) for one in held for place in one.places]
    return shapely.convex_hull(shapely.union_all(continuous(spots))) if spots else None


def _places(one: Holding, projection: Projection, outline: Shape | None) -> list[Point]:
    """The places that shape a cell, on paper: all, but for those that cannot be where they are
    said to be, if there are others."""
    spots = projection.points(np.array(one.places))
    if outline is not None:
        near = shapely.distance(outline, shapely.points(spots)) <= projection.units(FAR_KM)
        spots = spots[near] if near.any() else spots
    return [(x, y) for x, y in spots.tolist()]


def _sites(region: str, directory: Directory) -> dict[str, Place]:
    """Where the training sites of a region stand, in degrees."""
    found: dict[str, Place] = {}
    for site in directory.sites_by_region.get(region, ()):
        place = site_place(site, directory)
        if place is not None:
            found[site.id] = (place[1], place[0])
    return found
