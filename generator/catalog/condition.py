"""The condition of one file: what it lacks and where, when it was last held against its sources.

Worked out where the file is read, since only there its lines are known; small enough to travel
with the card of a practice.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final, NamedTuple


class NeedKind(StrEnum):
    """What an entry may need; the order is the order of lists."""

    NO_EFFECT = "no-effect"
    MISSING = "missing"
    UNCONFIRMED = "unconfirmed"
    STALE = "stale"
    DEAD_REFERENCE = "dead-reference"
    UNCHECKED = "unchecked"
    UNTIED_SOURCE = "untied-source"
    REMARK = "remark"
    DRAFT = "draft"


PRACTICE_QUESTIONS: Final = (
    "problem",
    "solution",
    "steps",
    "started",
    "effects",
    "resources",
    "lessons",
    "kit",
    "contacts",
)
"""What somebody asks who wants to repeat a practice; completeness is the share of answers. Lean
tools and training sites are not among them: a practice may well do without."""
SITE_QUESTIONS: Final = ("opened", "serves", "address", "about", "sources")
REGION_QUESTIONS: Final = ("joined", "about", "coordinators", "sources")


class Lack(NamedTuple):
    """Something that somebody could add or mend, at `line` of the file.

    `about` tells lacks of one kind apart: the field that is missing, the municipality that has not
    been confirmed ("nizhny/bor"), the record that a reference leads to ("site:nizhny/fabrika").
    `since` is the day from which it is so ("2026-11-22"), or "" where no date tells.
    """

    kind: NeedKind
    line: int
    about: str = ""
    since: str = ""


class Condition(NamedTuple):
    """`checked` is when somebody last held the file against its sources, as precise as it is known;
    `touched` the first day of the newest date that tells of work on the file, or ""."""

    checked: str | None = None
    touched: str = ""
    lacks: tuple[Lack, ...] = ()
