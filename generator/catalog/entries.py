"""What the catalog holds: records with their ids, linked to each other by full ids.

A full id is "<region>/<name>". Practices come as cards: all that lists, maps and figures need of a
practice, without its prose, so that thousands of them travel cheaply between processes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from operator import attrgetter
from sys import intern
from typing import Any, Literal, NamedTuple

from generator.catalog.asking import ask
from generator.catalog.condition import Condition
from generator.model.certificate import Certificate
from generator.model.figures import Effect
from generator.model.municipality import Municipality
from generator.model.package import Package
from generator.model.practice import (
    Confirmation,
    Practice,
    ReplicatedReported,
    Replication,
    ReplicationStatus,
)
from generator.model.region import Region
from generator.model.site import Site
from generator.text import say

TELLING = ("problem", "solution", "effects", "sources")
"""The fields without which a practice helps nobody to repeat it: what a draft waits for."""


def full_id(reference: str, region: str) -> str:
    """The full id that `reference` means inside `region`; one string for all who mean the same."""
    return intern(reference if "/" in reference else f"{region}/{reference}")


@lru_cache(maxsize=4096)
def _ids(*ids: str) -> tuple[str, ...]:
    """These ids; one tuple for all that name the same, since few of them differ."""
    return ids


@dataclass(frozen=True, slots=True)
class RegionEntry:
    """A region: `id` is the name of its folder."""

    id: str
    record: Region
    file: str


@dataclass(frozen=True, slots=True)
class MunicipalityEntry:
    """A municipality; `path` leads to it inside `file`."""

    id: str
    region: str
    record: Municipality
    file: str
    path: tuple[str | int, ...]
    merged_into: str | None

    @property
    def slug(self) -> str:
        """The part of the id after the region."""
        return self.id.partition("/")[2]


@dataclass(frozen=True, slots=True)
class SiteEntry:
    """A training site with its references made full."""

    id: str
    region: str
    record: Site
    file: str
    municipality: str
    serves: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CertificateEntry:
    """A certificate of a region's register; `slug` makes its address."""

    region: str
    slug: str
    record: Certificate
    file: str
    path: tuple[str | int, ...]
    practice: str | None
    municipality: str | None

    @property
    def number(self) -> str:
        """The number as the register writes it."""
        return self.record.number


@dataclass(frozen=True, slots=True)
class PackageEntry:
    """A replication package."""

    id: str
    region: str
    record: Package
    file: str
    practices: tuple[str, ...]


class Vouched(NamedTuple):
    """Who confirmed a replication, when ("2025-03") and how."""

    by: str | dict[str, str]
    date: str
    how: Literal["document", "visit", "letter"]


@dataclass(frozen=True, slots=True)
class Adopter:
    """A replication with its references made full; `index` is its place in the file's list.

    There are more of these than of anything else, so they are leaner than the records they are
    made of.
    """

    municipality: str
    learned_at: str | None
    status: ReplicationStatus
    since: str | None
    organisation: str | dict[str, str] | None
    effects: tuple[Effect, ...]
    confirmed: Vouched | None
    note: str | dict[str, str] | None
    source: tuple[str, ...]
    index: int

    def __reduce__(self) -> tuple[Any, ...]:
        return Adopter, _adopter_values(self)


@lru_cache(maxsize=4096)
def _said_by(by: str, date: str, how: Literal["document", "visit", "letter"]) -> Vouched:
    """One for all that were confirmed so: somebody goes round and confirms many in a day."""
    return Vouched(by, date, how)


_adopter_values = attrgetter(*(each.name for each in fields(Adopter)))


class Uptake(NamedTuple):
    """What changes while a practice spreads: who has taken it up by name, how many are reported to
    have, when the file was last checked, and what it lacks."""

    adopters: tuple[Adopter, ...]
    reported: ReplicatedReported | None
    verified: str | None
    condition: Condition = Condition()


@dataclass(frozen=True, slots=True)
class PracticeCard:
    """A practice as others see it. Texts are plain Russian; ids are full.

    `compared` are its measured effects with both sides in comparable numbers. Who looks at its
    uptake is heard asking for it, so it is looked at through the properties only.
    """

    id: str
    region: str
    file: str
    title: str
    summary: str
    sphere: str
    status: str
    municipality: str | None
    organisation: str | None
    started: str | None
    tools: tuple[str, ...]
    headline: Effect | None
    measured: bool
    has_kit: bool
    uptake: Uptake
    taught_at: tuple[str, ...]
    adapted_from: str | None
    related: tuple[str, ...]
    aliases: tuple[str, ...]
    missing: tuple[str, ...] = ()
    compared: tuple[Effect, ...] = ()
    titles: Mapping[str, str] | None = None
    summaries: Mapping[str, str] | None = None
    """By language, where the file gives it so; None where it is in Russian only."""

    @property
    def named(self) -> str | Mapping[str, str]:
        """The title in every language in which it is given."""
        return self.titles or self.title

    @property
    def told(self) -> str | Mapping[str, str]:
        """The summary in every language in which it is given."""
        return self.summaries or self.summary

    def __reduce__(self) -> tuple[Any, ...]:
        return PracticeCard, _card_values(self)

    @property
    def adopters(self) -> tuple[Adopter, ...]:
        """Its replications, in the order of the file."""
        ask(self.id)
        return self.uptake.adopters

    @property
    def reported(self) -> ReplicatedReported | None:
        """How many are reported to have taken it over."""
        ask(self.id)
        return self.uptake.reported

    @property
    def verified(self) -> str | None:
        """When the file was last checked against its sources, as it says."""
        ask(self.id)
        return self.uptake.verified

    @property
    def condition(self) -> Condition:
        """What the file lacks."""
        ask(self.id)
        return self.uptake.condition

    def with_condition(self, condition: Condition) -> PracticeCard:
        """This card with another condition."""
        return replace(self, uptake=self.uptake._replace(condition=condition))

    @property
    def slug(self) -> str:
        """The part of the id after the region."""
        return self.id.partition("/")[2]

    @property
    def published(self) -> bool:
        """Whether the practice has a page."""
        return self.status != "draft"


_card_values = attrgetter(*(each.name for each in fields(PracticeCard)))


def card_of(identity: str, file: str, practice: Practice) -> PracticeCard:
    """The card of a practice whose full id is `identity`."""
    region = intern(identity.partition("/")[0])
    origin = practice.origin
    return PracticeCard(
        id=identity,
        region=region,
        file=file,
        title=_plain(practice.title) or "",
        summary=_plain(practice.summary) or "",
        sphere=intern(practice.sphere),
        status=practice.status,
        municipality=full_id(origin.municipality, region) if origin.municipality else None,
        organisation=_plain(origin.organisation),
        started=practice.started,
        tools=_ids(*practice.tools),
        headline=headline(practice.effects),
        measured=any(effect.kind == "measured" for effect in practice.effects),
        has_kit=bool(practice.kit),
        uptake=Uptake(
            tuple(
                adopter_of(record, index, region)
                for index, record in enumerate(practice.replications)
            ),
            practice.replicated_reported,
            practice.verified,
        ),
        taught_at=tuple(full_id(site, region) for site in practice.taught_at),
        adapted_from=full_id(practice.adapted_from, region) if practice.adapted_from else None,
        related=tuple(full_id(other, region) for other in practice.related),
        aliases=tuple(full_id(alias, region) for alias in practice.aliases),
        missing=tuple(name for name in TELLING if not getattr(practice, name)),
        compared=tuple(effect for effect in practice.effects if is_compared(effect)),
        titles=_by_language(practice.title),
        summaries=_by_language(practice.summary),
    )


def adopter_of(record: Replication, index: int, region: str) -> Adopter:
    """A replication in the list of a practice of `region`, as others see it."""
    vouched = record.confirmed
    return Adopter(
        municipality=full_id(record.municipality, region),
        learned_at=full_id(record.learned_at, region) if record.learned_at else None,
        status=record.status,
        since=record.since,
        organisation=record.organisation,
        effects=record.effects,
        confirmed=_vouched(vouched) if vouched else None,
        note=record.note,
        source=_ids(*record.source),
        index=index,
    )


def _vouched(given: Confirmation) -> Vouched:
    if isinstance(given.by, str):
        return _said_by(given.by, given.date, given.how)
    return Vouched(given.by, given.date, given.how)


def is_compared(effect: Effect) -> bool:
    """Whether an effect was measured before and after, in one unit, in numbers and not in bounds:
    such effects of one metric can be laid side by side."""
    before, after = effect.before, effect.after
    return (
        effect.kind == "measured"
        and before is not None
        and after is not None
        and (before.unit or effect.unit) == (after.unit or effect.unit)
        and {before.bound, after.bound} <= {"exact", "about"}
    )


def headline(effects: tuple[Effect, ...]) -> Effect | None:
    """The effect that stands for the practice: the first that shows a change, else the first.

    Authors put the most telling effect first; an effect with one known side only stands for the
    practice when there is nothing better, and an expected one never before a real one.
    """

    def weight(effect: Effect) -> tuple[bool, bool]:
        both = effect.before is not None and effect.after is not None
        return (effect.kind == "expected", not (both or effect.change is not None))

    return min(effects, key=weight, default=None)


def _by_language(text: str | dict[str, str]) -> Mapping[str, str] | None:
    return None if isinstance(text, str) else text


def _plain(text: str | dict[str, str] | None) -> str | None:
    return None if text is None else say(text)
