"""True borders: with all of them a map is no longer a scheme, with some it stays one."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from pathlib import Path

from generator.drawing import region_maps
from generator.pages.desk import Desk
from generator.pages.maps import map_view
from generator.site.work.survey import survey

PROJECT = Path(__file__).parents[2]
SAMPLE = PROJECT / "generator" / "model" / "sample"
TODAY = dt.date(2026, 11, 22)


def square(west: float, east: float, **properties: str) -> dict[str, object]:
    """A feature between two meridians."""
    ring = [[west, 56], [east, 56], [east, 56.6], [west, 56.6], [west, 56]]
    geometry = {"type": "Polygon", "coordinates": [ring]}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def catalog_with(root: Path, *features: dict[str, object]) -> Path:
    """The sample catalog, its region with these borders."""
    shutil.copytree(SAMPLE, root)
    value = {"type": "FeatureCollection", "features": list(features)}
    (root / "regions/primer/boundaries.geojson").write_text(json.dumps(value), encoding="utf-8")
    return root


def test_borders_that_match_are_drawn(tmp_path: Path) -> None:
    """Matched by OKTMO and by id, the borders are the cells; nothing is conditional any more."""
    root = catalog_with(
        tmp_path / "catalog",
        square(44.0, 44.4, oktmo="99501000"),
        square(44.4, 45.0, id="sosedskiy"),
    )
    surveyed = survey(root, TODAY)
    assert not [f for f in surveyed.findings if f.code.id.startswith("G")]
    maps = region_maps(root, ["primer"], surveyed.catalog.directory, TODAY, None)
    assert list(maps["primer"].cells) == ["primer/obraztsovskiy", "primer/sosedskiy"]
    view = map_view("primer", Desk(surveyed.catalog, maps), "Карта", ())
    assert view is not None
    assert not view.schematic


def test_borders_that_do_not_match_are_told_of(tmp_path: Path) -> None:
    """A feature of nobody is a finding that names it, and the map stays a scheme with all cells."""
    root = catalog_with(
        tmp_path / "catalog",
        square(44.0, 44.4, oktmo="99501000"),
        square(44.4, 45.0, id="nobody", name="Ничейный округ"),
    )
    surveyed = survey(root, TODAY)
    told = [f.message("ru") for f in surveyed.findings if f.code.id.startswith("G")]
    assert any("Ничейный округ" in message or "nobody" in message for message in told), told
    maps = region_maps(root, ["primer"], surveyed.catalog.directory, TODAY, None)
    assert maps["primer"].schematic
    assert set(maps["primer"].cells) == {"primer/obraztsovskiy", "primer/sosedskiy"}
