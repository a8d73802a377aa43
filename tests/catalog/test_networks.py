"""The network of training sites: who is served, how far the nearest lies, how it grew."""

from __future__ import annotations

import pytest
from small_catalog import TODAY, directory, merged, municipality, region, site

from generator.catalog.distances import distance_km
from generator.catalog.networks import Care, SiteYear, Tally, by_kind, by_sphere, cares, growth


def at(slug: str, lat: float, lon: float) -> object:
    """A municipality with its centre on a given spot."""
    return municipality(slug, centre={"name": slug, "lat": lat, "lon": lon})


def test_a_degree_of_the_meridian_and_of_a_parallel() -> None:
    """One degree north is 6371 · π / 180 = 111.19 km; one east at 60° is half of that."""
    assert distance_km(56, 44, 57, 44) == pytest.approx(111.19, abs=0.01)
    assert distance_km(60, 44, 60, 45) == pytest.approx(55.6, abs=0.1)
    assert distance_km(56, 44, 56, 44) == 0


def test_who_is_served_by_whom_and_how_far_it_is() -> None:
    """«a» in the Bor serves Vyksa, «b» in Vyksa its own: Vyksa has two, Sarov, a degree south of
    Vyksa, none, and 111 km to go. The planned site in Sarov serves nobody yet."""
    told = cares(
        "nizhny",
        directory(
            region(),
            at("bor", 56, 44),
            at("vyksa", 55, 44),
            at("sarov", 54, 44),
            site("a", municipality="bor", serves=["vyksa"]),
            site("b", municipality="vyksa"),
            site("c", municipality="sarov", status="planned"),
        ),
        TODAY,
    )
    assert [(one.municipality[7:], one.sites, one.host, one.nearest) for one in told] == [
        ("bor", ("nizhny/a",), True, "nizhny/a"),
        ("vyksa", ("nizhny/a", "nizhny/b"), True, "nizhny/b"),
        ("sarov", (), False, "nizhny/b"),
    ]
    assert [round(one.km or 0) for one in told] == [0, 0, 111]


def test_a_site_stands_where_its_point_says_and_not_where_its_town_has_merged() -> None:
    """Kstovo is the city's now, but its site has not moved: 56.1° is nearer to it than 55.0°. One
    with a point of its own stands there."""
    town = merged("kstovskiy", "nizhniy", "2025-04-04")
    moved = site("point", municipality="nizhniy", location={"lat": 50, "lon": 44})
    [city, far] = cares(
        "nizhny",
        directory(
            region(),
            at("nizhniy", 56.0, 44),
            at("far", 50, 44),
            town,
            site("k", municipality="kstovskiy"),
            moved,
        ),
        TODAY,
    )
    assert city == Care("nizhny/nizhniy", ("nizhny/k", "nizhny/point"), True, "nizhny/k", 0.0)
    assert (far.nearest, far.km) == ("nizhny/point", 0.0)


def test_equally_near_sites_go_by_name() -> None:
    """Both in one town: «alfa» before «beta», whichever file is read first."""
    sites = [site("z", name="альфа"), site("a", name="бета")]
    for order in (sites, sites[::-1]):
        [bor] = cares("nizhny", directory(region(), at("bor", 56, 44), *order), TODAY)
        assert bor.nearest == "nizhny/z"


def test_without_an_open_site_nothing_is_near() -> None:
    """No distance is made up."""
    closed = site("a", status="closed")
    [bor] = cares("nizhny", directory(region(), at("bor", 56, 44), closed), TODAY)
    assert bor == Care("nizhny/bor", (), False, None, None)


def test_kinds_and_spheres_are_counted_with_whom_they_serve() -> None:
    """Two factories, one of them planned, serve the Bor and Vyksa; a centre teaches two spheres and
    serves the Bor alone."""
    held = directory(
        region(),
        at("bor", 56, 44),
        at("vyksa", 55, 44),
        site("a", serves=["vyksa"], spheres=["healthcare"]),
        site("b", status="planned", serves=["vyksa"]),
        site("c", kind="training-centre", spheres=["education", "healthcare"]),
    )
    assert by_kind("nizhny", held, TODAY) == (
        Tally("process-factory", open=1, planned=1, closed=0, served=2),
        Tally("training-centre", open=1, planned=0, closed=0, served=1),
    )
    assert by_sphere("nizhny", held, TODAY) == (
        Tally("healthcare", open=2, planned=0, closed=0, served=2),
        Tally("education", open=1, planned=0, closed=0, served=1),
    )


def test_how_a_network_grew() -> None:
    """2023: one opens. 2024: two open, one of them in an unknown month. 2025: one closes. 2027: one
    is planned. One open site and one closed have no date and are in no year."""
    found = growth(
        "nizhny",
        directory(
            region(),
            municipality("bor"),
            site("a", opened="2023-05"),
            site("b", opened="2024"),
            site("c", opened="2024-02-01", closed="2025-06", status="closed"),
            site("d", opened="2027-03", status="planned"),
            site("e"),
            site("f", opened="2020", status="closed"),
            site("g", status="planned"),
        ),
        TODAY,
    )
    assert found.years == (
        SiteYear(2023, opened=1, closed=0, working=1, planned=0),
        SiteYear(2024, opened=2, closed=0, working=3, planned=0),
        SiteYear(2025, opened=0, closed=1, working=2, planned=0),
        SiteYear(2026, opened=0, closed=0, working=2, planned=0),
        SiteYear(2027, opened=0, closed=0, working=2, planned=1),
    )
    assert [(step.day.isoformat(), step.count, step.rough) for step in found.steps] == [
        ("2023-05-31", 1, False),
        ("2024-02-01", 2, False),
        ("2024-12-31", 3, True),
        ("2025-06-30", 2, False),
    ]
    assert (found.undated, found.unscheduled) == (2, 1)


def test_a_network_without_dates_has_no_years() -> None:
    """The three known sites of Nizhny are like that."""
    found = growth("nizhny", directory(region(), municipality("bor"), site("a")), TODAY)
    assert (found.years, found.steps, found.undated) == ((), (), 1)
