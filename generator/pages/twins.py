"""What a page and its twin in another language both rest on: worked out for the one, at hand for
the other, since twins are made one after the other."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

Thing = TypeVar("Thing")
Made = TypeVar("Made")


def kept_for_twin(make: Callable[[Thing], Made]) -> Callable[[Thing], Made]:
    """`make` with its last answer kept for the very same thing.

    Not for one that is merely equal: to compare a record as a whole would cost what it spares. What
    `make` says must have no words of the interface in it, and nobody may change it.
    """
    last: tuple[Thing, Made] | None = None

    def kept(thing: Thing) -> Made:
        nonlocal last
        known = last  # looked at once: the preview draws in several threads
        if known is None or known[0] is not thing:
            known = last = thing, make(thing)
        return known[1]

    return kept
