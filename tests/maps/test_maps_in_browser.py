"""Maps in a real browser: tabs, arrows, years, memory, paper, and nothing lost without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from built.serving import served
from playwright.sync_api import Browser, Page, expect

from maps.built_demo import Demo

pytestmark = pytest.mark.browser

DESK: tuple[int, Literal["light", "dark"]] = (1280, "light")
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    # Of what passes axe would tell every element at length; nobody reads it.
    "resultTypes": ["violations"],
}


@pytest.fixture(scope="module")
def address(demo: Demo) -> Iterator[str]:
    """Where a browser finds the site."""
    with served(demo.out) as url:
        yield url


@pytest.fixture
def said() -> list[str]:
    """What the browser complained about."""
    return []


@pytest.fixture
def sheet(browser: Browser, request: pytest.FixtureRequest, said: list[str]) -> Iterator[Page]:
    """A page of a width and a colour scheme; every complaint of the browser fails the test."""
    width, scheme = getattr(request, "param", DESK)
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,
        has_touch=width < 500,
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    yield page
    context.close()
    assert said == []


def flagship(demo: Demo, address: str) -> str:
    """The address of the practice that has spread to most."""
    return f"{address}practices/{demo.flagship}/"


def test_tabs_by_keyboard(sheet: Page, demo: Demo, address: str) -> None:
    """Arrows go round the tabs, Home and End to the ends; only the chosen panel is shown; the
    choice is remembered on the next page."""
    sheet.goto(flagship(demo, address))
    tabs = sheet.get_by_role("tab")
    expect(tabs).to_have_count(4)
    tabs.first.focus()
    for key, name in (
        ("ArrowRight", "Плитки"),
        ("ArrowRight", "Таблица"),
        ("End", "Рост"),
        ("ArrowRight", "Карта"),
        ("ArrowLeft", "Рост"),
        ("Home", "Карта"),
        ("End", "Рост"),
    ):
        sheet.keyboard.press(key)
        chosen = sheet.get_by_role("tab", selected=True)
        expect(chosen).to_have_text(name)
        expect(chosen).to_be_focused()
        expect(sheet.get_by_role("tabpanel")).to_have_count(1)
    sheet.reload()
    expect(sheet.get_by_role("tab", selected=True)).to_have_text("Рост")


def test_arrows_walk_over_the_map(sheet: Page, demo: Demo, address: str) -> None:
    """One stop for Tab; arrows reach municipalities that nobody told of, too; each is told; Enter
    opens its page."""
    sheet.goto(flagship(demo, address))
    sheet.get_by_role("tab", selected=True).focus()
    stops = sheet.locator("[data-map=cell] [tabindex='0']")
    expect(stops).to_have_count(1)
    stops.focus()
    sheet.wait_for_selector("[data-complete]")
    all_cells = sheet.locator("[data-map=cell] .m-cell")
    region = demo.flagship.partition("/")[0]
    standing = demo.catalog.directory.standing(region, demo.catalog.today)
    expect(all_cells).to_have_count(len(standing))
    walked = set()
    for key in ["ArrowUp"] * 8 + ["ArrowRight"] * 8 + ["ArrowDown"] * 12 + ["ArrowLeft"] * 10:
        sheet.keyboard.press(key)
        walked.add(sheet.evaluate("document.activeElement.dataset.place || ''"))
        expect(stops).to_have_count(1)
    assert len(walked - {""}) > 8
    last = sheet.locator("[data-map=cell] .m-cell:focus, [data-map=cell] .m-site:focus")
    label = last.get_attribute("aria-label") or ""
    assert label.partition(":")[0] in (sheet.locator("[data-told]").inner_text())
    target = last.get_attribute("href") or ""
    sheet.keyboard.press("Enter")
    sheet.wait_for_url(f"**/{target.rstrip('/').rpartition('/')[2]}/")


def test_years_change_the_map_when_asked(sheet: Page, demo: Demo, address: str) -> None:
    """Nothing moves by itself; the slider shows a year's states and its number in words."""
    sheet.goto(flagship(demo, address))
    confirmed = sheet.locator("[data-map=cell] .m-confirmed, [data-map=cell] .m-claimed")
    today = confirmed.count()
    sheet.wait_for_timeout(1200)
    assert confirmed.count() == today
    slider = sheet.get_by_role("slider")
    slider.focus()
    said = sheet.locator("[data-time-said]")
    sheet.keyboard.press("Home")
    expect(said).to_contain_text("— 0 из")
    assert confirmed.count() == 0
    before = 0
    for _ in range(4):
        sheet.keyboard.press("ArrowRight")
        assert confirmed.count() >= before
        before = confirmed.count()
    assert before > 0
    year = slider.input_value()
    expect(said).to_contain_text(f"к концу {year} года")
    sheet.keyboard.press("End")
    assert confirmed.count() == today


def test_play_and_pause(sheet: Page, demo: Demo, address: str) -> None:
    """The button runs through the years from the first, and stops where it is asked to."""
    sheet.goto(flagship(demo, address))
    sheet.get_by_role("button", name="Показать по годам").click()
    slider = sheet.get_by_role("slider")
    first = slider.get_attribute("min") or ""
    expect(slider).to_have_value(first)
    expect(slider).to_have_value(str(int(first) + 1))
    sheet.get_by_role("button", name="Остановить").click()
    stands = slider.input_value()
    sheet.wait_for_timeout(1300)
    expect(slider).to_have_value(stands)


@pytest.mark.parametrize("sheet", [(360, "light")], indirect=True)
def test_tiles_first_on_a_phone(sheet: Page, demo: Demo, address: str) -> None:
    """A phone shows the tiles; the first tap tells, it does not lead away; nothing sticks out."""
    sheet.goto(flagship(demo, address))
    expect(sheet.get_by_role("tab", selected=True)).to_have_text("Плитки")
    tile = sheet.locator(".m-tiles-narrow .m-cell").nth(3)
    name = (tile.get_attribute("aria-label") or "").partition(":")[0]
    before = sheet.url
    tile.tap()
    expect(sheet.locator("[data-told] b")).to_have_text(name)
    assert sheet.url == before
    assert sheet.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_without_scripts_table_map_and_curve_are_there(
    browser: Browser, demo: Demo, address: str
) -> None:
    """Nothing is hidden: the table comes first, then the map and the curve; no empty controls."""
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": 1280, "height": 900}
    )
    page = context.new_page()
    page.goto(flagship(demo, address))
    for panel in ("table", "map", "curve"):
        expect(page.locator(f"[data-panel={panel}]")).to_be_visible()
    expect(page.locator(".m-tabs")).to_be_hidden()
    expect(page.locator(".m-time")).to_be_hidden()
    tops = [
        (page.locator(f"[data-panel={panel}]").bounding_box() or {"y": 0})["y"]
        for panel in ("table", "map", "curve")
    ]
    assert tops == sorted(tops)
    context.close()


def test_paper_shows_table_map_and_curve(sheet: Page, demo: Demo, address: str) -> None:
    """In print there are no tabs and no facts are left out, whatever tab was open; what nobody can
    unfold or follow there is."""
    sheet.goto(flagship(demo, address))
    sheet.get_by_role("tab", name="Рост").click()
    only_on_screen = sheet.locator(".a-how:visible, .a-invitation:visible")
    assert only_on_screen.count() > 1
    sheet.emulate_media(media="print")
    for panel in ("table", "map", "curve"):
        expect(sheet.locator(f"[data-panel={panel}]")).to_be_visible()
    expect(sheet.locator(".m-tabs")).to_be_hidden()
    expect(sheet.locator("[data-panel=tiles]")).to_be_hidden()
    expect(only_on_screen).to_have_count(0)


@pytest.mark.parametrize("sheet", [(1280, "light"), (360, "dark")], indirect=True)
def test_maps_are_accessible(sheet: Page, demo: Demo, address: str) -> None:
    """Axe finds nothing: each view of a practice, a region, a site, a package, the country, and
    the map for other sites."""
    region = demo.flagship.partition("/")[0]
    site = next(one.id for one in demo.catalog.directory.sites.values() if one.serves)
    package = next(iter(demo.catalog.directory.packages))
    pages = {
        f"practices/{demo.flagship}/": ("map", "tiles", "table", "curve"),
        f"regions/{region}/": ("map", "tiles"),
        f"sites/{site}/": ("map",),
        f"packages/{package}/": ("map", "table"),
        "regions/": (),
        "": (),
        f"embed/practices/{demo.flagship}/": (),
    }
    for path, tabs in pages.items():
        sheet.goto(f"{address}{path}")
        for tab in tabs or ("",):
            if tab:
                sheet.locator(f"[data-tab={tab}]").first.click()
            context = ".m-country" if path in ("", "regions/") else ".m-views"
            found = Axe().run(sheet, context=context, options=RULES).response["violations"]
            told = [(v["id"], v["nodes"][0]["html"][:300]) for v in found]
            assert not told, f"{path} {tab}: {told}"


@pytest.mark.parametrize("sheet", [(320, "light"), (768, "light"), (1440, "light")], indirect=True)
def test_nothing_sticks_out(sheet: Page, demo: Demo, address: str) -> None:
    """No page with a map scrolls sideways, in any of its tabs."""
    region = demo.flagship.partition("/")[0]
    for path in (f"practices/{demo.flagship}/", f"regions/{region}/", "", "regions/"):
        sheet.goto(f"{address}{path}")
        names = sheet.locator("[data-tab]").evaluate_all("all => all.map(t => t.id)")
        for name in names or [""]:
            if name:
                sheet.locator(f"[id='{name}']").click()
            wide = sheet.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert wide <= 0, f"{path} {name}: {wide} px too wide"


@pytest.mark.parametrize("sheet", [(360, "light"), (1440, "light")], indirect=True)
def test_a_country_of_few_regions_has_no_larger_tiles(sheet: Page, address: str) -> None:
    """A tile is as large as in a catalog of the whole country, however few there are."""
    sheet.goto(address)
    tile = sheet.locator(".m-country rect:visible").first.bounding_box()
    assert tile is not None
    assert 50 < tile["width"] < 70


@pytest.mark.parametrize("sheet", [(360, "light")], indirect=True)
def test_a_narrow_screen_begins_where_the_most_practices_are(sheet: Page, address: str) -> None:
    """The country is wider than a phone; the region with the most practices is seen at once, and
    the page itself has not moved."""
    sheet.goto(address)
    box, most = sheet.locator(".m-country .m-scroll"), sheet.locator(".m-region[data-first]")
    expect(most).to_have_count(1)
    counts = sheet.locator(".m-value-practices .m-number").all_text_contents()
    assert int(most.locator(".m-value-practices .m-number").text_content() or "") == max(
        map(int, counts)
    )
    inner, outer = most.bounding_box(), box.bounding_box()
    assert inner is not None
    assert outer is not None
    assert outer["x"] <= inner["x"]
    assert inner["x"] + inner["width"] <= outer["x"] + outer["width"]
    assert sheet.evaluate("scrollX + scrollY") == 0


def test_the_country_changes_its_measure(sheet: Page, demo: Demo, address: str) -> None:
    """Each tile is a link to its region; the switch changes the numbers, and needs no script."""
    sheet.goto(address)
    links = sheet.locator(".m-region")
    expect(links).to_have_count(len(demo.catalog.directory.regions))
    shown = sheet.locator(".m-region .m-value:visible")
    expect(shown).to_have_count(len(demo.catalog.directory.regions))
    for measure in ("sites", "certificates", "scaled", "practices"):
        sheet.locator(f".m-by-{measure}").check(force=True)
        expect(sheet.locator(f".m-region .m-value-{measure}:visible")).to_have_count(
            len(demo.catalog.directory.regions)
        )
        expect(shown).to_have_count(len(demo.catalog.directory.regions))
        expect(sheet.locator(".m-shades:visible")).to_have_count(1)
    links.first.focus()
    sheet.keyboard.press("Enter")
    sheet.wait_for_url("**/regions/*/")


def test_a_map_framed_by_another_site(
    browser: Browser, demo: Demo, address: str, said: list[str]
) -> None:
    """The page for other sites shows the map in their frame, or the card where that was asked for;
    it names its source, and is in no search engine's list."""
    context = browser.new_context(viewport={"width": 700, "height": 900})
    page = context.new_page()
    page.on("console", lambda message: said.append(message.text))
    link = f"{address}embed/practices/{demo.flagship}/"
    page.set_content(f'<iframe src="{link}" width="640" height="880" title="карта"></iframe>')
    frame = page.frame_locator("iframe")
    expect(frame.locator(".m-map")).to_be_visible()
    expect(frame.locator("p.m-foot")).to_contain_text("Атлас практик")
    expect(frame.locator("meta[name=robots]")).to_have_attribute("content", "noindex")
    expect(frame.locator("header.header")).to_have_count(0)
    expect(frame.locator("#card")).to_be_hidden()
    page.set_content(f'<iframe src="{link}#card" width="640" height="400" title="x"></iframe>')
    expect(frame.locator("#card .a-lead")).to_be_visible()
    expect(frame.locator(".m-map")).to_be_hidden()
    assert said == []
    context.close()
