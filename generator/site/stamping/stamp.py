"""A page becomes bytes: its body is drawn, set into the frame of its depth, and written.

Templates escape whatever they are given; only `Markup` made by our own code passes. Which template
a page has is decided by our code too; what stands around the body is escaped here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from markupsafe import Markup

from generator.findings import Finding
from generator.findings.catalogue.site import ADDRESS_TAKEN
from generator.pages import Page
from generator.pages.compiling import escaped
from generator.pages.languages import neutral
from generator.site.edition.addresses import LOST
from generator.site.edition.outlet import AddressTaken, Outlet
from generator.site.stamping import tongues
from generator.site.stamping.frames import Frames
from generator.site.stamping.imprint import Imprint
from generator.site.stamping.links import Links

_TEMPLATE: Final = re.compile(r"[a-z]+(?:-[a-z]+)*\.html")


Body = Callable[[Page], str]
"""Draws the HTML of a page without its frame."""
Head = Callable[[Page], Markup]
"""Tells what a page's head says to programs."""


def nothing_said(page: Page) -> Markup:
    """The head of a page that says nothing to programs."""
    return Markup()


class Stamp:
    """Sets the bodies of pages into `frames` and writes them to `outlet`."""

    def __init__(
        self,
        frames: Frames,
        body: Body,
        imprint: Imprint,
        outlet: Outlet,
        head: Head = nothing_said,
    ) -> None:
        self._frames = frames
        self._body = body
        self._head = head
        self._imprint = imprint
        self._outlet = outlet
        self.links = Links(imprint.base)
        self.findings: list[Finding] = []
        self.size = 0
        """Bytes written."""

    def press(self, page: Page) -> None:
        """Draw, set and write one page, and take in its links.

        Its context may have "robots", which is what search engines are told ("noindex"), and
        "feed", the address of a feed that tells of the same.
        Raises ValueError if its address or template is not possible, and jinja2's errors if the
        template asks for something that the page does not say.
        """
        if _TEMPLATE.fullmatch(page.template) is None:
            raise ValueError(f"not a template's name: {page.template!r}")
        frame = self._frames.of(page.address, page.section)
        body = self._body(page).encode()
        robots = "noindex" if page.address == LOST else str(page.context.get("robots", ""))
        data = frame.fill(self._words(page, robots) | {"content": body})
        try:
            self._outlet.page(page.address, data, "noindex" not in robots)
        except AddressTaken as taken:
            values = {"address": page.address or "/"}
            self.findings.append(Finding(ADDRESS_TAKEN, taken.path, values=values))
            return
        self.links.look(page.address, body, frame.ids)
        self.size += len(data)

    def _words(self, page: Page, robots: str) -> dict[str, bytes]:
        name = self._imprint.name_in(page.lang)
        title = f"{page.title} — {name}" if neutral(page.address) else page.title
        parts = []
        if robots:
            parts.append(f'<meta name="robots" content="{escaped(robots)}">')
        elif self._imprint.url:
            url = self._imprint.full(page.address)
            parts.append(f'<link rel="canonical" href="{escaped(url)}">')
        if "feed" in page.context:
            up = "../" * page.depth
            parts.append(
                Markup(
                    '<link rel="alternate" type="application/atom+xml" title="{}" href="{}{}">'
                ).format(page.title, up, page.context["feed"])
            )
        if not robots:
            parts.append(tongues.alternates(page.address, self._imprint))
            parts.append(escaped(self._head(page)))
        switch = tongues.switch(page.address, self._imprint)
        words = {
            "title": title,
            "titled": tongues.titled(page),
            "description": page.description,
            "head": Markup("".join(parts)),  # noqa: S704 - all of it is escaped
            "switch": switch,
        }
        return {slot: escaped(text).encode() for slot, text in words.items()}
