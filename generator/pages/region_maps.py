"""The map of a whole region: how many practices its municipalities have given and taken."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from generator.catalog.adoption import AdoptionState
from generator.catalog.spread import (
    Fact,
    Spread,
    practices_held,
    region_spread,
)
from generator.drawing.patterns import NONE
from generator.pages.desk import Desk
from generator.pages.maps import CellView, cell_view, levels, map_view, steps_for
from generator.pages.spread import (
    LegendLine,
    SpreadView,
    YearLine,
    curve_of,
    undated,
    year_lines,
)
from generator.pages.twins import kept_for_twin
from generator.pages.wording import _, counted
from generator.text import number


def region_views(region: str, desk: Desk) -> SpreadView | None:
    """The municipalities of `region`, shaded by the number of practices that they have; None where
    there is no map."""
    if region not in desk.maps:
        return None
    spread = _spread(region, desk.ledger.facts(region), desk.catalog)
    held = _holdings(spread)
    counts = {name: held.today.get(name, 0) for name in spread.standing}
    steps = steps_for(max(counts.values(), default=0))
    shades = levels(counts, steps)
    cells = _region_cells(spread, held, shades, steps, desk)
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
        curve=curve_of(spread),
        curve_name=_("Сколько раз муниципалитеты региона внедрили чужую практику"),
        years=adoption_years(spread),
        undated=undated(spread),
        note=""
        if having
        else _("К муниципалитетам этого региона пока не привязана ни одна практика каталога."),
        abroad=(),
        rings=(),
    )


class _Holdings(NamedTuple):
    """How many practices each municipality has, by the end of each past year and today; and how
    many of them it gave and took."""

    today: Mapping[str, int]
    by_year: Mapping[int, Mapping[str, int]]
    gave: Mapping[str, int]
    took: Mapping[str, int]


_spread = kept_for_twin(region_spread)


@kept_for_twin
def _holdings(spread: Spread) -> _Holdings:
    facts = spread.facts
    return _Holdings(
        _numbers(practices_held(facts)),
        {year: _numbers(practices_held(facts, year)) for year in spread.years[:-1]},
        _numbers(_gave(facts)),
        _numbers(_took(facts)),
    )


def _numbers(held: Mapping[str, frozenset[str]]) -> Mapping[str, int]:
    return {name: len(practices) for name, practices in held.items()}


def _region_cells(
    spread: Spread,
    held: _Holdings,
    shades: Mapping[str, int],
    steps: tuple[int, ...],
    desk: Desk,
) -> list[CellView]:
    by_year = {year: levels(counts, steps) for year, counts in held.by_year.items()}
    found = []
    for name in spread.standing:
        if shades[name]:
            turns = _shade_turns({**by_year, spread.today.year: shades}, name) if by_year else []
            phrases = [counted("%(num)s практика", "%(num)s практик", held.today[name])]
            if gave := held.gave.get(name):
                phrases.append(_("придумали здесь: %(count)s") % {"count": number(gave)})
            if took := held.took.get(name):
                phrases.append(_("внедрили у себя: %(count)s") % {"count": number(took)})
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


def places_of(facts: Iterable[Fact]) -> tuple[frozenset[str], frozenset[str]]:
    """The municipalities (full ids) that have made a practice, and those that took one up."""
    facts = tuple(facts)
    return frozenset(_gave(facts)), frozenset(_took(facts))


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


def adoption_years(spread: Spread) -> tuple[YearLine, ...]:
    """How many adoptions there were at the end of each year; none for fewer than three years."""
    return year_lines(
        spread, lambda count, _spread: counted("%(num)s внедрение", "%(num)s внедрений", count)
    )
