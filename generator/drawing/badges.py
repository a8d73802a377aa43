"""The small badge (one line, 20 px high) and the medium one (a card) of a certificate.

Both stand on a ground of their own. A badge that is not in force keeps its place and its size, but
is hollow: its level has lost its colour, and its state speaks first.
"""

from __future__ import annotations

from typing import Final

from generator.drawing.badge_style import (
    Colours,
    colours_of,
    drawing,
    level_sign,
    short,
    state_sign,
    text_line,
)
from generator.drawing.badge_words import BadgeFace
from generator.drawing.emblems import emblem
from generator.drawing.shortening import fitted, line_width, shortened

_HEIGHT: Final = 20
_LETTERS: Final = 11.5
_PAD: Final = 7.0
_SIGN: Final = 15.0
_RING: Final = 13.0

_CARD: Final = (360, 124)
_TEXT_LEFT: Final = 122
_TEXT_WIDTH: Final = 222


def small_badge(face: BadgeFace) -> bytes:
    """The badge as one line: rungs, «Региональный образец · 2025», ring, «до 12.05.2028»."""
    colours = colours_of(face.level, face.state)
    named = f"{face.exemplar} · {face.year}"
    named_left = _PAD + _SIGN + 5
    middle = named_left + line_width(named, _LETTERS, bold=True) + _PAD
    state_left = middle + _PAD + _RING + 4
    width = round(state_left + line_width(face.state_short, _LETTERS) + _PAD + 0.5)
    baseline = 14.2
    body = (
        '<clipPath id="whole">'
        f'<rect width="{width}" height="{_HEIGHT}" rx="4"/></clipPath>'
        f'<g clip-path="url(#whole)"><rect class="card" width="{width}" height="{_HEIGHT}"/>'
        f'<rect class="lv" width="{short(middle)}" height="{_HEIGHT}"/></g>'
        f'<rect class="n line-s" x="0.5" y="0.5" width="{width - 1}" height="{_HEIGHT - 1}" '
        'rx="3.5"/>'
        f"{level_sign(face.level, (_PAD, 3), 0.93, 'on')}"
        f"{text_line(named, (named_left, baseline), _LETTERS, 'on', bold=True)}"
        f"{state_sign(face.state, (middle + _PAD, 3.5), _RING)}"
        f"{text_line(face.state_short, (state_left, baseline), _LETTERS, _state_role(colours))}"
    )
    return drawing(width, _HEIGHT, face.title, colours, body).encode()


def card_badge(face: BadgeFace) -> bytes:
    """The badge as a card: emblem with year, level, holder in up to three lines, state, number."""
    colours = colours_of(face.level, face.state)
    width, height = _CARD
    holder = fitted(face.holder, _TEXT_WIDTH, ((15, 2), (12.5, 3)), bold=True)
    lines = "".join(
        text_line(
            line,
            (_TEXT_LEFT, 31.5 + holder.size * 1.2 * (index + 1)),
            holder.size,
            "ink",
            bold=True,
        )
        for index, line in enumerate(holder.lines)
    )
    state = shortened(face.state_line, _TEXT_WIDTH - 20, 13, bold=True)
    below = f"№ {face.number}" if face.number else face.place
    body = (
        f'<rect class="card line-s" x="0.5" y="0.5" width="{width - 1}" height="{height - 1}" '
        'rx="10"/>'
        f"{emblem(face.level, face.state.in_force, (61, 62), 49)}"
        f"{level_sign(face.level, (45, 31), 2, 'on')}"
        f"{text_line(face.year, (61, 84), 15, 'on', bold=True, anchor='middle')}"
        f"{text_line(face.exemplar_of, (_TEXT_LEFT, 26), 13, 'tt', bold=True)}"
        f"{lines}"
        f"{state_sign(face.state, (_TEXT_LEFT, 85), 15)}"
        f"{text_line(state, (_TEXT_LEFT + 20, 97), 13, _state_role(colours), bold=True)}"
        f"{text_line(shortened(below, _TEXT_WIDTH, 11.5), (_TEXT_LEFT, 114), 11.5, 'soft')}"
    )
    return drawing(width, height, face.title, colours, body).encode()


def _state_role(colours: Colours) -> str:
    """A term that runs is plain text; what needs attention has the colour of its sign."""
    return "ink" if colours.state == "good" else "st"
