"""The sitemap, robots.txt, and the pages of old addresses."""

from __future__ import annotations

import datetime as dt
import xml.etree.ElementTree as ET

import pytest

from generator.site.edition.stock import Written
from generator.site.stamping import signposts
from generator.site.stamping.imprint import Imprint, WrongSetting, imprint_of
from generator.site.stamping.signposts import redirect, robots, sitemaps

DAY = dt.date(2026, 11, 22)
HERE = Imprint("Атлас", "https://atlas.example/", DAY)
NOWHERE = Imprint("Атлас", "", DAY)
LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def test_the_sitemap_lists_pages_in_order() -> None:
    """Every page that may be listed stands in it once, sorted, with its last change if known."""
    pages = [Written("b/"), Written("a/"), Written("hidden/", listed=False)]
    changed = {"b/": "2026-05-03"}
    text = sitemaps(pages, HERE, lambda page: changed.get(page, ""))["sitemap.xml"].decode()
    locations = [found.text for found in ET.fromstring(text).iter(LOC)]
    assert locations == ["https://atlas.example/a/", "https://atlas.example/b/"]
    assert text.count("<lastmod>2026-05-03</lastmod>") == 1
    assert text.count("<lastmod>") == 1


def test_a_long_sitemap_is_split(monkeypatch: pytest.MonkeyPatch) -> None:
    """More addresses than a sitemap may hold go into several, with an index."""
    monkeypatch.setattr(signposts, "LONGEST_SITEMAP", 2)
    files = sitemaps([Written(f"{letter}/") for letter in "abcde"], HERE)
    assert sorted(files) == ["sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml", "sitemap.xml"]
    index = ET.fromstring(files["sitemap.xml"])
    assert [found.text for found in index.iter(LOC)][2] == "https://atlas.example/sitemap-3.xml"


def test_a_site_without_an_address_has_no_sitemap() -> None:
    """A sitemap needs full addresses; robots.txt does not name one that is not there."""
    assert sitemaps([Written("a/")], NOWHERE) == {}
    assert b"Sitemap" not in robots(NOWHERE)
    assert b"Sitemap: https://atlas.example/sitemap.xml" in robots(HERE)


def test_an_old_address_leads_on_without_a_script() -> None:
    """The page of an old address refreshes to the new one, links to it, and names it canonical."""
    html = redirect("practices/nizhny/old/", "practices/nizhny/new/", HERE).decode()
    there = "../../../practices/nizhny/new/"
    assert f'content="0; url={there}"' in html
    assert f'<a href="{there}">' in html
    assert '<link rel="canonical" href="https://atlas.example/practices/nizhny/new/">' in html
    assert 'content="noindex"' in html
    assert "<script" not in html
    assert "canonical" not in redirect("a/", "b/", NOWHERE).decode()


def test_an_old_address_leads_nowhere_else() -> None:
    """A redirect can't be made to another host or to a script."""
    for target in ("//evil.example/", "https://evil.example/", "javascript:alert(1)"):
        with pytest.raises(ValueError, match="not an address"):
            redirect("a/", target, HERE)


def test_the_imprint_reads_the_settings() -> None:
    """The forge's links are put together from its address, and the registers' e-mail is that of the
    settings; without them there are none."""
    forge = {"repository": "https://git.example/a/", "edit": "edit/main/", "report": "issues/new"}
    imprint = imprint_of("А", "https://x.example/sub/", "2026-11-22", {"forge": forge})
    assert imprint.edit == "https://git.example/a/edit/main/"
    assert imprint.report == "https://git.example/a/issues/new"
    assert imprint.base == "/sub/"
    assert imprint.built == "22\N{NBSP}ноября\N{NBSP}2026\N{NBSP}года"
    bare = imprint_of("А", None, DAY, {"forge": {"repository": "", "edit": "edit/main/"}})
    assert (bare.edit, bare.report, bare.base) == ("", "", "/")
    assert (imprint.email, bare.email) == ("", "")
    assert imprint_of("А", None, DAY, {"email": " a@x.example "}).email == "a@x.example"
    with pytest.raises(WrongSetting, match="не день"):
        imprint_of("А", None, "2026-02-30", {})
