"""Cells: everybody gets land, nobody gets another's, and neighbours meet exactly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
import shapely
from drawn_regions import REGIONS, assert_a_coverage, cells_of, real_holdings, star
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.drawing.cells import Ground, region_cells
from generator.drawing.faces import GRID, Shape

Spots = list[tuple[float, float]]

COORDINATES = st.floats(0, 720).map(lambda value: round(value, 2))
SPOTS = st.lists(st.tuples(COORDINATES, COORDINATES), min_size=1, max_size=5)
RADII = st.lists(st.floats(60, 340), min_size=3, max_size=9)


def ground(
    land: Shape | None,
    places: Sequence[Spots],
    borders: Mapping[str, Shape] | None = None,
    towns: Sequence[int] = (),
) -> Ground:
    """Ground on which municipality "m0", "m1", … has the given places, the first its centre."""
    named = {f"m{index}": spots for index, spots in enumerate(places)}
    return Ground(
        land,
        named,
        borders or {},
        {name: spots[0] for name, spots in named.items()},
        frozenset(f"m{index}" for index in towns),
    )


@pytest.mark.parametrize("region", REGIONS)
def test_real_regions_are_divided_without_rest(region: str) -> None:
    """The cells of each region with municipalities are all there and fill its outline."""
    land, cells = cells_of(region)
    assert list(cells) == [one.id for one in real_holdings(region)]
    assert_a_coverage(cells, land)


@given(radii=RADII, places=st.lists(SPOTS, min_size=1, max_size=9))
@settings(max_examples=40, deadline=None)
def test_made_up_regions_are_divided_without_rest(radii: list[float], places: list[Spots]) -> None:
    """Whatever the outline is and wherever the places lie, everybody gets a cell of his own."""
    land = star(24, radii, 360, 360)
    cells = region_cells(ground(land, places))
    assert list(cells) == [f"m{index}" for index in range(len(places))]
    assert_a_coverage(cells, land)


@given(
    count=st.integers(2, 7),
    spot=st.tuples(COORDINATES, COORDINATES),
    towns=st.sets(st.integers(0, 6)),
)
@settings(max_examples=25, deadline=None)
def test_one_centre_for_all(count: int, spot: tuple[float, float], towns: set[int]) -> None:
    """Any number of municipalities with one and the same centre share the land all the same."""
    land = star(12, [300, 200], 360, 360)
    assert_a_coverage(region_cells(ground(land, [[spot]] * count, towns=sorted(towns))), land)


def test_two_with_one_centre_are_a_disc_in_a_cell() -> None:
    """Of two municipalities with the same centre the town is the disc, the district the cell."""
    land = shapely.box(0, 0, 700, 700)
    cells = region_cells(ground(land, [[(300.0, 300.0)], [(300.0, 300.0)]], towns=[0]))
    disc, around = cells["m0"], cells["m1"]
    assert 70 < disc.area < 80
    assert disc.centroid.distance(shapely.Point(300, 300)) < 0.5
    assert len(shapely.get_rings(around)) == 2


def test_islands_and_lakes() -> None:
    """Land in several pieces with a lake stays as it is: cells may have pieces, lakes nobody."""
    lake = shapely.box(100, 100, 200, 200)
    land = shapely.union_all([shapely.box(0, 0, 400, 300) - lake, shapely.box(450, 50, 500, 90)])
    cells = region_cells(ground(land, [[(50.0, 50.0)], [(150.0, 150.0)], [(380.0, 20.0)]]))
    assert_a_coverage(cells, land)
    assert cells["m2"].geom_type == "MultiPolygon"
    assert not any(cell.intersects(lake.buffer(-1)) for cell in cells.values())


def test_corners_lie_on_the_grid() -> None:
    """Every corner is a whole number of tenths, so paths lose nothing."""
    for cell in cells_of("kaliningrad")[1].values():
        for x, y in shapely.get_coordinates(cell).tolist():
            assert abs(x / GRID - round(x / GRID)) < 1e-6
            assert abs(y / GRID - round(y / GRID)) < 1e-6


def halves(gap: float) -> dict[str, Shape]:
    """Two true borders side by side, with a gap (or, below zero, an overlap) between them."""
    return {
        "m0": shapely.segmentize(shapely.box(0, 0, 300 - gap / 2, 500), 1),
        "m1": shapely.segmentize(shapely.box(300 + gap / 2, 0, 600, 500), 7),
    }


@pytest.mark.parametrize("gap", [0, 0.4, -0.4, -30])
def test_true_borders_make_a_coverage(gap: float) -> None:
    """Borders that overlap or leave slivers are still drawn as neighbours that meet exactly."""
    cells = region_cells(ground(None, [[(50.0, 50.0)], [(450.0, 50.0)]], halves(gap)))
    assert_a_coverage(cells, shapely.box(0, 0, 600, 500))


def test_land_of_those_without_borders_is_schematic() -> None:
    """Where borders are missing, open land is shared by nearest places; slivers are nobody's."""
    outline = shapely.box(-1, -1, 600, 901)
    places = [[(50.0, 50.0)], [(450.0, 50.0)], [(100.0, 700.0)], [(500.0, 700.0)]]
    cells = region_cells(ground(outline, places, halves(0)))
    assert list(cells) == ["m0", "m1", "m2", "m3"]
    assert abs(cells["m0"].area - 300 * 500) < 400
    assert abs(cells["m2"].area - 300 * 400) < 900
    assert_a_coverage(cells, shapely.box(0, 0, 600, 901))


def test_municipality_inside_anothers_border_is_a_disc() -> None:
    """Who has no border and no open land is drawn as a disc at its centre."""
    places = [[(50.0, 50.0)], [(450.0, 50.0)], [(100.0, 200.0)]]
    cells = region_cells(ground(shapely.box(0, 0, 600, 500), places, halves(0)))
    assert cells["m2"].centroid.distance(shapely.Point(100, 200)) < 1
    assert_a_coverage(cells, shapely.box(0, 0, 600, 500))


def test_a_large_hole_between_borders_stays_open() -> None:
    """A hole that no municipality of the region fills is somebody else's land, not a slip."""
    ring = {"m0": shapely.box(0, 0, 600, 600) - shapely.box(200, 200, 300, 300)}
    cells = region_cells(ground(None, [[(50.0, 50.0)]], ring))
    assert abs(cells["m0"].area - 350_000) < 200


def test_nothing_to_divide() -> None:
    """Without municipalities there are no cells."""
    assert region_cells(ground(shapely.box(0, 0, 9, 9), [])) == {}
    assert region_cells(ground(None, [[(1.0, 1.0)]])) == {}
