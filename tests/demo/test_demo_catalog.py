"""The made-up catalog: flawless, the same each time, marked throughout, with every state in it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path

import pytest

from generator.catalog import Catalog, load_catalog
from generator.catalog.adoption import AdoptionState, adopted_count, adoptions, is_scaled
from generator.catalog.certification import CertificateState, certificate_state
from generator.demo import DemoSummary, make_demo
from generator.editing.tidying import tidied
from generator.model.dates import first_day
from generator.reading import read_text
from generator.text import say

TODAY = dt.date(2026, 11, 22)


def bytes_of(root: Path) -> dict[str, bytes]:
    """Every file under `root` by its path."""
    return {str(p.relative_to(root)): p.read_bytes() for p in root.rglob("*") if p.is_file()}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, DemoSummary]:
    """A catalog of two regions, large enough for flagships to go their whole way."""
    root = tmp_path_factory.mktemp("demo")
    return root, make_demo(root, practices=60, regions=2, municipalities=40, seed=3, today=TODAY)


@pytest.fixture(scope="module")
def catalog(made: tuple[Path, DemoSummary]) -> Catalog:
    """The same catalog, loaded."""
    return load_catalog(made[0], TODAY).catalog


@pytest.mark.parametrize(
    ("practices", "regions", "municipalities"),
    [(0, 1, 1), (1, 1, 1), (3, 5, 2), (40, 1, 9), (20, 2, 33)],
)
def test_nothing_is_found_in_a_made_up_catalog(
    tmp_path: Path, practices: int, regions: int, municipalities: int
) -> None:
    """A catalog of any size passes the check without errors, warnings or notes."""
    summary = make_demo(tmp_path, practices, regions, municipalities, 1, TODAY)
    loaded = load_catalog(tmp_path, TODAY)
    assert [str(finding) for finding in loaded.findings] == []
    assert len(loaded.catalog.practices) == summary.practices == practices
    assert len(loaded.catalog.directory.regions) == summary.regions == regions
    found = len(loaded.catalog.directory.municipalities)
    assert found == summary.municipalities == regions * municipalities


def test_there_is_nothing_to_tidy_in_a_made_up_catalog(made: tuple[Path, DemoSummary]) -> None:
    """`atlas fix` would change no file of it: fields stand in the house's order."""
    assert list(tidied(made[0], [], lambda _: True)) == []


def test_a_made_up_catalog_stays_flawless_on_other_days(tmp_path: Path) -> None:
    """It follows the day it is made for: leap days, the first and the last day of a year."""
    for day in (dt.date(2024, 2, 29), dt.date(2027, 1, 1), dt.date(2030, 12, 31)):
        root = tmp_path / day.isoformat()
        make_demo(root, 20, 2, 20, 1, day)
        assert load_catalog(root, day).findings == []


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    """Two runs with one seed agree file by file; another seed gives another catalog."""
    for name, seed in (("one", 5), ("two", 5), ("other", 6)):
        make_demo(tmp_path / name, 12, 2, 10, seed, TODAY)
    one, two, other = (bytes_of(tmp_path / name) for name in ("one", "two", "other"))
    assert one == two
    assert one != other


def test_the_summary_counts_what_was_written(made: tuple[Path, DemoSummary]) -> None:
    """Files and bytes of the summary are those on the disk."""
    root, summary = made
    files = bytes_of(root)
    assert summary.files == len(files)
    assert summary.size == sum(map(len, files.values()))
    assert summary.sites == sum("/sites/" in name for name in files)
    assert summary.packages == sum("/packages/" in name for name in files)


def test_every_record_says_that_it_is_invented(made: tuple[Path, DemoSummary]) -> None:
    """Each file, and each entry of a list, bears the word; each practice at both its ends."""
    root, _ = made
    for name, data in bytes_of(root).items():
        text = data.decode()
        if name.endswith(("municipalities.yml", "certificates.yml")):
            for entry in text.split("\n\n"):
                assert "ымышлен" in entry, name
        elif name != "practices/tools.yml":
            assert "ымышлен" in text, name
        if name.startswith("practices/oblast"):
            values = read_text(name, data).value
            assert values["summary"].startswith("Вымышленный пример.")
            assert values["solution"].endswith("запись каталога.*")


def test_a_made_up_catalog_says_so(catalog: Catalog) -> None:
    """The name of every region does."""
    names = [say(region.record.name) for region in catalog.directory.regions.values()]
    assert names
    assert all(name.startswith("Вымышлен") for name in names)


def test_certificates_are_in_every_state(catalog: Catalog) -> None:
    """Each region's register has certificates in all states on the day of the catalog."""
    for register in catalog.directory.certificates_by_region.values():
        states = {certificate_state(c, register, TODAY) for c in register}
        assert states == set(CertificateState)


def test_replications_are_in_every_state(catalog: Catalog) -> None:
    """Some are claimed, confirmed, stale, in progress, planned and abandoned."""
    states = {
        adoption.state
        for practice in catalog.published
        for adoption in adoptions(practice, catalog.directory, TODAY)
    }
    assert states == set(AdoptionState)


def test_a_flagship_spreads_over_thirty_municipalities_in_six_years(catalog: Catalog) -> None:
    """The first practice of each region passes its threshold and goes on to thirty."""
    for region, practices in catalog.by_region.items():
        flagship = practices[0] if practices[0].slug.endswith("-0001") else None
        flagship = flagship or next(p for p in practices if p.slug.endswith("-0001"))
        assert adopted_count(flagship, catalog.directory, TODAY) == 30, region
        assert is_scaled(flagship, catalog)
        days = [
            first_day(adoption.since)
            for adoption in adoptions(flagship, catalog.directory, TODAY)
            if adoption.state.counts and adoption.since
        ]
        assert max(days) - min(days) > dt.timedelta(days=5 * 365)


def test_clusters_leave_gaps_and_overlap(catalog: Catalog) -> None:
    """Some municipalities are served by no site, some by one, some by two."""
    directory = catalog.directory
    served = Counter(
        len([s for s in directory.sites_serving.get(m.id, ()) if s.record.status == "open"])
        for region in directory.regions
        for m in directory.standing(region, TODAY)
    )
    assert {0, 1, 2} <= set(served)


def test_everything_that_records_can_do_is_there(catalog: Catalog) -> None:
    """Merged municipalities, old ids, chains of adaptation, waves, drafts and archived records."""
    directory = catalog.directory
    assert any(m.merged_into for m in directory.municipalities.values())
    assert any(p.adapted_from for p in catalog.published)
    assert any(wave.municipalities for p in directory.packages.values() for wave in p.record.waves)
    assert {site.record.status for site in directory.sites.values()} == {
        "open",
        "closed",
        "planned",
    }
    regions = [entry.record for entry in directory.regions.values()]
    assert all(r.targets and r.ratings and r.reported and r.events for r in regions)


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    """A made-up catalog never mixes with another one."""
    (tmp_path / "practices").mkdir()
    with pytest.raises(FileExistsError):
        make_demo(tmp_path, 1, 1, 1, 1, TODAY)
    assert bytes_of(tmp_path) == {}


@pytest.mark.parametrize(("practices", "regions", "municipalities"), [(-1, 1, 1), (1, 0, 1)])
def test_numbers_that_make_no_catalog_are_refused(
    tmp_path: Path, practices: int, regions: int, municipalities: int
) -> None:
    """Fewer than no practices, or no region to put them in: refused before anything is written."""
    with pytest.raises(ValueError, match="может быть"):
        make_demo(tmp_path / "out", practices, regions, municipalities, 1, TODAY)
    assert not (tmp_path / "out").exists()
