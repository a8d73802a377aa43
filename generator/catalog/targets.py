"""Targets: who has met a duty of the region, who has not, and since when, as far as records tell.

A duty for each municipality binds those that existed when it fell due; what a merged one did counts
for its successor of that day. Where the catalog has no record to judge by, nobody has missed it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from generator.catalog.asking import answered_by
from generator.catalog.catalog import Catalog
from generator.catalog.duties import Deed, deeds
from generator.model.dates import first_day, last_day
from generator.model.region import Target


class Progress(StrEnum):
    """How a duty stands; the order is the order of legends."""

    MET = "met"
    UNDERWAY = "underway"
    NOT_MET = "not-met"


@dataclass(frozen=True, slots=True)
class Period:
    """A quarter, a year, or the whole span of a duty: both days belong to it."""

    first: dt.date | None
    last: dt.date

    def holds(self, deed: Deed) -> bool:
        """Whether the deed was surely done in the period and still counted at its end."""
        if deed.until is not None and deed.until <= self.last:
            return False
        if self.first is None:
            return deed.day is None or deed.day <= self.last
        return (
            deed.since is not None
            and first_day(deed.since) >= self.first
            and last_day(deed.since) <= self.last
        )


@dataclass(frozen=True, slots=True)
class Part:
    """How one bound by the duty has done: a municipality, or the region itself.

    `count` is what the current (or the last) period holds. `since`: the date of the record with
    which the duty was met; of a repeated duty, the first day of the unbroken run of periods in
    which it was. `kept` of `closed` periods were kept; for a duty that does not repeat, 0 of 0.
    """

    owner: str
    state: Progress
    count: int
    since: str | None
    kept: int
    closed: int


@dataclass(frozen=True, slots=True)
class TargetStanding:
    """A target and everybody bound by it. `parts` is empty where there are no data.

    `begins` is the day from which a repeated duty is judged; `assumed` if the target does not say
    it, and it is that of the first record. `unplaced` records name no municipality, `undated` no
    usable date: neither could be counted for anybody.
    """

    target: Target
    parts: tuple[Part, ...]
    begins: dt.date | None = None
    assumed: bool = False
    unplaced: int = 0
    undated: int = 0

    @property
    def known(self) -> bool:
        """Whether there is anything to judge by."""
        return bool(self.parts)

    def number(self, state: Progress) -> int:
        """How many of those bound are in `state`."""
        return sum(part.state is state for part in self.parts)

    def part(self, owner: str) -> Part | None:
        """How `owner` has done, None if it is not bound or nothing is known."""
        return next((part for part in self.parts if part.owner == owner), None)


class Targets:
    """The targets of one catalog on its day; each region is looked at when it is asked for."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self._regions: dict[str, tuple[TargetStanding, ...]] = {}

    def of(self, region: str) -> tuple[TargetStanding, ...]:
        """How `region` stands with each of its targets, in the order of its passport."""
        with answered_by(region):
            known = self._regions.get(region)
            if known is None:
                targets = self.catalog.directory.regions[region].record.targets
                known = tuple(
                    standing(one, region, self.catalog, deeds(self.catalog, one.metric, region))
                    for one in targets
                )
                self._regions[region] = known
            return known


def standing(target: Target, region: str, catalog: Catalog, own: Sequence[Deed]) -> TargetStanding:
    """How `region` and its municipalities stand with `target` on the catalog's day.

    `own` are the region's deeds in the target's metric; none, if there are no such records.
    """
    periods, assumed = _periods(target, own, catalog.today)
    if not periods:
        return TargetStanding(target, ())
    judged = [deed for deed in own if any(period.holds(deed) for period in periods)]
    each = target.per == "municipality"
    placed = [deed for deed in judged if deed.municipality is not None or not each]
    undated = sum(deed.since is None for deed in own) if periods[0].first is not None else 0
    unplaced = len(judged) - len(placed)
    begins = periods[0].first if target.every else None
    if not placed:
        return TargetStanding(target, (), begins, assumed, unplaced, undated)
    day = min(periods[-1].last, catalog.today)
    done: dict[str, list[Deed]] = {}
    if each:
        done = {entry.id: [] for entry in catalog.directory.standing(region, day)}
        for deed in placed:
            owner = catalog.directory.successor(deed.municipality or "", day)
            if owner in done:
                done[owner].append(deed)
    else:
        done[region] = placed
    parts = tuple(_part(owner, found, target, periods, catalog) for owner, found in done.items())
    return TargetStanding(target, parts, begins, assumed, unplaced, undated)


def _part(
    owner: str,
    done: Sequence[Deed],
    target: Target,
    periods: Sequence[Period],
    catalog: Catalog,
) -> Part:
    due = target.at_least.value
    held = [[deed for deed in done if period.holds(deed)] for period in periods]
    met = [len(found) >= due for found in held]
    over = [period.last < catalog.today for period in periods]
    missed = Progress.NOT_MET if over[-1] else Progress.UNDERWAY
    state = Progress.MET if met[-1] else missed
    closed = sum(over) if target.every else 0
    kept = sum(good for good, past in zip(met, over, strict=True) if past) if target.every else 0
    since = _run(met, over, periods) if target.every else _reached(held[-1], due)
    return Part(owner, state, len(held[-1]), since, kept, closed)


def _reached(found: Sequence[Deed], due: float) -> str | None:
    """The date of the record with which so many as are due were there, if all have dates."""
    dates = sorted((deed.since for deed in found if deed.since), key=last_day)
    place = max(int(-(-due // 1)), 1) - 1
    return dates[place] if len(found) == len(dates) > place else None


def _run(met: Sequence[bool], over: Sequence[bool], periods: Sequence[Period]) -> str | None:
    """The first day of the periods met one after another up to now; this one may be still open."""
    place = len(met)
    if not over[-1] and not met[-1]:
        place -= 1
    end = place
    while place > 0 and met[place - 1]:
        place -= 1
    first = periods[place].first if place < end else None
    return first.isoformat() if first else None


def _periods(
    target: Target, own: Sequence[Deed], today: dt.date
) -> tuple[tuple[Period, ...], bool]:
    """The periods in which the duty is judged, the last one perhaps not over; and whether their
    beginning is only taken from the first record. None at all before the duty begins."""
    last = last_day(target.by) if target.by else None
    first = first_day(target.from_) if target.from_ else None
    if first is not None and first > today:
        return (), False
    if target.every is None:
        return (Period(first, last or today),), False
    assumed = first is None
    if first is None:
        dates = [first_day(deed.since) for deed in own if deed.since]
        first = min((day for day in dates if day <= today), default=None)
        if first is None:
            return (), True
    months = 3 if target.every == "quarter" else 12
    month = first.month - (first.month - 1) % months
    begin = dt.date(first.year, month, 1)
    found = []
    while begin <= min(today, last or today):
        year, before = divmod(begin.year * 12 + begin.month - 1 + months, 12)
        following = dt.date(year, before + 1, 1)
        found.append(Period(begin, following - dt.timedelta(days=1)))
        begin = following
    return tuple(found), assumed
