"""Rows in parcels: whoever packs them, what comes out is what all rows side by side would give."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import pytest

from generator.catalog import Loaded, load_catalog
from generator.demo import make_demo
from generator.spreadsheets import parcels
from generator.spreadsheets.dataset import tables
from generator.spreadsheets.exporting import Holdings
from generator.spreadsheets.facts import facts_of, with_lines
from generator.spreadsheets.opendata import in_memory
from generator.spreadsheets.parcels import Parcel, Parcels, in_order, opened, pack, side_by_side
from generator.spreadsheets.rows import Said, catalog_rows, practice_rows
from generator.spreadsheets.rows import in_order as sorted_rows
from spreadsheets.books import FULL, TODAY

MOST = 1200
"""Bytes that a made-up practice may take on its way, with all its replications and effects."""


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    """Two hundred made-up practices."""
    root = tmp_path_factory.mktemp("parcels") / "catalog"
    make_demo(root, 200, 3, 12, 1, TODAY)
    return load_catalog(root, TODAY)


def packed(loaded: Loaded, folder: Path, workers: int, together: int) -> list[Parcel]:
    """The parcels of some workers, each of which has kept every n-th run of so many practices."""
    folder.mkdir()
    names, made = list(loaded.records), list[Parcel]()
    for number in range(workers):
        own = {name for at, name in enumerate(names) if at // together % workers == number}
        for run in side_by_side(own, loaded.catalog):
            rows = rows_of(loaded, run)
            if rows:  # those of drafts are none
                made.append(pack(rows, loaded.catalog, folder / f"{number}-{len(made)}"))
    return made


def rows_of(loaded: Loaded, names: list[str]) -> list[Said]:
    """The rows of some practices."""
    return practice_rows({name: loaded.records[name] for name in names}, loaded.catalog)


@pytest.mark.parametrize(("workers", "together"), [(1, 1000), (2, 25), (3, 1)])
def test_rows_of_several_workers_come_in_order(
    loaded: Loaded, tmp_path: Path, workers: int, together: int
) -> None:
    """However practices are shared out, each look through all parcels gives the rows in order."""
    whole = in_order(packed(loaded, tmp_path / "a", workers, together))
    own, rest = rows_of(loaded, list(loaded.records)), catalog_rows(loaded.catalog)
    beside = sorted_rows([*own, *chain(*rest.values())])
    found = whole.rows(rest)
    for _ in range(2):
        assert {sheet: list(some) for sheet, some in found.items()} == dict(beside)
    assert {sheet: len(some) for sheet, some in found.items()} == {
        sheet: len(some) for sheet, some in beside.items()
    }
    facts = facts_of(own, loaded.catalog)
    for one in tables():
        told = list(whole.facts(one.id))
        rows = [row for some in told for row in some.rows]
        assert rows == facts.get(one.id, [])
        assert b"".join(some.lines for some in told) == with_lines(one.id, rows).lines


def test_tables_are_the_same_however_practices_are_packed(loaded: Loaded, tmp_path: Path) -> None:
    """One parcel or a hundred: every file is the same, byte for byte."""

    def files(parcels: Parcels) -> dict[str, bytes]:
        holdings = Holdings.of(loaded.catalog, parcels)
        return dict(in_memory(chain(holdings.book(), holdings.tables())))

    few = files(in_order(packed(loaded, tmp_path / "few", 1, 1000)))
    many = files(in_order(packed(loaded, tmp_path / "many", 2, 2)))
    assert few == many
    assert {"data/atlas.xlsx", "data/atlas.sqlite", "data/excel/effects.csv"} <= set(few)


def test_a_parcel_holds_so_many_practices_that_stand_together(
    loaded: Loaded, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A run ends where another's practice stands between, and where a parcel is full."""
    monkeypatch.setattr(parcels, "PRACTICES", 4)
    names = sorted(loaded.records, key=lambda name: loaded.catalog.practices[name].file)
    kept = {*names[2:8], *names[9:11]}
    assert list(side_by_side(kept, loaded.catalog)) == [names[2:6], names[6:8], names[9:11]]


def test_rows_of_others_stand_behind_them(tmp_path: Path) -> None:
    """The sources of regions and sites come where their files do."""
    full = load_catalog(FULL, TODAY)
    own, rest = practice_rows(full.records, full.catalog), catalog_rows(full.catalog)
    parcel = pack(own, full.catalog, tmp_path / "one")
    whole = in_order([parcel]).rows(rest)
    assert {sheet: list(some) for sheet, some in whole.items()} == dict(
        sorted_rows([*own, *chain(*rest.values())])
    )
    assert len(list(rest["sources"])) > 0
    assert own[0] in whole[own[0].sheet]


def test_no_practices_make_no_parcel(loaded: Loaded, tmp_path: Path) -> None:
    """Where nothing is published no file is written, and the tables are those of the rest."""
    with pytest.raises(ValueError, match="no rows"):
        pack([], loaded.catalog, tmp_path / "none")
    assert not (tmp_path / "none").exists()
    assert list(Parcels().facts("practices")) == []


def test_a_parcel_is_opened_as_it_was_packed(loaded: Loaded, tmp_path: Path) -> None:
    """Whoever finds the file later knows the same of it."""
    for made in packed(loaded, tmp_path / "a", 2, 20):
        assert opened(made.path) == made


def test_rows_travel_packed(loaded: Loaded, tmp_path: Path) -> None:
    """What is held of a practice's rows is where they are, and what lies on the disk is small."""
    made = packed(loaded, tmp_path / "a", 1, 1000)
    size = sum(one.path.stat().st_size for one in made)
    assert size / len(loaded.records) < 8 * MOST
    assert sum(len(repr(one)) for one in made) / len(loaded.records) < MOST
