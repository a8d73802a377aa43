"""Tables of regions: each count beside its whole, and no zero where nothing is known."""

from __future__ import annotations

from typing import Any

from small_catalog import catalog, certificate, merged, municipality, practice, region, site

from generator.catalog.league import (
    LeagueLine,
    Share,
    TownLine,
    league,
    rating_series,
    town_league,
)
from generator.catalog.standing import Standings
from generator.model.region import Rating


def test_every_count_stands_beside_its_whole() -> None:
    """Nizhny: two practices, one with a figure, one adopted; of three municipalities (Kstovo is one
    with the city) the city gave, the Bor and Vyksa took; one certificate of two in force; one site
    of two open. Rostov has adopters, but no list of municipalities to count them against. Of Tver
    nothing is known at all: no zero stands there."""
    effect = {"metric": "Жалобы", "change": {"direction": "decrease", "by": "times", "value": 2}}
    lines = league(
        catalog(
            region(),
            region("rostov"),
            region("tver"),
            municipality("nizhniy"),
            municipality("bor"),
            municipality("vyksa"),
            merged("kstovskiy", "nizhniy", "2025-04-04"),
            practice(
                "nizhny/a",
                municipality="kstovskiy",
                effects=[effect],
                replications=[
                    {"municipality": "bor"},
                    {"municipality": "vyksa"},
                    {"municipality": "nizhniy"},
                    {"municipality": "rostov/azov"},
                ],
            ),
            practice("nizhny/b", municipality="nizhniy"),
            practice("nizhny/old", status="archived", municipality="vyksa"),
            certificate("1", valid_until="2027"),
            certificate("2", valid_until="2025"),
            site("open"),
            site("planned", status="planned"),
        )
    )
    assert lines == (
        LeagueLine(
            "nizhny",
            measured=Share(1, 2),
            adopted=Share(1, 2),
            giving=Share(1, 3),
            taking=Share(2, 3),
            certificates=Share(1, 2),
            sites=Share(1, 2),
        ),
        LeagueLine("rostov", None, None, None, Share(1, None), None, None),
        LeagueLine("tver", None, None, None, None, None, None),
    )


def place(year: int, number: int, rating: Any = "Рейтинг участников") -> Rating:
    """A place in a rating."""
    return Rating.model_validate({"year": year, "place": number, "rating": rating})


def test_ratings_of_different_names_never_mix() -> None:
    """Two ratings, years in order; what two sources name of one year stays."""
    found = rating_series(
        (place(2023, 5), place(2022, 18), place(2023, 7, "Другой"), place(2023, 6))
    )
    assert [(s.rating, [(p.year, p.place) for p in s.places]) for s in found] == [
        ("Рейтинг участников", [(2022, 18), (2023, 5), (2023, 6)]),
        ("Другой", [(2023, 7)]),
    ]


def test_municipalities_stand_beside_what_they_could_have_given_and_taken() -> None:
    """Three practices have a birthplace here: two of the city (one given by Kstovo, which is the
    city now), one of the Bor; one comes from Rostov. The Bor took one of the city's and Rostov's:
    2 of the 3 that others have. The city took the Bor's: 1 of 2 (its own two are no others'). Vyksa
    only plans: nothing is known of it, and its certificate of a school has expired: 0 of 1."""
    made = catalog(
        region(),
        municipality("nizhniy"),
        municipality("bor"),
        municipality("vyksa"),
        municipality("sarov"),
        merged("kstovskiy", "nizhniy", "2025-04-04"),
        practice(
            "nizhny/a",
            municipality="kstovskiy",
            replications=[
                {"municipality": "bor"},
                {"municipality": "nizhniy"},
                {"municipality": "vyksa", "status": "planned"},
            ],
        ),
        practice("nizhny/b", municipality="nizhniy"),
        practice("nizhny/c", municipality="bor", replications=[{"municipality": "kstovskiy"}]),
        practice("nizhny/whole-region"),
        practice("rostov/d", replications=[{"municipality": "nizhny/bor"}]),
        practice("nizhny/old", status="archived", municipality="sarov"),
        certificate(
            "1", holder={"organisation": "Школа", "municipality": "vyksa"}, valid_until="2025"
        ),
        certificate("2", holder={"practice": "c"}, valid_until="2027"),
    )
    assert town_league("nizhny", made, Standings(made)) == (
        TownLine("nizhny/nizhniy", given=Share(2, 3), taken=Share(1, 2), certified=None),
        TownLine("nizhny/bor", given=Share(1, 3), taken=Share(2, 3), certified=Share(1, 1)),
        TownLine("nizhny/vyksa", given=None, taken=None, certified=Share(0, 1)),
        TownLine("nizhny/sarov", given=None, taken=None, certified=None),
    )
