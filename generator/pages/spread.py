"""A spread as pages show it: figure, legend, map, tiles, curve, years, all of one set of facts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from generator.catalog.adoption import AdoptionState
from generator.catalog.clusters import Cluster, cluster
from generator.catalog.entries import PracticeCard
from generator.catalog.spread import Fact, Spread
from generator.drawing.curve import Curve, curve
from generator.drawing.patterns import NONE
from generator.model.dates import last_day
from generator.pages import addresses
from generator.pages.desk import Desk, Link
from generator.pages.labels import ADOPTION_STATES, CONFIRMED_HOW
from generator.pages.maps import CellView, MapView, cell_view, map_view
from generator.pages.twins import kept_for_twin
from generator.pages.wording import N_, _, counted, shown
from generator.text import in_date, number, since_date


@dataclass(frozen=True, slots=True)
class LegendLine:
    """A state on the map: its class, its name, and how many municipalities are in it."""

    state: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class YearLine:
    """What had come about by the end of a year; `rough` says how much of it is known no better."""

    year: int
    count: int
    said: str
    rough: str


class SpreadView(NamedTuple):
    """All views of a spread but its table. `map` and `curve` are None where there is nothing to
    draw; `figure` and `of` are the large number and what it is of, `verb` what so many did, where
    `of` doesn't say it; `note` stands below them."""

    key: str
    figure: str
    of: str
    legend: tuple[LegendLine, ...]
    map: MapView | None
    curve: Curve | None
    curve_name: str
    years: tuple[YearLine, ...]
    undated: str
    note: str
    abroad: tuple[Link, ...]
    rings: tuple[LegendLine, ...]
    table_name: str = N_("Таблица")
    embed: str | None = None
    download: str | None = None
    verb: str = ""

    @property
    def drawn(self) -> bool:
        """Whether there is anything to see beside the table."""
        return self.map is not None or self.curve is not None


def practice_views(practice: PracticeCard, spread: Spread, desk: Desk) -> SpreadView:
    """The views of where `practice` works, which is what `spread` says."""
    view = map_view(
        practice.region,
        desk,
        _("Карта: %(title)s") % {"title": shown(practice.named)},
        state_cells(spread, desk),
        teaching_sites(practice, desk),
    )
    shared = is_shared(spread, desk)
    return SpreadView(
        key="spread",
        figure=number(len(spread.adopted)),
        of=of_standing(spread),
        legend=legend(spread, on_map=view is not None),
        map=view,
        curve=curve_of(spread),
        curve_name=_("Сколько муниципалитетов внедрили практику"),
        years=year_lines(spread, so_many),
        undated=undated(spread),
        note=_threshold(spread),
        abroad=tuple(desk.municipality(name) for name in spread.abroad) if view else (),
        rings=(LegendLine("open", _("здесь учат"), 0),) if view and view.rings else (),
        embed=addresses.embed_address(practice.id) if shared else None,
        download=addresses.practice_map_file(practice.id) if shared else None,
        verb=adopted_by(len(spread.adopted)),
    )


def is_shared(spread: Spread, desk: Desk) -> bool:
    """Whether the map of a practice shows enough to be framed elsewhere and downloaded."""
    return spread.region in desk.maps and any(
        fact.state is not AdoptionState.ORIGIN for fact in spread.at_home.values()
    )


def teaching_sites(practice: PracticeCard, desk: Desk) -> list[Cluster]:
    """The sites of the practice's own region where it is taught, or was learned by an adopter."""
    named = [*practice.taught_at, *(a.learned_at for a in practice.adopters if a.learned_at)]
    sites = (desk.directory.sites.get(site) for site in dict.fromkeys(named))
    return [
        cluster(site, desk.directory, desk.today)
        for site in sites
        if site is not None and site.region == practice.region
    ]


def birthplace(practice: PracticeCard, desk: Desk) -> MapView | None:
    """The map that shows where a practice was born, for one that nobody else has taken over."""
    if practice.municipality is None or practice.region not in desk.maps:
        return None
    spread = desk.ledger.spread(practice)
    for home, fact in spread.at_home.items():
        place, now = desk.municipality(practice.municipality).text, desk.municipality(home).text
        name = (
            _("Где придумали: %(place)s") % {"place": place}
            if place == now
            else _("Где придумали: %(place)s, ныне %(now)s") % {"place": place, "now": now}
        )
        cell = cell_view(home, AdoptionState.ORIGIN, told(fact, desk), desk)
        return map_view(practice.region, desk, name, (cell,))
    return None


def state_cells(spread: Spread, desk: Desk) -> list[CellView]:
    """The cells of all that stand in the region and are in some state, in the region's order."""
    turns = _turns(spread)
    return [
        cell_view(name, fact.state, told(fact, desk), desk, turns.get(name, ()))
        for name, fact in spread.at_home.items()
    ]


_turns = kept_for_twin(Spread.turns)


@kept_for_twin
def curve_of(spread: Spread) -> Curve | None:
    """How the number of adopters grew; None where there is no growth to draw."""
    steps = spread.steps
    return curve(steps, spread.threshold, spread.today) if len(steps) > 1 else None


def told(fact: Fact, desk: Desk) -> list[str]:
    """Who, since when, on what grounds: phrases to be joined by commas."""
    phrases = [_(ADOPTION_STATES[fact.state])]
    if fact.since:
        phrases.append(
            in_date(fact.since) if fact.state is AdoptionState.PLANNED else since_date(fact.since)
        )
    if fact.counted != fact.municipality:
        phrases.append(
            _("внедрил %(name)s") % {"name": desk.municipality(fact.municipality).text}
            if fact.state.counts
            else desk.municipality(fact.municipality).text
        )
    adopter = fact.adopter
    if adopter and adopter.organisation:
        phrases.append(shown(adopter.organisation))
    if adopter and adopter.confirmed:
        confirmed = adopter.confirmed
        phrases.append(
            _("подтвердил %(who)s %(when)s, %(how)s")
            % {
                "who": shown(confirmed.by),
                "when": in_date(confirmed.date),
                "how": _(CONFIRMED_HOW[confirmed.how]),
            }
        )
    return phrases


def legend(spread: Spread, *, on_map: bool) -> tuple[LegendLine, ...]:
    """The states that there are, with their counts; on a map, those nobody has told of as well."""
    lines = [
        LegendLine(state.value, _(ADOPTION_STATES[state]), count) for state, count in spread.counts
    ]
    if on_map and spread.unknown:
        lines.append(LegendLine(NONE, _("нет данных"), spread.unknown))
    return tuple(lines)


def year_lines(spread: Spread, said: Callable[[int, Spread], str]) -> tuple[YearLine, ...]:
    """What was known at the end of each year, the last as it is today; none for fewer than three
    years. `said` words how many of the spread there were."""
    if len(spread.years) < 3:
        return ()
    found = []
    for year in spread.years:
        count, today = spread.adopted_by(year), year == spread.today.year
        when = _("на сегодня") if today else _("к концу %(year)s года") % {"year": year}
        words = f"{when} — {said(count, spread)}"
        found.append(YearLine(year, count, words, roughness(spread, year)))
    return tuple(found)


def undated(spread: Spread) -> str:
    """That some adopters have no date and so are in no past year; "" if all have one."""
    if not spread.undated:
        return ""
    return counted(
        "Ещё у %(num)s внедрения дата не названа: оно есть только в сегодняшнем итоге.",
        "Ещё у %(num)s внедрений дата не названа: они есть только в сегодняшнем итоге.",
        spread.undated,
    )


def roughness(spread: Spread, year: int) -> str:
    """How many of those that came in `year` are known to the year only; "" for none."""
    rough = spread.rough_in(year)
    if not rough:
        return ""
    return counted(
        "у %(num)s известен только год, он считается по концу года",
        "у %(num)s известен только год, они считаются по концу года",
        rough,
    )


def adopted_by(count: int) -> str:
    """The verb before the large number of adopters: «внедрил» 21, «внедрили» 24."""
    return counted("внедрил", "внедрили", count)


def of_standing(spread: Spread) -> str:
    """What the large number is of: «из 50 муниципалитетов региона»."""
    count = len(spread.adopted)
    if spread.abroad or not spread.standing:
        return counted("муниципалитет", "муниципалитетов", count)
    return counted(
        "из %(num)s муниципалитета региона",
        "из %(num)s муниципалитетов региона",
        len(spread.standing),
    )


def so_many(count: int, spread: Spread) -> str:
    """«12 из 50 муниципалитетов»; the whole is left out where some lie in other regions."""
    if spread.abroad or not spread.standing:
        return counted("%(num)s муниципалитет", "%(num)s муниципалитетов", count)
    return _("%(count)s из %(all)s") % {
        "count": number(count),
        "all": counted("%(num)s муниципалитета", "%(num)s муниципалитетов", len(spread.standing)),
    }


def _threshold(spread: Spread) -> str:
    if not (spread.threshold and spread.adopted):
        return ""
    asked = counted("%(num)s муниципалитет", "%(num)s муниципалитетов", spread.threshold)
    passed, left = spread.passed, spread.threshold - len(spread.adopted)
    if passed is not None and last_day(passed.day.isoformat()) <= spread.today:
        when = in_date(str(passed.day.year) if passed.rough else passed.day.isoformat()[:7])
        return _("Порог тиражирования, %(asked)s, пройден %(when)s.") % {
            "asked": asked,
            "when": when,
        }
    if left <= 0:
        return _("Порог тиражирования пройден: %(asked)s.") % {"asked": asked}
    return _("До порога тиражирования (%(asked)s) не хватает: %(left)s.") % {
        "asked": asked,
        "left": number(left),
    }
