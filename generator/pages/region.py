"""The page of a region: its passport, what it reports and what the catalog counts, its records."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.catalog.counting import open_sites
from generator.catalog.entries import RegionEntry
from generator.pages import addresses
from generator.pages.citations import Citations
from generator.pages.course import (
    EventView,
    RatingView,
    event_view,
    rating_view,
)
from generator.pages.desk import CardView, Desk, Link
from generator.pages.diffusion import ReachView, reach_view
from generator.pages.embed import region_frames
from generator.pages.league import LeagueView, RatingCourse, rating_courses, town_league_view
from generator.pages.need_words import FIELDS
from generator.pages.networks import NetworkView, network_view
from generator.pages.news import subscription
from generator.pages.page import Page
from generator.pages.places import (
    MergedLine,
    MunicipalityLine,
    SiteLine,
    merged_lines,
    municipality_lines,
    site_line,
)
from generator.pages.region_maps import region_views
from generator.pages.register import CertificateRow, register_rows
from generator.pages.reported import PairView, pairs
from generator.pages.selection import Group, by_sphere, strongest
from generator.pages.spread import SpreadView
from generator.pages.standings import StandingView, standing_view
from generator.pages.targets import DutyView, duty_views
from generator.pages.wording import _, counted, in_own_language, prose, shown, shown_if
from generator.text import list_and, number
from generator.text.tongues import in_tongue, split

HIGHLIGHTS = 3


@dataclass(frozen=True, slots=True)
class Named:
    """A name in another language, with the language for screen readers."""

    text: str
    lang: str


@dataclass(frozen=True, slots=True)
class CoordinatorView:
    """Who runs the programme in the region."""

    name: str
    role: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class DraftView:
    """A practice that waits for facts: its title and what is missing."""

    title: str
    missing: str


@dataclass(frozen=True, slots=True)
class PackageLine:
    """A replication package."""

    link: Link
    about: str | None
    practices: tuple[Link, ...]
    municipalities: int


@dataclass(frozen=True, slots=True)
class RegionView:
    """All that the page says."""

    id: str
    name: str
    local: Named | None
    district: str | None
    capital: str | None
    joined: str | None
    lead: str | None
    more: str | None
    coordinators: tuple[CoordinatorView, ...]
    spheres: tuple[Link, ...]
    practices: int
    standing: int
    sites_open: int
    held: StandingView | None
    threshold: int | None
    pairs: tuple[PairView, ...]
    reach: ReachView | None
    highlights: tuple[CardView, ...]
    groups: tuple[Group, ...]
    drafts: tuple[DraftView, ...]
    certificates: tuple[CertificateRow, ...]
    sites: tuple[SiteLine, ...]
    packages: tuple[PackageLine, ...]
    municipalities: tuple[MunicipalityLine, ...]
    views: SpreadView | None
    network: NetworkView | None
    merged: tuple[MergedLine, ...]
    league: LeagueView | None
    targets: tuple[DutyView, ...]
    ratings: tuple[RatingView, ...]
    courses: tuple[RatingCourse, ...]
    events: tuple[EventView, ...]

    @property
    def patterned(self) -> bool:
        """Whether any of its maps has states that wear a pattern."""
        shared = self.network and self.network.clusters and self.network.clusters.shared
        return bool(shared) or any(duty.views for duty in self.targets)

    @property
    def passport(self) -> bool:
        """Whether there is anything for the box beside the name."""
        return bool(
            self.capital or self.district or self.joined or self.threshold or self.coordinators
        )


def region_page(entry: RegionEntry, desk: Desk) -> Page:
    """The page of a region."""
    record = entry.record
    citations = Citations(record.sources, entry.id)
    view = region_view(entry, desk, citations)
    citations.cite_all()
    told = [
        counted("%(num)s практика", "%(num)s практик", view.practices) if view.practices else "",
        counted("%(num)s площадка", "%(num)s площадок", view.sites_open) if view.sites_open else "",
        counted("%(num)s сертификат", "%(num)s сертификатов", view.held.total)
        if view.held and view.held.total
        else "",
    ]
    summary = list_and([text for text in told if text])
    needs = desk.ledger.health.region(entry.id).tally.needs
    return Page(
        address=addresses.region_address(entry.id),
        template="region.html",
        title=view.name,
        description=f"{view.name}: {summary}." if summary else view.name,
        section="regions",
        context={
            "region": view,
            "sources": citations.listed(),
            "crumbs": (Link(_("Регионы"), addresses.REGIONS),),
            "file": entry.file,
            "history": desk.history(entry.file),
            "poster": addresses.region_poster_file(entry.id) if entry.id in desk.maps else None,
            "framed": region_frames(entry.id, view.views, desk),
            "subscription": subscription(
                addresses.region_address(entry.id), dated=entry.id in desk.ledger.dated
            ),
            "needs": Link(number(needs), addresses.health_address(entry.id)) if needs else None,
        },
    )


def region_view(entry: RegionEntry, desk: Desk, citations: Citations) -> RegionView:
    """Everything the page says, facts cited in the order of the page."""
    catalog, directory, record = desk.catalog, desk.directory, entry.record
    own = catalog.by_region.get(entry.id, ())
    local = record.name_local
    lead, more = lead_and_more(prose(record.about))
    return RegionView(
        id=entry.id,
        name=shown(record.name),
        local=Named(in_own_language(local.text, local.lang), local.lang) if local else None,
        district=shown_if(record.federal_district),
        capital=shown(record.capital.name) if record.capital else None,
        joined=record.joined,
        lead=lead,
        more=more,
        coordinators=tuple(
            CoordinatorView(shown(c.name), shown_if(c.role), c.url) for c in record.coordinators
        ),
        spheres=tuple(desk.sphere(sphere) for sphere in record.spheres),
        practices=len(own),
        standing=len(directory.standing(entry.id, desk.today)),
        sites_open=len(open_sites(catalog, entry.id)),
        held=standing_view(desk.ledger.standings.region(entry.id), desk, entry.id),
        threshold=record.replication_threshold,
        reach=reach_view(entry.id, desk),
        pairs=pairs(record.reported, desk, entry.id, citations),
        highlights=desk.cards(strongest(own, HIGHLIGHTS)) if len(own) > HIGHLIGHTS else (),
        groups=by_sphere(own, desk),
        drafts=tuple(_drafts(entry.id, desk)),
        certificates=register_rows(
            directory.certificates_by_region.get(entry.id, ()), desk, entry.id, citations
        ),
        sites=tuple(site_line(site, desk) for site in directory.sites_by_region.get(entry.id, ())),
        packages=tuple(_packages(entry.id, desk)),
        municipalities=tuple(municipality_lines(entry.id, desk)),
        views=region_views(entry.id, desk),
        network=network_view(entry.id, desk, citations),
        merged=tuple(merged_lines(entry.id, desk)),
        league=town_league_view(entry.id, desk),
        targets=duty_views(entry.id, desk, citations),
        courses=rating_courses(record.ratings),
        ratings=tuple(rating_view(rating, citations) for rating in record.ratings),
        events=tuple(event_view(event, citations) for event in record.events),
    )


LEAD_LENGTH = 600
_NOT_A_PARAGRAPH = ("#", "-", "*", "+", ">", "|", "`", "1")


def lead_and_more(about: str | None) -> tuple[str | None, str | None]:
    """A region's own words: the first paragraph leads the page, if it is one and short enough."""
    if about is None:
        return None, None
    text, lang = split(about)
    first, _gap, rest = text.strip().partition("\n\n")
    if len(first) > LEAD_LENGTH or first.startswith(_NOT_A_PARAGRAPH):
        return None, about
    rest = rest.strip()
    if lang is None:
        return first, rest or None
    return in_tongue(first, lang), in_tongue(rest, lang) if rest else None


def _drafts(region: str, desk: Desk) -> Iterable[DraftView]:
    for practice in desk.ledger.drafts.get(region, ()):
        lacks = [_(FIELDS[name]) for name in practice.missing]
        yield DraftView(shown(practice.named), list_and(lacks))


def _packages(region: str, desk: Desk) -> Iterable[PackageLine]:
    for package in desk.directory.packages_by_region.get(region, ()):
        practices = (desk.practice(practice) for practice in package.practices)
        yield PackageLine(
            link=Link(shown(package.record.title), addresses.package_address(package.id)),
            about=prose(package.record.about),
            practices=tuple(link for link in practices if link is not None),
            municipalities=len(
                {member.id for wave in package.record.waves for member in wave.municipalities}
            ),
        )
