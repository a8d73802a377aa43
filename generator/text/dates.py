"""Dates in words, exactly as precise as they are known: Russian here, other languages by CLDR.

A date is a string of the contract's three forms: "2021", "2021-05" or "2021-05-12". Nothing is
filled up: a year is shown as a year.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from markupsafe import Markup, escape

from generator.text import dates_elsewhere as elsewhere
from generator.text.language import LOCALE, NBSP
from generator.text.multilingual import FIRST_LANGUAGE
from generator.text.speaking import spoken

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


def show_date(date: str, style: DateStyle = "long") -> str:
    """«2021 год», «май 2021 года», «12 мая 2021 года», or shorter by `style`; "12 May 2021".

    Raises ValueError if `date` has none of the three forms; so does every function here.
    """
    lang = spoken()
    if lang == FIRST_LANGUAGE:
        return _show_date(date, style)
    return elsewhere.show_date(_parts(date), style, lang)


@lru_cache(maxsize=8192)
def _show_date(date: str, style: DateStyle) -> str:
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
        return _show_date(date, "long")
    return f"{_GENITIVE[month]}{NBSP}{year}{NBSP}года" if month else f"{year}{NBSP}года"


def since_date(date: str) -> str:
    """«с 2021 года», «с мая 2021 года», «с 12 мая 2021 года»."""
    lang = spoken()
    if lang == FIRST_LANGUAGE:
        return _since_date(date)
    return elsewhere.since_date(_parts(date), lang)


@lru_cache(maxsize=8192)
def _since_date(date: str) -> str:
    # «со 2 мая», because «второго» begins with two consonants; the year is «две тысячи».
    preposition = "со" if _parts(date).day == 2 else "с"
    return f"{preposition}{NBSP}{_genitive(date)}"


def until_date(date: str) -> str:
    """«до 2021 года», «до мая 2021 года», «до 12 мая 2021 года»."""
    lang = spoken()
    if lang == FIRST_LANGUAGE:
        return _until_date(date)
    return elsewhere.until_date(_parts(date), lang)


@lru_cache(maxsize=8192)
def _until_date(date: str) -> str:
    return f"до{NBSP}{_genitive(date)}"


def in_date(date: str) -> str:
    """When something happened: «в 2021 году», «в мае 2021 года», «12 мая 2021 года»."""
    lang = spoken()
    if lang == FIRST_LANGUAGE:
        return _in_date(date)
    return elsewhere.in_date(_parts(date), lang)


@lru_cache(maxsize=8192)
def _in_date(date: str) -> str:
    year, month, day = _parts(date)
    if day:
        return _show_date(date, "long")
    if month:
        return f"в{NBSP}{_PREPOSITIONAL[month]}{NBSP}{year}{NBSP}года"
    return f"в{NBSP}{year}{NBSP}году"


def as_of_date(date: str) -> str:
    """The date at which a figure stood: «на 2021 год», «на май 2021 года», «на 12 мая …»."""
    lang = spoken()
    if lang == FIRST_LANGUAGE:
        return f"на{NBSP}{_show_date(date, 'long')}"
    return elsewhere.as_of_date(_parts(date), lang)


def date_element(date: str, style: DateStyle = "long") -> Markup:
    """`<time datetime="2021-05">май 2021 года</time>`; HTML knows the contract's three forms."""
    return _date_element(date, style, spoken())


@lru_cache(maxsize=8192)
def _date_element(date: str, style: DateStyle, _lang: str) -> Markup:
    shown = escape(show_date(date, style))
    return Markup(f'<time datetime="{escape(date)}">{shown}</time>')  # noqa: S704 - both are escaped
