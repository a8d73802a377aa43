"""Curve, country, patterns and colours: what is drawn is what is counted, and can be read."""

from __future__ import annotations

import datetime as dt
import re
from itertools import combinations, pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wcag import contrast, luminance

from generator.catalog.adoption import AdoptionState
from generator.catalog.spread import Step
from generator.drawing.country import GAP, LETTERING, SIDE, country_map, short_name
from generator.drawing.curve import HEIGHT, WIDTH, curve
from generator.drawing.lettering import text_width
from generator.drawing.patterns import COLOURS, LENT, PATTERNED, PATTERNS, paint, pattern_elements
from generator.pages.maps import levels, steps_for

PROJECT = Path(__file__).parents[2]
CSS = PROJECT / "overrides/assets/stylesheets"


# ---- The curve ----


@given(
    st.lists(st.dates(dt.date(2015, 1, 1), dt.date(2027, 12, 31)), min_size=1, max_size=120),
    st.integers(0, 40),
)
@settings(max_examples=80, deadline=None)
def test_a_curve_stays_in_its_frame_and_climbs(days: list[dt.date], threshold: int) -> None:
    """All points lie in the drawing, go to the right and up; it meets the threshold."""
    steps = [Step(day, n, "a/b", False) for n, day in enumerate(sorted(days), 1)]
    drawn = curve(steps, threshold, dt.date(2026, 11, 22))
    xs = [float(x) for x in re.findall(r"H([\d.]+)V", drawn.line)]
    ys = [float(y) for y in re.findall(r"V([\d.]+)", drawn.line)]
    assert len(xs) == len(steps)
    assert xs == sorted(xs)
    assert ys == sorted(ys, reverse=True)
    assert 0 <= min(xs) <= max(xs) <= WIDTH
    assert 0 <= min(ys) <= max(ys) <= HEIGHT
    assert (drawn.passed is not None) == (0 < threshold <= len(steps))
    labels = [int(tick.label) for tick in drawn.counts]
    assert labels[0] == 0
    assert 2 <= len(labels) <= 7
    assert 1 <= len(drawn.years) <= 9


# ---- The country ----


def test_names_are_short_and_fit() -> None:
    """The rule gives names that people know, without any list of regions."""
    names = {
        "Нижегородская область": "Нижегор.",
        "Республика Саха (Якутия)": "Якутия",
        "Санкт-Петербург": "С.-Петер.",
        "Чувашская Республика": "Чуваш.",
        "Республика Северная Осетия — Алания": "С.\u00a0Осет.",
        "Ханты-Мансийский автономный округ — Югра": "Х.-Манс.",
        "Город федерального значения Москва": "Москва",
        "Область": "Область",
    }
    assert {name: short_name(name) for name in names} == names


@given(st.text("абвгдеилопрстуя -—()АБВ", min_size=1, max_size=60).filter(str.strip))
@settings(max_examples=200, deadline=None)
def test_any_name_fits_its_tile(name: str) -> None:
    """Whatever a region is called, there is something to write, and it fits the square."""
    short = short_name(name)
    assert short.strip()
    assert text_width(short, LETTERING) <= SIDE or len(short) <= 8


places = st.none() | st.tuples(st.integers(0, 20), st.integers(0, 12))


@given(st.dictionaries(st.from_regex(r"[a-z]{1,6}", fullmatch=True), places, max_size=40))
@settings(max_examples=100, deadline=None)
def test_each_region_has_a_tile_of_its_own(seats: dict[str, tuple[int, int] | None]) -> None:
    """Every region is drawn once, inside the drawing, over no other, also without a place or with
    one that is taken; west stays west and north stays north."""
    drawn = country_map(seats, dict.fromkeys(seats, "Область"))
    if not seats:
        assert drawn is None
        return
    assert drawn is not None
    assert sorted(tile.region for tile in drawn.tiles) == sorted(seats)
    spots = [(tile.x, tile.y) for tile in drawn.tiles]
    assert len(set(spots)) == len(spots)
    for tile in drawn.tiles:
        assert 0 <= tile.x <= drawn.width - SIDE + GAP
        assert 0 <= tile.y <= drawn.height - SIDE + GAP
    at = {tile.region: (tile.x, tile.y) for tile in drawn.tiles}
    placed = [key for key, seat in seats.items() if seat and list(seats.values()).count(seat) == 1]
    for one, other in combinations(placed, 2):
        for axis in (0, 1):
            first, second = seats[one], seats[other]
            assert first is not None
            assert second is not None
            order = (first[axis] > second[axis]) - (first[axis] < second[axis])
            drawn_order = (at[one][axis] > at[other][axis]) - (at[one][axis] < at[other][axis])
            assert order == drawn_order


def test_shades_grow() -> None:
    """A shade begins where its legend says; nothing has none, the most has the deepest."""
    for most in range(1, 300):
        steps = steps_for(most)
        assert 1 <= len(steps) <= 4
        assert list(steps) == sorted(set(steps))
        shades = levels({"none": 0, "one": 1, "most": most}, steps)
        assert shades["none"] == 0
        assert shades["one"] >= 1
        assert shades["most"] == len(steps)


# ---- Patterns and colours ----


def test_every_state_has_a_look() -> None:
    """A colour for each state, a pattern for all but the plain ones, and no two alike."""
    assert set(COLOURS) == {state.value for state in AdoptionState} | {"none"}
    assert len({pattern.marks for pattern in PATTERNS}) == len(PATTERNS)
    assert set(COLOURS) - PATTERNED == {"origin", "confirmed", "none"}
    root = ET.fromstring(f"<svg>{pattern_elements(colours=True)}</svg>")
    assert {f"url(#{e.get('id')})" for e in root} == {paint(state) for state in PATTERNED}


def test_lent_patterns_belong_to_states_of_adoption() -> None:
    """Duties and clusters have no pattern that the page does not draw, and none is worn twice."""
    assert set(LENT.values()) <= PATTERNED
    assert len(set(LENT.values())) == len(LENT)
    assert not set(LENT) & set(COLOURS)
    assert paint("not-met") == "url(#p-abandoned)"
    assert paint("met") == ""


def _palettes() -> list[dict[str, str]]:
    frame = (CSS / "frame.css").read_text("utf-8")
    maps = (CSS / "atlas-maps.css").read_text("utf-8")

    def tokens(block: str) -> dict[str, str]:
        return dict(re.findall(r"(--[a-z0-9-]+):\s*(#[0-9a-f]{6})", block))

    light, dark, system = (
        tokens(block) for block in re.findall(r":root[^{}]*\{([^{}]*--m-level-1:[^{}]*)\}", maps)
    )
    assert dark == system
    grounds = re.findall(r":root[^{}]*\{([^{}]*--ink:[^{}]*)\}", frame)
    return [tokens(grounds[0]) | light, tokens(grounds[1]) | dark]


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_labels_can_be_read(scheme: int) -> None:
    """AA: names on their halo, on plain tiles, on every shade."""
    colours = _palettes()[scheme]
    assert contrast(colours["--ink"], colours["--card"]) >= 4.5
    assert contrast(colours["--on-teal"], colours["--teal"]) >= 4.5
    assert contrast(colours["--ink"], colours["--none"]) >= 4.5
    for ground in ("--none", "--m-level-1", "--m-level-2"):
        assert contrast(colours["--m-on-light"], colours[ground]) >= 4.5, ground
    for ground in ("--m-level-3", "--m-level-4"):
        assert contrast(colours["--m-on-dark"], colours[ground]) >= 4.5, ground


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_shades_differ_without_colour(scheme: int) -> None:
    """Each shade is lighter or darker than the next, so nobody needs to tell colours apart."""
    colours = _palettes()[scheme]
    grounds = [colours["--none"], *(colours[f"--m-level-{n}"] for n in range(1, 5))]
    light = [luminance(ground) for ground in grounds]
    assert light == sorted(light, reverse=scheme == 0)
    assert all(contrast(a, b) >= 1.12 for a, b in pairwise(grounds))


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_marks_stand_out_from_their_ground(scheme: int) -> None:
    """The stripes and dots of a pattern can be seen: a quarter lighter or darker at least."""
    colours = _palettes()[scheme]
    pairs = {
        "claimed": ("--m-claimed", "--teal"),
        "stale": ("--m-stale", "--acc"),
        "in-progress": ("--teal-3", "--teal"),
        "planned": ("--card", "--teal-2"),
        "abandoned": ("--none", "--edge"),
    }
    assert set(pairs) == PATTERNED
    for state, (ground, marks) in pairs.items():
        assert contrast(colours[ground], colours[marks]) >= 2, state
