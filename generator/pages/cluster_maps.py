"""The clusters of training sites on a map: who is served by which site, by several, by none named.

Where nobody says whom a site serves, the map says that no site is named, not that there is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from generator.catalog.clusters import Cluster, cluster, clusters
from generator.catalog.entries import SiteEntry
from generator.catalog.networks import Care
from generator.catalog.spread import taught_spread
from generator.drawing.patterns import NONE
from generator.pages.desk import Desk, Link
from generator.pages.labels import SITE_STATES
from generator.pages.maps import CellView, cell_view, map_view
from generator.pages.region_maps import adoption_years
from generator.pages.spread import LegendLine, SpreadView, curve_of, undated
from generator.pages.twins import kept_for_twin
from generator.pages.wording import N_, _, counted
from generator.text import list_and, number

HOST, SERVED, SHARED = "host", "served", "shared"
SERVES: Final[Mapping[str, str]] = {
    "planned": N_("будет обслуживать"),
    "open": N_("обслуживает"),
    "closed": N_("обслуживала"),
}
"""What a site does for those in its record, by its state."""

_taught = kept_for_twin(taught_spread)


@dataclass(frozen=True, slots=True)
class ClusterLine:
    """A training site and those whom it serves; `places` are their full ids, in the same order."""

    site: Link
    state: str
    serves: tuple[Link, ...]
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SharedLine:
    """A municipality that several sites serve."""

    municipality: Link
    sites: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ClustersView:
    """All clusters of a region, the municipalities that no open site is known to serve, and those
    that several serve."""

    lines: tuple[ClusterLine, ...]
    unserved: tuple[Link, ...]
    shared: tuple[SharedLine, ...]
    views: SpreadView


def clusters_view(region: str, held: Sequence[Care], desk: Desk) -> ClustersView | None:
    """The clusters of a region's sites, `held` being its municipalities and who serves them; None
    where no site is known to serve anybody."""
    all_sites = clusters(region, desk.directory, desk.today)
    if not any(one.serves for one in all_sites):
        return None
    working = [one for one in all_sites if one.state == "open"]
    states = {care.municipality: _state(care) for care in held}
    served = sum(state != NONE for state in states.values())
    views = SpreadView(
        key="clusters",
        figure=number(served),
        of=counted(
            "из %(num)s муниципалитета обслуживает названная площадка",
            "из %(num)s муниципалитетов обслуживает названная площадка",
            len(held),
        ),
        legend=_legend(list(states.values())),
        map=map_view(
            region,
            desk,
            _("Карта учебных площадок: %(region)s") % {"region": desk.region(region).text},
            _cells(held, states, desk),
            all_sites,
            stars=working,
            none=_("площадка, которая его обслуживает, не названа"),
        ),
        curve=None,
        curve_name="",
        years=(),
        undated="",
        note="",
        abroad=(),
        rings=_ring_legend(all_sites),
    )
    return ClustersView(
        lines=tuple(_cluster_line(one, desk) for one in all_sites if one.serves),
        unserved=tuple(
            desk.municipality(care.municipality)
            for care in held
            if states[care.municipality] == NONE
        ),
        shared=tuple(
            SharedLine(
                desk.municipality(care.municipality), tuple(desk.site(one) for one in care.sites)
            )
            for care in held
            if states[care.municipality] == SHARED
        ),
        views=views,
    )


def site_views(entry: SiteEntry, desk: Desk) -> SpreadView | None:
    """The cluster of one site, and how many municipalities learned there; None without a map."""
    if entry.region not in desk.maps or not entry.serves:
        return None
    own = cluster(entry, desk.directory, desk.today)
    spread = _taught(entry.id, entry.region, desk.ledger.facts(entry.region), desk.catalog)
    standing = len(desk.directory.standing(entry.region, desk.today))
    name = _("Карта: кого обслуживает площадка «%(site)s»") % {"site": desk.site(entry.id).text}
    return SpreadView(
        key="cluster",
        figure=number(len(own.members)),
        of=counted(
            "из %(num)s муниципалитета региона",
            "из %(num)s муниципалитетов региона",
            standing,
        ),
        legend=_own_legend(own, standing),
        map=map_view(
            entry.region,
            desk,
            name,
            _own_cells(own, desk),
            [own],
            stars=[own],
            none=_("площадка не обслуживает"),
        ),
        curve=curve_of(spread),
        curve_name=_("Сколько внедрений выросло из учёбы на этой площадке"),
        years=adoption_years(spread),
        undated=undated(spread),
        note="",
        abroad=(),
        rings=_ring_legend([own]),
        verb=_(SERVES[entry.record.status]),
    )


def _state(care: Care) -> str:
    """How the map shows a municipality: several sites tell more than that one of them is here (the
    ring tells that as well)."""
    if len(care.sites) > 1:
        return SHARED
    if care.host:
        return HOST
    return SERVED if care.sites else NONE


def _cells(held: Iterable[Care], states: Mapping[str, str], desk: Desk) -> list[CellView]:
    found = []
    for care in held:
        if states[care.municipality] != NONE:
            names = list_and([desk.site(one).text for one in care.sites])
            how_many = counted(
                "обслуживает %(num)s площадка", "обслуживают %(num)s площадок", len(care.sites)
            )
            told = f"{how_many}: {names}"
            found.append(cell_view(care.municipality, states[care.municipality], [told], desk))
    return found


def _own_cells(own: Cluster, desk: Desk) -> list[CellView]:
    told = [_("обслуживает %(site)s") % {"site": desk.site(own.site).text}]
    return [
        cell_view(name, HOST if name == own.host else SERVED, told, desk) for name in own.members
    ]


def _legend(states: Sequence[str]) -> tuple[LegendLine, ...]:
    words = {
        HOST: _("обслуживает своя площадка"),
        SERVED: _("обслуживает соседняя площадка"),
        SHARED: _("обслуживают две площадки и больше"),
        NONE: _("площадка не названа"),
    }
    lines = (LegendLine(state, name, states.count(state)) for state, name in words.items())
    return tuple(line for line in lines if line.count)


def _own_legend(own: Cluster, standing: int) -> tuple[LegendLine, ...]:
    lines = (
        LegendLine(HOST, _("площадка стоит здесь"), 1),
        LegendLine(SERVED, _("обслуживает площадка"), len(own.members) - 1),
        LegendLine(NONE, _("не обслуживает"), standing - len(own.members)),
    )
    return tuple(line for line in lines if line.count > 0)


def _ring_legend(held: Sequence[Cluster]) -> tuple[LegendLine, ...]:
    states = [one.state for one in held]
    return tuple(
        LegendLine(state, _("площадка: %(state)s") % {"state": _(name)}, states.count(state))
        for state, name in SITE_STATES.items()
        if state in states
    )


def _cluster_line(one: Cluster, desk: Desk) -> ClusterLine:
    return ClusterLine(
        desk.site(one.site),
        one.state,
        tuple(desk.municipality(member) for member in one.members),
        one.members,
    )
