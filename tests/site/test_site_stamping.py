"""Stamping: what a page says is escaped, and stands where it should."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from sample_site import draw, sample_page
from test_site_frames import SHELL

from generator.site.edition.outlet import Outlet
from generator.site.edition.stock import Written
from generator.site.stamping.frames import Frames
from generator.site.stamping.imprint import Imprint
from generator.site.stamping.stamp import Stamp

FRAMES = Frames.cut(dict.fromkeys(range(-1, 4), SHELL))
HERE = Imprint("Атлас", "https://atlas.example/", dt.date(2026, 11, 22))


def stamp(folder: Path) -> Stamp:
    """A stamp that writes into `folder`."""
    return Stamp(FRAMES, draw, HERE, Outlet(folder))


def test_words_around_the_body_are_escaped(tmp_path: Path) -> None:
    """Titles and descriptions come from contributors: they are text, never elements."""
    bad = "</title><script>\"'&"
    stamp(tmp_path).press(sample_page("a/", bad, description=bad))
    html = (tmp_path / "a/index.html").read_text("utf-8")
    assert "<title>&lt;/title&gt;&lt;script&gt;&#34;&#39;&amp; — Атлас</title>" in html
    assert 'content="&lt;/title&gt;&lt;script&gt;&#34;&#39;&amp;"' in html


def test_pages_name_themselves_and_the_site(tmp_path: Path) -> None:
    """The title ends in the site's name, but on the home page; the canonical link is full."""
    press = stamp(tmp_path)
    press.press(sample_page("a/", "Окно"))
    press.press(sample_page("", "Атлас"))
    html = (tmp_path / "a/index.html").read_text("utf-8")
    assert "<title>Окно — Атлас</title>" in html
    assert '<link rel="canonical" href="https://atlas.example/a/">' in html
    assert "<title>Атлас</title>" in (tmp_path / "index.html").read_text("utf-8")


def test_a_page_names_its_feed(tmp_path: Path) -> None:
    """A program for feeds that is given a page finds the feed that tells of the same."""
    stamp(tmp_path).press(sample_page("a/b/", "Что «ждёт» <b>", feed="a/feed.xml"))
    html = (tmp_path / "a/b/index.html").read_text("utf-8")
    assert (
        '<link rel="alternate" type="application/atom+xml" title="Что «ждёт» &lt;b&gt;" '
        'href="../../a/feed.xml">'
    ) in html
    stamp(tmp_path).press(sample_page("c/", "Без ленты"))
    assert "atom" not in (tmp_path / "c/index.html").read_text("utf-8")


def test_pages_for_nobody_are_not_listed(tmp_path: Path) -> None:
    """A page that search engines shall not list says so and stays out of the sitemap."""
    outlet = Outlet(tmp_path)
    press = Stamp(FRAMES, draw, HERE, outlet)
    press.press(sample_page("a/", "А", robots="noindex"))
    press.press(sample_page("404.html", "Нет"))
    press.press(sample_page("b/", "Б"))
    assert list(outlet.stock.pages()) == [
        Written("a/", listed=False),
        Written("404.html", listed=False),
        Written("b/"),
    ]
    assert '<meta name="robots" content="noindex">' in (tmp_path / "404.html").read_text("utf-8")


def test_data_choose_no_template(tmp_path: Path) -> None:
    """The name of a template is a plain word; a path is refused."""
    for name in ("../main.html", "a/b.html", "x.txt", "/etc/passwd", "X.html"):
        with pytest.raises(ValueError, match="template"):
            stamp(tmp_path).press(replace(sample_page("a/", "А"), template=name))


def test_slots_in_texts_stay_text(tmp_path: Path) -> None:
    """A text that looks like a slot of the frame is not filled."""
    stamp(tmp_path).press(sample_page("a/", "@@atlas:content@@", "<p>@@atlas:title@@</p>"))
    html = (tmp_path / "a/index.html").read_text("utf-8")
    assert "<title>@@atlas:content@@ — Атлас</title>" in html
    assert "<p>@@atlas:title@@</p>" in html


def test_a_second_page_of_one_address_is_a_finding(tmp_path: Path) -> None:
    """The first page stays, the second is told."""
    press = stamp(tmp_path)
    press.press(sample_page("a/", "Первая"))
    press.press(sample_page("a/", "Вторая"))
    assert [finding.code.name for finding in press.findings] == ["address-taken"]
    assert "Первая" in (tmp_path / "a/index.html").read_text("utf-8")
