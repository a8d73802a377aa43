"""The outline of a level: a rosette for federal, a dodecagon for regional, a plain round for local.

In force it is filled with the colour of its level; not in force it is an empty line.
"""

from __future__ import annotations

from math import cos, pi, sin
from typing import Final

from generator.drawing.badge_style import short
from generator.model.region import Level

Point = tuple[float, float]

_PETALS: Final = 28
_CORNERS: Final = 12


def emblem(level: Level, in_force: bool, middle: Point, radius: float) -> str:
    """The outline of `level` around `middle`; nothing of it is farther away than `radius`."""
    line = "" if in_force else f' stroke-width="{short(radius / 40 + 0.8)}"'
    role = "lv" if in_force else "lv soft-s"
    radius = radius if in_force else radius - 1
    if level == "local":
        return (
            f'<circle class="{role}" cx="{short(middle[0])}" cy="{short(middle[1])}" '
            f'r="{short(radius * 0.96)}"{line}/>'
        )
    path = _rosette(middle, radius) if level == "federal" else _polygon(middle, radius)
    return f'<path class="{role}" d="{path}"{line}/>'


def _polygon(middle: Point, radius: float) -> str:
    corners = [_at(middle, radius, 2 * pi * (i + 0.5) / _CORNERS) for i in range(_CORNERS)]
    return "M" + "L".join(f"{short(x)} {short(y)}" for x, y in corners) + "Z"


def _rosette(middle: Point, radius: float) -> str:
    """Petals are arcs between points on a circle: half of a petal's width higher than it."""
    step = 2 * pi / _PETALS
    base = radius / (1 + sin(step / 2) * 0.9)
    petal = short(base * sin(step / 2) * 1.05)
    points = [_at(middle, base, step * i) for i in range(_PETALS)]
    arcs = "".join(
        f"A{petal} {petal} 0 0 1 {short(x)} {short(y)}" for x, y in [*points[1:], points[0]]
    )
    return f"M{short(points[0][0])} {short(points[0][1])}{arcs}Z"


def _at(middle: Point, radius: float, angle: float) -> Point:
    return middle[0] + radius * sin(angle), middle[1] - radius * cos(angle)
