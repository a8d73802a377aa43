"""Effects: a stated change agrees with before and after, within rounding and honest bounds."""

from __future__ import annotations

from collections.abc import Iterator

from generator.catalog.problems import DataPath, Problem
from generator.catalog.rules.subject import Subject
from generator.findings.catalogue import catalog as codes
from generator.model.figures import Effect
from generator.model.practice import Practice

SIGNS = {"decrease": "−", "increase": "+"}


def of_record(subject: Subject) -> Iterator[Problem]:
    """F501 and F502 for the effects of a practice and of its replications."""
    practice = subject.record
    if not isinstance(practice, Practice):
        return
    for index, effect in enumerate(practice.effects):
        yield from _judge(subject, effect, ("effects", index))
    for number, replication in enumerate(practice.replications):
        for index, effect in enumerate(replication.effects):
            yield from _judge(subject, effect, ("replications", number, "effects", index))


def _judge(subject: Subject, effect: Effect, path: DataPath) -> Iterator[Problem]:
    change = effect.change
    if change is None:
        return
    if change.direction == "decrease" and change.by == "percent" and change.value > 100:
        yield subject.problem(
            codes.DROP_OVER_100, (*path, "change", "value"), {"value": f"{change.value:g}"}
        )
        return
    if effect.before is None or effect.after is None:
        return
    if not (effect.before.exact and effect.after.exact):
        return  # «более 30» and «около 4» cannot contradict an exact ratio
    actual = true_change(effect.before.value, effect.after.value, change.direction, change.by)
    if actual is None or not agrees(actual, change.value, change.bound):
        shown = "изменение в другую сторону" if actual is None else f"{actual:.3g}"
        yield subject.problem(
            codes.CHANGE_CONTRADICTS,
            (*path, "change"),
            {"other": shown, "value": f"{SIGNS[change.direction]}{change.value:g}"},
        )


def true_change(before: float, after: float, direction: str, by: str) -> float | None:
    """The change from `before` to `after`: in percent, in times, or as a difference.

    None when it goes the other way or cannot be expressed so (percent or times of zero).
    """
    rise = after - before if direction == "increase" else before - after
    if rise < 0:
        return None
    if by == "amount":
        return rise
    if by == "percent":
        return rise / abs(before) * 100 if before else None
    small, large = sorted((before, after))
    return large / small if small else None


def agrees(actual: float, stated: float, bound: str) -> bool:
    """Whether `stated` may describe `actual`: rounded to its own digits, or as a bound."""
    digits = len(f"{stated:g}".partition(".")[2])
    rounding = 10.0**-digits  # one unit of the last digit: both «6,6» and «7» for 6.64 are honest
    if bound == "exact":
        return abs(actual - stated) <= rounding
    if bound == "about":
        return abs(actual - stated) <= max(rounding, 0.1 * abs(stated))
    if bound in ("at-least", "more-than"):
        return actual >= stated - rounding
    return actual <= stated + rounding
