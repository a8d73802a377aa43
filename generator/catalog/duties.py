"""Duties: the records of the catalog by which a duty can be judged, each with its place and dates.

For some metrics there are such records, for others (projects, people trained) the catalog has no
names at all: nobody can be said to have missed those.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from generator.catalog.adoption import adoptions
from generator.catalog.catalog import Catalog
from generator.catalog.certification import replacements, validity
from generator.catalog.spread import practice_spread
from generator.model.dates import last_day
from generator.model.region import Level


@dataclass(frozen=True, slots=True)
class Deed:
    """A record that counts towards a duty of `region`.

    `municipality` is as written, None where the record names none. It counts from `since` (None:
    nobody says since when) to the day before `until` (None: to this day). `level` is that of a
    certificate.
    """

    region: str
    municipality: str | None
    since: str | None
    until: dt.date | None = None
    level: Level | None = None

    @property
    def day(self) -> dt.date | None:
        """The first day that surely lies after the deed was done: the last that `since` means."""
        return last_day(self.since) if self.since else None


def deeds(catalog: Catalog, metric: str, region: str) -> tuple[Deed, ...]:
    """What counts towards duties of `region` in `metric`; nothing if there are no such records.

    exemplary-institutions: certificates, for as long as they are in force · practices: published ·
    training-sites: opened, not planned · replicated-projects: practices taken over by name, each
    once for a municipality · scaled-practices: from the day on which the threshold was passed.
    """
    found = _KEPT.get(metric)
    return tuple(found(catalog, region)) if found is not None else ()


def _exemplars(catalog: Catalog, region: str) -> Iterator[Deed]:
    register = catalog.directory.certificates_by_region.get(region, ())
    replaced = replacements(register)
    for entry in register:
        place = entry.municipality
        if entry.practice is not None and entry.practice in catalog.practices:
            place = catalog.practices[entry.practice].municipality
        days = validity(entry, replaced)
        over = days.until + dt.timedelta(days=1) if days.until else None
        ends = [day for day in (over, days.withdrawn_since, days.replaced_on) if day]
        end, level = min(ends, default=None), entry.record.level
        yield Deed(region, place, entry.record.issued, end, level)


def _practices(catalog: Catalog, region: str) -> Iterator[Deed]:
    for practice in catalog.by_region.get(region, ()):
        if practice.status == "published":
            yield Deed(practice.region, practice.municipality, practice.started)


def _sites(catalog: Catalog, region: str) -> Iterator[Deed]:
    for site in catalog.directory.sites_by_region.get(region, ()):
        record = site.record
        closed = last_day(record.closed) if record.closed else None
        if record.status == "open" or (record.status == "closed" and closed):
            yield Deed(site.region, site.municipality, record.opened, closed)


def _replications(catalog: Catalog, region: str) -> Iterator[Deed]:
    directory, today = catalog.directory, catalog.today
    for practice in catalog.concerning(region):
        origin = practice.municipality and directory.successor(practice.municipality, today)
        first: dict[str, Deed] = {}
        for fact in adoptions(practice, directory, today):
            there = fact.counted.partition("/")[0] == region
            if not (there and fact.state.counts) or fact.counted == origin:
                continue
            deed = Deed(region, fact.municipality, fact.since)
            known = first.get(fact.counted)
            if known is None or _earlier(deed, known):
                first[fact.counted] = deed
        yield from first.values()


def _scaled(catalog: Catalog, region: str) -> Iterator[Deed]:
    for practice in catalog.by_region.get(region, ()):
        if practice.status == "published" and practice.adopters:
            spread = practice_spread(practice, catalog.directory, catalog.today)
            if len(spread.adopted) >= spread.threshold:
                passed = spread.passed
                since = passed.day.isoformat() if passed else None
                yield Deed(practice.region, practice.municipality, since)


def _earlier(deed: Deed, other: Deed) -> bool:
    return deed.day is not None and (other.day is None or deed.day < other.day)


_KEPT: Mapping[str, Callable[[Catalog, str], Iterator[Deed]]] = {
    "exemplary-institutions": _exemplars,
    "practices": _practices,
    "training-sites": _sites,
    "replicated-projects": _replications,
    "scaled-practices": _scaled,
}
