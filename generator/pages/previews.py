"""What the pictures say that messengers show beside a link: of a practice, a region, the whole."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from generator.catalog.adoption import AdoptionState
from generator.catalog.entries import PracticeCard
from generator.catalog.spread import practices_held
from generator.drawing.country import country_map
from generator.drawing.preview import SHADES, Preview
from generator.pages.desk import Desk
from generator.pages.maps import levels, steps_for
from generator.pages.wording import _, counted, shown
from generator.text import say

_COLOURS: Final = {
    AdoptionState.ORIGIN: "#e3b341",
    AdoptionState.CONFIRMED: "#0b6e6e",
    AdoptionState.CLAIMED: "#5fb3a8",
    AdoptionState.STALE: "#8fcdc3",
    AdoptionState.IN_PROGRESS: "#c6e3dc",
}
"""Plain colours: patterns are lost in a small picture. Plans and refusals are not shown at all."""


def practice_preview(practice: PracticeCard, desk: Desk, site: str) -> Preview:
    """A practice: who made it, how many have it, and where they are. `site` is the site's name."""
    region = desk.region(practice.region).text
    spread = desk.ledger.spread(practice)
    adopted = len(spread.adopted)
    effect = desk.card(practice).effect
    figure = f"{effect.metric}: {effect.figure}" if effect is not None else ""
    if adopted:
        figure = counted(
            "Внедрил %(num)s муниципалитет", "Внедрили %(num)s муниципалитетов", adopted
        )
    return Preview(
        name=site,
        title=shown(practice.title),
        about=region,
        figure=figure,
        more=shown(practice.summary),
        region=desk.maps.get(practice.region) if spread.at_home else None,
        fills={
            name: _COLOURS[fact.state]
            for name, fact in spread.at_home.items()
            if fact.state in _COLOURS
        },
    )


def region_preview(region: str, desk: Desk, site: str) -> Preview:
    """A region: how many practices it gave, and which of its municipalities have how many."""
    name = desk.region(region).text
    standing = [entry.id for entry in desk.directory.standing(region, desk.today)]
    held = practices_held(desk.ledger.facts(region))
    counts = {one: len(held.get(one, ())) for one in standing}
    held_today = desk.ledger.standings.region(region).total
    practices = len(desk.catalog.by_region.get(region, ()))
    told = [
        counted("%(num)s практика", "%(num)s практик", practices) if practices else "",
        counted("%(num)s сертификат", "%(num)s сертификатов", held_today) if held_today else "",
        counted("%(num)s муниципалитет", "%(num)s муниципалитетов", len(standing))
        if standing
        else "",
    ]
    return Preview(
        name=site,
        title=name,
        about=_("Практики, внедрения, сертификаты и учебные площадки региона"),
        figure=" · ".join(filter(None, told)),
        region=desk.maps.get(region),
        fills=_shaded(counts),
    )


def site_preview(desk: Desk, site: str) -> Preview:
    """The whole catalog: how much there is, and in which regions."""
    catalog = desk.catalog
    places = {key: entry.record.tile for key, entry in desk.directory.regions.items()}
    counts = {key: len(catalog.by_region.get(key, ())) for key in places}
    names = {key: say(entry.record.name) for key, entry in desk.directory.regions.items()}
    told = (
        counted("%(num)s практика", "%(num)s практик", len(catalog.published)),
        counted("%(num)s регион", "%(num)s регионов", len(catalog.by_region)),
    )
    return Preview(
        name=site,
        title=_("Проверенные практики бережливого управления"),
        about=_("Что сделали, что изменилось, где ещё внедрили и у кого спросить"),
        figure=" · ".join(told),
        country=country_map(places, names),
        fills=_shaded(counts),
    )


def _shaded(counts: Mapping[str, int]) -> dict[str, str]:
    """A shade for each count: nothing is pale."""
    steps = steps_for(max(counts.values(), default=0))
    return {name: SHADES[level] for name, level in levels(counts, steps).items()}
