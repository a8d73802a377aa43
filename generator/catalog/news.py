"""News: what the catalog has to tell, each thing once and dated by the data, for feeds.

An event is known by a key made of records and never of words, dates that get mended or places in a
list, so it stays the same event when its record is corrected, renamed or moves to another address.
"""

from __future__ import annotations

import datetime as dt
import heapq
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from operator import itemgetter

from generator.catalog.adoption import Adoption, taken
from generator.catalog.asking import EVERYTHING, answered_by
from generator.catalog.catalog import Catalog
from generator.catalog.certification import EXPIRES_SOON_DAYS
from generator.catalog.entries import CertificateEntry, PracticeCard
from generator.catalog.spread import Spread, practice_spread
from generator.catalog.standing import Standings
from generator.model.dates import first_day
from generator.text import say


class NewsKind(StrEnum):
    """What has happened; of one day, the order is the order of feeds."""

    SCALED = "scaled"
    EXPIRES = "expires"
    ISSUED = "issued"
    PRACTICE = "practice"
    ADOPTED = "adopted"


@dataclass(frozen=True, slots=True)
class News:
    """One event. `day` is when it last changed ("2026-11-22", the first day that its date may
    mean), or "" where no date tells. `regions` are all that it concerns, `sphere` may be "".

    A practice or a certificate (or both, where a practice holds it) is what it is about; `adoption`
    is there for ADOPTED, `until` for EXPIRES: the last day of the term.
    """

    key: str
    kind: NewsKind
    day: str
    regions: tuple[str, ...]
    sphere: str
    practice: PracticeCard | None = None
    adoption: Adoption | None = None
    certificate: CertificateEntry | None = None
    until: dt.date | None = None


_RANKS = {kind: rank for rank, kind in enumerate(NewsKind)}


def newest_first(some: Iterable[News], most: int | None = None) -> list[News]:
    """At most so many of `some`: the newest first, of one day by kind, then by key."""
    ordered = sorted(some, key=lambda one: (_RANKS[one.kind], one.key))
    if most is None or len(ordered) <= most:
        return sorted(ordered, key=lambda one: one.day, reverse=True)
    return heapq.nlargest(most, ordered, key=lambda one: one.day)


def lasting_id(practice: PracticeCard) -> str:
    """The id under which a practice was first known: its first old name, if it ever had another."""
    return practice.aliases[0] if practice.aliases else practice.id


class Chronicle:
    """The news of one catalog on its day."""

    def __init__(self, catalog: Catalog, standings: Standings) -> None:
        self._catalog = catalog
        self._directory = catalog.directory
        self._standings = standings

    def practice(self, practice: PracticeCard, spread: Spread | None = None) -> tuple[News, ...]:
        """Everything about one practice, in no order; `spread` is its own, if it is at hand."""
        return (*self._told(practice, spread), *self._held_by.get(practice.id, ()))

    def latest(self, most: int) -> list[News]:
        """The newest of the whole catalog first, at most so many."""
        with answered_by(EVERYTHING):
            return self._newest(self._catalog.published, most, lambda one: True)

    def latest_in(self, region: str, most: int) -> list[News]:
        """The newest of a region first, at most so many."""
        with answered_by(region):
            cards = self._catalog.concerning(region)
            return self._newest(cards, most, lambda one: region in one.regions)

    def latest_of(self, sphere: str, most: int) -> list[News]:
        """The newest of a sphere first, at most so many."""
        cards = self._catalog.by_sphere.get(sphere, ())
        return self._newest(cards, most, lambda one: one.sphere == sphere)

    def _newest(
        self, cards: Iterable[PracticeCard], most: int, fits: Callable[[News], bool]
    ) -> list[News]:
        """The newest that `fits` of what some practices and all certificates tell. Few records of
        thousands tell anything new, so the others are not heard."""
        some = [one for one in self._certified if fits(one)]
        days = heapq.nlargest(most, (one.day for one in some))
        heapq.heapify(days)
        lively = ((_last_day(card), card) for card in cards)
        for last, card in sorted(lively, key=itemgetter(0), reverse=True):
            if len(days) >= most and last < days[0]:
                break
            for one in filter(fits, self._told(card, None)):
                some.append(one)
                if len(days) < most:
                    heapq.heappush(days, one.day)
                else:
                    heapq.heappushpop(days, one.day)
        return newest_first(some, most)

    def _told(self, practice: PracticeCard, spread: Spread | None) -> Iterator[News]:
        """What the file of a practice tells."""
        name, sphere, home = lasting_id(practice), practice.sphere, (practice.region,)
        day = practice.condition.touched or _day(practice.verified)
        yield News(f"practice:{name}", NewsKind.PRACTICE, day, home, sphere, practice)
        if not practice.adopters:
            return
        seen: Counter[str] = Counter()
        today = self._catalog.today
        adopted = 0
        for one in taken(practice, practice.adopters, self._directory, today):
            if not one.state.counts or one.adopter is None:
                continue
            adopted += 1
            vouched, who = one.adopter.confirmed, one.adopter.organisation
            who = say(who) if who is not None else ""
            key = f"adopted:{name}:{one.municipality}:{who}"
            seen[key] += 1
            if seen[key] > 1:
                key = f"{key}:{seen[key]}"
            known = max(_day(one.since), _day(vouched.date) if vouched else "")
            there = one.counted.partition("/")[0]
            regions = home if there in home else (*home, there)
            yield News(key, NewsKind.ADOPTED, known, regions, sphere, practice, one)
        if adopted >= self._directory.threshold(practice.region):
            spread = spread or practice_spread(practice, self._directory, today)
            passed = spread.passed
            if passed is not None:
                since = (f.since for f in spread.facts if f.counted == passed.municipality)
                day = min(_day(one) for one in since if one)
                yield News(f"scaled:{name}", NewsKind.SCALED, day, home, sphere, practice)

    @cached_property
    def _certified(self) -> tuple[News, ...]:
        known = self._directory.regions
        return tuple(
            news
            for one in self._directory.certificates
            if one.region in known
            for news in self._turns(one)
        )

    def _turns(self, one: CertificateEntry) -> Iterator[News]:
        """That a certificate was issued; that its term ends soon or has ended."""
        name, home = f"{one.region}/{one.slug}", (one.region,)
        holder = self._catalog.practices.get(one.practice) if one.practice else None
        card = holder if holder is not None and holder.published else None
        sphere = one.record.sphere or (holder.sphere if holder else "")
        issued = f"issued:{name}"
        day = _day(one.record.issued)
        yield News(issued, NewsKind.ISSUED, day, home, sphere, card, certificate=one)
        validity, today = self._standings.validity(one), self._catalog.today
        until = validity.until
        if until is None:
            return
        ended = [day for day in (validity.withdrawn_since, validity.replaced_on) if day is not None]
        soon = until - dt.timedelta(days=EXPIRES_SOON_DAYS)
        if today < soon or any(day <= min(until, today) for day in ended):
            return
        # A term that has been prolonged ends anew: the day is part of what ends.
        key = f"expires:{name}:{one.record.valid_until}"
        when = soon if today <= until else until + dt.timedelta(days=1)
        shown = when.isoformat()
        yield News(key, NewsKind.EXPIRES, shown, home, sphere, card, certificate=one, until=until)

    @cached_property
    def _held_by(self) -> Mapping[str, list[News]]:
        found: defaultdict[str, list[News]] = defaultdict(list)
        for one in self._certified:
            if one.practice is not None:
                found[one.practice.id].append(one)
        return found


def _last_day(practice: PracticeCard) -> str:
    """A day after which nothing has happened to a practice: the last that is told in its file."""
    dates = [practice.condition.touched, practice.verified]
    for one in practice.adopters:
        if one.status == "adopted":  # of others there are no news, and plans have days to come
            dates += (one.since, one.confirmed.date if one.confirmed else None)
    return _day(max(filter(None, dates), default=""))


def _day(date: str | None) -> str:
    """The first day that `date` may mean, or ""."""
    return first_day(date).isoformat() if date else ""
