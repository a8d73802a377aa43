"""A catalog counts as made up only if every region says so."""

from __future__ import annotations

import dataclasses

import pytest

from generator.catalog.catalog import Directory
from generator.catalog.demonstration import is_demo
from generator.catalog.entries import RegionEntry
from generator.model.region import Region

EMPTY = Directory(None, {}, {}, {}, {}, {}, (), {})


@pytest.mark.parametrize(
    ("names", "made_up"),
    [
        ([], False),
        (["Вымышленная область 1"], True),
        (["Вымышленная область 1", "Вымышленный край"], True),
        (["Вымышленная область 1", "Нижегородская область"], False),
        (["Нижегородская область (вымышлена)"], False),
    ],
)
def test_every_region_must_say_so(names: list[str], made_up: bool) -> None:
    """One real region among the invented ones, or no region at all, and there is no mark."""
    regions = {
        f"r{number}": RegionEntry(
            f"r{number}",
            Region.model_validate({"name": name, "iso": "RU-XAA", "oktmo": "01"}),
            f"regions/r{number}/region.yml",
        )
        for number, name in enumerate(names)
    }
    assert is_demo(dataclasses.replace(EMPTY, regions=regions)) is made_up
