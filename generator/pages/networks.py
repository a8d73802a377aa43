"""The network of a region's training sites in tables: who is served, how far it is to the nearest,
which kinds and spheres there are, and how the network grew beside its plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.catalog.networks import Growth, Tally, by_kind, by_sphere, growth
from generator.catalog.targets import TargetStanding
from generator.drawing.curve import Curve, curve
from generator.model.region import Target
from generator.pages.advice import distance_words
from generator.pages.citations import Citations
from generator.pages.cluster_maps import ClustersView, clusters_view
from generator.pages.course import TargetView, target_view
from generator.pages.desk import Desk, Link
from generator.pages.labels import SITE_KINDS
from generator.pages.reported import ReportedValue, newest_and_earlier, reported_value
from generator.pages.wording import _, counted
from generator.text import number


@dataclass(frozen=True, slots=True)
class CareRow:
    """A municipality, the sites that serve it, the nearest site and the way to it in words."""

    place: str
    municipality: Link
    sites: tuple[Link, ...]
    nearest: Link | None
    distance: str


@dataclass(frozen=True, slots=True)
class TallyRow:
    """Sites of a kind or a sphere."""

    name: Link
    open: int
    planned: int
    closed: int
    served: int


@dataclass(frozen=True, slots=True)
class SiteYearRow:
    """A year of the network; `working` is empty for years to come."""

    year: int
    opened: str
    closed: str
    working: str
    planned: str


@dataclass(frozen=True, slots=True)
class PlanView:
    """A target for the number of sites beside those that the catalog can name and those that the
    region reports. `left` says how many names are lacking; "" where the plan is met."""

    target: TargetView
    named: str
    left: str
    reported: tuple[ReportedValue, ...]


@dataclass(frozen=True, slots=True)
class NetworkView:
    """All that a region's page says of its network of sites, the cards of the sites apart."""

    clusters: ClustersView | None
    rows: tuple[CareRow, ...]
    kinds: tuple[TallyRow, ...]
    spheres: tuple[TallyRow, ...]
    years: tuple[SiteYearRow, ...]
    curve: Curve | None
    curve_name: str
    plan_name: str
    notes: tuple[str, ...]
    plans: tuple[PlanView, ...]

    @property
    def grew(self) -> bool:
        """Whether there is anything to say of how the network grew."""
        return bool(self.years or self.plans)


def network_view(region: str, desk: Desk, citations: Citations) -> NetworkView | None:
    """The network of `region`; None where the catalog knows no site of it."""
    directory, today = desk.directory, desk.today
    if not directory.sites_by_region.get(region):
        return None
    held = tuple(desk.ledger.cares(region).values())
    grown = growth(region, directory, today)
    plans = tuple(one for one in desk.ledger.targets.of(region) if _is_plan(one.target))
    due = int(plans[0].target.at_least.value) if plans else 0
    return NetworkView(
        clusters=clusters_view(region, held, desk),
        rows=tuple(
            CareRow(
                place=one.municipality,
                municipality=desk.municipality(one.municipality),
                sites=tuple(desk.site(site) for site in one.sites),
                nearest=desk.site(one.nearest) if one.nearest else None,
                distance=distance_words(one.km) if one.km is not None else "",
            )
            for one in held
        ),
        kinds=_tallies(
            by_kind(region, directory, today),
            {kind: Link(_(name), None) for kind, name in SITE_KINDS.items()},
        ),
        spheres=_tallies(by_sphere(region, directory, today), desk.spheres),
        years=_years(grown, today.year),
        curve=curve(grown.steps, due, today) if len(grown.steps) > 1 else None,
        curve_name=_("Сколько площадок работает"),
        plan_name=_("план"),
        notes=tuple(_notes(grown)),
        plans=tuple(_plan(one, region, desk, citations) for one in plans),
    )


@dataclass(frozen=True, slots=True)
class NearestView:
    """For a municipality whose site nobody names: the nearest one and the way to it in words."""

    site: Link
    distance: str


def nearest_view(municipality: str, desk: Desk) -> NearestView | None:
    """The nearest open site of the region; None where one is known to serve the municipality, or
    where none is known at all."""
    one = desk.ledger.cares(municipality.partition("/")[0]).get(municipality)
    if one is None or one.sites or one.nearest is None or one.km is None:
        return None
    return NearestView(desk.site(one.nearest), distance_words(one.km))


def _is_plan(target: Target) -> bool:
    return target.metric == "training-sites" and target.per == "region" and target.every is None


def _plan(one: TargetStanding, region: str, desk: Desk, citations: Citations) -> PlanView:
    reported = desk.directory.regions[region].record.reported
    told = [entry for entry in reported if entry.metric == "training-sites"]
    current, _earlier = newest_and_earlier(told)
    part = one.part(region)
    named = part.count if part else 0
    left = one.target.at_least.value - named
    return PlanView(
        target=target_view(one.target, citations),
        named=number(named),
        left=_("до плана не хватает %(left)s") % {"left": number(left)} if left > 0 else "",
        reported=tuple(reported_value(entry, citations, region) for entry in current),
    )


def _tallies(tallies: tuple[Tally, ...], names: Mapping[str, Link]) -> tuple[TallyRow, ...]:
    return tuple(
        TallyRow(
            names.get(one.name) or Link(one.name, None),
            one.open,
            one.planned,
            one.closed,
            one.served,
        )
        for one in tallies
    )


def _years(grown: Growth, this_year: int) -> tuple[SiteYearRow, ...]:
    return tuple(
        SiteYearRow(
            year=one.year,
            opened=number(one.opened) if one.opened else "",
            closed=number(one.closed) if one.closed else "",
            working=number(one.working) if one.year <= this_year else "",
            planned=number(one.planned) if one.planned else "",
        )
        for one in grown.years
    )


def _notes(grown: Growth) -> list[str]:
    notes = []
    if grown.undated and grown.years:
        notes.append(
            counted(
                "Ещё у %(num)s площадки дата открытия или закрытия не названа: по годам её нет.",
                "Ещё у %(num)s площадок дата открытия или закрытия не названа: по годам их нет.",
                grown.undated,
            )
        )
    elif grown.undated:
        notes.append(_("Когда площадки открылись, не сказано, поэтому по годам сеть не показать."))
    if grown.unscheduled:
        notes.append(
            counted(
                "Ещё %(num)s площадка запланирована без срока.",
                "Ещё %(num)s площадок запланированы без срока.",
                grown.unscheduled,
            )
        )
    return notes
