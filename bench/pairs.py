"""Two commands measured in turn: on a noisy machine only what ran side by side can be compared."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

from bench.measuring import Cost


@dataclass(frozen=True, slots=True)
class Pairs:
    """What two commands took, round by round."""

    ours: Sequence[Cost]
    theirs: Sequence[Cost]

    def ratios(self, of: Callable[[Cost], float]) -> list[float]:
        """Ours by theirs in each round, from small to large."""
        return sorted(
            of(our) / of(their) for our, their in zip(self.ours, self.theirs, strict=True)
        )

    @property
    def wall(self) -> float:
        """The median of the rounds: our seconds by theirs."""
        return median(self.ratios(lambda cost: cost.seconds))

    @property
    def cpu(self) -> float:
        """The median of the rounds: our processor seconds by theirs."""
        return median(self.ratios(lambda cost: cost.cpu))


def in_turn(ours: Callable[[], Cost], theirs: Callable[[], Cost], rounds: int) -> Pairs:
    """Measure both, ours first, `rounds` times."""
    measured = [(ours(), theirs()) for _ in range(rounds)]
    return Pairs([our for our, _ in measured], [their for _, their in measured])


def middle(costs: Sequence[Cost]) -> Cost:
    """The run with the median of seconds (of two, the quicker)."""
    return sorted(costs, key=lambda cost: cost.seconds)[(len(costs) - 1) // 2]
