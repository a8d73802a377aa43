"""The maps of all regions, drawn by the workers of a build before any page is.

Geometry is the same for all pages of a region, so it is worked out once and kept between builds.
The workers who have read the catalog and drawn its maps leave then: those who draw its pages are
born with both, and with none of what that work has left in memory.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.caches import cache_folder
from generator.catalog import Catalog
from generator.catalog.catalog import Directory
from generator.drawing import RegionMap, region_maps, tidy
from generator.site.workers.crew import Crew
from generator.site.workers.worker import Share


@dataclass(frozen=True, slots=True)
class Ground:
    """What maps are drawn from."""

    root: Path
    directory: Directory
    day: dt.date
    cache: Path


def chart(root: Path, catalog: Catalog, crew: Crew) -> dict[str, RegionMap]:
    """The maps of the regions of `catalog`, whose files lie under `root`."""
    ground = Ground(root, catalog.directory, catalog.today, cache_folder("maps"))
    drawn: dict[str, RegionMap] = {}
    for share in crew.draw(_share, ground):
        drawn |= share
    tidy(ground.cache)
    maps = {region: drawn[region] for region in catalog.directory.regions if region in drawn}
    crew.relieve([catalog, catalog.directory, maps])
    return maps


def _share(kept: Any, ground: Ground, share: Share) -> dict[str, RegionMap]:
    regions = [*ground.directory.regions][share.number :: share.of]
    return region_maps(ground.root, regions, ground.directory, ground.day, ground.cache)
