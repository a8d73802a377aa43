"""Where made-up regions lie and what they look like: smooth outlines on a grid, towns inside.

All in degrees. A land is star-shaped around its middle: from there every border point is in sight,
so whether a point lies inside is a comparison of two distances.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from generator.demo.dice import Dice

WEST, EAST, SOUTH, NORTH = 34.0, 134.0, 49.0, 63.0
_CORNERS: Final = 96
_LARGEST: Final = 1.5  # degrees of latitude: some 170 km from the middle to the border
_WAVES: Final = ((2, 0.12), (3, 0.09), (5, 0.05), (7, 0.03))

Spot = tuple[float, float]
"""Latitude and longitude, as files write them."""


@dataclass(frozen=True)
class Land:
    """One region's land. `tile` is its column and row in the grid."""

    lat: float
    lon: float
    size: float
    phases: tuple[float, ...]
    tile: tuple[int, int]

    def reach(self, angle: float) -> float:
        """How far the border lies from the middle in the direction `angle`, in degrees north."""
        waves = zip(_WAVES, self.phases, strict=True)
        return self.size * (1 + sum(h * math.cos(n * angle + p) for (n, h), p in waves))

    @cached_property
    def outline(self) -> list[list[float]]:
        """The border as a closed ring of [lon, lat], anticlockwise."""
        ring = []
        for corner in range(_CORNERS):
            angle = 2 * math.pi * corner / _CORNERS
            lat, lon = self._point(self.reach(angle), angle)
            ring.append([lon, lat])
        return [*ring, ring[0]]

    def spots(self, count: int, dice: Dice) -> list[Spot]:
        """`count` points well inside, spread evenly; the first is the one nearest to the middle."""
        step = self.spacing(count)
        found: list[tuple[float, float]] = []
        while len(found) < count:
            found = self._lattice(step, dice)
            step *= 0.94
        chosen = dice.some(found, count)
        chosen.sort(key=lambda point: math.hypot(*point))
        return [self._spot(x, y) for x, y in chosen]

    def near(self, spot: Spot, distance: float, dice: Dice) -> Spot | None:
        """A point at most `distance` (degrees north) from `spot`, or None if it fell outside."""
        angle, far = dice.spread(0, 2 * math.pi), distance * math.sqrt(dice.roll())
        x = (spot[1] - self.lon) * self._narrow + far * math.cos(angle)
        y = spot[0] - self.lat + far * math.sin(angle)
        return self._spot(x, y) if self._holds(x, y) else None

    def spacing(self, count: int) -> float:
        """How far apart `count` points lie if they share the land evenly, in degrees north."""
        return self.size * math.sqrt(math.pi / max(1, count)) * 0.92

    @property
    def _narrow(self) -> float:
        return math.cos(math.radians(self.lat))

    def _holds(self, x: float, y: float) -> bool:
        return math.hypot(x, y) < 0.93 * self.reach(math.atan2(y, x))

    def _lattice(self, step: float, dice: Dice) -> list[tuple[float, float]]:
        half = math.ceil(1.4 * self.size / step)
        found = []
        for row in range(-half, half + 1):
            for column in range(-half, half + 1):
                x = (column + row % 2 / 2 + dice.spread(-0.28, 0.28)) * step
                y = (row + dice.spread(-0.28, 0.28)) * step
                if self._holds(x, y):
                    found.append((x, y))
        return found

    def _point(self, far: float, angle: float) -> Spot:
        return self._spot(far * math.cos(angle), far * math.sin(angle))

    def _spot(self, x: float, y: float) -> Spot:
        return round(self.lat + y, 4), round(self.lon + x / self._narrow, 4)


def lands(count: int, seed: int) -> list[Land]:
    """`count` lands in rows from the north-west on, none of which touches another."""
    columns = max(1, round(math.sqrt(count * 2)))
    rows = math.ceil(count / columns)
    wide, high = (EAST - WEST) / columns, (NORTH - SOUTH) / rows
    made = []
    for number in range(count):
        row, column = divmod(number, columns)
        lat, lon = NORTH - high * (row + 0.5), WEST + wide * (column + 0.5)
        room = min(high, wide * math.cos(math.radians(lat)))
        dice = Dice(seed, "land", number)
        phases = tuple(dice.spread(0, 2 * math.pi) for _ in _WAVES)
        size = min(_LARGEST, 0.37 * room) * dice.spread(0.85, 1)
        made.append(Land(lat, lon, size, phases, (column + 1, row)))
    return made
