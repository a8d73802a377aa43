"""A region's map: mergers by the day, true borders, sites, and a key that knows what changed."""

from __future__ import annotations

import datetime as dt
import json
import pickle
import subprocess
import sys
from dataclasses import replace
from typing import Any

import pytest
import shapely
from drawn_regions import REGIONS, ROOT, TODAY, directory_of, real_directory, real_map, real_outline

from generator.catalog import Directory
from generator.catalog.boundaries import Border, borders_of
from generator.catalog.entries import SiteEntry
from generator.drawing import RegionMap, region_map, region_map_key, region_symbols_svg
from generator.drawing.faces import Shape
from generator.drawing.holdings import holdings
from generator.model.site import Site

LAND = shapely.box(40, 54, 46, 58)
WEST = {"id": "west", "lat": 56, "lon": 41, "oktmo": "22501000"}
EAST = {"id": "east", "lat": 56, "lon": 45, "oktmo": "22502000"}
MERGED = {
    "id": "merged",
    "lat": 57,
    "lon": 43,
    "oktmo": "22603000",
    "exists": {"until": "2024-05-01"},
    "merged_into": "east",
}


def drawn(
    directory: Directory, *, borders: tuple[Border, ...] = (), day: dt.date = TODAY
) -> RegionMap:
    """The map of the made-up region."""
    made = region_map("x", directory, LAND, borders, day)
    assert made is not None
    return made


def test_merged_land_goes_to_the_successor_on_its_day() -> None:
    """Until the day a merged municipality is drawn; from then on its places are its successor's."""
    directory = directory_of("x", WEST, EAST, {**MERGED, "places": [["Дальнее", 57, 41.5]]})
    before = drawn(directory, day=dt.date(2024, 4, 30))
    after = drawn(directory, day=dt.date(2024, 5, 1))
    assert list(before.cells) == ["x/west", "x/east", "x/merged"]
    assert list(after.cells) == ["x/west", "x/east"]
    [east] = [one for one in holdings("x", directory, TODAY) if one.id == "x/east"]
    assert (41.5, 57.0) in east.places
    assert after.cells["x/west"] == before.cells["x/west"]


@pytest.mark.parametrize(
    ("region", "old", "successor", "day"),
    [
        ("nizhny", "kstovskiy", "nizhniy-novgorod", dt.date(2025, 4, 4)),
        ("chuvashia", "alatyr", "alatyrskiy", dt.date(2024, 1, 1)),
    ],
)
def test_real_mergers(region: str, old: str, successor: str, day: dt.date) -> None:
    """The day before, both are on the map; on the day the successor holds the places of both."""
    directory = real_directory()
    identity, heir = f"{region}/{old}", f"{region}/{successor}"
    assert identity in real_map(region, day - dt.timedelta(1)).cells
    assert identity not in real_map(region, day).cells
    held = {one.id: one for one in holdings(region, directory, day)}
    own = {(lon, lat) for _, lat, lon in directory.municipalities[identity].record.places}
    assert own
    assert own <= set(held[heir].places)
    assert identity in held[heir].records


def test_who_is_not_there_yet_holds_nothing() -> None:
    """A municipality that begins later is not drawn before."""
    directory = directory_of("x", WEST, {**EAST, "exists": {"from": "2025"}})
    assert list(drawn(directory, day=dt.date(2024, 12, 31)).cells) == ["x/west"]
    assert list(drawn(directory, day=dt.date(2025, 1, 1)).cells) == ["x/west", "x/east"]


def test_a_place_that_cannot_be_there_shapes_nothing() -> None:
    """A place far outside the region (latitude and longitude swapped) is left out of the cells."""
    swapped = {**WEST, "places": [["А", 56, 41], ["Б", 41.2, 56.3]]}
    right = {**WEST, "places": [["А", 56, 41]]}
    assert (
        drawn(directory_of("x", swapped, EAST)).cells == drawn(directory_of("x", right, EAST)).cells
    )


def feature(code: str, west: float, east: float, **properties: str) -> dict[str, object]:
    """A true border from the southern to the northern edge of the land."""
    ring = [[west, 54], [east, 54], [east, 58], [west, 58], [west, 54]]
    return {
        "type": "Feature",
        "properties": {"oktmo": code, **properties},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


def borders(*features: dict[str, object]) -> tuple[Border, ...]:
    """The borders of a collection of features."""
    return borders_of({"type": "FeatureCollection", "features": list(features)})[0]


def test_true_borders_replace_the_scheme() -> None:
    """With a border for each municipality the map is not schematic, whatever the outline says."""
    directory = directory_of("x", WEST, EAST)
    full = drawn(
        directory, borders=borders(feature("22501000", 40, 41), feature("22502000", 41, 46))
    )
    part = drawn(directory, borders=borders(feature("22501000", 40, 41)))
    none = drawn(directory)
    assert (full.schematic, part.schematic, none.schematic) == (False, True, True)
    assert full.cells.keys() == part.cells.keys() == none.cells.keys()
    assert full.cells != none.cells


def test_border_of_a_merged_municipality_is_its_successors() -> None:
    """A border with the code of a merged municipality is part of the successor's cell."""
    directory = directory_of("x", WEST, EAST, MERGED)
    given = borders(
        feature("22501000", 40, 42), feature("22502000", 43, 46), feature("22603000", 42, 43)
    )
    joined = borders(feature("22501000", 40, 42), feature("22502000", 42, 46))
    assert drawn(directory, borders=given).cells == drawn(directory, borders=joined).cells


def test_border_of_another_region_is_left_out() -> None:
    """A border far outside (its coordinates swapped) does not shrink the map: a scheme is drawn."""
    directory = directory_of("x", WEST, EAST)
    far = borders(feature("22501000", 40, 41), feature("22502000", 80, 85))
    near = borders(feature("22501000", 40, 41))
    assert drawn(directory, borders=far).cells == drawn(directory, borders=near).cells


def test_borders_without_outline() -> None:
    """Borders alone make a map; so do places alone, with some land around them."""
    directory = directory_of("x", WEST, EAST)
    given = borders(feature("22501000", 40, 41), feature("22502000", 41, 46))
    assert region_map("x", directory, None, given, TODAY) is not None
    around = region_map("x", directory, None, (), TODAY)
    assert around is not None
    assert len(around.cells) == 2


def test_region_without_municipalities() -> None:
    """It has its outline and nothing else; without an outline there is no map at all."""
    empty = drawn(directory_of("x"))
    assert empty.outline
    assert (empty.cells, empty.centres, empty.schematic) == ({}, {}, True)
    assert region_symbols_svg(empty).startswith(b"<svg")
    assert region_map("x", directory_of("x"), None, (), TODAY) is None


def test_sites_stand_where_they_are() -> None:
    """A site stands at its location, and without one in the centre that it names, which no merger
    has moved."""
    directory = directory_of("x", WEST, EAST, MERGED)
    placed: dict[str, Any] = {"name": "А", "kind": "process-factory", "municipality": "west"}
    sites = {
        "x/a": {**placed, "location": {"lat": 55, "lon": 44}},
        "x/b": placed,
        "x/c": {**placed, "municipality": "merged"},
    }
    entries = {
        key: SiteEntry(key, "x", Site.model_validate(v), "f", f"x/{v['municipality']}", ())
        for key, v in sites.items()
    }
    made = drawn(replace(directory, sites=entries))
    assert made.sites["x/a"] == made.projection.point(55, 44)
    assert made.sites["x/b"] == made.centres["x/west"]
    assert made.sites["x/c"] == made.projection.point(57, 43)


@pytest.mark.parametrize("region", REGIONS)
def test_same_input_same_bytes(region: str) -> None:
    """Drawn twice, a region's map and its file are the same, and plain data through and through."""
    once, again = (
        region_map(region, real_directory(), real_outline(region), (), TODAY) for _ in range(2)
    )
    assert once == again
    assert once is not None
    assert region_symbols_svg(once) == region_symbols_svg(real_map(region))
    assert pickle.loads(pickle.dumps(once)) == once


PROGRAM = """
import hashlib, sys
sys.path.insert(0, sys.argv[1])
from drawn_regions import TODAY, real_directory, real_map, real_outline
from generator.drawing import region_map_key, region_symbols_svg
print(hashlib.sha256(region_symbols_svg(real_map("kaliningrad"))).hexdigest())
print(region_map_key("kaliningrad", real_directory(), real_outline("kaliningrad"), (), TODAY))
"""


def test_same_bytes_in_another_process() -> None:
    """Neither the order of hashes nor anything else of a process shows in the map or its key."""
    answers = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM, str(ROOT / "tests/drawing")],
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(answers) == 1


def test_key_knows_what_the_map_is_made_of() -> None:
    """The key changes with names, places, borders, sites and mergers, not with a mere day."""
    base = directory_of("x", WEST, EAST, MERGED)
    given = borders(feature("22501000", 40, 41))
    other = borders(feature("22501000", 40, 42))

    def key(
        directory: Directory = base,
        outline: Shape | None = LAND,
        known: tuple[Border, ...] = (),
        day: dt.date = TODAY,
    ) -> str:
        return region_map_key("x", directory, outline, known, day)

    different = [
        key(),
        key(directory_of("x", {**WEST, "short": "Запад"}, EAST, MERGED)),
        key(directory_of("x", {**WEST, "places": [["А", 55, 41]]}, EAST, MERGED)),
        key(directory_of("x", {**WEST, "population": {"value": 5}}, EAST, MERGED)),
        key(outline=shapely.box(40, 54, 46, 58.1)),
        key(outline=None),
        key(known=given),
        key(known=other),
        key(directory_of("x", {**WEST, "oktmo": "22509000"}, EAST, MERGED), known=given),
        key(day=dt.date(2024, 1, 1)),
    ]
    assert len(set(different)) == len(different)
    assert key(day=dt.date(2024, 5, 1)) == key(day=dt.date(2026, 1, 1)) == key()
    assert all(len(one) == 64 and int(one, 16) >= 0 for one in different)


def test_map_can_be_written_as_json() -> None:
    """Everything in a map is numbers and texts: it can be kept in a file."""
    from pydantic import TypeAdapter

    adapter = TypeAdapter(RegionMap)
    once = real_map("kaliningrad")
    kept = adapter.dump_json(once)
    json.loads(kept)
    assert adapter.validate_json(kept) == once
