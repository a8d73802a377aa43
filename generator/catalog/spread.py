"""Spread: how a practice, a package or the practices of a region have gone from place to place.

One set of facts for the table, the map, the tiles, the curve, the legend, the slider and the API.
A date that is known to the year counts from the year's end; what has no date is in no past year.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from generator.catalog.adoption import Adoption, AdoptionState, adoptions, state_of
from generator.catalog.asking import ask
from generator.catalog.catalog import Catalog, Directory
from generator.catalog.entries import Adopter, PackageEntry, PracticeCard, full_id
from generator.model.dates import last_day


class Fact(NamedTuple):
    """A municipality has a practice (or a package) in some state.

    `municipality` is as written, `counted` its successor today. `practice` is "" for a package.
    """

    practice: str
    municipality: str
    counted: str
    state: AdoptionState
    since: str | None
    adopter: Adopter | None

    @property
    def day(self) -> dt.date | None:
        """The day from which the fact counts: the last that its date may mean."""
        return last_day(self.since) if self.since else None

    @property
    def rough(self) -> bool:
        """Whether its date is known to the year only."""
        return self.since is not None and len(self.since) == 4


@dataclass(frozen=True, slots=True)
class Step:
    """The number of adopters grew to `count` on `day`; `rough` if the day is a year's end."""

    day: dt.date
    count: int
    municipality: str
    rough: bool


@dataclass(frozen=True)
class Spread:
    """The facts of one subject inside (and beyond) one region, as of `today`.

    `standing` are the region's municipalities of today in the order of the file; `threshold` is how
    many adopters make the subject scaled, 0 if that makes no sense; `months` is how long a
    confirmation holds.
    """

    region: str
    facts: tuple[Fact, ...]
    standing: tuple[str, ...]
    threshold: int
    months: int
    today: dt.date

    @cached_property
    def places(self) -> Mapping[str, Fact]:
        """The fact that a municipality is coloured by: the strongest, in the order of legends."""
        return _strongest((fact, fact.state) for fact in self.facts)

    @cached_property
    def at_home(self) -> Mapping[str, Fact]:
        """The same for those that stand in the region today: what a map of it can show."""
        return {name: self.places[name] for name in self.standing if name in self.places}

    @cached_property
    def abroad(self) -> tuple[str, ...]:
        """The municipalities that no map of the region shows: they lie in other regions."""
        standing = set(self.standing)
        return tuple(name for name in self.places if name not in standing)

    @cached_property
    def counts(self) -> tuple[tuple[AdoptionState, int], ...]:
        """How many municipalities are in each state, each counted once; no zeros."""
        states = [fact.state for fact in self.places.values()]
        return tuple((state, states.count(state)) for state in AdoptionState if state in states)

    @property
    def unknown(self) -> int:
        """How many municipalities of the region nothing is said about."""
        return sum(name not in self.places for name in self.standing)

    @cached_property
    def adopted(self) -> frozenset[tuple[str, str]]:
        """Pairs of practice and municipality: all who have taken a practice over, origins apart."""
        origins = {_pair(fact) for fact in self.facts if fact.state is AdoptionState.ORIGIN}
        return frozenset(_pair(fact) for fact in self.facts if fact.state.counts) - origins

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """How the number of adopters grew, in order of time; those without a date are left out."""
        first: dict[tuple[str, str], tuple[dt.date, bool]] = {}
        for fact in self.facts:
            pair, day = _pair(fact), fact.day
            if fact.state.counts and day is not None and pair in self.adopted:
                begun = (day, fact.rough)
                first[pair] = min(first.get(pair, begun), begun)
        ordered = sorted((day, pair[1], rough) for pair, (day, rough) in first.items())
        return tuple(
            Step(day, count, municipality, rough)
            for count, (day, municipality, rough) in enumerate(ordered, 1)
        )

    @property
    def undated(self) -> int:
        """How many adopters have no date."""
        return len(self.adopted) - len(self.steps)

    @property
    def passed(self) -> Step | None:
        """The step with which the threshold was reached."""
        enough = 0 < self.threshold <= len(self.steps)
        return self.steps[self.threshold - 1] if enough else None

    @cached_property
    def years(self) -> tuple[int, ...]:
        """From the year before the first adopter to this one, without gaps; empty without dates."""
        if not self.steps:
            return ()
        return tuple(range(min(self.steps[0].day.year - 1, self.today.year), self.today.year + 1))

    def adopted_by(self, year: int) -> int:
        """How many had adopted by the end of `year`; in this year, all that are known today."""
        if year >= self.today.year:
            return len(self.adopted)
        return sum(step.day.year <= year for step in self.steps)

    def rough_in(self, year: int) -> int:
        """How many of those that came in `year` are known to the year only."""
        return sum(step.rough and step.day.year == year for step in self.steps)

    def states_in(self, year: int) -> Mapping[str, AdoptionState]:
        """The state of each municipality at the end of `year`, in this year as it is today.

        Of plans and refusals nobody has told when they began, so they belong to today only.
        """
        if year >= self.today.year:
            return {name: fact.state for name, fact in self.places.items()}
        end = dt.date(year, 12, 31)
        told = ((fact, _state_on(fact, end, self.months)) for fact in self.facts)
        found: dict[str, AdoptionState] = {}
        for fact, state in told:
            if state is not None:
                known = found.get(fact.counted)
                found[fact.counted] = state if known is None else min(known, state, key=_rank)
        return found

    def turns(self) -> Mapping[str, tuple[tuple[int, AdoptionState | None], ...]]:
        """For each municipality the years in which its state changed; None before it had any."""
        found: dict[str, list[tuple[int, AdoptionState | None]]] = {n: [] for n in self.places}
        last: dict[str, AdoptionState] = {}
        for year in self.years:
            states = self.states_in(year)
            for name in states.keys() | last.keys():
                state = states.get(name)
                if last.get(name) != state:
                    found[name].append((year, state))
            last = dict(states)
        return {name: tuple(turns) for name, turns in found.items()}


_LAST: list[tuple[PracticeCard, Directory, Spread]] = []


def practice_spread(practice: PracticeCard, directory: Directory, day: dt.date) -> Spread:
    """Where `practice` works on `day`: its origin first, then the replications of its file.

    The last answer is kept: a page, its map, its table and its files ask one after the other.
    """
    if _LAST:
        last, known, spread = _LAST[0]
        if last is practice and known is directory and spread.today == day:
            ask(practice.id)
            return spread
    spread = _practice_spread(practice, directory, day)
    _LAST[:] = [(practice, directory, spread)]
    return spread


def _practice_spread(practice: PracticeCard, directory: Directory, day: dt.date) -> Spread:
    facts = tuple(_fact(practice.id, one) for one in adoptions(practice, directory, day))
    return _spread(practice.region, facts, directory, day, directory.threshold(practice.region))


def package_spread(package: PackageEntry, catalog: Catalog) -> Spread:
    """How far each municipality has come with a package: as the waves say; one that is in no wave
    but has taken over a practice of the package counts by that."""
    directory, day = catalog.directory, catalog.today
    facts = [
        Fact("", name, directory.successor(name, day), state, member.since, None)
        for wave in package.record.waves
        for member in wave.municipalities
        for name in (full_id(member.id, package.region),)
        for state in (WAVE_STATES[member.status],)
    ]
    invited = {fact.counted for fact in facts}
    for identity in package.practices:
        practice = catalog.practices.get(identity)
        if practice is not None and practice.published:
            facts += [
                Fact("", one.municipality, one.counted, one.state, one.since, one.adopter)
                for one in adoptions(practice, directory, day)
                if one.state.counts and one.counted not in invited
            ]
    return _spread(package.region, tuple(facts), directory, day, 0)


def region_facts(region: str, catalog: Catalog) -> tuple[Fact, ...]:
    """Everything that the municipalities of a region gave and took, published practices only."""
    return tuple(
        _fact(practice.id, one)
        for practice in catalog.concerning(region)
        for one in adoptions(practice, catalog.directory, catalog.today)
        if one.counted.partition("/")[0] == region
    )


def region_spread(region: str, facts: tuple[Fact, ...], catalog: Catalog) -> Spread:
    """All practices in the municipalities of a region; `facts` are its `region_facts`."""
    return _spread(region, facts, catalog.directory, catalog.today, 0)


def taught_spread(site: str, region: str, facts: Iterable[Fact], catalog: Catalog) -> Spread:
    """What was learned at the training site `site`: those of `facts` that name it."""
    learned = tuple(
        fact for fact in facts if fact.adopter is not None and fact.adopter.learned_at == site
    )
    return _spread(region, learned, catalog.directory, catalog.today, 0)


def practices_held(facts: Iterable[Fact], year: int | None = None) -> Mapping[str, frozenset[str]]:
    """The practices that each municipality gave or has taken over, by the end of `year` or today.

    Of the past, only what has a date is known.
    """
    found: defaultdict[str, set[str]] = defaultdict(set)
    for fact in facts:
        if fact.state is AdoptionState.ORIGIN or fact.state.counts:
            day = fact.day
            if year is None or (day is not None and day.year <= year):
                found[fact.counted].add(fact.practice)
    return {name: frozenset(practices) for name, practices in found.items()}


WAVE_STATES: Mapping[str, AdoptionState] = {
    "adopted": AdoptionState.CLAIMED,
    "in-progress": AdoptionState.IN_PROGRESS,
    "planned": AdoptionState.PLANNED,
    "abandoned": AdoptionState.ABANDONED,
}
"""What a municipality's state in a wave means: adopted by its own word, until somebody confirms."""
_RANKS = {state: rank for rank, state in enumerate(AdoptionState)}


def _rank(state: AdoptionState) -> int:
    return _RANKS[state]


def _pair(fact: Fact) -> tuple[str, str]:
    return fact.practice, fact.counted


def _fact(practice: str, one: Adoption) -> Fact:
    return Fact(practice, one.municipality, one.counted, one.state, one.since, one.adopter)


def _spread(
    region: str, facts: tuple[Fact, ...], directory: Directory, day: dt.date, threshold: int
) -> Spread:
    standing = tuple(entry.id for entry in directory.standing(region, day))
    months = directory.confirmation_months(region)
    return Spread(region, facts, standing, threshold, months, day)


def _strongest(told: Iterable[tuple[Fact, AdoptionState]]) -> dict[str, Fact]:
    found: dict[str, tuple[int, Fact]] = {}
    for fact, state in told:
        rank = _RANKS[state]
        if fact.counted not in found or rank < found[fact.counted][0]:
            found[fact.counted] = (rank, fact)
    return {name: fact for name, (_, fact) in found.items()}


def _state_on(fact: Fact, end: dt.date, months: int) -> AdoptionState | None:
    """What was true on `end`, a past day, as far as anybody has told."""
    day = fact.day
    if fact.state is AdoptionState.ORIGIN:
        return fact.state if day is None or day <= end else None
    if day is None or day > end or fact.state in (AdoptionState.PLANNED, AdoptionState.ABANDONED):
        return None
    if not fact.state.counts:
        return fact.state
    confirmed = fact.adopter.confirmed if fact.adopter else None
    if fact.adopter is None or confirmed is None or last_day(confirmed.date) > end:
        return AdoptionState.CLAIMED
    return state_of(fact.adopter, months, end)
