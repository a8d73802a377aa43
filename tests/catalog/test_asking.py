"""Whoever keeps an answer about how far practices have spread asks again each time it is given."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.catalog import Catalog, load_catalog
from generator.catalog.asking import EVERYTHING, listening
from generator.catalog.counting import involved
from generator.catalog.gaps import Past
from generator.catalog.health import Health
from generator.catalog.neighbours import Neighbourhood
from generator.catalog.news import Chronicle
from generator.catalog.spread import practice_spread
from generator.catalog.standing import Standings
from generator.catalog.targets import Targets
from generator.demo.making import make_demo
from generator.pages.desk import Desk

TODAY = dt.date(2026, 11, 22)


@pytest.fixture(scope="module")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """A made-up one with two regions."""
    root = tmp_path_factory.mktemp("asking") / "catalog"
    make_demo(root, 40, 2, 12, 3, TODAY)
    return load_catalog(root, TODAY).catalog


def _spread(catalog: Catalog, region: str, practice: str) -> Callable[[], object]:
    card = catalog.practices[practice]
    return lambda: practice_spread(card, catalog.directory, catalog.today)


def _spread_of_a_desk(catalog: Catalog, region: str, practice: str) -> Callable[[], object]:
    desk, card = Desk(catalog), catalog.practices[practice]
    return lambda: desk.ledger.spread(card)


def _card(catalog: Catalog, region: str, practice: str) -> Callable[[], object]:
    desk, card = Desk(catalog), catalog.practices[practice]
    return lambda: desk.card(card)


def _news(catalog: Catalog, region: str, practice: str) -> Callable[[], object]:
    chronicle = Chronicle(catalog, Standings(catalog))
    return lambda: chronicle.latest(5)


def _news_of_a_region(catalog: Catalog, region: str, practice: str) -> Callable[[], object]:
    chronicle = Chronicle(catalog, Standings(catalog))
    return lambda: chronicle.latest_in(region, 5)


def _concerning(catalog: Catalog, region: str, practice: str) -> Callable[[], object]:
    return lambda: catalog.concerning(region)


def _counted(catalog: Catalog, region: str, practice: str) -> Callable[[], object]:
    desk = Desk(catalog)
    return lambda: desk.ledger.counted("scaled-practices", region)


def _league(catalog: Catalog, region: str, practice: str) -> Callable[[], object]:
    desk = Desk(catalog)
    return lambda: desk.ledger.league


def _facts(catalog: Catalog, region: str, practice: str) -> Callable[[], object]:
    desk = Desk(catalog)
    return lambda: desk.ledger.facts(region)


def _adopted(catalog: Catalog, region: str, practice: str) -> Callable[[], object]:
    desk, place = Desk(catalog), catalog.directory.municipalities_by_region[region][0].id
    return lambda: desk.ledger.adopted(place)


def _towns(catalog: Catalog, region: str, practice: str) -> Callable[[], object]:
    desk = Desk(catalog)
    return lambda: desk.ledger.towns(region)


def _duties(catalog: Catalog, region: str, practice: str) -> Callable[[], object]:
    targets = Targets(catalog)
    return lambda: targets.of(region)


def _past(catalog: Catalog, region: str, practice: str) -> Callable[[], object]:
    past = Past(catalog)
    return lambda: past.counted("scaled-practices", region, TODAY, None)


def _involved(catalog: Catalog, region: str, practice: str) -> Callable[[], object]:
    return lambda: involved(catalog, region)


def _involved_anywhere(catalog: Catalog, region: str, practice: str) -> Callable[[], object]:
    return lambda: involved(catalog, None)


def _health(catalog: Catalog, region: str, practice: str) -> Callable[[], object]:
    health = Health(catalog)
    return lambda: health.region(region)


def _advice(catalog: Catalog, region: str, practice: str) -> Callable[[], object]:
    neighbourhood = Neighbourhood(catalog)
    place = catalog.directory.standing(region, TODAY)[0].id
    return lambda: neighbourhood.suggestions(place, 1)


def _advice_from_afar(catalog: Catalog, region: str, practice: str) -> Callable[[], object]:
    neighbourhood = Neighbourhood(catalog)
    place = catalog.directory.standing(region, TODAY)[0].id
    return lambda: neighbourhood.suggestions(place, 1000)


PRACTICE, REGION = "practice", "region"
ANSWERS = [
    (_spread, PRACTICE), (_spread_of_a_desk, PRACTICE), (_card, PRACTICE), (_news, EVERYTHING),
    (_news_of_a_region, REGION), (_concerning, REGION), (_counted, REGION), (_league, EVERYTHING),
    (_facts, REGION), (_adopted, REGION), (_towns, REGION), (_duties, REGION), (_past, REGION),
    (_involved, REGION), (_involved_anywhere, EVERYTHING), (_health, REGION), (_advice, REGION),
    (_advice_from_afar, EVERYTHING),
]  # fmt: skip


@pytest.mark.parametrize(("prepared", "rests_on"), ANSWERS)
def test_a_kept_answer_asks_again(
    catalog: Catalog, prepared: Callable[[Catalog, str, str], Callable[[], object]], rests_on: str
) -> None:
    """The first time, when nobody has kept anything, and each time after: on the same, and on no
    more than it has to."""
    practice = next(card for card in catalog.published if card.adopters)
    keys = {PRACTICE: practice.id, REGION: practice.region}
    answer = prepared(catalog, practice.region, practice.id)
    for _ in range(3):
        with listening() as heard:
            assert answer() is not None
        assert keys.get(rests_on, rests_on) in heard
        assert heard <= {keys.get(rests_on, rests_on), practice.region}


@pytest.mark.parametrize("name", ["adopters", "reported", "verified", "condition"])
def test_a_card_notes_who_asks_for_its_uptake(catalog: Catalog, name: str) -> None:
    """By each of the properties that show it."""
    card = catalog.published[0]
    with listening() as heard:
        getattr(card, name)
    assert heard == {card.id}


def test_the_uptake_of_a_card_is_read_through_its_properties_only() -> None:
    """No module of the program but those that keep it and word it looks past them."""
    program = Path(__file__).parents[2] / "generator"
    looking = {
        file.relative_to(program).as_posix()
        for file in program.rglob("*.py")
        if ".uptake" in file.read_text("utf-8")
    }
    assert looking == {"catalog/entries.py", "catalog/answers.py", "catalog/loading.py"}
