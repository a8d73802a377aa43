"""The search on English pages: English words around it, the same answers, twins as results."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from playwright.sync_api import Page
from searching import Open

from generator.search.index import FOLDER


def test_each_language_has_rows_of_its_own(site: Path) -> None:
    """Postings are shared; what results show is kept once a language, at its own addresses."""
    folder = site / FOLDER
    meta = json.loads((folder / "meta.json").read_text("utf-8"))
    other = json.loads((folder / "meta-en.json").read_text("utf-8"))
    assert other["documents"] == meta["documents"]
    assert (other["stamp"], other["pairs"]) == (meta["stamp"], meta["pairs"])
    assert "Practice" in other["kinds"]
    assert "Практика" in meta["kinds"]
    for russian in sorted((folder / "c").iterdir()):
        english = json.loads(
            gzip.decompress((folder / "c-en" / russian.name).read_bytes()).decode("cp1251")
        )
        rows = json.loads(gzip.decompress(russian.read_bytes()).decode("cp1251"))
        for row, twin in zip(rows, english, strict=True):
            assert row[0] == twin[0]
            assert twin[2] in (row[2], f"en/{row[2]}")
            assert (site / twin[2].partition("#")[0] / "index.html").is_file()


def test_an_english_page_searches_in_english(open_page: Open) -> None:
    """The box of an English page says everything in English, marks Russian titles as Russian, and
    leads to English pages; English words find the hand-written page that has them."""
    page: Page = open_page("en/")
    page.fill("#find", "очередь")
    hit = page.locator("#find-list a[role=option]").first
    hit.wait_for()
    assert "/en/practices/" in (hit.get_attribute("href") or "")
    assert hit.locator(".find__title").get_attribute("lang") == "ru"
    assert page.locator(".find__heading").first.text_content() == "Practices"
    page.fill("#find", "replication threshold")
    page.locator("#find-list a", has_text="About the project").wait_for()
    page.fill("#find", "zzzqqq")
    page.locator("[data-find-note]", has_text="Nothing was found").wait_for()


def test_the_english_list_filters_in_english(open_page: Open) -> None:
    """Counts, filters and results of the list are said in English, and lead to English pages."""
    page = open_page("en/practices/?q=мфц")
    page.locator("[data-total]", has_text="Found:").wait_for()
    assert "practices" in (page.locator("[data-total]").text_content() or "")
    first = page.locator("[data-hits] h3 a").first
    assert "/en/practices/" in (first.get_attribute("href") or "")
    assert first.get_attribute("lang") == "ru"
    assert page.locator("[data-hits] .a-keep").first.text_content() == "Add to shortlist"
