"""Rows in parcels: whoever packs them, what comes out is what all rows side by side would give."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import pytest

from generator.catalog import Loaded, load_catalog
from generator.demo import make_demo
from generator.publishing.open_files import in_memory
from generator.spreadsheets import delimited, parcels
from generator.spreadsheets.choices import choices, published_titles
from generator.spreadsheets.columns import BY_ID
from generator.spreadsheets.dataset import tables
from generator.spreadsheets.exporting import Holdings
from generator.spreadsheets.facts import catalog_facts, facts_of
from generator.spreadsheets.parcels import (
    Parcel,
    Parcels,
    in_order,
    opened,
    pack,
    pack_others,
    side_by_side,
)
from generator.spreadsheets.rows import Said, catalog_rows, practice_rows
from generator.spreadsheets.rows import in_order as sorted_rows
from generator.spreadsheets.sheetrows import LISTS, choice_rows, each, sheet_rows
from generator.spreadsheets.tables import lines
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
    """The parcels of some workers, each of which has kept every n-th run of so many practices; the
    first has packed everything else."""
    folder.mkdir()
    names, made = list(loaded.records), [pack_others(loaded.catalog, folder / "others")]
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
    catalog = loaded.catalog
    whole = in_order(packed(loaded, tmp_path / "a", workers, together))
    own, rest = rows_of(loaded, list(loaded.records)), catalog_rows(catalog)
    beside = sorted_rows([*own, *chain(*rest.values())])
    for _ in range(2):
        for name, rows in beside.items():
            sheet = BY_ID[name]
            assert whole.count(name) == len(rows)
            assert list(whole.rows(name, 0, len(rows))) == list(each(sheet_rows(sheet, rows)))
            assert b"".join(whole.lines(name)) == lines(sheet, rows)
    lists = each(b"".join(choice_rows(choices(catalog, published_titles(catalog)))))
    assert list(whole.rows(LISTS, 0, whole.count(LISTS))) == list(lists)
    facts, others = facts_of(own, catalog), catalog_facts(catalog, rest)
    for one in tables():
        values = [*facts.get(one.id, []), *others[one.id]]
        assert [row for some in whole.facts(one.id) for row in some] == values
        assert b"".join(whole.csv(one.id)) == delimited.lines(one, values)


@pytest.mark.parametrize(("start", "stop"), [(0, 3), (20, 30), (24, 25), (25, 75), (190, 999)])
def test_some_rows_are_taken_from_the_middle(
    loaded: Loaded, tmp_path: Path, start: int, stop: int
) -> None:
    """Rows of any places are those that stand there among all, whichever parcels they are in."""
    whole = in_order(packed(loaded, tmp_path / "a", 2, 25))
    every = list(whole.rows("practices", 0, 999))
    assert list(whole.rows("practices", start, stop)) == every[start:stop]


def test_tables_are_the_same_however_practices_are_packed(loaded: Loaded, tmp_path: Path) -> None:
    """One parcel or a hundred: every file is the same, byte for byte."""

    def files(name: str, workers: int, together: int) -> dict[str, bytes]:
        folder = tmp_path / name
        parcels = in_order(packed(loaded, folder, workers, together))
        return dict(in_memory(Holdings(parcels, folder, TODAY).files()))

    few, many = files("few", 1, 1000), files("many", 2, 2)
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
    others = pack_others(full.catalog, tmp_path / "others")
    whole = in_order([others, pack(own, full.catalog, tmp_path / "one")])
    rows = list(sorted_rows([*own, *chain(*rest.values())])["sources"])
    assert b"".join(whole.lines("sources")) == lines(BY_ID["sources"], rows)
    assert len(rest["sources"]) > 0
    assert rows[0].sheet in {row.sheet for row in own}


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


def test_rows_lie_on_the_disk(loaded: Loaded, tmp_path: Path) -> None:
    """What is held of a practice's rows is where they are, a small part of what lies there."""
    made = packed(loaded, tmp_path / "a", 1, 1000)
    size = sum(one.path.stat().st_size for one in made)
    assert size / len(loaded.records) > 8 * MOST
    assert sum(len(repr(one)) for one in made) / len(loaded.records) < MOST
