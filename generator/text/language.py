"""Numbers, plurals and lists in Russian, and by CLDR in any other language that is spoken.

Signs, plural rule and list pattern are read from Babel's CLDR data once, when the module is
loaded; a call only puts strings together, because a page shows hundreds of numbers.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from functools import cache
from math import isfinite
from typing import Final, Literal

from babel import Locale
from markupsafe import Markup, escape

from generator.text.multilingual import FIRST_LANGUAGE
from generator.text.speaking import locale_of, spoken

NBSP: Final = "\u00a0"
"""The no-break space, which is also CLDR's sign between groups of digits."""

LOCALE: Final = Locale("ru")

_SYMBOLS = LOCALE.number_symbols["latn"]
_SIGNS = str.maketrans(
    {",": _SYMBOLS["group"], ".": _SYMBOLS["decimal"], "-": _SYMBOLS["minusSign"]}
)
_DECIMALS = Decimal("0.001")  # CLDR's pattern for ru, "#,##0.###", shows three decimals at most

_TAGS = ("one", "few", "many", "other")
_FRACTION = _TAGS.index("other")
# The rule of ru looks at the last two digits of a whole number only, so a hundred answers are
# all there are.
_FORM_OF_WHOLE = tuple(_TAGS.index(LOCALE.plural_form(n)) for n in range(100))

_PATTERNS = LOCALE.list_patterns["standard"]
_BETWEEN: str = _PATTERNS["start"].format("", "")
# «и» is one letter: it must not stay alone at the end of a line.
_BEFORE_LAST: str = _PATTERNS["end"].format("", "").rstrip() + NBSP

Gender = Literal["m", "f", "n"]
_ORDINAL_ELSEWHERE: Final = {"en": {"one": "st", "two": "nd", "few": "rd", "other": "th"}}
_ORDINAL_ENDING: dict[Gender, str] = {"m": "-й", "f": "-я", "n": "-е"}


@dataclass(frozen=True, slots=True)
class Noun:
    """The forms that a noun takes beside a number: 1 день, 2 дня, 5 дней, 1,5 дня.

    `other`, the form beside a fraction, is the genitive singular: «более 21 дня».
    """

    one: str
    few: str
    many: str
    other: str

    def beside(self, n: float) -> str:
        """The form that stands beside `n` in the nominative: 21 день."""
        return (self.one, self.few, self.many, self.other)[_form(_shown(n))]

    def after_bound(self, n: float) -> str:
        """The form that stands beside `n` in the genitive: «более 21 дня», «более 2 дней»."""
        form = _form(_shown(n))
        return self.other if form in (0, _FRACTION) else self.many


def _shown(value: float) -> int | Decimal:
    """What is left of `value` on paper: a whole number, or a fraction of three decimals.

    A fraction smaller than a thousandth keeps two significant digits: it must not be shown as 0.
    """
    if isinstance(value, int):
        return value
    if not isfinite(value):
        raise ValueError(f"not a number that can be shown: {value}")
    if value.is_integer():
        return int(value)
    exact = Decimal(repr(value))
    rounded = exact.quantize(_DECIMALS, ROUND_HALF_EVEN)
    if not rounded:
        rounded = exact.quantize(Decimal(1).scaleb(exact.adjusted() - 1), ROUND_HALF_EVEN)
    rounded = rounded.normalize()
    return int(rounded) if rounded == rounded.to_integral_value() else rounded


def _form(shown: int | Decimal) -> int:
    return _FORM_OF_WHOLE[abs(shown) % 100] if isinstance(shown, int) else _FRACTION


def number(value: float) -> str:
    """`value` as readers know it: «2 300», «1,5»; in English "2,300", "1.5". Three decimals.

    Raises ValueError for infinity and not-a-number.
    """
    if type(value) is int and 0 <= value < 1000:
        return str(value)  # most numbers are small, and the same in every language
    shown = _shown(value)
    signs = _SIGNS if (lang := spoken()) == FIRST_LANGUAGE else _signs(lang)
    if isinstance(shown, int):
        return f"{shown:,}".translate(signs)
    return f"{shown:,f}".translate(signs)


@cache
def _signs(lang: str) -> dict[int, str]:
    symbols = locale_of(lang).number_symbols["latn"]
    return str.maketrans(
        {",": symbols["group"], ".": symbols["decimal"], "-": symbols["minusSign"]}
    )


@cache
def _list_pattern(lang: str) -> tuple[str, str]:
    patterns = locale_of(lang).list_patterns["standard"]
    return patterns["start"].format("", ""), patterns["end"].format("", "")


def plural(n: float, one: str, few: str, many: str, other: str | None = None) -> str:
    """The form beside `n` by CLDR's rule for ru; `other` (fractions) is `few` where not said."""
    return (one, few, many, few if other is None else other)[_form(_shown(n))]


def count(n: float, noun: Noun) -> str:
    """A number with its noun, kept on one line: «21 день», «2 300 дней», «1,5 дня»."""
    return f"{number(n)}{NBSP}{noun.beside(n)}"


def list_and(items: Iterable[str]) -> str:
    """«а», «а и б», «а, б и в»; no items give an empty string.

    If one item is Markup, so is the result, and the plain items are escaped.
    """
    parts = list(items)
    if len(parts) < 2:
        return parts[0] if parts else ""
    between, before_last = _BETWEEN, _BEFORE_LAST
    if (lang := spoken()) != FIRST_LANGUAGE:
        between, before_last = _list_pattern(lang)
    if any(isinstance(part, Markup) for part in parts):
        between = escape(between)
    return between.join(parts[:-1]) + before_last + parts[-1]


def ordinal(n: int, gender: Gender = "n") -> str:
    """«3-е» (место), «3-й» (раз), «3-я» (неделя)."""
    return f"{number(n)}{ordinal_ending(n, gender)}"


def ordinal_ending(n: int, gender: Gender = "n") -> str:
    """What stands after the number: «-е»; in English "st", "nd", "rd" or "th"."""
    lang = spoken()
    if lang == FIRST_LANGUAGE:
        return _ORDINAL_ENDING[gender]
    return _ORDINAL_ELSEWHERE.get(lang, {}).get(locale_of(lang).ordinal_form(n), "")
