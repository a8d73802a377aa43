"""Municipalities are reformed every year: who stands for whom, and who exists, on which day."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_catalog import TODAY, day, directory, merged, municipality

from generator.catalog.catalog import exists_on


def slugs(found: object) -> list[str]:
    """The short ids of entries."""
    return [entry.slug for entry in found]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("until", "on", "stands"),
    [
        ("2025-04-15", "2025-04-14", "kstovskiy"),
        ("2025-04-15", "2025-04-15", "nizhniy"),
        ("2025-04-15", "2025-04-16", "nizhniy"),
        ("2025-04", "2025-03-31", "kstovskiy"),
        ("2025-04", "2025-04-01", "nizhniy"),
        ("2025", "2024-12-31", "kstovskiy"),
        ("2025", "2025-01-01", "nizhniy"),
        (None, "1990-01-01", "nizhniy"),
    ],
)
def test_the_successor_stands_from_the_day_of_the_merger(
    until: str | None, on: str, stands: str
) -> None:
    """The day before it is itself, on the day it is its successor; without a date it always is."""
    known = directory(municipality("nizhniy"), merged("kstovskiy", "nizhniy", until))
    assert known.successor("nizhny/kstovskiy", day(on)) == f"nizhny/{stands}"
    assert ("kstovskiy" in slugs(known.standing("nizhny", day(on)))) == (stands == "kstovskiy")


def test_a_chain_of_mergers_is_followed_as_far_as_the_day_has_come() -> None:
    """A town merged into an okrug in 2020, the okrug into a city in 2025."""
    known = directory(
        merged("gorod", "okrug", "2020"),
        merged("okrug", "nizhniy", "2025"),
        municipality("nizhniy"),
    )
    found = [known.successor("nizhny/gorod", day(f"{year}-06-01")) for year in (2019, 2021, 2026)]
    assert found == ["nizhny/gorod", "nizhny/okrug", "nizhny/nizhniy"]


def test_loops_and_strangers_end_where_they_are() -> None:
    """A loop is an error elsewhere and must not hang here; an unknown id stands for itself."""
    known = directory(merged("a", "b"), merged("b", "a"), merged("c", "nowhere"))
    assert known.successor("nizhny/a", TODAY) in ("nizhny/a", "nizhny/b")
    assert known.successor("nizhny/c", TODAY) == "nizhny/nowhere"
    assert known.successor("chuvashia/x", TODAY) == "chuvashia/x"


@given(
    st.lists(st.sampled_from([None, "0", "1", "2", "3"]), min_size=4, max_size=4),
    st.lists(st.sampled_from([None, "2020", "2023-05", "2026-01-01"]), min_size=4, max_size=4),
    st.dates(dt.date(2018, 1, 1), dt.date(2027, 12, 31)),
)
def test_succession_ends_and_is_settled(
    into: list[str | None], until: list[str | None], on: dt.date
) -> None:
    """Whatever merges into whatever: asking always ends, and who stands for all stands for itself,
    unless they run in a circle."""
    names = [f"m{number}" for number in range(4)]
    entries = []
    for name, target, end in zip(names, into, until, strict=True):
        goal = None if target is None else f"m{target}"
        extra: dict[str, Any] = {"exists": {"until": end}} if end else {}
        entries.append(municipality(name, into=goal, **extra))
    known = directory(*entries)
    for name in names:
        last = known.successor(f"nizhny/{name}", on)
        again = known.successor(last, on)
        if again != last:
            circle = [last]
            while (following := known.municipalities[circle[-1]].merged_into) not in circle:
                assert following is not None
                circle.append(following)
            assert len(circle) > 1


@pytest.mark.parametrize(
    ("span", "on", "there"),
    [
        (None, "1900-01-01", True),
        ({"from": "2021"}, "2020-12-31", False),
        ({"from": "2021"}, "2021-01-01", True),
        ({"until": "2021"}, "2020-12-31", True),
        ({"until": "2021"}, "2021-01-01", False),
        ({"from": "2019-03-01", "until": "2021-03-01"}, "2020-01-01", True),
    ],
)
def test_a_municipality_exists_within_its_span(
    span: dict[str, str] | None, on: str, there: bool
) -> None:
    """From its first day, up to the day on which it was no more."""
    fields: dict[str, Any] = {"exists": span} if span else {}
    entry = municipality("bor", **fields)
    assert exists_on(entry, day(on)) is there
    assert bool(directory(entry).standing("nizhny", day(on))) is there


def test_only_the_region_itself_stands_in_it() -> None:
    """Each region's list is its own, in the order of its file."""
    known = directory(
        municipality("bor"), municipality("azov", region="rostov"), municipality("arzamas")
    )
    assert slugs(known.standing("nizhny", TODAY)) == ["bor", "arzamas"]
    assert slugs(known.standing("tver", TODAY)) == []
