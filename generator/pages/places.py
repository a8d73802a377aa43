"""Municipalities and training sites as lists show them, wherever such a list stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from generator.catalog.clusters import cluster
from generator.catalog.entries import SiteEntry
from generator.pages.desk import Desk, Link


@dataclass(frozen=True, slots=True)
class MunicipalityLine:
    """A municipality with how many practices it gave and took."""

    link: Link
    place: str
    gave: int
    took: int
    certified: int


@dataclass(frozen=True, slots=True)
class MergedLine:
    """A municipality of the past and its successor."""

    link: Link
    successor: Link
    since: str | None


class SiteLine(NamedTuple):
    """A training site in a list. `served` are the municipalities of today (full ids)."""

    link: Link
    kind: str
    state: str
    municipality: Link
    opened: str | None
    closed: str | None
    serves: int
    practices: int
    region: str
    spheres: tuple[str, ...]
    served: tuple[str, ...]


def municipality_lines(region: str, desk: Desk) -> Iterable[MunicipalityLine]:
    """The municipalities of `region` that exist today; what merged ones did counts for them."""
    for entry in desk.directory.standing(region, desk.today):
        ids = desk.ledger.stands_for(entry.id)
        catalog = desk.catalog
        yield MunicipalityLine(
            link=desk.municipality(entry.id),
            place=entry.id,
            gave=sum(len(catalog.by_origin.get(m, ())) for m in ids),
            took=len(desk.ledger.adopted(entry.id)),
            certified=desk.ledger.standings.municipality(entry.id).total,
        )


def merged_lines(region: str, desk: Desk) -> Iterable[MergedLine]:
    """The municipalities of `region` that have merged into others by today."""
    for entry in desk.directory.municipalities_by_region.get(region, ()):
        successor = desk.directory.successor(entry.id, desk.today)
        if successor != entry.id:
            exists = entry.record.exists
            yield MergedLine(
                desk.municipality(entry.id),
                desk.municipality(successor),
                exists.until if exists else None,
            )


def site_line(site: SiteEntry, desk: Desk) -> SiteLine:
    """A training site as lists show it."""
    record = site.record
    return SiteLine(
        link=desk.site(site.id),
        kind=record.kind,
        state=record.status,
        municipality=desk.municipality(site.municipality),
        opened=record.opened,
        closed=record.closed,
        serves=len(site.serves),
        practices=len(desk.catalog.taught_at.get(site.id, ())),
        region=site.region,
        spheres=record.spheres,
        served=cluster(site, desk.directory, desk.today).serves,
    )
