"""The frame in a real browser: nothing is blocked, nothing comes from elsewhere, all can use it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page
from sample_site import SAMPLE, make_project

from generator.site.building import Wish, build
from generator.site.work import rooms

pytestmark = pytest.mark.browser
PAGES = ["", "practices/", "practices/nizhny/practice-1/", "about/", "contribute/", "no/such/page"]


class _Quiet(SimpleHTTPRequestHandler):
    """Serves a folder; unknown addresses get its 404.html, as on a real server."""

    def log_message(self, format: str, *args: object) -> None:
        pass

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write((Path(self.directory) / "404.html").read_bytes())


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server of this machine with the sample's site; its address."""
    project = make_project(tmp_path_factory.mktemp("sample") / "project")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rooms, "SUPPLY", SAMPLE)
        assert build(Wish(project, out=project / "site", strict=True)).out is not None
    handler = partial(_Quiet, directory=str(project / "site"))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


Open = Callable[..., Page]


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[Open]:
    """Opens a page of the sample; at the end nothing may have gone wrong on any of them."""
    wrong: list[str] = []
    asked_for: list[str] = []
    contexts: list[BrowserContext] = []

    def opened(
        path: str,
        *,
        width: int = 1280,
        scripts: bool = True,
        dark: bool = False,
        told: list[str] = wrong,
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 800},
            java_script_enabled=scripts,
            color_scheme="dark" if dark else "light",
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: told.append(f"{said.type}: {said.text}"))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("request", lambda asked: asked_for.append(asked.url))
        page.goto(f"{address}{path}")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert [words for words in wrong if "404 (" not in words] == []
    assert [url for url in asked_for if not url.startswith(address)] == []


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_blocked_and_nothing_comes_from_elsewhere(open_page: Open, path: str) -> None:
    """No page has an error in the console, and none asks another host for anything."""
    page = open_page(path)
    page.evaluate("document.fonts.ready")
    assert page.evaluate("document.fonts.check('16px \"PT Sans\"', 'Привет')")
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == "rgb(251, 250, 247)"


def test_a_script_that_slipped_in_does_not_run(open_page: Open) -> None:
    """The policy holds: an inline script put into a page and a link that is one stay dead."""
    told: list[str] = []
    page = open_page("practices/", told=told)
    page.evaluate("""() => {
        const script = document.createElement('script');
        script.append('window.hit = 1');
        document.body.append(script);
        const link = document.createElement('a');
        link.href = 'javascript:window.hit = 2';
        document.body.append(link);
        link.click();
    }""")
    page.wait_for_timeout(200)
    assert page.evaluate("window.hit") is None
    assert [words for words in told if "TrustedScript" in words]
    assert [words for words in told if "Content Security Policy" in words]


@pytest.mark.parametrize(
    "sink",
    [
        "document.body.innerHTML = '<b>x</b>'",
        "document.body.insertAdjacentHTML('beforeend', '<b>x</b>')",
        "new DOMParser().parseFromString('<b>x</b>', 'text/html')",
        "document.createElement('script').src = 'assets/javascripts/frame.js'",
        "new Worker('assets/javascripts/search/worker.js')",
        "document.createElement('iframe').srcdoc = '<b>x</b>'",
        "document.body.setAttribute('onclick', 'hit = 1')",
        "atlasScript('https://evil.example/x.js')",
        "atlasScript('../../practices/x.js')",
        "trustedTypes.createPolicy('another', {})",
        "trustedTypes.createPolicy('atlas', {})",
        "atlasScript = String",
    ],
)
def test_no_text_becomes_a_page_or_a_script(open_page: Open, sink: str) -> None:
    """Trusted Types: whatever turns a text into elements or into a script's address throws, and the
    site's own door lets only its own scripts through and cannot be replaced."""
    told: list[str] = []
    page = open_page("practices/", told=told)
    thrown = "() => { 'use strict'; try { SINK } catch (error) { return error.name } }"
    assert page.evaluate(thrown.replace("SINK", sink)) == "TypeError"


@pytest.mark.parametrize(
    ("path", "width", "dark"),
    [("practices/nizhny/practice-1/", 360, True), ("about/", 360, False), ("about/", 1280, True)],
)
def test_the_frame_is_accessible(open_page: Open, path: str, width: int, dark: bool) -> None:
    """axe finds nothing, on a phone and on a desk, in light and in dark."""
    page = open_page(path, width=width, dark=dark)
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


@pytest.mark.parametrize("width", [320, 768, 1920])
def test_nothing_sticks_out(open_page: Open, width: int) -> None:
    """No page of the frame scrolls sideways, from 320 to 1920 pixels."""
    for path in ("practices/", "about/"):
        page = open_page(path, width=width)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_large_text_fits(open_page: Open) -> None:
    """At 200 % text size the header gives way to its menu, and nothing sticks out."""
    page = open_page("about/", width=1280)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280


def test_the_menu_works_without_scripts(open_page: Open) -> None:
    """On a phone without JavaScript the menu opens and leads to a section."""
    page = open_page("", width=360, scripts=False)
    assert not page.get_by_role("link", name="Практики").first.is_visible()
    page.get_by_text("Меню").click()
    page.locator(".bar__menu").get_by_role("link", name="Практики").click()
    page.wait_for_url("**/practices/")
    assert not page.locator(".bar__theme").is_visible()


def test_the_menu_closes_on_escape(open_page: Open) -> None:
    """Escape closes the menu and gives the focus back to what opened it."""
    page = open_page("", width=360)
    page.get_by_text("Меню").click()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    assert not page.locator(".bar__menu nav").is_visible()
    assert page.evaluate("document.activeElement.textContent") == "Меню"


def test_the_first_stop_of_the_keyboard_is_the_way_to_the_content(open_page: Open) -> None:
    """Tab, Enter: the reader is past the header."""
    page = open_page("practices/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "К\N{NO-BREAK SPACE}содержанию"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def test_the_choice_of_colours_is_kept(open_page: Open) -> None:
    """Dark follows the system, the switch overrides it, and the choice holds on the next page."""
    page = open_page("practices/", dark=True)
    ground = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(ground) == "rgb(16, 25, 28)"
    switch = page.get_by_role("button", name="Тёмная тема")
    assert switch.get_attribute("aria-pressed") == "true"
    switch.click()
    assert page.evaluate(ground) == "rgb(251, 250, 247)"
    page.get_by_role("link", name="О проекте").first.click()
    page.wait_for_url("**/about/")
    assert page.evaluate(ground) == "rgb(251, 250, 247)"
    page.get_by_role("button", name="Тёмная тема").click()
    assert page.evaluate("localStorage.length") == 0  # what the system says needs no memory


def test_dark_needs_no_script(open_page: Open) -> None:
    """With scripts off a dark system still gets dark pages."""
    page = open_page("about/", scripts=False, dark=True)
    header = page.locator(".bar").screenshot()
    light = open_page("about/", scripts=False).locator(".bar").screenshot()
    assert header != light
