"""Regions to draw: the real ones of this repository, and made-up ones of any shape."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from generator.catalog import Directory, lay_groundwork
from generator.catalog.boundaries import read_outline
from generator.catalog.entries import MunicipalityEntry
from generator.drawing import RegionMap, region_map
from generator.drawing.cells import Ground, region_cells
from generator.drawing.holdings import Holding, holdings
from generator.drawing.projection import fitted
from generator.drawing.region_map import WIDTH
from generator.model.municipality import Municipality

ROOT = Path(__file__).parents[2]
TODAY = dt.date(2026, 11, 22)
REGIONS = sorted(file.parent.name for file in ROOT.glob("regions/*/municipalities.yml"))
FIVE = ("chuvashia", "kaliningrad", "nizhny", "rostov", "voronezh")


@cache
def real_directory() -> Directory:
    """All regions of the repository, without the practices."""
    return lay_groundwork(ROOT, TODAY).directory


@cache
def real_outline(region: str) -> BaseGeometry:
    """The outline of a region of the repository, in degrees."""
    outline = read_outline(ROOT, region)
    assert outline is not None
    return outline


@cache
def real_map(region: str, day: dt.date = TODAY) -> RegionMap:
    """The map of a region of the repository."""
    drawn = region_map(region, real_directory(), real_outline(region), (), day)
    assert drawn is not None
    return drawn


def cells_of(
    region: str, places: Mapping[str, Sequence[tuple[float, float]]] | None = None
) -> tuple[BaseGeometry, dict[str, BaseGeometry]]:
    """The outline and the cells of a real region on paper; `places` (longitude, latitude) in place
    of the given ones."""
    held = holdings(region, real_directory(), TODAY)
    projection = fitted(real_outline(region), WIDTH)
    land = projection.shape(real_outline(region))
    used = places or {one.id: one.places for one in held}
    ground = Ground(
        land,
        {name: _on_paper(projection.points(np.array(spots))) for name, spots in used.items()},
        {},
        {one.id: projection.point(one.centre[1], one.centre[0]) for one in held},
        frozenset(one.id for one in held if one.town),
    )
    return land, region_cells(ground)


def _on_paper(points: np.ndarray) -> list[tuple[float, float]]:
    return [(x, y) for x, y in points.tolist()]


def real_holdings(region: str) -> tuple[Holding, ...]:
    """Who stands in a real region today."""
    return holdings(region, real_directory(), TODAY)


def directory_of(region: str, *municipalities: Mapping[str, object]) -> Directory:
    """A directory with one region of made-up municipalities: the fields of their records, of which
    only `id` and `lat`, `lon` of the centre must be given."""
    entries: dict[str, MunicipalityEntry] = {}
    for index, fields in enumerate(municipalities):
        stated = dict(fields)
        name = str(stated["id"])
        centre = {"name": name, "lat": stated.pop("lat"), "lon": stated.pop("lon")}
        record = Municipality.model_validate(
            {"name": name, "kind": "municipal-okrug", "centre": centre, **stated}
        )
        merged = record.merged_into
        entries[f"{region}/{name}"] = MunicipalityEntry(
            f"{region}/{name}",
            region,
            record,
            f"regions/{region}/municipalities.yml",
            (index,),
            f"{region}/{merged}" if merged else None,
        )
    return Directory(None, {}, {}, {}, entries, {}, (), {})


def star(points: int, radii: Sequence[float], x: float, y: float) -> shapely.Polygon:
    """A star-shaped polygon around (x, y), one corner for each radius in turn."""
    corners = [
        (
            x + radii[i % len(radii)] * math.cos(2 * math.pi * i / points),
            y + radii[i % len(radii)] * math.sin(2 * math.pi * i / points),
        )
        for i in range(points)
    ]
    return shapely.Polygon(corners)


def assert_a_coverage(cells: Mapping[str, BaseGeometry], land: BaseGeometry) -> None:
    """No cell is empty, none lies over another, neighbours meet exactly, together they are `land`
    within rounding."""
    shapes = np.array(list(cells.values()), dtype=object)
    assert all(shape.area > 0 and shape.is_valid for shape in cells.values())
    assert shapely.coverage_is_valid(shapes)
    tree = shapely.STRtree(list(shapes))
    for one, other in tree.query(shapes, predicate="overlaps").T.tolist():
        assert shapes[one].intersection(shapes[other]).area < 1e-6
    united = shapely.coverage_union_all(shapes)
    assert math.isclose(sum(shape.area for shape in cells.values()), united.area, rel_tol=1e-9)
    # Simplifying may cut a corner of the outline by about a unit.
    assert united.symmetric_difference(land).area < 0.9 * land.length + 1
