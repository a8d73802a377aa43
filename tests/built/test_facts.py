"""The site says every fact of the documents, each beside its source: facts.yml lists them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import pytest
import yaml

from built.built_site import BuiltSite
from built.web_page import WebPage, name_of, plain, text_of

FACTS: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    Path(__file__).with_name("facts.yml").read_text("utf-8")
)
WHOLES = ("article", "section", "main", "body", "table", "tbody", "ul", "ol", "dl", "aside")
"""Parts that hold many facts: a mark somewhere inside one says nothing of the fact itself."""
SOURCE = re.compile(r"#source-\d+")
RESTS_ON_ALL = (
    "Всё сказанное на странице опирается на источники этого списка",
    "Описание опирается на все источники этого списка",
)


@dataclass(frozen=True)
class Told:
    """Where a page says something."""

    page: WebPage
    part: Element

    @classmethod
    def all_of(cls, page: WebPage, says: list[str]) -> list[Told]:
        """The smallest parts of `page`, outside its list of sources, that say all of `says`."""
        listed = {e for item in page.elements if _is_source(item) for e in item.iter()}
        holding = [
            element
            for element in page.main.iter()
            if name_of(element) and element not in listed and _all_in(says, text_of(element))
        ]
        around = {page.parents[element] for element in holding}
        return [cls(page, element) for element in holding if element not in around]

    @cached_property
    def marks(self) -> list[str]:
        """The ids of the sources that the part is marked with, or else the part around it."""
        part: Element | None = self.part
        while part is not None:
            found = [
                link.get("href", "")[1:]
                for link in part.iter("a")
                if SOURCE.fullmatch(link.get("href", ""))
            ]
            if found or name_of(self.page.parents[part]) in WHOLES:
                return found
            part = self.page.parents[part]
        return []

    @property
    def lang(self) -> str:
        """The language of the part."""
        part: Element | None = self.part
        while part is not None and part.get("lang") is None:
            part = self.page.parents.get(part)
        return "" if part is None else part.get("lang", "")


def _is_source(element: Element) -> bool:
    return SOURCE.fullmatch(f"#{element.get('id')}") is not None


def _all_in(says: list[str], text: str) -> bool:
    return all(plain(words) in text for words in says)


def _sources(page: WebPage) -> dict[str, str]:
    """What the page's list says of each source, by its id."""
    return {e.get("id", ""): text_of(e) for e in page.elements if _is_source(e)}


@pytest.mark.parametrize(
    "fact",
    [pytest.param(f, id=f"{f['page']}-{n}") for fs in FACTS.values() for n, f in enumerate(fs)],
)
def test_the_site_says_it_with_its_source(site: BuiltSite, fact: dict[str, Any]) -> None:
    """The page says the fact in one place, and that place leads to the source that proves it."""
    page = site.page(fact["page"])
    told = Told.all_of(page, fact["says"])
    assert told, f"/{fact['page']} does not say {fact['says']} in one place"
    if "lang" in fact:
        assert fact["lang"] in [part.lang for part in told]
    if "source" in fact:
        sources = _sources(page)
        cited = [sources[id_] for part in told for id_ in part.marks]
        if not cited and any(words in text_of(page.main) for words in RESTS_ON_ALL):
            cited = list(sources.values())
        assert any(plain(fact["source"]) in source for source in cited), (fact["fact"], cited)


def test_every_mark_leads_to_a_source_with_a_name(site: BuiltSite) -> None:
    """A number behind a fact leads to a line of the list that says whose words they are."""
    marks = 0
    for page in site.shown.values():
        sources = _sources(page)
        for link in page.named("a"):
            if SOURCE.fullmatch(link.get("href", "")):
                marks += 1
                assert len(sources[link.get("href", "")[1:]]) > 5, page.address
    assert marks > 500


def test_every_published_practice_names_its_sources(site: BuiltSite) -> None:
    """No practice stands without a list of sources, and each source proves something or is said to
    have been read for the whole."""
    practices = [a for a in site.shown if a.startswith("practices/") and a.count("/") == 3]
    assert len(practices) > 50
    assert [a for a in practices if not _sources(site.shown[a])] == []


def test_what_is_expected_is_not_told_as_done(site: BuiltSite) -> None:
    """A promised effect is marked «ожидается» wherever it stands with its number."""
    promised = 0
    for page in site.shown.values():
        for element in page.main.iter():
            classes = element.get("class", "").split()
            if "a-effect-expected" in classes or "a-small-expected" in classes:
                promised += 1
                assert "ожидается" in text_of(element), f"{page.address}: {text_of(element)}"
    assert promised > 3
