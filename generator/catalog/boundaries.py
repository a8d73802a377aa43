"""Borders as files give them: a region's outline, the true borders of its municipalities, and whose
each border is.

GeoJSON, longitude first, WGS 84 degrees. A region that lies on both sides of the antimeridian comes
out in one piece, with longitudes that run on beyond 180 degrees.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import shapely
import shapely.geometry
from numpy.typing import NDArray
from shapely.errors import ShapelyError
from shapely.geometry.base import BaseGeometry

from generator.catalog.entries import MunicipalityEntry
from generator.reading import Kind, read_document

FAR_KM: Final = 20.0
"""What lies farther outside its region than this is a mistake: it is told, and it shapes no map.
Outlines are simplified, so what is nearer may well be right."""

KM_PER_DEGREE: Final = 111.2

_FARTHEST: Final = np.array([180.0, 90.0])
"""Degrees: no longitude and no latitude is farther from zero."""

MOST_FEATURES: Final = 2_000
"""No region has as many municipalities."""

_BEARABLE: Final = 10_000
"""So many meetings of edges, beyond those that neighbours have, are taken apart in half a second;
each of n edges can meet all others, and a file of 30 KB would take minutes and all the memory."""

_MANY: Final = 20_000
"""Corners beyond which even asking whether a shape is valid may take seconds."""

_UNREADABLE: Final = (
    ArithmeticError,
    AttributeError,
    LookupError,
    ShapelyError,
    TypeError,
    ValueError,
)


@dataclass(frozen=True, slots=True)
class Border:
    """One feature of boundaries.geojson: `index` counts from 0, `shape` is polygonal, in degrees.

    `oktmo` has eight or eleven digits or is empty; so are `id` and `name` where nothing is said.
    """

    index: int
    oktmo: str
    id: str
    name: str
    shape: BaseGeometry


@dataclass(frozen=True, slots=True)
class Fault:
    """A feature that cannot be used, and why, in Russian."""

    index: int
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Matching:
    """Whose the borders are: `owners` by the full id of the municipality's record, in the order of
    its features; `strangers` match none."""

    owners: Mapping[str, tuple[Border, ...]]
    strangers: tuple[Border, ...]


def outline_of(value: Any) -> BaseGeometry:
    """The polygons of a GeoJSON value as one geometry in degrees.

    Raises ValueError (with a reason in Russian) for anything else.
    """
    [outline] = continuous([_outline(value)])
    return outline


def borders_of(value: Any) -> tuple[tuple[Border, ...], tuple[Fault, ...]]:
    """The features of a GeoJSON collection, and what is wrong with those that are not among them.

    Raises ValueError (with a reason in Russian) if the value is no collection of features at all.
    """
    if not isinstance(value, dict) or value.get("type") != "FeatureCollection":
        raise ValueError("нужен FeatureCollection, в котором каждый муниципалитет — Feature")
    features = _features(value)
    if len(features) > MOST_FEATURES:
        raise ValueError(f"объектов больше {MOST_FEATURES}: столько муниципалитетов не бывает")
    borders: list[Border] = []
    faults: list[Fault] = []
    for index, feature in enumerate(features):
        fields = feature.get("properties") if isinstance(feature, dict) else None
        properties = fields if isinstance(fields, dict) else {}
        name = _text(properties.get("name"))
        try:
            if not isinstance(feature, dict) or feature.get("type") != "Feature":
                raise ValueError("нужен объект вида Feature")
            shape = _polygons(feature.get("geometry"))
        except ValueError as error:
            faults.append(Fault(index, name, str(error)))
            continue
        identity = _text(properties.get("id")) or _text(feature.get("id"))
        borders.append(Border(index, _oktmo(properties.get("oktmo")), identity, name, shape))
    if len(borders) > 1 and is_tangled([border.shape for border in borders]):
        raise ValueError("границы пересекают друг друга слишком много раз")
    shapes = continuous([border.shape for border in borders])
    whole = tuple(
        Border(border.index, border.oktmo, border.id, border.name, shape)
        for border, shape in zip(borders, shapes, strict=True)
    )
    return whole, tuple(faults)


def matched(borders: Iterable[Border], municipalities: Sequence[MunicipalityEntry]) -> Matching:
    """Finds the municipality of each border: by its OKTMO of today, then by an earlier one, then by
    its id (short or full). An earlier code that two municipalities bear tells nothing."""
    today: dict[str, str] = {}
    before: dict[str, set[str]] = {}
    names: dict[str, str] = {}
    for entry in municipalities:
        if entry.record.oktmo:
            today.setdefault(_oktmo(entry.record.oktmo), entry.id)
        for code in entry.record.oktmo_before:
            before.setdefault(_oktmo(code), set()).add(entry.id)
        names[entry.slug] = names[entry.id] = entry.id
    owners: dict[str, list[Border]] = {}
    strangers: list[Border] = []
    for border in borders:
        earlier = before.get(border.oktmo, set())
        owner = (
            today.get(border.oktmo)
            or (next(iter(earlier)) if len(earlier) == 1 else None)
            or names.get(border.id)
        )
        if owner is None:
            strangers.append(border)
        else:
            owners.setdefault(owner, []).append(border)
    return Matching({key: tuple(group) for key, group in owners.items()}, tuple(strangers))


def read_outline(root: Path, region: str) -> BaseGeometry | None:
    """The outline of `region` in degrees, or None if there is no file that can be used.

    What is wrong with a file is said by `generator.catalog.geography`.
    """
    document = read_document(root, f"regions/{region}/outline.geojson", Kind.OUTLINE)
    try:
        return None if document.value is None else outline_of(document.value)
    except ValueError:
        return None


def read_borders(root: Path, region: str) -> tuple[Border, ...]:
    """The usable true borders of `region`; empty if there is no file of them."""
    document = read_document(root, f"regions/{region}/boundaries.geojson", Kind.BOUNDARIES)
    try:
        return () if document.value is None else borders_of(document.value)[0]
    except ValueError:
        return ()


def continuous(shapes: Sequence[BaseGeometry]) -> list[BaseGeometry]:
    """Shapes in degrees that lie together, without the leap from 180 to -180 between them.

    Where the longitudes span more than half of the globe, the western ones get 360 degrees more;
    halves that a file had cut at the antimeridian grow together again.
    """
    if not shapes:
        return []
    bounds = shapely.bounds(np.array(shapes))
    if bounds[:, 2].max() - bounds[:, 0].min() <= 180:
        return list(shapes)
    return [polygonal(shapely.transform(shape, _run_on)) for shape in shapes]


def is_tangled(shapes: Sequence[BaseGeometry]) -> bool:
    """Whether the edges of polygonal shapes meet each other more often than can be borne."""
    rings = shapely.get_rings(shapely.get_parts(np.array(shapes, dtype=object)))
    corners, ring = shapely.get_coordinates(rings, return_index=True)
    within = ring[:-1] == ring[1:]
    edges = shapely.linestrings(np.stack([corners[:-1][within], corners[1:][within]], axis=1))
    tree, step = shapely.STRtree(edges), max(1, 400_000 // max(len(edges), 1))
    room = float(_BEARABLE)
    for start in range(0, len(edges), step):
        some = edges[start : start + step]
        met = tree.query(some, predicate="intersects").shape[1]
        # An edge meets itself and its two neighbours; on a border of two, those of the other side.
        room += 6.25 * len(some) - met
        if room < 0:
            return True
    return False


def distance_km(outline: BaseGeometry, lat: float, lon: float) -> float:
    """Kilometres from a point to the outline; 0 inside. Good to a few percent, which is enough."""
    west, _, east, _ = outline.bounds
    # An outline beyond the antimeridian counts on (172, 181, 190), its points may say -170.
    point = shapely.Point(lon + 360.0 if east > 180 and lon < west - 180 else lon, lat)
    nearest = shapely.shortest_line(point, outline)
    (x1, y1), (x2, y2) = nearest.coords[0], nearest.coords[-1]
    degrees: float = math.hypot((x2 - x1) * math.cos(math.radians(lat)), y2 - y1)
    return degrees * KM_PER_DEGREE


def shape_distance_km(outline: BaseGeometry, shape: BaseGeometry) -> float:
    """Kilometres from a shape to the outline: 0 if they meet, else from a point inside of it."""
    if shape.intersects(outline):
        return 0.0
    inside = shape.representative_point()
    return distance_km(outline, inside.y, inside.x)


def _run_on(points: NDArray[np.float64]) -> NDArray[np.float64]:
    moved = points.copy()
    moved[:, 0] += np.where(moved[:, 0] < 0, 360.0, 0.0)
    return moved


def _outline(value: Any) -> BaseGeometry:
    if not isinstance(value, dict):
        raise ValueError("нужен объект GeoJSON")
    kind = value.get("type")
    if kind == "FeatureCollection":
        parts = [_outline(feature) for feature in _features(value)]
        if len(parts) > 1 and is_tangled(parts):
            raise ValueError("части контура пересекают друг друга слишком много раз")
        return shapely.union_all(parts)
    if kind == "Feature":
        return _outline(value.get("geometry"))
    return _polygons(value)


def _features(value: dict[str, Any]) -> list[Any]:
    features = value.get("features")
    if not isinstance(features, list) or not features:
        raise ValueError("в FeatureCollection нет ни одного объекта")
    return features


def _polygons(value: Any) -> BaseGeometry:
    if not isinstance(value, dict):
        raise ValueError("нет геометрии")
    kind = value.get("type")
    if kind not in ("Polygon", "MultiPolygon"):
        raise ValueError(f"вид геометрии «{kind}», а нужен Polygon или MultiPolygon")
    try:
        shape = shapely.force_2d(shapely.geometry.shape(value))
        corners = shapely.get_coordinates(shape)
    except _UNREADABLE:
        raise ValueError(
            "координаты записаны не по форме: кольцо — [[долгота, широта], …]"
        ) from None
    if shape.is_empty:
        raise ValueError("контур пуст")
    # Every corner is looked at: the bounds of a shape are those of its outer rings alone.
    if not (np.abs(corners) <= _FARTHEST).all():
        raise ValueError("координаты вне пределов: долгота −180…180, широта −90…90")
    if len(corners) > _MANY and is_tangled([shape]):
        raise ValueError("линия контура пересекает сама себя слишком много раз")
    if not shape.is_valid:
        if is_tangled([shape]):
            raise ValueError("линия контура пересекает сама себя слишком много раз")
        shape = polygonal(shape)
    if shape.area == 0:
        raise ValueError("контур пуст")
    return shape


def polygonal(shape: BaseGeometry) -> BaseGeometry:
    """The valid polygons of a shape, its parts grown together; lines and points fall away."""
    parts = shapely.get_parts(shapely.make_valid(shape, method="structure", keep_collapsed=False))
    return shapely.union_all(parts[shapely.get_dimensions(parts) == 2])


def _text(value: Any) -> str:
    return str(value).strip()[:200] if isinstance(value, (str, int)) else ""


def _oktmo(value: Any) -> str:
    """Codes are compared by their eight digits where the three of a settlement are zeros."""
    code = "".join(_text(value).split())
    if isinstance(value, int):
        code = code.zfill(8)
    return code[:8] if len(code) == 11 and code.endswith("000") else code
