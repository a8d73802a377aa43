"""Duties on a map: who has met one, who has time left, of whom the catalog knows nothing.

The map says what the table beside it says: a cell for each row, and nothing for those whom the duty
does not bind or whom nobody has told of, which is not the same as having missed it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from generator.catalog.targets import Part, Progress, TargetStanding
from generator.drawing.patterns import NONE
from generator.model.region import Target
from generator.pages.desk import Desk
from generator.pages.maps import cell_view, map_view
from generator.pages.spread import LegendLine, SpreadView
from generator.pages.wording import N_, _, counted
from generator.text import number

STATES: Final[Mapping[Progress, str]] = {
    Progress.MET: N_("выполнено"),
    Progress.UNDERWAY: N_("срок идёт"),
    Progress.NOT_MET: N_("в каталоге не значится"),
}
"""What a part's state is called, in the table and on the map."""


def state_words(state: Progress, target: Target) -> str:
    """What a state is called; a duty without a day by which it is due runs on, nobody knows till
    when."""
    if state is Progress.UNDERWAY and target.by is None and target.every is None:
        return _("пока не значится выполненной, срок не назван")
    return _(STATES[state])


def duty_map(
    region: str, place: int, one: TargetStanding, words: Mapping[str, str], desk: Desk
) -> SpreadView | None:
    """The map of a duty that binds each municipality; None where nothing is known or no map drawn.

    `place` counts the duties of the page from 1. `words` are what the table says of each owner.
    """
    if one.target.per != "municipality" or not one.known or region not in desk.maps:
        return None
    standing = [entry.id for entry in desk.directory.standing(region, desk.today)]
    bound: dict[str, Part] = {part.owner: part for part in one.parts}
    cells = [
        cell_view(name, bound[name].state.value, [words[name]], desk)
        for name in standing
        if name in bound
    ]
    met, total = one.number(Progress.MET), len(one.parts)
    return SpreadView(
        key=f"duty-{place}",
        figure=number(met),
        of=counted("из %(num)s муниципалитета", "из %(num)s муниципалитетов", total),
        legend=_legend(one, sum(name not in bound for name in standing)),
        map=map_view(
            region,
            desk,
            _("Карта: кто выполнил обязанность, %(region)s") % {"region": desk.region(region).text},
            cells,
            none=_("нет данных"),
        ),
        curve=None,
        curve_name="",
        years=(),
        undated="",
        note=_gone(sum(name not in set(standing) for name in bound)),
        abroad=(),
        rings=(),
        verb=counted("выполнил", "выполнили", met),
    )


def _legend(one: TargetStanding, left: int) -> tuple[LegendLine, ...]:
    lines = [
        LegendLine(state.value, state_words(state, one.target), one.number(state))
        for state in STATES
        if one.number(state)
    ]
    return (*lines, LegendLine(NONE, _("нет данных"), left)) if left else tuple(lines)


def _gone(count: int) -> str:
    """Those bound then who are no more: they stand in the table and on no map of today."""
    if not count:
        return ""
    return counted(
        "Ещё %(num)s муниципалитет с тех пор вошёл в другой: он есть только в таблице.",
        "Ещё %(num)s муниципалитетов с тех пор вошли в другие: они есть только в таблице.",
        count,
    )
