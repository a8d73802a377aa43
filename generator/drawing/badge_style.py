"""What all badges share: colours by day and by night, the signs of level and state, and set text.

A badge is shown by others as a picture, so it brings its own colours and its own ground, follows
the reader's scheme by itself, and refers to nothing outside. Forms and words say all that colours
say: rungs are filled from below (local, regional, federal), and each state has a sign of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Final, Literal

from generator.catalog.certification import CertificateState
from generator.drawing.shortening import line_width
from generator.model.region import LEVELS, Level

Scheme = Mapping[str, str]

LIGHT: Final[Scheme] = {
    "card": "#ffffff",
    "ink": "#16262a",
    "soft": "#51646a",
    "line": "#c3cbc9",
    "federal": "#7d5f0c",
    "regional": "#0b6e6e",
    "local": "#44597c",
    "void": "#eeede8",
    "on": "#ffffff",
    "good": "#0b6e6e",
    "bad": "#b0400f",
}
DARK: Final[Scheme] = {
    "card": "#18252a",
    "ink": "#e6eeed",
    "soft": "#a4b6b9",
    "line": "#41555b",
    "federal": "#dcb64e",
    "regional": "#5cc7bb",
    "local": "#a9bce0",
    "void": "#26343a",
    "on": "#0b1a1c",
    "good": "#5cc7bb",
    "bad": "#f29a73",
}
"""The site's colours; `on` stands on a level's colour. tests/drawing counts their contrast."""

FONT: Final = "Arial,'Liberation Sans',Arimo,Helvetica,'PT Sans',sans-serif"
"""A picture cannot bring the site's own face, so the one that most machines have comes first."""

Anchor = Literal["start", "middle"]
State = CertificateState


@dataclass(frozen=True, slots=True)
class Colours:
    """The names of the colours of one badge: its level, the letters on it, and its state."""

    level: str
    on_level: str
    title: str
    state: str


def colours_of(level: Level, state: State) -> Colours:
    """What is not in force has lost the colour of its level; what needs attention stands out."""
    tone = {State.VALID: "good", State.TERM_UNKNOWN: "soft"}.get(state, "bad")
    if not state.in_force:
        return Colours(level="void", on_level="soft", title="soft", state=tone)
    return Colours(level=level, on_level="on", title=level, state=tone)


def known_styles() -> list[str]:
    """All style sheets that badges have. A badge opened by itself needs its own to be allowed by
    the server, by its hash.
    """
    return sorted({style(colours_of(level, state)) for level in LEVELS for state in State})


def style(colours: Colours) -> str:
    """The style sheet of a badge: by day, and by night for those who ask for it."""
    roles = {
        "card": "card",
        "ink": "ink",
        "soft": "soft",
        "line": "line",
        "lv": colours.level,
        "on": colours.on_level,
        "tt": colours.title,
        "st": colours.state,
    }

    def rules(scheme: Scheme) -> str:
        return "".join(
            f".{role}{{fill:{scheme[name]}}}.{role}-s{{stroke:{scheme[name]}}}"
            for role, name in roles.items()
        )

    return (
        f"text{{font-family:{FONT}}}.b{{font-weight:700}}.n{{fill:none}}{rules(LIGHT)}"
        f"@media(prefers-color-scheme:dark){{{rules(DARK)}}}"
    )


def drawing(width: int, height: int, title: str, colours: Colours, body: str) -> str:
    """The whole file: `title` is what a reader of the screen hears; `body` is SVG."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" role="img" aria-labelledby="title" lang="ru">'
        f'<title id="title">{escape(title)}</title><style>{style(colours)}</style>{body}</svg>\n'
    )


def text_line(
    text: str,
    at: tuple[float, float],
    size: float,
    role: str,
    bold: bool = False,
    anchor: Anchor = "start",
) -> str:
    """`text` with its baseline at `at`, held to its measured width in any font."""
    if not text.strip():
        return ""
    width = line_width(text, size, bold)
    x = at[0] if anchor == "start" else at[0] - width / 2
    weight = " b" if bold else ""
    return (
        f'<text class="{role}{weight}" x="{short(x)}" y="{short(at[1])}" font-size="{short(size)}" '
        f'textLength="{short(width)}" lengthAdjust="spacingAndGlyphs">{escape(text)}</text>'
    )


def level_sign(level: Level, at: tuple[float, float], scale: float, role: str) -> str:
    """Three rungs, 16 by 15 at scale 1, with `at` their upper left corner."""
    filled = {"local": 1, "regional": 2, "federal": 3}[level]
    rungs = ((0.8, 10, 4.5), (6.4, 5.4, 9.1), (12, 0.75, 13.75))
    drawn = "".join(
        f'<rect class="{role if index < filled else "n"} {role}-s" x="{x}" y="{y}" width="3.2" '
        f'height="{height}" rx="1"/>'
        for index, (x, y, height) in enumerate(rungs)
    )
    place = f"translate({short(at[0])} {short(at[1])}) scale({short(scale)})"
    return f'<g transform="{place}" stroke-width="1.1">{drawn}</g>'


_STATE_SIGNS: Final[Mapping[State, str]] = {
    State.VALID: '<path d="M4.9 8.2l2.2 2.2 4-4.6"/>',
    State.EXPIRES_SOON: '<path d="M8 4.3v4l2.6 1.7"/>',
    State.EXPIRED: '<path d="M5.4 5.4l5.2 5.2M10.6 5.4l-5.2 5.2"/>',
    State.SUSPENDED: '<path d="M6.2 5.2v5.6M9.8 5.2v5.6"/>',
    State.REVOKED: '<path d="M3.6 12.4l8.8-8.8"/>',
    State.REPLACED: '<path d="M4.6 8h6.4M8.6 5.4L11.2 8l-2.6 2.6"/>',
    State.TERM_UNKNOWN: "",
}


def state_sign(state: State, at: tuple[float, float], size: float) -> str:
    """A ring with the sign of the state, in a square of `size` with the upper left corner `at`."""
    broken = ' stroke-dasharray="3.4 2.4"' if state is State.TERM_UNKNOWN else ""
    place = f"translate({short(at[0])} {short(at[1])}) scale({short(size / 16)})"
    return (
        f'<g transform="{place}" class="n st-s" stroke-width="1.8" stroke-linecap="round" '
        f'stroke-linejoin="round"><circle cx="8" cy="8" r="6.6"{broken}/>{_STATE_SIGNS[state]}</g>'
    )


def short(value: float) -> str:
    """A number with at most two digits after the point."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
