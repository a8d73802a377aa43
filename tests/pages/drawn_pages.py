"""Draws whole catalogs for the tests of this room, and reads the HTML that comes out."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

from generator.catalog.catalog import Catalog
from generator.catalog.loading import load_catalog
from generator.pages import Page, Settings, environment, page_makers, practice_page, render_body
from generator.pages.addresses import record_address

PROJECT = Path(__file__).parents[2]
TEMPLATES = PROJECT / "overrides" / "catalog"
SAMPLE = PROJECT / "generator" / "model" / "sample"
TODAY = dt.date(2026, 11, 22)
EDIT = "https://git.example/edit/main/"
VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "wbr"}
SHAPES = {"circle", "path", "rect"}


@dataclass(frozen=True)
class Drawn:
    """A catalog with all its pages and their bodies by address."""

    catalog: Catalog
    pages: tuple[Page, ...]
    bodies: dict[str, str]

    def page(self, address: str) -> Page:
        """The one page of `address`."""
        (found,) = (page for page in self.pages if page.address == address)
        return found


def pages_of(root: Path) -> tuple[Catalog, tuple[Page, ...]]:
    """The catalog under `root` and all its pages, drafts left out."""
    loaded = load_catalog(root, TODAY)
    catalog = loaded.catalog

    def all_pages() -> Iterator[Page]:
        yield from (make() for make in page_makers(catalog))
        for identity, record in loaded.records.items():
            card = catalog.practices[identity]
            if card.published:
                yield practice_page(record, card, catalog)

    return catalog, tuple(all_pages())


SETTINGS = Settings(edit=EDIT, today=TODAY)


def draw(root: Path, settings: Settings = SETTINGS) -> Drawn:
    """Every page of the catalog under `root`, drawn."""
    catalog, pages = pages_of(root)
    env = environment(TEMPLATES, settings, lambda kind, id: record_address(catalog, kind, id))
    return Drawn(catalog, pages, {page.address: render_body(env, page) for page in pages})


@lru_cache(maxsize=1)
def the_sample() -> Drawn:
    """The sample catalog, whose files use every field."""
    return draw(SAMPLE)


@lru_cache(maxsize=1)
def the_project() -> Drawn:
    """The project's own catalog."""
    return draw(PROJECT)


@dataclass
class Element:
    """One element: its tag, attributes, and the words inside it."""

    tag: str
    attributes: dict[str, str]
    words: str = ""


@dataclass
class Read(HTMLParser):
    """The elements of a piece of HTML; `open_` is what was never closed."""

    elements: list[Element] = field(default_factory=list)
    open_: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        HTMLParser.__init__(self)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in VOID | SHAPES:
            self.open_.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open_, f"</{tag}> closes nothing"
        closed = self.open_.pop()
        assert closed.tag == tag, f"</{tag}> closes <{closed.tag}>"

    def handle_data(self, data: str) -> None:
        for element in self.open_:
            element.words += data


@lru_cache(maxsize=4096)
def read(html: str) -> list[Element]:
    """The elements of `html`, every one of them closed in order."""
    reader = Read()
    reader.feed(html)
    reader.close()
    assert not reader.open_, f"never closed: {[element.tag for element in reader.open_]}"
    return reader.elements


def words(html: str) -> str:
    """What a reader sees or hears of a piece of HTML, on one line, no-break spaces as spaces."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).replace("\u00a0", " ").split())
