"""The linked, frozen catalog: everything by its full id, and the few indices that pages ask for.

`Directory` is all that stands beside the practices (regions, municipalities, sites, registers,
packages, vocabularies); `Catalog` adds the practice cards. Both are made once and never changed.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from generator.catalog.asking import answered_by, derived
from generator.catalog.condition import Condition
from generator.catalog.entries import (
    CertificateEntry,
    MunicipalityEntry,
    PackageEntry,
    PracticeCard,
    RegionEntry,
    SiteEntry,
)
from generator.findings import Finding
from generator.model.dates import first_day
from generator.model.programme import Programme
from generator.model.vocabulary import Sphere, Tool

T = TypeVar("T")

_Slugs = tuple[defaultdict[str, list[str]], defaultdict[str, list[str]]]
"""Slugs by their region, and full ids by their slug."""

_SHELVES = {
    "sphere": "spheres",
    "tool": "tools",
    "region": "regions",
    "municipality": "municipalities",
    "site": "sites",
    "package": "packages",
}
"""Where a directory keeps the records of each kind."""

DEFAULT_THRESHOLD = 15
DEFAULT_CONFIRMATION_MONTHS = 36


@dataclass(frozen=True)
class Directory:
    """All but the practices. Mappings are in the order in which lists show them.

    `lost` holds, by kind ("municipality", "site", …), the full ids of records that exist as files
    or entries but could not be used: references to them are not reported a second time.
    `practice_ids` are the ids of all practice files, readable or not; `repeated` are pairs of
    municipalities (first, second) that bear the same id. `conditions` are those of sites, packages
    and passports, by file; `lines` tell, by file, where the entries of a list begin.
    """

    programme: Programme | None
    spheres: Mapping[str, Sphere]
    tools: Mapping[str, Tool]
    regions: Mapping[str, RegionEntry]
    municipalities: Mapping[str, MunicipalityEntry]
    sites: Mapping[str, SiteEntry]
    certificates: tuple[CertificateEntry, ...]
    packages: Mapping[str, PackageEntry]
    lost: Mapping[str, frozenset[str]] = field(default_factory=dict)
    practice_ids: frozenset[str] = frozenset()
    repeated: tuple[tuple[MunicipalityEntry, MunicipalityEntry], ...] = ()
    conditions: Mapping[str, Condition] = field(default_factory=dict)
    lines: Mapping[str, Mapping[str | int, int]] = field(default_factory=dict)

    def line(self, file: str, entry: str | int | None = None) -> int:
        """The line, from 1, at which `entry` of the list in `file` begins; 1 for a whole file."""
        return 1 if entry is None else self.lines.get(file, {}).get(entry, 1)

    def region_of(self, file: str) -> str:
        """The region in whose folder `file` stands; "" for files that all regions share."""
        region = file.split("/")[1] if file.count("/") > 1 else ""
        return region if region in self.regions else ""

    def knows(self, kind: str, identity: str) -> bool:
        """Whether there is a record `identity` of `kind`, usable or not.

        A file that could not be read at all may hold anything: it is remembered as "<region>/*".
        """
        if kind == "practice":
            return identity in self.practice_ids
        if identity in self.ids(kind):
            return True
        lost = self.lost.get(kind, frozenset())
        whole_file = f"{identity.partition('/')[0]}/*" if "/" in identity else "*"
        return identity in lost or whole_file in lost

    def ids(self, kind: str) -> Mapping[str, object]:
        """The usable records of `kind`: sphere, tool, region, municipality, site, package."""
        found: Mapping[str, object] = getattr(self, _SHELVES[kind])
        return found

    def slugs_of(self, kind: str, region: str) -> Sequence[str]:
        """The ids of `kind` in `region` without the region; practices readable or not."""
        return self._slugs(kind)[0].get(region, ())

    def named_so(self, kind: str, slug: str) -> Sequence[str]:
        """The full ids of `kind` that end in `slug`, of whatever region."""
        return self._slugs(kind)[1].get(slug, ())

    def _slugs(self, kind: str) -> _Slugs:
        if kind not in self._slugs_by_kind:
            known = sorted(self.practice_ids) if kind == "practice" else self.ids(kind)
            by_region, by_slug = self._slugs_by_kind[kind] = defaultdict(list), defaultdict(list)
            for identity in known:
                region, _, slug = identity.partition("/")
                by_region[region].append(slug)
                by_slug[slug].append(identity)
        return self._slugs_by_kind[kind]

    @cached_property
    def _slugs_by_kind(self) -> dict[str, _Slugs]:
        return {}

    @cached_property
    def municipalities_by_region(self) -> Mapping[str, tuple[MunicipalityEntry, ...]]:
        """Each region's municipalities, old ones included, in the order of the file."""
        return _grouped(self.municipalities.values(), "region")

    @cached_property
    def sites_by_region(self) -> Mapping[str, tuple[SiteEntry, ...]]:
        """Each region's sites."""
        return _grouped(self.sites.values(), "region")

    @cached_property
    def packages_by_region(self) -> Mapping[str, tuple[PackageEntry, ...]]:
        """Each region's packages."""
        return _grouped(self.packages.values(), "region")

    @cached_property
    def certificates_by_region(self) -> Mapping[str, tuple[CertificateEntry, ...]]:
        """Each region's register in its own order."""
        return _grouped(self.certificates, "region")

    @cached_property
    def certificates_by_practice(self) -> Mapping[str, tuple[CertificateEntry, ...]]:
        """The certificates that a practice holds."""
        return _grouped((c for c in self.certificates if c.practice), "practice")

    @cached_property
    def certificates_by_municipality(self) -> Mapping[str, tuple[CertificateEntry, ...]]:
        """The certificates of institutions of a municipality."""
        return _grouped((c for c in self.certificates if c.municipality), "municipality")

    @cached_property
    def sites_serving(self) -> Mapping[str, tuple[SiteEntry, ...]]:
        """The sites that serve a municipality, its own included."""
        found: defaultdict[str, list[SiteEntry]] = defaultdict(list)
        for site in self.sites.values():
            for municipality in dict.fromkeys((site.municipality, *site.serves)):
                found[municipality].append(site)
        return {key: tuple(sites) for key, sites in found.items()}

    def successor(self, municipality: str, day: dt.date) -> str:
        """Who stands for `municipality` on `day`: itself, or the one it has merged into by then.

        A merger without a known date counts as done. Loops are reported elsewhere and end here.
        """
        entry = self.municipalities.get(municipality)
        if entry is None or entry.merged_into is None:
            return municipality  # nearly always; it is asked a hundred times a practice
        seen = {municipality}
        while True:
            entry = self.municipalities.get(municipality)
            if entry is None or entry.merged_into is None or entry.merged_into in seen:
                return municipality
            until = entry.record.exists.until if entry.record.exists else None
            if until is not None and first_day(until) > day:
                return municipality
            municipality = entry.merged_into
            seen.add(municipality)

    def standing(self, region: str, day: dt.date) -> tuple[MunicipalityEntry, ...]:
        """The municipalities of `region` that exist on `day`."""
        known = self._standing.get((region, day))
        if known is None:
            entries = self.municipalities_by_region.get(region, ())
            known = self._standing[region, day] = tuple(
                m for m in entries if exists_on(m, day) and self.successor(m.id, day) == m.id
            )
        return known

    @cached_property
    def _standing(self) -> dict[tuple[str, dt.date], tuple[MunicipalityEntry, ...]]:
        """What has been asked already: for each practice it is asked again."""
        return {}

    def threshold(self, region: str) -> int:
        """How many municipalities make a practice of `region` scaled."""
        entry = self.regions.get(region)
        given = entry.record.replication_threshold if entry else None
        return given or DEFAULT_THRESHOLD

    def confirmation_months(self, region: str) -> int:
        """For how many months a confirmation holds in `region`."""
        entry = self.regions.get(region)
        given = entry.record.confirmation_months if entry else None
        return given or DEFAULT_CONFIRMATION_MONTHS


@dataclass(frozen=True, eq=False)
class Catalog:
    """The directory and the practices, as they stand on `today`.

    A catalog is itself and no other: what is derived from it may be kept by it.
    """

    directory: Directory
    practices: Mapping[str, PracticeCard]
    today: dt.date
    findings: list[Finding] = field(default_factory=list)
    """What checking has found, in order; complete when the catalog has been assembled. Pages learn
    of it from the catalog's health only."""
    word: str = field(default="", compare=False)
    """A word for what all cards say but for their uptake, the same for the same cards only; "" if
    nobody knows it."""
    uptakes: Mapping[str, str] = field(default_factory=dict, compare=False)
    """A word for the uptake of each practice; none if nobody knows them."""

    @cached_property
    def published(self) -> tuple[PracticeCard, ...]:
        """Practices with a page: by title within the order of ids; drafts left out."""
        return tuple(p for p in self.practices.values() if p.published)

    @cached_property
    def by_region(self) -> Mapping[str, tuple[PracticeCard, ...]]:
        """Published practices by region."""
        return _grouped(self.published, "region")

    @cached_property
    def by_sphere(self) -> Mapping[str, tuple[PracticeCard, ...]]:
        """Published practices by sphere."""
        return _grouped(self.published, "sphere")

    @cached_property
    def by_tool(self) -> Mapping[str, tuple[PracticeCard, ...]]:
        """Published practices by lean tool."""
        found: defaultdict[str, list[PracticeCard]] = defaultdict(list)
        for practice in self.published:
            for tool in practice.tools:
                found[tool].append(practice)
        return {key: tuple(cards) for key, cards in found.items()}

    @cached_property
    def by_origin(self) -> Mapping[str, tuple[PracticeCard, ...]]:
        """Published practices by the municipality that gave them (as written, not successor)."""
        return _grouped((p for p in self.published if p.municipality), "municipality")

    @derived
    def adopted_by(self) -> Mapping[str, tuple[PracticeCard, ...]]:
        """Published practices by the municipality that took them over, in any state."""
        found: defaultdict[str, dict[str, PracticeCard]] = defaultdict(dict)
        for practice in self.published:
            for adopter in practice.adopters:
                found[adopter.municipality][practice.id] = practice
        return {key: tuple(cards.values()) for key, cards in found.items()}

    def concerning(self, region: str) -> tuple[PracticeCard, ...]:
        """Published practices of which anything is known in a region."""
        with answered_by(region):
            return tuple(p for p in self.by_concern.get(region, ()) if p.published)

    @derived
    def by_concern(self) -> Mapping[str, tuple[PracticeCard, ...]]:
        """All practices, drafts too, by each region in which anything is known of them: where they
        were born and where they were taken up, and where those stand today that stand for these
        places."""
        found: defaultdict[str, list[PracticeCard]] = defaultdict(list)
        for practice in self.practices.values():
            places = {adopter.municipality for adopter in practice.adopters}
            if practice.municipality is not None:
                places.add(practice.municipality)
            places |= {self.directory.successor(place, self.today) for place in places}
            for region in {practice.region, *(place.partition("/")[0] for place in places)}:
                found[region].append(practice)
        return {region: tuple(cards) for region, cards in found.items()}

    @cached_property
    def taught_at(self) -> Mapping[str, tuple[PracticeCard, ...]]:
        """Published practices by the site where they are taught."""
        found: defaultdict[str, list[PracticeCard]] = defaultdict(list)
        for practice in self.published:
            for site in practice.taught_at:
                found[site].append(practice)
        return {key: tuple(cards) for key, cards in found.items()}

    @cached_property
    def grown_from(self) -> Mapping[str, tuple[PracticeCard, ...]]:
        """Published practices by the one they were adapted from."""
        return _grouped((p for p in self.published if p.adapted_from), "adapted_from")

    @cached_property
    def aliases(self) -> Mapping[str, str]:
        """Old practice ids and the practice that bears each today (published ones)."""
        return {alias: p.id for p in self.published for alias in p.aliases}


def exists_on(entry: MunicipalityEntry, day: dt.date) -> bool:
    """Whether the municipality exists on `day`, as far as its record says."""
    span = entry.record.exists
    if span is None:
        return True
    if span.from_ is not None and first_day(span.from_) > day:
        return False
    return span.until is None or first_day(span.until) > day


def _grouped(entries: Iterable[T], attribute: str) -> dict[str, tuple[T, ...]]:
    found: defaultdict[str, list[T]] = defaultdict(list)
    for entry in entries:
        found[getattr(entry, attribute)].append(entry)
    return {key: tuple(group) for key, group in found.items()}
