"""Adoption: where a practice works on a given day, since when, and on what grounds.

One set of facts for the table, the map, the tiles, the curve and the API. A replication is claimed
until somebody confirms it, and a confirmation older than the region's term is stale.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache
from typing import Final, NamedTuple, Self

from generator.catalog.catalog import Catalog, Directory
from generator.catalog.entries import Adopter, PracticeCard
from generator.model.dates import last_day


class AdoptionState(StrEnum):
    """In what sense a municipality has the practice; the order is the order of legends."""

    ORIGIN = "origin"
    CONFIRMED = "confirmed"
    CLAIMED = "claimed"
    STALE = "stale"
    IN_PROGRESS = "in-progress"
    PLANNED = "planned"
    ABANDONED = "abandoned"

    counts: bool
    """Whether the municipality counts as having adopted the practice."""

    def __new__(cls, value: str) -> Self:
        """A state; what is asked of it a hundred times a practice is worked out here."""
        state = str.__new__(cls, value)
        state._value_ = value
        state.counts = value in ("confirmed", "claimed", "stale")
        return state


class Adoption(NamedTuple):
    """One municipality and one practice. `municipality` is as written, `counted` its successor
    on the day; `adopter` is None for the origin."""

    municipality: str
    counted: str
    state: AdoptionState
    since: str | None
    adopter: Adopter | None


def adoptions(practice: PracticeCard, directory: Directory, day: dt.date) -> tuple[Adoption, ...]:
    """The origin first, then every replication in the order of the file, as of `day`."""
    found: list[Adoption] = []
    if practice.municipality is not None:
        found.append(
            Adoption(
                practice.municipality,
                directory.successor(practice.municipality, day),
                AdoptionState.ORIGIN,
                practice.started,
                None,
            )
        )
    return (*found, *taken(practice, practice.adopters, directory, day))


def taken(
    practice: PracticeCard, adopters: Iterable[Adopter], directory: Directory, day: dt.date
) -> tuple[Adoption, ...]:
    """What some of the `adopters` of `practice` have made of it by `day`, in their order."""
    months = directory.confirmation_months(practice.region)
    return tuple(
        Adoption(
            adopter.municipality,
            directory.successor(adopter.municipality, day),
            state_of(adopter, months, day),
            adopter.since,
            adopter,
        )
        for adopter in adopters
    )


def state_of(adopter: Adopter, months: int, day: dt.date) -> AdoptionState:
    """The state of one replication on `day`; `months` is the term of a confirmation."""
    if adopter.status == "adopted":
        if adopter.confirmed is None:
            return AdoptionState.CLAIMED
        if _good_until(adopter.confirmed.date, months) < day:
            return AdoptionState.STALE
        return AdoptionState.CONFIRMED
    return _OTHERS[adopter.status]


_OTHERS: Final = {
    state.value: state
    for state in (AdoptionState.IN_PROGRESS, AdoptionState.PLANNED, AdoptionState.ABANDONED)
}
"""What a replication that has not come about says of itself."""


@lru_cache(maxsize=4096)
def _good_until(confirmed: str, months: int) -> dt.date:
    """The last day on which a confirmation holds; the same few dates come again and again."""
    return months_later(last_day(confirmed), months)


def months_later(day: dt.date, months: int) -> dt.date:
    """`day` so many months later, held inside the month (31 January + 1 → end of February)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return dt.date(year, month + 1, last)
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")


def adopted_count(practice: PracticeCard, directory: Directory, day: dt.date) -> int:
    """How many municipalities besides the origin have the practice, successors counted once."""
    origin = directory.successor(practice.municipality, day) if practice.municipality else None
    having = {
        directory.successor(adopter.municipality, day)
        for adopter in practice.adopters
        if adopter.status == "adopted"
    }
    return len(having - {origin})


def is_scaled(practice: PracticeCard, catalog: Catalog) -> bool:
    """Whether the practice has reached its region's threshold by the names in the catalog."""
    adopted = adopted_count(practice, catalog.directory, catalog.today)
    return adopted >= catalog.directory.threshold(practice.region)
