"""A browser's page that is watched: what it says in the console, what it asks for, what it looks
like to axe, and where its words stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, Request, Response

AXE = "axe.run({resultTypes: ['violations']})"
AXE_ON_COLOURS = """axe.run({resultTypes: ['violations'],
    runOnly: ['color-contrast', 'link-in-text-block']})"""
STICKING_OUT = """() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const scrolled = (e) => e !== null && e !== document.body
        && (getComputedStyle(e).overflowX !== 'visible' || scrolled(e.parentElement));
    return [...document.body.querySelectorAll('*')]
        .filter((e) => e.getBoundingClientRect().right > width + 0.5 && !scrolled(e.parentElement))
        .map((e) => `<${e.tagName.toLowerCase()} class="${e.getAttribute('class') ?? ''}"> `
            + `${Math.round(e.getBoundingClientRect().right)} px: `
            + e.textContent.trim().slice(0, 40))
        .slice(-3).concat([`${document.documentElement.scrollWidth} > ${width} px`]);
}"""
"""The innermost elements that make a page scroll sideways; what scrolls within itself may."""
SQUEEZED = """() => [...document.querySelectorAll('caption, h1, h2, h3, p, figcaption, td, li, dd')]
    .filter((e) => e.checkVisibility({opacityProperty: true, visibilityProperty: true})
        && e.offsetWidth > 3 && e.offsetWidth < 60 && e.offsetHeight > 4 * e.offsetWidth
        && e.textContent.trim().length > 6)
    .map((e) => `${e.tagName} ${e.offsetWidth} px: ${e.textContent.trim().slice(0, 40)}`)
    .slice(0, 3)"""
"""Texts that stand letter under letter because they were given no room."""
OVERLAPPING = """() => {
    const boxes = [];
    const box = (element, r, what) => r.width > 3 && r.height > 3
        && boxes.push({element, what, left: r.left, right: r.right, top: r.top, bottom: r.bottom});
    const around = (e) => e === null ? [] : [e, ...around(e.parentElement)];
    const laid = (e) => around(e).some((up) => getComputedStyle(up).position === 'absolute'
        || getComputedStyle(up).clipPath !== 'none');
    const shown = (e) => e.checkVisibility({opacityProperty: true, visibilityProperty: true})
        && !e.closest('svg, [role="img"]') && !laid(e);
    const main = document.querySelector('main');
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const text = walker.currentNode;
        if (!text.data.trim() || !shown(text.parentElement)) continue;
        const range = document.createRange();
        range.selectNodeContents(text);
        for (const r of range.getClientRects()) box(text.parentElement, r, text.data.trim());
    }
    for (const e of main.querySelectorAll('svg, img'))
        if (!e.parentElement.closest('svg') && shown(e.parentElement)
            && getComputedStyle(e).position !== 'absolute' && e.checkVisibility())
            box(e, e.getBoundingClientRect(), `<${e.tagName} ${e.getAttribute('class') ?? ''}>`);
    boxes.sort((a, b) => a.top - b.top);
    const found = [];
    boxes.forEach((a, index) => {
        for (let n = index + 1; n < boxes.length && boxes[n].top < a.bottom; n += 1) {
            const b = boxes[n];
            const high = Math.min(a.bottom, b.bottom) - b.top;
            const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
            // Lines of a text may touch by what no letter fills.
            const lines = Math.min(a.bottom - a.top, b.bottom - b.top) * 0.4;
            if (a.element !== b.element && high > lines && wide > 3)
                found.push(`«${a.what.slice(0, 40)}» and «${b.what.slice(0, 40)}»`);
        }
    });
    return found.slice(0, 5);
}"""
"""Texts and pictures of the main part that lie over each other, drawings' own labels left out."""
BROKEN_LABELS = """() => {
    const pen = document.createElement('canvas').getContext('2d');
    const narrow = [...document.querySelectorAll('td[data-name]')].filter((cell) => {
        const look = getComputedStyle(cell, '::before');
        if (getComputedStyle(cell).display !== 'grid' || look.content === 'none') return false;
        pen.font = `${look.fontWeight} ${look.fontSize} ${look.fontFamily}`;
        const room = parseFloat(getComputedStyle(cell).gridTemplateColumns);
        return cell.dataset.name.split(' ').some((word) => pen.measureText(word).width > room);
    });
    return [...new Set(narrow.map((cell) => cell.dataset.name))];
}"""
"""Names of columns, beside the cells of a table on a phone, with a word broken in two."""
FIXED_TEXT = """(before) => [...document.querySelectorAll('body, body *')]
    .map((e, index) => [e, before[index], parseFloat(getComputedStyle(e).fontSize)])
    .filter(([e, was, is]) => is < was * (e === document.body ? 2 : 1.4) && e.checkVisibility()
        && e.namespaceURI.endsWith('xhtml')
        && [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()))
    .map(([e, was, is]) => `${e.className || e.tagName}: ${was} -> ${is} px`).slice(0, 5)"""
"""Texts that have not grown, though the reader's own size of text is twice what it was. What is
large already need not double."""
SIZES = """[...document.querySelectorAll('body, body *')]
    .map((e) => parseFloat(getComputedStyle(e).fontSize))"""

SAID_OF_POLICY = """addEventListener('securitypolicyviolation', (e) => console.error(
    `policy: ${e.effectiveDirective} ${e.blockedURI} ${e.sourceFile}:${e.lineNumber} ${e.sample}`));
"""
"""Each broken rule becomes an error in the console."""


@dataclass
class Watched:
    """A page of a browser, and all that went wrong on it."""

    page: Page
    home: str
    wrong: list[str] = field(default_factory=list)

    def open(self, path: str) -> None:
        """Go to the page at `path` of the site; the page for lost visitors is reached by any."""
        self.page.goto(self.home + path)
        self.page.evaluate("document.fonts.ready.then(() => 0)")

    def resize(self, width: int) -> None:
        """As wide as a phone, or a desk."""
        self.page.set_viewport_size({"width": width, "height": 800})

    def axe(self, run: str = AXE) -> list[str]:
        """What axe finds: the rule and the elements, one line each."""
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(AXE_SCRIPT)
        found: list[dict[str, Any]] = self.page.evaluate(run)["violations"]
        return [
            f"{v['id']}: {n['target']} {n['html'][:120]} {n.get('failureSummary', '')[:300]}"
            for v in found
            for n in v["nodes"][:4]
        ]

    def sticking_out(self) -> list[str]:
        """What makes the page scroll sideways."""
        found: list[str] = self.page.evaluate(STICKING_OUT)
        return found

    def squeezed_texts(self) -> list[str]:
        """Which texts stand letter under letter."""
        found: list[str] = self.page.evaluate(SQUEEZED)
        return found

    def broken_labels(self) -> list[str]:
        """Which names of columns have a word broken in two."""
        found: list[str] = self.page.evaluate(BROKEN_LABELS)
        return found

    def overlapping(self) -> list[str]:
        """Which texts and pictures lie over each other."""
        found: list[str] = self.page.evaluate(OVERLAPPING)
        return found

    @contextmanager
    def large_text(self) -> Iterator[list[str]]:
        """While it lasts the browser's own text size is doubled, as readers do in its settings;
        gives the texts that have not grown."""
        sizes = self.page.evaluate(SIZES)
        self._text_size(32)
        yield self.page.evaluate(FIXED_TEXT, sizes)
        self._text_size(16)

    def _text_size(self, pixels: int) -> None:
        session = self.page.context.new_cdp_session(self.page)
        session.send("Page.setFontSizes", {"fontSizes": {"standard": pixels}})
        session.detach()

    def words(self) -> str:
        """The visible words of the main part, all in small letters, without spaces."""
        text: str = self.page.evaluate("document.querySelector('main').innerText")
        return squeezed(text)

    def beside(self) -> Watched:
        """Another page of the same browser and context, watched as well."""
        other = Watched(self.page.context.new_page(), self.home)
        other.listen()
        return other

    def listen(self) -> None:
        """Begin to hear what the browser tells of the page."""
        self.page.on("console", self.heard)
        self.page.on("pageerror", lambda error: self.wrong.append(f"script: {error}"))
        self.page.on("dialog", self.interrupted)
        self.page.on("request", self.asked)
        self.page.on("requestfailed", self.failed)
        self.page.on("response", self.answered)

    # What the browser tells.

    def heard(self, said: ConsoleMessage) -> None:
        """A message in the console: nothing but a plain word of our own is right."""
        lost = self.page.url == said.location["url"] and "404" in said.text
        if said.type in ("error", "warning") and not lost:
            self.wrong.append(f"console: {said.type}: {said.text}")

    def interrupted(self, box: Dialog) -> None:
        """A box that a script opens."""
        self.wrong.append(f"dialog: {box.message}")
        box.dismiss()

    def asked(self, request: Request) -> None:
        """A request: to nobody but the site itself."""
        if not request.url.startswith((self.home, "data:image/", "blob:" + self.home)):
            self.wrong.append(f"asked for {request.url}")

    def failed(self, request: Request) -> None:
        """A request that got no answer; what the page itself gave up when it was left is none."""
        if request.failure != "net::ERR_ABORTED":
            self.wrong.append(f"{request.failure}: {request.url}")

    def answered(self, response: Response) -> None:
        """An answer: everything that a page asks for must be there, the page itself may not be."""
        if response.status >= 400 and not response.request.is_navigation_request():
            self.wrong.append(f"{response.status}: {response.url}")


def squeezed(text: str) -> str:
    """`text` in small letters without spaces and soft hyphens, for comparing."""
    return re.sub(r"[\s\u00ad\u200b\u2060]+", "", text).casefold()


@contextmanager
def watched(browser: Browser, home: str, **options: Any) -> Iterator[Watched]:
    """A page in a context of its own, made with `options`; things that move don't."""
    context = browser.new_context(reduced_motion="reduce", **options)
    context.add_init_script(SAID_OF_POLICY)
    watch = Watched(context.new_page(), home)
    watch.listen()
    yield watch
    context.close()
