"""Geography: municipalities and sites lie in their region, as far as its outline tells.

Outlines are GeoJSON (longitude first, WGS 84 degrees), simplified to some hundred metres, so only
points far outside are noticed.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import shapely
from shapely.errors import ShapelyError
from shapely.geometry.base import BaseGeometry

from generator.catalog.catalog import Directory
from generator.catalog.problems import DataPath
from generator.findings import Finding, path_text
from generator.findings.catalogue import catalog as codes
from generator.reading import Document, Entry, Kind, read_document
from generator.text import say

FAR_KM = 20.0
KM_PER_DEGREE = 111.2


def check_geography(root: Path, entries: Iterable[Entry], directory: Directory) -> list[Finding]:
    """G701 and G702 for all regions that have an outline, with the outlines' own findings."""
    findings: list[Finding] = []
    for entry in entries:
        if entry.kind is not Kind.OUTLINE:
            continue
        document = read_document(root, entry.file, entry.kind)
        findings += document.findings
        if document.value is None:
            continue
        try:
            outline = outline_of(document.value)
        except (ValueError, TypeError, KeyError, ShapelyError) as error:
            findings.append(_broken(document, str(error)))
            continue
        findings += _outside(root, entry.id, outline, directory)
    return findings


def outline_of(value: Any) -> BaseGeometry:
    """The polygons of a GeoJSON value as one geometry in degrees.

    Raises ValueError (with a reason in Russian) for anything else.
    """
    if not isinstance(value, dict):
        raise ValueError("нужен объект GeoJSON")
    kind = value.get("type")
    if kind == "FeatureCollection":
        features = value.get("features")
        if not isinstance(features, list) or not features:
            raise ValueError("в FeatureCollection нет ни одного объекта")
        return shapely.union_all([outline_of(feature) for feature in features])
    if kind == "Feature":
        return outline_of(value.get("geometry"))
    if kind not in ("Polygon", "MultiPolygon"):
        raise ValueError(f"вид геометрии {kind!r}, а нужен Polygon или MultiPolygon")
    geometry = shapely.geometry.shape(value)
    if geometry.is_empty:
        raise ValueError("контур пуст")
    return geometry if geometry.is_valid else shapely.make_valid(geometry)


def distance_km(outline: BaseGeometry, lat: float, lon: float) -> float:
    """Kilometres from a point to the outline; 0 inside. Good to a few percent, which is enough."""
    point = shapely.Point(lon, lat)
    nearest = shapely.shortest_line(point, outline)
    (x1, y1), (x2, y2) = nearest.coords[0], nearest.coords[-1]
    return math.hypot((x2 - x1) * math.cos(math.radians(lat)), y2 - y1) * KM_PER_DEGREE


def _broken(document: Document, reason: str) -> Finding:
    place = document.place(())
    return Finding(
        codes.OUTLINE_BROKEN,
        document.file,
        place.line,
        place.column,
        "",
        {"value": reason[:200]},
    )


def _points(region: str, directory: Directory) -> Iterator[
    tuple[str, Kind, DataPath, str, float, float]
]:
    for entry in directory.municipalities_by_region.get(region, ()):
        centre = entry.record.centre
        path = (*entry.path, "centre")
        yield entry.file, Kind.MUNICIPALITIES, path, say(centre.name), centre.lat, centre.lon
        for index, (name, lat, lon) in enumerate(entry.record.places):
            yield entry.file, Kind.MUNICIPALITIES, (*entry.path, "places", index), name, lat, lon
    for site in directory.sites_by_region.get(region, ()):
        location = site.record.location
        if location is not None:
            name = say(site.record.name)
            yield site.file, Kind.SITE, ("location",), name, location.lat, location.lon
    passport = directory.regions.get(region)
    if passport is not None and passport.record.capital is not None:
        capital = passport.record.capital
        yield passport.file, Kind.REGION, ("capital",), say(capital.name), capital.lat, capital.lon


def _outside(
    root: Path, region: str, outline: BaseGeometry, directory: Directory
) -> Iterator[Finding]:
    shapely.prepare(outline)
    documents: dict[str, Document] = {}
    for file, kind, path, name, lat, lon in _points(region, directory):
        if outline.covers(shapely.Point(lon, lat)):
            continue
        distance = distance_km(outline, lat, lon)
        if distance <= FAR_KM:
            continue
        if file not in documents:
            documents[file] = read_document(root, file, kind)
        place = documents[file].place(path)
        yield Finding(
            codes.OUTSIDE_OUTLINE,
            file,
            place.line,
            place.column,
            path_text(path),
            {"value": name, "distance": f"{distance:.0f}"},
        )
