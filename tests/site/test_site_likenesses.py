"""What is like a practice is found once, and then known for as long as the catalog is the same."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from generator.catalog import Catalog, ledger, load_catalog
from generator.catalog.similarity import Resemblance
from generator.demo.making import make_demo
from generator.pages.desk import desk_of, own_done
from generator.site.memory.harvest import Harvest, store
from generator.site.work.likenesses import liken

TODAY = dt.date(2026, 11, 22)


@pytest.fixture(scope="module")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """A made-up one with two regions and a draft or two."""
    root = tmp_path_factory.mktemp("likenesses") / "catalog"
    make_demo(root, 60, 2, 6, 3, TODAY)
    return load_catalog(root, TODAY).catalog


def test_it_is_known_from_the_last_build(
    catalog: Catalog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of all that are kept, those of whom pages are drawn: the same as looked up one by one, and
    the second time nothing is looked up, though records have been edited."""
    looked_up = Resemblance(catalog)
    alike = {card.id: looked_up.similar(card) for card in catalog.practices.values()}
    assert any(alike.values())
    first, kept = tmp_path / "first", tmp_path / "kept"
    first.mkdir()
    harvest = Harvest(first)
    liken(catalog.practices, catalog.practices, catalog, harvest)
    assert desk_of(catalog).ledger.likenesses == alike
    assert set(map(frozenset, harvest.heard.values())) == {frozenset()}
    leaves = store(first, kept, {})

    monkeypatch.setattr(ledger, "Resemblance", None)
    one = next(iter(catalog.practices))
    for drawn in ([one], list(catalog.practices)):
        second = tmp_path / str(len(drawn))
        second.mkdir()
        again = replace(catalog)
        liken(catalog.practices, drawn, again, Harvest(second, kept, leaves, frozenset({one})))
        known = desk_of(again).ledger
        assert {name: known.similar(again.practices[name]) for name in drawn} == {
            name: alike[name] for name in drawn
        }


def test_it_is_forgotten_when_pages_of_practices_are_drawn(
    catalog: Catalog, tmp_path: Path
) -> None:
    """Whoever asks afterwards has it looked up."""
    again = replace(catalog)
    liken(catalog.practices, catalog.practices, again, Harvest(tmp_path))
    own_done(again)
    known = desk_of(again).ledger
    assert known.likenesses == {}
    card = next(card for card in again.published if Resemblance(again).similar(card))
    assert known.similar(card) == Resemblance(again).similar(card)
