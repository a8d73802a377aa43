"""Similar practices: the same problem first, never one that is named anyway, always the same."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from generator.catalog.catalog import Catalog
from generator.catalog.loading import load_catalog
from generator.catalog.similarity import Resemblance, repeats
from generator.pages.desk import desk_of
from generator.pages.likeness import similar_practices

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    """The real catalog on a fixed day."""
    return load_catalog(REPOSITORY, dt.date(2026, 11, 22)).catalog


def test_the_same_problem_comes_first(catalog: Catalog) -> None:
    """To one network of service centres with one window belongs the other one."""
    found = Resemblance(catalog).similar(catalog.practices["kaliningrad/mfc-network"])
    assert found[0].practice.id == "nizhny/kstovo-one-stop"
    assert found[0].problem
    assert found[0].sphere
    assert found[0].tools == ("one-stop-shop",)


def test_what_a_page_names_anyway_is_left_out(catalog: Catalog) -> None:
    """A practice is not similar to itself, nor to its origin, its offspring or its relatives."""
    resemblance = Resemblance(catalog)
    for card in catalog.published:
        for likeness in resemblance.similar(card):
            other = likeness.practice
            assert other.published
            assert other.id not in {card.id, card.adapted_from, *card.related}
            assert other.adapted_from != card.id


def test_the_same_catalog_gives_the_same(catalog: Catalog) -> None:
    """The answer depends on nothing but the catalog."""
    first, second = Resemblance(catalog), Resemblance(catalog)
    for card in catalog.published:
        assert first.similar(card) == second.similar(card)


def test_every_likeness_has_a_reason_in_words(catalog: Catalog) -> None:
    """Each similar practice says why it stands there."""
    desk = desk_of(catalog)
    views = (view for card in catalog.published for view in similar_practices(card, desk))
    reasons = {view.reason.replace("\u00a0", " ") for view in views}
    assert "Похожая задача и та же сфера" in reasons
    assert "Похожая задача, та же сфера и общий инструмент — «Единое окно»" in reasons
    assert all(reason[0].isupper() for reason in reasons)


def test_no_practice_of_the_catalog_repeats_another(catalog: Catalog) -> None:
    """The real catalog tells each story once."""
    assert list(repeats(catalog)) == []
