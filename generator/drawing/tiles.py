"""Tiles: a square for each municipality, all of one size, standing as near as can be to its place.

The squares fill a rough picture of the region without holes; who gets which is decided so that all
together are moved the least.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
import shapely
from numpy.typing import NDArray

from generator.drawing.assignment import assigned
from generator.drawing.faces import Shape
from generator.drawing.lettering import fitted_lines, text_width

SIDE: Final = 72.0
"""Units from one tile to the next, gap included."""

GAP: Final = 3.0
GRIDS: Final = {"narrow": 5, "wide": 10}
"""The most columns of each grid: for phones and for anything wider."""

SQUEEZED: Final = 0.75
"""With a smaller share of the columns that its shape wants, a region becomes a block."""

LETTERINGS: Final = ((12.5, 2), (11.5, 2), (12.5, 3), (11.5, 3), (10.5, 3), (9.5, 3), (8.5, 4))
"""Size of lettering and most lines; the first in which a name fits is taken."""

_PADDING: Final = 3.0
_MASK: Final = 120


@dataclass(frozen=True, slots=True)
class Tile:
    """One municipality's square: column and row from 0, its name in lines of lettering `size`."""

    municipality: str
    column: int
    row: int
    lines: tuple[str, ...]
    size: float


@dataclass(frozen=True, slots=True)
class TileGrid:
    """A region as tiles. A tile stands at (column, row) times `side` and is `side - gap` wide."""

    name: str
    columns: int
    rows: int
    side: float
    gap: float
    tiles: tuple[Tile, ...]

    @property
    def width(self) -> float:
        """Units, without the gap after the last column."""
        return max(self.columns * self.side - self.gap, 0)

    @property
    def height(self) -> float:
        """Units, without the gap after the last row."""
        return max(self.rows * self.side - self.gap, 0)


def tile_grids(cells: Mapping[str, Shape], names: Mapping[str, str]) -> tuple[TileGrid, ...]:
    """The tiles of `cells` (on paper), in their order, with `names`: the narrow grid, the wide."""
    return tuple(_tile_grid(grid, cells, names, columns) for grid, columns in GRIDS.items())


def _tile_grid(
    grid: str, cells: Mapping[str, Shape], names: Mapping[str, str], most_columns: int
) -> TileGrid:
    if not cells:
        return TileGrid(grid, 0, 0, SIDE, GAP, ())
    shapes = np.array(list(cells.values()), dtype=object)
    seats, to_grid = _seats(shapely.coverage_union_all(shapes), len(cells), most_columns)
    homes = to_grid(shapely.get_coordinates(shapely.centroid(shapes)))
    moves = ((homes[:, None, :] - seats[None, :, :]) ** 2).sum(axis=2)
    chosen = assigned(np.rint(moves * 1_000_000).astype(np.int64))
    corner = seats.min(axis=0)
    columns, rows = (seats.max(axis=0) - corner + 1).astype(int).tolist()
    tiles = []
    for name, seat in zip(cells, chosen, strict=True):
        column, row = (seats[seat] - corner).astype(int).tolist()
        size, lines = _lettered(names[name])
        tiles.append(Tile(name, column, row, lines, size))
    return TileGrid(grid, columns, rows, SIDE, GAP, tuple(tiles))


def _lettered(name: str) -> tuple[float, tuple[str, ...]]:
    width = SIDE - GAP - 2 * _PADDING
    for size, most in LETTERINGS:
        lines = fitted_lines(name, width, size, most)
        if lines is not None:
            return size, lines
    size = LETTERINGS[-1][0]
    short = next(name[:end] for end in range(len(name), 0, -1) if _fits(name[:end], width, size))
    return size, (f"{short}…",)


def _fits(text: str, width: float, size: float) -> bool:
    return len(text) == 1 or text_width(f"{text}…", size) <= width


class _ToGrid:
    """From paper to the grid of seats: a seat's middle has whole numbers."""

    def __init__(self, west: float, north: float, across: float, down: float) -> None:
        self.origin = np.array([west, north])
        self.step = np.array([across, down])

    def __call__(self, points: NDArray[np.float64]) -> NDArray[np.float64]:
        seats: NDArray[np.float64] = (points - self.origin) / self.step - 0.5
        return seats


def _seats(land: Shape, count: int, most_columns: int) -> tuple[NDArray[np.float64], _ToGrid]:
    """Exactly `count` seats (column, row) that cover the land best, and the way to them.

    Where the region has to be squeezed into far fewer columns than its shape wants, the seats fill
    a full block instead: on a phone a long thin picture would say less.
    """
    west, north, east, south = land.bounds
    mask = _mask(land)
    natural = max(1, round((east - west) / math.sqrt(land.area / count)))
    columns = min(most_columns, count, natural)
    rows = count / columns
    if columns >= SQUEEZED * natural:
        # A row more, until enough seats lie on land: the squares show the region's shape.
        while (_shares(mask, columns, rows) >= 0.5).sum() < count:
            rows *= 1.02
    shares = _shares(mask, columns, rows)
    order = np.lexsort((np.arange(shares.size), -shares.ravel()))[:count]
    down, across = np.divmod(np.sort(order), columns)
    grid = _ToGrid(west, north, (east - west) / columns, (south - north) / rows)
    return np.column_stack((across, down)).astype(float), grid


def _mask(land: Shape) -> NDArray[np.float64]:
    """A picture of the land, _MASK points in a square: 1 where land is."""
    west, north, east, south = land.bounds
    middle = (np.arange(_MASK) + 0.5) / _MASK
    across, down = np.meshgrid(west + middle * (east - west), north + middle * (south - north))
    shapely.prepare(land)
    picture: NDArray[np.float64] = shapely.contains_xy(land, across, down).astype(float)
    return picture


def _shares(mask: NDArray[np.float64], columns: int, rows: float) -> NDArray[np.float64]:
    """What share of each seat is land, as an array of rows and columns; the last row may hang over
    the southern end."""
    down = np.minimum((np.arange(_MASK) + 0.5) / _MASK * rows, rows - 1e-9).astype(int)
    across = ((np.arange(_MASK) + 0.5) / _MASK * columns).astype(int)
    seat = (down[:, None] * columns + across[None, :]).ravel()
    size = math.ceil(rows) * columns
    land = np.bincount(seat, weights=mask.ravel(), minlength=size)
    whole = (_MASK / rows) * (_MASK / columns)
    return (land / whole).reshape(-1, columns)
