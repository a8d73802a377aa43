"""Two other searches on the same texts: that of Material, and Pagefind."""

from __future__ import annotations

from html import escape
from pathlib import Path
from statistics import median
from typing import Any, Final

from playwright.sync_api import Browser, Error, Page

from bench.line import Line, body, served
from bench.rival import markdown_of
from bench.visitor import Asked, Visit
from generator.reading import Kind, read_document, walk

PATIENCE: Final = 60_000
"""Milliseconds after which nobody waits any longer."""
QUESTIONS: Final = ("замена", "очередь в школе", "социальный", "снижение затрат", "приём заявлений")
START_PAGEFIND: Final = "async () => { window.pf = await import('/pagefind/pagefind.js'); }"
ASK_PAGEFIND: Final = """async (question) => {
    const began = performance.now();
    const found = await pf.search(question);
    await Promise.all(found.results.slice(0, 10).map((result) => result.data()));
    return performance.now() - began;
}"""
FILTERS: Final = """async (chosen) => {
    const began = performance.now();
    const found = await pf.search(null, {filters: chosen});
    await Promise.all(found.results.slice(0, 10).map((result) => result.data()));
    return performance.now() - began;
}"""


def write_pages(catalog: Path, folder: Path) -> None:
    """The texts of the practices under `catalog` as bare HTML pages with their sphere as filter."""
    for entry in walk(catalog).of(Kind.PRACTICE):
        practice: dict[str, Any] = read_document(catalog, entry.file, entry.kind).value
        title, *parts = markdown_of(practice).split("\n\n")
        text = "\n".join(f"<p>{escape(part)}</p>" for part in parts)
        page = folder / entry.id / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(
            f'<!doctype html><html lang="ru"><title>{escape(title[2:])}</title>'
            f"<main data-pagefind-body><h1>{escape(title[2:])}</h1>"
            f'<p data-pagefind-filter="sphere">{escape(practice["sphere"])}</p>'
            f"{text}</main></html>",
            encoding="utf-8",
        )
    (folder / "index.html").write_text("<!doctype html><title>?</title>", encoding="utf-8")


def ask_material(browser: Browser, site: Path, line: Line) -> Visit:
    """Type into Material's box; its index is fetched with the page, so the clock starts there."""
    body(site / "search/search_index.json")  # compressed beforehand, as hosts do
    with served(site, line) as address:
        page = _page(browser)
        first = following = None
        try:
            page.goto(address, wait_until="domcontentloaded")
            _type(page, QUESTIONS[0])
            first = Asked(page.evaluate("performance.now()"), *line.clear("search"))
            following = median(_typed(page, question) for question in QUESTIONS[1:])
        except Error:
            pass  # the index never came, or broke the page: that is its figure
        page.context.close()
    return Visit(first, following)


def _typed(page: Page, question: str) -> float:
    began = page.evaluate("performance.now()")
    _type(page, question)
    waited: float = page.evaluate("performance.now()") - began
    return waited


def _type(page: Page, question: str) -> None:
    """Ask, and wait until the list is another one than before."""
    page.evaluate("document.querySelector('.md-search-result__list')?.replaceChildren()")
    page.evaluate(
        """(question) => {
            document.querySelector('#__search').checked = true;
            const box = document.querySelector('.md-search__input');
            box.focus();
            box.value = question;
            box.dispatchEvent(new InputEvent('input', {bubbles: true}));
            box.dispatchEvent(new KeyboardEvent('keyup', {bubbles: true}));
        }""",
        question,
    )
    page.wait_for_selector(".md-search-result__item", state="attached")


def ask_pagefind(browser: Browser, site: Path, line: Line) -> Visit:
    """Ask through Pagefind's own script."""
    with served(site, line) as address:
        first = following = filters = change = None
        page = _page(browser)
        try:
            page.goto(address)
            page.evaluate(START_PAGEFIND)
            line.clear()
            waited = page.evaluate(ASK_PAGEFIND, QUESTIONS[0])
            first = Asked(waited, *line.clear())
            for question in QUESTIONS:
                page.evaluate(ASK_PAGEFIND, question)
            following = median(page.evaluate(ASK_PAGEFIND, question) for question in QUESTIONS)
            page.context.close()
            page = _page(browser)
            page.goto(address)
            page.evaluate(START_PAGEFIND)
            line.clear()
            waited = page.evaluate(FILTERS, {"sphere": "education"})
            filters = Asked(waited, *line.clear())
            page.evaluate(FILTERS, {"sphere": "healthcare"})
            change = page.evaluate(FILTERS, {"sphere": "healthcare"})
        except Error:
            pass  # what it has not answered in time it does not answer
        page.context.close()
    return Visit(first, following, filters, change)


def _page(browser: Browser) -> Page:
    page = browser.new_context().new_page()
    page.set_default_timeout(PATIENCE)
    return page
