"""Diffusion: who learned a practice from whom, what it was adapted from and into, and how far the
practices of a region are from their threshold.

A practice goes from its origin to a training site and from there to whoever learned it; where
nobody says where it was learned, that stays open.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from generator.catalog.adoption import AdoptionState, adoptions
from generator.catalog.catalog import Catalog
from generator.catalog.entries import PracticeCard
from generator.catalog.spread import Spread, practice_spread
from generator.model.dates import last_day
from generator.text import say


class Learner(NamedTuple):
    """Who has learned a practice (the municipality that stands today) and since when it works."""

    municipality: str
    since: str | None


class Lesson(NamedTuple):
    """Those who learned a practice in one place; `site` is None where nobody says in which."""

    site: str | None
    learners: tuple[Learner, ...]


class Kin(NamedTuple):
    """A practice of a family: `depth` is how far it stands from the root, `own` the one asked."""

    practice: str
    depth: int
    own: bool


class Reach(StrEnum):
    """How near a practice is to its threshold."""

    SCALED = "scaled"
    NEAR = "near"


@dataclass(frozen=True, slots=True)
class Reaching:
    """A practice at or near its threshold: how many have adopted it, how many are on the way."""

    practice: PracticeCard
    reach: Reach
    adopted: int
    on_the_way: int
    threshold: int
    passed: str | None


def lessons(practice: PracticeCard, catalog: Catalog) -> tuple[Lesson, ...]:
    """Who learned `practice` where: sites with the most learners first, then by name; the unknown
    place last. Each municipality that has adopted it stands once, by its earliest known record."""
    directory, today = catalog.directory, catalog.today
    spread = practice_spread(practice, directory, today)
    taken = {place for _, place in spread.adopted}
    first: dict[str, tuple[bool, bool, dt.date, str | None, Learner]] = {}
    for fact in adoptions(practice, directory, today):
        if not fact.state.counts or fact.counted not in taken or fact.adopter is None:
            continue
        site, since = fact.adopter.learned_at, fact.since
        day = last_day(since) if since else today
        rank = (site is None, since is None, day, site, Learner(fact.counted, since))
        known = first.get(fact.counted)
        if known is None or rank[:2] < known[:2] or (rank[:2] == known[:2] and day < known[2]):
            first[fact.counted] = rank
    by_site: defaultdict[str | None, list[Learner]] = defaultdict(list)
    for _, _, _, site, learner in first.values():
        by_site[site].append(learner)

    def name(learner: Learner) -> tuple[bool, dt.date, str, str]:
        entry = directory.municipalities.get(learner.municipality)
        day = last_day(learner.since) if learner.since else today
        named = say(entry.record.name) if entry else learner.municipality
        return learner.since is None, day, named, learner.municipality

    found = [Lesson(site, tuple(sorted(group, key=name))) for site, group in by_site.items()]

    def place(lesson: Lesson) -> tuple[bool, int, str, str]:
        site = directory.sites.get(lesson.site or "")
        named = say(site.record.name) if site else ""
        return lesson.site is None, -len(lesson.learners), named, lesson.site or ""

    return tuple(sorted(found, key=place))


def years_to_threshold(practice: PracticeCard, spread: Spread) -> int | None:
    """How many calendar years lie between the start of a practice and its threshold; None where
    either is unknown, or where the dates contradict each other."""
    if practice.started is None or spread.passed is None:
        return None
    years = spread.passed.day.year - int(practice.started[:4])
    return years if years >= 0 else None


def family(practice: str, catalog: Catalog) -> tuple[Kin, ...]:
    """The family of a practice by `adapted_from`, the root first, each branch after its parent;
    children by title. Drafts are left out; a practice without kin gets nothing."""
    known = catalog.practices
    root, seen = practice, {practice}
    while True:
        parent = known[root].adapted_from
        if parent is None or parent in seen or parent not in known or not known[parent].published:
            break
        root = parent
        seen.add(root)
    found = tuple(_branch(root, 0, practice, catalog, set()))
    return found if len(found) > 1 else ()


def reaching(region: str, catalog: Catalog) -> tuple[Reaching, ...]:
    """The practices of a region at their threshold, and those about to be: two thirds of it
    adopted, or enough on the way. Scaled ones first, then the most adopted, then by title."""
    found = []
    for practice in catalog.by_region.get(region, ()):
        if practice.status != "published" or not practice.adopters:
            continue
        spread = practice_spread(practice, catalog.directory, catalog.today)
        counts: Mapping[AdoptionState, int] = dict(spread.counts)
        adopted, threshold = len(spread.adopted), spread.threshold
        coming = counts.get(AdoptionState.IN_PROGRESS, 0) + counts.get(AdoptionState.PLANNED, 0)
        if adopted >= threshold:
            reach = Reach.SCALED
        elif 3 * adopted >= 2 * threshold or (adopted and adopted + coming >= threshold):
            reach = Reach.NEAR
        else:
            continue
        passed = spread.passed.day.isoformat() if spread.passed else None
        if spread.passed and spread.passed.rough and passed:
            passed = passed[:4]
        found.append(Reaching(practice, reach, adopted, coming, threshold, passed))
    found.sort(key=lambda r: (r.reach is Reach.NEAR, -r.adopted, r.practice.title, r.practice.id))
    return tuple(found)


def _branch(
    practice: str, depth: int, asked: str, catalog: Catalog, seen: set[str]
) -> Iterator[Kin]:
    seen.add(practice)
    yield Kin(practice, depth, practice == asked)
    children = sorted(catalog.grown_from.get(practice, ()), key=lambda c: (c.title, c.id))
    for child in children:
        if child.id not in seen:
            yield from _branch(child.id, depth + 1, asked, catalog, seen)
