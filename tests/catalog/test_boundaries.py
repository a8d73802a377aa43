"""Borders of files: what is read, what is refused and why, and whose each border is."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.catalog import lay_groundwork
from generator.catalog.boundaries import (
    Border,
    borders_of,
    distance_km,
    matched,
    outline_of,
    read_borders,
    read_outline,
)
from generator.catalog.entries import MunicipalityEntry
from generator.model.municipality import Municipality

SQUARE = {"type": "Polygon", "coordinates": [[[43, 56], [44, 56], [44, 57], [43, 57], [43, 56]]]}

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-400, 400) | st.floats(-400, 400) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=5)
        | st.dictionaries(
            st.sampled_from(["type", "features", "geometry", "coordinates", "properties", "oktmo"]),
            inner | st.sampled_from(["Feature", "FeatureCollection", "Polygon", "MultiPolygon"]),
            max_size=4,
        )
    ),
    max_leaves=30,
)


@given(JSON)
@settings(max_examples=150, deadline=None)
def test_anything_is_read_or_refused(value: Any) -> None:
    """Whatever JSON a file holds, there is an outline or a ValueError in Russian, never a crash."""
    for read in (outline_of, borders_of):
        reason = refusal(read, value)
        assert reason is None or any("а" <= letter <= "я" for letter in reason)


def refusal(read: Callable[[Any], object], value: Any) -> str | None:
    """Why a value cannot be read, or None if it can."""
    try:
        read(value)
    except ValueError as error:
        return str(error)
    return None


@pytest.mark.parametrize(
    ("geometry", "reason"),
    [
        ({"type": "Point", "coordinates": [44, 56]}, "вид геометрии «Point»"),
        ({"type": "Polygon"}, "не по форме"),
        ({"type": "Polygon", "coordinates": 7}, "не по форме"),
        ({"type": "Polygon", "coordinates": [[[1, 2], ["3", 4], None]]}, "не по форме"),
        ({"type": "Polygon", "coordinates": []}, "контур пуст"),
        ({"type": "Polygon", "coordinates": [[[1, 1], [2, 2], [3, 3], [1, 1]]]}, "контур пуст"),
        (
            {"type": "Polygon", "coordinates": [[[4e6, 7e6], [5e6, 7e6], [5e6, 8e6], [4e6, 7e6]]]},
            "вне пределов",
        ),
    ],
)
def test_reasons(geometry: dict[str, Any], reason: str) -> None:
    """What is no polygon in degrees is refused, with the reason."""
    with pytest.raises(ValueError, match=reason):
        outline_of({"type": "Feature", "geometry": geometry})


def test_crossed_ring_is_mended() -> None:
    """A ring that crosses itself keeps the land that it encloses."""
    bow = {"type": "Polygon", "coordinates": [[[0, 0], [2, 2], [2, 0], [0, 2], [0, 0]]]}
    assert outline_of(bow).area == pytest.approx(2)


def test_heights_are_left_aside() -> None:
    """A third number of a point is ignored."""
    high = {"type": "Polygon", "coordinates": [[[0, 0, 9], [1, 0, 9], [1, 1, 9], [0, 0, 9]]]}
    assert not outline_of(high).has_z


def test_borders_tell_the_broken_from_the_good() -> None:
    """A broken feature is named by its number, the others are used all the same."""
    features: list[Any] = [
        {"type": "Feature", "properties": {"oktmo": 3501000}, "geometry": SQUARE},
        {"type": "Feature", "properties": {"name": "Бор"}, "geometry": None},
        "feature",
        {"type": "Feature", "id": "bor", "properties": None, "geometry": SQUARE},
    ]
    borders, faults = borders_of({"type": "FeatureCollection", "features": features})
    assert [(b.index, b.oktmo, b.id) for b in borders] == [(0, "03501000", ""), (3, "", "bor")]
    assert [(f.index, f.name) for f in faults] == [(1, "Бор"), (2, "")]


def municipality(name: str, **fields: Any) -> MunicipalityEntry:
    """A municipality of the region x."""
    centre = {"name": name, "lat": 56, "lon": 44}
    record = Municipality.model_validate(
        {"id": name, "name": name, "kind": "municipal-okrug", "centre": centre, **fields}
    )
    return MunicipalityEntry(f"x/{name}", "x", record, "f", (0,), None)


def border(oktmo: str = "", identity: str = "") -> Border:
    """A border with these properties."""
    return Border(0, oktmo, identity, "", shapely.box(0, 0, 1, 1))


@pytest.mark.parametrize(
    ("given_border", "owner"),
    [
        (border("22511000"), "x/bor"),
        (border("22712000"), "x/bor"),
        (border("", "bor"), "x/bor"),
        (border("", "x/bor"), "x/bor"),
        (border("99999999", "bor"), "x/bor"),
        (border("22637000", "bor"), "x/kstovskiy"),
        (border("22600000"), None),
        (border("22599000"), None),
        (border("", "Бор"), None),
        (border(), None),
    ],
)
def test_matching(given_border: Border, owner: str | None) -> None:
    """By OKTMO of today, then an earlier one that only one has had, then by id; never by name."""
    here = [
        municipality("bor", oktmo="22511000", oktmo_before=["22712000", "22600000", "22637000"]),
        municipality("kstovskiy", oktmo="22637000", oktmo_before=["22600000"]),
    ]
    found = matched([given_border], here)
    assert list(found.owners) == ([owner] if owner else [])
    assert bool(found.strangers) == (owner is None)


def test_eleven_digits() -> None:
    """A code of eleven digits is that of eight when the last three are zeros."""
    feature = {"type": "Feature", "properties": {"oktmo": "22511000000"}, "geometry": SQUARE}
    borders, _ = borders_of({"type": "FeatureCollection", "features": [feature]})
    assert list(matched(borders, [municipality("bor", oktmo="22511000")]).owners) == ["x/bor"]


def test_distance() -> None:
    """Kilometres to the outline, nought inside, also across the antimeridian."""
    square = outline_of(SQUARE)
    assert distance_km(square, 56.5, 43.5) == 0
    assert distance_km(square, 58, 43.5) == pytest.approx(111, rel=0.01)
    far_east = outline_of(
        {
            "type": "MultiPolygon",
            "coordinates": [
                [[[178, 65], [180, 65], [180, 66], [178, 66], [178, 65]]],
                [[[-180, 65], [-178, 65], [-178, 66], [-180, 66], [-180, 65]]],
            ],
        }
    )
    assert far_east.geom_type == "Polygon"
    assert distance_km(far_east, 65.5, -179) == 0
    assert distance_km(far_east, 65.5, 179) == 0


def test_files_of_a_region(tmp_path: Path) -> None:
    """Outline and borders are read from their files; without a usable file there are none."""
    folder = tmp_path / "regions" / "x"
    folder.mkdir(parents=True)
    assert read_outline(tmp_path, "x") is None
    assert read_borders(tmp_path, "x") == ()
    (folder / "outline.geojson").write_text(json.dumps(SQUARE))
    feature = {"type": "Feature", "properties": {"id": "bor"}, "geometry": SQUARE}
    collection = {"type": "FeatureCollection", "features": [feature]}
    (folder / "boundaries.geojson").write_text(json.dumps(collection))
    outline = read_outline(tmp_path, "x")
    assert outline is not None
    assert outline.area == pytest.approx(1)
    assert [border.id for border in read_borders(tmp_path, "x")] == ["bor"]
    (folder / "outline.geojson").write_text('{"type": "Point"}')
    (folder / "boundaries.geojson").write_text(json.dumps(SQUARE))
    assert read_outline(tmp_path, "x") is None
    assert read_borders(tmp_path, "x") == ()


def test_slivers_are_passed_over(tmp_path: Path) -> None:
    """Borders that overlap by the roughness of their drawing are no finding; wide overlaps are."""
    folder = tmp_path / "regions" / "x"
    folder.mkdir(parents=True)
    (folder / "region.yml").write_text('name: Икс\niso: RU-XX\noktmo: "22"\n', encoding="utf-8")
    (folder / "municipalities.yml").write_text(
        "- {id: a, name: А, kind: municipal-okrug, centre: {name: А, lat: 56.5, lon: 43.5}}\n"
        "- {id: b, name: Б, kind: municipal-okrug, centre: {name: Б, lat: 56.5, lon: 44.5}}\n",
        encoding="utf-8",
    )

    def codes(overlap: float) -> list[str]:
        boxes = {"a": shapely.box(43, 56, 44, 57), "b": shapely.box(44 - overlap, 56, 45, 57)}
        features = [
            {"type": "Feature", "id": name, "geometry": json.loads(shapely.to_geojson(box))}
            for name, box in boxes.items()
        ]
        collection = {"type": "FeatureCollection", "features": features}
        (folder / "boundaries.geojson").write_text(json.dumps(collection))
        findings = lay_groundwork(tmp_path, dt.date(2026, 11, 22)).findings
        return [finding.code.id for finding in findings if finding.code.id.startswith("G")]

    assert codes(0) == []
    assert codes(0.002) == []
    assert codes(0.05) == ["G706"]
