"""Who holds the land of a region on a day: the municipalities that stand, and the points of each.

A municipality that has merged hands its points to its successor from that day on; one that is not
there yet, or is gone without a successor, holds nothing, and its neighbours take the land.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from generator.catalog.catalog import Directory
from generator.catalog.entries import MunicipalityEntry
from generator.text import say

Place = tuple[float, float]
"""Longitude and latitude, degrees."""


@dataclass(frozen=True, slots=True)
class Holding:
    """A municipality as the map knows it. `records` are its own id and those merged into it.

    `name` is the short one. `town` tells a town's municipality from one that has land around it.
    """

    id: str
    name: str
    full_name: str
    population: int
    town: bool
    centre: Place
    places: tuple[Place, ...]
    records: tuple[str, ...]

    @property
    def slug(self) -> str:
        """The part of the id after the region."""
        return self.id.partition("/")[2]


def holdings(region: str, directory: Directory, day: dt.date) -> tuple[Holding, ...]:
    """The municipalities of `region` that stand on `day`, in the order of the file."""
    standing = {entry.id: entry for entry in directory.standing(region, day)}
    parts: dict[str, list[MunicipalityEntry]] = {identity: [] for identity in standing}
    for entry in directory.municipalities_by_region.get(region, ()):
        owner = directory.successor(entry.id, day)
        if owner in parts:
            parts[owner].append(entry)
    return tuple(_holding(entry, parts[identity]) for identity, entry in standing.items())


def _holding(entry: MunicipalityEntry, parts: list[MunicipalityEntry]) -> Holding:
    record = entry.record
    return Holding(
        id=entry.id,
        name=say(record.short or record.name),
        full_name=say(record.name),
        population=int(record.population.value) if record.population else 0,
        town=record.kind in _TOWNS,
        centre=(record.centre.lon, record.centre.lat),
        places=tuple(dict.fromkeys(place for part in parts for place in _places(part))),
        records=tuple(part.id for part in parts),
    )


def _places(entry: MunicipalityEntry) -> list[Place]:
    record = entry.record
    if not record.places:
        return [(record.centre.lon, record.centre.lat)]
    return [(lon, lat) for _, lat, lon in record.places]


_TOWNS = frozenset(
    {"urban-okrug", "zato", "city-district", "urban-settlement", "federal-city-municipality"}
)
