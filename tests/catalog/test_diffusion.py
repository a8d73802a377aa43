"""Who learned from whom, families of practices, and how near a region's practices are to scale."""

from __future__ import annotations

from typing import Any

import pytest
from small_catalog import TODAY, catalog, merged, municipality, practice, region, site

from generator.catalog import Catalog
from generator.catalog.diffusion import (
    Kin,
    family,
    lessons,
    reaching,
    years_to_threshold,
)
from generator.catalog.spread import practice_spread

PLACES = tuple(municipality(slug) for slug in ("bor", "vyksa", "arzamas", "sarov", "perevoz"))


def taken(*records: dict[str, Any], **fields: Any) -> Catalog:
    """A region with threshold three and one practice of Sarov with these replications."""
    return catalog(
        region(replication_threshold=3),
        *PLACES,
        site("kupno"),
        site("alfa"),
        practice(municipality="sarov", replications=list(records), **fields),
    )


def learned(made: Catalog) -> list[tuple[str | None, list[tuple[str, str | None]]]]:
    """The lessons, by short names."""
    return [
        (lesson.site, [(learner.municipality[7:], learner.since) for learner in lesson.learners])
        for lesson in lessons(made.practices["nizhny/okno"], made)
    ]


def test_who_learned_where() -> None:
    """Two at one site, the earlier first; one nobody knows where; plans and the origin learn
    nothing."""
    made = taken(
        {"municipality": "vyksa", "learned_at": "kupno", "since": "2024"},
        {"municipality": "bor", "learned_at": "kupno", "since": "2023-05"},
        {"municipality": "arzamas"},
        {"municipality": "perevoz", "status": "planned", "learned_at": "alfa"},
        {"municipality": "sarov", "learned_at": "alfa"},
    )
    assert learned(made) == [
        ("nizhny/kupno", [("bor", "2023-05"), ("vyksa", "2024")]),
        (None, [("arzamas", None)]),
    ]


def test_sites_of_equal_standing_go_by_name() -> None:
    """One learner each: «alfa» before «kupno»."""
    made = taken(
        {"municipality": "vyksa", "learned_at": "kupno"},
        {"municipality": "bor", "learned_at": "alfa"},
    )
    assert [site for site, _ in learned(made)] == ["nizhny/alfa", "nizhny/kupno"]


def test_merged_learners_stand_once() -> None:
    """Kstovo and the city took it each: the city stands once, with the place that is known."""
    made = catalog(
        region(),
        municipality("nizhniy"),
        merged("kstovskiy", "nizhniy", "2025-04-04"),
        site("kupno"),
        practice(
            replications=[
                {"municipality": "nizhniy", "since": "2020"},
                {"municipality": "kstovskiy", "since": "2024", "learned_at": "kupno"},
            ]
        ),
    )
    assert learned(made) == [("nizhny/kupno", [("nizhniy", "2024")])]


@pytest.mark.parametrize(
    ("started", "dates", "years"),
    [
        ("2020", ("2021", "2022", "2023"), 3),
        ("2020-05", ("2020-06", "2020-07", "2020-08-01"), 0),
        ("2020", ("2021", "2022"), None),
        (None, ("2021", "2022", "2023"), None),
        ("2024", ("2021", "2022", "2023"), None),
    ],
)
def test_years_to_the_threshold(
    started: str | None, dates: tuple[str, ...], years: int | None
) -> None:
    """Three adopters make it: the third came in 2023, three calendar years after the start."""
    places = ("bor", "vyksa", "arzamas")
    records = [
        {"municipality": place, "since": since} for place, since in zip(places, dates, strict=False)
    ]
    made = taken(*records, **({"started": started} if started else {}))
    card = made.practices["nizhny/okno"]
    assert years_to_threshold(card, practice_spread(card, made.directory, TODAY)) == years


def test_family_is_told_from_its_root() -> None:
    """Root → two children (б before в) → a grandchild of the first; a draft is left out."""
    made = catalog(
        practice("nizhny/root", title="а"),
        practice("nizhny/late", title="в", adapted_from="root"),
        practice("nizhny/early", title="б", adapted_from="root"),
        practice("nizhny/grand", title="г", adapted_from="early"),
        practice("nizhny/draft", title="д", adapted_from="root", status="draft"),
        practice("nizhny/alone", title="е"),
    )
    assert family("nizhny/early", made) == (
        Kin("nizhny/root", 0, False),
        Kin("nizhny/early", 1, True),
        Kin("nizhny/grand", 2, False),
        Kin("nizhny/late", 1, False),
    )
    assert [kin.practice for kin in family("nizhny/grand", made)] == [
        kin.practice for kin in family("nizhny/root", made)
    ]
    assert family("nizhny/alone", made) == ()


def test_loops_of_adaptation_end() -> None:
    """An error told elsewhere: each stands once."""
    made = catalog(practice("nizhny/a", adapted_from="b"), practice("nizhny/b", adapted_from="a"))
    assert sorted(kin.practice for kin in family("nizhny/a", made)) == ["nizhny/a", "nizhny/b"]


def test_scaled_and_about_to_be() -> None:
    """Threshold three. Three adopted: scaled, since the third came. Two: about to be (two thirds).
    One and two on the way: about to be. One alone, or only plans: neither."""

    def made(slug: str, *states: str) -> object:
        places = ("bor", "vyksa", "arzamas")
        return practice(
            f"nizhny/{slug}",
            title=slug,
            replications=[
                {"municipality": place, "status": state, "since": f"202{number}"}
                for number, (place, state) in enumerate(zip(places, states, strict=False), 1)
            ],
        )

    known = catalog(
        region(replication_threshold=3),
        *PLACES,
        made("one", "adopted"),
        made("plans", "planned", "planned", "planned"),
        made("coming", "adopted", "planned", "in-progress"),
        made("two", "adopted", "adopted"),
        made("all", "adopted", "adopted", "adopted"),
    )
    found = reaching("nizhny", known)
    assert [(r.practice.slug, r.reach.value, r.adopted, r.on_the_way) for r in found] == [
        ("all", "scaled", 3, 0),
        ("two", "near", 2, 0),
        ("coming", "near", 1, 2),
    ]
    assert [r.passed for r in found] == ["2023", None, None]
