"""The facts behind all views: who counts, from when, and what is known of past years."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
import small_catalog as small
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.catalog import Catalog
from generator.catalog.adoption import AdoptionState
from generator.catalog.clusters import cluster, clusters
from generator.catalog.entries import PackageEntry
from generator.catalog.networks import cares
from generator.catalog.spread import (
    Spread,
    package_spread,
    practice_spread,
    practices_held,
    region_facts,
    region_spread,
    taught_spread,
)
from generator.model.package import Package

TOWNS = ("bor", "kstovo", "sarov", "vyksa", "arzamas")


def a_catalog(*entries: Any, **fields: Any) -> Catalog:
    """The five towns, and a practice born on the Bor with `fields`."""
    towns = [small.municipality(town) for town in TOWNS]
    practice = small.practice(municipality="bor", started="2019", **fields)
    return small.catalog(small.region(), *towns, practice, *entries)


def the_spread(*replications: dict[str, object]) -> Spread:
    """The spread of the one practice."""
    catalog = a_catalog(replications=list(replications))
    return practice_spread(catalog.practices["nizhny/okno"], catalog.directory, catalog.today)


def test_a_year_counts_at_its_end() -> None:
    """A date of year precision is a step on the last day of the year, and marked so."""
    [rough, exact] = the_spread(
        {"municipality": "sarov", "since": "2021"},
        {"municipality": "kstovo", "since": "2021-05"},
    ).steps[::-1]
    assert (rough.day, rough.rough, rough.count) == (dt.date(2021, 12, 31), True, 2)
    assert (exact.day, exact.rough, exact.count) == (dt.date(2021, 5, 31), False, 1)


def test_past_years_know_only_what_has_a_date() -> None:
    """Who has no date is in today's number and in no past year's; plans are today's, too."""
    spread = the_spread(
        {"municipality": "sarov"},
        {"municipality": "kstovo", "since": "2022"},
        {"municipality": "vyksa", "status": "planned", "since": "2020"},
    )
    assert spread.years == (2021, 2022, 2023, 2024, 2025, 2026)
    assert [spread.adopted_by(year) for year in spread.years] == [0, 1, 1, 1, 1, 2]
    assert spread.undated == 1
    assert spread.states_in(2023) == {
        "nizhny/bor": AdoptionState.ORIGIN,
        "nizhny/kstovo": AdoptionState.CLAIMED,
    }
    assert spread.states_in(2026)["nizhny/vyksa"] == AdoptionState.PLANNED


def test_a_confirmation_begins_and_ends_in_the_past() -> None:
    """By the years a municipality goes from claimed to confirmed to stale."""
    spread = the_spread(
        {
            "municipality": "sarov",
            "since": "2019-02",
            "confirmed": {"by": "Министерство", "date": "2021-03", "how": "visit"},
        }
    )
    assert spread.turns()["nizhny/sarov"] == (
        (2019, AdoptionState.CLAIMED),
        (2021, AdoptionState.CONFIRMED),
        (2024, AdoptionState.STALE),
    )


def test_a_municipality_has_its_strongest_state() -> None:
    """Of two replications by predecessors of one municipality the stronger colours it, once."""
    catalog = small.catalog(
        small.region(),
        small.municipality("bor"),
        small.merged("north", "sarov", "2020"),
        small.merged("south", "sarov", "2020"),
        small.municipality("sarov"),
        small.practice(
            municipality="bor",
            replications=[
                {"municipality": "north", "status": "in-progress"},
                {"municipality": "south", "since": "2018"},
            ],
        ),
    )
    spread = practice_spread(catalog.practices["nizhny/okno"], catalog.directory, catalog.today)
    assert dict(spread.counts) == {AdoptionState.ORIGIN: 1, AdoptionState.CLAIMED: 1}
    assert spread.adopted == {("nizhny/okno", "nizhny/sarov")}
    assert len(spread.steps) == 1


def test_the_threshold_is_passed_on_a_day() -> None:
    """The step that reaches the region's threshold is the one that passed it."""
    catalog = small.catalog(
        small.region(replication_threshold=2),
        *(small.municipality(town) for town in TOWNS),
        small.practice(
            replications=[
                {"municipality": "kstovo", "since": "2023-04-10"},
                {"municipality": "sarov", "since": "2022"},
                {"municipality": "vyksa", "since": "2025"},
            ]
        ),
    )
    spread = practice_spread(catalog.practices["nizhny/okno"], catalog.directory, catalog.today)
    assert spread.passed is not None
    assert spread.passed.municipality == "nizhny/kstovo"


def test_other_regions_are_not_on_the_map() -> None:
    """An adopter of another region counts, and stands apart from those at home."""
    spread = the_spread({"municipality": "sarov"}, {"municipality": "kaluga/obninsk"})
    assert spread.abroad == ("kaluga/obninsk",)
    assert list(spread.at_home) == ["nizhny/bor", "nizhny/sarov"]
    assert len(spread.adopted) == 2


replication = st.fixed_dictionaries(
    {
        "municipality": st.sampled_from([*TOWNS, "kaluga/obninsk"]),
        "status": st.sampled_from(["adopted", "adopted", "in-progress", "planned", "abandoned"]),
    },
    optional={
        "since": st.sampled_from(["2017", "2019-05", "2020-11-03", "2024", "2026-01"]),
        "confirmed": st.fixed_dictionaries(
            {
                "by": st.just("Министерство"),
                "date": st.sampled_from(["2020", "2022-01", "2026-02-03"]),
                "how": st.just("visit"),
            }
        ),
    },
)


@given(st.lists(replication, max_size=9))
@settings(max_examples=150, deadline=None)
def test_all_numbers_agree(replications: list[dict[str, object]]) -> None:
    """Whatever is told: counts and unknown make up all, the years never fall and end at the sum,
    and the last turn of each municipality is its state of today."""
    spread = the_spread(*replications)
    at_home = len(spread.at_home)
    assert at_home + spread.unknown == len(spread.standing)
    assert sum(count for _, count in spread.counts) == at_home + len(spread.abroad)
    adopted = sum(count for state, count in spread.counts if state.counts)
    assert adopted == len(spread.adopted)
    grown = [spread.adopted_by(year) for year in spread.years]
    assert grown == sorted(grown)
    assert not grown or grown[-1] == len(spread.adopted)
    assert len(spread.steps) + spread.undated == len(spread.adopted)
    assert [step.count for step in spread.steps] == list(range(1, len(spread.steps) + 1))
    for name, turns in spread.turns().items():
        if turns:
            assert turns[-1][1] == spread.places[name].state


def test_packages_follow_their_waves() -> None:
    """A wave's word comes first; who is in no wave counts by the practices it has."""
    practice = small.practice(
        replications=[{"municipality": "sarov"}, {"municipality": "vyksa", "since": "2024"}]
    )
    record = Package.model_validate(
        {
            "title": "Пакет",
            "practices": ["okno"],
            "waves": [{"title": "1", "municipalities": [{"id": "sarov", "status": "in-progress"}]}],
        }
    )
    package = PackageEntry("nizhny/p", "nizhny", record, "p.yml", ("nizhny/okno",))
    towns = [small.municipality(town) for town in TOWNS]
    spread = package_spread(package, small.catalog(small.region(), *towns, practice))
    assert {name: fact.state for name, fact in spread.places.items()} == {
        "nizhny/sarov": AdoptionState.IN_PROGRESS,
        "nizhny/vyksa": AdoptionState.CLAIMED,
    }


def test_a_region_holds_what_it_gave_and_took() -> None:
    """What was born here and what came from elsewhere, plans left out; by a year's end only what
    has a date."""
    catalog = a_catalog(
        small.practice(
            "kaluga/stol",
            replications=[
                {"municipality": "nizhny/bor", "since": "2024"},
                {"municipality": "nizhny/vyksa", "status": "planned"},
            ],
        ),
    )
    facts = region_facts("nizhny", catalog)
    assert practices_held(facts) == {"nizhny/bor": {"nizhny/okno", "kaluga/stol"}}
    assert practices_held(facts, 2020) == {"nizhny/bor": {"nizhny/okno"}}
    assert len(region_spread("nizhny", facts, catalog).adopted) == 1


def test_who_learned_at_a_site() -> None:
    """Those who name the site as the place where they learned it."""
    site = small.site("fabrika", municipality="bor")
    catalog = a_catalog(
        site,
        replications=[
            {"municipality": "sarov", "learned_at": "fabrika", "since": "2023"},
            {"municipality": "vyksa"},
        ],
    )
    facts = region_facts("nizhny", catalog)
    spread = taught_spread(site.id, "nizhny", facts, catalog)
    assert [name for _, name in spread.adopted] == ["nizhny/sarov"]


@pytest.mark.parametrize("status", ["open", "planned", "closed"])
def test_only_open_sites_serve(status: str) -> None:
    """A site serves its own municipality and its cluster while it is open."""
    site = small.site("fabrika", municipality="bor", serves=["sarov"], status=status)
    directory = a_catalog(site).directory
    assert cluster(site, directory, small.TODAY).members == ("nizhny/bor", "nizhny/sarov")
    assert len(clusters("nizhny", directory, small.TODAY)) == 1
    left = {f"nizhny/{town}" for town in TOWNS}
    if status == "open":
        left -= {"nizhny/bor", "nizhny/sarov"}
    held = cares("nizhny", directory, small.TODAY)
    assert {one.municipality for one in held if not one.sites} == left


def test_what_concerns_a_region() -> None:
    """What was born in it or taken up there, also by a place that another region's has merged into;
    no draft, whose files concern it all the same."""
    catalog = a_catalog(
        small.merged("linda", "kaluga/kozelsk", "2020"),
        small.practice("kaluga/stol", replications=[{"municipality": "nizhny/vyksa"}]),
        small.practice("kaluga/nikomu"),
        small.practice("nizhny/rano", status="draft", municipality="bor"),
        replications=[{"municipality": "linda"}],
    )
    concerned = {
        region: sorted(practice.id for practice in catalog.concerning(region))
        for region in ("nizhny", "kaluga", "rostov")
    }
    assert concerned == {
        "nizhny": ["kaluga/stol", "nizhny/okno"],
        "kaluga": ["kaluga/nikomu", "kaluga/stol", "nizhny/okno"],
        "rostov": [],
    }
    assert "nizhny/rano" in [practice.id for practice in catalog.by_concern["nizhny"]]
    facts = {fact.practice for fact in region_facts("kaluga", catalog)}
    assert facts == {"nizhny/okno"}
