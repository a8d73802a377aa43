"""Tiles: a seat for everybody, near home, readable, and always the same."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
import shapely
from drawn_regions import FIVE, REGIONS, cells_of, real_holdings, real_map
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.drawing.assignment import assigned
from generator.drawing.lettering import text_width
from generator.drawing.tiles import GRIDS, tile_grids

COSTS = st.integers(1, 5).flatmap(
    lambda rows: st.lists(
        st.lists(st.integers(0, 99), min_size=6, max_size=6), min_size=rows, max_size=rows
    )
)


@given(COSTS)
@settings(max_examples=60, deadline=None)
def test_assignment_is_the_best_there_is(costs: list[list[int]]) -> None:
    """The Hungarian method finds what trying everything finds, with a seat for each."""
    chosen = assigned(np.array(costs, dtype=np.int64))
    assert len(set(chosen)) == len(costs)
    best = min(
        sum(row[seat] for row, seat in zip(costs, seats, strict=True))
        for seats in permutations(range(6), len(costs))
    )
    assert sum(row[seat] for row, seat in zip(costs, chosen, strict=True)) == best


def test_assignment_of_sixty() -> None:
    """Sixty rows whose best seats are known get just those."""
    rng = np.random.default_rng(1)
    costs = rng.integers(100, 10_000, size=(60, 90))
    wanted = rng.permutation(90)[:60]
    costs[np.arange(60), wanted] = rng.integers(0, 2, size=60)
    assert assigned(costs.astype(np.int64)) == wanted.tolist()


def test_more_rows_than_seats() -> None:
    """Too few seats are a mistake of the caller."""
    with pytest.raises(ValueError, match="seats"):
        assigned(np.zeros((3, 2), dtype=np.int64))


@pytest.mark.parametrize("region", REGIONS)
def test_everybody_has_a_square_of_his_own(region: str) -> None:
    """Each municipality has one tile in each grid, no two on one seat, no column too many."""
    drawn = real_map(region)
    assert [grid.name for grid in drawn.tiles] == list(GRIDS)
    for grid in drawn.tiles:
        assert [tile.municipality for tile in grid.tiles] == list(drawn.cells)
        seats = {(tile.column, tile.row) for tile in grid.tiles}
        assert len(seats) == len(drawn.cells)
        assert grid.columns <= GRIDS[grid.name]
        assert {tile.column for tile in grid.tiles} == set(range(grid.columns))
        assert {tile.row for tile in grid.tiles} == set(range(grid.rows))


@pytest.mark.parametrize("region", REGIONS)
def test_names_fit_their_tiles(region: str) -> None:
    """Names are whole, in lettering of 9.5 units or more, inside their square."""
    names = {one.id: one.name for one in real_holdings(region)}
    for grid in real_map(region).tiles:
        for tile in grid.tiles:
            assert tile.size >= 9.5
            assert len(tile.lines) * tile.size * 1.08 <= grid.side - grid.gap
            for line in tile.lines:
                assert text_width(line, tile.size) <= grid.side - grid.gap
            whole = "".join(tile.lines).replace("-", "").replace(" ", "")
            assert whole == names[tile.municipality].replace("-", "").replace(" ", "")


@pytest.mark.parametrize("region", FIVE)
def test_tiles_stand_as_the_land_does(region: str) -> None:
    """Who lies north stands above, who lies east stands right: the order agrees for most pairs."""
    _, cells = cells_of(region)
    middles = {name: cell.centroid for name, cell in cells.items()}
    for grid in real_map(region).tiles:
        right = total = 0
        for one in grid.tiles:
            for other in grid.tiles:
                a, b = middles[one.municipality], middles[other.municipality]
                if a.x < b.x - 60:
                    total += 1
                    right += one.column <= other.column
                if a.y < b.y - 60:
                    total += 1
                    right += one.row <= other.row
        assert right / total > 0.9


@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=40, unique=True)
)
@settings(max_examples=30, deadline=None)
def test_any_shape_has_tiles(squares: list[tuple[int, int]]) -> None:
    """Land of any shape, in pieces or long and thin, seats everybody."""
    cells = {f"m{i}": shapely.box(x, y, x + 1, y + 1) for i, (x, y) in enumerate(squares)}
    for grid in tile_grids(cells, dict.fromkeys(cells, "Имя")):
        assert len({(tile.column, tile.row) for tile in grid.tiles}) == len(cells)


def test_a_name_that_cannot_fit_is_cut() -> None:
    """A word without any place to break, longer than a tile, ends in an ellipsis."""
    [narrow, _] = tile_grids({"m": shapely.box(0, 0, 9, 9)}, {"m": "щ" * 40})
    [tile] = narrow.tiles
    assert tile.lines[0].endswith("…")
    assert text_width(tile.lines[0], tile.size) <= narrow.side - narrow.gap


def test_no_municipalities_no_tiles() -> None:
    """A region without municipalities has empty grids of no size."""
    for grid in tile_grids({}, {}):
        assert (grid.tiles, grid.width, grid.height) == ((), 0, 0)
