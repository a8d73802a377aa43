"""What the built site tells programs: every feed, picture and file that a page names is there, and
blocks of data are read as such."""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import feedparser
from icalendar import Calendar
from lxml import etree

from built.built_site import LOST, PROJECT, TODAY, URL, BuiltSite
from built.web_page import WebPage
from generator.catalog import load_catalog
from generator.pages.made_of import DOCS, made_of
from generator.reading.edits import read_log
from generator.reading.git import NoRevision

SITEMAP = PROJECT / "tests/site/sitemap.xsd"
FEEDS = {"application/atom+xml", "application/feed+json"}


def block(page: WebPage) -> list[dict[str, Any]]:
    """What a page tells in its block of data; nothing if it has none."""
    found = [e for e in page.named("script") if e.get("type") == "application/ld+json"]
    assert len(found) <= 1, page.address
    return [node for one in found for node in json.loads(one.text or "")["@graph"]]


def links(value: Any) -> Iterator[str]:
    """All addresses in a block."""
    if isinstance(value, dict):
        for name, item in value.items():
            if name in ("url", "item", "contentUrl", "@id") and isinstance(item, str):
                yield item
            yield from links(item)
    elif isinstance(value, list):
        for item in value:
            yield from links(item)


def file_of(site: BuiltSite, address: str) -> Path:
    """The file of a full address of the site."""
    assert address.startswith(URL), address
    path = address.removeprefix(URL).partition("#")[0]
    return site.folder / (f"{path}index.html" if path == "" or path.endswith("/") else path)


def test_pages_tell_of_pages_that_are_there(site: BuiltSite, full_site: BuiltSite) -> None:
    """Every listed page but the home page says how to get to it, and no block names an address of
    the site where there is nothing."""
    for one in (site, full_site):
        seen = 0
        for page in one.shown.values():
            told = block(page)
            kinds = {node["@type"] for node in told}
            listed = page.meta("robots") == [] and page.address != LOST
            assert ("BreadcrumbList" in kinds) == (listed and page.address not in ("", "en/"))
            for address in {link for node in told for link in links(node)}:
                if address.startswith(URL):
                    assert file_of(one, address).is_file(), f"{page.address}: {address}"
                    seen += 1
        assert seen > 100


def test_each_kind_of_record_is_told_as_what_it_is(full_site: BuiltSite) -> None:
    """A practice, a certificate, a region, a site of the full catalog."""
    expected = {
        "practices": "HowTo",
        "certificates": "EducationalOccupationalCredential",
        "regions": "AdministrativeArea",
        "sites": "Place",
    }
    for section, kind in expected.items():
        under = [p for a, p in full_site.shown.items() if a.startswith(f"{section}/")]
        deep = [page for page in under if page.address.count("/") > 1]
        assert deep
        for page in deep:
            assert block(page)[0]["@type"] == kind, page.address


def test_feeds_that_pages_name_are_there(site: BuiltSite, full_site: BuiltSite) -> None:
    """Each <link> to a feed leads to a file that another's reader reads, and practices, regions,
    spheres, the home page and that of the data have one of each kind."""
    for one in (site, full_site):
        read = set()
        for page in one.shown.values():
            named = [e for e in page.named("link") if e.get("type") in FEEDS]
            if page.address.startswith(("practices/", "spheres/")) and page.address.count("/") > 1:
                kinds = {e.get("type") for e in named}
                assert kinds == FEEDS, page.address
            for link in named:
                target = one.target(page.address, link.get("href", ""))
                assert target is not None
                assert target[0] in one.files, f"{page.address}: {target[0]}"
                read.add(target[0])
        for path in sorted(read):
            data = (one.folder / path).read_bytes()
            if path.endswith(".json"):
                assert json.loads(data)["version"].startswith("https://jsonfeed.org/")
            else:
                assert feedparser.parse(data).bozo is False, path
        assert {"feed.xml", "feed.json"} <= read or not one.whole


def test_people_find_the_feeds_and_calendars(site: BuiltSite) -> None:
    """The quiet line at the foot of practices, regions and spheres leads to what the head names; a
    region's calendar is one."""
    calendars = 0
    for page in site.shown.values():
        lines = [e for e in page.named("p") if e.get("class") == "a-subscribe"]
        address = page.address.removeprefix("en/")
        due = address.startswith(("practices/", "spheres/")) and address.count("/") > 1
        due = due or (address.startswith("regions/") and address.count("/") == 2)
        assert len(lines) == due, page.address
        for link in (e for line in lines for e in line.iter() if e.get("href")):
            target = site.target(page.address, link.get("href", ""))
            assert target is not None
            assert target[0] in site.files, page.address
            if target[0].endswith(".ics"):
                calendars += 1
                assert Calendar.from_ical((site.folder / target[0]).read_bytes()).walk("VEVENT")
    assert calendars > 5


def test_pictures_that_pages_name_are_there(site: BuiltSite, full_site: BuiltSite) -> None:
    """Every page that may be listed names one picture by its full address: a PNG of 1200 by 630;
    practices and regions have their own."""
    for one in (site, full_site):
        named: dict[str, WebPage] = {}
        for page in one.shown.values():
            images = [e for e in page.named("meta") if e.get("property") == "og:image"]
            found = [e.get("content", "") for e in images]
            assert len(found) == (page.meta("robots") == []), page.address
            named |= dict.fromkeys(found, page)
        for address, page in named.items():
            data = file_of(one, address).read_bytes()
            assert struct.unpack(">II", data[16:24]) == (1200, 630), page.address
        own = {a for a in one.files if a.endswith("preview.png")}
        assert {f"{URL}{path}" for path in own} == named.keys() or not one.whole


def test_the_data_are_described_as_they_are(site: BuiltSite) -> None:
    """The page of the data names data sets whose files are all there, and so does its description
    for other catalogues."""
    kinds = [node["@type"] for node in block(site.page("data/"))]
    assert kinds.count("DataCatalog") == 1
    assert kinds.count("Dataset") == 6
    described = json.loads((site.folder / "data/catalog.jsonld").read_bytes())["@graph"]
    files = [node for node in described if node["@type"] == "dcat:Distribution"]
    assert len(files) > 10
    for node in files:
        [where] = node["dcat:accessURL"]
        assert file_of(site, where["@id"]).is_file()
    assert (site.folder / "data/catalog.ttl").stat().st_size > 1000


def test_the_sitemap_is_one_and_dates_are_those_of_git(site: BuiltSite) -> None:
    """By the rules of the format; each page has the day of the last commit of what it is made of,
    as far as git knows it, and no other."""
    document = etree.parse(site.folder / "sitemap.xml")
    schema = etree.XMLSchema(etree.parse(SITEMAP))
    assert schema.validate(document), schema.error_log
    try:
        days = read_log(PROJECT, "HEAD", "practices", "regions", DOCS).days()
    except NoRevision:
        days = {}
    catalog = load_catalog(PROJECT, TODAY).catalog
    for entry in document.getroot():
        address = entry.findtext("{*}loc").removeprefix(URL)
        known = [days[name] for name in made_of(catalog, address) if name in days]
        assert entry.findtext("{*}lastmod") == max(known, default=None), address
