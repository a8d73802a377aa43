"""The real catalog: what this project itself publishes has no mistakes."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from generator.catalog import Loaded, load_catalog
from generator.catalog.adoption import adopted_count, adoptions
from generator.catalog.certification import certificate_state
from generator.catalog.counting import counted
from generator.findings import Severity

ROOT = Path(__file__).parent.parent.parent
TODAY = dt.date(2026, 11, 22)


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    """The catalog of the project on the day on which its facts were last checked."""
    return load_catalog(ROOT, TODAY)


def test_there_are_no_errors_and_no_warnings(loaded: Loaded) -> None:
    """Every file is read, every reference leads somewhere, every figure agrees."""
    bad = [f for f in loaded.findings if f.severity is not Severity.INFO]
    assert [f"{f.file}:{f.line}:{f.column} {f.code.id} {f.message()}" for f in bad] == []


def test_no_file_is_left_out(loaded: Loaded) -> None:
    """As many practices as files, each with its full record."""
    files = {f"{path.parent.name}/{path.stem}" for path in (ROOT / "practices").glob("*/*.yml")}
    assert set(loaded.catalog.practices) == set(loaded.records) == files
    assert files


def test_everything_derived_can_be_derived(loaded: Loaded) -> None:
    """States and counts of everything, on several days, without a surprise."""
    catalog = loaded.catalog
    for day in (dt.date(2017, 1, 1), TODAY, dt.date(2040, 1, 1)):
        for card in catalog.practices.values():
            found = adoptions(card, catalog.directory, day)
            assert adopted_count(card, catalog.directory, day) <= len(found)
        for register in catalog.directory.certificates_by_region.values():
            for certificate in register:
                assert certificate_state(certificate, register, day)
        for region in catalog.directory.regions:
            for municipality in catalog.directory.municipalities_by_region.get(region, ()):
                stands_for = catalog.directory.successor(municipality.id, day)
                assert stands_for in catalog.directory.municipalities
    assert counted(catalog, "practices") == len(
        [card for card in catalog.published if card.status == "published"]
    )
