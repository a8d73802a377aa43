"""Effects as figures: what stands large, how long the bars are, and how honest the number is.

Bars are drawn only where the data gives both sides or a ratio. A ratio is worked out only from two
exact (or two approximate) numbers of one unit; everything else is shown as the source says it.
"""

from __future__ import annotations

from math import isclose
from typing import NamedTuple, TypeGuard

from generator.model.figures import Amount, Bound, By, Change, Direction, Effect
from generator.pages.citations import Citations, Marks
from generator.pages.wording import _, prose, shown
from generator.text import (
    UNITS,
    UnitWords,
    in_date,
    show_amount,
    show_change,
)

TIMES_FROM = 2.0
"""From this ratio on a change is told in «раз», below it in per cent."""
SMALLEST_BAR = 0.8


class ChangeWords(NamedTuple):
    """«более чем» · «в 20 раз» · «меньше»."""

    bound: str
    core: str
    result: str


class EffectView(NamedTuple):
    """One effect, ready to be set. `before` and `after` are short («30», «4»), `*_full` whole.

    `bars` are the two lengths in per cent of the track, or None; `better` says whether the change
    went the way it should (None where the data does not say). `worked_out` marks a change that is
    not the source's own words but follows from its two numbers.
    """

    metric: str
    before: str | None
    after: str | None
    unit: str
    before_full: str | None
    after_full: str | None
    change: ChangeWords | None
    worked_out: bool
    bars: tuple[str, str] | None
    kind: str
    improved: bool | None
    when: str | None
    note: str | None
    marks: Marks

    @property
    def pair(self) -> bool:
        """Whether both sides are known."""
        return self.before is not None and self.after is not None


class SmallEffect(NamedTuple):
    """An effect in one phrase, for cards and rows: «30 → 4 человека»."""

    metric: str
    figure: str
    kind: str


def effect_view(effect: Effect, citations: Citations) -> EffectView:
    """The figure of one effect; its sources get their numbers here."""
    metric = shown(effect.metric)
    before, after = effect.before, effect.after
    unit = _unit(effect, before, after)
    change = effect.change
    worked_out = False
    if change is None:
        change = worked_out_change(before, after, unit, effect)
        worked_out = change is not None
    pair = before is not None and after is not None
    return EffectView(
        metric=metric,
        before=_bare(before, effect, pair),
        after=_bare(after, effect, pair),
        unit=_unit_word(after or before, unit, apart=pair and not _comparable(effect)),
        before_full=_full(before, effect),
        after_full=_full(after, effect),
        change=_change_words(change, unit) if change else None,
        worked_out=worked_out,
        bars=_bars(effect, unit),
        kind=effect.kind,
        improved=_improved(effect, change),
        when=in_date(effect.date) if effect.date else None,
        note=prose(effect.note),
        marks=citations.cite(effect.source, metric),
    )


def small_effect(effect: Effect) -> SmallEffect:
    """The effect in one phrase; a known side alone is said as «было …» or «стало …»."""
    unit = _unit(effect, effect.before, effect.after)
    before, after, change = effect.before, effect.after, effect.change
    if before is not None and after is not None:
        last = show_amount(after.value, after.bound, _own_unit(after, effect), "short")
        first = _bare(before, effect, pair=True)
        figure = f"{first} → {last}"
    elif change is not None:
        figure = show_change(change.direction, change.by, change.value, change.bound, unit)
    elif after is not None:
        figure = _("стало %(amount)s") % {"amount": _full(after, effect)}
    else:
        assert before is not None  # the model refuses an effect without any figure
        figure = _("было %(amount)s") % {"amount": _full(before, effect)}
    return SmallEffect(shown(effect.metric), figure, effect.kind)


def tells_result(effect: Effect | None) -> TypeGuard[Effect]:
    """Whether the effect says what came out; «было 16» alone says only what was wrong."""
    return effect is not None and (effect.after is not None or effect.change is not None)


def ratio(effect: Effect) -> float | None:
    """How many times the better side beats the worse one, 1 or more; None where nobody can tell.

    Only an improvement has one: the direction must be the one that the file calls better.
    """
    unit = _unit(effect, effect.before, effect.after)
    change = effect.change or worked_out_change(effect.before, effect.after, unit, effect)
    if change is None or not _improved(effect, change):
        return None
    before, after = effect.before, effect.after
    if before is not None and after is not None and before.value > 0 and after.value > 0:
        return max(before.value / after.value, after.value / before.value)
    if change.by == "times":
        return float(change.value)
    if change.by == "percent":
        part = change.value / 100
        if change.direction == "increase":
            return 1 + part
        return 1 / (1 - part) if part < 1 else None
    return None


def worked_out_change(
    before: Amount | None, after: Amount | None, unit: UnitWords | None, effect: Effect
) -> Change | None:
    """What two comparable numbers amount to: «в 7,5 раза меньше», «на 35 % больше»; or None."""
    if before is None or after is None or not _comparable(effect):
        return None
    if before.bound not in ("exact", "about") or after.bound not in ("exact", "about"):
        return None
    if before.value <= 0 or after.value <= 0 or before.value == after.value:
        return None
    direction: Direction = "decrease" if after.value < before.value else "increase"
    rough = "about" in (before.bound, after.bound)
    if unit is not None and unit.id == "percent":
        return _change(direction, "amount", abs(after.value - before.value), rough, 1)
    times = max(before.value, after.value) / min(before.value, after.value)
    if times >= TIMES_FROM:
        return _change(direction, "times", times, rough, 1)
    part = abs(after.value - before.value) / before.value * 100
    return _change(direction, "percent", part, rough, 0)


def _change(direction: Direction, by: By, value: float, rough: bool, digits: int) -> Change | None:
    shown = round(value, digits)
    if shown <= 0:
        return None
    bound: Bound = "exact" if isclose(shown, value, abs_tol=1e-9) and not rough else "about"
    number = int(shown) if float(shown).is_integer() else shown
    return Change.model_construct(direction=direction, by=by, value=number, bound=bound)


def _unit(effect: Effect, before: Amount | None, after: Amount | None) -> UnitWords | None:
    name = effect.unit or (after.unit if after else None) or (before.unit if before else None)
    return UNITS[name] if name else None


def _own_unit(amount: Amount, effect: Effect) -> UnitWords | None:
    name = amount.unit or effect.unit
    return UNITS[name] if name else None


def _full(amount: Amount | None, effect: Effect) -> str | None:
    if amount is None:
        return None
    return show_amount(amount.value, amount.bound, _own_unit(amount, effect))


def _comparable(effect: Effect) -> bool:
    """Whether both sides are known and counted in one unit."""
    before, after = effect.before, effect.after
    return (
        before is not None
        and after is not None
        and _own_unit(before, effect) is _own_unit(after, effect)
    )


def _large_money(amount: Amount, unit: UnitWords | None) -> bool:
    return unit is not None and unit.id == "rouble" and abs(amount.value) >= 1_000_000


def _bare(amount: Amount | None, effect: Effect, pair: bool) -> str | None:
    """The number alone where both sides share a unit, else with its own."""
    if amount is None:
        return None
    unit = _own_unit(amount, effect)
    alone = (_comparable(effect) or not pair) and not _large_money(amount, unit)
    return show_amount(amount.value, amount.bound, None if alone else unit, "short")


def _unit_word(amount: Amount | None, unit: UnitWords | None, apart: bool) -> str:
    """The unit beside the last number («человека»), or "" where the number bears it itself."""
    if amount is None or unit is None or apart or _large_money(amount, unit):
        return ""
    if amount.bound == "exact":
        return unit.beside(amount.value)
    return unit.after_bound(amount.value)


def _change_words(change: Change, unit: UnitWords | None) -> ChangeWords:
    whole = show_change(change.direction, change.by, change.value, change.bound, unit)
    exact = show_change(change.direction, change.by, change.value, "exact", unit)
    core, _, result = exact.rpartition(" ")
    return ChangeWords(whole[: len(whole) - len(exact)].strip(), core, result)


def _bars(effect: Effect, unit: UnitWords | None) -> tuple[str, str] | None:
    before, after, change = effect.before, effect.after, effect.change
    if before is not None and after is not None:
        if not _comparable(effect):
            return None
        first, second = float(before.value), float(after.value)
        if min(first, second) < 0 or max(first, second) == 0:
            return None
        share = unit is not None and unit.id == "percent" and max(first, second) <= 100
        return _lengths(first, second, 100.0 if share else max(first, second))
    if before is not None or after is not None or change is None:
        return None
    if change.by == "times" and change.value >= 1:
        less = 1 / float(change.value)
    elif change.by == "percent" and change.direction == "increase":
        less = 1 / (1 + change.value / 100)
    elif change.by == "percent" and change.value <= 100:
        less = 1 - change.value / 100
    else:
        return None
    return _lengths(1, less, 1) if change.direction == "decrease" else _lengths(less, 1, 1)


def _lengths(first: float, second: float, whole: float) -> tuple[str, str]:
    def length(value: float) -> str:
        share = value / whole * 100
        return f"{max(share, SMALLEST_BAR) if value else 0:.4g}%"

    return length(first), length(second)


def _improved(effect: Effect, change: Change | None) -> bool | None:
    if effect.better is None:
        return None
    direction = change.direction if change else None
    if direction is None and effect.before is not None and effect.after is not None:
        if effect.before.value == effect.after.value:
            return None
        less = effect.after.value < effect.before.value
        direction = "decrease" if less else "increase"
    if direction is None:
        return None
    return (direction == "decrease") == (effect.better == "lower")
