"""What a municipality should take next: practices that places like it have and it has not yet.

Four traits count: a training site that serves both, the kind, the class of population, and the
spheres in which they have practices. One of them makes two places of a region alike. Other regions
are asked only where the region itself suggests too little; there both kind and class must agree.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Final, NamedTuple

from generator.catalog.asking import EVERYTHING, answered_by, ask, derived, listening
from generator.catalog.catalog import Catalog
from generator.catalog.clusters import site_place
from generator.catalog.counting import open_sites
from generator.catalog.distances import distance_km
from generator.catalog.entries import MunicipalityEntry, PracticeCard, SiteEntry
from generator.catalog.populations import population_class
from generator.text import say

SPHERES_ALIKE: Final = 0.5
"""Two lists of spheres are alike if at least this part of both together is common to them."""


class Trait(StrEnum):
    """In what two municipalities are alike; the order is the order in which it is told."""

    CLUSTER = "cluster"
    KIND = "kind"
    POPULATION = "population"
    SPHERES = "spheres"


class Holder(NamedTuple):
    """A place like the one asked about that has the practice; `born` if it was made there."""

    municipality: str
    born: bool
    traits: tuple[Trait, ...]


class Suggestion(NamedTuple):
    """A practice to take next.

    `holders` are the places like this one, those most like it first; all in the region, unless
    `elsewhere`. `nearest` is the nearest place of all that has the practice, `km` away between the
    centres. `site` is where it is taught (`own_site`: by one that serves this municipality).
    `new_sphere`: this municipality has practices, but none in this one's sphere.
    """

    practice: PracticeCard
    holders: tuple[Holder, ...]
    elsewhere: bool
    nearest: str
    km: float
    site: str | None
    own_site: bool
    new_sphere: bool

    @property
    def points(self) -> int:
        """What the order goes by: each holder gives a point for each trait that it shares."""
        return sum(len(holder.traits) for holder in self.holders)


@dataclass(frozen=True, slots=True)
class _Profile:
    """What likeness is judged by. `population` is a class, None where the number is unknown."""

    kind: str
    population: int | None
    sites: frozenset[str]
    spheres: frozenset[str]


class _Region(NamedTuple):
    """What is known of the municipalities of a region. By those that stand today: the living
    practices that each has (True if born there), and all that it has ever touched: had, planned,
    tried and given up."""

    has: Mapping[str, Mapping[str, bool]]
    touched: Mapping[str, frozenset[str]]
    profiles: Mapping[str, _Profile]


class _Alike(NamedTuple):
    """A place that is like the one asked about: in what, and the living practices that it has."""

    municipality: str
    traits: tuple[Trait, ...]
    has: Mapping[str, bool]


class Neighbourhood:
    """Likeness and suggestions in one catalog on its day; what a region needs is made once."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self.directory = catalog.directory
        self.today = catalog.today
        self._last: tuple[str, int, tuple[Suggestion, ...], set[str]] = "", 0, (), set()
        self._regions: dict[str, _Region] = {}
        self._holders: dict[str, tuple[str, ...]] = {}

    def suggestions(self, municipality: str, how_many: int) -> tuple[Suggestion, ...]:
        """The best practices for `municipality` (full id) to take next, the best first.

        More points come before fewer (see `Suggestion.points`), nearer before farther, and then
        the title decides. A place that has merged into another, or that the catalog does not know,
        gets none. The last answer is kept: a page asks in one language after the other.
        """
        if self._last[:2] != (municipality, how_many):
            with listening() as keys:
                found = self._suggestions(municipality, how_many)
            self._last = municipality, how_many, found, keys
        ask(*self._last[3])
        return self._last[2]

    def _suggestions(self, municipality: str, how_many: int) -> tuple[Suggestion, ...]:
        own = self.directory.municipalities.get(municipality)
        if own is None or self.directory.successor(municipality, self.today) != municipality:
            return ()
        with answered_by(own.region):
            found = self._ranked(own, self._alike_in_region(own), how_many, elsewhere=False)
        if len(found) < how_many:
            known = {suggestion.practice.id for suggestion in found}
            # A practice of the region may be found elsewhere too: enough for both are asked for.
            with answered_by(EVERYTHING):
                others = self._ranked(own, self._alike_elsewhere(own), 2 * how_many, elsewhere=True)
            found += [other for other in others if other.practice.id not in known]
        return tuple(found[:how_many])

    def traits(self, municipality: str, other: str) -> tuple[Trait, ...]:
        """In what two municipalities are alike, in the order of `Trait`."""
        return _shared(self._profile(municipality), self._profile(other))

    def distance(self, municipality: str, other: str) -> float:
        """Kilometres between the centres of two municipalities."""
        one = self.directory.municipalities[municipality].record.centre
        two = self.directory.municipalities[other].record.centre
        return distance_km(one.lat, one.lon, two.lat, two.lon)

    def _ranked(
        self,
        own: MunicipalityEntry,
        alike: Iterable[_Alike],
        how_many: int,
        *,
        elsewhere: bool,
    ) -> list[Suggestion]:
        some = tuple(alike)
        points: dict[str, int] = {}
        for _, traits, has in some:
            worth = len(traits)
            for practice in has:
                points[practice] = points.get(practice, 0) + worth
        known = self._of(own.region).touched.get(own.id, frozenset())
        families = {self._family(practice) for practice in known}
        # Of those with fewer points than the last that is asked for, nobody need know the rest.
        best: list[str] = []
        least = 0
        for practice, number in sorted(points.items(), key=lambda item: -item[1]):
            if len(best) >= how_many and number < least:
                break
            if practice not in known and self._family(practice) not in families:
                best.append(practice)
                least = number
        away: dict[str, float] = {}
        found = [
            self._suggestion(
                own,
                away,
                practice,
                [
                    Holder(other, has[practice], traits)
                    for other, traits, has in some
                    if practice in has
                ],
                elsewhere,
            )
            for practice in best
        ]
        found.sort(
            key=lambda suggestion: (
                -suggestion.points,
                round(suggestion.km),
                suggestion.practice.title,
                suggestion.practice.id,
            )
        )
        return found

    def _suggestion(
        self,
        own: MunicipalityEntry,
        away: dict[str, float],
        practice: str,
        places: list[Holder],
        elsewhere: bool,
    ) -> Suggestion:
        """One practice for `own`, held by `places`; distances already measured are in `away`."""
        card, order = self.catalog.practices[practice], self._order
        places.sort(key=lambda h: (-len(h.traits), order[h.municipality]))
        holders = self._holding(card)
        for place in holders:
            if place not in away:
                away[place] = self.distance(own.id, place)
        nearest = min((round(away[place]), order[place], place) for place in holders)[2]
        site, own_site = self._taught(own, card)
        spheres = self._profile(own.id).spheres
        return Suggestion(
            practice=card,
            holders=tuple(places),
            elsewhere=elsewhere,
            nearest=nearest,
            km=away[nearest],
            site=site,
            own_site=own_site,
            new_sphere=bool(spheres) and card.sphere not in spheres,
        )

    def _taught(self, own: MunicipalityEntry, card: PracticeCard) -> tuple[str | None, bool]:
        """The open site that teaches the practice: one that serves the place, then the nearest."""

        def rank(site: SiteEntry) -> tuple[bool, float, str, str]:
            place, centre = site_place(site, self.directory), own.record.centre
            away = round(distance_km(centre.lat, centre.lon, *place)) if place else math.inf
            return site.id not in served, away, say(site.record.name), site.id

        served = self._profile(own.id).sites
        sites = (self.directory.sites.get(site) for site in card.taught_at)
        best = min((s for s in sites if s and s.record.status == "open"), key=rank, default=None)
        return (None, False) if best is None else (best.id, best.id in served)

    def _alike_in_region(self, own: MunicipalityEntry) -> Iterator[_Alike]:
        region = self._of(own.region)
        profile = region.profiles[own.id]
        for entry in self.directory.standing(own.region, self.today):
            has = region.has.get(entry.id)
            if has and entry.id != own.id:
                traits = _shared(profile, region.profiles[entry.id])
                if traits:
                    yield _Alike(entry.id, traits, has)

    def _alike_elsewhere(self, own: MunicipalityEntry) -> Iterator[_Alike]:
        """Of other regions only those alike in kind and in population: both of what can be."""
        profile = self._profile(own.id)
        if profile.population is None:
            return
        for other in self._by_size.get((profile.kind, profile.population), ()):
            region = _region_of(other)
            if region != own.region:
                there = self._of(region)
                traits = _shared(profile, there.profiles[other])
                yield _Alike(other, traits, there.has[other])

    def _family(self, practice: str) -> str:
        """The practice at the root of those it was adapted from; in a loop, the least id of it."""
        seen = [practice]
        while True:
            card = self.catalog.practices.get(seen[-1])
            if card is None or card.adapted_from is None:
                return seen[-1]
            if card.adapted_from in seen:
                return min(seen[seen.index(card.adapted_from) :])
            seen.append(card.adapted_from)

    @cached_property
    def _order(self) -> dict[str, int]:
        """The place of each municipality in the order of names."""
        entries = self.directory.municipalities.items()
        named = sorted((say(entry.record.name), identity) for identity, entry in entries)
        return {identity: place for place, (_, identity) in enumerate(named)}

    def _profile(self, place: str) -> _Profile:
        return self._of(_region_of(place)).profiles[place]

    def _of(self, region: str) -> _Region:
        known = self._regions.get(region)
        if known is None:
            with answered_by(region):
                known = self._regions[region] = self._looked_at(region)
        else:
            ask(region)
        return known

    def _looked_at(self, region: str) -> _Region:
        has: defaultdict[str, dict[str, bool]] = defaultdict(dict)
        touched: defaultdict[str, set[str]] = defaultdict(set)
        directory, today = self.directory, self.today
        for card in self.catalog.concerning(region):
            living = card.status == "published"
            places = [(a.municipality, False, a.status) for a in card.adopters]
            if card.municipality is not None:
                places.append((card.municipality, True, "adopted"))
            for place, born, status in places:
                counted = directory.successor(place, today)
                if counted in directory.municipalities and _region_of(counted) == region:
                    touched[counted].add(card.id)
                    if living and status == "adopted":
                        has[counted][card.id] = born or has[counted].get(card.id, False)
        profiles = {
            entry.id: _Profile(
                entry.record.kind,
                population_class(entry.record.population.value)
                if entry.record.population
                else None,
                frozenset(self._sites.get(entry.id, ())),
                frozenset(self.catalog.practices[p].sphere for p in has.get(entry.id, ())),
            )
            for entry in directory.municipalities_by_region.get(region, ())
        }
        ever = {place: frozenset(ids) for place, ids in touched.items()}
        return _Region(dict(has), ever, profiles)

    def _holding(self, card: PracticeCard) -> tuple[str, ...]:
        """The places that have a living practice today."""
        known = self._holders.get(card.id)
        if known is None:
            places = {one.municipality for one in card.adopters if one.status == "adopted"}
            if card.municipality is not None:
                places.add(card.municipality)
            counted = {self.directory.successor(place, self.today) for place in places}
            known = self._holders[card.id] = tuple(counted & self.directory.municipalities.keys())
        return known

    @cached_property
    def _sites(self) -> dict[str, set[str]]:
        """The open sites that serve a municipality of today."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for site in open_sites(self.catalog):
            for served in (site.municipality, *site.serves):
                found[self.directory.successor(served, self.today)].add(site.id)
        return dict(found)

    @derived
    def _by_size(self) -> dict[tuple[str, int], tuple[str, ...]]:
        """The places that have practices, by kind and class of population."""
        found: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
        for region in self.directory.municipalities_by_region:
            own = self._of(region)
            for place in own.has:
                profile = own.profiles[place]
                if profile.population is not None:
                    found[profile.kind, profile.population].append(place)
        return {size: tuple(places) for size, places in found.items()}


def _region_of(place: str) -> str:
    return place.partition("/")[0]


def _shared(one: _Profile, two: _Profile) -> tuple[Trait, ...]:
    """In what two places are alike, in the order of `Trait`."""
    shared = []
    if not one.sites.isdisjoint(two.sites):
        shared.append(Trait.CLUSTER)
    if one.kind == two.kind:
        shared.append(Trait.KIND)
    if one.population is not None and one.population == two.population:
        shared.append(Trait.POPULATION)
    if _spheres_alike(one.spheres, two.spheres):
        shared.append(Trait.SPHERES)
    return tuple(shared)


def _spheres_alike(one: frozenset[str], two: frozenset[str]) -> bool:
    common = len(one & two)
    return common > 0 and common >= SPHERES_ALIKE * (len(one) + len(two) - common)
