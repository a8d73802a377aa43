"""True borders: each belongs to a municipality, each municipality has one, none lies over another.

Borders drawn by different hands never meet exactly, so slivers are passed over: only what is wide
enough to be seen is told.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Sequence

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from generator.catalog.boundaries import (
    FAR_KM,
    KM_PER_DEGREE,
    Border,
    Fault,
    Matching,
    matched,
    shape_distance_km,
)
from generator.catalog.catalog import Directory, exists_on
from generator.catalog.entries import MunicipalityEntry
from generator.catalog.problems import Problem
from generator.findings.catalogue import catalog_geography as codes
from generator.reading import Kind
from generator.text import say

SLIVER_KM = 0.3
"""Overlaps narrower than this are the roughness of the drawing."""

MOST_PAIRS = 20_000
"""Pairs of neighbours that are compared; two thousand municipalities have some six thousand."""

SHOWN = 5
"""How many of the other side a message names at most."""


def of_region(
    file: str,
    region: str,
    borders: Sequence[Border],
    faults: Sequence[Fault],
    outline: BaseGeometry | None,
    directory: Directory,
) -> Iterator[Problem]:
    """G703 to G707 for the borders that `file` gives for `region`."""
    for fault in faults:
        values = {"number": str(fault.index + 1), "name": fault.name, "value": fault.reason}
        yield Problem(codes.BORDER_BROKEN, file, Kind.BOUNDARIES, _path(fault.index), values)
    municipalities = directory.municipalities_by_region.get(region, ())
    matching = matched(borders, municipalities)
    without = _without_border(municipalities, matching, directory)
    yield from _unmatched(file, matching.strangers, without, bool(faults))
    yield from _overlapping(file, borders)
    if outline is not None:
        yield from _elsewhere(file, borders, outline)


def title(border: Border) -> str:
    """A border as its file names it: «Кстовский район, ОКТМО 22637000»."""
    said = [border.name or border.id, f"ОКТМО {border.oktmo}" if border.oktmo else ""]
    return ", ".join(part for part in said if part) or f"№ {border.index + 1}"


def _path(index: int) -> tuple[str | int, ...]:
    return ("features", index)


def _without_border(
    municipalities: Sequence[MunicipalityEntry], matching: Matching, directory: Directory
) -> list[MunicipalityEntry]:
    """The municipalities of today and tomorrow that no border belongs to, not even one of those
    that have merged into them."""
    ever = dt.date.max
    served = {directory.successor(identity, ever) for identity in matching.owners}
    return [
        entry
        for entry in municipalities
        if entry.id not in served
        and exists_on(entry, ever)
        and directory.successor(entry.id, ever) == entry.id
    ]


def _unmatched(
    file: str, strangers: Sequence[Border], without: Sequence[MunicipalityEntry], faulty: bool
) -> Iterator[Problem]:
    lonely = _listed([f"«{say(entry.record.name)}» ({entry.slug})" for entry in without])
    for border in strangers:
        values = {"value": title(border), "other": lonely}
        yield Problem(codes.BORDER_UNKNOWN, file, Kind.BOUNDARIES, _path(border.index), values)
    unknown = _listed([f"«{title(border)}»" for border in strangers])
    for entry in without:
        if faulty and not strangers:
            continue  # the broken feature may well be the one that is missed
        values = {
            "value": say(entry.record.name),
            "code": entry.record.oktmo or "",
            "where": file,
            "other": unknown,
        }
        yield Problem(codes.BORDER_MISSING, entry.file, Kind.MUNICIPALITIES, entry.path, values)


def _listed(names: Sequence[str]) -> str:
    more = len(names) - SHOWN
    return ", ".join(names[:SHOWN]) + (f" и ещё {more}" if more > 0 else "")


def _overlapping(file: str, borders: Sequence[Border]) -> Iterator[Problem]:
    """Pairs of borders that share a piece of land wider than a sliver."""
    shapes = [border.shape for border in borders]
    tree, compared = shapely.STRtree(shapes), 0
    for index, shape in enumerate(shapes):
        for other in sorted(int(found) for found in tree.query(shape, predicate="intersects")):
            if other >= index:
                continue
            compared += 1
            if compared > MOST_PAIRS:
                return
            common = _in_kilometres(shapely.intersection(shape, shapes[other]))
            if shapely.buffer(common, -SLIVER_KM / 2).is_empty:
                continue
            values = {
                "value": title(borders[index]),
                "other": title(borders[other]),
                "area": _number(common.area),
            }
            path = _path(borders[index].index)
            yield Problem(codes.BORDERS_OVERLAP, file, Kind.BOUNDARIES, path, values)


def _in_kilometres(shape: BaseGeometry) -> BaseGeometry:
    """Degrees as kilometres, good to a few percent for what is no larger than a region."""
    latitude = 0.0 if shape.is_empty else (shape.bounds[1] + shape.bounds[3]) / 2
    across = KM_PER_DEGREE * math.cos(math.radians(latitude))

    def scale(points: NDArray[np.float64]) -> NDArray[np.float64]:
        scaled: NDArray[np.float64] = points * np.array([across, KM_PER_DEGREE])
        return scaled

    return shapely.transform(shape, scale)


def _elsewhere(file: str, borders: Sequence[Border], outline: BaseGeometry) -> Iterator[Problem]:
    for border in borders:
        distance = shape_distance_km(outline, border.shape)
        if distance > FAR_KM:
            values = {"value": title(border), "distance": f"{distance:.0f}"}
            path = _path(border.index)
            yield Problem(codes.BORDER_ELSEWHERE, file, Kind.BOUNDARIES, path, values)


def _number(area: float) -> str:
    return f"{area:.0f}" if area >= 10 else f"{area:.1f}".replace(".", ",")
