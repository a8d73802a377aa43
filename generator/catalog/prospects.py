"""What a package would change if it reached all: only what was measured, where it was measured.

Nothing is added up and nothing is multiplied: municipalities differ in size, and a term that fell
from ten days to two in one place tells what is possible in another, not what will be.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from generator.catalog.adoption import AdoptionState, adoptions
from generator.catalog.catalog import Catalog
from generator.catalog.entries import PackageEntry, PracticeCard, is_compared
from generator.catalog.spread import package_spread
from generator.model.figures import Effect
from generator.text import say


@dataclass(frozen=True, slots=True)
class Measured:
    """One measurement: `place` is the municipality that stands today, None for a whole region;
    `rough` if one of the numbers is only about right."""

    place: str | None
    before: float
    after: float
    rough: bool


@dataclass(frozen=True, slots=True)
class Prospect:
    """What a practice of the package was measured to change, in one metric and one unit.

    `lacking` is how many of the region's municipalities do not have the practice as yet; None where
    nobody is named who has it.
    """

    practice: str
    metric: str
    unit: str | None
    better: Literal["lower", "higher"] | None
    found: tuple[Measured, ...]
    lacking: int | None

    @property
    def before(self) -> tuple[float, float]:
        """The least and the greatest of the numbers before."""
        return min(one.before for one in self.found), max(one.before for one in self.found)

    @property
    def after(self) -> tuple[float, float]:
        """The least and the greatest of the numbers after."""
        return min(one.after for one in self.found), max(one.after for one in self.found)

    @property
    def places(self) -> int:
        """In how many places it was measured."""
        return len({one.place for one in self.found})

    @property
    def rough(self) -> bool:
        """Whether any of the numbers is only about right."""
        return any(one.rough for one in self.found)


@dataclass(frozen=True, slots=True)
class Outlook:
    """A package and those whom it has not reached.

    `reached` of `standing` municipalities of the region have adopted the package. `silent` are its
    practices of which nothing comparable was measured.
    """

    standing: int
    reached: int
    prospects: tuple[Prospect, ...]
    silent: tuple[str, ...]

    @property
    def left(self) -> int:
        """How many municipalities the package would still have to reach."""
        return self.standing - self.reached


def outlook(package: PackageEntry, catalog: Catalog) -> Outlook:
    """What `package` would change if it reached every municipality of its region, as far as its
    practices were measured: in the order of the package, metrics in the order of the files."""
    directory, today = catalog.directory, catalog.today
    standing = {entry.id for entry in directory.standing(package.region, today)}
    spread = package_spread(package, catalog)
    reached = {place for _, place in spread.adopted} & standing
    prospects: list[Prospect] = []
    silent = []
    for identity in dict.fromkeys(package.practices):
        practice = catalog.practices.get(identity)
        if practice is None or not practice.published:
            continue
        own = tuple(_prospects(practice, standing, catalog))
        prospects += own
        if not own:
            silent.append(identity)
    return Outlook(len(standing), len(reached), tuple(prospects), tuple(silent))


def _prospects(practice: PracticeCard, standing: set[str], catalog: Catalog) -> Iterator[Prospect]:
    having = set()
    measured: dict[tuple[str, str | None], list[tuple[Effect, Measured]]] = {}
    for fact in adoptions(practice, catalog.directory, catalog.today):
        if fact.state is AdoptionState.ORIGIN or fact.state.counts:
            having.add(fact.counted)
    for effect, place in _effects(practice, catalog):
        before, after = effect.before, effect.after
        if before is not None and after is not None:
            unit = before.unit or effect.unit
            one = Measured(place, before.value, after.value, not (before.exact and after.exact))
            measured.setdefault((_plain(say(effect.metric)), unit), []).append((effect, one))
    for (_, unit), pairs in measured.items():
        wishes = {effect.better for effect, _ in pairs} - {None}
        yield Prospect(
            practice=practice.id,
            metric=say(pairs[0][0].metric),
            unit=unit,
            better=wishes.pop() if len(wishes) == 1 else None,
            found=tuple(one for _, one in pairs),
            lacking=len(standing - having) if having else None,
        )


def _effects(practice: PracticeCard, catalog: Catalog) -> Iterator[tuple[Effect, str | None]]:
    """The comparable effects at home, then those of everybody who has adopted the practice."""
    directory, today = catalog.directory, catalog.today
    home = practice.municipality and directory.successor(practice.municipality, today)
    for effect in practice.compared:
        yield effect, home
    for fact in adoptions(practice, directory, today):
        if fact.adopter is not None and fact.state.counts:
            for effect in fact.adopter.effects:
                if is_compared(effect):
                    yield effect, fact.counted


def _plain(metric: str) -> str:
    """A metric's name without what does not tell it from another."""
    return " ".join(metric.casefold().replace("ё", "е").split())
