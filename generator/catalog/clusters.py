"""Clusters: which municipalities each training site serves, and which no site serves."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from generator.catalog.catalog import Directory
from generator.catalog.entries import SiteEntry


@dataclass(frozen=True, slots=True)
class Cluster:
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


def unserved(region: str, directory: Directory, day: dt.date) -> tuple[str, ...]:
    """The municipalities of `region` that no open site serves, none of its own included."""
    served = {
        name
        for one in clusters(region, directory, day)
        if one.state == "open"
        for name in one.members
    }
    return tuple(m.id for m in directory.standing(region, day) if m.id not in served)
