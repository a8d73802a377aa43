"""Geography: municipalities, their borders and sites lie in their region, as far as its outline
tells.

Outlines are GeoJSON (longitude first, WGS 84 degrees), simplified to some hundred metres, so only
points far outside are noticed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import shapely
from shapely.geometry.base import BaseGeometry

from generator.catalog.boundaries import (
    FAR_KM,
    Border,
    Fault,
    borders_of,
    distance_km,
    outline_of,
)
from generator.catalog.catalog import Directory
from generator.catalog.problems import DataPath, locate
from generator.catalog.rules import borders
from generator.findings import Finding, path_text
from generator.findings.catalogue import catalog_facts as codes
from generator.reading import Document, Entry, Kind, read_document
from generator.text import say

Borders = tuple[tuple[Border, ...], tuple[Fault, ...]]


def check_geography(root: Path, entries: Iterable[Entry], directory: Directory) -> list[Finding]:
    """G701 to G707 for all regions that have an outline or true borders, with those files' own
    findings."""
    findings: list[Finding] = []
    outlines: dict[str, BaseGeometry] = {}
    bordered: list[tuple[Document, str, Borders]] = []
    for entry in entries:
        if entry.kind not in (Kind.OUTLINE, Kind.BOUNDARIES):
            continue
        document = read_document(root, entry.file, entry.kind)
        findings += document.findings
        if document.value is None:
            continue
        try:
            if entry.kind is Kind.OUTLINE:
                outlines[entry.id] = outline_of(document.value)
            else:
                bordered.append((document, entry.id, borders_of(document.value)))
        except ValueError as error:
            findings.append(_broken(document, str(error)))
    for region, outline in outlines.items():
        findings += _outside(root, region, outline, directory)
    for document, region, given in bordered:
        problems = borders.of_region(document.file, region, *given, outlines.get(region), directory)
        findings += locate(root, problems)
    return findings


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


def _points(
    region: str, directory: Directory
) -> Iterator[tuple[str, Kind, DataPath, str, float, float]]:
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
    points = list(_points(region, directory))
    if not points:
        return
    inside = shapely.covers(outline, shapely.points([(lon, lat) for *_, lat, lon in points]))
    for (file, kind, path, name, lat, lon), is_inside in zip(points, inside, strict=True):
        if is_inside:
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
