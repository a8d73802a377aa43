"""Made-up passports of regions, with everything that a passport may hold, and their outlines."""

from __future__ import annotations

import datetime as dt
import json
from itertools import product
from string import ascii_uppercase
from typing import Final

from generator.demo.dice import Dice
from generator.demo.plans import MADE_UP, YEAR, RegionPlan
from generator.demo.sources import sources_for
from generator.demo.topics import SPHERES
from generator.demo.yaml_layout import Value

Record = dict[str, Value]

CODES: Final = tuple(
    f"RU-{a}{b}{c}" for a, b, c in product("XQW", ascii_uppercase, ascii_uppercase)
)
"""Codes in the form of ISO 3166-2 that no region of Russia bears: none begins with X, Q or W."""

ABOUT: Final = """\
**{name} вымышлена.** Её муниципалитеты, практики, площадки, сертификаты, источники и все числа
придуманы программой, чтобы показать и проверить каталог такого размера. Ничего из этого нет на
самом деле.

### Чем область примечательна

- Столица — вымышленный город {capital}.
- Муниципалитетов: {towns}, площадок: {sites}.
- Соседние области тоже вымышлены: например, [{other}](region:{other_id}).

| Год | Что произошло |
| --- | --- |
| {first} | Область присоединилась к вымышленной программе |
| {last} | Записано последнее событие |
"""

_REPORTED: Final = (
    ("projects", 300, 4000),
    ("projects-running", 20, 300),
    ("processes-improved", 200, 3000),
    ("people-trained", 500, 30_000),
    ("authorities-involved", 8, 40),
    ("departments-involved", 20, 200),
)
_BOUNDS: Final = ("exact", "about", "more-than", "at-least")
_EVENTS: Final = (
    "Открылась первая учебная площадка",
    "Прошла итоговая сессия",
    "Защищены первые образцы",
    "Утверждён пакет практик",
    "Состоялся обмен опытом с соседями",
    "Подведены итоги года",
)


def passport(region: RegionPlan, others: list[RegionPlan], seed: int, today: dt.date) -> Record:
    """The content of region.yml. Source `stat` serves the municipalities, `reestr` the register."""
    dice = Dice(seed, "passport", region.number)
    joined = dice.day(today - 9 * YEAR, today - 8 * YEAR)
    capital = region.towns[0]
    used = ["otchet", "stat", "reestr", "ukaz", "reyting"]
    spheres = dice.some(tuple(SPHERES), 6)
    record: Record = {
        "name": region.name,
        "name_local": {"lang": "en", "text": f"Invented Region {region.number + 1}"},
        "iso": CODES[region.number],
        "oktmo": f"{region.number % 99 + 1:02}",
        "federal_district": f"{MADE_UP}ный федеральный округ {region.land.tile[1] + 1}",
        "capital": {"name": capital.town.name, "lat": capital.spot[0], "lon": capital.spot[1]},
        "tile": list(region.land.tile),
        "joined": dice.written(joined, today),
        "about": _about(region, others, joined, today),
        "coordinators": [
            {
                "name": f"Правительство вымышленной области {region.number + 1}",
                "role": "Ведёт вымышленную программу",
                "url": f"https://{region.id}.example/",
            },
            {"name": "Вымышленный проектный офис", "role": "Помогает площадкам"},
        ],
        "spheres": [sphere for sphere in SPHERES if sphere in spheres],
        "replication_threshold": region.threshold,
        "confirmation_months": 36,
        "reported": _reported(dice, today),
        "targets": _targets(region, dice, today),
        "ratings": _ratings(dice, today),
        "events": _events(dice, joined, today),
        "sources": sources_for(used, region.id, dice, today),
    }
    return record


def outline(region: RegionPlan) -> str:
    """The content of outline.geojson."""
    properties = {"name": region.name, "source": "Контур вымышлен", "schematic": True}
    geometry = {"type": "Polygon", "coordinates": [region.land.outline]}
    feature = {"type": "Feature", "properties": properties, "geometry": geometry}
    return json.dumps(feature, ensure_ascii=False, separators=(",", ":")) + "\n"


def _about(region: RegionPlan, others: list[RegionPlan], joined: dt.date, today: dt.date) -> str:
    other = others[(region.number + 1) % len(others)]
    return ABOUT.format(
        name=region.name,
        capital=region.towns[0].town.name,
        towns=len(region.standing),
        sites=len(region.sites),
        other=other.name,
        other_id=other.id,
        first=joined.year,
        last=today.year,
    ).strip()


def _reported(dice: Dice, today: dt.date) -> list[Value]:
    listed: list[Value] = []
    for metric, least, most in _REPORTED:
        since = dice.day(today - 6 * YEAR, today - 2 * YEAR)
        listed.append(
            {
                "metric": metric,
                "value": {"value": dice.between(least, most), "bound": dice.early(_BOUNDS)},
                "as_of": dice.written(dice.day(since + YEAR, today), today),
                "since": since.year,
                "note": "Число вымышлено.",
                "source": "otchet",
            }
        )
    for level, most in (("local", 40), ("regional", 12), ("federal", 4)):
        listed.append(
            {
                "metric": "exemplary-institutions",
                "level": level,
                "value": dice.between(1, most),
                "as_of": today.isoformat(),
                "source": ["otchet", "reestr"],
            }
        )
    return listed


def _targets(region: RegionPlan, dice: Dice, today: dt.date) -> list[Value]:
    basis = "Вымышленное распоряжение, пункт 2."
    since = f"{today.year - 1}-01"
    own = len(region.practices)
    return [
        {
            "metric": "replicated-projects",
            "at_least": 2,
            "per": "municipality",
            "every": "year",
            "from": since,
            "basis": basis,
            "source": "ukaz",
        },
        {
            "metric": "exemplary-institutions",
            "at_least": 1,
            "per": "municipality",
            "from": today.year - 1,
            "by": today.year - 1,
            "basis": basis,
            "source": "ukaz",
        },
        {
            "metric": "practices",
            "at_least": max(1, own + dice.between(-2, 3)),
            "per": "region",
            "by": f"{today.year + 1}-12-31",
            "basis": basis,
            "source": "ukaz",
        },
        {
            "metric": "training-sites",
            "at_least": max(1, len(region.sites) + dice.between(-3, 1)),
            "per": "region",
            "by": f"{today.year}-12",
            "source": "ukaz",
        },
        {
            "metric": "scaled-practices",
            "at_least": dice.between(1, 4),
            "per": "region",
            "every": "quarter",
            "from": since,
            "source": "ukaz",
        },
    ]


def _ratings(dice: Dice, today: dt.date) -> list[Value]:
    return [
        {
            "year": today.year - back,
            "place": dice.between(1, 40),
            "of": dice.between(40, 89),
            "rating": "Вымышленный рейтинг бережливых регионов",
            "source": "reyting",
        }
        for back in (4, 3, 2, 1)
    ]


def _events(dice: Dice, joined: dt.date, today: dt.date) -> list[Value]:
    days = sorted(dice.day(joined, today) for _ in _EVENTS)
    return [
        {"date": day.isoformat(), "title": title, "note": "Событие вымышлено.", "source": "otchet"}
        for day, title in zip(days, _EVENTS, strict=True)
    ]
