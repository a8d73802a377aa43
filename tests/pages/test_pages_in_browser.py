"""The pages in a real browser: all can use them, on any width, with any words in them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from drawn_pages import PROJECT, Drawn, draw, the_sample
from playwright.sync_api import Browser, Page
from poisoned_sample import poison_sample

pytestmark = pytest.mark.browser

STYLES = PROJECT / "overrides" / "assets" / "stylesheets"
ADDRESSES = (
    "",
    "practices/",
    "practices/primer/spravka-za-den/",
    "spheres/",
    "spheres/public-services/",
    "tools/",
    "tools/value-stream-mapping/",
    "regions/",
    "regions/primer/",
    "regions/primer/sosedskiy/",
    "regions/primer/dalniy/",
    "sites/",
    "sites/primer/fabrika-primer/",
    "packages/primer/uslugi/",
    "certificates/",
    "certificates/primer/po-2025-14/",
    "404.html",
)
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    # Of what passes axe would tell every element at length; nobody reads it.
    "resultTypes": ["violations"],
}


def _styles() -> str:
    files = sorted(STYLES.glob("atlas*.css"), key=lambda file: (file.stem != "atlas", file.name))
    return "".join(file.read_text("utf-8") for file in [STYLES / "frame.css", *files])


def _document(drawn: Drawn, address: str) -> str:
    """A body in a frame as thin as can be."""
    return (
        f'<!doctype html><html lang="ru"><head><title>«{address}»</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<style>{_styles()}</style></head>"
        f'<body><main class="content" id="content">{drawn.bodies[address]}</main></body></html>'
    )


@pytest.fixture
def sheet(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """An empty page of the width and colours that the test asks for; it fetches nothing."""
    width, dark = request.param
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme="dark" if dark else "light"
    )
    context.route("**/*", lambda route: route.abort())
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("sheet", [(1280, False), (360, True)], indirect=True)
def test_pages_are_accessible(sheet: Page) -> None:
    """Axe finds nothing on any kind of page, on a desk in light and on a phone in dark."""
    for address in ADDRESSES:
        sheet.set_content(_document(the_sample(), address))
        found = Axe().run(sheet, options=RULES).response["violations"]
        told = [(v["id"], v["nodes"][0]["html"]) for v in found]
        assert not told, f"{address}: {told}"


@pytest.fixture(scope="module")
def long_words(tmp_path_factory: pytest.TempPathFactory) -> Drawn:
    """The sample with one word of 130 letters in every field that takes a text."""
    root: Path = tmp_path_factory.mktemp("long")
    assert poison_sample(root, "Щ" * 130) > 80
    return draw(root)


@pytest.mark.parametrize(
    "sheet", [(320, False), (360, False), (768, False), (1440, False), (1920, False)], indirect=True
)
@pytest.mark.parametrize("words", ["usual", "long"])
def test_nothing_sticks_out(sheet: Page, words: str, long_words: Drawn) -> None:
    """No page scrolls sideways, from 320 to 1920 pixels, not even with endless words."""
    drawn = the_sample() if words == "usual" else long_words
    for address in ADDRESSES:
        sheet.set_content(_document(drawn, address))
        wide = sheet.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, f"{address}: {wide} px too wide"


@pytest.mark.parametrize("sheet", [(1280, False)], indirect=True)
def test_keyboard_reaches_every_link_and_sees_where_it_is(sheet: Page) -> None:
    """Each link of a practice, and each fold, takes the focus in its turn and shows it."""
    sheet.set_content(_document(the_sample(), "practices/primer/spravka-za-den/"))
    sheet.evaluate("document.querySelectorAll('main details').forEach((d) => { d.open = true; })")
    count = sheet.locator("main a, main summary").count()
    seen = set()
    for _ in range(count):
        sheet.keyboard.press("Tab")
        seen.add(
            sheet.evaluate(
                """() => {
                    const at = document.activeElement, card = at.closest(".a-card") ?? at;
                    const shown = e => getComputedStyle(e).outlineStyle !== "none";
                    return [...document.querySelectorAll("main a, main summary")].indexOf(at)
                        + (shown(at) || shown(card) ? "" : " unseen");
                }"""
            )
        )
    assert seen == {str(place) for place in range(count)}


def test_style_sheets_fetch_nothing() -> None:
    """The catalog's own sheets ask for no file and no host."""
    for file in STYLES.glob("atlas*.css"):
        text = file.read_text("utf-8")
        assert "url(" not in text, file.name
        assert "@import" not in text, file.name
