"""Effects: a stated change agrees with before and after, within rounding and honest bounds."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.catalog.problems import DataPath, Problem
from generator.catalog.rules.subject import Subject
from generator.findings.catalogue import catalog_facts as codes
from generator.model.figures import Change, Effect
from generator.model.practice import Practice

BY_RU = {"times": "в {0:.4g} раз", "percent": "на {0:.4g} %", "amount": "на {0:.12g}"}
BY_EN = {"times": "{0:.4g} times", "percent": "{0:.4g} %", "amount": "{0:.12g}"}


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
    before, after = effect.before.value, effect.after.value
    actual = true_change(before, after, change.direction, change.by)
    if actual is not None and agrees(actual, change.value, change.bound):
        return
    if actual is not None:
        shown, shown_en = _said(actual, change)
    elif (after >= before) == (change.direction == "increase"):
        shown, shown_en = "изменение от нуля, которое так не выразить", "a change from zero"
    else:
        shown, shown_en = "изменение в другую сторону", "a change the other way"
    stated, stated_en = _said(change.value, change)
    yield subject.problem(
        codes.CHANGE_CONTRADICTS,
        (*path, "change"),
        {"other": shown, "other_en": shown_en, "value": stated, "value_en": stated_en},
    )


def _said(value: float, change: Change) -> tuple[str, str]:
    """The change in words, Russian and English: «в 20 раз меньше»."""
    less = change.direction == "decrease"
    ru = f"{BY_RU[change.by].format(value)} {'меньше' if less else 'больше'}"
    return ru, f"{BY_EN[change.by].format(value)} {'less' if less else 'more'}"


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
    exponent = Decimal(str(stated)).normalize().as_tuple().exponent
    rounding = 10.0 ** min(
        0, int(exponent)
    )  # one unit of the last digit: both «6,6» and «7» for 6.64 are honest
    if bound == "exact":
        return abs(actual - stated) < rounding
    if bound == "about":
        return abs(actual - stated) < max(rounding, 0.1 * abs(stated))
    if bound in ("at-least", "more-than"):
        return actual > stated - rounding
    return actual < stated + rounding
