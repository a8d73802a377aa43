"""Dates as they are known: a year, a month or a day, never filled up with invented precision.

A `Date` is the string of the file ("2021", "2021-05", "2021-05-12"); the functions here compare
such dates honestly: a year lies before a day only if the whole year does.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from functools import lru_cache
from sys import intern
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from generator.text.dates import month_number

FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z", re.ASCII)
EARLIEST_YEAR, LATEST_YEAR = 1900, 2100


@lru_cache(maxsize=65536)
def first_day(date: str) -> dt.date:
    """The first day that `date` may mean: "2021-05" → 2021-05-01."""
    return dt.date(int(date[:4]), int(date[5:7] or 1), int(date[8:10] or 1))


@lru_cache(maxsize=65536)
def last_day(date: str) -> dt.date:
    """The last day that `date` may mean: "2021" → 2021-12-31."""
    year, month = int(date[:4]), int(date[5:7] or 12)
    return dt.date(year, month, int(date[8:10] or calendar.monthrange(year, month)[1]))


def surely_before(date: str, other: str) -> bool:
    """Whether every day that `date` may mean lies before every day that `other` may mean."""
    return last_day(date) < first_day(other)


def surely_after_day(date: str, day: dt.date) -> bool:
    """Whether `date` lies after `day` whatever its precision hides."""
    return first_day(date) > day


OTHER_FORMS = tuple(
    re.compile(form, re.ASCII)
    for form in (
        r"(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4})(?: г\.?| года)?",
        r"(?P<y>\d{4})[-./](?P<m>\d{1,2})[-./](?P<d>\d{1,2})",
        r"(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})[t ]00:00(?::00(?:\.0+)?)?z?",
        r"(?P<d>1[3-9]|2\d|3[01])[-/](?P<m>\d{1,2})[-/](?P<y>\d{4})",  # no month is that large
        r"(?P<m>\d{1,2})\.(?P<y>\d{4})(?: г\.?| года)?",
        r"(?P<y>\d{4})-(?P<m>\d)",
        r"(?P<y>\d{4})(?: ?г\.?| год)",
        r"(?P<d>\d{1,2}) (?P<month>[а-я]+) (?P<y>\d{4})(?: ?г\.?| года)?",
        r"(?P<month>[а-я]+) (?P<y>\d{4})(?: ?г\.?| года)?",
    )
)


def date_meant(text: str) -> str:
    """The date that `text` surely means, in the form of files: «12.05.2021», «май 2021 г.».

    "" where it is not sure: day and month could be each other, or there is no such day.
    """
    said = " ".join(text.casefold().split())
    for form in OTHER_FORMS:
        found = form.fullmatch(said)
        if found is None:
            continue
        parts = found.groupdict()
        month = month_number(parts["month"]) if "month" in parts else int(parts.get("m") or 0)
        date = parts["y"]
        if "month" in parts or "m" in parts:
            date += f"-{month:02}"
        if "d" in parts:
            date += f"-{int(parts['d']):02}"
        try:
            return _check_date(date)
        except PydanticCustomError:
            return ""
    return ""


def _check_date(value: Any) -> str:
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)  # `2021` without quotes is a number in YAML and a year to people
    if not isinstance(value, str):
        raise PydanticCustomError("date_form", "not a date")
    match = FORM.match(value)
    if not match:
        raise PydanticCustomError("date_form", "not a date", {"value": value[:40]})
    if not EARLIEST_YEAR <= int(match[1]) <= LATEST_YEAR:
        raise PydanticCustomError("date_year", "year out of range", {"value": value})
    try:
        last_day(value) if len(value) < 10 else dt.date.fromisoformat(value)
    except ValueError:
        raise PydanticCustomError("date_none", "no such day", {"value": value}) from None
    return intern(str(value))  # there are many of each


Date = Annotated[
    str,
    BeforeValidator(_check_date),
    WithJsonSchema(
        {
            "anyOf": [
                {
                    "type": "string",
                    "pattern": r"^(19|20|21)\d{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$",
                },
                {"type": "integer", "minimum": EARLIEST_YEAR, "maximum": LATEST_YEAR},
            ],
            "examples": ["2021", "2021-05", "2021-05-12"],
        }
    ),
]
"""A year, a month or a day: `2021`, `2021-05`, `2021-05-12`."""
