"""Distances between places on the ground: along the great circle, on a round Earth."""

from __future__ import annotations

import math
from typing import Final

EARTH_KM: Final = 6371.0


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Kilometres between two points (degrees) along the great circle, on a sphere of 6371 km."""
    north, other_north = math.radians(lat), math.radians(other_lat)
    half_lat = math.sin((other_north - north) / 2) ** 2
    half_lon = math.sin(math.radians(other_lon - lon) / 2) ** 2
    chord = half_lat + math.cos(north) * math.cos(other_north) * half_lon
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(chord)))
