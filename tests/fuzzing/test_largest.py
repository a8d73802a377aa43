"""Files as large as their limits allow, made so that naive geometry or checking would take hours.

The fuzzer's inputs are short; what grows with the square of a file's size is asked for here.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from typing import Any

import pytest

from bench.fuzzing.geojson import exercise as draw
from bench.fuzzing.reader import KINDS
from bench.fuzzing.reader import exercise as read
from bench.fuzzing.watching import Watch
from generator.catalog.boundaries import MOST_FEATURES, borders_of, is_tangled, outline_of
from generator.model.checking import check_document
from generator.reading import Kind, read_text

Corners = list[list[float]]


def feature(ring: Corners) -> dict[str, Any]:
    """A feature with one ring."""
    shape = {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}
    return {"type": "Feature", "properties": {}, "geometry": shape}


def collection(*rings: Corners) -> dict[str, Any]:
    """A collection of features."""
    return {"type": "FeatureCollection", "features": [feature(ring) for ring in rings]}


def zigzag(corners: int) -> dict[str, Any]:
    """A line that crosses itself wherever it can."""
    dice = random.Random(corners)
    return feature([[dice.uniform(40, 50), dice.uniform(50, 60)] for _ in range(corners)])


def combs(teeth: int) -> dict[str, Any]:
    """Two sound shapes, each tooth of one across all teeth of the other."""
    upright: Corners = []
    for tooth in range(teeth):
        left, right = 40 + 10 * tooth / teeth, 40 + 10 * (tooth + 0.5) / teeth
        upright += [[left, 50], [left, 59], [right, 59], [right, 50]]
    upright += [[50, 49.5], [40, 49.5]]
    lying = [[40 + (y - 49.5), 50 + (x - 40) * 0.9] for x, y in upright]
    return collection(upright, lying)


def triangles(number: int) -> dict[str, Any]:
    """So many large triangles over one another."""
    dice = random.Random(number)
    spots = [(dice.uniform(40, 41), dice.uniform(50, 51)) for _ in range(number)]
    return collection(*([[x, y], [x + 5, y], [x, y + 5]] for x, y in spots))


@pytest.mark.parametrize(
    "value",
    [zigzag(2_000), zigzag(40_000), combs(2_000), triangles(1_900)],
    ids=["zigzag", "long zigzag", "combs", "triangles"],
)
@pytest.mark.parametrize("first", [b"0", b"1"], ids=["outline", "borders"])
def test_tangled_geometry_is_refused_at_once(value: dict[str, Any], first: bytes) -> None:
    """What would take minutes and gigabytes to take apart is refused in words within the limits."""
    watch = Watch(draw)
    given = value if value["type"] == "FeatureCollection" else {**collection(), "features": [value]}
    fault = watch.take(first + json.dumps(given).encode())
    assert fault is None, fault.trace
    # A single bad feature of the borders is told and left out; everything else is refused whole.
    assert set(watch.depths) <= {"refused", "features refused"}


def test_small_crossings_are_mended_as_before() -> None:
    """A bow tie, overlapping parts, neighbours that share a border: all of them are drawn."""
    bow = feature([[40, 50], [42, 52], [42, 50], [40, 52]])
    assert outline_of(bow).area == pytest.approx(2)
    assert outline_of(triangles(30)).is_valid
    squares: list[Corners] = [
        [[x, y], [x + 1, y], [x + 1, y + 1], [x, y + 1]]
        for x in range(40, 50)
        for y in range(50, 60)
    ]
    borders, faults = borders_of(collection(*squares))
    assert (len(borders), faults) == (100, ())
    assert not is_tangled([border.shape for border in borders])


def test_no_region_has_thousands_of_features() -> None:
    """More features than any region has municipalities are refused before they are compared."""
    square: Corners = [[40, 50], [41, 50], [41, 51], [40, 51]]
    with pytest.raises(ValueError, match="столько муниципалитетов не бывает"):
        borders_of(collection(*[square] * (MOST_FEATURES + 1)))


@pytest.mark.parametrize(
    "fill", [lambda size: b"-\n" * (size // 2), lambda size: b"-\n  - \n" * (size // 12)]
)
def test_a_file_of_dashes_is_told_in_a_few_findings(fill: Callable[[int], bytes]) -> None:
    """Half a million empty entries are not half a million findings."""
    kind = Kind.MUNICIPALITIES
    data = fill(2 * 900_000)
    document = read_text("regions/nizhny/municipalities.yml", data, kind.limits, shape=kind.shape)
    assert document.value
    assert len(check_document(document, kind).findings) < 25_000


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("piece", [b"- \n", b"a: [", b"- {a: ", b'"', b"a:\n- ", b"? "])
def test_files_filled_with_one_sign_stay_within_the_watch(kind: Kind, piece: bytes) -> None:
    """64 KB of anything in a file of any kind is told within the time and the memory of one."""
    data = bytes([ord("0") + KINDS.index(kind)]) + piece * (64 * 1024 // len(piece))
    fault = Watch(read).take(data)
    assert fault is None, fault.trace
