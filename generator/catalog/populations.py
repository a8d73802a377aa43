"""Classes of population: how large a municipality is, roughly enough to compare it with others."""

from __future__ import annotations

from bisect import bisect_right
from typing import Final

POPULATION_CLASSES: Final = (20_000, 50_000, 100_000, 250_000, 1_000_000)
"""Where a class of population begins; below the first lies the smallest."""


def population_class(people: int) -> int:
    """The class of a number of people: 0 below 20 000, 5 from a million on."""
    return bisect_right(POPULATION_CLASSES, people)
