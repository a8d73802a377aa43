"""Made-up municipalities: kinds, codes, centres and settlements, some merged, some renamed."""

from __future__ import annotations

import datetime as dt
from typing import Final

from generator.demo.dice import Dice
from generator.demo.plans import RegionPlan, TownPlan
from generator.demo.toponyms import village
from generator.demo.yaml_layout import Value

Record = dict[str, Value]

_NAMES: Final = {
    "municipal-okrug": "{district} муниципальный округ (вымышленный)",
    "municipal-district": "{district} муниципальный район (вымышленный)",
    "urban-okrug": "Городской округ город {town} (вымышленный)",
    "zato": "Закрытое образование {town} (вымышленное)",
}


def municipalities(region: RegionPlan, seed: int, today: dt.date) -> list[Value]:
    """The content of municipalities.yml: those that stand, then those that have merged away."""
    reach = 0.45 * region.land.spacing(len(region.standing))
    return [
        _record(region, number, town, Dice(seed, "town", region.number, number), reach, today)
        for number, town in enumerate(region.towns)
    ]


def _record(
    region: RegionPlan,
    number: int,
    town: TownPlan,
    dice: Dice,
    reach: float,
    today: dt.date,
) -> Record:
    lat, lon = town.spot
    urban = town.kind in ("urban-okrug", "zato")
    names = {"district": town.town.district["n"], "town": town.town.name}
    places = _places(region, number, town, dice, 0.5 * reach if town.into else reach)
    renewed = town.kind == "municipal-okrug" and dice.chance(0.3)
    before: Record = {"oktmo_before": [_code(region, number, 0)]} if renewed else {}
    record: Record = {
        "id": town.id,
        "name": _NAMES[town.kind].format(**names),
        "short": names["town" if urban else "district"],
        "kind": town.kind,
        "oktmo": _code(region, number, 500),
        **before,
        "centre": {"name": town.town.name, "lat": lat, "lon": lon},
        "places": places,
        "population": {
            "value": town.population,
            "as_of": f"{today.year - 1}-01-01",
            "source": "stat",
        },
    }
    if renewed:
        record["exists"] = {"from": today.year - dice.between(2, 9)}
    if town.into is not None and town.until is not None:
        record["exists"] = {"until": town.until.isoformat()}
        record["merged_into"] = town.into
    elif dice.chance(0.08):
        record["former"] = [
            {"name": f"Прежний {names['district']} район", "until": today.year - dice.between(3, 9)}
        ]
    return record


def _code(region: RegionPlan, number: int, offset: int) -> str:
    """Eight digits that no other municipality of the region has."""
    return f"{region.number % 99 + 1:02}{offset * 1000 + number:06}"


def _places(
    region: RegionPlan, number: int, town: TownPlan, dice: Dice, reach: float
) -> list[Value]:
    found: list[Value] = [[town.town.name, *town.spot]]
    for _ in range(dice.between(4, 10)):
        spot = region.land.near(town.spot, reach, dice)
        if spot is not None:
            found.append([village(dice.between(0, 9999)), *spot])
    return found
