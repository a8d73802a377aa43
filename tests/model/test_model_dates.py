"""Dates: as precise as they are known, and compared without inventing what is not."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from generator.model.dates import (
    Date,
    first_day,
    last_day,
    surely_after_day,
    surely_before,
)

DATE: TypeAdapter[str] = TypeAdapter(Date)

days = st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31))
dates = st.builds(lambda day, cut: day.isoformat()[:cut], days, st.sampled_from([4, 7, 10]))


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2021", "2021-01-01", "2021-12-31"),
        ("2021-05", "2021-05-01", "2021-05-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2100-02", "2100-02-01", "2100-02-28"),
        ("2021-05-12", "2021-05-12", "2021-05-12"),
    ],
)
def test_a_date_means_all_its_days(value: str, first: str, last: str) -> None:
    """A year means any of its days, a month likewise, a day itself."""
    assert first_day(value).isoformat() == first
    assert last_day(value).isoformat() == last


@given(dates)
def test_first_day_is_not_after_the_last(date: str) -> None:
    """The days that a date may mean are a span, and the shorter the date the longer it is."""
    assert first_day(date) <= last_day(date)
    assert (first_day(date) == last_day(date)) == (len(date) == 10)


@given(dates)
def test_nothing_is_surely_before_itself(date: str) -> None:
    """Strict order: irreflexive."""
    assert not surely_before(date, date)


@given(dates, dates)
def test_only_one_of_two_is_surely_before(one: str, other: str) -> None:
    """Strict order: asymmetric."""
    assert not (surely_before(one, other) and surely_before(other, one))


@given(dates, dates, dates)
def test_surely_before_is_transitive(one: str, other: str, third: str) -> None:
    """Strict order: transitive."""
    if surely_before(one, other) and surely_before(other, third):
        assert surely_before(one, third)


@given(dates, dates)
def test_surely_before_holds_for_every_meaning(one: str, other: str) -> None:
    """Only when no day of the first could be a day of the second or later."""
    assert surely_before(one, other) == (last_day(one) < first_day(other))


@given(dates, days)
def test_surely_after_a_day_means_wholly_after(date: str, day: dt.date) -> None:
    """A date that may mean the day or an earlier one is not surely after it."""
    assert surely_after_day(date, day) == (first_day(date) > day)
    if surely_after_day(date, day):
        assert last_day(date) > day


def test_a_year_is_not_before_one_of_its_days() -> None:
    """«2021» and «12 мая 2021» contradict each other in neither direction."""
    assert not surely_before("2021", "2021-05-12")
    assert not surely_before("2021-05-12", "2021")
    assert surely_before("2020", "2021-01-01")
    assert not surely_after_day("2026", dt.date(2026, 11, 22))
    assert not surely_after_day("2026-11-22", dt.date(2026, 11, 22))
    assert surely_after_day("2026-11-23", dt.date(2026, 11, 22))


@given(dates)
def test_every_date_is_taken_as_it_is_written(date: str) -> None:
    """Precision is kept: nothing is filled up."""
    assert DATE.validate_python(date) == date


def test_a_bare_year_is_a_date() -> None:
    """`started: 2021` is a number to YAML and a year to people."""
    assert DATE.validate_python(2021) == "2021"


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("12.05.2021", "date_form"),
        ("2021-5", "date_form"),
        ("2021-05-1", "date_form"),
        ("21", "date_form"),
        ("20211", "date_form"),
        (20211, "date_form"),
        (-2021, "date_form"),
        ("2021-05-12T10:00:00Z", "date_form"),
        ("2021-05-12 10:00", "date_form"),
        (" 2021", "date_form"),
        ("2021\n", "date_form"),
        ("٢٠٢١", "date_form"),
        ("", "date_form"),
        (True, "date_form"),
        (2021.5, "date_form"),
        (None, "date_form"),
        (["2021"], "date_form"),
        ("2024-02-30", "date_none"),
        ("2023-02-29", "date_none"),
        ("2024-13", "date_none"),
        ("2024-00", "date_none"),
        ("2024-13-01", "date_none"),
        ("2024-04-31", "date_none"),
        ("1899", "date_year"),
        ("2101-01", "date_year"),
        (0, "date_form"),
    ],
)
def test_what_is_no_date_is_refused(value: object, kind: str) -> None:
    """Other notations, days that no calendar has, years out of reach."""
    with pytest.raises(ValidationError) as caught:
        DATE.validate_python(value)
    assert caught.value.errors()[0]["type"] == kind
