"""Tables of regions that don't mislead: every count beside what it is a part of, and nothing where
nothing is known.

A region without a list of municipalities has no denominator; one without a register of certificates
is not one with none. Regions stand by name: the catalog makes no ranking of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.catalog.catalog import Catalog
from generator.catalog.counting import open_sites
from generator.catalog.standing import Standings
from generator.model.region import Rating
from generator.text import say


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many; `of` is None where nobody knows of how many."""

    count: int
    of: int | None


@dataclass(frozen=True, slots=True)
class LeagueLine:
    """A region in the table; None: nothing is known.

    `measured`: practices with a figure of what changed, of all that are published. `adopted`: those
    that anybody is known to have adopted, of the same. `giving` and `taking`: municipalities that
    gave or adopted a practice, of all of the region. `certificates`: in force, of all in the
    register. `sites`: open, of all that are known.
    """

    region: str
    measured: Share | None
    adopted: Share | None
    giving: Share | None
    taking: Share | None
    certificates: Share | None
    sites: Share | None


def league(catalog: Catalog) -> tuple[LeagueLine, ...]:
    """A line for each region, in the catalog's own order."""
    directory, today = catalog.directory, catalog.today
    standings = Standings(catalog)
    gave: dict[str, set[str]] = {}
    took: dict[str, set[str]] = {}
    spread: dict[str, int] = {}
    for practice in catalog.published:
        origin = practice.municipality and directory.successor(practice.municipality, today)
        if origin and practice.status == "published":
            gave.setdefault(origin.partition("/")[0], set()).add(origin)
        adopters = {
            directory.successor(adopter.municipality, today)
            for adopter in practice.adopters
            if adopter.status == "adopted"
        } - {origin}
        for place in adopters:
            took.setdefault(place.partition("/")[0], set()).add(place)
        if adopters and practice.status == "published":
            spread[practice.region] = spread.get(practice.region, 0) + 1
    found = []
    for region in directory.regions:
        own = [p for p in catalog.by_region.get(region, ()) if p.status == "published"]
        standing = {entry.id for entry in directory.standing(region, today)}
        register = directory.certificates_by_region.get(region, ())
        in_force = sum(standings.state(certificate).in_force for certificate in register)
        sites = directory.sites_by_region.get(region, ())
        adopted = spread.get(region, 0)
        giving, taking = gave.get(region, set()), took.get(region, set())
        found.append(
            LeagueLine(
                region=region,
                measured=Share(sum(p.headline is not None for p in own), len(own)) if own else None,
                adopted=Share(adopted, len(own)) if adopted else None,
                giving=_part(giving, standing),
                taking=_part(taking, standing),
                certificates=Share(in_force, len(register)) if register else None,
                sites=Share(len(open_sites(catalog, region)), len(sites)) if sites else None,
            )
        )
    return tuple(found)


@dataclass(frozen=True, slots=True)
class TownLine:
    """A municipality in the table of its region; None: nothing is known.

    `given`: practices born here, of those of the region whose birthplace is named. `taken`:
    practices of others that it has adopted, of all that others have in the region: those born or
    adopted there, but for its own. `certified`: certificates in force, of all that the register has
    for it, its institutions and the practices that it gave.
    """

    municipality: str
    given: Share | None
    taken: Share | None
    certified: Share | None

    @property
    def known(self) -> bool:
        """Whether the catalog knows anything of it."""
        return bool(self.given or self.taken or self.certified)


def town_league(region: str, catalog: Catalog, standings: Standings) -> tuple[TownLine, ...]:
    """A line for each municipality of `region` that stands today, in the order of the file; what
    merged ones did counts for their successors. Archived practices are left out."""
    directory, today = catalog.directory, catalog.today
    standing = [entry.id for entry in directory.standing(region, today)]
    given: dict[str, set[str]] = {place: set() for place in standing}
    taken: dict[str, set[str]] = {place: set() for place in standing}
    for practice in catalog.concerning(region):
        if practice.status != "published":
            continue
        origin = practice.municipality and directory.successor(practice.municipality, today)
        if origin in given:
            given[origin].add(practice.id)
        for adopter in practice.adopters:
            if adopter.status == "adopted":
                place = directory.successor(adopter.municipality, today)
                if place != origin and place in taken:
                    taken[place].add(practice.id)
    born = set[str]().union(*given.values())
    there = born.union(*taken.values())
    found = []
    for place in standing:
        own, others = given[place], taken[place]
        held = standings.municipality(place)
        total = len(held.certificates)
        found.append(
            TownLine(
                place,
                given=Share(len(own), len(born)) if own else None,
                taken=Share(len(others), len(there - own)) if others else None,
                certified=Share(held.total, total) if total else None,
            )
        )
    return tuple(found)


def _part(places: set[str], standing: set[str]) -> Share | None:
    """Nobody known is no data: the catalog cannot tell a region that has none from a silent one."""
    if not places:
        return None
    return Share(len(places & standing) if standing else len(places), len(standing) or None)


@dataclass(frozen=True, slots=True)
class Series:
    """A region's places in one published rating, the oldest year first."""

    rating: str
    places: tuple[Rating, ...]


def rating_series(ratings: Iterable[Rating]) -> tuple[Series, ...]:
    """Ratings by their names, in the order in which the names come: they never mix. A year of which
    sources name several places keeps them all, the better first."""
    groups: dict[str, list[Rating]] = {}
    for rating in ratings:
        groups.setdefault(say(rating.rating) if rating.rating else "", []).append(rating)
    return tuple(
        Series(name, tuple(sorted(places, key=lambda r: (r.year, r.place))))
        for name, places in groups.items()
    )
