"""What a page and its twin in another language both rest on: worked out for the one, at hand for
the other, since twins are made one after the other."""

from __future__ import annotations

from collections.abc import Callable
from operator import is_
from typing import TypeVar, TypeVarTuple

Things = TypeVarTuple("Things")
Made = TypeVar("Made")


def kept_for_twin(make: Callable[[*Things], Made]) -> Callable[[*Things], Made]:
    """`make` with its last answer kept for the very same things, which are told in order.

    Not for those that are merely equal: to compare a record as a whole would cost what it spares.
    They and the answer stay alive until others come: none of them should hold much. What `make`
    says must have no words of the interface in it, and nobody may change it. Whoever keeps an
    answer on how far practices have spread asks for them again (see `catalog.asking`).
    """
    last: tuple[tuple[*Things], Made] | None = None

    def kept(*things: *Things) -> Made:
        nonlocal last
        known = last  # looked at once: the preview draws in several threads
        if known is None or not all(map(is_, known[0], things)):
            known = last = things, make(*things)
        return known[1]

    return kept
