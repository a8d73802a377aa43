"""Badges of certificates: legible, told apart without colour, closed to what strangers write."""

from __future__ import annotations

import datetime as dt
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
import segno
from playwright.sync_api import Browser, Page
from sample_register import EVERY_STATE, TODAY, certificate, sample_catalog
from wcag import contrast

from generator.catalog.certification import CertificateState
from generator.catalog.standing import Standings
from generator.drawing.badge_style import DARK, LIGHT
from generator.drawing.badge_words import BadgeFace, badge_face
from generator.drawing.badges import card_badge, small_badge
from generator.drawing.qr import MASK, qr_code
from generator.drawing.seal import seal
from generator.drawing.shortening import fitted, line_width, shortened
from generator.model.region import Level
from generator.text import NBSP

LEVELS: tuple[Level, ...] = get_args(Level)
SVG = "{http://www.w3.org/2000/svg}"
PAGE = "https://atlas.example/certificates/nizhny/or-2025-1/"
HOSTILE = [
    "</title><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "&lt;b&gt; ]]> <!-- '",
    "Школа \u202e9\u0000\ud800 «Сказка»",
    "щ" * 200,
    "👩‍👩‍👧‍👦漢字" * 20,
    " ",
]


def drawn(face: BadgeFace, page: str = PAGE) -> dict[str, bytes]:
    """The badge at its three sizes."""
    return {
        "small": small_badge(face),
        "card": card_badge(face),
        "seal": seal(face, page, "проверьте по коду"),
    }


@pytest.fixture
def face(tmp_path: Path) -> BadgeFace:
    """A regional certificate in force, of a practice."""
    entry = sample_catalog(tmp_path, certificate("ОР-2025/1")).directory.certificates[0]
    return badge_face(entry, CertificateState.VALID, "Одно окно", "Нижегородская область")


@pytest.fixture
def faces(tmp_path: Path) -> list[BadgeFace]:
    """Every level in every state."""
    catalog = sample_catalog(tmp_path, *EVERY_STATE.values())
    standings = Standings(catalog)
    found = []
    for level in LEVELS:
        for entry in catalog.directory.certificates[:7]:
            record = entry.record.model_copy(update={"level": level})
            state = standings.state(entry)
            found.append(badge_face(replace(entry, record=record), state, "Одно окно", "Область"))
    assert {one.state for one in found} == set(CertificateState)
    return found


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty page."""
    opened = browser.new_page()
    yield opened
    opened.close()


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("letters", "ground"),
    [
        *(("on", level) for level in LEVELS),
        *((level, "card") for level in LEVELS),
        *((letters, "card") for letters in ("ink", "soft", "good", "bad")),
        *((letters, "void") for letters in ("soft", "bad")),
    ],
)
def test_contrast_is_aa(scheme: dict[str, str], letters: str, ground: str) -> None:
    """Every pair of letters and ground that a badge uses keeps 4.5 to 1, by day and by night."""
    assert contrast(scheme[letters], scheme[ground]) >= 4.5


def test_badges_are_well_formed_and_closed(faces: list[BadgeFace]) -> None:
    """A badge is valid XML with a title and a role, and refers to nothing but its own parts."""
    for one in faces:
        for data in drawn(one).values():
            root = ET.fromstring(data)
            assert root.tag == f"{SVG}svg"
            assert root.get("role") == "img"
            assert root.findtext(f"{SVG}title") == one.title
            assert not re.search(rb"url\((?!#)|@import|javascript:|<script|foreignObject", data)
            hrefs = [v for e in root.iter() for k, v in e.items() if k.endswith("href")]
            assert all(href.startswith("#") for href in hrefs)


def test_levels_and_states_differ_without_colour(faces: list[BadgeFace]) -> None:
    """No two levels and no two states look the same when every colour is one grey."""
    for size in ("small", "card", "seal"):
        grey = {
            (one.level, one.state): re.sub(
                r"<title.*?</title>|<style>.*?</style>|<text.*?</text>",
                "",
                drawn(one)[size].decode(),
            )
            for one in faces
        }
        assert len(set(grey.values())) == len(grey)


def test_words_say_level_and_state(faces: list[BadgeFace]) -> None:
    """The words of a badge alone tell its level, its year and its state."""
    words = {"federal": "едеральн", "regional": "егиональн", "local": "естн"}
    for one in faces:
        for size, data in drawn(one).items():
            texts = "".join(ET.fromstring(data).itertext()).lower()
            assert words[one.level] in texts
            assert one.year in texts
            said = {"small": one.state_short, "card": one.state_line, "seal": one.state_long}
            assert said[size].lower() in texts


@pytest.mark.parametrize(
    ("fields", "state", "short", "line", "long"),
    [
        ({}, "valid", "до 12.05.2028", "Действует до 12.05.2028", "Действует до 12 мая 2028 года"),
        (
            {"valid_until": "2028"},
            "valid",
            "до 2028",
            "Действует до 2028",
            "Действует до 2028 года",
        ),
        (
            {"valid_until": "2026-12"},
            "expires-soon",
            "истекает 12.2026",
            "Истекает 12.2026",
            "Истекает в декабре 2026 года",
        ),
        (
            {"issued": "2021", "valid_until": "2024"},
            "expired",
            "истёк 2024",
            "Срок истёк 2024",
            "Срок истёк в 2024 году",
        ),
    ],
)
def test_terms_in_words(
    tmp_path: Path, fields: dict[str, str], state: str, short: str, line: str, long: str
) -> None:
    """A term is told by its date, exactly as precisely as it is known."""
    catalog = sample_catalog(tmp_path, certificate("1", **fields))
    entry = catalog.directory.certificates[0]
    found = Standings(catalog).state(entry)
    told = badge_face(entry, found, "Окно", "Область")
    assert found == state
    said = [told.state_short, told.state_line, told.state_long]
    assert [text.replace(NBSP, " ") for text in said] == [short, line, long]


def test_number_that_no_source_names_is_not_shown(tmp_path: Path) -> None:
    """A number made up for the register's own order is nobody's number."""
    entry = sample_catalog(tmp_path, EVERY_STATE["term-unknown"]).directory.certificates[0]
    told = badge_face(entry, CertificateState.TERM_UNKNOWN, "Окно", "Область")
    assert told.number == ""
    assert all(b"b/n" not in data for data in drawn(told).values())


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_strangers_words_stay_words(tmp_path: Path, name: str) -> None:
    """Markup in a name is shown as text, harmful characters are gone, the file stays valid."""
    entry = sample_catalog(tmp_path, certificate("<&>]]>1")).directory.certificates[0]
    told = badge_face(entry, CertificateState.VALID, name, name)
    for data in drawn(told).values():
        root = ET.fromstring(data)
        allowed = {"svg", "title", "style", "rect", "g", "path", "circle", "text", "textPath"}
        assert {element.tag.removeprefix(SVG) for element in root.iter()} <= allowed | {"clipPath"}
        assert not any(key.startswith("on") for element in root.iter() for key in element.attrib)


@pytest.mark.browser
@pytest.mark.parametrize("font", ["DejaVu Sans", "Liberation Sans Narrow", "monospace"])
def test_nothing_overflows_in_any_font(
    page: Page, tmp_path: Path, faces: list[BadgeFace], font: str
) -> None:
    """Whatever font stands in and however long the name is, each line stays inside the badge."""
    entry = sample_catalog(tmp_path / "long", certificate("Щ" * 60)).directory.certificates[0]
    long = "Муниципальное бюджетное общеобразовательное учреждение «Школа № 9» " * 3
    names = [*HOSTILE, long.strip()[:200]]
    many = [badge_face(entry, one.state, name, name) for one in faces[:7] for name in names]
    for told in many[::3]:
        for size, data in drawn(told).items():
            page.set_content(data.decode())
            page.add_style_tag(content=f"text{{font-family:'{font}' !important}}")
            outside = page.evaluate(
                """() => {
                    const svg = document.querySelector('svg');
                    const whole = svg.getBoundingClientRect();
                    return [...svg.querySelectorAll('text')].filter(text => {
                        const box = text.getBoundingClientRect();
                        return box.left < whole.left || box.right > whole.right ||
                            box.top < whole.top - 1 || box.bottom > whole.bottom + 1;
                    }).map(text => text.textContent);
                }"""
            )
            assert outside == [], (size, font)


@pytest.mark.browser
def test_measure_is_that_of_arial(page: Page) -> None:
    """Lines are set as wide as the face that most machines have would set them anyway."""
    texts = ["Региональный образец · 2025", "Приостановлен с 01.02.2026", "НИЖЕГОРОДСКАЯ ОБЛАСТЬ"]
    page.set_content('<svg><text font-family="Liberation Sans" font-size="100"></text></svg>')
    has_face = page.evaluate(
        """() => {const t = document.querySelector('text'); t.textContent = 'ЖжШш';
                 return Math.abs(t.getComputedTextLength() - 329) < 3}"""
    )
    if not has_face:
        pytest.skip("no face of Arial's widths on this machine")
    for bold in (False, True):
        for text in texts:
            width = page.evaluate(
                """([text, weight]) => {const t = document.querySelector('text');
                    t.textContent = text; t.setAttribute('font-weight', weight);
                    return t.getComputedTextLength()}""",
                [text, 700 if bold else 400],
            )
            assert line_width(text, 100, bold) == pytest.approx(width, rel=0.02)


@pytest.mark.browser
def test_badge_follows_the_readers_scheme(page: Page, face: BadgeFace) -> None:
    """As a picture on somebody's page, the badge has its own colours by day and by night."""
    page.route(
        "**/*",
        lambda route: route.fulfill(
            body=small_badge(face) if route.request.url.endswith("svg") else "<img src=b.svg>",
            content_type="image/svg+xml" if route.request.url.endswith("svg") else "text/html",
        ),
    )
    shots = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        page.goto("http://badge.test/")
        shots.append(page.locator("img").screenshot())
    assert shots[0] != shots[1]


@pytest.mark.browser
def test_title_is_what_a_screen_reader_says(page: Page, face: BadgeFace) -> None:
    """The whole badge is one image, and its name is the whole sentence."""
    for data in drawn(face).values():
        page.set_content(data.decode())
        assert page.get_by_role("img", name=face.title, exact=True).count() == 1


def test_small_badge_is_twenty_high(face: BadgeFace) -> None:
    """The line is as high as other badges of its kind, with letters of at least eleven pixels."""
    root = ET.fromstring(small_badge(face))
    assert root.get("height") == "20"
    assert all(float(text.get("font-size", "0")) >= 11 for text in root.iter(f"{SVG}text"))


def test_seal_without_an_address_has_no_code(face: BadgeFace) -> None:
    """Where the site's address is not known, there is nothing to scan and no hint to do so."""
    without = seal(face, "", "проверьте по коду").decode()
    assert "crispEdges" not in without
    assert "проверьте" not in without


def test_code_is_drawn_module_by_module() -> None:
    """The path of a code is dark where the code is, with a quiet zone of four around it."""
    code = qr_code(PAGE)
    drawn_dark = {
        (int(x) + step, int(y))
        for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", code.path)
        for step in range(int(length))
    }
    made = segno.make(PAGE, error="m", micro=False, boost_error=False, mask=MASK)
    rows = list(made.matrix_iter(border=4))
    assert len(rows) == code.size
    assert drawn_dark == {
        (x, y) for y, row in enumerate(rows) for x, dark in enumerate(row) if dark
    }


def test_longer_names_are_shortened_not_lost() -> None:
    """A line that does not fit ends in an ellipsis, and fits."""
    text = "Муниципальное бюджетное дошкольное образовательное учреждение"
    cut = shortened(text, 100, 12)
    assert cut.endswith("…")
    assert line_width(cut, 12) <= 100
    assert text.startswith(cut.removesuffix("…"))
    assert shortened("Школа", 100, 12) == "Школа"


def test_lines_are_balanced() -> None:
    """No last line with one lonely word, and no line wider than it may be."""
    found = fitted("Одно окно для многодетных семей", 222, ((15, 2),), bold=True)
    assert found.lines == ("Одно окно для", "многодетных семей")
    assert fitted("Щ" * 90, 222, ((15, 2),), bold=True).lines[1].endswith("…")


def test_badge_depends_on_nothing_but_the_certificate(tmp_path: Path) -> None:
    """The same certificate in the same state gives the same bytes on another day."""
    catalog = sample_catalog(tmp_path, certificate("1"))
    entry = catalog.directory.certificates[0]
    later = Standings(replace(catalog, today=TODAY + dt.timedelta(days=30)))
    assert later.state(entry) is CertificateState.VALID
    made = [
        drawn(badge_face(entry, standings.state(entry), "Окно", "Область"))
        for standings in (Standings(catalog), later)
    ]
    assert made[0] == made[1]
