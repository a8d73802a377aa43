"""How a practice goes from hand to hand, and which of a region have gone far, in words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Final, NamedTuple

from generator.catalog.diffusion import (
    Kin,
    Learner,
    Lesson,
    Reach,
    family,
    lessons,
    reaching,
    years_to_threshold,
)
from generator.catalog.entries import PracticeCard
from generator.catalog.spread import practice_spread
from generator.drawing.ways import Lane, Relative, Stop, Ways
from generator.drawing.ways import ways as drawn_ways
from generator.pages.desk import Desk, Link
from generator.pages.twins import kept_for_twin
from generator.pages.wording import _, counted, shown
from generator.text import since_date

_lessons = kept_for_twin(lessons)
_reaching = kept_for_twin(reaching)

MOST_NAMES: Final = 40
"""With more learners than that the picture counts them by years; the list names them all."""


class LearnerLine(NamedTuple):
    """Who learned and since when the practice works there."""

    link: Link
    since: str


class LessonView(NamedTuple):
    """Those who learned in one place; `site` is None where nobody says in which."""

    site: Link | None
    learners: tuple[LearnerLine, ...]


class KinView(NamedTuple):
    """A practice of the family at its depth; `own` is the one of this page."""

    link: Link
    place: str
    depth: int
    own: bool


class DiffusionView(NamedTuple):
    """Who learned from whom. `origin` is where the way begins, `pace` how long to the threshold,
    `picture` the same as a drawing; `grouped` if it counts learners where the list names them."""

    origin: Link | None
    lessons: tuple[LessonView, ...]
    kin: tuple[KinView, ...]
    pace: str
    picture: Ways | None = None
    grouped: bool = False


@dataclass(frozen=True, slots=True)
class ReachLine:
    """A practice at or near its threshold."""

    link: Link
    adopted: str
    way: str
    since: str


@dataclass(frozen=True, slots=True)
class ReachView:
    """The practices of a region that are scaled, and those about to be; `practices` are all that
    the region has, `adopted` those of them that anybody has adopted by name."""

    scaled: tuple[ReachLine, ...]
    near: tuple[ReachLine, ...]
    threshold: int
    practices: int
    adopted: int


def diffusion_view(card: PracticeCard, desk: Desk) -> DiffusionView | None:
    """The ways of a practice; None where nobody learned anywhere and it has no kin."""
    catalog = desk.catalog
    ways = _lessons(card, catalog) if card.adopters else ()
    known = any(lesson.site is not None for lesson in ways)
    kin = family(card.id, catalog)
    pace = ""
    passed = None
    if card.adopters:
        spread = practice_spread(card, catalog.directory, catalog.today)
        pace = _pace(years_to_threshold(card, spread))
        passed = spread.passed.day.year if spread.passed else None
    if not (known or kin or pace):
        return None
    told = ways if known else ()
    grouped = sum(len(lesson.learners) for lesson in told) > MOST_NAMES
    return DiffusionView(
        origin=desk.municipality(card.municipality) if card.municipality else None,
        lessons=tuple(
            LessonView(
                desk.site(lesson.site) if lesson.site else None,
                tuple(_learner(learner, desk) for learner in lesson.learners),
            )
            for lesson in told
        ),
        kin=tuple(
            KinView(
                desk.practice(one.practice) or Link(one.practice, None),
                desk.card(catalog.practices[one.practice]).place,
                one.depth,
                one.own,
            )
            for one in kin
        ),
        pace=pace,
        picture=drawn_ways(
            [_relative(one, desk) for one in kin or (Kin(card.id, 0, own=True),)],
            [_lane(lesson, grouped, desk) for lesson in told],
            passed,
            _("год не назван"),
        ),
        grouped=grouped,
    )


def _relative(one: Kin, desk: Desk) -> Relative:
    """The own practice stands for the place where it was born, the others for themselves."""
    card = desk.catalog.practices[one.practice]
    year = int(card.started[:4]) if card.started else None
    if not one.own:
        return Relative(shown(card.named), year, one.depth)
    place = desk.municipality(card.municipality).text if card.municipality else ""
    born = _("%(place)s — придумали здесь") % {"place": place} if place else ""
    return Relative(born or _("Придумали в регионе"), year, one.depth, own=True)


def _lane(lesson: Lesson, grouped: bool, desk: Desk) -> Lane:
    name = desk.site(lesson.site).text if lesson.site else _("Где учились, не сказано")
    stops = [
        Stop(
            desk.municipality(learner.municipality).text,
            int(learner.since[:4]) if learner.since else None,
        )
        for learner in lesson.learners
    ]
    if grouped:
        counts = Counter(stop.year for stop in stops)
        stops = [
            Stop(counted("%(num)s муниципалитет", "%(num)s муниципалитетов", count), year)
            for year, count in counts.items()
        ]
    return Lane(name, tuple(stops), known=lesson.site is not None)


def reach_view(region: str, desk: Desk) -> ReachView | None:
    """How far the practices of a region have gone; None where nobody has adopted any of them."""
    own = desk.catalog.by_region.get(region, ())
    live = [practice for practice in own if practice.status == "published"]
    adopted = sum(desk.card(practice).adopted > 0 for practice in live)
    if not adopted:
        return None
    lines: dict[Reach, list[ReachLine]] = {reach: [] for reach in Reach}
    for one in _reaching(region, desk.catalog):
        lines[one.reach].append(
            ReachLine(
                link=desk.practice(one.practice.id) or Link(shown(one.practice.named), None),
                adopted=counted("%(num)s муниципалитет", "%(num)s муниципалитетов", one.adopted),
                way=counted("ещё %(num)s на подходе", "ещё %(num)s на подходе", one.on_the_way)
                if one.on_the_way
                else "",
                since=since_date(one.passed) if one.passed else "",
            )
        )
    return ReachView(
        tuple(lines[Reach.SCALED]),
        tuple(lines[Reach.NEAR]),
        desk.directory.threshold(region),
        len(live),
        adopted,
    )


def _learner(learner: Learner, desk: Desk) -> LearnerLine:
    since = since_date(learner.since) if learner.since else ""
    return LearnerLine(desk.municipality(learner.municipality), since)


def _pace(years: int | None) -> str:
    if years is None:
        return ""
    if years == 0:
        return _("Порог тиражирования пройден в год начала.")
    return counted(
        "До порога тиражирования прошёл %(num)s год.",
        "До порога тиражирования прошло %(num)s лет.",
        years,
    )
