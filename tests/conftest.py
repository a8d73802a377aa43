"""What all tests share: the browser, and what to say when there is none."""

from __future__ import annotations

import gc
import os
import shutil
import tempfile
import threading
from collections.abc import Iterator

import pytest
from chromium_flags import FLAGS
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
NO_BROWSER = (
    "Chromium не найден: проверки в браузере ПРОПУЩЕНЫ. Поставьте его: apt-get install chromium "
    "(или укажите путь: CHROMIUM=/путь/к/chrome make test)\n"
    "Chromium not found: the browser tests were SKIPPED. Get it: apt-get install chromium "
    "(or name it: CHROMIUM=/path/to/chrome make test)"
)
BEFORE_OTHERS = ("long", "browser")
"""Files with a test so marked begin first."""

_skipped = pytest.StashKey[bool]()
_memory = pytest.StashKey["tempfile.TemporaryDirectory[str]"]()


def chromium() -> str | None:
    """The path of a Chromium on this machine: from CHROMIUM, else from PATH."""
    named = os.environ.get("CHROMIUM")
    return named or next((path for name in NAMES if (path := shutil.which(name))), None)


@pytest.fixture(scope="session")
def browser(request: pytest.FixtureRequest) -> Iterator[Browser]:
    """A headless Chromium of this machine, never a downloaded one.

    Without one the test is skipped, and the end of the run says so; in CI it fails.
    """
    path = chromium()
    if path is None:
        if os.environ.get("CI") == "true":
            pytest.fail(NO_BROWSER, pytrace=False)
        request.config.stash[_skipped] = True
        pytest.skip("no Chromium")
    as_root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with sync_playwright() as driver:
        chrome = driver.chromium.launch(executable_path=path, args=[*FLAGS, *as_root])
        yield chrome
        chrome.close()


@pytest.fixture
def may_fork(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if no other thread were alive: another test's browser may have left some, and beside them
    a crew works in line."""
    monkeypatch.setattr(threading, "active_count", lambda: 1)


def pytest_configure(config: pytest.Config) -> None:
    """Give the run a place of its own for what builds remember: nobody's own is read or written.
    How long an example takes says nothing on a busy machine. Garbage is looked for seldom: the
    thousands of tests and all that they have read stay to the end."""
    gc.set_threshold(50_000, 20, 20)
    settings.register_profile("patient", deadline=None)
    settings.load_profile("patient")
    folder = tempfile.TemporaryDirectory(prefix="atlas-tests-")
    config.stash[_memory] = folder
    os.environ["XDG_CACHE_HOME"] = folder.name


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The files that take long come first: begun last, one would keep a single processor busy while
    the others are done. Next those with a browser, which take longer than what is left."""
    files = {kind: {i.path for i in items if i.get_closest_marker(kind)} for kind in BEFORE_OTHERS}
    items.sort(key=lambda item: [item.path not in files[kind] for kind in BEFORE_OTHERS])


def pytest_unconfigure(config: pytest.Config) -> None:
    """Forget it all."""
    config.stash[_memory].cleanup()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say at the very end that tests were left out, so that nobody overlooks it."""
    if terminalreporter.config.stash.get(_skipped, False):
        terminalreporter.section("!", sep="!", red=True, bold=True)
        terminalreporter.line(NO_BROWSER, red=True, bold=True)
