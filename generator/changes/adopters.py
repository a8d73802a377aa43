"""Adopters: how many have taken a practice over, and whether the threshold that makes a practice
scaled has been passed or lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generator.catalog import Catalog
from generator.catalog.adoption import adopted_count, adoptions
from generator.catalog.entries import PracticeCard
from generator.changes.change import NOTABLE, Change
from generator.changes.fields import Concern
from generator.changes.naming import commas
from generator.pages.wording import _, counted
from generator.text import number

MINUS: Final = "\u2212"


@dataclass(frozen=True, kw_only=True)
class Count:
    """How many have adopted a practice, of how many (0: of no one region), and the threshold."""

    before: int
    after: int
    of: int
    threshold: int
    threshold_before: int

    @property
    def passed(self) -> bool:
        """Whether the threshold is reached now and was not before."""
        return self.before < self.threshold_before and self.after >= self.threshold

    @property
    def lost(self) -> bool:
        """Whether it was reached before and is not now."""
        return self.before >= self.threshold_before and self.after < self.threshold

    def said(self) -> str:
        """«теперь 17 из 50 — порог 15 пройден»."""
        words = _("теперь %(count)s") % {"count": number(self.after)}
        if self.of:
            words = _("%(words)s из %(all)s") % {"words": words, "all": number(self.of)}
        limit = {"words": words, "limit": number(self.threshold)}
        if self.passed:
            return _("%(words)s — порог %(limit)s пройден") % limit
        if self.lost:
            return _("%(words)s — порог %(limit)s больше не пройден") % limit
        return words


@dataclass(frozen=True, kw_only=True)
class AdoptersGained(Change):
    """More municipalities have the practice, as far as the catalog names them."""

    kind = "adopters-gained"
    rank = NOTABLE
    names: tuple[str, ...]
    count: Count

    @property
    def deed(self) -> str:
        """«+2 муниципалитета (Бор, Выкса), теперь 17 из 50 — порог 15 пройден»."""
        more = counted("%(num)s муниципалитет", "%(num)s муниципалитетов", len(self.names))
        return f"+{more} ({commas(self.names)}), {self.count.said()}"


@dataclass(frozen=True, kw_only=True)
class AdoptersLost(Change):
    """Fewer municipalities have it; `abandoned` are those of `names` that gave it up, the others
    are named no more, or stand at an earlier stage."""

    kind = "adopters-lost"
    rank = NOTABLE
    names: tuple[str, ...]
    abandoned: tuple[str, ...]
    count: Count

    @property
    def deed(self) -> str:
        """«−1 муниципалитет (Бор: отказались), теперь 14 из 50»."""
        fewer = counted("%(num)s муниципалитет", "%(num)s муниципалитетов", len(self.names))
        gave_up = _("%(name)s: отказались")
        told = [gave_up % {"name": n} if n in self.abandoned else n for n in self.names]
        return f"{MINUS}{fewer} ({commas(told)}), {self.count.said()}"


@dataclass(frozen=True, kw_only=True)
class CountShifted(Change):
    """The number of adopters or the threshold differs, although no replication was touched:
    municipalities merged, or the region has another threshold."""

    kind = "count-shifted"
    rank = NOTABLE
    count: Count

    @property
    def deed(self) -> str:
        """«теперь 6 (было 7), хотя внедрившими названы те же»."""
        if self.count.before == self.count.after:
            return _("внедрений столько же, %(said)s") % {"said": self.count.said()}
        return _("%(said)s (было %(before)s), хотя внедрившими названы те же") % {
            "said": self.count.said(),
            "before": number(self.count.before),
        }


def count_of(before: PracticeCard, after: PracticeCard, old: Catalog, new: Catalog) -> Count:
    """The adopters of a practice in two catalogs."""
    directory, region = new.directory, after.region
    facts = adoptions(after, directory, new.today)
    standing = {entry.id for entry in directory.standing(region, new.today)}
    abroad = any(fact.counted not in standing for fact in facts)
    return Count(
        before=adopted_count(before, old.directory, old.today),
        after=adopted_count(after, directory, new.today),
        of=0 if abroad else len(standing),
        threshold=directory.threshold(region),
        threshold_before=old.directory.threshold(before.region),
    )


def shifted(
    before: PracticeCard, after: PracticeCard, old: Catalog, new: Catalog, concern: Concern
) -> Iterator[Change]:
    """That a practice counts otherwise although its own file says the same."""
    count = count_of(before, after, old, new)
    if count.before != count.after or count.passed or count.lost:
        yield CountShifted(**concern.as_fields(), count=count)


def adopters_of(practice: PracticeCard, catalog: Catalog) -> frozenset[str]:
    """Who counts as an adopter, as written: a merger alone is no change of replications."""
    directory, day = catalog.directory, catalog.today
    origin = directory.successor(practice.municipality, day) if practice.municipality else None
    return frozenset(
        fact.municipality
        for fact in adoptions(practice, directory, day)
        if fact.state.counts and fact.counted != origin
    )
