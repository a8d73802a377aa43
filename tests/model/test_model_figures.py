"""Figures: amounts with honest bounds, effects that say something, numbers that are numbers."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from generator.model.figures import Amount, Change, Effect
from generator.model.municipality import Population
from generator.model.practice import Step
from generator.model.region import Point
from generator.text.units import UNITS


def kinds(caught: pytest.ExceptionInfo[ValidationError]) -> set[str]:
    """The types of the errors."""
    return {error["type"] for error in caught.value.errors()}


@given(st.integers(-(10**15), 10**15) | st.floats(-1e15, 1e15))
def test_a_bare_number_is_an_exact_amount(number: float) -> None:
    """`before: 30` is short for `{value: 30, bound: exact}`, and the number stays what it was."""
    amount = Amount.model_validate(number)
    assert amount == Amount.model_validate({"value": number})
    assert amount.exact
    assert amount.unit is None
    assert type(amount.value) is type(number)


@pytest.mark.parametrize("bound", ["about", "at-least", "at-most", "more-than", "less-than"])
def test_a_bound_makes_it_inexact(bound: str) -> None:
    """«более 2 300» is not 2 300."""
    amount = Amount.model_validate({"value": 2300, "bound": bound, "unit": "person"})
    assert not amount.exact
    assert amount.value == 2300


@pytest.mark.parametrize("value", [True, False, "30", "более 30", None, [30], "1.5"])
def test_only_numbers_are_bare_amounts(value: object) -> None:
    """Words, quoted numbers and booleans are no amounts."""
    with pytest.raises(ValidationError) as caught:
        Amount.model_validate(value)
    assert kinds(caught) == {"amount_form"}


@pytest.mark.parametrize("value", [True, False, "30", None, [30], {"value": 30}])
def test_the_value_of_an_amount_is_a_number(value: object) -> None:
    """`value: true` is not one."""
    with pytest.raises(ValidationError) as caught:
        Amount.model_validate({"value": value})
    assert kinds(caught) == {"number_due"}


@pytest.mark.parametrize("value", [True, "14", 1.5, 0, -1])
def test_days_are_whole_and_positive(value: object) -> None:
    """A step takes a whole number of days, at least one, and no boolean."""
    with pytest.raises(ValidationError):
        Step.model_validate({"title": "Замер", "days": value})


@pytest.mark.parametrize("value", [True, "56.3", None, 90.1, -91])
def test_degrees_are_numbers_within_the_globe(value: object) -> None:
    """A quoted latitude or `lat: true` is refused, not guessed."""
    with pytest.raises(ValidationError):
        Point.model_validate({"name": "Кстово", "lat": value, "lon": 44})


def test_a_whole_degree_is_a_degree() -> None:
    """`lon: 44` needs no point and no zero."""
    assert Point.model_validate({"name": "Кстово", "lat": 56, "lon": 44}).lon == 44.0


@pytest.mark.parametrize("value", [True, "100", -1, 1.0])
def test_people_are_counted_in_whole_numbers(value: object) -> None:
    """Population is a whole number, not less than nothing."""
    with pytest.raises(ValidationError):
        Population.model_validate({"value": value})


def test_units_come_from_the_list() -> None:
    """Every unit of the list is taken, a Russian word is not."""
    for unit in UNITS:
        assert Amount.model_validate({"value": 1, "unit": unit}).unit == unit
    with pytest.raises(ValidationError) as caught:
        Amount.model_validate({"value": 1, "unit": "минут"})
    assert kinds(caught) == {"unit_unknown"}


def effect(**fields: Any) -> Effect:
    """An effect of complaints."""
    return Effect.model_validate({"metric": "Жалобы", **fields})


@pytest.mark.parametrize(
    "fields",
    [
        {"before": 30, "after": 4},
        {"change": {"direction": "decrease", "by": "times", "value": 20}},
        {
            "before": 30,
            "after": 4,
            "change": {"direction": "decrease", "by": "amount", "value": 26},
        },
        {"before": 30, "change": {"direction": "decrease", "by": "amount", "value": 26}},
        {"after": 4, "note": "Сколько было раньше, источник не говорит"},
        {"before": 0, "after": 0},
    ],
)
def test_an_effect_shows_a_change_or_explains_itself(fields: dict[str, Any]) -> None:
    """Both sides, or a change, or one side with a note."""
    assert effect(**fields).kind == "reported"


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({}, "effect_empty"),
        ({"note": "Стало лучше"}, "effect_empty"),
        ({"before": 30}, "effect_one_side"),
        ({"after": 0}, "effect_one_side"),
    ],
)
def test_an_effect_without_a_change_is_refused(fields: dict[str, Any], kind: str) -> None:
    """No figure at all, or one side that nobody explains."""
    with pytest.raises(ValidationError) as caught:
        effect(**fields)
    assert kinds(caught) == {kind}


@pytest.mark.parametrize("value", [0, -5])
def test_a_change_is_more_than_nothing(value: float) -> None:
    """By nothing, nothing has changed; the direction is said by a word and not by a sign."""
    with pytest.raises(ValidationError) as caught:
        Change.model_validate({"direction": "decrease", "by": "percent", "value": value})
    assert kinds(caught) == {"greater_than"}
