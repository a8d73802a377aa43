"""The picture that messengers and social networks show beside a link: a title, a place, a figure
and a map, in the one size that all of them take.

The drawing is SVG in the site's own face; `generator.drawing.pixels` makes a PNG of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Final

from generator.drawing.badge_style import short
from generator.drawing.country import GAP, SIDE, CountryMap
from generator.drawing.region_map import RegionMap
from generator.drawing.shortening import fitted, shortened
from generator.drawing.typeface import FAMILY, drawable, letters_width

WIDTH, HEIGHT = 1200, 630
"""Pixels: 1.91 to 1, as the sites that show such pictures ask for."""

PAPER, INK, SOFT, TEAL, EDGE = "#fbfaf7", "#16262a", "#51646a", "#0b6e6e", "#ffffff"
"""The colours of the light pages."""
SHADES: Final = ("#e4e3dd", "#c6e3dc", "#8fcdc3", "#3d9990", "#0b6e6e")
"""From nothing to much, for maps that count."""

_LEFT: Final = 72
_MAP: Final = (744, 84, 392, 470)
"""Left, top, width and height of the room for a map."""
_FIGURE: Final = 572
"""The line on which the figure stands."""
_FIGURES: Final = ((34.0, 1), (29.0, 1), (25.0, 1))
_TITLES: Final = ((62.0, 3), (54.0, 4), (47.0, 5), (41.0, 6))
_MARK: Final = (
    f'<path fill="{TEAL}" d="M16 31C12.6 25.4 4.5 20.6 4.5 12.5a11.5 11.5 0 0 1 23 0'
    'C27.5 20.6 19.4 25.4 16 31Z"/><rect fill="#fff" x="9.6" y="6.1" width="5.7" height="5.7" '
    'rx="1.2"/><rect fill="#8fd0c5" x="16.7" y="6.1" width="5.7" height="5.7" rx="1.2"/>'
    '<rect fill="#8fd0c5" x="9.6" y="13.2" width="5.7" height="5.7" rx="1.2"/>'
    '<rect fill="#f2a27e" x="16.7" y="13.2" width="5.7" height="5.7" rx="1.2"/>'
)


@dataclass(frozen=True, slots=True)
class Preview:
    """What a picture says. `name` is the site's; `about` is the line under the title, `more` stands
    below it as far as there is room, `figure` is the line at the bottom; each may be "".

    `fills` are the colours of the municipalities (full ids) of the `region`, or of the regions of
    the `country`; others are pale."""

    name: str
    title: str
    about: str
    figure: str
    more: str = ""
    region: RegionMap | None = None
    country: CountryMap | None = None
    fills: Mapping[str, str] = field(default_factory=dict)


def preview_svg(preview: Preview) -> str:
    """The drawing, `WIDTH` by `HEIGHT`."""
    has_map = preview.region is not None or preview.country is not None
    room = _MAP[0] - _LEFT - 56 if has_map else WIDTH - 2 * _LEFT
    size = f'width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="{FAMILY}">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{PAPER}"/>',
        f'<rect width="14" height="{HEIGHT}" fill="{TEAL}"/>',
        f'<g transform="translate({_LEFT - 8} 48) scale(1.75)">{_MARK}</g>',
        _line(preview.name, _LEFT + 58, 86, 30, TEAL, room - 58, bold=True),
        *_words(preview, room),
    ]
    if preview.region is not None:
        parts += _region(preview.region, preview.fills)
    elif preview.country is not None:
        parts += _country(preview.country, preview.fills)
    parts.append("</svg>\n")
    return "".join(parts)


def _words(preview: Preview, room: float) -> Iterator[str]:
    """Title and place from the top, the figure at the bottom."""
    title = fitted(drawable(preview.title), room, _TITLES, bold=True, measure=letters_width)
    y = 132 + title.size
    for line in title.lines:
        yield _line(line, _LEFT, y, title.size, INK, room, bold=True)
        y += title.size * 1.16
    y += 8
    for words, size, colour, most in ((preview.about, 30.0, SOFT, 2), (preview.more, 26.0, INK, 5)):
        most = min(most, int((_FIGURE - 48 - y) / (size * 1.3)) + 1)
        if drawable(words).strip() and (most > 1 or colour is SOFT):
            told = fitted(drawable(words), room, ((size, most),), measure=letters_width)
            for line in told.lines:
                yield _line(_whole(line), _LEFT, y, size, colour, room)
                y += size * 1.3
            y += 14
    figure = fitted(drawable(preview.figure), room + 24, _FIGURES, bold=True, measure=letters_width)
    for line in figure.lines:
        yield _line(line, _LEFT, _FIGURE, figure.size, TEAL, room + 24, bold=True)


def _whole(line: str) -> str:
    """A line that was cut, without the rest of a word before its ellipsis."""
    if not line.endswith("…"):
        return line
    kept, space, _ = line.rpartition(" ")
    return f"{kept.rstrip(',;:—– ')}…" if space else line


def _region(region: RegionMap, fills: Mapping[str, str]) -> Iterator[str]:
    yield _placed(region.width, region.height)
    yield f'<g stroke="{EDGE}" stroke-width="1.6" stroke-linejoin="round">'
    for name, data in region.cells.items():
        yield f'<path d="{data}" fill="{fills.get(name, SHADES[0])}"/>'
    yield f'</g><path d="{region.outline}" fill="none" stroke="#7c8c90" stroke-width="1.6"/></g>'


def _country(country: CountryMap, fills: Mapping[str, str]) -> Iterator[str]:
    yield _placed(country.width, country.height)
    side = short(SIDE - GAP)
    for tile in country.tiles:
        fill = fills.get(tile.region, SHADES[0])
        at = f'x="{short(tile.x)}" y="{short(tile.y)}"'
        yield f'<rect {at} width="{side}" height="{side}" rx="7" fill="{fill}"/>'
    yield "</g>"


def _placed(width: float, height: float) -> str:
    """The opening of a group that puts a drawing of this size into the middle of its room."""
    left, top, across, down = _MAP
    scale = min(across / width, down / height)
    x, y = left + (across - width * scale) / 2, top + (down - height * scale) / 2
    return f'<g transform="translate({short(x)} {short(y)}) scale({scale:.4f})">'


def _line(
    text: str, x: float, y: float, size: float, colour: str, room: float, bold: bool = False
) -> str:
    said = shortened(drawable(text), room, size, bold, letters_width)
    weight = ' font-weight="700"' if bold else ""
    return (
        f'<text x="{short(x)}" y="{short(y)}" font-size="{short(size)}"{weight} '
        f'fill="{colour}">{escape(said)}</text>'
        if said.strip()
        else ""
    )
