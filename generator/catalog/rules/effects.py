"""Effects: a stated change agrees with before and after, within rounding and honest bounds; and a
change for the worse is pointed out, since most often it is a slip."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.catalog.problems import DataPath, Problem
from generator.catalog.rules.subject import Subject
from generator.findings.catalogue import catalog_facts as codes
from generator.model.figures import Amount, Change, Effect
from generator.model.practice import Practice

BY_RU = {"times": "в {0:.4g} раз", "percent": "на {0:.4g} %", "amount": "на {0:.12g}"}
LESS_RU, MORE_RU = "меньше", "больше"
FROM_ZERO_RU = "изменение от нуля, которое так не выразить"
OTHER_WAY_RU = "изменение в другую сторону"
PLAIN = ("exact", "about")
"""The bounds that tell where a figure lies, and not only from which side."""
BY_EN = {"times": "{0:.4g} times", "percent": "{0:.4g} %", "amount": "{0:.12g}"}


def of_record(subject: Subject) -> Iterator[Problem]:
    """F501–F503 for the effects of a practice and of its replications."""
    practice = subject.record
    if not isinstance(practice, Practice):
        return
    for index, effect in enumerate(practice.effects):
        yield from _of_effect(subject, effect, ("effects", index))
    for number, replication in enumerate(practice.replications):
        for index, effect in enumerate(replication.effects):
            yield from _of_effect(subject, effect, ("replications", number, "effects", index))


def _of_effect(subject: Subject, effect: Effect, path: DataPath) -> Iterator[Problem]:
    """What contradicts itself is not judged for better or worse as well."""
    contradictions = list(_judge(subject, effect, path))
    yield from contradictions or _worse(subject, effect, path)


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
        shown, shown_en = FROM_ZERO_RU, "a change from zero"
    else:
        shown, shown_en = OTHER_WAY_RU, "a change the other way"
    stated, stated_en = _said(change.value, change)
    yield subject.problem(
        codes.CHANGE_CONTRADICTS,
        (*path, "change"),
        {"other": shown, "other_en": shown_en, "value": stated, "value_en": stated_en},
    )


def _worse(subject: Subject, effect: Effect, path: DataPath) -> Iterator[Problem]:
    """F503 where the figures go the way that is not the better one; bounds may hide the way."""
    before, after, change = effect.before, effect.after, effect.change
    if effect.better is None:
        return
    if before is not None and after is not None:
        if not (_plain(before) and _plain(after)) or before.unit != after.unit:
            return
        rise = after.value - before.value
        shown = shown_en = f"{before.value:.12g} → {after.value:.12g}"
    elif change is not None:
        rise = change.value if change.direction == "increase" else -change.value
        shown, shown_en = _said(change.value, change)
    else:
        return
    lower = effect.better == "lower"
    if (rise > 0) if lower else (rise < 0):
        other, other_en = (LESS_RU, "less") if lower else (MORE_RU, "more")
        values = {"value": shown, "value_en": shown_en, "other": other, "other_en": other_en}
        yield subject.problem(codes.GOT_WORSE, path, values)


def _plain(amount: Amount) -> bool:
    return amount.bound in PLAIN


def _said(value: float, change: Change) -> tuple[str, str]:
    """The change in words, Russian and English: «в 20 раз меньше»."""
    less = change.direction == "decrease"
    ru = f"{BY_RU[change.by].format(value)} {LESS_RU if less else MORE_RU}"
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
