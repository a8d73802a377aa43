"""Clusters: which municipalities each training site serves, and where the site stands."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from generator.catalog.catalog import Directory
from generator.catalog.entries import SiteEntry


class Cluster(NamedTuple):
    """A training site, its own municipality, and all that it serves (its own only if it is said).

    Municipalities are those that stand today; each stands once.
    """

    site: str
    state: str
    host: str
    serves: tuple[str, ...]

    @property
    def members(self) -> tuple[str, ...]:
        """The host, then those that the site serves."""
        return tuple(dict.fromkeys((self.host, *self.serves)))


def cluster(site: SiteEntry, directory: Directory, day: dt.date) -> Cluster:
    """The cluster of `site`, merged municipalities counted as their successors on `day`."""
    serves = (directory.successor(one, day) for one in site.serves)
    return Cluster(
        site.id,
        site.record.status,
        directory.successor(site.municipality, day),
        tuple(dict.fromkeys(serves)),
    )


def clusters(region: str, directory: Directory, day: dt.date) -> tuple[Cluster, ...]:
    """The clusters of a region's sites, in the order of the sites."""
    return tuple(
        cluster(site, directory, day) for site in directory.sites_by_region.get(region, ())
    )


def site_place(site: SiteEntry, directory: Directory) -> tuple[float, float] | None:
    """Where a site stands (latitude, longitude, degrees): its own point, else the centre of the
    municipality that it names; None where that is unknown. A municipality that has merged since has
    not moved: its own centre counts, not that of its successor."""
    if site.record.location is not None:
        return site.record.location.lat, site.record.location.lon
    entry = directory.municipalities.get(site.municipality)
    return None if entry is None else (entry.record.centre.lat, entry.record.centre.lon)
