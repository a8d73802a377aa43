"""Which practices a list shows and in what order: the strongest, the newest, those of a sphere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.catalog.entries import PracticeCard
from generator.pages.desk import CardView, Desk, Link
from generator.pages.effects import ratio


@dataclass(frozen=True, slots=True)
class Group:
    """Practices of one sphere: some of them as cards, and how many there are in all."""

    sphere: Link
    cards: tuple[CardView, ...]
    count: int


def strongest(practices: Iterable[PracticeCard], how_many: int) -> tuple[PracticeCard, ...]:
    """The practices with the greatest known improvement: real, with a source, not archived.

    Strength is how many times the better side beats the other; ties go by id, so that the same
    catalog always shows the same.
    """
    ranked = []
    for practice in practices:
        effect = practice.headline
        if effect is None or effect.kind == "expected" or not effect.source:
            continue
        times = ratio(effect) if practice.status == "published" else None
        if times is not None and times > 1:
            ranked.append((-times, practice.id, practice))
    ranked.sort(key=lambda item: item[:2])
    return tuple(practice for _, _, practice in ranked[:how_many])


def by_sphere(
    practices: Iterable[PracticeCard], desk: Desk, most: int | None = None
) -> tuple[Group, ...]:
    """Practices under their spheres, spheres in their own order; at most so many cards of each,
    archived ones last."""
    found: dict[str, list[PracticeCard]] = {key: [] for key in desk.spheres}
    for practice in practices:
        found.setdefault(practice.sphere, []).append(practice)
    return tuple(
        Group(
            desk.sphere(sphere),
            desk.cards(tuple(sorted(cards, key=lambda one: one.status == "archived")[:most])),
            len(cards),
        )
        for sphere, cards in found.items()
        if cards
    )


def across_regions(practices: Iterable[PracticeCard], how_many: int) -> tuple[PracticeCard, ...]:
    """The first of each region in turn, then the second of each, as long as there are any."""
    queues: dict[str, list[PracticeCard]] = {}
    for practice in practices:
        queues.setdefault(practice.region, []).append(practice)
    chosen: list[PracticeCard] = []
    for round_ in range(max(map(len, queues.values()), default=0)):
        for queue in queues.values():
            if round_ < len(queue) and len(chosen) < how_many:
                chosen.append(queue[round_])
    return tuple(chosen)


def newest(practices: Iterable[PracticeCard]) -> tuple[PracticeCard, ...]:
    """Published practices by the day on which they were last held against their sources, newest
    first; of one day, those with a known figure first, then by id."""
    live = [p for p in practices if p.status == "published" and p.verified]
    live.sort(key=lambda p: (p.headline is None, p.id))
    live.sort(key=lambda p: p.verified or "", reverse=True)
    return tuple(live)
