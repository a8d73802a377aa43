"""What the search costs a visitor: bytes and milliseconds of a first question, the next, a filter.

On a fast line the worker is asked as the site does it. Chromium slows down pages but not workers,
so on the slow line the very same scripts run in the page itself, four times slower.
"""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any, Final

from playwright.sync_api import Browser, Page

from bench.line import SLOW_BYTES, SLOW_DELAY, Line, served
from bench.one_index import PAGE

SLOWER: Final = 4
ENOUGH: Final = 8
"""Questions that are asked, each about another practice."""
PARTS: Final = ("words", "guessing", "excerpts", "reader", "query", "facets", "worker")
ASK: Final = """(here) => {
    const waiting = {};
    let count = 0;
    let post;
    if (here) {
        post = (message) => window.onmessage({data: message});
        window.importScripts = () => {};
        window.postMessage = (told) => waiting[told.id](told);
    } else {
        const worker = new Worker('worker.js');
        worker.onmessage = (event) => waiting[event.data.id](event.data);
        post = (message) => worker.postMessage(message);
    }
    window.ask = (message) => new Promise((done) => {
        count += 1;
        const began = performance.now();
        waiting[count] = (told) => done({took: told.took, waited: performance.now() - began,
            error: told.error});
        post({...message, id: count});
    });
}"""


@dataclass(frozen=True, slots=True)
class Asked:
    """Milliseconds waited for, bytes and files fetched."""

    waited: float
    sent: int
    files: int


@dataclass(frozen=True, slots=True)
class Visit:
    """What a visitor waits for. `next` and `change` are milliseconds of computing, usually, with
    all files at hand; `first`, `filters` are cold. None where the search cannot do it."""

    first: Asked | None
    next: float | None
    filters: Asked | None = None
    change: float | None = None


def slow_line() -> Line:
    """1.6 Mbit/s with 150 ms of delay."""
    return Line(SLOW_BYTES, SLOW_DELAY)


def visit(browser: Browser, site: Path, *, slow: bool) -> Visit:
    """Ask the index under `site`, on a fast line or on a slow one with a slow processor."""
    line = slow_line() if slow else Line()
    questions = common_questions(site)
    with served(site, line) as address:
        page = _page(browser, address, slow)
        first = _cold(page, line, {"task": "box", "text": questions[0]})
        for question in questions:
            _ask(page, {"task": "box", "text": question})
        following = [_ask(page, {"task": "box", "text": q})["took"] for q in questions]
        page.context.close()
        page = _page(browser, address, slow)
        filters = _cold(page, line, listed({}))
        changes = [
            {"adoption": ["some"]},
            {"adoption": ["some"], "confirmed": ["yes"]},
            {"measured": ["yes"], "level": ["none"]},
            {"measured": ["yes"], "kit": ["yes"], "adoption": ["some", "none"]},
        ]
        for chosen in changes:
            _ask(page, listed(chosen))
        changed = [_ask(page, listed(chosen))["took"] for chosen in changes]
        page.context.close()
    return Visit(first, median(following), filters, median(changed))


def common_questions(site: Path) -> list[str]:
    """Pairs of words with which titles of practices begin, one from each part of the catalog."""
    root = site / "search/v1"
    meta = json.loads((root / "meta.json").read_text("utf-8"))
    blocks = range(meta["practices"] // meta["block"])
    found = []
    for block in list(blocks)[:: max(1, len(blocks) // ENOUGH)] or [0]:
        rows = json.loads(gzip.decompress((root / f"c/{block}.bin").read_bytes()).decode("cp1251"))
        found.append(" ".join(rows[0][1].split()[:2]))
    return found[:ENOUGH]


def listed(chosen: dict[str, list[str]]) -> dict[str, Any]:
    """The message that the list of practices sends for its first page."""
    return {
        "task": "list",
        "text": "",
        "chosen": chosen,
        "wanted": [],
        "order": "",
        "from": 0,
        "count": 10,
    }


def _page(browser: Browser, address: str, slow: bool) -> Page:
    """A page in a new context as it is when somebody turns to the box: the search's program and
    meta.json are there, nothing else."""
    page = browser.new_context().new_page()
    page.set_default_timeout(120_000)
    page.goto(f"{address}{PAGE}")
    page.evaluate(ASK, slow)
    if slow:
        for part in PARTS:
            page.add_script_tag(url=f"{part}.js")
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    _ask(page, {"task": "box", "text": ""})
    return page


def _cold(page: Page, line: Line, message: dict[str, Any]) -> Asked:
    line.clear()
    waited = _ask(page, message)["waited"]
    sent, files = line.clear()
    return Asked(waited, sent, files)


def _ask(page: Page, message: dict[str, Any]) -> Any:
    told = page.evaluate("message => ask(message)", message)
    assert not told.get("error"), told
    return told
