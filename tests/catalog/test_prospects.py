"""If a package reached all: only what was measured, side by side, and nothing made up."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from small_catalog import catalog, directory, merged, municipality, practice, region

from generator.catalog import Catalog
from generator.catalog.entries import PackageEntry, PracticeCard
from generator.catalog.prospects import Measured, Outlook, Prospect, outlook
from generator.model.package import Package

TOWNS = ("bor", "vyksa", "sarov", "perevoz")


def term(before: Any, after: Any, **fields: Any) -> dict[str, Any]:
    """A measured term in days."""
    return {
        "metric": "Срок выдачи справки",
        "unit": "day",
        "before": before,
        "after": after,
        "better": "lower",
        "kind": "measured",
        **fields,
    }


def package(*practices: str, adopted: tuple[str, ...] = ()) -> PackageEntry:
    """A package of Nizhny that these municipalities have adopted."""
    members = [{"id": town, "status": "adopted"} for town in adopted]
    record = Package.model_validate(
        {
            "title": "Пакет",
            "practices": list(practices),
            "waves": [{"title": "1", "municipalities": members}],
        }
    )
    ids = tuple(f"nizhny/{slug}" for slug in practices)
    return PackageEntry("nizhny/p", "nizhny", record, "p.yml", ids)


def of(*practices: PracticeCard, entries: tuple[object, ...] = ()) -> Catalog:
    """Nizhny with four municipalities and these practices."""
    towns = [municipality(town) for town in TOWNS]
    return catalog(region(), *towns, *practices, *entries)


def test_measurements_of_one_metric_stand_side_by_side() -> None:
    """At home in the Bor 10 → 2 days, in Vyksa 8 → about 3: before 8 to 10, after 2 to 3, in two
    places. Sarov and Perevoz lack the practice; one of four has adopted the package."""
    okno = practice(
        municipality="bor",
        effects=[term(10, 2)],
        replications=[
            {
                "municipality": "vyksa",
                "effects": [term(8, {"value": 3, "bound": "about"}, metric="срок  выдачи справки")],
            },
            {"municipality": "sarov", "status": "planned"},
        ],
    )
    found = outlook(package("okno", adopted=("vyksa",)), of(okno))
    prospect = Prospect(
        practice="nizhny/okno",
        metric="Срок выдачи справки",
        unit="day",
        better="lower",
        found=(
            Measured("nizhny/bor", 10, 2, rough=False),
            Measured("nizhny/vyksa", 8, 3, rough=True),
        ),
        lacking=2,
    )
    assert found == Outlook(standing=4, reached=1, prospects=(prospect,), silent=())
    assert (prospect.before, prospect.after) == ((8, 10), (2, 3))
    assert (prospect.places, prospect.rough, found.left) == (2, True, 3)


@pytest.mark.parametrize(
    "effect",
    [
        term(10, 2, kind="reported"),
        term(10, 2, kind="expected"),
        term({"value": 10, "bound": "more-than"}, 2),
        term(10, {"value": 2, "unit": "h"}),
        {"metric": "Срок", "unit": "day", "after": 2, "note": "…", "kind": "measured"},
        {
            "metric": "Срок",
            "change": {"direction": "decrease", "by": "times", "value": 5},
            "kind": "measured",
        },
    ],
)
def test_what_was_not_measured_on_both_sides_says_nothing(effect: dict[str, Any]) -> None:
    """Reported, expected, bounded, of two units, one-sided, a change alone: the practice is named
    as one of which nothing can be said."""
    found = outlook(package("okno"), of(practice(municipality="bor", effects=[effect])))
    assert (found.prospects, found.silent) == ((), ("nizhny/okno",))


def test_other_metrics_and_units_are_never_mixed() -> None:
    """Days and hours of one name are two lines; so are two metrics, and two practices."""
    both = [term(10, 2), term(40, 5, unit="h"), term(9, 3, metric="Жалобы", unit="complaint")]
    one = practice("nizhny/one", municipality="bor", effects=both)
    two = practice("nizhny/two", municipality="vyksa", effects=[term(7, 1)])
    told = outlook(package("one", "two"), of(one, two)).prospects
    assert [(p.practice[7:], p.metric, p.unit, p.before) for p in told] == [
        ("one", "Срок выдачи справки", "day", (10, 10)),
        ("one", "Срок выдачи справки", "h", (40, 40)),
        ("one", "Жалобы", "complaint", (9, 9)),
        ("two", "Срок выдачи справки", "day", (7, 7)),
    ]


def test_what_got_worse_somewhere_is_not_left_out() -> None:
    """10 → 2 at home and 4 → 6 in Vyksa: after lies between 2 and 6."""
    okno = practice(
        municipality="bor",
        effects=[term(10, 2)],
        replications=[{"municipality": "vyksa", "effects": [term(4, 6)]}],
    )
    [prospect] = outlook(package("okno"), of(okno)).prospects
    assert (prospect.before, prospect.after) == ((4, 10), (2, 6))


def test_drafts_plans_and_refusals_measure_nothing() -> None:
    """A draft is not told of; who gave the practice up has no effect and lacks it."""
    gone = {"municipality": "vyksa", "status": "abandoned", "effects": [term(4, 1)]}
    okno = practice(municipality="bor", effects=[term(10, 2)], replications=[gone])
    draft = practice("nizhny/draft", status="draft", effects=[term(9, 1)])
    found = outlook(package("okno", "draft"), of(okno, draft))
    assert [one.place for p in found.prospects for one in p.found] == ["nizhny/bor"]
    assert found.prospects[0].lacking == 3
    assert found.silent == ()


def test_merged_municipalities_lack_nothing_that_a_part_has() -> None:
    """Kstovo brought the practice into the city: one place, and it is not lacking."""
    made = of(
        practice(municipality="kstovskiy", effects=[term(10, 2)]),
        entries=(municipality("nizhniy"), merged("kstovskiy", "nizhniy", "2025-04-04")),
    )
    [prospect] = outlook(package("okno"), made).prospects
    assert ([one.place for one in prospect.found], prospect.lacking) == (["nizhny/nizhniy"], 4)


def test_a_region_without_a_list_of_municipalities_has_nobody_left() -> None:
    """Nothing is known of how many there are."""
    bare = catalog(region(), practice(effects=[term(10, 2)]))
    found = outlook(package("okno"), replace(bare, directory=directory(region())))
    assert (found.standing, found.left) == (0, 0)
    [prospect] = found.prospects
    assert (prospect.found[0].place, prospect.lacking) == (None, None)
