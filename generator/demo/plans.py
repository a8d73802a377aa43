"""Who is who in a made-up catalog, settled before anything is written: regions, towns, practices.

Records name each other (a practice its town, a site its cluster), so ids and dates come first. All
of it follows from the seed and the day.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from generator.demo.dice import Dice
from generator.demo.lands import Land, Spot, lands
from generator.demo.phrases import GAINS
from generator.demo.topics import Topic, topics
from generator.demo.toponyms import Town, town

YEAR = dt.timedelta(days=365)
FLAGSHIP_YEARS = 6
MADE_UP = "Вымышлен"
"""How the name of every made-up region begins, so that the site can say so on each page."""


@dataclass(frozen=True, slots=True, eq=False)
class TownPlan:
    """A municipality. `until` and `into` are set for one that has merged into another."""

    id: str
    town: Town
    kind: str
    spot: Spot
    population: int
    until: dt.date | None = None
    into: str | None = None

    def said(self, case: str) -> str:
        """The municipality as "n" («Мнимогорский округ») or "p" («Мнимогорском округе»)."""
        if self.kind in ("urban-okrug", "zato"):
            return self.town.town[case]
        if self.kind == "municipal-district":
            return f"{self.town.district[case]} {_DISTRICT[case]}"
        return f"{self.town.district[case]} {_OKRUG[case]}"


_OKRUG = {"n": "округ", "p": "округе"}
_DISTRICT = {"n": "район", "p": "районе"}


@dataclass(frozen=True, slots=True)
class SitePlan:
    """A training site; `at` is its municipality's id."""

    id: str
    number: int
    at: str
    status: str
    opened: dt.date
    spheres: tuple[str, ...]


@dataclass(slots=True, eq=False)
class RegionPlan:
    """A region with its towns (those that merged away come last) and sites."""

    number: int
    id: str
    name: str
    land: Land
    towns: list[TownPlan]
    sites: list[SitePlan] = field(default_factory=list)
    practices: list[PracticePlan] = field(default_factory=list)

    @property
    def standing(self) -> list[TownPlan]:
        """The towns that nobody has taken in."""
        return [town for town in self.towns if town.into is None]

    @property
    def threshold(self) -> int:
        """How many municipalities make a practice scaled here."""
        return max(1, min(15, len(self.standing) - 1))


@dataclass(frozen=True, slots=True, eq=False)
class PracticePlan:
    """A practice; `number` counts through the catalog, `at` is its town or None."""

    number: int
    region: RegionPlan
    slug: str
    topic: Topic
    title: str
    status: str
    started: dt.date
    at: TownPlan | None
    flagship: bool

    @property
    def full_id(self) -> str:
        """«oblast-01/vydacha-spravok-0001»."""
        return f"{self.region.id}/{self.slug}"

    def id_from(self, region: RegionPlan) -> str:
        """The id as files of `region` write it."""
        return self.slug if region is self.region else self.full_id


def plan_regions(count: int, municipalities: int, seed: int, today: dt.date) -> list[RegionPlan]:
    """`count` regions with so many `municipalities` each, those included that have merged."""
    width = max(2, len(str(count)))
    planned = []
    for number, land in enumerate(lands(count, seed)):
        towns = Dice(seed, "towns", number)
        region = RegionPlan(
            number,
            f"oblast-{number + 1:0{width}}",
            f"{MADE_UP}ная область {number + 1}",
            land,
            _towns(land, municipalities, number * municipalities, towns, today),
        )
        region.sites = _sites(region, Dice(seed, "sites", number), today)
        planned.append(region)
    return planned


def _towns(land: Land, count: int, first: int, dice: Dice, today: dt.date) -> list[TownPlan]:
    merged = min(4, count // 8)
    spots = land.spots(count - merged, dice)
    found = []
    for number, spot in enumerate(spots):
        kind = "urban-okrug" if number == 0 else dice.early(_KINDS)
        people = dice.between(200, 900) if number == 0 else dice.between(7, 120)
        named = town(first + number)
        found.append(TownPlan(named.id, named, kind, spot, people * 1000 + dice.between(0, 999)))
    for number in range(merged):
        taker = found[1 + number]
        # The last of several is only going to merge: its day is still to come.
        ahead = merged > 1 and number == merged - 1
        day = dt.date(today.year + 1 if ahead else today.year - 1 - number, 1, 1)
        named = town(first + len(spots) + number)
        spot = land.near(taker.spot, 0.4 * land.spacing(count), dice) or taker.spot
        people = dice.between(5000, 20_000)
        found.append(TownPlan(named.id, named, "municipal-district", spot, people, day, taker.id))
    return found


_KINDS = ("municipal-okrug", "municipal-okrug", "urban-okrug", "municipal-district", "zato")


def _sites(region: RegionPlan, dice: Dice, today: dt.date) -> list[SitePlan]:
    towns = region.standing
    count = max(1, min(24, len(towns) // 3))
    places = [towns[0], *dice.some(towns[1:], count - 1)]
    spheres = tuple(dict.fromkeys(topic.sphere for topic in topics()))
    found = []
    for number, place in enumerate(places):
        status = "open"
        opened = dice.day(today - 7 * YEAR, today - dt.timedelta(days=30))
        if count > 2 and number == count - 1:
            status, opened = "planned", today + dt.timedelta(days=dice.between(30, 300))
        elif count > 3 and number == count - 2:
            status, opened = "closed", dice.day(today - 7 * YEAR, today - 3 * YEAR)
        taught = tuple(sorted(dice.some(spheres, dice.between(1, 4)), key=spheres.index))
        found.append(
            SitePlan(f"ploschadka-{number + 1}", number + 1, place.id, status, opened, taught)
        )
    return found


def plan_practices(
    count: int, regions: list[RegionPlan], seed: int, today: dt.date
) -> list[PracticePlan]:
    """`count` practices dealt out to `regions` in turn; the first of each is its flagship."""
    gains = tuple(gain.strip() for line in GAINS.strip().splitlines() for gain in line.split(" | "))
    found = []
    for number in range(count):
        region = regions[number % len(regions)]
        lap = number // len(regions)
        dice = Dice(seed, "plan", number)
        topic = dice.pick(topics())
        flagship = lap == 0
        towns = region.standing
        at = dice.pick(towns) if flagship or dice.chance(0.92) else None
        where = f"в {at.said('p')}" if at else "по всей области"
        title = f"{topic.said('n')} {dice.pick(gains)} {where}"
        if flagship:
            started = today - FLAGSHIP_YEARS * YEAR - dt.timedelta(days=dice.between(60, 300))
        else:
            started = today - dt.timedelta(days=dice.between(40, 7 * 365))
        status = {50: "draft", 40: "archived"}.get(lap % 97, "published")
        practice = PracticePlan(
            number,
            region,
            f"{topic.slug}-{lap + 1:04}",
            topic,
            title[0].upper() + title[1:],
            status,
            started,
            at,
            flagship,
        )
        region.practices.append(practice)
        found.append(practice)
    return found
