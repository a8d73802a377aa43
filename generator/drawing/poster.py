"""A map as a drawing of its own: shapes, colours, legend and words in one file that needs no other.

For reports and slides. It looks the same wherever it is opened, and prints as vectors.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from generator.catalog.adoption import AdoptionState
from generator.drawing.paths import label_group, number
from generator.drawing.patterns import COLOURS, NONE, paint, pattern_elements
from generator.drawing.projection import Point
from generator.drawing.region_map import RegionMap
from generator.drawing.shortening import fitted, shortened

MARGIN: Final = 24.0
INK, SOFT, PAPER, EDGE, ACCENT = "#16262a", "#51646a", "#ffffff", "#7c8c90", "#b8441a"
"""The colours of the light pages."""

FONT: Final = "'PT Sans','Segoe UI',Arial,'DejaVu Sans',sans-serif"

_LABELS: Final = 480
"""The set of labels for a drawing of 480 to 760 pixels: it is most often seen so."""

_TITLE: Final = ((25.0, 2), (21.0, 3))
_ROW: Final = 25.0


@dataclass(frozen=True, slots=True)
class PosterWords:
    """What is written around the map. `legend` are states with their names and counts, in order;
    `rings` names the training sites that are drawn, if any."""

    title: str
    about: str
    figure: str
    legend: Sequence[tuple[str, str, int]]
    rings: str
    foot: Sequence[str]


class Poster:
    """A region's map, ready to be drawn for many practices: what never changes is written once."""

    def __init__(self, drawn: RegionMap) -> None:
        self._drawn = drawn
        self._cells = {
            name: (f'<path d="{data}" ', f"><title>{escape(drawn.names[name])}</title></path>")
            for name, data in drawn.cells.items()
        }
        """Each municipality, but for how it is filled."""
        self._blank = {
            name: f"{begun}{_fill(NONE)}{named}" for name, (begun, named) in self._cells.items()
        }
        labels = next(one for one in drawn.labels if one.narrowest == _LABELS)
        halo = 'stroke-width="3.6" stroke-linejoin="round" paint-order="stroke"'
        lines = [f'<g fill="{INK}" stroke="{PAPER}" {halo}>', *label_group(labels), "</g>"]
        self._labels = "\n".join(lines)

    def svg(self, states: Mapping[str, str], rings: Sequence[Point], words: PosterWords) -> bytes:
        """The drawing: municipalities (full ids) in their `states`, others as unknown; training
        sites as `rings`."""
        width = self._drawn.width
        head, y = _head(words, width)
        map_top = y + 22
        legend, y = _legend(words, width, map_top + self._drawn.height + 34)
        foot, y = _foot(words, width, y)
        box = f"0 0 {number(width + 2 * MARGIN)} {number(y + 2 * MARGIN - 8)}"
        parts = [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" font-family="{FONT}">',
            f"<title>{escape(words.title)}</title>",
            f"<defs>{pattern_elements(colours=True)}</defs>",
            f'<rect width="100%" height="100%" fill="{PAPER}"/>',
            f'<g transform="translate({number(MARGIN)} {number(MARGIN)})">',
            *head,
            f'<g transform="translate(0 {number(map_top)})">',
            *self._map(states, rings),
            "</g>",
            *legend,
            *foot,
            "</g></svg>\n",
        ]
        return "\n".join(parts).encode()

    def _map(self, states: Mapping[str, str], rings: Sequence[Point]) -> Iterator[str]:
        cells = self._drawn.cells
        yield f'<g stroke="{PAPER}" stroke-width="1.6" stroke-linejoin="round">'
        filled = {
            name: f"{self._cells[name][0]}{_fill(state)}{self._cells[name][1]}"
            for name, state in states.items()
            if name in cells
        }
        yield from (self._blank | filled).values()
        yield "</g>"
        outline = self._drawn.outline
        yield f'<path d="{outline}" fill="none" stroke="{EDGE}" stroke-width="1.4"/>'
        for name, state in states.items():
            if state == AdoptionState.ORIGIN and name in cells:
                yield f'<path d="{cells[name]}" fill="none" stroke="{INK}" stroke-width="2.6"/>'
        yield self._labels
        for x, y in rings:
            yield (
                f'<circle cx="{number(x)}" cy="{number(y)}" r="6.5" fill="{PAPER}" '
                f'stroke="{ACCENT}" stroke-width="3.4"/>'
            )


def _head(words: PosterWords, width: float) -> tuple[list[str], float]:
    """Title, place and figure, and the line on which the last of them stands."""
    title = fitted(words.title, width, _TITLE, bold=True)
    lines: list[str] = []
    y = title.size
    for line in title.lines:
        lines.append(_line(line, 0, y, title.size, bold=True))
        y += title.size * 1.22
    lines.append(_line(shortened(words.about, width, 16), 0, y + 4, 16, SOFT))
    figure = shortened(words.figure, width, 19)
    lines.append(_line(figure, 0, y + 31, 19, COLOURS[AdoptionState.CONFIRMED][0], bold=True))
    return lines, y + 31


def _foot(words: PosterWords, width: float, y: float) -> tuple[list[str], float]:
    lines: list[str] = []
    for sentence in words.foot:
        for line in fitted(sentence, width, ((13.0, 3),)).lines:
            lines.append(_line(line, 0, y, 13, SOFT))
            y += 17
    return lines, y


def _legend(words: PosterWords, width: float, y: float) -> tuple[list[str], float]:
    """Two columns of colours with names and counts, and where the next line can begin."""
    items = [
        (
            f'<rect x="0" y="-13" width="24" height="16" rx="3" stroke="{EDGE}" {_fill(state)}/>',
            f"{name} — {count}",
        )
        for state, name, count in words.legend
    ]
    if words.rings:
        ring = f'<circle cx="12" cy="-5" r="6" fill="{PAPER}" stroke="{ACCENT}" stroke-width="3"/>'
        items.append((ring, words.rings))
    rows = -(-len(items) // 2)
    lines = []
    for place, (sign, name) in enumerate(items):
        x, down = place // rows * width / 2, y + place % rows * _ROW
        text = _line(shortened(name, width / 2 - 40, 15), 33, 0, 15)
        lines.append(f'<g transform="translate({number(x)} {number(down)})">{sign}{text}</g>')
    return lines, y + rows * _ROW + 12


def _fill(state: str) -> str:
    return f'fill="{paint(state) or COLOURS[state][0]}"'


def _line(text: str, x: float, y: float, size: float, colour: str = INK, bold: bool = False) -> str:
    weight = ' font-weight="700"' if bold else ""
    return (
        f'<text x="{number(x)}" y="{number(y)}" font-size="{number(size)}"{weight} '
        f'fill="{colour}">{escape(text)}</text>'
    )
