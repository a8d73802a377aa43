"""Cards: what lists, maps and figures know of a practice, and which effect stands for it."""

from __future__ import annotations

import datetime as dt
import gc
import pickle
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_catalog import practice

from generator.catalog.entries import adopter_of, full_id, headline
from generator.catalog.loading import load_catalog
from generator.catalog.numbers import certificate_slug
from generator.demo import make_demo
from generator.model.figures import Amount, Effect
from generator.model.practice import Replication

TODAY = dt.date(2026, 11, 22)
MOST = 5000
"""Bytes of a card that has four adopters."""

BOTH = {"before": 30, "after": 4}
CHANGE = {"change": {"direction": "decrease", "by": "times", "value": 20}}
ONE_SIDE = {"after": 4, "note": "Сколько было, не сказано"}
EXPECTED = {"kind": "expected"}


def effects(*fields: dict[str, Any]) -> tuple[Effect, ...]:
    """Effects called 0, 1, 2 …"""
    return tuple(
        Effect.model_validate({"metric": str(number), **given_})
        for number, given_ in enumerate(fields)
    )


@pytest.mark.parametrize(
    ("given_", "chosen"),
    [
        ([BOTH, CHANGE], "0"),
        ([CHANGE, BOTH], "0"),
        ([ONE_SIDE, BOTH], "1"),
        ([ONE_SIDE, CHANGE], "1"),
        ([ONE_SIDE, ONE_SIDE], "0"),
        ([{**BOTH, **EXPECTED}, CHANGE], "1"),
        ([{**BOTH, **EXPECTED}, ONE_SIDE], "1"),
        ([{**ONE_SIDE, **EXPECTED}, {**BOTH, **EXPECTED}], "1"),
        ([{"before": 30, **ONE_SIDE, "kind": "measured"}, BOTH], "0"),
    ],
)
def test_the_headline_is_the_first_effect_that_shows_a_change(
    given_: list[dict[str, Any]], chosen: str
) -> None:
    """A change before one side only, a real one before an expected one, else the author's order."""
    found = headline(effects(*given_))
    assert found is not None
    assert found.metric == chosen


def test_no_effects_no_headline() -> None:
    """A practice without figures shows none."""
    assert headline(()) is None
    assert practice().headline is None


@given(
    st.lists(
        st.sampled_from([BOTH, CHANGE, ONE_SIDE, {**BOTH, **EXPECTED}]), min_size=1, max_size=6
    )
)
def test_an_expected_effect_is_the_last_resort(given_: list[dict[str, Any]]) -> None:
    """It stands for the practice only where all effects are expected."""
    made = effects(*given_)
    found = headline(made)
    assert found in made
    if found is not None and found.kind == "expected":
        assert all(effect.kind == "expected" for effect in made)


def reachable(value: Any, seen: set[int]) -> int:
    """The bytes of `value` and of all that it holds, but for what is in `seen`."""
    if id(value) in seen or isinstance(value, type):
        return 0
    seen.add(id(value))
    return sys.getsizeof(value) + sum(reachable(each, seen) for each in gc.get_referents(value))


def test_thousands_of_cards_find_room(tmp_path: Path) -> None:
    """A card takes few bytes beside others, however many lists and words say the same."""
    make_demo(tmp_path, 200, 4, 12, 1, TODAY)
    cards = load_catalog(tmp_path, TODAY).catalog.practices
    travelled = pickle.loads(pickle.dumps(cards))
    assert travelled == cards
    seen: set[int] = set()
    assert reachable(travelled, seen) / len(cards) < MOST


def test_what_is_said_often_is_there_once() -> None:
    """Two adopters from one source, confirmed on one visit; two figures of one size."""
    given_ = {
        "municipality": "bor",
        "source": ["gazeta"],
        "confirmed": {"by": "Министерство", "date": "2025-03", "how": "visit"},
        "effects": [{"metric": "Жалобы", "before": 30, "after": 4}] * 2,
    }
    one, other = (
        adopter_of(Replication.model_validate(given_), index, "nizhny") for index in range(2)
    )
    assert one.source is other.source
    assert one.confirmed is other.confirmed
    first, second = pickle.loads(pickle.dumps(one)).effects
    assert first.before is second.before
    assert (first, second) == one.effects


@pytest.mark.parametrize("numbers", [(1, 1.0), (0, 0.0), (0.0, -0.0), (3, 4)])
def test_numbers_that_are_written_otherwise_stay_apart(numbers: tuple[float, float]) -> None:
    """1 and 1.0 are equal to Python, and so are 0.0 and -0.0; files tell them apart."""
    amounts = [Amount.model_validate({"value": number}) for number in numbers]
    travelled = pickle.loads(pickle.dumps(amounts))
    assert [repr(amount) for amount in travelled] == [repr(amount) for amount in amounts]


def test_references_of_a_card_are_full() -> None:
    """Short ids mean the practice's own region."""
    card = practice(
        "nizhny/okno",
        municipality="bor",
        taught_at=["fabrika", "rostov/centr"],
        related=["zayavki"],
        adapted_from="chuvashia/okno",
        aliases=["staroe", "rostov/okno"],
        replications=[{"municipality": "rostov/azov", "learned_at": "fabrika"}],
    )
    assert card.municipality == "nizhny/bor"
    assert card.taught_at == ("nizhny/fabrika", "rostov/centr")
    assert card.related == ("nizhny/zayavki",)
    assert card.adapted_from == "chuvashia/okno"
    assert card.aliases == ("nizhny/staroe", "rostov/okno")
    assert card.adopters[0].municipality == "rostov/azov"
    assert card.adopters[0].learned_at == "nizhny/fabrika"
    assert card.slug == "okno"
    assert full_id("rostov/azov", "nizhny") == "rostov/azov"


def test_a_card_speaks_russian() -> None:
    """Of texts in several languages the Russian one is kept, else the first."""
    card = practice(title={"cv": "Чӳрече", "ru": "Окно"}, summary={"cv": "Кӗске"})
    assert (card.title, card.summary) == ("Окно", "Кӗске")


def test_cards_travel_between_processes() -> None:
    """Workers hand back cards, not records."""
    card = practice(effects=[{"metric": "Жалобы", **BOTH}], replications=[{"municipality": "bor"}])
    assert pickle.loads(pickle.dumps(card)) == card


@pytest.mark.parametrize(
    ("number", "slug"),
    [
        ("ОР-2025/14", "or-2025-14"),
        ("b/n-2025-1", "b-n-2025-1"),
        ("  № 5 ", "5"),
        ("Щ", "shch"),
        ("ъ—ь", "n"),
        ("ПСР.52/007", "psr-52-007"),
        ("../../etc", "etc"),
        ("%2e%2e", "2e-2e"),
    ],
)
def test_numbers_make_addresses(number: str, slug: str) -> None:
    """Latin letters, digits and single hyphens; never empty, never a way out of the folder."""
    assert certificate_slug(number) == slug


@given(st.text(max_size=70))
def test_every_number_makes_a_plain_address(number: str) -> None:
    """Whatever a register writes."""
    slug = certificate_slug(number)
    assert slug
    assert all(sign.isascii() and (sign.isalnum() or sign == "-") for sign in slug)
    assert not slug.startswith("-")
    assert not slug.endswith("-")
    assert "--" not in slug


def test_an_adopter_is_told_of_whole() -> None:
    """The lean record of a replication has every field of the full one, references made full."""
    said = {
        "municipality": "bor",
        "status": "abandoned",
        "since": "2024",
        "organisation": {"ru": "Школа № 9", "cv": "Шкул"},
        "learned_at": "fabrika",
        "effects": [{"metric": "Жалобы", **BOTH}],
        "confirmed": {"by": "Министерство", "date": "2025-03", "how": "visit"},
        "note": "Закрыта на ремонт",
        "source": ["gazeta"],
    }
    assert said.keys() == Replication.model_fields.keys()
    record = Replication.model_validate(said)
    adopter = adopter_of(record, 3, "nizhny")
    full = {"municipality": "nizhny/bor", "learned_at": "nizhny/fabrika"}
    for name in said:
        if name != "confirmed":
            assert getattr(adopter, name) == full.get(name, getattr(record, name)), name
    assert adopter.confirmed == ("Министерство", "2025-03", "visit")
    assert adopter.index == 3
