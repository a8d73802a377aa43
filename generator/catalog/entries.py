"""What the catalog holds: records with their ids, linked to each other by full ids.

A full id is "<region>/<name>". Practices come as cards: all that lists, maps and figures need of a
practice, without its prose, so that thousands of them travel cheaply between processes.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.certificate import Certificate
from generator.model.figures import Effect
from generator.model.municipality import Municipality
from generator.model.package import Package
from generator.model.practice import Practice, ReplicatedReported, Replication
from generator.model.region import Region
from generator.model.site import Site
from generator.text import say

TELLING = ("problem", "solution", "effects", "sources")
"""The fields without which a practice helps nobody to repeat it: what a draft waits for."""


def full_id(reference: str, region: str) -> str:
    """The full id that `reference` means inside `region`."""
    return reference if "/" in reference else f"{region}/{reference}"


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


@dataclass(frozen=True, slots=True)
class Adopter:
    """A replication with its references made full; `index` is its place in the file's list."""

    municipality: str
    learned_at: str | None
    record: Replication
    index: int


@dataclass(frozen=True, slots=True)
class PracticeCard:
    """A practice as others see it. Texts are plain Russian; ids are full."""

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
    verified: str | None
    tools: tuple[str, ...]
    headline: Effect | None
    measured: bool
    has_kit: bool
    sources: int
    adopters: tuple[Adopter, ...]
    reported: ReplicatedReported | None
    taught_at: tuple[str, ...]
    adapted_from: str | None
    related: tuple[str, ...]
    aliases: tuple[str, ...]
    missing: tuple[str, ...] = ()

    @property
    def slug(self) -> str:
        """The part of the id after the region."""
        return self.id.partition("/")[2]

    @property
    def published(self) -> bool:
        """Whether the practice has a page."""
        return self.status != "draft"


def card_of(identity: str, file: str, practice: Practice) -> PracticeCard:
    """The card of a practice whose full id is `identity`."""
    region = identity.partition("/")[0]
    origin = practice.origin
    return PracticeCard(
        id=identity,
        region=region,
        file=file,
        title=_plain(practice.title) or "",
        summary=_plain(practice.summary) or "",
        sphere=practice.sphere,
        status=practice.status,
        municipality=full_id(origin.municipality, region) if origin.municipality else None,
        organisation=_plain(origin.organisation),
        started=practice.started,
        verified=practice.verified,
        tools=practice.tools,
        headline=headline(practice.effects),
        measured=any(effect.kind == "measured" for effect in practice.effects),
        has_kit=bool(practice.kit),
        sources=len(practice.sources),
        adopters=tuple(
            Adopter(
                full_id(r.municipality, region),
                full_id(r.learned_at, region) if r.learned_at else None,
                r,
                index,
            )
            for index, r in enumerate(practice.replications)
        ),
        reported=practice.replicated_reported,
        taught_at=tuple(full_id(site, region) for site in practice.taught_at),
        adapted_from=full_id(practice.adapted_from, region) if practice.adapted_from else None,
        related=tuple(full_id(other, region) for other in practice.related),
        aliases=tuple(full_id(alias, region) for alias in practice.aliases),
        missing=tuple(name for name in TELLING if not getattr(practice, name)),
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


def _plain(text: str | dict[str, str] | None) -> str | None:
    return None if text is None else say(text)
