"""Every link of every page leads somewhere, by a reader that shares nothing with the program's."""

from __future__ import annotations

import re
from collections import Counter
from urllib.parse import urlsplit

from built.built_site import EMBEDDED, FORGE, LOST, URL, BuiltSite

SCHEMES = {"http", "https", "mailto", "tel"}
CSS_LINK = re.compile(r"url\(\s*['\"]?([^'\")]+)['\"]?\s*\)|@import\s+['\"]([^'\"]+)['\"]")


def test_every_link_of_every_page_leads_to_a_file(any_site: BuiltSite) -> None:
    """Pages, pictures, styles, scripts and forms: whatever a page names inside the site exists."""
    lost = []
    for page in any_site.pages.values():
        for link in page.links:
            target = any_site.target(page.address, link.value)
            if target is not None and target[0] not in any_site.files:
                lost.append(f"{page.address or '/'}: {link.attribute}={link.value}")
    assert lost == []


def test_every_anchor_is_on_its_page(any_site: BuiltSite) -> None:
    """A link with #anchor leads to an element of that id, on this page, another, or a drawing."""
    lost = []
    for page in any_site.pages.values():
        for link in page.links:
            target = any_site.target(page.address, link.value)
            if target is not None and target[1]:
                known = any_site.ids(target[0])
                if known is not None and target[1] not in known:
                    lost.append(f"{page.address or '/'}: {link.value}")
    assert lost == []


def test_links_are_relative(any_site: BuiltSite) -> None:
    """The site works from any folder of any server: only the page for lost visitors, which stands
    at every address, starts its links at the root; what must be full (canonical) is full."""
    odd = []
    for page in any_site.pages.values():
        for link in page.links:
            if link.value in page.related("canonical"):
                assert link.value.startswith(URL)
            elif not re.match(r"[a-z]+:|#", link.value):
                from_root = link.value.startswith("/")
                if from_root != (page.address == LOST):
                    odd.append(f"{page.address or '/'}: {link.value}")
    assert odd == []


def test_nothing_is_loaded_from_elsewhere(any_site: BuiltSite) -> None:
    """Other hosts may be linked to, never loaded from."""
    loaded = []
    for page in any_site.pages.values():
        for link in page.links:
            if link.element in ("a", "area") or link.attribute == "cite":
                continue
            if link.value.startswith("data:image/") or link.value in page.related("canonical"):
                continue
            if any_site.target(page.address, link.value) is None:
                loaded.append(f"{page.address or '/'}: <{link.element}> {link.value}")
    assert loaded == []


def test_links_to_elsewhere_are_plain_ones(any_site: BuiltSite) -> None:
    """A link that leaves the site is http, https, mailto or tel, with a host and no password."""
    odd = []
    for page in any_site.pages.values():
        for link in page.links:
            if any_site.target(page.address, link.value) is not None:
                continue
            parts = urlsplit(link.value)
            plain = parts.scheme in SCHEMES and "@" not in parts.netloc
            if not plain or (parts.scheme.startswith("http") and not parts.hostname):
                odd.append(f"{page.address or '/'}: {link.value}")
    assert odd == []


def test_ids_are_unique(any_site: BuiltSite) -> None:
    """No page has two elements of one id, and no id is empty or has a space in it."""
    for page in any_site.pages.values():
        repeated = {id_: count for id_, count in Counter(page.ids).items() if count > 1}
        assert repeated == {}, page.address
        assert not [id_ for id_ in page.ids if not id_ or re.search(r"\s", id_)], page.address


def test_what_elements_say_of_each_other_holds(any_site: BuiltSite) -> None:
    """Labels, descriptions and controls name elements that are on the page."""
    for page in any_site.pages.values():
        known = set(page.ids)
        missing = [(name, id_) for name, id_ in page.references() if id_ not in known]
        assert missing == [], page.address


def test_styles_lead_to_files(site: BuiltSite) -> None:
    """Fonts and pictures that style sheets ask for are in the site."""
    asked = 0
    for file in sorted(site.files):
        if not file.endswith(".css"):
            continue
        text = (site.folder / file).read_text("utf-8")
        for one, other in CSS_LINK.findall(re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)):
            link = one or other
            if link.startswith(("data:image/", "#")):
                continue
            target = site.target(file, link)
            assert target is not None, f"{file}: {link}"
            assert target[0] in site.files, f"{file}: {link}"
            asked += 1
    assert asked > 0


def test_every_page_can_be_reached_from_the_home_page(site: BuiltSite) -> None:
    """Following links from the home page one comes to every page, but to the one for lost visitors
    and to those made for other sites' frames."""
    seen, waiting = {""}, [""]
    while waiting:
        address = waiting.pop()
        for link in site.pages[address].links:
            target = site.target(address, link.value)
            if target is None or link.element not in ("a", "area", "meta"):
                continue
            there = re.sub(r"index\.html$", "", target[0])
            if there in site.pages and there not in seen:
                seen.add(there)
                waiting.append(there)
    unseen = set(site.shown) - seen
    assert {address for address in unseen if not address.startswith(EMBEDDED)} == {LOST}


def test_the_forge_is_linked_by_file(site: BuiltSite) -> None:
    """Where the address of the source files is known, a practice's page leads to its own file."""
    page = site.page("practices/nizhny/kstovo-one-stop/")
    edits = [link.value for link in page.links if link.value.startswith(FORGE)]
    assert f"{FORGE}edit/main/practices/nizhny/kstovo-one-stop.yml" in edits
