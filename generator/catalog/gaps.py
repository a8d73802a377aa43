"""The gap between what is reported and what the catalog can name, today and on past days.

The two are never mixed: the gap only says how many the catalog does not know by name, or how many
more it knows than were reported.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from generator.catalog.asking import answered_by
from generator.catalog.catalog import Catalog
from generator.catalog.duties import Deed, deeds
from generator.model.dates import last_day
from generator.model.figures import Amount, Bound
from generator.model.region import Level, Reported


class GapKind(StrEnum):
    """How the two numbers stand to each other."""

    UNNAMED = "unnamed"
    AGREE = "agree"
    REPORTED_MORE = "reported-more"
    NAMED_MORE = "named-more"
    NO_CONTRADICTION = "no-contradiction"


@dataclass(frozen=True, slots=True)
class Gap:
    """`size` is by how much, `bound` how exactly that is known."""

    kind: GapKind
    size: float = 0
    bound: Bound = "exact"


@dataclass(frozen=True, slots=True)
class Counted:
    """What the catalog could name of a past day; `undated` records may or may not belong to it."""

    named: int
    undated: int


COUNTED_ON: frozenset[str] = frozenset(
    {"practices", "scaled-practices", "training-sites", "exemplary-institutions"}
)
"""The metrics that are counted today and whose records bear dates."""


def gap(reported: Amount, named: int) -> Gap:
    """How a reported amount and a number of names stand to each other.

    «более 170» and 2 names: more than 168 are unnamed. «не менее 15» and 20: no contradiction.
    """
    size = reported.value - named
    open_above = reported.bound in ("at-least", "more-than")
    if size > 0:
        return Gap(GapKind.UNNAMED, size, reported.bound)
    if size == 0:
        return Gap(GapKind.REPORTED_MORE if reported.bound == "more-than" else GapKind.AGREE)
    if open_above:
        return Gap(GapKind.NO_CONTRADICTION)
    return Gap(GapKind.NAMED_MORE, -size)


def disagreeing(entries: Sequence[Reported]) -> tuple[Reported, ...]:
    """Those of `entries` (one metric, one level) that say different things of the same day and
    span; empty if they all agree."""
    for entry in entries:
        same = [
            other for other in entries if other.as_of == entry.as_of and other.since == entry.since
        ]
        if len({(other.value.value, other.value.bound) for other in same}) > 1:
            return tuple(same)
    return ()


class Past:
    """What the catalog can name of past days; the records of a region are gathered once."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self._deeds: dict[tuple[str, str], tuple[Deed, ...]] = {}

    def counted(
        self, metric: str, region: str, day: dt.date, level: Level | None
    ) -> Counted | None:
        """What stood in `region` on `day`, by the dates of the records; None if it can't be said.

        A date that is known to the year counts from the year's end. Merged municipalities play no
        part: records are counted, not places.
        """
        if metric not in COUNTED_ON:
            return None
        with answered_by(region):
            known = self._deeds.get((metric, region))
            if known is None:
                known = self._deeds[metric, region] = deeds(self.catalog, metric, region)
        own = [deed for deed in known if level is None or deed.level == level]
        return Counted(
            sum(_stood(deed, day) for deed in own), sum(deed.since is None for deed in own)
        )

    def regions(self, day: dt.date) -> Counted:
        """How many regions of the catalog had joined the programme by `day`."""
        joined = [entry.record.joined for entry in self.catalog.directory.regions.values()]
        return Counted(
            sum(date is not None and last_day(date) <= day for date in joined), joined.count(None)
        )


def _stood(deed: Deed, day: dt.date) -> bool:
    begun = deed.day is not None and deed.day <= day
    return begun and (deed.until is None or deed.until > day)
