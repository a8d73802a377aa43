"""Dates in any language but Russian: months and their order from CLDR, prepositions from messages.

Called by `dates`, which knows Russian itself. A date comes as (year, month, day), 0 for what is not
known.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from generator.text.language import NBSP
from generator.text.speaking import locale_of
from generator.text.words import N_, words

Parts = tuple[str, int, int]

_LENGTHS: Final = {"long": "wide", "short": "wide", "table": "abbreviated"}

_SINCE: Final = N_("с %(date)s")
_UNTIL: Final = N_("до %(date)s")
_IN: Final = N_("в %(date)s")
_ON: Final = N_("в день %(date)s")
_AS_OF: Final = N_("на %(date)s")


@lru_cache(maxsize=8192)
def show_date(date: Parts, style: str, lang: str) -> str:
    """ "2021", "May 2021", "12 May 2021"; in tables the month is short."""
    year, month, day = date
    if not month:
        return year
    locale = locale_of(lang)
    if not day:
        return f"{locale.months['stand-alone'][_LENGTHS[style]][month]}{NBSP}{year}"
    pattern = locale.date_formats["medium" if style == "table" else "long"]
    spelt = {
        "y": year,
        "MMMM": locale.months["format"]["wide"][month],
        "MMM": locale.months["format"]["abbreviated"][month],
        "d": str(day),
    }
    return (str(pattern.format) % spelt).replace(" ", NBSP)


@lru_cache(maxsize=8192)
def since_date(date: Parts, lang: str) -> str:
    """ "since 12 May 2021"."""
    return _said(_SINCE, date, lang)


@lru_cache(maxsize=8192)
def until_date(date: Parts, lang: str) -> str:
    """ "until 12 May 2021"."""
    return _said(_UNTIL, date, lang)


@lru_cache(maxsize=8192)
def in_date(date: Parts, lang: str) -> str:
    """ "in 2021", "in May 2021", "on 12 May 2021"."""
    return _said(_ON if date[2] else _IN, date, lang)


@lru_cache(maxsize=8192)
def as_of_date(date: Parts, lang: str) -> str:
    """ "as of 12 May 2021"."""
    return _said(_AS_OF, date, lang)


def _said(message: str, date: Parts, lang: str) -> str:
    return words(lang).gettext(message) % {"date": show_date(date, "long", lang)}
