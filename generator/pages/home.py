"""The home page: what this is, its figures beside the programme's, best results, the ways in."""

from __future__ import annotations

from dataclasses import dataclass

from generator.catalog.counting import certificates_in_force, counted
from generator.model.region import Reported
from generator.pages import addresses
from generator.pages.citations import Citations
from generator.pages.country import country_view
from generator.pages.desk import Desk, Link
from generator.pages.effects import EffectView, effect_view
from generator.pages.labels import METRICS
from generator.pages.lists import districts, sphere_doors
from generator.pages.page import Page
from generator.pages.programme import cite_programme, participants
from generator.pages.reported import ReportedValue, reported_value
from generator.pages.selection import across_regions, newest, strongest
from generator.pages.wording import _, shown
from generator.text import number

FLAGSHIPS = 4
NEWEST = 6
TELLING_METRICS = (
    "processes-improved",
    "people-trained",
    "projects",
    "scaled-practices",
    "replicated-projects",
    "exemplary-institutions",
)
"""The metrics whose largest reported value the home page shows."""


@dataclass(frozen=True, slots=True)
class Flagship:
    """A practice with its great effect."""

    address: str
    title: str
    place: str
    region: Link
    effect: EffectView


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of the catalog, with what the programme reports of the same thing, if it does."""

    name: str
    own: str
    address: str
    reported: ReportedValue | None


@dataclass(frozen=True, slots=True)
class RegionSays:
    """The largest value that a region reports of a metric."""

    metric: str
    region: Link
    value: ReportedValue


def home_page(desk: Desk) -> Page:
    """The home page."""
    catalog, directory = desk.catalog, desk.directory
    citations = Citations()
    cite_programme(desk, citations)
    for key, entry in directory.regions.items():
        citations.add(entry.record.sources, key)
    best = strongest(catalog.published, len(catalog.published))
    flagships = across_regions(best, FLAGSHIPS)
    shown_already = {practice.id for practice in flagships}
    fresh = [p for p in newest(catalog.published) if p.id not in shown_already]
    return Page(
        address=addresses.HOME,
        template="home.html",
        title=_("Атлас практик"),
        description=_(
            "Проверенные практики бережливого управления в регионах России: что сделали, "
            "что изменилось, где ещё внедрили и у кого спросить."
        ),
        section="home",
        context={
            "figures": _figures(desk, citations),
            "flagships": tuple(
                Flagship(
                    addresses.practice_address(practice.id),
                    shown(practice.named),
                    desk.card(practice).place,
                    desk.region(practice.region),
                    effect_view(practice.headline, Citations()),
                )
                for practice in flagships
                if practice.headline is not None
            ),
            "doors": tuple(door for door in sphere_doors(desk) if door.practices),
            "cards": desk.cards(across_regions(fresh, NEWEST)),
            "districts": districts(desk),
            "country": country_view(desk),
            "says": _says(desk, citations),
            "sources": citations.listed(),
        },
    )


def _figures(desk: Desk, citations: Citations) -> tuple[Figure, ...]:
    catalog = desk.catalog
    latest = next(iter(participants(desk, citations, 1)), None)
    open_sites = counted(catalog, "training-sites") or 0
    own = (
        (_("Практики"), len(catalog.published), addresses.PRACTICES, None),
        # Not all regions of the catalog: beside the programme's participants stands what "About"
        # counts as such.
        (
            _("Регионы с практиками"),
            counted(catalog, "regions-involved") or 0,
            addresses.REGIONS,
            latest,
        ),
        (
            _("Сертификаты образцов"),
            len(certificates_in_force(catalog)),
            addresses.CERTIFICATES,
            None,
        ),
        (_("Учебные площадки"), open_sites, addresses.SITES, None),
    )
    return tuple(
        Figure(name, number(value), address, reported)
        for name, value, address, reported in own
        if value
    )


def _says(desk: Desk, citations: Citations) -> tuple[RegionSays, ...]:
    """For each telling metric the region that reports most of it; dated and sourced values only."""
    found = []
    for metric in TELLING_METRICS:
        best: tuple[float, str, Reported] | None = None
        for key in desk.regions:
            for entry in desk.directory.regions[key].record.reported:
                if entry.metric != metric or not entry.source or entry.as_of is None:
                    continue
                if best is None or entry.value.value > best[0]:
                    best = (entry.value.value, key, entry)
        if best is not None:
            _value, key, entry = best
            found.append(
                RegionSays(
                    _(METRICS[metric]),
                    desk.region(key),
                    reported_value(entry, citations, key),
                )
            )
    return tuple(found)
