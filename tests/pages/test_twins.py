"""What twins of a page share is worked out once, and only for the very same thing."""

from __future__ import annotations

from generator.pages.twins import kept_for_twin


def summed(numbers: list[int]) -> list[int]:
    """A new list each time it is asked."""
    return [sum(numbers)]


def test_the_twin_gets_what_was_made_for_the_first() -> None:
    """Asked twice in a row of one thing, the same answer comes and nothing is made anew."""
    made: list[list[int]] = []

    def noted(numbers: list[int]) -> list[int]:
        made.append(numbers)
        return summed(numbers)

    kept = kept_for_twin(noted)
    numbers = [1, 2]
    assert kept(numbers) is kept(numbers)
    assert len(made) == 1


def test_a_thing_that_is_only_equal_is_another_one() -> None:
    """An equal thing and an earlier one are looked at anew: only the last one is kept."""
    kept = kept_for_twin(summed)
    one, two = [1, 2], [1, 2]
    first = kept(one)
    assert kept(two) is not first
    assert kept(one) is not first
    assert kept(one) == first


def test_of_several_things_each_must_be_the_same() -> None:
    """Another one in any place is another question; things are told by what they are, not by what
    they are equal to."""
    kept = kept_for_twin(lambda one, other: [*one, *other])
    one, other = [1], [2]
    first = kept(one, other)
    assert kept(one, other) is first
    assert kept(one, [2]) is not first
    assert kept(other, one) == [2, 1]
