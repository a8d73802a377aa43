"""Amounts and changes in any language but Russian: units and phrases are messages of its catalog.

Called by `amounts`, which knows Russian itself. A phrase may put a bound before or after a number;
its noun agrees with the number alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.text.language import NBSP, number
from generator.text.words import N_, words

if TYPE_CHECKING:
    from generator.text.units import UnitWords

_BOUNDS: Final = {
    "words": {
        "about": N_("около %(amount)s"),
        "at-least": N_("не менее %(amount)s"),
        "at-most": N_("не более %(amount)s"),
        "more-than": N_("более %(amount)s"),
        "less-than": N_("менее %(amount)s"),
    },
    "short": {
        "about": N_("около %(amount)s"),
        "at-least": N_("от %(amount)s"),
        "at-most": N_("до %(amount)s"),
        "more-than": N_("более %(amount)s"),
        "less-than": N_("менее %(amount)s"),
    },
    "signs": {
        "about": "≈ %(amount)s",
        "at-least": "≥ %(amount)s",
        "at-most": "≤ %(amount)s",
        "more-than": "> %(amount)s",
        "less-than": "< %(amount)s",
    },
}
_CHANGE_BOUNDS: Final = {
    "about": N_("примерно %(change)s"),
    "at-least": N_("не менее чем %(change)s"),
    "at-most": N_("не более чем %(change)s"),
    "more-than": N_("более чем %(change)s"),
    "less-than": N_("менее чем %(change)s"),
}
_CHANGES: Final = {"decrease": N_("на %(amount)s меньше"), "increase": N_("на %(amount)s больше")}
_TIMES: Final = {"decrease": N_("в %(times)s меньше"), "increase": N_("в %(times)s больше")}
_LARGE: Final = ((10**12, N_("трлн")), (10**9, N_("млрд")), (10**6, N_("млн")))


def noun_beside(unit: UnitWords, value: float, lang: str) -> str:
    """The unit beside `value`: "1 minute", "1.5 minutes"."""
    return words(lang).ngettext(unit.ru.one, unit.ru.many, _plural_of(value))


def short_of(unit: UnitWords, lang: str) -> str:
    """The abbreviation of a unit, or "" where it has none."""
    return words(lang).gettext(unit.short) if unit.short else ""


def show_amount(value: float, bound: str, unit: UnitWords | None, form: str, lang: str) -> str:
    """ "more than 2,300", "at least 15 municipalities", "1.5 million roubles"."""
    return _bounded(_amount(value, unit, form, lang), bound, form, lang)


def show_change(
    direction: str, by: str, value: float, bound: str, unit: UnitWords | None, lang: str
) -> str:
    """ "20 times less", "35% more", "1 minute less"."""
    said = words(lang)
    if by == "times":
        times = said.ngettext("%(num)s раз", "%(num)s раз", _plural_of(value))
        change = said.gettext(_TIMES[direction]) % {"times": times % {"num": number(value)}}
    else:
        if by == "percent":
            amount = f"{number(value)}%"
        elif unit is not None and unit.id == "percent":
            # A share that falls from 30% to 20% falls by points: "10% less" would be a third.
            points = said.ngettext(
                "%(num)s процентный пункт", "%(num)s процентных пунктов", _plural_of(value)
            )
            amount = points % {"num": number(value)}
        else:
            amount = _amount(value, unit, "words", lang)
        change = said.gettext(_CHANGES[direction]) % {"amount": amount}
    if bound == "exact":
        return change
    return said.gettext(_CHANGE_BOUNDS[bound]) % {"change": change}


def _bounded(amount: str, bound: str, form: str, lang: str) -> str:
    if bound == "exact":
        return amount
    phrase = words(lang).gettext(_BOUNDS[form][bound]).replace(" ", NBSP)
    return phrase % {"amount": amount}


def _amount(value: float, unit: UnitWords | None, form: str, lang: str) -> str:
    if unit is None:
        return number(value)
    noun = noun_beside(unit, value, lang)
    if form != "words" and unit.short:
        noun = short_of(unit, lang)
    if unit.id == "percent":
        return f"{number(value)}%"
    if unit.id == "rouble":
        for scale, word in _LARGE:
            # Three decimals at most, as `number` shows them; finer ones would be rounded away.
            if abs(value) >= scale and value % (scale // 1000) == 0:
                large = f"{number(value / scale)}{NBSP}{words(lang).gettext(word)}"
                return f"{large}{NBSP}{noun_beside(unit, 2, lang) if form == 'words' else noun}"
    return f"{number(value)}{NBSP}{noun}"


def _plural_of(value: float) -> int:
    """The whole number whose plural form stands beside `value`; fractions are "1.5 minutes"."""
    return int(value) if float(value).is_integer() else 2
