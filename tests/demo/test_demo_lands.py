"""Made-up lands: whole outlines, apart from each other, towns inside."""

from __future__ import annotations

import pytest
from shapely import Point, Polygon

from generator.demo.dice import Dice
from generator.demo.lands import lands


@pytest.mark.parametrize("count", [1, 2, 7, 60])
def test_lands_are_whole_and_apart(count: int) -> None:
    """Each outline is a closed anticlockwise ring without crossings; no two lands touch."""
    made = lands(count, seed=4)
    shapes = [Polygon(land.outline) for land in made]
    assert len(shapes) == count
    assert all(shape.is_valid and shape.exterior.is_ccw for shape in shapes)
    assert all(land.outline[0] == land.outline[-1] for land in made)
    for number, shape in enumerate(shapes):
        assert not any(shape.intersects(other) for other in shapes[number + 1 :])
    assert len({land.tile for land in made}) == count


@pytest.mark.parametrize("count", [1, 2, 40, 500])
def test_towns_lie_inside_and_apart(count: int) -> None:
    """As many spots as were asked for, all within the outline, none on another."""
    land = lands(3, seed=1)[1]
    spots = land.spots(count, Dice("spots"))
    shape = Polygon(land.outline)
    assert len(set(spots)) == count
    assert all(shape.contains(Point(lon, lat)) for lat, lon in spots)


def test_what_is_near_lies_inside() -> None:
    """A settlement near a town is in the same land, or there is none."""
    land = lands(1, seed=2)[0]
    dice = Dice("near")
    shape = Polygon(land.outline)
    found = [land.near(spot, 0.5, dice) for spot in land.spots(30, dice)]
    inside = [spot for spot in found if spot is not None]
    assert inside
    assert all(shape.contains(Point(lon, lat)) for lat, lon in inside)
