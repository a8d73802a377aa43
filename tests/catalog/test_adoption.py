"""Adoption: claimed, confirmed and stale told apart to the day, and nothing counted twice."""

from __future__ import annotations

import calendar
import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_catalog import (
    TODAY,
    adopter,
    catalog,
    day,
    directory,
    merged,
    municipality,
    practice,
    region,
)

from generator.catalog.adoption import (
    AdoptionState,
    adopted_count,
    adoptions,
    is_scaled,
    months_later,
    state_of,
)


def confirmed(date: str) -> dict[str, str]:
    """A confirmation of that date."""
    return {"by": "Администрация", "date": date, "how": "letter"}


@pytest.mark.parametrize(
    ("date", "months", "on", "state"),
    [
        ("2022-01-31", 36, "2025-01-31", "confirmed"),
        ("2022-01-31", 36, "2025-02-01", "stale"),
        ("2024-01-31", 1, "2024-02-29", "confirmed"),
        ("2024-01-31", 1, "2024-03-01", "stale"),
        ("2023-01-31", 1, "2023-02-28", "confirmed"),
        ("2023-01-31", 1, "2023-03-01", "stale"),
        ("2024-02-29", 12, "2025-02-28", "confirmed"),
        ("2024-02-29", 12, "2025-03-01", "stale"),
        ("2024-05", 12, "2025-05-31", "confirmed"),
        ("2024-05", 12, "2025-06-01", "stale"),
        ("2024", 12, "2025-12-31", "confirmed"),
        ("2024", 12, "2026-01-01", "stale"),
        ("2024-08-31", 3, "2024-11-30", "confirmed"),
        ("2024-08-31", 3, "2024-12-01", "stale"),
    ],
)
def test_a_confirmation_holds_to_the_last_day_of_its_term(
    date: str, months: int, on: str, state: str
) -> None:
    """The term ends with the day; a month or a year is taken for as long as it may mean."""
    assert state_of(adopter(confirmed=confirmed(date)), months, day(on)) == state


def test_states_follow_the_status() -> None:
    """Only an adopted replication is claimed, confirmed or stale."""
    assert state_of(adopter(), 36, TODAY) == "claimed"
    for status in ("planned", "in-progress", "abandoned"):
        given_ = adopter(status=status, confirmed=confirmed("2020"))
        assert state_of(given_, 36, TODAY) == status


REPLICATIONS = st.fixed_dictionaries(
    {"municipality": st.sampled_from(["bor", "arzamas", "kstovskiy", "gorod", "rostov/azov"])},
    optional={
        "status": st.sampled_from(["planned", "in-progress", "adopted", "abandoned"]),
        "since": st.sampled_from(["2019", "2022-05"]),
        "confirmed": st.sampled_from(["2020", "2023-11-22", "2023-11-21"]).map(confirmed),
    },
)
PLACES = (
    municipality("bor"),
    municipality("arzamas"),
    municipality("nizhniy"),
    merged("kstovskiy", "nizhniy", "2025-04-15"),
    merged("gorod", "kstovskiy", "2020"),
)


@given(
    st.lists(REPLICATIONS, max_size=6),
    st.sampled_from([None, "bor", "kstovskiy"]),
    st.dates(dt.date(2019, 1, 1), dt.date(2030, 1, 1)),
)
def test_states_are_a_partition(
    replications: list[dict[str, Any]], origin: str | None, on: dt.date
) -> None:
    """Every replication has exactly one state; those that count are claimed, confirmed or stale;
    and nobody is counted twice."""
    known = directory(*PLACES)
    card = practice(municipality=origin, replications=replications)
    found = adoptions(card, known, on)
    by_state = {state: [a for a in found if a.state is state] for state in AdoptionState}
    assert sum(map(len, by_state.values())) == len(found)
    assert len(by_state[AdoptionState.ORIGIN]) == (origin is not None)
    assert len(found) == len(replications) + (origin is not None)
    counting = {AdoptionState.CLAIMED, AdoptionState.CONFIRMED, AdoptionState.STALE}
    for adoption in found:
        adopted = adoption.adopter is not None and adoption.adopter.status == "adopted"
        assert adoption.state.counts == (adoption.state in counting) == adopted
    counted = adopted_count(card, known, on)
    assert counted <= len({a.counted for a in found if a.state.counts})
    assert 0 <= counted <= len(replications)


def test_a_successor_is_counted_once() -> None:
    """Two municipalities that have become one are one adopter from the day of the merger."""
    known = directory(*PLACES)
    card = practice(
        municipality="bor",
        replications=[{"municipality": "kstovskiy"}, {"municipality": "nizhniy"}],
    )
    assert adopted_count(card, known, day("2025-04-14")) == 2
    assert adopted_count(card, known, day("2025-04-15")) == 1
    found = adoptions(card, known, day("2025-04-15"))
    assert [a.municipality for a in found[1:]] == ["nizhny/kstovskiy", "nizhny/nizhniy"]
    assert {a.counted for a in found[1:]} == {"nizhny/nizhniy"}


def test_the_origin_is_no_adopter_even_after_a_merger() -> None:
    """A practice taken over by the city that its okrug has joined did not spread."""
    known = directory(*PLACES)
    card = practice(municipality="kstovskiy", replications=[{"municipality": "nizhniy"}])
    assert adopted_count(card, known, day("2025-04-14")) == 1
    assert adopted_count(card, known, day("2025-04-15")) == 0


def test_two_schools_of_one_town_are_one_municipality() -> None:
    """The figure counts municipalities."""
    card = practice(
        replications=[
            {"municipality": "bor", "organisation": "Школа № 1"},
            {"municipality": "bor", "organisation": "Школа № 2"},
        ]
    )
    assert adopted_count(card, directory(*PLACES), TODAY) == 1


@pytest.mark.parametrize(
    ("count", "threshold", "scaled"), [(2, 3, False), (3, 3, True), (4, 3, True)]
)
def test_a_practice_is_scaled_at_its_regions_threshold(
    count: int, threshold: int, scaled: bool
) -> None:
    """As many municipalities as the region asks; planned ones do not count."""
    replications = [{"municipality": f"m{number}"} for number in range(count)]
    replications.append({"municipality": "later", "status": "planned"})
    card = practice(municipality="bor", replications=replications)
    made = catalog(card, region(replication_threshold=threshold))
    assert is_scaled(card, made) is scaled


@pytest.mark.parametrize(("count", "scaled"), [(14, False), (15, True)])
def test_fifteen_is_the_threshold_where_none_is_said(count: int, scaled: bool) -> None:
    """After «Фабрики перемен»."""
    card = practice(replications=[{"municipality": f"m{number}"} for number in range(count)])
    assert is_scaled(card, catalog(card, region())) is scaled
    assert is_scaled(card, catalog(card)) is scaled


def test_the_term_of_a_confirmation_is_the_regions() -> None:
    """36 months where the region says nothing."""
    assert directory(region(confirmation_months=12)).confirmation_months("nizhny") == 12
    assert directory(region()).confirmation_months("nizhny") == 36
    assert directory().confirmation_months("nizhny") == 36
    card = practice(replications=[{"municipality": "bor", "confirmed": confirmed("2025-01-01")}])
    assert adoptions(card, directory(region()), TODAY)[0].state == "confirmed"
    assert adoptions(card, directory(region(confirmation_months=12)), TODAY)[0].state == "stale"


@given(st.dates(dt.date(1950, 1, 1), dt.date(2080, 1, 1)), st.integers(0, 200))
def test_months_later_stays_in_the_month(start: dt.date, months: int) -> None:
    """The month is exactly so many later, and the day is the same or the month's last."""
    later = months_later(start, months)
    assert (later.year * 12 + later.month) - (start.year * 12 + start.month) == months
    last = calendar.monthrange(later.year, later.month)[1]
    assert later.day == min(start.day, last)
