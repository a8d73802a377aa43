"""Feeds of news: Atom and JSON Feed by judges of their own, the same events in both, and nothing of
the build's day in any."""

from __future__ import annotations

import datetime as dt
import json
from functools import cache
from pathlib import Path
from typing import Any

import feedparser
import pytest
from atom_judge import complaints
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from lxml import etree
from news_sample import TODAY, TOOK, news_catalog

from generator.catalog import Catalog, load_catalog
from generator.pages.desk import desk_of
from generator.publishing.atom import Feed, FeedEntry, Point, atom
from generator.publishing.host import Host
from generator.publishing.json_feed import json_feed
from generator.publishing.news_feeds import news_feed_makers, practice_feeds
from generator.publishing.open_files import in_memory, made_by

HERE = Path(__file__).parent
PROJECT = HERE.parents[1]
HOST = Host("Атлас практик", "https://atlas.example/")
OKNO = "practices/nizhny/okno/"
NEWS = ("", "regions/nizhny/", "spheres/public-services/", OKNO)
"""The pages of the sample that have feeds."""


@cache
def grammar() -> etree.RelaxNG:
    """The format of Atom, written after RFC 4287."""
    return etree.RelaxNG(etree.parse(HERE / "atom.rng"))


@cache
def schema() -> Draft202012Validator:
    """The format of JSON Feed 1.1, written after its specification."""
    told = json.loads((HERE / "json_feed.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(told)
    return Draft202012Validator(told)


def judged(path: str, data: bytes) -> None:
    """Fail unless a feed is what its format says, by two judges for Atom."""
    if path.endswith(".json"):
        schema().validate(json.loads(data))
        return
    document = etree.fromstring(data)
    assert grammar().validate(document), grammar().error_log
    assert complaints(data) == []
    parsed = feedparser.parse(data)
    assert parsed.bozo is False, parsed.bozo_exception
    assert parsed.version == "atom10"
    assert len(parsed.entries) == len(document.findall("{*}entry"))


def made(catalog: Catalog, host: Host = HOST) -> dict[str, bytes]:
    """All feeds by their paths."""
    of_all = in_memory(made_by(news_feed_makers(catalog, host)))
    return dict([*of_all, *practice_feeds(catalog.practices, catalog, host)])


def items(data: bytes) -> list[dict[str, Any]]:
    """The items of a JSON Feed."""
    found: list[dict[str, Any]] = json.loads(data)["items"]
    return found


def entries(data: bytes) -> list[tuple[str, str, str]]:
    """The entries of an Atom feed: id, title and what is said."""
    found = etree.fromstring(data).findall("{*}entry")
    return [(e.findtext("{*}id"), e.findtext("{*}title"), e.findtext(".//{*}p")) for e in found]


@pytest.mark.parametrize("host", [HOST, Host("Атлас практик")])
def test_every_feed_of_the_real_catalog_is_what_it_says(host: Host) -> None:
    """Each region, each sphere, each published practice and the whole has both, and the judges find
    nothing; with and without the site's address."""
    catalog = load_catalog(PROJECT, TODAY).catalog
    files = made(catalog, host)
    desk = desk_of(catalog)
    pages = {"", *(link.address for link in desk.regions.values())}
    pages |= {link.address for link in desk.spheres.values()}
    pages |= {f"practices/{one.id}/" for one in catalog.published}
    assert files.keys() == {f"{page}feed.{kind}" for page in pages for kind in ("xml", "json")}
    for path, data in files.items():
        judged(path, data)


def test_both_formats_tell_the_same(tmp_path: Path) -> None:
    """Ids, titles and words agree; a date stands in JSON where the data have one."""
    files = made(news_catalog(tmp_path))
    for page in NEWS:
        xml, told = entries(files[f"{page}feed.xml"]), items(files[f"{page}feed.json"])
        assert xml == [(one["id"], one["title"], one["content_text"]) for one in told]
        assert len(xml) == 13
        assert [one["id"] for one in told if "date_modified" not in one] == [told[-1]["id"]]


def test_an_event_has_one_id_in_all_feeds_wherever_the_site_stands(tmp_path: Path) -> None:
    """The same ids in every feed, on another host and without one, on another day of the build;
    they are URNs, and each names one event."""
    catalog = news_catalog(tmp_path)
    later = load_catalog(tmp_path, TODAY + dt.timedelta(20)).catalog
    ids = {
        tuple(sorted(entry[0] for entry in entries(files[f"{page}feed.xml"])))
        for files in (made(catalog), made(catalog, Host("Иначе")), made(later))
        for page in NEWS
    }
    [only] = ids
    assert len(set(only)) == 13
    assert all(one.startswith("urn:uuid:") for one in only)


def test_feeds_do_not_change_from_day_to_day(tmp_path: Path) -> None:
    """Twenty days later nothing has happened, and every byte is the same; when a term has ended,
    only its entry is another."""
    first = made(news_catalog(tmp_path))
    assert made(load_catalog(tmp_path, TODAY + dt.timedelta(20)).catalog) == first
    after = made(load_catalog(tmp_path, dt.date(2027, 1, 1)).catalog)
    before = {one["id"]: one for one in items(first["feed.json"])}
    changed = [one for one in items(after["feed.json"]) if before[one["id"]] != one]
    assert [one["title"].replace("\N{NBSP}", " ") for one in changed] == [
        "Истёк срок сертификата: региональный образец, Одно окно для многодетных семей"
    ]


def test_words_say_what_is_known_and_no_more(tmp_path: Path) -> None:
    """Who, where, since when and on what grounds; a place that has merged under its own name; what
    is not confirmed is told as such."""
    feed = items(made(news_catalog(tmp_path))[f"{OKNO}feed.json"])
    told = {
        one["title"].replace("\N{NBSP}", " "): one["content_text"].replace("\N{NBSP}", " ")
        for one in feed
    }
    found = {title.partition(" — ")[0]: text for title, text in told.items()}
    assert found["Внедрили: Линдовский район"] == (
        "Линдовский район: дата не названа. Пока только со слов внедривших."
    )
    assert found["Внедрили: Борский муниципальный округ"] == (
        "Школа № 9, Борский муниципальный округ: в марте 2025 года. "
        "Подтверждено 10 февраля 2026 года: Министерство экономики."
    )
    passed = [text for title, text in told.items() if title.startswith("Порог")]
    assert [text.endswith(": 2.") for text in passed] == [True]


def test_links_lead_to_the_pages(tmp_path: Path) -> None:
    """In full with the site's address; without it Atom's are relative and JSON Feed has none."""
    catalog = news_catalog(tmp_path)
    full, bare = made(catalog), made(catalog, Host("Атлас"))
    urls = {one["url"] for one in items(full["regions/nizhny/feed.json"])}
    assert f"{HOST.url}{OKNO}#adoption" in urls
    assert f"{HOST.url}certificates/nizhny/or-1/" in urls
    assert {one.get("url") for one in items(bare["regions/nizhny/feed.json"])} == {None}
    told = json.loads(full["regions/nizhny/feed.json"])
    assert told["feed_url"] == f"{HOST.url}regions/nizhny/feed.json"
    assert told["home_page_url"] == f"{HOST.url}regions/nizhny/"
    document = etree.fromstring(bare["regions/nizhny/feed.xml"])
    hrefs = {e.get("href") for e in document.iter("{*}link")}
    assert f"../../{OKNO}#adoption" in hrefs
    assert "../../regions/nizhny/" in hrefs


def test_a_long_feed_has_the_newest(tmp_path: Path) -> None:
    """A hundred entries at most, the newest of all."""
    months = [f"20{n // 12:02}-{n % 12 + 1:02}" for n in range(200)]
    took = [{"municipality": "bor", "since": month, "organisation": month} for month in months]
    files = made(news_catalog(tmp_path, took=[*TOOK, *took], held=[]))
    told = items(files["feed.json"])
    assert len(told) == 100
    assert min(one["date_modified"] for one in told) >= "2008"


HARM = st.text(
    st.one_of(
        st.sampled_from(
            "]]><&\"'\x00\x08\x0b\x1b\x7f\x85\r\n\t\u2028\u2029\u202e\ufffe\ud800\ufdd0"
        ),
        st.characters(),
    ),
    min_size=1,
    max_size=30,
)


@settings(max_examples=60, deadline=None)
@given(HARM, HARM, HARM)
def test_no_text_breaks_a_feed(title: str, text: str, tag: str) -> None:
    """Whatever stands in a title, a text or a tag: both are read by others, and what is said is
    said as text."""
    title, tag = f"а{title}", f"б{tag}"
    entry = FeedEntry("urn:x:1", title, "", "../", text, (Point(text, "../"),), (tag,))
    feed = Feed("urn:x:0", title, text, "А", "https://a.example/f", "https://a.example/", [entry])
    judged("feed.xml", atom(feed))
    judged("feed.json", json_feed(feed))
    document = etree.fromstring(atom(feed))
    assert {e.tag.rpartition("}")[2] for e in document.iter("{http://www.w3.org/1999/xhtml}*")} == {
        "div", "p", "ul", "li", "a",
    }  # fmt: skip


def test_the_judges_can_say_no() -> None:
    """A feed without an id, with a bad moment or with an unknown element is no feed to them; nor is
    an item without words, or with a relative address."""
    entry = FeedEntry("urn:x:1", "Г", "", "./", "Д")
    feed = atom(Feed("urn:x:0", "А", "Б", "В", "", "./", [entry]))
    for before, after in (
        (b"<id>urn:x:1</id>", b""),
        (b"1970-01-01T00:00:00Z", b"1970-01-01"),
        (b"<title>", b"<name>x</name><title>"),
        (b"urn:x:0", b"x"),
    ):
        assert not grammar().validate(etree.fromstring(feed.replace(before, after, 1)))
    told = json.loads(json_feed(Feed("urn:x:0", "А", "Б", "В", "", "", [])))
    for item in ({"id": "1"}, {"id": "1", "content_text": "x", "url": "../x/"}):
        assert not schema().is_valid(told | {"items": [item]})
