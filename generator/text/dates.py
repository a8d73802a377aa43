"""Dates in Russian words, exactly as precise as they are known.

A date is a string of the contract's three forms: "2021", "2021-05" or "2021-05-12". Nothing is
filled up: a year is shown as a year.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from markupsafe import Markup

from generator.text.language import LOCALE, NBSP

DateStyle = Literal["long", "short", "table"]
"""long «12 мая 2021 года», short «12 мая 2021», table «12.05.2021»."""

_FORM = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01]))?)?")

_NOMINATIVE: Final[dict[int, str]] = dict(LOCALE.months["stand-alone"]["wide"])
_GENITIVE: Final[dict[int, str]] = dict(LOCALE.months["format"]["wide"])
# CLDR has no prepositional case. All twelve nominatives end in «-ь», «-й» or a consonant.
_PREPOSITIONAL: Final[dict[int, str]] = {
    month: (name[:-1] if name[-1] in "ьй" else name) + "е" for month, name in _NOMINATIVE.items()
}


MONTHS: Final[dict[str, int]] = {
    name: month for names in (_NOMINATIVE, _GENITIVE) for month, name in names.items()
}


def month_number(name: str) -> int:
    """1 for «январь» and «января», 12 for «декабрь»; 0 for what is no month."""
    return MONTHS.get(name, 0)


class _Parts(NamedTuple):
    year: str
    month: int
    day: int


@lru_cache(maxsize=8192)
def _parts(date: str) -> _Parts:
    found = _FORM.fullmatch(date)
    if found is None:
        raise ValueError(f"not a date of the form 2021, 2021-05 or 2021-05-12: {date!r}")
    return _Parts(found[1], int(found[2] or 0), int(found[3] or 0))


@lru_cache(maxsize=8192)
def show_date(date: str, style: DateStyle = "long") -> str:
    """«2021 год», «май 2021 года», «12 мая 2021 года», or shorter by `style`.

    Raises ValueError if `date` has none of the three forms; so does every function here.
    """
    year, month, day = _parts(date)
    if style == "table":
        return f"{day:02}.{month:02}.{year}" if day else f"{month:02}.{year}" if month else year
    if day:
        shown = f"{day}{NBSP}{_GENITIVE[month]}{NBSP}{year}"
    elif month:
        shown = f"{_NOMINATIVE[month]}{NBSP}{year}"
    else:
        return year if style == "short" else f"{year}{NBSP}год"
    return shown if style == "short" else f"{shown}{NBSP}года"


def _genitive(date: str) -> str:
    year, month, day = _parts(date)
    if day:
        return show_date(date)
    return f"{_GENITIVE[month]}{NBSP}{year}{NBSP}года" if month else f"{year}{NBSP}года"


@lru_cache(maxsize=8192)
def since_date(date: str) -> str:
    """«с 2021 года», «с мая 2021 года», «с 12 мая 2021 года»."""
    # «со 2 мая», because «второго» begins with two consonants; the year is «две тысячи».
    preposition = "со" if _parts(date).day == 2 else "с"
    return f"{preposition}{NBSP}{_genitive(date)}"


@lru_cache(maxsize=8192)
def until_date(date: str) -> str:
    """«до 2021 года», «до мая 2021 года», «до 12 мая 2021 года»."""
    return f"до{NBSP}{_genitive(date)}"


@lru_cache(maxsize=8192)
def in_date(date: str) -> str:
    """When something happened: «в 2021 году», «в мае 2021 года», «12 мая 2021 года»."""
    year, month, day = _parts(date)
    if day:
        return show_date(date)
    if month:
        return f"в{NBSP}{_PREPOSITIONAL[month]}{NBSP}{year}{NBSP}года"
    return f"в{NBSP}{year}{NBSP}году"


@lru_cache(maxsize=8192)
def as_of_date(date: str) -> str:
    """The date at which a figure stood: «на 2021 год», «на май 2021 года», «на 12 мая …»."""
    return f"на{NBSP}{show_date(date)}"


@lru_cache(maxsize=8192)
def show_range(start: str, end: str) -> str:
    """A span, its common parts said once: «2019–2021 годы», «12–15 мая 2021 года».

    Equal dates are shown as one. Ends of different precision: «2019 год — май 2021 года».
    """
    if start == end:
        return show_date(start)
    first, last = _parts(start), _parts(end)
    if not first.month and not last.month:
        return f"{first.year}–{last.year}{NBSP}годы"
    tail = show_date(end)
    if first.year != last.year or len(start) != len(end):
        return f"{show_date(start)}{NBSP}— {tail}"
    if not first.day:
        return f"{_NOMINATIVE[first.month]}{NBSP}— {tail}"
    if first.month == last.month:
        return f"{first.day}–{tail}"
    return f"{first.day}{NBSP}{_GENITIVE[first.month]}{NBSP}— {tail}"


@lru_cache(maxsize=8192)
def date_element(date: str, style: DateStyle = "long") -> Markup:
    """`<time datetime="2021-05">май 2021 года</time>`; HTML knows the contract's three forms."""
    return Markup('<time datetime="{}">{}</time>').format(date, show_date(date, style))
