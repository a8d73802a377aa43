"""Paths: shapes as SVG text, as short as can be, and the file of a region that all its pages share.

A page draws a municipality by `<use href="…#cell-bor"/>` and gives it its colour; the file itself
knows nothing of practices, so a browser fetches it once for all pages of the region.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING

import shapely

from generator.drawing.faces import GRID, Shape, polygons
from generator.drawing.labels import DOT, LEADING, LabelSet
from generator.drawing.tiles import TileGrid

if TYPE_CHECKING:
    from generator.drawing.region_map import RegionMap


def path_data(shape: Shape) -> str:
    """The rings of a polygonal shape as the `d` of a path: relative, a tenth of a unit exact.

    The same shape gives the same text, wherever its rings begin. "" for an empty shape.
    """
    text: list[str] = []
    at = (0, 0)
    for ring in _rings(shape):
        steps = pairwise(ring)
        moves = [(x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in steps]
        text.append("m" + _numbers([(ring[0][0] - at[0], ring[0][1] - at[1]), *moves]) + "z")
        at = ring[0]
    return "".join(text)


@lru_cache(maxsize=8192)  # drawings have columns and rows: most coordinates come again
def number(value: float) -> str:
    """A coordinate as short as can be, with one digit after the point at most."""
    return _tenths(round(value / GRID))


def region_symbols_svg(region: RegionMap) -> bytes:
    """The shared file of a region: an SVG that shows nothing by itself.

    It defines `outline`; `land` and in it `cell-<municipality>`, named and without any colour;
    `labels-<narrowest>` for each set of labels and in it `label-<narrowest>-<municipality>`; and
    for each grid of tiles ("narrow", "wide") `tiles-<grid>` and in it `tile-<grid>-<municipality>`,
    a square of the colour that is used (`fill`) with its name in `color`. Municipalities by the
    last part of their ids.
    """
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{region.viewbox}"><defs>',
        f'<path id="outline" d="{region.outline}"/>',
    ]
    lines.append('<g id="land">')
    for identity, data in region.cells.items():
        name = escape(region.names[identity])
        lines.append(f'<path id="cell-{_slug(identity)}" d="{data}"><title>{name}</title></path>')
    lines.append("</g>")
    for labels in region.labels:
        lines += label_group(labels)
    for grid in region.tiles:
        lines += [f'<g id="tiles-{grid.name}">', *_tile_groups(grid), "</g>"]
    lines.append("</defs></svg>\n")
    return "\n".join(lines).encode()


def _rings(shape: Shape) -> Iterator[list[tuple[int, int]]]:
    """Closed rings in tenths, points that repeat left out, in an order that only shapes decide."""
    for polygon in polygons(shapely.normalize(shape)):
        for ring in (polygon.exterior, *polygon.interiors):
            corners = [(round(x / GRID), round(y / GRID)) for x, y in ring.coords]
            kept = [
                corner
                for corner, before in zip(corners, [None, *corners], strict=False)
                if corner != before
            ]
            # A path is closed by "z": the way back to the first corner need not be written.
            if len(kept) > 3:
                yield kept[:-1]


def _numbers(pairs: Iterable[tuple[int, int]]) -> str:
    text = ""
    for pair in pairs:
        for value in pair:
            short = _tenths(value)
            text += short if not text or short.startswith("-") else f" {short}"
    return text


def _tenths(value: int) -> str:
    whole, rest = divmod(abs(value), 10)
    text = (str(whole) if whole or not rest else "") + (f".{rest}" if rest else "")
    return f"-{text}" if value < 0 else text


def _slug(identity: str) -> str:
    return identity.rpartition("/")[2]


def label_group(labels: LabelSet) -> list[str]:
    """A set of labels as SVG lines: a group `labels-…` with a group for each label."""
    lines = [f'<g id="labels-{labels.narrowest}" font-size="{number(labels.size)}">']
    for label in labels.labels:
        identity = f"label-{labels.narrowest}-{_slug(label.municipality)}"
        # A single label is used outside its group, too: it says its size itself.
        lines.append(f'<g id="{identity}" font-size="{number(labels.size)}">')
        if label.dot is not None:
            x, y = label.dot
            radius = number(DOT * labels.size)
            lines.append(f'<circle cx="{number(x)}" cy="{number(y)}" r="{radius}"/>')
        lines.append(f"{_text(label.lines, label.x, label.y, label.anchor, labels.size)}</g>")
    lines.append("</g>")
    return lines


def _tile_groups(grid: TileGrid) -> list[str]:
    width = number(grid.side - grid.gap)
    lines = []
    for tile in grid.tiles:
        x, y = tile.column * grid.side, tile.row * grid.side
        half = (grid.side - grid.gap) / 2
        middle = x + half
        first = y + half + tile.size * (0.34 - LEADING / 2 * (len(tile.lines) - 1))
        lines.append(
            f'<g id="tile-{grid.name}-{_slug(tile.municipality)}" '
            f'font-size="{number(tile.size)}">'
            f'<rect x="{number(x)}" y="{number(y)}" width="{width}" height="{width}" rx="4" '
            'stroke="none"/>'
            + _text(tile.lines, middle, first, "middle", tile.size, ' fill="currentColor"')
            + "</g>"
        )
    return lines


def _text(
    lines: tuple[str, ...], x: float, y: float, anchor: str, size: float, colour: str = ""
) -> str:
    side = "" if anchor == "start" else f' text-anchor="{anchor}"'
    opening = f'<text x="{number(x)}" y="{number(y)}"{side}{colour}>'
    first, *others = (escape(line) for line in lines)
    step = number(LEADING * size)
    rest = "".join(f'<tspan x="{number(x)}" dy="{step}">{line}</tspan>' for line in others)
    return f"{opening}{first}{rest}</text>"
