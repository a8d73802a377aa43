"""The real catalog's site with its index, built once, and a server of this machine for it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from searching import REPOSITORY, TODAY, Ask, Demo, Open, made_demo

from generator.catalog.loading import Loaded, load_catalog
from generator.site.building import Wish, build

START = """() => {
    const worker = new Worker(atlasScript('search/worker.js'));
    const waiting = {};
    let count = 0;
    worker.onmessage = (event) => waiting[event.data.id](event.data);
    window.ask = (message) => new Promise((done) => {
        count += 1;
        waiting[count] = done;
        worker.postMessage({...message, id: count});
    });
}"""


class _Quiet(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="session")
def loaded() -> Loaded:
    """The real catalog on a fixed day, with its full records."""
    return load_catalog(REPOSITORY, TODAY)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the real site."""
    out = tmp_path_factory.mktemp("search") / "site"
    assert build(Wish(REPOSITORY, out=out, today=TODAY)).out is not None
    return out


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """A made-up catalog and its site."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield made_demo(tmp_path_factory.mktemp("demo"))


@contextmanager
def _served(site: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the real site is served."""
    with _served(site) as url:
        yield url


@pytest.fixture(scope="session")
def demo_address(demo: Demo) -> Iterator[str]:
    """Where the made-up site is served."""
    with _served(demo.out) as url:
        yield url


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[Open]:
    """Opens a page of the site; at the end nothing may have gone wrong on any of them."""
    with _opening(browser, address) as opened:
        yield opened


@pytest.fixture
def open_demo(browser: Browser, demo_address: str) -> Iterator[Open]:
    """The same for the made-up site."""
    with _opening(browser, demo_address) as opened:
        yield opened


@contextmanager
def _opening(browser: Browser, address: str) -> Iterator[Open]:
    wrong: list[str] = []
    contexts = []

    def opened(path: str, *, width: int = 1280, scripts: bool = True, dark: bool = False) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            java_script_enabled=scripts,
            color_scheme="dark" if dark else "light",
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("console", lambda said: wrong.append(said.text))
        page.on("response", lambda told: wrong.append(told.url) if told.status >= 400 else None)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto(f"{address}{path}")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert wrong == []


@pytest.fixture(scope="session")
def ask(browser: Browser, address: str) -> Iterator[Ask]:
    """Asks the search's own worker: `ask("box", text="…")` → its answer."""
    with _asking(browser, address) as asked:
        yield asked


@pytest.fixture(scope="session")
def ask_demo(browser: Browser, demo_address: str) -> Iterator[Ask]:
    """The same of the made-up site."""
    with _asking(browser, demo_address) as asked:
        yield asked


@contextmanager
def _asking(browser: Browser, address: str) -> Iterator[Ask]:
    page = browser.new_page()
    page.goto(f"{address}about/")
    page.evaluate(START)

    def asked(task: str, **message: Any) -> Any:
        told = page.evaluate("message => ask(message)", {"task": task, **message})
        assert "error" not in told, told
        return told["answer"]

    yield asked
    page.close()
