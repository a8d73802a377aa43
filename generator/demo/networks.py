"""Made-up training sites with their clusters, and packages that go out in waves.

Most municipalities are served by the site nearest to them, some by two, some by none.
"""

from __future__ import annotations

import datetime as dt
import math
from typing import Final

from generator.demo.dice import Dice
from generator.demo.plans import RegionPlan, SitePlan, TownPlan
from generator.demo.prose import sentence, wrapped
from generator.demo.registers import house_name
from generator.demo.sources import sources_for
from generator.demo.topics import topics
from generator.demo.yaml_layout import Value

Record = dict[str, Value]

UNSERVED, TWICE = 0.1, 0.12
WAVES: Final = 3

_KINDS: Final = {
    "change-factory": "Фабрика перемен",
    "process-factory": "Фабрика процессов",
    "sector-site": "Отраслевая площадка",
    "training-centre": "Учебный центр",
}
_ABOUT: Final = (
    "**Площадка вымышлена.** Здесь учатся на своей работе: {people.np} приносят {+paper.ap}, "
    "вместе находят {+loss.ap} и пробуют {=study} {+process.as}. Занятия идут в {+room.pp}."
)
_PACKAGE: Final = (
    "**Пакет вымышлен.** В него вошли практики, которые проще всего повторить: к каждой приложены "
    "{+paper.np}. Методисты приезжают дважды и помогают {=cut} {+loss.ap}."
)


def sites(region: RegionPlan, seed: int, today: dt.date) -> dict[str, Record]:
    """The content of each file of sites/, by the site's id."""
    dice = Dice(seed, "clusters", region.number)
    clusters = _clusters(region, dice)
    return {site.id: _site(region, site, clusters[site.id], dice, today) for site in region.sites}


def _clusters(region: RegionPlan, dice: Dice) -> dict[str, list[str]]:
    """Which municipalities each site serves; those that are closed still tell whom they served."""
    towns = {town.id: town for town in region.standing}
    serving = [site for site in region.sites if site.status == "open"]
    clusters: dict[str, list[str]] = {site.id: [site.at] for site in region.sites}
    hosts = {site.at for site in serving}
    for town in region.standing:
        near = sorted(serving, key=lambda site: _apart(towns[site.at], town))
        if town.id in hosts:
            near = [site for site in near if site.at != town.id]
            chosen = near[:1] if dice.chance(TWICE) else []
        elif dice.chance(UNSERVED):
            chosen = []
        else:
            chosen = near[: 2 if dice.chance(TWICE) else 1]
        for site in chosen:
            clusters[site.id].append(town.id)
    for site in region.sites:
        if site.status != "open":
            at = towns[site.at]
            near_towns = sorted(region.standing, key=lambda town: _apart(at, town))
            clusters[site.id] += [town.id for town in near_towns[1:4]]
    return clusters


def _apart(one: TownPlan, other: TownPlan) -> float:
    narrow = math.cos(math.radians(one.spot[0]))
    return math.hypot(one.spot[0] - other.spot[0], (one.spot[1] - other.spot[1]) * narrow)


def _site(
    region: RegionPlan, site: SitePlan, serves: list[str], dice: Dice, today: dt.date
) -> Record:
    at = next(town for town in region.towns if town.id == site.at)
    kind = dice.early(tuple(_KINDS))
    lat, lon = region.land.near(at.spot, 0.05, dice) or at.spot
    record: Record = {
        "name": f"Вымышленная площадка № {site.number} «{_KINDS[kind]}» в {at.town.town['p']}",
        "kind": kind,
        "municipality": site.at,
        "status": site.status,
    }
    opened = site.opened
    record["opened"] = f"{opened:%Y-%m}" if opened > today else dice.written(opened, today)
    if site.status == "closed":
        record["closed"] = dice.day(opened + dt.timedelta(days=400), today).isoformat()
    record |= {
        "serves": list(dict.fromkeys(serves)),
        "spheres": list(site.spheres),
        "hosts": [house_name(dice), house_name(dice)],
        "partners": [
            {"name": house_name(dice), "contribution": "Даёт помещения и наставников."},
            {"name": "Вымышленный завод «Прогресс»"},
        ],
        "trainers": {
            "value": dice.between(2, 24),
            "bound": dice.pick(("exact", "about")),
            "unit": "person",
        },
        "address": f"{at.town.name}, Вымышленная улица, дом {dice.between(1, 120)}",
        "location": {"lat": lat, "lon": lon},
        "about": wrapped(sentence(_ABOUT).fill(dice, dice.pick(topics()))),
        "projects_at_opening": dice.between(4, 30),
        "sources": sources_for(["otchet"], f"{region.id}/{site.id}", dice, today),
    }
    return record


def packages(region: RegionPlan, seed: int, today: dt.date) -> dict[str, Record]:
    """The content of each file of packages/, by the package's id. None where nothing can be in."""
    dice = Dice(seed, "packages", region.number)
    ready = [p for p in region.practices if p.status == "published"]
    count = min(2, len(ready))
    made: dict[str, Record] = {}
    for number in range(count):
        chosen = sorted(dice.some(ready, 4), key=lambda practice: practice.number)
        made[f"paket-{number + 1}"] = {
            "title": f"Вымышленный пакет № {number + 1}",
            "about": wrapped(sentence(_PACKAGE).fill(dice, chosen[0].topic)),
            "practices": [practice.slug for practice in chosen],
            "support": ["Вымышленный методический центр", house_name(dice)],
            "waves": _waves(region, dice, today),
            "sources": sources_for(["pismo"], f"{region.id}/paket-{number + 1}", dice, today),
        }
    return made


def _waves(region: RegionPlan, dice: Dice, today: dt.date) -> list[Value]:
    """One wave behind, one in course, one to come; no municipality in two."""
    towns = dice.some(region.standing, 15)
    listed: list[Value] = []
    for number in range(WAVES):
        start = today + dt.timedelta(days=-420 + 300 * number)
        end = start + dt.timedelta(days=240)
        states = (("adopted", "adopted", "abandoned"), ("in-progress", "adopted"), ("planned",))
        members: list[Value] = []
        for town in towns[number::WAVES]:
            status = dice.pick(states[number])
            ahead = status == "planned"
            day = dice.day(start, end if ahead else min(end, today))
            members.append({"id": town.id, "status": status, "since": f"{day:%Y-%m}"})
        wave: Record = {
            "title": f"Волна {number + 1}",
            "from": f"{start:%Y-%m}",
            "to": f"{end:%Y-%m}",
        }
        if members:
            wave["municipalities"] = members
        listed.append(wave)
    return listed
