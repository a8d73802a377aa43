"""By what a list can be narrowed: each filter with its values; and those of the practices.

The page of practices shows its filters, the search index holds the facts; both are made here, so
that they always mean the same. Of shorter lists the lines themselves hold the facts.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from math import log2
from typing import Final, NamedTuple

from generator.catalog.adoption import AdoptionState, state_of
from generator.catalog.certification import CertificateState
from generator.catalog.entries import PracticeCard
from generator.model.region import LEVELS
from generator.pages.desk import Desk, Link
from generator.pages.effects import ratio
from generator.pages.labels import LEVELS as LEVEL_WORDS
from generator.pages.wording import N_, _

ADOPTION: Final = (
    ("none", N_("внедрившие не названы")),
    ("some", N_("внедрили другие")),
    ("scaled", N_("масштабирована")),
)
STATES: Final = (
    ("valid", N_("действует")),
    ("expires-soon", N_("скоро истекает")),
    ("term-unknown", N_("срок не указан")),
    ("ended", N_("больше не действует")),
)
UNCERTIFIED: Final = ("none", N_("без сертификата"))
MARKS: Final = (
    ("confirmed", N_("внедрение подтверждено")),
    ("measured", N_("эффект измерен")),
    ("kit", N_("есть документы для внедрения")),
)
ARCHIVED: Final = 1 << len(MARKS)
"""The mark of a practice whose description is no longer kept up."""
UNDATED: Final = "unknown"
"""The year of a practice whose beginning nobody has told."""


class Facts(NamedTuple):
    """What holds of a practice. `level`, `state` and `marks` are sets of bits in the order of the
    filter's values; `adoption` is a number in its own. `effect` is 0 (nobody can tell) to 255.
    `title` is that by which lists are sorted.
    """

    region: str
    place: str
    sphere: str
    tools: tuple[str, ...]
    level: int
    state: int
    adoption: int
    marks: int
    year: str
    adopted: int
    effect: int
    fresh: str
    title: str


@dataclass(frozen=True, slots=True)
class Value:
    """One value: the name of its filter and its own in the address, and its words."""

    name: str
    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Filter:
    """Values that stand together. Those of one name mean «or», different names mean «and».

    A filter that is `dear` has its facts in a file of its own, fetched when it is unfolded; those
    of places are told by that file too, since there are thousands of them.
    """

    id: str
    title: str
    values: tuple[Value, ...]
    dear: bool = False
    unfolded: bool = False


def practice_facts(practice: PracticeCard, desk: Desk) -> Facts:
    """The facts of a published practice today."""
    view = desk.card(practice)
    level = state = 0
    for certificate in desk.directory.certificates_by_practice.get(practice.id, ()):
        level |= 1 << LEVELS.index(certificate.record.level)
        state |= _STATE_BITS[desk.ledger.state(certificate)]
    months = desk.directory.confirmation_months(practice.region)
    confirmed = any(
        state_of(adopter, months, desk.today) is AdoptionState.CONFIRMED
        for adopter in practice.adopters
    )
    marks = confirmed | practice.measured << 1 | practice.has_kit << 2
    return Facts(
        region=practice.region,
        place=practice.municipality or "",
        sphere=practice.sphere,
        tools=practice.tools,
        level=level or 1 << len(LEVELS),
        state=state,
        adoption=2 if view.scaled else int(view.adopted > 0),
        marks=marks | (ARCHIVED if view.archived else 0),
        year=practice.started[:4] if practice.started else UNDATED,
        adopted=min(view.adopted, 255),
        effect=_strength(practice),
        fresh=practice.verified or "",
        title=view.title.casefold().replace("ё", "е"),
    )


def practice_filters(desk: Desk) -> tuple[Filter, ...]:
    """The filters with the values that some published practice has."""
    catalog = desk.catalog
    years = sorted({card.started[:4] for card in catalog.published if card.started}, reverse=True)
    when = [(year, year) for year in years]
    if any(card.started is None for card in catalog.published):
        when.append((UNDATED, N_("не указано")))
    levels = [(level, LEVEL_WORDS[level]) for level in LEVELS]
    spheres = linked_values("sphere", desk.spheres, catalog.by_sphere)
    return (
        Filter("sphere", _("Сфера"), spheres, unfolded=True),
        Filter("adoption", _("Внедрение"), values_of("adoption", ADOPTION), unfolded=True),
        Filter("marks", _("Что известно"), _marks(), unfolded=True),
        Filter("region", _("Регион"), linked_values("region", desk.regions, catalog.by_region)),
        Filter("place", _("Где придумали"), (), dear=True),
        Filter(
            "tool", _("Инструмент"), linked_values("tool", desk.tools, catalog.by_tool), dear=True
        ),
        Filter("level", _("Уровень сертификата"), values_of("level", (*levels, UNCERTIFIED))),
        Filter("state", _("Состояние сертификата"), values_of("state", STATES)),
        Filter("year", _("Когда начали"), values_of("year", when), dear=True),
    )


_STATE_BITS: Final = {
    state: {
        CertificateState.VALID: 1,
        CertificateState.EXPIRES_SOON: 2,
        CertificateState.TERM_UNKNOWN: 4,
    }.get(state, 8)
    for state in CertificateState
}


def linked_values(name: str, links: Mapping[str, Link], used: Container[str]) -> tuple[Value, ...]:
    """The values of a filter of things with pages: those that are `used`, in their order."""
    return tuple(Value(name, key, link.text) for key, link in links.items() if key in used)


def values_of(name: str, words: Iterable[tuple[str, str]]) -> tuple[Value, ...]:
    """The values of a filter of keys and their words, which are still to be translated."""
    return tuple(Value(name, key, _(label)) for key, label in words)


def _marks() -> tuple[Value, ...]:
    return tuple(Value(key, "yes", _(label)) for key, label in MARKS)


def _strength(practice: PracticeCard) -> int:
    """How strong the headline effect is, for sorting: equal steps of a logarithm."""
    effect = practice.headline
    times = ratio(effect) if effect is not None and effect.kind != "expected" else None
    return 0 if times is None else min(255, 1 + round(24 * log2(max(times, 1))))
