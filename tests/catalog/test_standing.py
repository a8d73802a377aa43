"""The standing of holders: levels now and by year, what expires, and what has happened."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from sample_register import EVERY_STATE, TODAY, certificate, sample_catalog, school

from generator.catalog.certificate_files import certificate_folder
from generator.catalog.certification import certificate_state
from generator.catalog.holders import holder_anchor, holder_name, listed_at
from generator.catalog.numbers import certificate_slug
from generator.catalog.standing import Standings


@pytest.fixture
def standings(tmp_path: Path) -> Standings:
    """The standings of the sample with every state."""
    return Standings(sample_catalog(tmp_path, *EVERY_STATE.values()))


def test_levels_in_force(standings: Standings) -> None:
    """Only certificates in force count, a level without one with zero."""
    assert standings.region("nizhny").in_force == {"federal": 1, "regional": 2, "local": 1}
    assert standings.practice("nizhny/okno").in_force == {"federal": 1, "regional": 1, "local": 1}
    assert standings.region("nizhny").total == 4
    assert standings.region("rostov").in_force == {"federal": 0, "regional": 0, "local": 0}


def test_municipality_has_its_institutions_and_the_practices_it_gave(standings: Standings) -> None:
    """Both kinds of holders count for the municipality, and nothing for its neighbour."""
    held = standings.municipality("nizhny/bor").certificates
    assert len(held) == len(EVERY_STATE)
    assert {c.practice for c in held} == {"nizhny/okno", None}
    assert standings.municipality("nizhny/kstovo").certificates == ()


def test_each_holder_has_its_own(standings: Standings) -> None:
    """Asked in turn, each gets what it holds; asked again at once, the same answer."""
    bor = standings.municipality("nizhny/bor")
    assert standings.municipality("nizhny/bor") is bor
    assert standings.practice("nizhny/okno").total == 3
    assert standings.municipality("nizhny/bor") == bor


def test_merged_municipality_hands_over_its_certificates(tmp_path: Path) -> None:
    """An institution of a merged municipality counts for the successor, and only once."""
    catalog = sample_catalog(tmp_path, certificate("1", holder=school(municipality="linda")))
    standings = Standings(catalog)
    assert standings.municipality("nizhny/bor").total == 1
    assert standings.municipality("nizhny/linda").total == 0


def test_years_without_gaps(standings: Standings) -> None:
    """Every year from the first certificate to this one, each counted at its own end."""
    years = standings.region("nizhny").years
    assert [year.year for year in years] == [2021, 2022, 2023, 2024, 2025, 2026]
    assert sum(sum(year.issued.values()) for year in years) == len(EVERY_STATE)
    assert [sum(year.in_force.values()) for year in years] == [1, 2, 2, 2, 6, 4]


def test_last_year_is_today(standings: Standings) -> None:
    """The year that is not over shows what is in force today."""
    region = standings.region("nizhny")
    assert region.years[-1].in_force == region.in_force


def test_expiring_are_the_soonest_first(tmp_path: Path) -> None:
    """The list has what is in force and expires within ninety days, in order of the last day."""
    catalog = sample_catalog(
        tmp_path,
        certificate("1", valid_until="2027-01"),
        certificate("2", valid_until="2026-12-01"),
        certificate("3", valid_until="2026-11-21"),
        certificate("4", valid_until="2027-06-01"),
        certificate(
            "5",
            valid_until="2026-12-02",
            status={"state": "revoked", "since": "2026-01-01", "reason": "Ложь."},
        ),
    )
    expiring = Standings(catalog).everywhere().expiring
    assert [entry.number for entry in expiring] == ["2", "1"]


def test_states_are_those_of_the_rule(standings: Standings) -> None:
    """The standing keeps no rule of its own."""
    register = standings.directory.certificates
    assert [standings.state(c) for c in register] == [
        certificate_state(c, register, TODAY) for c in register
    ]


def test_history_of_a_chain(standings: Standings) -> None:
    """The chain is told as one history, whichever of its links is asked."""
    old, new = standings.directory.certificates[5], standings.directory.certificates[7]
    told = [(turn.kind, turn.date, turn.certificate.number) for turn in standings.history(old)]
    assert told == [
        ("issued", "2022-05-12", "ОР-2022/5"),
        ("replaced", "2025-05-12", "ОР-2022/5"),
        ("issued", "2025-05-12", "ОР-2025/5"),
        ("expires", "2028-05-12", "ОР-2025/5"),
    ]
    assert standings.history(new) == standings.history(old)
    assert [turn.is_past(TODAY) for turn in standings.history(old)] == [True, True, True, False]


def test_history_of_a_withdrawal(standings: Standings) -> None:
    """A withdrawn certificate has its withdrawal in its history, and its term no more."""
    revoked = standings.directory.certificates[4]
    assert [turn.kind for turn in standings.history(revoked)] == ["issued", "revoked"]


def test_history_of_an_expiry(standings: Standings) -> None:
    """The last day is not yet over on itself."""
    (_, end) = standings.history(standings.directory.certificates[2])
    assert end.kind == "expires"
    assert not end.is_past(dt.date(2024, 3, 1))
    assert end.is_past(dt.date(2024, 3, 2))


def test_a_circle_of_replacements_ends(tmp_path: Path) -> None:
    """Registers are drawn also while they are wrong: a circle is walked once."""
    catalog = sample_catalog(
        tmp_path, certificate("1", replaces="2"), certificate("2", replaces="1")
    )
    standings = Standings(catalog)
    first = catalog.directory.certificates[0]
    assert sorted(entry.number for entry in standings.chain(first)) == ["1", "2"]
    assert standings.history(first)


def test_institutions_are_holders_in_their_own_right(tmp_path: Path) -> None:
    """An institution stands under its municipality, or its region, at the same place with all its
    certificates."""
    catalog = sample_catalog(
        tmp_path,
        certificate("1", holder=school()),
        certificate("2", holder=school("Детский сад № 15", "kstovo")),
        certificate("3", holder=school()),
        certificate("4"),
        certificate("5", holder={"organisation": "Министерство"}),
    )
    found = [
        (
            name := holder_name(entry, catalog),
            listed_at(entry, catalog.directory),
            holder_anchor(name),
        )
        for entry in catalog.directory.certificates
        if entry.practice is None
    ]
    assert found == [
        ("Школа № 9", "nizhny/bor", "holder-shkola-9"),
        ("Детский сад № 15", "nizhny/kstovo", "holder-detskiy-sad-15"),
        ("Школа № 9", "nizhny/bor", "holder-shkola-9"),
        ("Министерство", "nizhny", "holder-ministerstvo"),
    ]
    [of_practice] = [one for one in catalog.directory.certificates if one.practice is not None]
    assert holder_name(of_practice, catalog) == "Одно окно для многодетных семей"


def test_longest_number_is_a_file_name() -> None:
    """Sixty-four of «щ» make two hundred and fifty-six letters, too many for a folder's name."""
    slugs = {certificate_slug("щ" * 64), certificate_slug("щ" * 63)}
    assert len(slugs) == 2
    assert all(len(slug) <= 64 for slug in slugs)
    assert certificate_folder("nizhny", certificate_slug("ОР-2025/14")) == (
        "certificates/nizhny/or-2025-14/"
    )
