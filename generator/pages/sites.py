"""Training sites: the list by region, and the page of each with its cluster and what it teaches."""

from __future__ import annotations

from dataclasses import dataclass

from generator.catalog.entries import SiteEntry
from generator.pages import addresses
from generator.pages.citations import Citations
from generator.pages.cluster_maps import site_views
from generator.pages.desk import CardView, Desk, Link
from generator.pages.form import correction_address
from generator.pages.labels import SITE_KINDS
from generator.pages.page import Page
from generator.pages.places import SiteLine, site_line
from generator.pages.reported import ReportedValue, newest_and_earlier, reported_value
from generator.pages.site_filters import site_filters
from generator.pages.spread import SpreadView
from generator.pages.wording import _, prose, shown
from generator.text import show_amount


@dataclass(frozen=True, slots=True)
class PartnerView:
    """Who helps the site, and with what."""

    name: str
    contribution: str | None


@dataclass(frozen=True, slots=True)
class SiteView:
    """All that a site's page says."""

    id: str
    name: str
    kind: str
    state: str
    region: Link
    municipality: Link
    opened: str | None
    closed: str | None
    address: str | None
    about: str | None
    hosts: tuple[str, ...]
    trainers: str | None
    projects: str | None
    serves: tuple[Link, ...]
    views: SpreadView | None
    spheres: tuple[Link, ...]
    partners: tuple[PartnerView, ...]
    practices: tuple[CardView, ...]


@dataclass(frozen=True, slots=True)
class RegionSites:
    """The sites of one region."""

    region: Link
    sites: tuple[SiteLine, ...]
    reported: tuple[ReportedValue, ...]


def site_page(entry: SiteEntry, desk: Desk) -> Page:
    """The page of a training site."""
    record = entry.record
    citations = Citations(record.sources)
    citations.cite_all()
    view = site_view(entry, desk)
    return Page(
        address=addresses.site_address(entry.id),
        template="site.html",
        title=view.name,
        description=f"{_(SITE_KINDS[view.kind])}: {view.name}, {view.municipality.text}, "
        f"{view.region.text}.",
        section="sites",
        context={
            "site": view,
            "sources": citations.listed(),
            "crumbs": (
                Link(_("Площадки"), addresses.SITES),
                *((view.region,) if view.region.address else ()),
            ),
            "file": entry.file,
            "history": desk.history(entry.file),
            "mend": correction_address("site", entry.id),
        },
    )


def site_view(entry: SiteEntry, desk: Desk) -> SiteView:
    """Everything the page says."""
    record = entry.record
    trainers, projects = record.trainers, record.projects_at_opening
    return SiteView(
        id=entry.id,
        name=shown(record.name),
        kind=record.kind,
        state=record.status,
        region=desk.region(entry.region),
        municipality=desk.municipality(entry.municipality),
        opened=record.opened,
        closed=record.closed,
        address=shown(record.address) if record.address else None,
        about=prose(record.about),
        hosts=tuple(shown(host) for host in record.hosts),
        trainers=show_amount(trainers.value, trainers.bound) if trainers else None,
        projects=show_amount(projects.value, projects.bound) if projects else None,
        serves=tuple(desk.municipality(m) for m in dict.fromkeys(entry.serves)),
        views=site_views(entry, desk),
        spheres=tuple(desk.sphere(sphere) for sphere in record.spheres),
        partners=tuple(PartnerView(shown(p.name), prose(p.contribution)) for p in record.partners),
        practices=desk.cards(desk.catalog.taught_at.get(entry.id, ())),
    )


def sites_page(desk: Desk) -> Page:
    """All training sites, region by region."""
    citations = Citations()
    found = (_region_sites(region, link, desk, citations) for region, link in desk.regions.items())
    groups = tuple(group for group in found if group.sites or group.reported)
    lines = [line for group in groups for line in group.sites]
    return Page(
        address=addresses.SITES,
        template="sites.html",
        title=_("Учебные площадки"),
        description=_(
            "Где учат бережливым инструментам: фабрики процессов, фабрики перемен и учебные центры."
        ),
        section="sites",
        context={
            "groups": groups,
            "total": len(lines),
            "filters": site_filters(lines, desk) if len(lines) > 1 else (),
            "sources": citations.listed(),
        },
    )


def _region_sites(region: str, link: Link, desk: Desk, citations: Citations) -> RegionSites:
    """The sites of a region by name, and how many it reports at the newest date."""
    record = desk.directory.regions[region].record
    citations.add(record.sources, region)
    told = [entry for entry in record.reported if entry.metric == "training-sites"]
    current, _earlier = newest_and_earlier(told)
    return RegionSites(
        link,
        tuple(site_line(site, desk) for site in desk.directory.sites_by_region.get(region, ())),
        tuple(reported_value(entry, citations, region) for entry in current),
    )
