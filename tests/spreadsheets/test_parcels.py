"""Rows in parcels: whoever packs them, what comes out is what all rows side by side would give."""

from __future__ import annotations

import random

import pytest

from generator.catalog import load_catalog
from generator.spreadsheets.parcels import ROWS, Packer, merged, parcels
from generator.spreadsheets.rows import Said, catalog_rows, in_order, practice_rows
from spreadsheets.books import FULL, TODAY

MOST = 100
"""Bytes that the rows of a practice with so little to say may take on their way."""


@pytest.fixture(scope="module")
def rows() -> list[Said]:
    """Five hundred practices of one row and a few sources each, the files in order."""
    found = []
    for number in range(500):
        file, name = f"practices/nizhny/{number:04}.yml", f"nizhny/{number:04}"
        found.append(Said("practices", (name,), (file, ()), {"title": f"Практика {number}"}))
        for at in range(number % 4):
            keys = (f"practice:{name}", f"s{at}")
            place = ((True, "sources"), (False, at))
            found.append(Said("sources", keys, (file, place), {"title": "Газета", "year": 2020.5}))
    return found


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_rows_of_several_workers_come_in_order(rows: list[Said], workers: int) -> None:
    """Workers pack every n-th practice; each look through all of them gives the rows in order."""
    told = []
    for number in range(workers):
        packer = Packer()
        for name in range(number, 500, workers):
            own = [row for row in rows if f"{name:04}.yml" in row.order[0]]
            random.Random(name).shuffle(own)
            packer.take(own)
        told.append(packer.done())
    assert len(told[0]["practices"]) == -(-len(range(0, 500, workers)) // ROWS)
    others = in_order([])
    whole = merged(told, others)
    assert {sheet: list(some) for sheet, some in whole.items()} == dict(in_order(rows))
    assert [len(some) for some in whole.values()] == [len(list(some)) for some in whole.values()]


def test_rows_of_others_stand_among_them() -> None:
    """The sources of regions and sites come where their files do."""
    loaded = load_catalog(FULL, TODAY)
    own, rest = practice_rows(loaded.records, loaded.catalog), catalog_rows(loaded.catalog)
    whole = merged([parcels(own)], rest)
    beside = in_order([*own, *(row for some in rest.values() for row in some)])
    assert {sheet: list(some) for sheet, some in whole.items()} == dict(beside)
    assert len(list(rest["sources"])) > 0
    assert own[0] in whole[own[0].sheet]


def test_rows_travel_packed(rows: list[Said]) -> None:
    """What is held of a practice's rows are a few bytes, and not its texts."""
    told = parcels(rows)
    size = sum(len(parcel.data) for some in told.values() for parcel in some)
    assert size / 500 < MOST
