"""The large badge: a seal with a QR code to the certificate's own page, and a plate below it.

The ring says the level around the top, and around the bottom the region, or why the certificate is
not in force. Where the site's address is not known the rungs stand in the place of the code.
"""

from __future__ import annotations

from html import escape
from math import pi
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
from generator.drawing.qr import qr_code
from generator.drawing.shortening import Fitted, fitted, line_width, shortened

_WIDTH: Final = 420
_MIDDLE: Final = (210.0, 206.0)
_RADIUS: Final = 200.0
_INNER: Final = 138.0
_TOP_LETTERS, _BOTTOM_LETTERS = 21.0, 17.0
_TOP_BASE, _BOTTOM_BASE = 155.0, 168.0
"""The radii of the baselines of the two lines on the ring."""

_CODE: Final = 164.0
_PLATE: Final = 424.0
_PLATE_WIDTH: Final = 400
_LEADING: Final = 1.25


def seal(face: BadgeFace, page: str, hint: str) -> bytes:
    """The seal; `page` is the full address of the certificate's page or empty, and `hint` what
    stands under its code («проверьте по коду»)."""
    colours = colours_of(face.level, face.state)
    holder = fitted(face.holder, _PLATE_WIDTH - 32, ((18, 3), (15, 4)), bold=True)
    plate = 76 + holder.size * _LEADING * len(holder.lines)
    height = round(_PLATE + plate + 4)
    x, y = _MIDDLE
    body = (
        f"{emblem(face.level, face.state.in_force, _MIDDLE, _RADIUS)}"
        f'<circle class="card" cx="{short(x)}" cy="{short(y)}" r="{short(_INNER)}"/>'
        f"{_ring_text(face)}{_inside(face, page, hint)}{_plate(face, holder, plate, colours)}"
    )
    return drawing(_WIDTH, height, face.title, colours, body).encode()


def _ring_text(face: BadgeFace) -> str:
    x, y = _MIDDLE
    top = face.exemplar_of.upper()
    bottom = (face.place if face.state.in_force else face.state_word).upper()
    bottom_role = "on" if face.state.in_force else "st"
    return (
        f'<path id="top" class="n" d="M{short(x - _TOP_BASE)} {short(y)}'
        f'a{short(_TOP_BASE)} {short(_TOP_BASE)} 0 0 1 {short(2 * _TOP_BASE)} 0"/>'
        f'<path id="bottom" class="n" d="M{short(x - _BOTTOM_BASE)} {short(y)}'
        f'a{short(_BOTTOM_BASE)} {short(_BOTTOM_BASE)} 0 0 0 {short(2 * _BOTTOM_BASE)} 0"/>'
        f"{_on_arc(top, 'top', _TOP_BASE, _TOP_LETTERS, 'on')}"
        f"{_on_arc(bottom, 'bottom', _BOTTOM_BASE, _BOTTOM_LETTERS, bottom_role)}"
    )


def _on_arc(text: str, arc: str, radius: float, size: float, role: str) -> str:
    """`text` on half a circle, in the middle of it and no longer than most of it."""
    room = pi * radius * 0.94
    text = shortened(text, room, size, bold=True)
    if not text:
        return ""
    width = line_width(text, size, bold=True)
    start = (pi * radius - width) / 2
    return (
        f'<text class="{role} b" font-size="{short(size)}"><textPath href="#{arc}" '
        f'startOffset="{short(start)}" textLength="{short(width)}" '
        f'lengthAdjust="spacingAndGlyphs">{escape(text)}</textPath></text>'
    )


def _inside(face: BadgeFace, page: str, hint: str) -> str:
    x, y = _MIDDLE
    if not page:
        return (
            f"{level_sign(face.level, (x - 56, y - 78), 7, 'tt')}"
            f"{text_line(face.year, (x, y + 84), 40, 'tt', bold=True, anchor='middle')}"
        )
    code = qr_code(page)
    place = f"translate({short(x - _CODE / 2)} {short(y - _CODE / 2)})"
    year = line_width(face.year, 24, bold=True)
    left = x - (year + 40) / 2
    return (
        f"{level_sign(face.level, (left, y - 117), 1.75, 'tt')}"
        f"{text_line(face.year, (left + 40, y - 93), 24, 'tt', bold=True)}"
        f'<g transform="{place} scale({short(_CODE / code.size * 1000)}e-3)">'
        f'<rect width="{code.size}" height="{code.size}" rx="2" fill="#fff"/>'
        f'<path d="{code.path}" fill="#16262a" shape-rendering="crispEdges"/></g>'
        f"{text_line(hint, (x, y + 104), 13, 'soft', anchor='middle')}"
    )


def _plate(face: BadgeFace, holder: Fitted, height: float, colours: Colours) -> str:
    x = _MIDDLE[0]
    leading = holder.size * _LEADING
    lines = "".join(
        text_line(
            line, (x, _PLATE + 9 + leading * i), holder.size, "ink", bold=True, anchor="middle"
        )
        for i, line in enumerate(holder.lines, start=1)
    )
    below = _PLATE + 34 + leading * len(holder.lines)
    state = shortened(face.state_long, _PLATE_WIDTH - 60, 15, bold=True)
    left = x - (line_width(state, 15, bold=True) + 23) / 2
    role = "ink" if colours.state == "good" else "st"
    number = f"№ {face.number} · {face.place}" if face.number else face.place
    number = shortened(number, _PLATE_WIDTH - 32, 13)
    return (
        f'<rect class="card line-s" x="10.5" y="{short(_PLATE + 0.5)}" width="{_PLATE_WIDTH - 1}" '
        f'height="{short(height - 1)}" rx="12"/>{lines}'
        f"{state_sign(face.state, (left, below - 12), 17)}"
        f"{text_line(state, (left + 23, below + 2), 15, role, bold=True)}"
        f"{text_line(number, (x, below + 25), 13, 'soft', anchor='middle')}"
    )
