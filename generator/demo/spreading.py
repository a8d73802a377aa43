"""How a made-up practice spreads: who took it over when, and whether anybody vouched for that.

A flagship goes the way of a real success: a slow start, a steep middle, a slow end, over six years
and thirty municipalities. The others spread a little, some not at all.
"""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass
from typing import Final

from generator.demo.dice import Dice
from generator.demo.effects import effects
from generator.demo.plans import FLAGSHIP_YEARS, YEAR, PracticePlan, RegionPlan, TownPlan
from generator.demo.prose import sentence
from generator.demo.registers import house_name
from generator.demo.yaml_layout import Value

Record = dict[str, Value]

FLAGSHIP_TOWNS: Final = 30
FRESH, STALE = dt.timedelta(days=1000), dt.timedelta(days=1130)
"""A confirmation younger than the first holds (36 months), one older than the second is stale."""

_NOTES: Final = tuple(
    sentence(line)
    for line in (
        "Начали с {+process.gs}, {+paper.ap} взяли без изменений; пример вымышлен.",
        "Помогли {+people.np}: они {make} {+paper.ap}; пример вымышлен.",
        "Сначала мешали {+loss.np}, потом {people.np} привыкли; пример вымышлен.",
    )
)
_GIVEN_UP: Final = "Отказались: не хватило людей, чтобы поддерживать порядок; пример вымышлен."


@dataclass(frozen=True, slots=True)
class _Adopter:
    """A municipality, the region it lies in, and the day it began."""

    region: RegionPlan
    town: TownPlan
    since: dt.date


def replications(
    practice: PracticePlan, regions: list[RegionPlan], dice: Dice, today: dt.date
) -> list[Value]:
    """The replications of `practice` in the order of their dates; sources `otchet` and `pismo`."""
    if practice.flagship:
        return _flagship(practice, dice, today)
    towns = practice.region.standing + [t for t in practice.region.towns if t.into]
    towns = [town for town in towns if town is not practice.at]
    found: list[_Adopter] = []
    for town in dice.some(towns, _how_many(dice)):
        since = dice.day(practice.started, today)
        if town.until is not None and town.until <= today and since >= town.until:
            if town.until <= practice.started:
                continue  # it had merged before there was anything to take over
            since = dice.day(practice.started, town.until - dt.timedelta(days=1))
        found.append(_Adopter(practice.region, town, since))
    if found and len(regions) > 1 and dice.chance(0.15):
        other = dice.pick([r for r in regions if r is not practice.region])
        town = dice.pick(other.standing)
        found.append(_Adopter(other, town, dice.day(practice.started, today)))
    found.sort(key=lambda adopter: adopter.since)
    return [_record(practice, adopter, _status(dice), dice, today) for adopter in found]


def _how_many(dice: Dice) -> int:
    roll = dice.roll()
    if roll < 0.35:
        return 0
    if roll < 0.65:
        return dice.between(1, 3)
    if roll < 0.87:
        return dice.between(4, 8)
    return dice.between(9, 20) if roll < 0.97 else dice.between(21, 40)


def _status(dice: Dice) -> str:
    roll = dice.roll()
    if roll < 0.72:
        return "adopted"
    if roll < 0.85:
        return "in-progress"
    return "planned" if roll < 0.94 else "abandoned"


def _flagship(practice: PracticePlan, dice: Dice, today: dt.date) -> list[Value]:
    """Thirty municipalities (or all there are) along an S; the rest plan it or have given it up."""
    region = practice.region
    others = dice.some([t for t in region.standing if t is not practice.at], len(region.towns))
    takers, rest = others[:FLAGSHIP_TOWNS], others[FLAGSHIP_TOWNS:]
    start = today - FLAGSHIP_YEARS * YEAR
    listed: list[Value] = []
    for place, town in enumerate(takers):
        share = (place + 0.5) / len(takers)
        along = min(0.99, max(0.01, 0.5 + math.log(share / (1 - share)) / 8))
        since = start + along * (today - start)
        listed.append(_record(practice, _Adopter(region, town, since), "adopted", dice, today))
    for place, town in enumerate(rest[:6]):
        status = ("planned", "in-progress", "abandoned")[place % 3]
        since = dice.day(start + 3 * YEAR, today)
        listed.append(_record(practice, _Adopter(region, town, since), status, dice, today))
    return listed


def _record(
    practice: PracticePlan, adopter: _Adopter, status: str, dice: Dice, today: dt.date
) -> Record:
    home = adopter.region is practice.region
    town, since = adopter.town, adopter.since
    record: Record = {"municipality": town.id if home else f"{adopter.region.id}/{town.id}"}
    if status != "adopted":
        record["status"] = status
    if status == "planned":
        record["since"] = f"{today + dt.timedelta(days=dice.between(20, 400)):%Y-%m}"
    else:
        record["since"] = dice.written(since, today)
    if dice.chance(0.3):
        record["organisation"] = house_name(dice, practice.topic.house)
    taught = [site for site in practice.region.sites if site.status == "open" and home]
    if taught and dice.chance(0.25):
        record["learned_at"] = dice.pick(taught).id
    if status == "adopted" and dice.chance(0.12):
        record["effects"] = effects(practice.topic, 1, dice, today, since, ("pismo",))
    if status == "adopted":
        confirmed = _confirmed(since, dice, today)
        if confirmed is not None:
            record["confirmed"] = confirmed
    if status == "abandoned":
        record["note"] = _GIVEN_UP
    elif dice.chance(0.15):
        record["note"] = dice.pick(_NOTES).fill(dice, practice.topic)
    record["source"] = dice.early(("otchet", "pismo"))
    return record


def _confirmed(since: dt.date, dice: Dice, today: dt.date) -> Record | None:
    """A confirmation that still holds, one that has gone stale, or none."""
    roll = dice.roll()
    if roll < 0.35:
        return None
    if roll < 0.6 and since < today - STALE:
        day = dice.day(since, today - STALE)
    else:
        day = dice.day(max(since, today - FRESH), today)
    return {
        "by": "Вымышленное министерство",
        "date": day.isoformat(),
        "how": dice.early(("document", "visit", "letter")),
    }
