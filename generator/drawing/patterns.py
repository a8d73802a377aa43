"""How a map shows a state: a colour and, for all but the plain ones, a pattern on it.

Those who tell no colours apart still see dots, stripes and hatching; on paper it is the same. The
colours are the page's own (`m-…` classes of atlas-maps.css), or written in for a file of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from generator.catalog.adoption import AdoptionState

NONE: Final = "none"
"""The state of a municipality that nobody has said anything about."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A tile of `size` units that repeats: a ground and marks on it, as path data.

    `full` marks are filled, others are drawn by a line.
    """

    state: str
    size: int
    marks: str
    full: bool = False


PATTERNS: Final = (
    Pattern("claimed", 9, "M-2 2l4-4M0 9l9-9M7 11l4-4"),
    Pattern("stale", 9, "M-2 7l4 4M0 0l9 9M7-2l4 4"),
    Pattern(
        "in-progress",
        10,
        "M2.5.9a1.6 1.6 0 1 0 .01 0zM7.5 5.9a1.6 1.6 0 1 0 .01 0z",
        full=True,
    ),
    Pattern("planned", 8, "M0 4h8"),
    Pattern("abandoned", 10, "M0 0l10 10M10 0L0 10"),
)
"""Of the states that are not plain: confirmed is a full colour, no data a pale one, and the origin
has a thick edge."""

PATTERNED: Final = frozenset(pattern.state for pattern in PATTERNS)

LENT: Final[Mapping[str, str]] = {
    "underway": "in-progress",
    "not-met": "abandoned",
    "shared": "claimed",
}
"""States of other maps (of duties, of clusters) that wear the pattern of a state of adoption: the
two are never on one map. Of whom no deed is known wears a quiet one: that proves no fault."""

COLOURS: Final[Mapping[str, tuple[str, str]]] = {
    AdoptionState.ORIGIN.value: ("#e3b341", "#e3b341"),
    AdoptionState.CONFIRMED.value: ("#0b6e6e", "#0b6e6e"),
    AdoptionState.CLAIMED.value: ("#8fcdc3", "#2f8f86"),
    AdoptionState.STALE.value: ("#f6e0d3", "#b8441a"),
    AdoptionState.IN_PROGRESS.value: ("#e2f2ec", "#2f8f86"),
    AdoptionState.PLANNED.value: ("#ffffff", "#5fb3a8"),
    AdoptionState.ABANDONED.value: ("#eeede8", "#7c8c90"),
    NONE: ("#eeede8", "#eeede8"),
}
"""Ground and marks of each state in a file of its own; pages take theirs from the style sheet."""


def paint(state: str) -> str:
    """The `fill` of a state: a pattern of the page, or nothing where a class gives the colour."""
    worn = LENT.get(state, state)
    return f"url(#p-{worn})" if worn in PATTERNED else ""


def pattern_elements(colours: bool = False) -> str:
    """The `<pattern>` elements `p-<state>`; with `colours`, those of a file of its own."""
    found = []
    for pattern in PATTERNS:
        ground, marks = COLOURS[pattern.state]
        size = pattern.size
        if colours:
            how = f'fill="{marks}"' if pattern.full else f'fill="none" stroke="{marks}"'
            paints = (f'fill="{ground}"', f'{how} stroke-width="1.6"')
        else:
            kind = "m-full" if pattern.full else "m-line"
            paints = (f'class="m-ground m-{pattern.state}"', f'class="{kind} m-{pattern.state}"')
        found.append(
            f'<pattern id="p-{pattern.state}" width="{size}" height="{size}" '
            'patternUnits="userSpaceOnUse">'
            f'<rect width="{size}" height="{size}" {paints[0]}/>'
            f'<path d="{pattern.marks}" {paints[1]}/></pattern>'
        )
    return "".join(found)
