"""Paths: exact to a tenth, short, and drawn by a browser as they were meant."""

from __future__ import annotations

import gzip
import re
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from xml.etree import ElementTree as ET

import pytest
import shapely
from drawn_regions import REGIONS, TODAY, cells_of, directory_of, real_map
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser

from generator.drawing import number, path_data, region_map, region_symbols_svg
from generator.drawing.faces import GRID, Shape

SVG = "{http://www.w3.org/2000/svg}"
LARGEST_FILE = 25 * 1024


def drawn_rings(data: str) -> list[list[tuple[int, int]]]:
    """The rings that a path of `m … z` draws, in tenths; fails on anything else."""
    rings: list[list[tuple[int, int]]] = []
    x = y = 0
    for part in data.split("z")[:-1]:
        assert part.startswith("m")
        numbers = [round(float(n) / GRID) for n in re.findall(r"-?(?:\d+\.\d|\.\d|\d+)", part)]
        assert len(numbers) % 2 == 0
        ring = []
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            ring.append((x, y))
        x, y = ring[0]
        rings.append(ring)
    return rings


def as_shape(data: str) -> Shape:
    """What a path covers (even-odd, as rings never cross)."""
    shape: Shape = shapely.Polygon()
    for ring in drawn_rings(data):
        shape = shape.symmetric_difference(shapely.Polygon(ring))
    return shapely.transform(shape, lambda points: points * GRID)


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "0"), (-0.04, "0"), (0.5, ".5"), (-12.3, "-12.3"), (7.0, "7"), (-0.1, "-.1")],
)
def test_numbers_are_short(value: float, text: str) -> None:
    """A number has a tenth at most, no zero before the point, none after it."""
    assert number(value) == text


def test_path_of_a_square_with_a_hole() -> None:
    """Rings are relative and closed by z; the second begins where the first began."""
    square = shapely.box(1, 1, 4, 4) - shapely.box(2, 2, 3, 3.5)
    assert path_data(square) == "m1 1 0 3 3 0 0-3zm1 1 1 0 0 1.5-1 0z"


def test_nothing_has_no_path() -> None:
    """An empty shape is an empty path."""
    assert path_data(shapely.Polygon()) == ""


@pytest.mark.parametrize("region", REGIONS)
def test_paths_draw_the_cells_exactly(region: str) -> None:
    """What the paths draw is the cells themselves, to the last tenth."""
    _, cells = cells_of(region)
    for name, data in real_map(region).cells.items():
        assert as_shape(data).symmetric_difference(cells[name]).area < 1e-6


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), min_size=1, max_size=6))
@settings(max_examples=40, deadline=None)
def test_any_shape_survives_its_path(corners: list[tuple[int, int]]) -> None:
    """Pieces, holes and touching rings come back from the path as they went in."""
    boxes = shapely.union_all([shapely.box(x, y, x + 7, y + 9.5) for x, y in corners])
    shape = boxes.difference(shapely.box(3, 3, 20.1, 9))
    assert as_shape(path_data(shape)).symmetric_difference(shape).area < 1e-6


def test_same_shape_same_path() -> None:
    """Where a ring begins and which piece comes first does not matter."""
    one = shapely.MultiPolygon([shapely.box(0, 0, 2, 2), shapely.box(5, 5, 9, 9)])
    other = shapely.MultiPolygon([shapely.box(5, 5, 9, 9, ccw=False), shapely.box(0, 0, 2, 2)])
    assert path_data(one) == path_data(other)


@pytest.mark.parametrize("region", REGIONS)
def test_shared_file_is_whole_and_small(region: str) -> None:
    """The file is XML with an id for everything that pages use, under 25 KB when packed."""
    drawn = real_map(region)
    data = region_symbols_svg(drawn)
    assert len(gzip.compress(data, 9, mtime=0)) < LARGEST_FILE
    root = ET.fromstring(data)
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    slugs = [name.partition("/")[2] for name in drawn.cells]
    wanted = {"outline", *(f"cell-{slug}" for slug in slugs)}
    wanted |= {f"tile-{grid.name}-{slug}" for grid in drawn.tiles for slug in slugs}
    wanted |= {f"labels-{labels.narrowest}" for labels in drawn.labels}
    assert wanted <= set(ids)


def test_shared_file_shows_no_colour_of_its_own() -> None:
    """Cells have no fill or stroke, so a page can give them any."""
    root = ET.fromstring(region_symbols_svg(real_map("kaliningrad")))
    for path in root.iter(f"{SVG}path"):
        assert set(path.attrib) == {"id", "d"}


@pytest.mark.browser
def test_a_browser_draws_from_the_shared_file(browser: Browser, tmp_path: Path) -> None:
    """A page of the same origin gets cells, labels and tiles by reference, in their true size."""
    drawn = real_map("kaliningrad")
    (tmp_path / "map.svg").write_bytes(region_symbols_svg(drawn))
    ids = ["outline", "cell-kaliningrad", "labels-760", "tile-narrow-kaliningrad"]
    uses = "".join(f'<use href="map.svg#{one}"/>' for one in ids)
    page_text = f'<!doctype html><svg viewBox="{drawn.viewbox}" width="720">{uses}</svg>'
    (tmp_path / "index.html").write_text(page_text)
    handler = partial(SilentHandler, directory=str(tmp_path))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{server.server_port}/")
        page.wait_for_function(
            "[...document.querySelectorAll('use')].every(u => u.getBBox().width)"
        )
        boxes = page.evaluate(
            "[...document.querySelectorAll('use')].map(u => u.getBBox())"
            ".map(b => [b.x, b.y, b.x + b.width, b.y + b.height])"
        )
        page.close()
        server.shutdown()
    land, cells = cells_of("kaliningrad")
    assert boxes[0] == pytest.approx(land.bounds, abs=2)
    assert boxes[1] == pytest.approx(cells["kaliningrad/kaliningrad"].bounds, abs=0.1)
    left, top, right, bottom = boxes[2]
    assert 0 <= left < right <= drawn.width
    assert 0 <= top < bottom <= drawn.height
    assert boxes[3][2] - boxes[3][0] == pytest.approx(69, abs=1)


class SilentHandler(SimpleHTTPRequestHandler):
    """Serves a folder and says nothing."""

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


def test_names_cannot_break_out() -> None:
    """A name with markup in it is shown as text in labels and tiles."""
    nasty = "</text><script>alert(1)</script>&\"'"
    directory = directory_of("x", {"id": "a", "lat": 56, "lon": 44, "name": nasty, "short": nasty})
    drawn = region_map("x", directory, shapely.box(43, 55, 45, 57), (), TODAY)
    assert drawn is not None
    data = region_symbols_svg(drawn)
    assert b"<script" not in data
    ET.fromstring(data)
