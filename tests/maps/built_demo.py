"""A made-up catalog's site, and the sets of facts that can be read from each view of its pages."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from built.web_page import WebPage, name_of, text_of

from generator.catalog import Catalog
from generator.demo.making import make_demo
from generator.site.building import Wish, build
from generator.site.work.survey import survey

PROJECT = Path(__file__).parents[2]
TODAY = dt.date(2026, 11, 22)
PRACTICES, REGIONS, MUNICIPALITIES = 36, 2, 38


@dataclass(frozen=True)
class Demo:
    """The made-up catalog under `root` and its site in `out`."""

    root: Path
    out: Path

    @cached_property
    def catalog(self) -> Catalog:
        """The catalog as the program reads it."""
        return survey(self.root, TODAY).catalog

    def page(self, address: str) -> WebPage:
        """A page of the site."""
        return WebPage.read(address, (self.out / address / "index.html").read_bytes())

    @property
    def flagship(self) -> str:
        """The id of the practice that has spread to most."""
        cards = self.catalog.published
        return max(cards, key=lambda card: (len(card.adopters), card.id)).id


def make(folder: Path) -> Demo:
    """A demo catalog with its site, under `folder`."""
    demo = Demo(folder / "catalog", folder / "site")
    make_demo(demo.root, PRACTICES, REGIONS, MUNICIPALITIES, 7, TODAY)
    built = build(Wish(PROJECT, root=demo.root, out=demo.out, today=TODAY, languages=("ru",)))
    assert built.out == demo.out, [finding.message("ru") for finding in built.findings]
    return demo


def with_class(page: WebPage, name: str) -> Iterator[Element]:
    """The elements that have a class."""
    return (e for e in page.elements if name in (e.get("class") or "").split())


def rows(page: WebPage) -> dict[str, list[str]]:
    """The table: states by the full id of the municipality that counts."""
    found: dict[str, list[str]] = {}
    for row in page.named("tr"):
        place = row.get("data-place")
        if place:
            state = re.search(r"a-row-([a-z-]+)", row.get("class") or "")
            assert state is not None
            found.setdefault(place, []).append(state[1])
    return found


def cells(page: WebPage, shape: str) -> dict[str, str]:
    """A map ("cell") or a grid of tiles ("tile-wide"): the state of each municipality's part."""
    found: dict[str, str] = {}
    for drawing in page.named("svg"):
        if drawing.get("data-map") != shape:
            continue
        for link in drawing.iter():
            place = link.get("data-place")
            if place:
                assert place not in found
                use = next(child for child in link if name_of(child) == "use")
                assert (use.get("href") or "").endswith(f"#{shape}-{place}")
                found[place] = (use.get("class") or "").removeprefix("m-")
    return found


def legend(page: WebPage) -> dict[str, int]:
    """The legend: how many are in each state; training sites left out."""
    found = {}
    for one in with_class(page, "m-legend"):
        for line in one:
            rectangles = [e for e in line.iter() if name_of(e) == "rect"]
            if rectangles:
                state = (rectangles[0].get("class") or "").removeprefix("m-")
                [count] = [text_of(e) for e in line if name_of(e) == "b"]
                found[state] = int(count.replace("\xa0", "").replace(" ", ""))
    return found


def strongest(states: list[str]) -> str:
    """The state by which a municipality with several lines of the table is coloured."""
    order = ["origin", "confirmed", "claimed", "stale", "in-progress", "planned", "abandoned"]
    return min(states, key=order.index)


def api_states(data: dict[str, Any]) -> dict[str, list[str]]:
    """What the API says: states by the municipality that counts."""
    found: dict[str, list[str]] = {}
    for one in data["adoption"]:
        found.setdefault(one["counts_for"], []).append(one["state"])
    return found
