"""Maps of a whole region: its practices by municipality, and the clusters of its training sites."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.catalog.adoption import AdoptionState
from generator.catalog.clusters import Cluster, cluster, clusters, unserved
from generator.catalog.entries import SiteEntry
from generator.catalog.spread import (
    Fact,
    Spread,
    practices_held,
    region_spread,
    taught_spread,
)
from generator.drawing.curve import curve
from generator.drawing.patterns import NONE
from generator.pages.desk import Desk, Link
from generator.pages.labels import SITE_STATES
from generator.pages.maps import CellView, cell_view, levels, map_view, steps_for
from generator.pages.spread import LegendLine, SpreadView, YearLine, roughness, undated
from generator.pages.wording import _, counted
from generator.text import list_and, number

HOST, SERVED = "host", "served"


@dataclass(frozen=True, slots=True)
class ClusterLine:
    """A training site and those whom it serves; `places` are their full ids, in the same order."""

    site: Link
    state: str
    serves: tuple[Link, ...]
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClustersView:
    """All clusters of a region (or one), and the municipalities that no open site serves."""

    lines: tuple[ClusterLine, ...]
    unserved: tuple[Link, ...]
    views: SpreadView


def region_views(region: str, desk: Desk) -> SpreadView | None:
    """The municipalities of `region`, shaded by the number of practices that they have; None where
    there is no map."""
    if region not in desk.maps:
        return None
    facts = desk.region_facts.get(region, ())
    spread = region_spread(region, facts, desk.catalog)
    held = practices_held(facts)
    counts = {name: len(held.get(name, ())) for name in spread.standing}
    steps = steps_for(max(counts.values(), default=0))
    shades = levels(counts, steps)
    cells = _region_cells(spread, counts, shades, steps, desk)
    name = _("Карта: сколько практик в муниципалитетах, %(region)s")
    having = sum(count > 0 for count in counts.values())
    return SpreadView(
        key="region",
        figure=number(having) if having else "",
        of=counted(
            "из %(num)s муниципалитета придумали или внедрили хотя бы одну практику каталога",
            "из %(num)s муниципалитетов придумали или внедрили хотя бы одну практику каталога",
            len(spread.standing),
        ),
        legend=_shade_legend(shades, steps),
        map=map_view(
            region,
            desk,
            name % {"region": desk.region(region).text},
            cells,
            none=_("практик в каталоге пока нет"),
        ),
        curve=curve(spread.steps, 0, desk.today) if len(spread.steps) > 1 else None,
        curve_name=_("Сколько раз муниципалитеты региона внедрили чужую практику"),
        years=_adoption_years(spread),
        undated=undated(spread),
        note=""
        if having
        else _("К муниципалитетам этого региона пока не привязана ни одна практика каталога."),
        abroad=(),
        rings=(),
    )


def clusters_view(region: str, desk: Desk) -> ClustersView | None:
    """The clusters of a region's sites; None where no site is known to serve anybody."""
    held = clusters(region, desk.directory, desk.today)
    if not any(one.serves for one in held):
        return None
    left = unserved(region, desk.directory, desk.today)
    working = [one for one in held if one.state == "open"]
    name = _("Карта учебных площадок: %(region)s") % {"region": desk.region(region).text}
    served = len(desk.directory.standing(region, desk.today)) - len(left)
    views = SpreadView(
        key="clusters",
        figure=number(served),
        of=counted(
            "из %(num)s муниципалитета обслуживают учебные площадки",
            "из %(num)s муниципалитетов обслуживают учебные площадки",
            served + len(left),
        ),
        legend=_cluster_legend(working, len(left), len(left) + served),
        map=map_view(
            region,
            desk,
            name,
            _cluster_cells(working, desk),
            held,
            stars=working,
            none=_("не обслуживает ни одна площадка"),
        ),
        curve=None,
        curve_name="",
        years=(),
        undated="",
        note="",
        abroad=(),
        rings=_ring_legend(held),
    )
    return ClustersView(
        tuple(_cluster_line(one, desk) for one in held if one.serves),
        tuple(desk.municipality(one) for one in left),
        views,
    )


def site_views(entry: SiteEntry, desk: Desk) -> SpreadView | None:
    """The cluster of one site, and how many municipalities learned there; None without a map."""
    if entry.region not in desk.maps or not entry.serves:
        return None
    own = cluster(entry, desk.directory, desk.today)
    spread = taught_spread(
        entry.id, entry.region, desk.region_facts.get(entry.region, ()), desk.catalog
    )
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
        legend=_cluster_legend([own], standing - len(own.members), standing),
        map=map_view(
            entry.region,
            desk,
            name,
            _cluster_cells([own], desk),
            [own],
            stars=[own],
            none=_("площадка не обслуживает"),
        ),
        curve=curve(spread.steps, 0, desk.today) if len(spread.steps) > 1 else None,
        curve_name=_("Сколько внедрений выросло из учёбы на этой площадке"),
        years=_adoption_years(spread),
        undated=undated(spread),
        note="",
        abroad=(),
        rings=_ring_legend([own]),
    )


def _region_cells(
    spread: Spread,
    counts: Mapping[str, int],
    shades: Mapping[str, int],
    steps: tuple[int, ...],
    desk: Desk,
) -> list[CellView]:
    by_year = {
        year: levels({n: len(p) for n, p in practices_held(spread.facts, year).items()}, steps)
        for year in spread.years[:-1]
    }
    gave, took = _gave(spread.facts), _took(spread.facts)
    found = []
    for name in spread.standing:
        if shades[name]:
            turns = _shade_turns({**by_year, spread.today.year: shades}, name) if by_year else []
            phrases = [counted("%(num)s практика", "%(num)s практик", counts[name])]
            if gave.get(name):
                phrases.append(_("придумали здесь: %(count)s") % {"count": number(len(gave[name]))})
            if took.get(name):
                phrases.append(_("внедрили у себя: %(count)s") % {"count": number(len(took[name]))})
            found.append(cell_view(name, f"level-{shades[name]}", phrases, desk, turns))
    return found


def _shade_turns(
    by_year: Mapping[int, Mapping[str, int]], name: str
) -> list[tuple[int, str | None]]:
    """The years in which the shade of `name` changed."""
    found: list[tuple[int, str | None]] = []
    for year, shades in by_year.items():
        state = f"level-{shades[name]}" if shades.get(name) else None
        if (found[-1][1] if found else None) != state:
            found.append((year, state))
    return found


def _gave(facts: Iterable[Fact]) -> Mapping[str, frozenset[str]]:
    return practices_held(fact for fact in facts if fact.state is AdoptionState.ORIGIN)


def _took(facts: Iterable[Fact]) -> Mapping[str, frozenset[str]]:
    return practices_held(fact for fact in facts if fact.state.counts)


def _shade_legend(shades: Mapping[str, int], steps: tuple[int, ...]) -> tuple[LegendLine, ...]:
    """«1 практика», «2–3 практики», «6 практик и больше», and none."""
    lines = []
    for place, step in reversed(list(enumerate(steps, 1))):
        last = place == len(steps)
        upto = step if last else steps[place] - 1
        words = counted("%(num)s практика", "%(num)s практик", upto)
        if last and step > 1:
            words = _("%(practices)s и больше") % {"practices": words}
        elif upto > step:
            words = f"{step}–{words}"
        count = sum(shade == place for shade in shades.values())
        if count:
            lines.append(LegendLine(f"level-{place}", words, count))
    empty = sum(shade == 0 for shade in shades.values())
    return (*lines, LegendLine(NONE, _("пока ни одной"), empty)) if empty else tuple(lines)


def _adoption_years(spread: Spread) -> tuple[YearLine, ...]:
    if len(spread.years) < 3:
        return ()
    found = []
    for year in spread.years:
        count, today = spread.adopted_by(year), year == spread.today.year
        when = _("на сегодня") if today else _("к концу %(year)s года") % {"year": year}
        words = counted("%(num)s внедрение", "%(num)s внедрений", count)
        found.append(YearLine(year, count, f"{when} — {words}", roughness(spread, year)))
    return tuple(found)


def _cluster_cells(held: Iterable[Cluster], desk: Desk) -> list[CellView]:
    by_member: dict[str, list[str]] = {}
    hosts: dict[str, list[str]] = {}
    for one in held:
        hosts.setdefault(one.host, []).append(desk.site(one.site).text)
        for member in one.members:
            by_member.setdefault(member, []).append(desk.site(one.site).text)
    return [
        cell_view(
            name,
            HOST if name in hosts else SERVED,
            [_("обслуживает %(sites)s") % {"sites": list_and(sites)}],
            desk,
        )
        for name, sites in by_member.items()
    ]


def _cluster_legend(held: Sequence[Cluster], left: int, standing: int) -> tuple[LegendLine, ...]:
    hosts = {one.host for one in held}
    served = standing - left - len(hosts)
    lines = [
        LegendLine(HOST, _("площадка стоит здесь"), len(hosts)),
        LegendLine(SERVED, _("обслуживает площадка"), served),
        LegendLine(NONE, _("не обслуживает"), left),
    ]
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
