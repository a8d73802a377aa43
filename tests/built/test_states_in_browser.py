"""Pages as people leave them half-way: menus open, filters on, lists unfolded. For everybody in any
of these states, with nothing but a keyboard, without motion, and in the colours of the system."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from built.watching import AXE, AXE_ON_COLOURS, Watched, watched

pytestmark = pytest.mark.browser

Do = Callable[[Page], Any]
PRACTICE = "practices/nizhny/okno/"


def _search(words: str) -> Do:
    def search(page: Page) -> None:
        page.keyboard.press("/")
        page.locator("#find").fill(words)
        expect(page.locator("#find")).to_have_attribute("aria-expanded", "true")

    return search


def _unfold_all(page: Page) -> None:
    page.evaluate("document.querySelectorAll('main details').forEach((d) => { d.open = true; })")


def _menu(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.locator(".bar__menu > summary").click()


def _tick(page: Page) -> None:
    _unfold_all(page)
    page.locator("[data-filter] input:enabled").first.check()
    expect(page.locator("[data-chosen] button")).to_have_count(1)


def _tab(name: str) -> Do:
    def show(page: Page) -> None:
        page.locator(f"[data-tab={name}]").first.click()

    return show


STATES: dict[str, tuple[str, Do]] = {
    "menu open": ("", _menu),
    "search found": ("", _search("окно")),
    "search found nothing": ("", _search("щщщъ")),
    "practices filtered": ("practices/", _tick),
    "certificates filtered": ("certificates/", _tick),
    "number asked for": ("certificates/", lambda page: page.locator("#number").fill("9999")),
    "practice unfolded": (PRACTICE, _unfold_all),
    "practice kept": (PRACTICE, lambda page: page.locator(".a-keep").click()),
    "map": (PRACTICE, _tab("map")),
    "tiles": (PRACTICE, _tab("tiles")),
    "table": (PRACTICE, _tab("table")),
    "region unfolded": ("regions/nizhny/", _unfold_all),
    "certificate unfolded": ("certificates/nizhny/or-2025-14/", _unfold_all),
}
"""A page of the full catalog, and what somebody does there."""


@pytest.fixture(scope="module")
def pages(browser: Browser, full_address: str) -> Iterator[dict[str, Watched]]:
    """A watched page in light and one in dark."""
    with (
        watched(browser, full_address, color_scheme="light") as light,
        watched(browser, full_address, color_scheme="dark") as dark,
    ):
        yield {"light": light, "dark": dark}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", STATES)
def test_a_state_is_for_everybody(pages: dict[str, Watched], state: str, scheme: str) -> None:
    """axe finds nothing, nothing sticks out, the console is silent, no policy is broken."""
    path, act = STATES[state]
    watch = pages[scheme]
    watch.wrong.clear()
    watch.resize(1440)
    watch.open(path)
    watch.page.evaluate("localStorage.clear()")
    act(watch.page)
    rules = AXE if scheme == "light" else AXE_ON_COLOURS
    wrong = [*watch.axe(rules), *watch.sticking_out()]
    watch.resize(360)
    wrong += [*watch.axe(rules), *watch.sticking_out()]
    assert wrong + watch.wrong == []


def test_from_the_first_page_to_a_practice_by_keys_alone(pages: dict[str, Watched]) -> None:
    """A slash opens the search, Escape leaves it; arrows come back to it, the first of them to the
    first it found, and Enter goes to the second."""
    page = pages["light"].page
    pages["light"].resize(1440)
    pages["light"].open("")
    page.keyboard.press("/")
    page.keyboard.type("окно")
    expect(page.locator("#find-list [role=option]").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("[data-find-panel]")).to_be_hidden()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    chosen = page.locator("#find-list [aria-selected=true]")
    expect(chosen).to_have_count(1)
    expect(chosen).to_have_id("find-1")
    goal = chosen.evaluate("(link) => link.href")
    page.keyboard.press("Enter")
    page.wait_for_url(goal)


def test_practices_are_narrowed_by_keys_alone(pages: dict[str, Watched]) -> None:
    """Tab reaches a filter, space takes it, and its chip can be taken away again; the focus is
    never lost."""
    watch = pages["light"]
    watch.resize(1440)
    watch.open("practices/")
    page = watch.page
    box = "document.activeElement.matches('[data-filter] input:not(:checked)')"
    _press_until(page, "Tab", box)
    page.keyboard.press("Space")
    expect(page.locator("[data-chosen] button")).to_have_count(1)
    assert page.evaluate("document.activeElement.checked")
    _press_until(page, "Tab", "document.activeElement.matches('[data-chosen] button')")
    page.keyboard.press("Enter")
    expect(page.locator("[data-chosen]")).to_be_hidden()
    assert page.evaluate("document.activeElement !== document.body")


def test_a_menu_is_left_as_it_was_entered(pages: dict[str, Watched]) -> None:
    """On a phone Enter opens the menu, Escape closes it, and the focus is back on its name."""
    watch = pages["light"]
    watch.resize(360)
    watch.open("regions/")
    page = watch.page
    _press_until(page, "Tab", "document.activeElement.matches('.bar__menu > summary')")
    page.keyboard.press("Enter")
    expect(page.locator(".bar__menu nav")).to_be_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.bar__menu nav') !== null")
    page.keyboard.press("Escape")
    expect(page.locator(".bar__menu nav")).to_be_hidden()
    assert page.evaluate("document.activeElement.matches('.bar__menu > summary')")


def _press_until(page: Page, key: str, there: str, most: int = 60) -> None:
    for _ in range(most):
        page.keyboard.press(key)
        if page.evaluate(there):
            return
    pytest.fail(f"{most} times {key}: {there}")


MOVING = """() => [...document.querySelectorAll('*')].filter((e) => {
    const style = getComputedStyle(e);
    const long = (list) => list.split(',').some((time) => parseFloat(time) > 0.01);
    // What follows the reader's own scrolling does not move by itself.
    const timed = style.animationTimeline === undefined || style.animationTimeline === 'auto';
    return long(style.transitionDuration) || style.scrollBehavior === 'smooth'
        || (style.animationName !== 'none' && timed);
}).map((e) => `${e.tagName} ${e.getAttribute('class')}`).slice(0, 5)"""


@pytest.mark.parametrize("path", ["", "practices/", PRACTICE, "regions/nizhny/", "certificates/"])
def test_nothing_moves_for_whom_it_should_not(pages: dict[str, Watched], path: str) -> None:
    """With reduced motion asked for, no element changes over time and none scrolls by itself."""
    pages["light"].open(path)
    assert pages["light"].page.evaluate(MOVING) == []


def test_some_things_do_move(browser: Browser, full_address: str) -> None:
    """Otherwise the test above would see nothing: maps change their colours slowly."""
    page = browser.new_page()
    page.goto(full_address + PRACTICE)
    assert page.evaluate(MOVING) != []
    page.close()


SYSTEM_COLOURS = """() => {
    const seen = (e) => e.checkVisibility() && e.getBoundingClientRect().width > 0;
    const style = (e) => getComputedStyle(e);
    const clear = (colour) => colour === 'rgba(0, 0, 0, 0)';
    const bare = [...document.querySelectorAll('main button, header button, main input, select')]
        .filter(seen).filter((e) => !['checkbox', 'radio', 'range'].includes(e.type))
        .filter((e) => parseFloat(style(e).borderTopWidth) === 0
            && parseFloat(style(e).borderBottomWidth) === 0
            && !e.querySelector('svg') && !style(e).textDecorationLine.includes('underline')
            && style(e.parentElement).borderTopStyle === 'none')
        .map((e) => `no edge: ${e.className || e.id} ${e.textContent.trim().slice(0, 30)}`);
    const painted = [...document.querySelectorAll('main svg.m-map [data-cell], main .m-cell')]
        .filter(seen).filter((e) => clear(style(e).fill) && clear(style(e).stroke))
        .map((e) => `not painted: ${e.id}`);
    return bare.concat(painted).slice(0, 8);
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_of_the_system_hide_nothing(
    browser: Browser, full_address: str, scheme: Any
) -> None:
    """Where the system imposes its colours, controls keep an edge, the focus its ring, maps their
    paint, and exactly the current section is underlined in the header."""
    with watched(browser, full_address, forced_colors="active", color_scheme=scheme) as watch:
        wrong = []
        for path in ("", "practices/", PRACTICE, "regions/nizhny/", "certificates/", "sites/"):
            watch.resize(1440)
            watch.open(path)
            wrong += [f"{path}: {what}" for what in watch.page.evaluate(SYSTEM_COLOURS)]
            watch.page.keyboard.press("Tab")
            watch.page.keyboard.press("Tab")
            ring = "getComputedStyle(document.activeElement).outlineStyle"
            if watch.page.evaluate(ring) == "none":
                wrong.append(f"{path}: no ring")
        ground = watch.page.evaluate("getComputedStyle(document.body).backgroundColor")
        edges = watch.page.evaluate(
            "[...document.querySelectorAll('.bar__links a')]"
            ".map((a) => [a.ariaCurrent !== null, getComputedStyle(a).borderBottomColor])"
        )
        assert [current for current, edge in edges if edge != ground] == [True]
        assert wrong + watch.wrong == []
