"""Practices at a glance: how many questions each answers, how long ago it was checked, how much of
its spread is confirmed; and the same of many practices together.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from operator import add

from generator.catalog.adoption import AdoptionState, state_of
from generator.catalog.catalog import Catalog
from generator.catalog.condition import PRACTICE_QUESTIONS, NeedKind
from generator.catalog.entries import PracticeCard
from generator.catalog.lacks import CHECK_DAYS
from generator.model.dates import last_day


@dataclass(frozen=True, slots=True)
class Checkup:
    """One published practice: how many of the questions it answers, when it was checked last and
    how many days ago, how many of its adoptions are confirmed, and how many needs it has."""

    practice: PracticeCard
    answered: int
    age: int | None
    adopted: int
    confirmed: int
    needs: int

    @property
    def complete(self) -> bool:
        """Whether every question has its answer."""
        return self.answered == len(PRACTICE_QUESTIONS)

    @property
    def fresh(self) -> bool:
        """Whether somebody has checked it lately."""
        return self.age is not None and self.age <= CHECK_DAYS


@dataclass(frozen=True, slots=True)
class Tally:
    """Figures of a region or of all; they can be added. `asked` counts the questions of all
    published practices, `answered` those of them that have an answer."""

    practices: int = 0
    complete: int = 0
    asked: int = 0
    answered: int = 0
    fresh: int = 0
    adopted: int = 0
    confirmed: int = 0
    drafts: int = 0
    needs: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(*map(add, astuple(self), astuple(other)))


def checkup(card: PracticeCard, catalog: Catalog, needs: int) -> Checkup:
    """The checkup of a published practice that has so many needs."""
    unanswered = sum(
        lack.kind in (NeedKind.MISSING, NeedKind.NO_EFFECT) for lack in card.condition.lacks
    )
    months = catalog.directory.confirmation_months(card.region)
    states = [state_of(adopter, months, catalog.today) for adopter in card.adopters]
    return Checkup(
        practice=card,
        answered=len(PRACTICE_QUESTIONS) - unanswered,
        age=age(card.condition.checked, catalog.today),
        adopted=sum(state.counts for state in states),
        confirmed=states.count(AdoptionState.CONFIRMED),
        needs=needs,
    )


def age(checked: str | None, today: dt.date) -> int | None:
    """How many days ago something was `checked`, at the least: a year counts from its end. None
    where no date is known."""
    return None if checked is None else max(0, (today - last_day(checked)).days)


def tally(checkups: Sequence[Checkup], drafts: int, needs: int) -> Tally:
    """The figures of these practices, and of so many drafts and needs beside them."""
    return Tally(
        practices=len(checkups),
        complete=sum(one.complete for one in checkups),
        asked=len(checkups) * len(PRACTICE_QUESTIONS),
        answered=sum(one.answered for one in checkups),
        fresh=sum(one.fresh for one in checkups),
        adopted=sum(one.adopted for one in checkups),
        confirmed=sum(one.confirmed for one in checkups),
        drafts=drafts,
        needs=needs,
    )
