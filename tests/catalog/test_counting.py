"""What the catalog counts: names it has, never figures that it has not."""

from __future__ import annotations

import typing

import pytest
from small_catalog import catalog, certificate, merged, municipality, practice, region, site

from generator.catalog.counting import certificates_in_force, counted, involved
from generator.model.metrics import METRIC_NAMES, Metric

MADE = catalog(
    region(replication_threshold=2),
    region("rostov"),
    municipality("bor"),
    municipality("arzamas"),
    municipality("vyksa"),
    municipality("nizhniy"),
    merged("kstovskiy", "nizhniy", "2025-04-15"),
    municipality("azov", region="rostov"),
    practice(
        "nizhny/okno",
        municipality="kstovskiy",
        replications=[
            {"municipality": "bor"},
            {"municipality": "arzamas", "status": "in-progress"},
            {"municipality": "rostov/azov"},
            {"municipality": "vyksa", "status": "planned"},
        ],
    ),
    practice("nizhny/zayavki", status="archived", municipality="bor"),
    practice("nizhny/chernovik", status="draft", municipality="vyksa"),
    practice("rostov/paket", replications=[{"municipality": "azov"}]),
    site("fabrika-bor"),
    site("fabrika-vyksa", municipality="vyksa", status="planned"),
    site("fabrika-kstovo", municipality="kstovskiy", status="closed"),
    certificate("ОР-1", level="federal", valid_until="2027"),
    certificate(
        "ОР-2", holder={"organisation": "Школа", "municipality": "kstovskiy"}, valid_until="2026"
    ),
    certificate(
        "ОР-3", holder={"organisation": "Сад", "municipality": "vyksa"}, valid_until="2025"
    ),
    certificate("ОР-4", level="federal", region="rostov"),
)


@pytest.mark.parametrize(
    ("metric", "where", "number"),
    [
        ("practices", None, 2),
        ("practices", "nizhny", 1),
        ("practices", "tver", 0),
        ("scaled-practices", None, 1),
        ("scaled-practices", "nizhny", 1),
        ("scaled-practices", "rostov", 0),
        ("training-sites", None, 1),
        ("training-sites", "nizhny", 1),
        ("training-sites", "rostov", 0),
        ("exemplary-institutions", None, 3),
        ("exemplary-institutions", "nizhny", 2),
        ("municipalities-involved", None, 4),
        ("municipalities-involved", "nizhny", 3),
        ("municipalities-involved", "rostov", 1),
        ("regions-involved", None, 2),
    ],
)
def test_counts_of_a_small_catalog(metric: str, where: str | None, number: int) -> None:
    """Published and not archived; open; in force; and merged municipalities as one."""
    assert counted(MADE, metric, where) == number


def test_exemplars_are_counted_by_level() -> None:
    """A level of one region, a level of all."""
    assert counted(MADE, "exemplary-institutions", None, "federal") == 2
    assert counted(MADE, "exemplary-institutions", "nizhny", "federal") == 1
    assert counted(MADE, "exemplary-institutions", "nizhny", "local") == 0


def test_what_the_catalog_has_no_names_for_is_not_counted() -> None:
    """None, never zero: nobody knows from the catalog how many people were trained."""
    known = {"practices", "scaled-practices", "training-sites", "exemplary-institutions"}
    known |= {"municipalities-involved", "regions-involved"}
    for metric in typing.get_args(Metric):
        assert (counted(MADE, metric) is None) == (metric not in known), metric
    assert counted(MADE, "regions-involved", "nizhny") is None


def test_every_metric_has_its_name() -> None:
    """One list."""
    assert list(METRIC_NAMES) == list(typing.get_args(Metric))


def test_involved_are_givers_takers_hosts_and_holders() -> None:
    """Those who gave (by their successor), took or take, host an open site or hold a certificate in
    force; planned and abandoned replications, closed sites and drafts involve nobody."""
    assert involved(MADE, None) == {
        "nizhny/nizhniy",
        "nizhny/bor",
        "nizhny/arzamas",
        "rostov/azov",
    }
    assert involved(MADE, "rostov") == {"rostov/azov"}


def test_certificates_in_force_leave_out_the_rest() -> None:
    """Expired ones are not in force, whatever the region."""
    assert [c.number for c in certificates_in_force(MADE)] == ["ОР-1", "ОР-2", "ОР-4"]
    assert [c.number for c in certificates_in_force(MADE, "nizhny", "regional")] == ["ОР-2"]
    assert certificates_in_force(MADE, "tver") == ()


def test_indices_hold_what_pages_ask_for() -> None:
    """Drafts have no page; archived practices keep theirs."""
    assert [card.id for card in MADE.published] == ["nizhny/okno", "nizhny/zayavki", "rostov/paket"]
    assert [card.id for card in MADE.by_region["nizhny"]] == ["nizhny/okno", "nizhny/zayavki"]
    assert [card.id for card in MADE.by_origin["nizhny/bor"]] == ["nizhny/zayavki"]
    assert [card.id for card in MADE.adopted_by["rostov/azov"]] == ["nizhny/okno", "rostov/paket"]
    assert "nizhny/vyksa" not in MADE.by_origin
