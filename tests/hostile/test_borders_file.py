"""Inputs 9, 10, 15, 16, 17, 20, 22, 28 and 56 through GeoJSON: borders that strangers drew."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from built.built_site import PROJECT, TODAY

from generator.catalog import load_catalog
from generator.findings import Finding
from generator.findings.reporting import report
from generator.site.work.survey import Lines
from hostile.payloads import PAYLOADS
from hostile.poisoned_catalog import unreadable

GOOD = PROJECT / "tests/cases/good-full"
FOLDER = "regions/nizhny"
SQUARE = [[[43.5, 56.3], [44.0, 56.3], [44.0, 56.5], [43.5, 56.5], [43.5, 56.3]]]
GEOMETRY = {"type": "Polygon", "coordinates": SQUARE}
FILES: dict[int, list[bytes]] = {
    9: [b"[" * 3000, b'{"a":' * 3000, b'{"type":"Polygon","coordinates":' + b"[" * 300],
    10: [b'{"type":"Polygon","coordinates":[[[' + b"9" * 5000 + b",1]]]}"],
    15: ["{\"type\":\"Поле\"}".encode("utf-16"), "{\"type\":\"Поле\"}".encode("cp1251"),
         b'{"type":"\x00"}', b'{"type":"\xff"}'],
    16: [b"", b"[]", b"1", b'"x"', b"null", b"// x"],
    17: [b" " * 5_000_000, b'{"x": "' + b"x" * 30_000 + b'"}', b"[" + b"1," * 20_000 + b"1]"],
}  # fmt: skip
"""Files that are no borders, by the number of the input."""


def copied(root: Path) -> Path:
    """A copy of the full catalog."""
    for top in ("practices", "regions"):
        shutil.copytree(GOOD / top, root / top)
    return root


def found(root: Path, name: str, data: bytes) -> list[Finding]:
    """What the check says of the file `name` with these bytes."""
    (root / FOLDER / name).write_bytes(data)
    return [f for f in load_catalog(root, TODAY).findings if f.file.endswith(name)]


def features(texts: list[str]) -> dict[str, Any]:
    """Borders whose every property is one of `texts`."""
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "id": text,
                "properties": {"id": text, "name": text, "oktmo": text, text: text},
                "geometry": GEOMETRY,
            }
            for text in texts
        ],
    }


@pytest.mark.parametrize("name", ["outline.geojson", "boundaries.geojson"])
@pytest.mark.parametrize("number", FILES)
def test_what_is_no_border_is_refused(tmp_path: Path, number: int, name: str) -> None:
    """Each file is an error at its own name, and the rest of the catalog is read."""
    root = copied(tmp_path)
    for data in FILES[number]:
        errors = [f for f in found(root, name, data) if f.severity == "error"]
        assert errors, data[:40]
        assert load_catalog(root, TODAY).catalog.practices


def test_properties_are_only_words(tmp_path: Path) -> None:
    """Markup, code and strange letters in the properties of borders name no municipality, and what
    is said of them commands nothing."""
    root = copied(tmp_path)
    texts = [text for text in PAYLOADS if unreadable(text) is None]
    said = found(root, "boundaries.geojson", json.dumps(features(texts)).encode())
    assert said
    for line in report(said, "text", "ru", Lines(root)).splitlines():
        assert not line.lstrip().startswith(("::", "##["))
    *commands, _ = report(said, "github", "ru", Lines(root)).splitlines()
    assert len(commands) == len(said)


@pytest.mark.parametrize("text", ["../../x", "index", "рraktika", "a\u0301", "__proto__", ""])
def test_ids_of_borders_are_compared_not_used(tmp_path: Path, text: str) -> None:
    """20, 22: an id in a border is only looked for among the municipalities; a strange one is
    told, and no file of its name comes into being."""
    root = copied(tmp_path / "catalog")
    assert found(root, "boundaries.geojson", json.dumps(features([text])).encode())
    assert {path.name for path in tmp_path.iterdir()} == {"catalog"}


def test_borders_of_nobody_are_told(tmp_path: Path) -> None:
    """56: a border that is no municipality's, and far from the region, is a finding."""
    far = {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]]}
    one = {"type": "Feature", "properties": {"id": "nowhere"}, "geometry": far}
    data = json.dumps({"type": "FeatureCollection", "features": [one]}).encode()
    assert found(copied(tmp_path), "boundaries.geojson", data)
