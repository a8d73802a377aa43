"""Municipalities that have merged, in the project's own catalog: their history is kept, they count
for their successor from the day of the merger on, and nothing counts twice.

Kstovo joined Nizhny Novgorod on 4 April 2025; Alatyr, Kanash and Shumerlya joined their okrugs in
2024.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from generator.catalog import Catalog, load_catalog
from generator.catalog.counting import involved
from generator.catalog.league import league
from generator.catalog.neighbours import Neighbourhood
from generator.catalog.targets import Targets

ROOT = Path(__file__).parents[2]
TODAY = dt.date(2026, 11, 22)
BEFORE, AFTER = dt.date(2025, 4, 3), dt.date(2025, 4, 4)
MERGERS = [
    ("nizhny/kstovskiy", "nizhny/nizhniy-novgorod", BEFORE, AFTER),
    ("chuvashia/alatyr", "chuvashia/alatyrskiy", dt.date(2023, 12, 31), dt.date(2024, 1, 1)),
    ("chuvashia/kanash", "chuvashia/kanashskiy", dt.date(2023, 12, 31), dt.date(2024, 1, 1)),
    ("chuvashia/shumerlya", "chuvashia/shumerlinskiy", dt.date(2023, 12, 31), dt.date(2024, 1, 1)),
]


@pytest.fixture(scope="module")
def project() -> Catalog:
    """The project's own catalog."""
    return load_catalog(ROOT, TODAY).catalog


def on(project: Catalog, day: dt.date) -> Catalog:
    """The same catalog as it stands on another day."""
    return Catalog(project.directory, project.practices, day)


@pytest.mark.parametrize(("old", "new", "before", "after"), MERGERS)
def test_two_stand_before_the_merger_and_one_after_it(
    project: Catalog, old: str, new: str, before: dt.date, after: dt.date
) -> None:
    """The record of the old one stays; on the day of the merger it is its successor's."""
    directory, region = project.directory, old.partition("/")[0]
    assert directory.successor(old, before) == old
    assert directory.successor(old, after) == new
    assert {old, new} <= {entry.id for entry in directory.standing(region, before)}
    standing = {entry.id for entry in directory.standing(region, after)}
    assert new in standing
    assert old not in standing
    assert old in directory.municipalities


def test_chuvashia_has_three_municipalities_less(project: Catalog) -> None:
    """26 before the reform of 2024, 23 after it."""
    numbers = [
        len(project.directory.standing("chuvashia", day))
        for day in (dt.date(2023, 12, 31), dt.date(2024, 1, 1), TODAY)
    ]
    assert numbers == [26, 23, 23]


def test_kstovo_counts_for_itself_before_and_for_the_city_after(project: Catalog) -> None:
    """Kstovo gave the one-stop window and hosts a site, the city gave practices of its own: two
    involved before, one after; nobody else is touched by the merger."""
    before, after = involved(on(project, BEFORE), "nizhny"), involved(on(project, AFTER), "nizhny")
    assert before - after == {"nizhny/kstovskiy"}
    assert after - before == set()
    assert "nizhny/nizhniy-novgorod" in before & after


def test_tables_of_regions_count_the_two_once(project: Catalog) -> None:
    """Nizhny's givers and its municipalities are both one less after the merger."""
    lines = [
        {line.region: line for line in league(on(project, day))}["nizhny"].giving
        for day in (BEFORE, AFTER)
    ]
    assert lines[0] is not None
    assert lines[1] is not None
    assert lines[0].count - lines[1].count == 1
    assert (lines[0].of or 0) - (lines[1].of or 0) == 1


def test_the_merged_are_neither_advised_nor_bound(project: Catalog) -> None:
    """No advice goes to a municipality that is no more, none names it, and no duty of today binds
    it."""
    known, targets = Neighbourhood(project), Targets(project)
    old = {merger[0] for merger in MERGERS}
    for entry in project.directory.municipalities.values():
        for suggestion in known.suggestions(entry.id, 50):
            assert entry.id not in old
            assert suggestion.nearest not in old
            assert not old & {holder.municipality for holder in suggestion.holders}
    for standing in targets.of("chuvashia"):
        if standing.target.by is None:
            assert not old & {part.owner for part in standing.parts}


def test_figures_before_and_after_are_not_mixed(project: Catalog) -> None:
    """People are those that each record names: the okrug's number is not added to the town's."""
    for old, new, _, _ in MERGERS:
        records = project.directory.municipalities
        one, two = records[old].record.population, records[new].record.population
        assert two is not None
        assert one is None or one.as_of != two.as_of or one.value < two.value
