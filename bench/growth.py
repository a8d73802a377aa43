"""Whether a practice costs as much in a large catalog as in a small one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from bench.measuring import MIB, Cost
from bench.table import Table, figure

HEADS: Final = (
    "практик",
    "секунды",
    "процессор, с",
    "мс на практику",
    "процессор, мс на практику",
    "доля",
    "память, МиБ",
    "работник, МиБ",
)


class Grown(NamedTuple):
    """A cold build of a catalog of so many practices, and the peak memory of a worker (bytes)."""

    practices: int
    built: Cost
    worker: int


def growth(builds: Sequence[Grown]) -> Table:
    """A line for each size; the share is that of the seconds per practice in the line above."""
    rows, before = [], 0.0
    for one in sorted(builds):
        each = one.built.seconds / one.practices
        rows.append(
            (
                figure(one.practices, 0),
                figure(one.built.seconds),
                figure(one.built.cpu),
                figure(1000 * each),
                figure(1000 * one.built.cpu / one.practices),
                figure(each / before if before else 0),
                figure(one.built.peak / MIB, 0),
                figure(one.worker / MIB, 0),
            )
        )
        before = each
    notes = ["доля — время на практику от строки выше: не больше единицы, если нет лишнего роста"]
    return Table("Рост", HEADS, rows, notes)
