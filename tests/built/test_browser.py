"""Every kind of page in a real browser: usable by everybody, on a phone and a desk, in light and in
dark, with a keyboard, without scripts, on paper; nothing blocked, nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from contextlib import ExitStack
from typing import Any

import pytest
from playwright.sync_api import Browser

from built.built_site import BuiltSite
from built.watching import AXE, AXE_ON_COLOURS, Watched, squeezed, watched
from built.web_page import WebPage, name_of

pytestmark = [pytest.mark.browser, pytest.mark.long]

KINDS = {
    "home": "",
    "practices": "practices/",
    "rich practice": "practices/nizhny/kstovo-one-stop/",
    "thin practice": "practices/sakhalin/summer-reading/",
    "spheres": "spheres/",
    "sphere": "spheres/healthcare/",
    "tools": "tools/",
    "tool": "tools/five-s/",
    "regions": "regions/",
    "rich region": "regions/nizhny/",
    "thin region": "regions/murmansk/",
    "municipality": "regions/nizhny/arzamas/",
    "merged municipality": "regions/nizhny/kstovskiy/",
    "sites": "sites/",
    "site": "sites/nizhny/fabrika-kstovo/",
    "certificates": "certificates/",
    "certificate": "certificates/chuvashia/b-n-2024-1/",
    "contribute": "contribute/",
    "form": "contribute/form/",
    "handbook": "contribute/edit/",
    "fields": "contribute/fields/",
    "fields of a practice": "contribute/fields/practice/",
    "lists of words": "contribute/fields/lists/",
    "health": "contribute/health/",
    "health of a region": "contribute/health/nizhny/",
    "codes": "contribute/codes/",
    "code": "contribute/codes/r105/",
    "about": "about/",
    "data": "data/",
    "lost": "no/such/page/",
    "embedded map": "embed/practices/nizhny/sarov-lean-smart-city/",
    "full practice": "full:practices/nizhny/okno/",
    "full certificate": "full:certificates/nizhny/or-2025-14/",
    "full region": "full:regions/nizhny/",
    "full municipality": "full:regions/nizhny/bor/",
}
"""One page of each kind; those of the catalog that uses every field begin with "full:"."""
FOR_DEVELOPERS = {"architecture", "performance", "search-format"}
"""Hand-written pages like «about», which stands for them."""
WIDTHS = (360, 1440)
PAPER = 718
"""The width of A4 between margins of 10 mm, in CSS pixels."""

every_kind = pytest.mark.parametrize("kind", KINDS)


class Eyes:
    """Watched pages of one sort, one for each of the two sites, opened once and used again."""

    def __init__(
        self, browser: Browser, homes: dict[str, str], stack: ExitStack, **options: object
    ):
        self._pages = {
            name: stack.enter_context(watched(browser, home, **options))
            for name, home in homes.items()
        }

    def on(self, kind: str) -> Watched:
        """The page of this kind, just opened, with nothing held against it."""
        site, _, path = KINDS[kind].rpartition(":")
        watch = self._pages[site]
        watch.wrong.clear()
        watch.open(path)
        return watch


@pytest.fixture(scope="module")
def homes(address: str, full_address: str) -> dict[str, str]:
    """The addresses of the two sites."""
    return {"": address, "full": full_address}


@pytest.fixture(scope="module")
def eyes(browser: Browser, homes: dict[str, str]) -> Iterator[dict[str, Eyes]]:
    """Watched pages: in light, in dark, and without scripts."""
    with ExitStack() as stack:
        yield {
            "light": Eyes(browser, homes, stack, color_scheme="light"),
            "dark": Eyes(browser, homes, stack, color_scheme="dark"),
            "no scripts": Eyes(browser, homes, stack, java_script_enabled=False),
        }


def page_of(kind: str, site: BuiltSite, full_site: BuiltSite) -> WebPage:
    """The page of this kind as it stands on the disk."""
    where, _, path = KINDS[kind].rpartition(":")
    known = full_site if where else site
    return known.page("404.html" if kind == "lost" else path)


@every_kind
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_is_for_everybody(eyes: dict[str, Eyes], kind: str, scheme: str) -> None:
    """axe finds nothing, nothing sticks out or lies over something else, no name of a column is
    broken in a word, at 360 and at 1440 pixels; the console is silent, no policy is broken, and
    nothing is asked of another host. In dark only the colours are others."""
    watch = eyes[scheme].on(kind)
    rules = AXE if scheme == "light" else AXE_ON_COLOURS
    wrong = []
    for width in WIDTHS:
        watch.resize(width)
        found = watch.axe(rules) + watch.sticking_out() + watch.overlapping()
        found += watch.broken_labels()
        wrong += [f"{width} px: {what}" for what in found]
    assert wrong + watch.wrong == []


@every_kind
def test_a_page_fits_small_screens_and_large_text(eyes: dict[str, Eyes], kind: str) -> None:
    """At 320 pixels nothing sticks out, lies over something else or stands letter under letter; the
    same where the reader has asked for text twice as large, and all text follows that wish."""
    watch = eyes["light"].on(kind)
    watch.resize(320)
    assert watch.sticking_out() + watch.overlapping() + watch.squeezed_texts() == []
    for width in (1280, 640):
        watch.resize(width)
        with watch.large_text() as unmoved:
            assert unmoved == []
            assert watch.sticking_out() + watch.overlapping() == [], f"{width} px"


FILLED_BY_SCRIPTS = ("hidden", "aria-live", "data-total", "data-only")
"""What has one of these is empty, or has nothing to say, until a script gives it something; or it
is there for one occasion only: for paper, for a frame that asks for it."""


ONLY_ON_SCREEN = {"a-invitation", "w-figure"}
"""What paper leaves out: an invitation to follow a link, and a picture, with its heading, of what
the lists below it say in words."""


def words_of(page: WebPage, left_out: AbstractSet[str] = frozenset()) -> list[str]:
    """Sentences of the main part that must be there whatever the browser: those of headings,
    paragraphs, items and cells, but for what is folded, for machines, for scripts, or `left_out`
    by its class."""
    found = []
    hidden = {
        inner
        for element in page.main.iter()
        if name_of(element) in ("details", "form", "template", "svg", "noscript")
        or any(key in element.attrib for key in FILLED_BY_SCRIPTS)
        or element.get("aria-hidden") == "true"
        or not left_out.isdisjoint((element.get("class") or "").split())
        for inner in element.iter()
    }
    for element in page.main.iter():
        if name_of(element) in ("h1", "h2", "h3", "p", "dt", "dd", "td", "th", "li"):
            text = squeezed(element.text or "")
            if element not in hidden and len(text) > 3:
                found.append(text)
    return found


@every_kind
def test_a_page_is_whole_without_scripts(
    eyes: dict[str, Eyes], kind: str, site: BuiltSite, full_site: BuiltSite
) -> None:
    """Without JavaScript every heading and text of the page is there to read."""
    shown = eyes["no scripts"].on(kind).words()
    expected = words_of(page_of(kind, site, full_site))
    assert [text for text in expected if text not in shown] == []


@every_kind
def test_a_page_can_be_printed(
    eyes: dict[str, Eyes], kind: str, site: BuiltSite, full_site: BuiltSite
) -> None:
    """On paper stands the page's text, dark on white even if the screen was dark, within A4, and
    no menu."""
    watch = eyes["dark"].on(kind)
    watch.resize(PAPER)
    watch.page.emulate_media(media="print")
    try:
        shown = watch.words()
        expected = words_of(page_of(kind, site, full_site), ONLY_ON_SCREEN)
        assert [text for text in expected if text not in shown] == []
        assert watch.sticking_out() == []
        assert not watch.page.locator("header.bar nav").first.is_visible()
        ink = watch.page.evaluate("getComputedStyle(document.querySelector('h1')).color")
        assert sum(int(n) for n in ink.removeprefix("rgb(").removesuffix(")").split(",")) < 250
    finally:
        watch.page.emulate_media(media="screen")


STEPS = 12
FOCUS = """() => {
    const e = document.activeElement, box = e.getBoundingClientRect(), s = getComputedStyle(e);
    // A field may leave the ring to the box that it stands in.
    const ring = [s, getComputedStyle(e.parentElement)].some((style) => style.boxShadow !== 'none'
        || (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2));
    const within = box.bottom > 0 && box.top < innerHeight
        && box.right > 0 && box.left < innerWidth;
    return {name: `${e.tagName} ${e.getAttribute('class')} ${e.textContent.trim().slice(0, 30)}`,
            lost: e === document.body, ring, within, wide: box.width > 0 && box.height > 0,
            drawn: e.namespaceURI.endsWith('svg'),
            box: {x: box.x - 8, y: box.y - 8, width: box.width + 16, height: box.height + 16}};
}"""


def looks_focused(watch: Watched, box: dict[str, float]) -> bool:
    """Whether a part of a map looks otherwise when an arrow has taken the focus to the next."""
    part: Any = box  # playwright's own name for its type is not among its public ones
    focused = watch.page.screenshot(clip=part)
    watch.page.keyboard.press("ArrowRight")
    left = watch.page.screenshot(clip=part)
    watch.page.keyboard.press("ArrowLeft")
    return focused != left


@every_kind
def test_a_page_can_be_used_with_a_keyboard(eyes: dict[str, Eyes], kind: str) -> None:
    """Every stop is in sight and shows that it is one; the first is the way past the menu."""
    watch = eyes["light"].on(kind)
    watch.resize(1280)
    keyboard = watch.page.keyboard
    keyboard.press("Tab")
    if not kind.startswith("embedded"):  # which has no menu
        first = watch.page.evaluate("document.activeElement.textContent")
        assert first == "К\N{NO-BREAK SPACE}содержанию"
    for _ in range(STEPS):
        stop = watch.page.evaluate(FOCUS)
        if stop["lost"]:
            break  # past the last one
        assert stop["ring"] or (stop["drawn"] and looks_focused(watch, stop["box"])), stop["name"]
        assert stop["within"], f"out of sight: {stop['name']}"
        assert stop["wide"], f"no size: {stop['name']}"
        keyboard.press("Tab")
    watch.page.evaluate("(document.activeElement.blur(), scrollTo(0, 0))")
    if not kind.startswith("embedded"):
        watch.page.locator("a.skip").focus()
        keyboard.press("Enter")
        keyboard.press("Tab")
        assert watch.page.evaluate(PAST_THE_MENU)


PAST_THE_MENU = "!document.querySelector('header.bar').contains(document.activeElement)"


def test_kinds_are_pages(site: BuiltSite, full_site: BuiltSite) -> None:
    """The list of kinds names pages that exist, and at least one of each part of the site."""
    here = {f"{p}index.html" for p in KINDS.values() if ":" not in p} - {"no/such/page/index.html"}
    there = {f"{p[5:]}index.html" for p in KINDS.values() if p.startswith("full:")}
    assert here <= site.files
    assert there <= full_site.files
    parts = {file.partition("/")[0] for file in site.files if file.endswith("/index.html")}
    assert parts <= {file.partition("/")[0] for file in here} | FOR_DEVELOPERS
