"""Numbers, plurals and dates agree with CLDR, whose data they are made from."""

from __future__ import annotations

import pytest
from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from generator.text import (
    NBSP,
    UNITS,
    Noun,
    list_and,
    number,
    plural,
    show_amount,
    show_date,
)

RU = Locale("ru")


@given(st.integers(-(10**15), 10**15))
@settings(max_examples=300, deadline=None)
def test_whole_numbers_as_babel(n: int) -> None:
    """A whole number is written as Babel writes it."""
    assert number(n) == format_decimal(n, locale=RU)


@given(st.decimals("-1000000", "1000000", places=3))
@settings(max_examples=300, deadline=None)
def test_fractions_as_babel(n: object) -> None:
    """A fraction of three decimals is written as Babel writes it."""
    value = float(str(n))
    assert number(value) == format_decimal(0 if value == 0 else value, locale=RU)


def test_plural_rule_is_that_of_cldr() -> None:
    """The form is CLDR's for each of the first 2,000 numbers, not only for the first hundred."""
    for n in range(2000):
        assert plural(n, "one", "few", "many", "other") == RU.plural_form(n)
    assert plural(1.5, "one", "few", "many", "other") == "other"
    assert plural(1.5, "one", "few", "many") == "few"


def test_numbers_that_are_none() -> None:
    """Infinity and not-a-number are refused, not shown."""
    for value in (float("inf"), float("nan")):
        with pytest.raises(ValueError, match="not a number"):
            number(value)


@given(st.lists(st.text("абв", min_size=1), max_size=6))
@settings(max_examples=100, deadline=None)
def test_lists_as_babel(items: list[str]) -> None:
    """A list is joined as Babel joins it, but for the space after «и»."""
    assert list_and(items).replace(NBSP, " ") == format_list(items, locale=RU)


def test_list_of_markup_escapes_its_plain_items() -> None:
    """Links can be listed; a plain word among them cannot bring HTML in."""
    assert list_and([Markup("<a>x</a>"), "<b>"]) == Markup(f"<a>x</a> и{NBSP}&lt;b&gt;")


@given(st.dates())
@settings(max_examples=100, deadline=None)
def test_days_as_babel(day: object) -> None:
    """A day is written as in CLDR's long form, with «года» in full."""
    expected = format_date(day, "d MMMM y 'года'", locale=RU)  # type: ignore[arg-type]
    if len(str(day)) == 10 and str(day) >= "1000":
        assert show_date(str(day)).replace(NBSP, " ") == expected


@pytest.mark.parametrize("date", ["", "21", "2021-13", "2021-5", "2021-05-32", "2021-05-12T00:00"])
def test_other_forms_of_dates_are_refused(date: str) -> None:
    """A string of another form is an error of the caller."""
    with pytest.raises(ValueError, match="not a date"):
        show_date(date)


def test_digits_of_other_scripts_are_refused() -> None:
    """A date is ASCII: Arabic digits are no year."""
    with pytest.raises(ValueError, match="not a date"):
        show_date("٢٠٢١")


@pytest.mark.parametrize("id", UNITS)
def test_unit_has_its_forms(id: str) -> None:
    """Every unit has four forms, an accusative, and can be shown with every bound."""
    words = UNITS[id]
    assert words.id == id
    assert all((words.ru.one, words.ru.few, words.ru.many, words.ru.other, words.accusative))
    for value in (1, 2, 5, 21, 1.5, 1_500_000):
        assert show_amount(value, "more-than", words).startswith(f"более{NBSP}")
        assert show_amount(value, form="short", unit=words).startswith(number(value)[:1])


def test_fraction_is_the_genitive_after_a_bound() -> None:
    """«более 21 дня»: numbers that end in one take the form that stands beside fractions."""
    day = Noun("день", "дня", "дней", "дня")
    assert [day.after_bound(n) for n in (1, 2, 5, 21, 1.5)] == ["дня", "дней", "дней", "дня", "дня"]
