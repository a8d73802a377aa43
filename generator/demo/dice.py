"""Chance that repeats itself: the same seed gives the same choices, on every Python.

Only `random.random()` is used, whose numbers the standard library promises to keep; how `choice` or
`shuffle` spend them has changed before.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")

SKEW = 2.2
"""How much more often the first words of a list come: as in real texts, few words do most work."""


class Dice:
    """A stream of choices. Each record has its own, named by the seed and the record's id."""

    def __init__(self, *name: object) -> None:
        self.roll = random.Random("/".join(map(str, name))).random  # noqa: S311 - no secrets
        """The next number in [0, 1)."""

    def chance(self, share: float) -> bool:
        """True in `share` of the cases (0 to 1)."""
        return self.roll() < share

    def between(self, least: int, most: int) -> int:
        """A whole number from `least` to `most`, both included."""
        return least + int(self.roll() * (most - least + 1))

    def spread(self, least: float, most: float) -> float:
        """A number from `least` up to `most`."""
        return least + self.roll() * (most - least)

    def pick(self, things: Sequence[T]) -> T:
        """One of `things`, each as likely. Raises IndexError if there is none."""
        return things[int(self.roll() * len(things))]

    def early(self, things: Sequence[T]) -> T:
        """One of `things`, the first ones much more often."""
        return things[int(self.roll() ** SKEW * len(things))]

    def some(self, things: Sequence[T], count: int) -> list[T]:
        """Up to `count` different ones of `things`, in any order."""
        left = list(things)
        taken = min(count, len(left))
        for place in range(taken):
            other = place + int(self.roll() * (len(left) - place))
            left[place], left[other] = left[other], left[place]
        return left[:taken]

    def day(self, first: dt.date, last: dt.date) -> dt.date:
        """A day from `first` to `last`; `first` if they are the wrong way round."""
        return first + dt.timedelta(days=self.between(0, max(0, (last - first).days)))

    def written(self, day: dt.date, today: dt.date) -> str | int:
        """`day` as files write it, to the day, the month or the year.

        A precision is only lost where all that the date may then mean lies before `today`.
        """
        roll = self.roll()
        if roll < 0.1 and day.year < today.year:
            return day.year
        if roll < 0.4 and (day.year, day.month) < (today.year, today.month):
            return f"{day.year}-{day.month:02}"
        return day.isoformat()
