"""From degrees to the paper: Albers' equal-area cone, fitted to a region and to a drawing's width.

On the paper a municipality is as large as on the ground, north is up, and y grows downwards. The
Earth is a ball here: the difference to the ellipsoid is thinner than a drawn line.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

Point = tuple[float, float]

MARGIN: Final = 6.0
"""Empty units around the region, so that the stroke of its outline is not cut."""

TALLEST: Final = 1.25
"""How many times its width a drawing may be high; longer regions are drawn smaller."""

LONGEST_STEP: Final = 0.25
"""Degrees: longer straight edges get more points, because the cone bends them."""

_FLAT: Final = 1e-4


@dataclass(frozen=True, slots=True)
class Projection:
    """A cone touching the Earth between two parallels, and the place of its picture on the paper.

    `width` and `height` are the drawing's size and `scale` the number of its units in one radius of
    the Earth; the point (`left`, `top`) of the cone's own plane (y up) falls into the drawing's
    upper left corner.
    """

    width: float
    height: float
    scale: float
    left: float
    top: float
    meridian: float
    cone: float
    constant: float

    def point(self, lat: float, lon: float) -> Point:
        """Where a place (degrees) stands on the paper, to a tenth of a unit."""
        [[x, y]] = self.points(np.array([[lon, lat]], dtype=float))
        return round(float(x), 1) + 0.0, round(float(y), 1) + 0.0

    def points(self, degrees: NDArray[np.float64]) -> NDArray[np.float64]:
        """An array of (longitude, latitude) rows in degrees as an array of (x, y) rows."""
        plane = _plane(degrees, self.meridian, self.cone, self.constant)
        return np.column_stack(
            ((plane[:, 0] - self.left) * self.scale, (self.top - plane[:, 1]) * self.scale)
        )

    def shape(self, geometry: BaseGeometry) -> BaseGeometry:
        """A geometry in degrees as it lies on the paper; long edges are bent."""
        return shapely.transform(shapely.segmentize(geometry, LONGEST_STEP), self.points)

    def units(self, kilometres: float) -> float:
        """So many kilometres in units of the drawing."""
        return kilometres / EARTH_KM * self.scale


EARTH_KM: Final = 6371.0088


def fitted(region: BaseGeometry, width: float) -> Projection:
    """The projection that shows `region` (degrees) in a drawing `width` units wide.

    The region's longitudes must run on across the antimeridian (172, 181, 190), as
    `generator.catalog.boundaries` gives them; single points may have them in either way. The
    standard parallels stand a sixth of the height from the southern and the northern end.
    """
    west, south, east, north = (float(bound) for bound in region.bounds)
    sixth = (north - south) / 6
    first, second = math.radians(south + sixth), math.radians(north - sixth)
    cone = (math.sin(first) + math.sin(second)) / 2
    constant = math.cos(first) ** 2 + 2 * cone * math.sin(first)
    meridian = (west + east) / 2
    edges = shapely.get_coordinates(shapely.segmentize(region, LONGEST_STEP))
    plane = _plane(edges, meridian, cone, constant)
    (x1, y1), (x2, y2) = plane.min(axis=0), plane.max(axis=0)
    across, down = max(float(x2 - x1), 1e-9), max(float(y2 - y1), 1e-9)
    room = width - 2 * MARGIN
    scale = min(room / across, (TALLEST * width - 2 * MARGIN) / down)
    height = math.ceil(down * scale + 2 * MARGIN)
    return Projection(
        width=width,
        height=float(height),
        scale=scale,
        left=float(x1 + x2) / 2 - width / 2 / scale,
        top=float(y1 + y2) / 2 + height / 2 / scale,
        meridian=meridian,
        cone=cone,
        constant=constant,
    )


def _plane(
    degrees: NDArray[np.float64], meridian: float, cone: float, constant: float
) -> NDArray[np.float64]:
    """(longitude, latitude) rows in degrees to the cone's plane, in radii of the Earth, y up."""
    longitude = np.radians((degrees[:, 0] - meridian + 180.0) % 360.0 - 180.0)
    sine = np.sin(np.radians(degrees[:, 1]))
    if abs(cone) < _FLAT:
        # Two parallels on either side of the equator: the cone has become a cylinder, whose
        # constant is the squared cosine of the standard parallel.
        width = math.sqrt(max(constant, _FLAT))
        return np.column_stack((longitude * width, sine / width))
    radius = np.sqrt(np.maximum(constant - 2 * cone * sine, 0.0)) / cone
    angle = cone * longitude
    return np.column_stack((radius * np.sin(angle), -radius * np.cos(angle)))
