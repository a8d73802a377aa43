"""Chains in which each record names one other: where such a chain runs in a circle."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping


def circles(
    records: Mapping[str, object], following: Callable[[str], str | None]
) -> Iterator[list[str]]:
    """The circles among `records`, each once and from the id at which it is first met.

    `following` tells which id a record names; one that is not among `records` ends the chain. Each
    record is looked at once, however long the chains are.
    """
    settled: set[str] = set()
    for start in records:
        chain: dict[str, int] = {}
        here: str | None = start
        while here is not None and here in records:
            if here in settled or here in chain:
                break
            chain[here] = len(chain)
            here = following(here)
        if here is not None and here in chain:
            yield list(chain)[chain[here] :]
        settled.update(chain)
