"""Amounts and changes in words, with their honest bounds: «более 2 300», «не менее 15 школ».

A bound governs the genitive («более 21 проекта»), a change the accusative («на 1 минуту меньше»).
Money is shortened to millions only where nothing of the figure is lost.
"""

from __future__ import annotations

from typing import Final, Literal

from generator.text import amounts_elsewhere as elsewhere
from generator.text.language import NBSP, Noun, count, number, plural
from generator.text.multilingual import FIRST_LANGUAGE
from generator.text.speaking import spoken
from generator.text.units import UnitWords

Bound = Literal["exact", "about", "at-least", "at-most", "more-than", "less-than"]
AmountForm = Literal["words", "short", "signs"]
"""words «не более 30 минут», short «до 30 мин», signs «≤ 30 мин»."""

Direction = Literal["decrease", "increase"]
ChangedBy = Literal["percent", "times", "amount"]

_WORDS_BEFORE: Final[dict[AmountForm, dict[str, str]]] = {
    "words": {
        "exact": "",
        "about": "около ",
        "at-least": "не менее ",
        "at-most": "не более ",
        "more-than": "более ",
        "less-than": "менее ",
    },
    "short": {
        "exact": "",
        "about": "около ",
        "at-least": "от ",
        "at-most": "до ",
        "more-than": "более ",
        "less-than": "менее ",
    },
    "signs": {
        "exact": "",
        "about": "≈ ",
        "at-least": "≥ ",
        "at-most": "≤ ",
        "more-than": "> ",
        "less-than": "< ",
    },
}
# A bound must not be torn off its number at the end of a line.
BOUNDS: Final = {
    form: {bound: word.replace(" ", NBSP) for bound, word in words.items()}
    for form, words in _WORDS_BEFORE.items()
}
CHANGE_BOUNDS: Final = {
    "exact": "",
    "about": "примерно ",
    "at-least": f"не{NBSP}менее чем ",
    "at-most": f"не{NBSP}более чем ",
    "more-than": "более чем ",
    "less-than": "менее чем ",
}
TIMES: Final = Noun("раз", "раза", "раз", "раза")
PERCENTAGE_POINT: Final = Noun(
    "процентный пункт", "процентных пункта", "процентных пунктов", "процентного пункта"
)
IN, BY = "в", "на"
"""What stands before «20 раз» and before «35 %»."""
DIRECTIONS: Final = {"decrease": "меньше", "increase": "больше"}
LARGE: Final = ((10**12, "трлн"), (10**9, "млрд"), (10**6, "млн"))


def show_amount(
    value: float,
    bound: Bound = "exact",
    unit: UnitWords | None = None,
    form: AmountForm = "words",
) -> str:
    """«более 2 300», «не менее 15 муниципалитетов», «более 21 проекта», «1,5 млн рублей».

    Raises ValueError for infinity and not-a-number.
    """
    if (lang := spoken()) != FIRST_LANGUAGE:
        return elsewhere.show_amount(value, bound, unit, form, lang)
    before = BOUNDS[form][bound]
    if unit is None:
        return before + number(value)
    if unit.id == "rouble":
        return before + _roubles(value, governed=bound != "exact", unit=unit, short=form != "words")
    if form != "words" and unit.short:
        noun = unit.short
    else:
        # Only a word rules the case of its noun: «≥ 21 проект», but «не менее 21 проекта».
        governed = bound != "exact" and form != "signs"
        noun = unit.ru.after_bound(value) if governed else unit.ru.beside(value)
    return f"{before}{number(value)}{NBSP}{noun}"


def _roubles(value: float, governed: bool, unit: UnitWords, short: bool) -> str:
    for scale, word in LARGE:
        # Three decimals at most, as `number` shows them; anything finer would be rounded away.
        if abs(value) >= scale and value % (scale // 1000) == 0:
            amount = f"{number(value / scale)}{NBSP}{word}"
            return f"{amount}{NBSP}{unit.short if short else unit.ru.many}"
    noun = unit.ru.after_bound(value) if governed else unit.ru.beside(value)
    return f"{number(value)}{NBSP}{unit.short if short else noun}"


def show_change(
    direction: Direction,
    by: ChangedBy,
    value: float,
    bound: Bound = "exact",
    unit: UnitWords | None = None,
) -> str:
    """«в 20 раз меньше», «более чем в 2 раза больше», «на 35 % больше», «на 1 минуту меньше».

    `unit` is that of the metric, used where `by` is "amount"; without it the bare number stands.
    """
    if (lang := spoken()) != FIRST_LANGUAGE:
        return elsewhere.show_change(direction, by, value, bound, unit, lang)
    before, result = CHANGE_BOUNDS[bound], DIRECTIONS[direction]
    if by == "times":
        return f"{before}{IN}{NBSP}{count(value, TIMES)} {result}"
    return f"{before}{BY}{NBSP}{_by_amount(value, by, unit)} {result}"


def _by_amount(value: float, by: ChangedBy, unit: UnitWords | None) -> str:
    if by == "percent":
        return f"{number(value)}{NBSP}%"
    if unit is None:
        return number(value)
    if unit.id == "percent":
        # A share that falls from 30 % to 20 % falls by points: «на 10 %» would be a third.
        return count(value, PERCENTAGE_POINT)
    if unit.id == "rouble":
        return _roubles(value, governed=False, unit=unit, short=False)
    one, forms = unit.accusative, unit.ru
    return f"{number(value)}{NBSP}{plural(value, one, forms.few, forms.many, forms.other)}"
