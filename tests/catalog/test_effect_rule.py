"""A stated change must be what before and after say, rounded as people round."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.catalog.rules.effects import agrees, true_change


@pytest.mark.parametrize(
    ("before", "after", "direction", "by", "actual"),
    [
        (30, 4, "decrease", "times", 7.5),
        (4, 30, "increase", "times", 7.5),
        (40, 25, "decrease", "percent", 37.5),
        (40, 50, "increase", "percent", 25),
        (40, 25, "decrease", "amount", 15),
        (40, 40, "decrease", "amount", 0),
        (40, 25, "increase", "percent", None),
        (25, 40, "decrease", "times", None),
        (0, 5, "increase", "percent", None),
        (0, 5, "increase", "times", None),
        (5, 0, "decrease", "times", None),
        (0, 5, "increase", "amount", 5),
        (5, 0, "decrease", "percent", 100),
    ],
)
def test_the_true_change(
    before: float, after: float, direction: str, by: str, actual: float | None
) -> None:
    """In percent of what was, in times, or as a difference; None where it cannot be said so."""
    assert true_change(before, after, direction, by) == actual


@pytest.mark.parametrize(
    ("actual", "stated", "bound", "fits"),
    [
        (7.5, 7.5, "exact", True),
        (7.5, 8, "exact", True),
        (7.5, 7, "exact", True),
        (7.5, 6, "exact", False),
        (7, 8, "exact", False),
        (86.67, 87, "exact", True),
        (86.67, 86.7, "exact", True),
        (86.67, 86.6, "exact", True),
        (86.67, 86.5, "exact", False),
        (1234567.8, 1234567.8, "exact", True),
        (1234569.8, 1234567.8, "exact", False),
        (26, 25, "exact", False),
        (21, 20, "more-than", True),
        (19.9, 20, "more-than", True),
        (7.5, 20, "more-than", False),
        (4, 5, "more-than", False),
        (7.5, 20, "at-least", False),
        (15, 20, "less-than", True),
        (25, 20, "less-than", False),
        (25, 20, "at-most", False),
        (19, 20, "about", True),
        (18.5, 20, "about", True),
        (15, 20, "about", False),
    ],
)
def test_rounding_is_honest_and_bounds_are_bounds(
    actual: float, stated: float, bound: str, fits: bool
) -> None:
    """Rounded up or down to the digits given; «более» from below, «менее» from above; «около»
    within a tenth."""
    assert agrees(actual, stated, bound) is fits


NUMBERS = st.integers(1, 10**9) | st.decimals("0.01", "1000000", places=2).map(float)


@given(NUMBERS, NUMBERS, st.sampled_from(["percent", "times", "amount"]), st.integers(0, 2))
def test_a_correctly_rounded_change_always_fits(
    before: float, after: float, by: str, digits: int
) -> None:
    """Whoever computes the change and rounds it to some digits is never told to be wrong."""
    direction = "increase" if after >= before else "decrease"
    actual = true_change(before, after, direction, by)
    assert actual is not None
    stated = round(actual, digits)
    assume(stated > 0)
    assert agrees(actual, stated, "exact")
    assert agrees(actual, stated, "about")
    assert agrees(actual, stated, "at-least")
    assert agrees(actual, stated, "at-most")
