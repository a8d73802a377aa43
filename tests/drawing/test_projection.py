"""The projection: areas are true, north is up, and the region fits its drawing."""

from __future__ import annotations

import math

import numpy as np
import pytest
import shapely
from drawn_regions import ROOT, real_outline
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.catalog.boundaries import outline_of, read_outline
from generator.drawing.projection import EARTH_KM, MARGIN, TALLEST, Projection, fitted

OUTLINES = sorted(file.parent.name for file in ROOT.glob("regions/*/outline.geojson"))


def area_on_ground(west: float, south: float, east: float, north: float) -> float:
    """Square kilometres between two meridians and two parallels on the ball."""
    band = math.sin(math.radians(north)) - math.sin(math.radians(south))
    return EARTH_KM**2 * math.radians(east - west) * band


def area_on_paper(
    projection: Projection, west: float, south: float, east: float, north: float
) -> float:
    """The same piece of ground, measured on the paper, in square kilometres."""
    piece = shapely.segmentize(shapely.box(west, south, east, north), 0.01)
    on_paper = shapely.transform(piece, projection.points)
    return float(on_paper.area) / projection.units(1) ** 2


@given(
    lon=st.floats(-180, 180),
    lat=st.floats(-75, 75),
    across=st.floats(1, 40),
    down=st.floats(1, 14),
)
@settings(max_examples=60, deadline=None)
def test_areas_are_true(lon: float, lat: float, across: float, down: float) -> None:
    """A piece of ground is as large on paper as on the ball, wherever the region lies."""
    region = shapely.box(lon, lat - down / 2, lon + across, lat + down / 2)
    projection = fitted(region, 720)
    piece = (lon + across / 3, lat, lon + across / 2, lat + down / 3)
    assert area_on_paper(projection, *piece) == pytest.approx(area_on_ground(*piece), rel=1e-3)


@pytest.mark.parametrize("region", OUTLINES)
def test_region_fits_its_drawing(region: str) -> None:
    """Each real region touches the margins in one direction and stays inside in the other."""
    outline = real_outline(region)
    projection = fitted(outline, 720)
    west, north, east, south = projection.shape(outline).bounds
    assert projection.width == 720
    assert projection.height <= 720 * TALLEST
    assert west >= MARGIN - 0.01
    assert east <= 720 - MARGIN + 0.01
    assert north >= MARGIN - 0.01
    assert south <= projection.height - MARGIN + 0.01
    full_width = east - west > 720 - 2 * MARGIN - 0.1
    full_height = south - north > 720 * TALLEST - 2 * MARGIN - 1.1
    assert full_width or full_height
    assert (west + east) / 2 == pytest.approx(360, abs=0.1)


def test_north_is_up_and_east_is_right() -> None:
    """On the middle meridian north is above; on one parallel east is on the right."""
    projection = fitted(real_outline("nizhny"), 720)
    assert projection.point(57, 44.5)[1] < projection.point(55, 44.5)[1]
    assert projection.point(56, 46)[0] > projection.point(56, 43)[0]


def test_same_point_alone_and_among_others() -> None:
    """A single point stands where it stands among others, to a tenth of a unit."""
    projection = fitted(real_outline("rostov"), 720)
    x, y = projection.points(np.array([[40.0, 47.0], [39.7, 47.2]]))[1].tolist()
    assert projection.point(47.2, 39.7) == (round(x, 1), round(y, 1))


CHUKOTKA = {
    "type": "MultiPolygon",
    "coordinates": [
        [[[160, 63], [170, 62], [180, 62.5], [180, 69], [170, 70], [160, 68.5], [160, 63]]],
        [[[-180, 62.5], [-175, 64], [-170, 66], [-176, 68], [-180, 69], [-180, 62.5]]],
    ],
}
"""A made-up region on both sides of the antimeridian, cut there as GeoJSON wants it."""


def test_antimeridian() -> None:
    """A region on both sides of the antimeridian is one piece, its places in their order."""
    outline = outline_of(CHUKOTKA)
    assert outline.geom_type == "Polygon"
    projection = fitted(outline, 720)
    assert projection.meridian == 175
    in_order = [projection.point(65, lon)[0] for lon in (165, 179, 180, -180, -179, -172)]
    assert in_order == sorted(in_order)
    assert projection.point(65, 180) == projection.point(65, -180)
    assert projection.point(65, 190) == projection.point(65, -170)


def test_no_outline_no_shape() -> None:
    """A region without the file has no outline, and that is no error."""
    assert read_outline(ROOT, "nowhere") is None
