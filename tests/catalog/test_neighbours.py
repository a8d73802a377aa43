"""What a municipality should take next: hand-worked examples.

The Bor (an okrug of 100 000) and its like: Vyksa and Kulebaki (okrugs of its size), Arzamas (a
smaller city: unlike, unless a site joins them), and Azov, far away in another region.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from small_catalog import TODAY, catalog, merged, municipality, practice, region, site

from generator.catalog import load_catalog
from generator.catalog.distances import distance_km
from generator.catalog.entries import MunicipalityEntry
from generator.catalog.neighbours import (
    Neighbourhood,
    Suggestion,
    Trait,
)
from generator.catalog.populations import population_class


def place(slug: str, people: int | None = 100_000, **fields: Any) -> MunicipalityEntry:
    """A municipality with its number of people and its centre."""
    lat, lon = fields.pop("at", (56, 44))
    if people is not None:
        fields["population"] = {"value": people}
    return municipality(slug, centre={"name": slug, "lat": lat, "lon": lon}, **fields)


BOR = place("bor")
PLACES = (region(), BOR, place("vyksa", at=(55, 44)), place("kulebaki", at=(57, 44)))


def asked(*entries: object, of: str = "nizhny/bor", how_many: int = 10) -> tuple[Suggestion, ...]:
    """What `of` should take next."""
    return Neighbourhood(catalog(*entries)).suggestions(of, how_many)


def ids(found: tuple[Suggestion, ...]) -> list[str]:
    """The practices, in their order."""
    return [suggestion.practice.id for suggestion in found]


@pytest.mark.parametrize(
    ("people", "number"),
    [
        (0, 0),
        (19_999, 0),
        (20_000, 1),
        (49_999, 1),
        (50_000, 2),
        (99_999, 2),
        (100_000, 3),
        (250_000, 4),
        (999_999, 4),
        (1_000_000, 5),
    ],
)
def test_classes_of_population(people: int, number: int) -> None:
    """A class begins with its round number."""
    assert population_class(people) == number


def test_distance_is_that_of_the_great_circle() -> None:
    """A degree of latitude is 6371 π / 180 = 111,19 km; of longitude on 60° north, half of it;
    from Nizhny Novgorod to Moscow 401 km; across the antimeridian there is no way around."""
    assert distance_km(56, 44, 57, 44) == pytest.approx(111.195, abs=0.01)
    assert distance_km(60, 30, 60, 31) == pytest.approx(55.6, abs=0.01)
    assert distance_km(56.3269, 44.0059, 55.7558, 37.6173) == pytest.approx(401, abs=2)
    assert distance_km(65, 179.5, 65, -179.5) == pytest.approx(distance_km(65, 10, 65, 11))


def test_what_two_places_like_it_have_comes_before_what_one_has() -> None:
    """Window: Vyksa gave it and Kulebaki took it (2). Notes: Vyksa only (1). Own: the Bor's."""
    found = asked(
        *PLACES,
        practice("nizhny/zapiski", title="А записки", municipality="vyksa"),
        practice(
            "nizhny/okno",
            title="Я окно",
            municipality="vyksa",
            replications=[{"municipality": "kulebaki"}],
        ),
        practice("nizhny/svoya", municipality="bor"),
    )
    assert ids(found) == ["nizhny/okno", "nizhny/zapiski"]
    best = found[0]
    # Both are alike in kind and size. The Bor and Vyksa share the sphere too, and so does Kulebaki:
    # each has practices in public services alone.
    assert [(h.municipality, h.born) for h in best.holders] == [
        ("nizhny/kulebaki", False),
        ("nizhny/vyksa", True),
    ]
    assert best.holders[0].traits == (Trait.KIND, Trait.POPULATION, Trait.SPHERES)
    assert (best.points, best.elsewhere, best.new_sphere) == (6, False, False)
    assert found[1].points == 3


def test_nearest_place_is_told_and_equal_ones_go_by_name() -> None:
    """Vyksa and Kulebaki lie one degree south and north: 111 km both, and К stands before Р."""
    south, north = place("vyksa", at=(55, 44), name="Рыкса"), place("kulebaki", at=(57, 44))
    both = practice(
        "nizhny/okno", municipality="vyksa", replications=[{"municipality": "kulebaki"}]
    )
    [found] = asked(region(), BOR, south, north, both)
    assert (found.nearest, round(found.km)) == ("nizhny/kulebaki", 111)
    [found] = asked(region(), BOR, place("vyksa", at=(55.5, 44)), north, both)
    assert (found.nearest, round(found.km)) == ("nizhny/vyksa", 56)


def test_practices_of_equal_standing_go_by_title() -> None:
    """All from one place: only the title tells them apart; the order of files does not matter."""
    letters = ["в", "а", "б"]
    made = [practice(f"nizhny/p-{n}", title=t, municipality="vyksa") for n, t in enumerate(letters)]
    assert ids(asked(*PLACES, *made)) == ["nizhny/p-1", "nizhny/p-2", "nizhny/p-0"]
    assert ids(asked(*PLACES, *reversed(made))) == ["nizhny/p-1", "nizhny/p-2", "nizhny/p-0"]


def test_without_a_common_trait_there_is_no_likeness() -> None:
    """Arzamas here is a city, and smaller than the Bor: unlike. A site that serves both makes them
    alike; a closed one does not."""
    arzamas = place("arzamas", 99_999, kind="urban-okrug")
    gift = practice("nizhny/okno", municipality="arzamas")
    assert asked(region(), BOR, arzamas, gift) == ()
    [found] = asked(region(), BOR, arzamas, gift, site("fabrika", serves=["arzamas"]))
    assert found.holders[0].traits == (Trait.CLUSTER,)
    closed = site("fabrika", serves=["arzamas"], status="closed")
    assert asked(region(), BOR, arzamas, gift, closed) == ()


@pytest.mark.parametrize(
    ("spheres", "alike"),
    [
        (["education"], False),
        (["education", "health"], True),
        (["education", "health", "transport"], True),
        (["education", "transport", "culture-sport"], False),
    ],
)
def test_spheres_are_alike_from_half_on(spheres: list[str], alike: bool) -> None:
    """The Bor works in health: {education} has nothing of it, {education, health} has 1 of 2. The
    Bor works in health and transport: of three spheres two are common, of four only one."""
    own = ["health"] if len(spheres) < 3 else ["health", "transport"]
    made = [practice(f"nizhny/bor-{s}", sphere=s, municipality="bor") for s in own]
    made += [practice(f"nizhny/vyksa-{s}", sphere=s, municipality="vyksa") for s in spheres]
    known = Neighbourhood(catalog(*PLACES, *made))
    assert (Trait.SPHERES in known.traits("nizhny/bor", "nizhny/vyksa")) is alike


@pytest.mark.parametrize("status", ["adopted", "in-progress", "planned", "abandoned"])
def test_what_it_has_begun_or_given_up_is_not_suggested(status: str) -> None:
    """Whoever has it, is at it, plans it or has given it up needs no suggestion."""
    taken = practice(
        "nizhny/okno",
        municipality="vyksa",
        replications=[{"municipality": "bor", "status": status}],
    )
    assert asked(*PLACES, taken) == ()


@pytest.mark.parametrize("status", ["in-progress", "planned", "abandoned"])
def test_who_only_plans_it_has_it_not(status: str) -> None:
    """A plan, a work in progress and a refusal make no example to follow."""
    taken = practice("nizhny/okno", replications=[{"municipality": "vyksa", "status": status}])
    assert asked(*PLACES, taken) == ()


def test_drafts_and_archived_practices_are_not_suggested() -> None:
    """Nobody is sent to what has no page or is no longer kept."""
    for status in ("draft", "archived"):
        assert asked(*PLACES, practice(municipality="vyksa", status=status)) == ()


def test_own_version_of_a_practice_stands_for_it() -> None:
    """The Bor's practice was adapted from that of Vyksa: neither it nor its sister is suggested."""
    root = practice("nizhny/koren", municipality="vyksa")
    sister = practice("nizhny/sestra", municipality="kulebaki", adapted_from="koren")
    own = practice("nizhny/svoya", municipality="bor", adapted_from="koren")
    assert ids(asked(*PLACES, root, sister)) == ["nizhny/koren", "nizhny/sestra"]
    assert asked(*PLACES, root, sister, own) == ()


def test_a_loop_of_adaptations_ends() -> None:
    """A loop is an error told elsewhere; here its practices are one family."""
    one = practice("nizhny/a", municipality="vyksa", adapted_from="b")
    two = practice("nizhny/b", municipality="bor", adapted_from="a")
    assert asked(*PLACES, one, two) == ()


def test_other_regions_are_asked_only_where_the_region_says_too_little() -> None:
    """Azov is of the Bor's kind and size. With room for one, the region's own stands alone; with
    room for more, Azov's follows it, though it has more points. One of another size is out."""
    far = (
        region("rostov"),
        place("azov", region="rostov", at=(47.1, 39.4)),
        place("salsk", region="rostov", at=(46.5, 41.5)),
        place("tiny", 5_000, region="rostov"),
        practice(
            "rostov/paket",
            municipality="azov",
            replications=[{"municipality": "salsk"}],
        ),
        practice("rostov/malaya", municipality="tiny"),
    )
    near = practice("nizhny/okno", municipality="vyksa")
    assert ids(asked(*PLACES, near, *far, how_many=1)) == ["nizhny/okno"]
    own, other = asked(*PLACES, near, *far)
    assert (own.practice.id, own.elsewhere) == ("nizhny/okno", False)
    assert (other.practice.id, other.elsewhere, len(other.holders)) == ("rostov/paket", True, 2)
    assert other.nearest == "rostov/azov"


def test_site_that_serves_the_place_comes_before_a_nearer_one() -> None:
    """Vyksa and Kulebaki are as near; the site in Kulebaki serves the Bor. A closed one teaches
    nobody."""
    taught = practice("nizhny/okno", municipality="kulebaki", taught_at=["near", "own"])
    near = site("near", municipality="vyksa")
    own = site("own", municipality="kulebaki", serves=["bor"])
    [found] = asked(*PLACES, taught, near, own)
    assert (found.site, found.own_site) == ("nizhny/own", True)
    [found] = asked(*PLACES, taught, near)
    assert (found.site, found.own_site) == ("nizhny/near", False)
    [found] = asked(*PLACES, taught, site("near", municipality="vyksa", status="closed"))
    assert (found.site, found.own_site) == (None, False)


def test_a_new_sphere_is_told() -> None:
    """The Bor has practices, but none in education; a place without any has no sphere to miss."""
    gift = practice("nizhny/urok", municipality="vyksa", sphere="education")
    assert [s.new_sphere for s in asked(*PLACES, gift)] == [False]
    own = practice("nizhny/svoya", municipality="bor")
    assert [s.new_sphere for s in asked(*PLACES, gift, own)] == [True]


def test_merged_places_count_for_their_successor_and_only_once() -> None:
    """Kstovo's window is the city's since the merger: two records are one holder; Kstovo itself is
    not advised any more, and the city is not advised what its part has."""
    city, kstovo = place("nizhniy"), merged("kstovskiy", "nizhniy", "2025-04-04")
    window = practice(
        "nizhny/okno", municipality="kstovskiy", replications=[{"municipality": "nizhniy"}]
    )
    [found] = asked(region(), BOR, city, kstovo, window)
    assert [(h.municipality, h.born) for h in found.holders] == [("nizhny/nizhniy", True)]
    other = practice("nizhny/zapiski", municipality="bor")
    assert asked(region(), BOR, city, kstovo, window, other, of="nizhny/kstovskiy") == ()
    assert ids(asked(region(), BOR, city, kstovo, window, other, of="nizhny/nizhniy")) == [
        "nizhny/zapiski"
    ]


def test_unknown_population_makes_nobody_alike() -> None:
    """Two okrugs without a number share the kind only; a stranger gets nothing."""
    gift = practice("nizhny/okno", municipality="vyksa")
    [found] = asked(region(), place("bor", None), place("vyksa", None), gift)
    assert found.holders[0].traits == (Trait.KIND,)
    assert asked(*PLACES, gift, of="nizhny/nowhere") == ()


def test_the_same_catalog_always_says_the_same() -> None:
    """The project's own catalog, asked twice: equal answers, and nobody is sent to what he has."""
    project = load_catalog(Path(__file__).parents[2], TODAY).catalog
    one, two = Neighbourhood(project), Neighbourhood(project)
    for entry in project.directory.municipalities.values():
        found = one.suggestions(entry.id, 6)
        assert found == two.suggestions(entry.id, 6)
        for suggestion in found:
            holders = {holder.municipality for holder in suggestion.holders}
            assert entry.id not in holders
            assert len(holders) == len(suggestion.holders)
            assert all(holder.traits for holder in suggestion.holders)
