"""Faces: lines on a grid cut the paper into faces, and faces that have one owner make a cell.

Because every cell is a union of whole faces of one set of lines, cells cannot overlap, leave no
gaps, and share their borders to the last digit, whatever the lines were.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, TypeAlias

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

GRID: Final = 0.1
"""Units of the drawing: all corners lie on this grid, so that paths can be written with one digit
after the point and neighbours still meet exactly."""

Shape: TypeAlias = BaseGeometry
Shapes: TypeAlias = NDArray[np.object_]


def faces_between(lines: Iterable[BaseGeometry]) -> Shapes:
    """The polygons that `lines` enclose, with corners on the grid, in an order that only the lines
    decide."""
    noded = shapely.union_all(np.array(list(lines), dtype=object), grid_size=GRID)
    faces = shapely.get_parts(shapely.polygonize(shapely.get_parts(noded)))
    inside = inner_points(faces)
    order = np.lexsort((shapely.get_x(inside), shapely.get_y(inside)))
    ordered: Shapes = faces[order]
    return ordered


def inner_points(faces: Shapes) -> Shapes:
    """A point inside each face."""
    points: Shapes = shapely.point_on_surface(faces)
    return points


def united(faces: Shapes, owners: Sequence[str | None], order: Iterable[str]) -> dict[str, Shape]:
    """Cells by owner in the given order: each the union of its faces. Owners without a face are
    left out, and so are faces without an owner."""
    groups: dict[str, list[Shape]] = {}
    for face, owner in zip(faces, owners, strict=True):
        if owner is not None:
            groups.setdefault(owner, []).append(face)
    return {
        owner: shapely.coverage_union_all(np.array(groups[owner], dtype=object))
        for owner in order
        if owner in groups
    }


def holders(points: Shapes, shapes: Mapping[str, Shape]) -> list[str | None]:
    """For each point the first of `shapes` that covers it, or None."""
    names = list(shapes)
    found: list[str | None] = [None] * len(points)
    if not names:
        return found
    tree = shapely.STRtree(list(shapes.values()))
    first: dict[int, int] = {}
    for point, shape in tree.query(points, predicate="intersects").T.tolist():
        first[point] = min(first.get(point, shape), shape)
    for point, shape in first.items():
        found[point] = names[shape]
    return found


def simplified(cells: Mapping[str, Shape], tolerance: float) -> dict[str, Shape]:
    """The cells with fewer corners, all of them corners that were there before; borders that two
    cells share stay shared. `tolerance` in units of the drawing."""
    if not cells:
        return {}
    shapes = shapely.coverage_simplify(np.array(list(cells.values()), dtype=object), tolerance)
    return dict(zip(cells, shapes, strict=True))


def polygons(shape: Shape) -> list[shapely.Polygon]:
    """The polygons of a shape, the largest first."""
    parts = [part for part in shapely.get_parts(shape) if part.geom_type == "Polygon" and part.area]
    return sorted(parts, key=lambda part: (-part.area, part.bounds))
