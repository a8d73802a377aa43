"""Maps kept between builds: the same as drawn anew, and never trusted when damaged."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest

from generator.drawing import (
    RegionMap,
    region_maps,
    region_symbols_svg,
    storing,
    tidy,
)
from generator.site.work.survey import survey

PROJECT = Path(__file__).parents[2]
TODAY = dt.date(2026, 11, 22)
REGIONS = ("kaliningrad", "kaluga")


@pytest.fixture(scope="module")
def drawn() -> dict[str, RegionMap]:
    """The maps of two regions, without any cache; one of them has no municipalities."""
    return region_maps(PROJECT, REGIONS, survey(PROJECT, TODAY).catalog.directory, TODAY, None)


def _again(cache: Path) -> dict[str, RegionMap]:
    return region_maps(PROJECT, REGIONS, survey(PROJECT, TODAY).catalog.directory, TODAY, cache)


def test_what_is_kept_is_what_was_drawn(drawn: dict[str, RegionMap], tmp_path: Path) -> None:
    """The first build fills the folder, the second takes the same map from it, to the last byte."""
    assert list(drawn) == ["kaliningrad"]
    assert _again(tmp_path / "cache") == drawn
    [file] = (tmp_path / "cache").iterdir()
    before = file.read_bytes()
    kept = _again(tmp_path / "cache")
    assert kept == drawn
    assert file.read_bytes() == before
    shapes = {name: region_symbols_svg(one) for name, one in kept.items()}
    assert shapes == {name: region_symbols_svg(one) for name, one in drawn.items()}


def test_the_second_build_draws_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A kept map is not worked out again."""
    first = _again(tmp_path)

    def no_more(*_: object) -> None:
        raise AssertionError("drawn again")

    monkeypatch.setattr(storing, "region_map", no_more)
    assert _again(tmp_path) == first


@pytest.mark.parametrize("damage", [b"", b"{}", b"[1", b'{"region": "kaliningrad"}'])
def test_a_damaged_file_is_drawn_anew(
    drawn: dict[str, RegionMap], tmp_path: Path, damage: bytes
) -> None:
    """A file that is no map is as good as none, and is replaced."""
    _again(tmp_path)
    [file] = tmp_path.iterdir()
    whole = file.read_bytes()
    file.write_bytes(damage)
    assert _again(tmp_path) == drawn
    assert file.read_bytes() == whole


def test_a_folder_that_cannot_be_used_only_costs_time(
    drawn: dict[str, RegionMap], tmp_path: Path
) -> None:
    """Where the cache should be, there is a file: maps are drawn all the same."""
    (tmp_path / "cache").write_text("")
    assert _again(tmp_path / "cache") == drawn
    tidy(tmp_path / "cache")


def test_the_oldest_are_thrown_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only so many maps are kept, those used last."""
    monkeypatch.setattr(storing, "KEPT", 2)
    for age, name in enumerate("abcd"):
        (tmp_path / f"{name}.json").write_text("")
        os.utime(tmp_path / f"{name}.json", (1000 - age, 1000 - age))
    tidy(tmp_path)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a.json", "b.json"]
