"""How long each stage of a build took and how much it made, for the command line and the bench."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass(slots=True)
class Stage:
    """`seconds` on the wall, `cpu` seconds of all processes, pages and bytes written."""

    seconds: float = 0.0
    cpu: float = 0.0
    pages: int = 0
    size: int = 0


@dataclass(slots=True)
class Stages:
    """The stages of a build in the order in which they began. `told` hears of each beginning."""

    told: Callable[[str], None] = lambda name: None
    taken: dict[str, Stage] = field(default_factory=dict)

    def divide(self, name: str, parts: Sequence[Mapping[str, Stage]]) -> None:
        """Give what workers did in the stage `name`, as each has measured it, stages of their own.
        They worked at the same time: their seconds are the mean, their processor time the sum. What
        is left stays with the stage."""
        whole = self.taken[name]
        for told in parts:
            for part, spent in told.items():
                stage = self.taken.setdefault(part, Stage())
                stage.seconds += spent.seconds / len(parts)
                stage.cpu += spent.cpu
                whole.seconds -= spent.seconds / len(parts)
                whole.cpu -= spent.cpu

    @contextmanager
    def stage(self, name: str, workers: Callable[[], float] = lambda: 0.0) -> Iterator[Stage]:
        """Measure what happens inside; a stage may be entered again and adds up.

        `workers` tells the processor time that workers have used so far.
        """
        self.told(name)
        stage = self.taken.setdefault(name, Stage())
        wall, cpu = time.perf_counter(), time.process_time() + workers()
        try:
            yield stage
        finally:
            stage.seconds += time.perf_counter() - wall
            stage.cpu += time.process_time() + workers() - cpu
