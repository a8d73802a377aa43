"""What the catalog itself counts, metric by metric: always shown beside what regions report.

A metric that the catalog has no names for (people trained, processes improved) is not counted at
all: the answer is None, never zero.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from generator.catalog.adoption import is_scaled
from generator.catalog.asking import EVERYTHING, answered_by
from generator.catalog.catalog import Catalog
from generator.catalog.certification import states
from generator.catalog.entries import CertificateEntry, SiteEntry


def certificates_in_force(
    catalog: Catalog, region: str | None = None, level: str | None = None
) -> tuple[CertificateEntry, ...]:
    """Certificates in force today, of one region or of all, of one level or of all."""
    registers = catalog.directory.certificates_by_region
    names = registers if region is None else {region: registers.get(region, ())}
    return tuple(
        certificate
        for name in names
        for certificate, state in states(registers.get(name, ()), catalog.today)
        if (level is None or certificate.record.level == level) and state.in_force
    )


def open_sites(catalog: Catalog, region: str | None = None) -> tuple[SiteEntry, ...]:
    """Training sites that work, of one region or of all."""
    directory = catalog.directory
    sites = (
        directory.sites.values() if region is None else directory.sites_by_region.get(region, ())
    )
    return tuple(site for site in sites if site.record.status == "open")


def counted(
    catalog: Catalog, metric: str, region: str | None = None, level: str | None = None
) -> int | None:
    """How many the catalog counts of `metric` today, in `region` or everywhere; None if it can't.

    practices: published, not archived · scaled-practices: adopted by as many municipalities as the
    region's threshold asks · training-sites: open · municipalities-involved: that gave or took a
    practice, host a site or hold a certificate · exemplary-institutions: certificates in force ·
    regions-involved: regions with a published practice.
    """
    practices = [
        p
        for p in (catalog.published if region is None else catalog.by_region.get(region, ()))
        if p.status == "published"
    ]
    if metric == "practices":
        return len(practices)
    if metric == "scaled-practices":
        return sum(is_scaled(practice, catalog) for practice in practices)
    if metric == "training-sites":
        return len(open_sites(catalog, region))
    if metric == "exemplary-institutions":
        return len(certificates_in_force(catalog, region, level))
    if metric == "municipalities-involved":
        return len(involved(catalog, region))
    if metric == "regions-involved" and region is None:
        return len({practice.region for practice in practices})
    return None


def involved(catalog: Catalog, region: str | None) -> frozenset[str]:
    """The municipalities of `region` (or all) that gave or took a practice, host a site or hold
    a certificate; merged ones counted as their successors."""
    with answered_by(region or EVERYTHING):
        everywhere = _involved(catalog)
    return (
        everywhere.get(region, frozenset()) if region else frozenset().union(*everywhere.values())
    )


@lru_cache(maxsize=1)
def _involved(catalog: Catalog) -> Mapping[str, frozenset[str]]:
    """By region; every region asks for its own, and each answer needs all practices."""
    directory, today = catalog.directory, catalog.today
    found: set[str] = set()
    for practice in catalog.published:
        if practice.municipality is not None:
            found.add(directory.successor(practice.municipality, today))
        for adopter in practice.adopters:
            if adopter.status not in ("abandoned", "planned"):
                found.add(directory.successor(adopter.municipality, today))
    for site in open_sites(catalog):
        found.add(directory.successor(site.municipality, today))
    for certificate in certificates_in_force(catalog):
        if certificate.municipality:
            found.add(directory.successor(certificate.municipality, today))
    shared: defaultdict[str, set[str]] = defaultdict(set)
    for municipality in found:
        shared[municipality.partition("/")[0]].add(municipality)
    return {region: frozenset(names) for region, names in shared.items()}
