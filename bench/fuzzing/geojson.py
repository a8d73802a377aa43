"""Geometry from strangers: read, made whole, judged by the rules of borders, and drawn."""

from __future__ import annotations

import copy
import json
import random
import zlib
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from bench.fuzzing.pieces import FILL, as_filling, filled, with_piece_moved, with_word
from bench.fuzzing.reader import REGION, TODAY
from bench.fuzzing.target import CASES, PROJECT, Target
from generator.catalog import Directory, lay_groundwork
from generator.catalog.boundaries import borders_of, outline_of, shape_distance_km
from generator.catalog.rules import borders as border_rules
from generator.drawing import path_data, region_map, region_symbols_svg
from generator.drawing.projection import fitted
from generator.drawing.region_map import WIDTH
from generator.findings import in_order
from generator.reading import Document, Kind, read_text

LONGEST: Final = 3_072
MOST: Final = 64 * 1024
DRAWN: Final = 64
"""One of so many inputs is drawn as a whole map: that takes a hundred times longer."""

WORDS: Final = (
    b'{"type":"Polygon","coordinates":[[', b'"MultiPolygon"', b'"FeatureCollection"', b'"Feature"',
    b'"GeometryCollection"', b'"Point"', b'"LineString"', b'"geometry":', b'"features":[',
    b'"properties":{', b'"coordinates":', b'"bbox":', b'"crs":', b'"oktmo":', b'"id":', b'"name":',
    b"22637000", b"[44,56]", b"[180,90]", b"[-180,-90]", b"[179.999,60],[-179.999,60]", b"[0,0]",
    b"1e308", b"-1e308", b"1e-320", b"NaN", b"Infinity", b"-0.0", b"null", b"true", b"[[[", b"]]]",
    b"[]", b"{}", b"44.00000000000001", b"999999999999999", b"\\u202e", b"\\ud800", b"\xff", b",",
)  # fmt: skip

_HOSTILE: Final[tuple[Any, ...]] = (
    0, -0.0, 180, -180, 90, -90, 89.999999, 179.9999999, 1e-12, 1e-300, 1e300, 181, -91, 44, 56,
    44.0000000001, None, True, "44", [], 10**14,
)  # fmt: skip


@cache
def _directory() -> Directory:
    return lay_groundwork(CASES / "good-full", TODAY).directory


def exercise(data: bytes) -> str:
    """An outline (the first byte is even) or true borders (odd), as the check and the maps do."""
    is_outline = not data or data[0] % 2 == 0
    kind = Kind.OUTLINE if is_outline else Kind.BOUNDARIES
    file = f"regions/{REGION}/{kind.value}.geojson"
    document = read_text(file, filled(data[1:], MOST), kind.limits, shape=kind.shape)
    for finding in document.findings:
        (finding.message("ru") + finding.hint("ru")).encode()
    if document.value is None:
        return "unreadable"
    # A map takes a hundred times longer than all the rest, and draws what the rest has let through.
    whole = zlib.crc32(data) % DRAWN == 0
    try:
        return _outline(document, whole) if is_outline else _borders(document, whole)
    except ValueError as error:
        # What the check tells of has words in Russian; whatever else is raised goes on.
        if not any("а" <= sign <= "я" for sign in str(error)):
            raise
        return "refused"


def _outline(document: Document, whole: bool) -> str:
    outline = outline_of(document.value)
    projection = fitted(outline, WIDTH)
    path_data(projection.shape(outline))
    assert projection.height >= 0
    if not whole:
        return "projected"
    drawn = region_map(REGION, _directory(), outline, (), TODAY)
    if drawn is not None:
        region_symbols_svg(drawn)
    return "drawn"


def _borders(document: Document, whole: bool) -> str:
    borders, faults = borders_of(document.value)
    problems = list(
        border_rules.of_region(document.file, REGION, borders, faults, _land(), _directory())
    )
    for finding in in_order(problem.located(document) for problem in problems):
        (finding.message("ru") + finding.hint("ru")).encode()
    for border in borders:
        shape_distance_km(_land(), border.shape)
        path_data(fitted(border.shape, WIDTH).shape(border.shape))
    if not whole or not borders:
        return "projected" if borders else "features refused"
    drawn = region_map(REGION, _directory(), _land(), borders, TODAY)
    if drawn is not None:
        region_symbols_svg(drawn)
    return "drawn"


@cache
def _land() -> Any:
    value = json.loads((CASES / "good-full/regions/nizhny/outline.geojson").read_text("utf-8"))
    return outline_of(value)


def seeds() -> Iterator[bytes]:
    """Every GeoJSON file of the cases and of the real catalog, whole or thinned out."""
    for root in (CASES, PROJECT / "regions", PROJECT / "tests/reading"):
        for path in sorted(root.rglob("*.geojson")):
            data = path.read_bytes()
            if len(data) >= LONGEST:
                data = next(
                    (one for n in (3, 6, 12, 24) if len(one := _thinned(data, n)) < LONGEST), b""
                )
            yield (b"1" if path.stem == "boundaries" else b"0") + data[: LONGEST - 1]
    yield b"0" + json.dumps(_square()).encode()
    yield b"1" + json.dumps(_collection()).encode()


def _square() -> dict[str, Any]:
    """A square with a hole, in the land of the cases."""
    outer = [[44, 56], [45, 56], [45, 57], [44, 57], [44, 56]]
    hole = [[44.2, 56.2], [44.4, 56.4], [44.2, 56.4], [44.2, 56.2]]
    return {"type": "Polygon", "coordinates": [outer, hole]}


def _collection() -> dict[str, Any]:
    """Two features of municipalities of the cases."""
    names = ({"id": "bor"}, {"oktmo": "22637000", "name": "Кстово"})
    features = [{"type": "Feature", "properties": one, "geometry": _square()} for one in names]
    return {"type": "FeatureCollection", "features": features}


def _thinned(data: bytes, step: int) -> bytes:
    """A file small enough to be an input: every so-manieth corner of its rings."""
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        return data

    def thin(inner: Any) -> Any:
        if isinstance(inner, dict):
            return {key: thin(held) for key, held in inner.items()}
        if isinstance(inner, list) and inner and _is_ring(inner):
            return [*inner[:-1:step], inner[0]] if len(inner) > 4 * step else inner
        return [thin(held) for held in inner] if isinstance(inner, list) else inner

    return json.dumps(thin(value), ensure_ascii=False, separators=(",", ":")).encode()


def _is_ring(value: Any) -> bool:
    return (
        isinstance(value, list)
        and bool(value)
        and isinstance(value[0], list)
        and all(
            isinstance(corner, list) and all(isinstance(n, (int, float)) for n in corner)
            for corner in value
        )
    )


def mutate(data: bytes, dice: random.Random) -> bytes:
    """Mostly the value is changed and written anew, so that it stays JSON; sometimes the text."""
    first, text = data[:1] or b"0", data[1:].removeprefix(FILL)
    if dice.random() < 0.003:
        return first + as_filling(text, dice, WORDS)
    if dice.random() < 0.05:
        first = dice.choice((b"0", b"1"))
    if dice.random() < 0.08:
        return first + (
            with_word(text, dice, WORDS) if dice.random() < 0.7 else with_piece_moved(text, dice)
        )
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        first, value = (b"0", _square()) if dice.random() < 0.5 else (b"1", _collection())
    for _ in range(dice.choice((1, 1, 2, 5))):
        value = _changed(value, dice)
    return first + json.dumps(value, separators=(",", ":")).encode()


def _changed(value: Any, dice: random.Random) -> Any:
    """The value with one thing in it changed: a corner moved, a ring turned, a part copied."""
    holder, key = _some_place(value, dice)
    if holder is None:
        return copy.deepcopy(dice.choice(_HOSTILE))
    inner = holder[key]
    if isinstance(inner, (int, float)) and not isinstance(inner, bool):
        moved = inner + dice.choice((0.001, -0.5, 1, 90, -180, 360, 1e-9))
        holder[key] = dice.choice((moved, moved, dice.choice(_HOSTILE)))
    elif isinstance(inner, list) and inner:
        deed, at = dice.randrange(6), dice.randrange(len(inner))
        if deed == 0:
            inner.reverse()
        elif deed == 1:
            del inner[at]
        elif deed == 2:
            inner.insert(at, copy.deepcopy(dice.choice(inner)))
        elif deed == 3:
            inner[at] = inner[0]
        elif deed == 4 and len(inner) < 60:
            inner.extend(copy.deepcopy(inner))
        else:
            holder[key] = [inner]
    elif isinstance(inner, str):
        kinds = (
            "Polygon",
            "MultiPolygon",
            "Feature",
            "FeatureCollection",
            "GeometryCollection",
            "Point",
            "bor",
            "22637000",
            "nizhny/bor",
            "\u202e",
            "x" * 300,
        )
        holder[key] = dice.choice(kinds)
    else:
        holder[key] = copy.deepcopy(dice.choice(_HOSTILE))
    return value


def _some_place(value: Any, dice: random.Random) -> tuple[Any, Any]:
    """A place inside a value, deep ones most often."""
    holder: Any = None
    key: Any = None
    while isinstance(value, (dict, list)) and value and dice.random() < 0.9:
        holder = value
        key = dice.choice(list(value)) if isinstance(value, dict) else dice.randrange(len(value))
        value = holder[key]
    return holder, key


ROOMS: Final = (
    "generator/reading/geojson.py",
    "generator/reading/json_events.py",
    "generator/catalog/boundaries.py",
    "generator/catalog/rules/borders.py",
    "generator/drawing/region_map.py",
    "generator/drawing/projection.py",
    "generator/drawing/cells.py",
    "generator/drawing/faces.py",
    "generator/drawing/paths.py",
)
TARGET: Final = Target("geojson", exercise, seeds, mutate, WORDS, LONGEST, ROOMS)
