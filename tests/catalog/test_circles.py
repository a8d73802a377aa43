"""Chains of records that name one another: circles are found, and no record is looked at twice."""

from __future__ import annotations

import pytest

from generator.catalog.circles import circles


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        ({}, []),
        ({"a": None}, []),
        ({"a": "b", "b": None}, []),
        ({"a": "z"}, []),
        ({"a": "a"}, [["a"]]),
        ({"a": "b", "b": "a"}, [["a", "b"]]),
        ({"x": "b", "a": "b", "b": "c", "c": "b"}, [["b", "c"]]),
        ({"a": "a", "b": "c", "c": "b", "d": "c"}, [["a"], ["b", "c"]]),
    ],
)
def test_circles_are_found_once(links: dict[str, str | None], expected: list[list[str]]) -> None:
    """Each circle comes once, from where it is first met; what leads into it is no part of it."""
    assert list(circles(links, links.__getitem__)) == expected


def test_no_record_is_looked_at_twice() -> None:
    """A chain of thousands that all lead into each other costs one look a record."""
    links: dict[str, str | None] = {str(n): str(n + 1) for n in range(5000)}
    links["5000"] = "4999"
    asked: list[str] = []

    def following(name: str) -> str | None:
        asked.append(name)
        return links[name]

    assert list(circles(dict(reversed(links.items())), following)) == [["5000", "4999"]]
    assert sorted(asked) == sorted(links)
