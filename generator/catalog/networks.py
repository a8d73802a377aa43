"""The network of a region's training sites: who is served by which, how far the nearest lies, what
kinds and spheres there are, and how the network grew over the years beside its plan.

Municipalities are those that stand today. Where nobody says whom a site serves, nobody is served by
it as far as the catalog knows: that is no proof that it serves none.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.catalog.catalog import Directory
from generator.catalog.clusters import clusters, site_place
from generator.catalog.distances import distance_km
from generator.catalog.entries import SiteEntry
from generator.catalog.spread import Step
from generator.model.dates import last_day
from generator.text import say


@dataclass(frozen=True, slots=True)
class Care:
    """A municipality, the open sites that serve it (the one it hosts included), and the nearest.

    `km` is the way from its centre to the nearest open site of the region, as the crow flies; both
    are None where no open site's place is known. `host` tells one that has an open site itself.
    """

    municipality: str
    sites: tuple[str, ...]
    host: bool
    nearest: str | None
    km: float | None


@dataclass(frozen=True, slots=True)
class Tally:
    """How many sites of a kind or a sphere are open, planned and closed, and how many
    municipalities the open ones serve, each counted once."""

    name: str
    open: int
    planned: int
    closed: int
    served: int


@dataclass(frozen=True, slots=True)
class SiteYear:
    """A year of the network: how many sites opened and closed in it, how many worked when it ended
    (or work now), and how many are planned to open in it."""

    year: int
    opened: int
    closed: int
    working: int
    planned: int


@dataclass(frozen=True, slots=True)
class Growth:
    """How a network grew.

    `steps` are its openings and closings, each with how many sites worked from then on. `undated`
    sites have opened, but nobody says when (or till when they worked): they are in no year.
    `unscheduled` are planned without a date.
    """

    years: tuple[SiteYear, ...]
    steps: tuple[Step, ...]
    undated: int
    unscheduled: int


def cares(region: str, directory: Directory, day: dt.date) -> tuple[Care, ...]:
    """Every municipality of `region` that stands on `day`, in the order of the file.

    The nearest of sites that are equally near to a kilometre is the first by name, then by id.
    """
    serving: dict[str, list[str]] = {}
    hosts = set()
    for one in clusters(region, directory, day):
        if one.state == "open":
            hosts.add(one.host)
            for member in one.members:
                serving.setdefault(member, []).append(one.site)
    placed = [
        (site, place)
        for site in directory.sites_by_region.get(region, ())
        if site.record.status == "open" and (place := site_place(site, directory)) is not None
    ]
    found = []
    for entry in directory.standing(region, day):
        centre = entry.record.centre
        away = [
            (distance_km(centre.lat, centre.lon, *place), say(site.record.name), site.id)
            for site, place in placed
        ]
        best = min(away, key=lambda one: (round(one[0]), one[1], one[2]), default=None)
        found.append(
            Care(
                municipality=entry.id,
                sites=tuple(serving.get(entry.id, ())),
                host=entry.id in hosts,
                nearest=best[2] if best else None,
                km=best[0] if best else None,
            )
        )
    return tuple(found)


def by_kind(region: str, directory: Directory, day: dt.date) -> tuple[Tally, ...]:
    """The kinds of a region's sites, in the order in which they first come."""
    groups: dict[str, list[SiteEntry]] = {}
    for site in directory.sites_by_region.get(region, ()):
        groups.setdefault(site.record.kind, []).append(site)
    return _tallies(groups, region, directory, day)


def by_sphere(region: str, directory: Directory, day: dt.date) -> tuple[Tally, ...]:
    """The spheres that a region's sites teach, in the catalog's order; a site of several spheres
    counts in each, one of none in none."""
    groups: dict[str, list[SiteEntry]] = {sphere: [] for sphere in directory.spheres}
    for site in directory.sites_by_region.get(region, ()):
        for sphere in dict.fromkeys(site.record.spheres):
            groups.setdefault(sphere, []).append(site)
    return _tallies(
        {name: sites for name, sites in groups.items() if sites}, region, directory, day
    )


def growth(region: str, directory: Directory, day: dt.date) -> Growth:
    """How the network of `region` grew, by the dates of its sites, from its first opening to this
    year and on to the last year in which one is planned."""
    sites = directory.sites_by_region.get(region, ())
    ran = [site for site in sites if site.record.status != "planned"]
    dated = [site for site in ran if site.record.opened and _ends_known(site)]
    planned = [site for site in sites if site.record.status == "planned"]
    opened = [_year(site.record.opened) for site in dated]
    closed = [_year(site.record.closed) for site in dated if site.record.status == "closed"]
    ahead = [_year(site.record.opened) for site in planned if site.record.opened]
    known = [*opened, *closed, *ahead]
    turns = [(site.record.opened, site.municipality, 1) for site in dated]
    turns += [
        (site.record.closed, site.municipality, -1)
        for site in dated
        if site.record.status == "closed"
    ]
    return Growth(
        years=tuple(
            SiteYear(
                year=year,
                opened=opened.count(year),
                closed=closed.count(year),
                working=sum(one <= year for one in opened) - sum(one <= year for one in closed),
                planned=ahead.count(year),
            )
            for year in range(min(known), max(*known, day.year) + 1)
        )
        if known
        else (),
        steps=tuple(_steps(turns)),
        undated=len(ran) - len(dated),
        unscheduled=len(planned) - len(ahead),
    )


def _steps(turns: Iterable[tuple[str | None, str, int]]) -> Iterator[Step]:
    """How many sites worked after each opening and closing; on one day, openings come first."""
    working = 0
    ordered = sorted((last_day(date or ""), -turn, place, date) for date, place, turn in turns)
    for day, turn, place, date in ordered:
        working -= turn
        yield Step(day, working, place, len(date or "") == 4)


def _year(date: str | None) -> int:
    return int((date or "")[:4])


def _ends_known(site: SiteEntry) -> bool:
    return site.record.status != "closed" or site.record.closed is not None


def _tallies(
    groups: Mapping[str, Sequence[SiteEntry]], region: str, directory: Directory, day: dt.date
) -> tuple[Tally, ...]:
    members = {one.site: one.members for one in clusters(region, directory, day)}
    found = []
    for name, sites in groups.items():
        states = [site.record.status for site in sites]
        served = {
            member for site in sites if site.record.status == "open" for member in members[site.id]
        }
        found.append(
            Tally(
                name,
                states.count("open"),
                states.count("planned"),
                states.count("closed"),
                len(served),
            )
        )
    return tuple(found)
