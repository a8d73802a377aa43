"""Every address has its page, every link of a page leads to one, and old names still lead on."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from itertools import chain
from pathlib import Path
from urllib.parse import urljoin

import pytest
from drawn_pages import SETTINGS, TEMPLATES, Drawn, read, the_project, the_sample
from sample_register import register_files

from generator.catalog.catalog import Catalog
from generator.catalog.loading import load_catalog
from generator.catalog.rules.texts import RECORDS
from generator.pages import redirects
from generator.pages.addresses import (
    CONTRIBUTE,
    catalog_addresses,
    embed_address,
    embed_counter_address,
    practice_address,
    record_address,
    region_at,
)
from generator.pages.environment import environment, render_body
from generator.pages.page import NOT_FOUND, Page
from generator.publishing.calendars import date_calendars
from generator.publishing.health_files import health_makers
from generator.publishing.host import Host
from generator.publishing.news_feeds import news_feed_makers, practice_feeds
from generator.publishing.open_files import made_by
from generator.publishing.registry import Registry

HAND_WRITTEN = {"contribute/", "contribute/edit/", "about/"}
SITE = "https://atlas.example/"
FULL = Path(__file__).parents[1] / "cases/good-full"


@pytest.fixture(params=["sample", "project"])
def drawn(request: pytest.FixtureRequest) -> Drawn:
    """The sample catalog and the project's own."""
    return the_sample() if request.param == "sample" else the_project()


def known_addresses(catalog: Catalog) -> list[str]:
    """Every address that has a page whatever is drawn: maps of regions for other sites come on
    top."""
    practices = [practice_address(practice.id) for practice in catalog.published]
    counters = map(embed_counter_address, catalog.directory.regions)
    return [*catalog_addresses(catalog), *practices, *counters]


def test_each_address_has_exactly_one_page(drawn: Drawn) -> None:
    """What is known beforehand and the pages say the same, the handbook under contribute/ apart."""
    made = Counter(page.address for page in drawn.pages)
    handbook = {address for address in made if address.startswith(CONTRIBUTE)}
    assert set(made) - handbook == set(known_addresses(drawn.catalog))
    assert set(made.values()) == {1}


def test_addresses_are_safe_paths(drawn: Drawn) -> None:
    """An address is lower-case parts, each closed by a slash."""
    for address in known_addresses(drawn.catalog):
        assert address == NOT_FOUND or re.fullmatch(r"(?:[a-z0-9-]+/)*", address)


def test_links_lead_to_pages_and_anchors(drawn: Drawn) -> None:
    """Each relative link leads to a page that exists, and to a place on it that exists."""
    elements = {address: read(body) for address, body in drawn.bodies.items()}
    host = Host("Атлас")
    made = (*register_files(drawn.catalog, host), *made_by(health_makers(drawn.catalog, host)))
    feeds = made_by(news_feed_makers(drawn.catalog, host))
    own = practice_feeds([p.id for p in drawn.catalog.published], drawn.catalog, host)
    dates = date_calendars(Registry(drawn.catalog, host))
    files = {path for path, _data in chain(made, feeds, own, dates)}
    files |= {embed_address(practice.id) for practice in drawn.catalog.published}
    places = {
        SITE + address: {e.attributes["id"] for e in found if "id" in e.attributes}
        for address, found in elements.items()
    }
    for address, found in elements.items():
        for element in found:
            link = element.attributes.get("href", "https:")
            if re.match(r"(https?|mailto|tel):", link):
                continue
            target, _, anchor = urljoin(SITE + address, link).partition("#")
            target = target.partition("?")[0]  # the form is told which record it is opened for
            if target.removeprefix(SITE) in HAND_WRITTEN | files:
                continue
            assert target in places, f"{address}: {link}"
            assert not anchor or anchor in places[target], f"{address}: {link}"


def test_ids_of_a_page_are_its_own(drawn: Drawn) -> None:
    """No id stands twice on a page, and none is that of the frame's main element."""
    for address, body in drawn.bodies.items():
        ids = Counter(e.attributes["id"] for e in read(body) if "id" in e.attributes)
        assert set(ids.values()) <= {1}, address
        assert "content" not in ids


def test_each_page_has_one_main_heading_and_a_description(drawn: Drawn) -> None:
    """The frame gives no h1, so each body has one; head and search engines need words too."""
    for page in drawn.pages:
        assert sum(e.tag == "h1" for e in read(drawn.bodies[page.address])) == 1, page.address
        assert page.title.strip(), page.address
        assert page.description.strip(), page.address


def test_old_names_lead_to_the_practice() -> None:
    """An alias of a practice redirects to its page, what others frame as well, and a link to the
    alias finds it too."""
    catalog = the_sample().catalog
    now = "practices/primer/spravka-za-den/"
    old = "practices/primer/spravka-2021/"
    assert redirects(catalog) == {old: now, f"embed/{old}": f"embed/{now}"}
    assert record_address(catalog, "practice", "primer/spravka-2021") == now
    assert record_address(catalog, "practice", "primer/nobody") is None
    assert record_address(catalog, "dragon", "primer") is None


def test_every_kind_of_record_that_a_text_may_name_has_its_page() -> None:
    """A link to a record of any kind leads to a page that is made."""
    catalog = load_catalog(FULL, dt.date(2026, 11, 22)).catalog
    made = set(known_addresses(catalog))
    named = {
        "practice": catalog.published[0].id,
        **{kind: next(iter(catalog.directory.ids(kind))) for kind in RECORDS - {"practice"}},
    }
    for kind, identity in named.items():
        assert record_address(catalog, kind, identity) in made, kind
        assert record_address(catalog, kind, "nobody/at-all") is None


def test_lost_page_links_from_the_root() -> None:
    """The page of lost addresses is served anywhere, so its links start at the site's root."""
    from generator.pages.environment import Settings

    env = environment(TEMPLATES, Settings(root="/atlas/"))
    page = the_sample().page(NOT_FOUND)
    hrefs = [e.attributes["href"] for e in read(render_body(env, page)) if e.tag == "a"]
    assert hrefs == ["/atlas/practices/", "/atlas/regions/", "/atlas/"]


def test_home_links_are_relative() -> None:
    """At the root a link to the home page itself is spelt out, and none begins with a slash."""
    env = environment(TEMPLATES)
    env.base = ""
    assert env.url("") == "./"
    assert env.url("practices/") == "practices/"
    for element in read(the_sample().bodies[""]):
        assert not element.attributes.get("href", "x").startswith("/")


def test_template_that_asks_too_much_fails() -> None:
    """What a page does not tell is an error, never an empty place."""
    import jinja2

    env = environment(TEMPLATES)
    with pytest.raises(jinja2.UndefinedError):
        render_body(env, Page("x/", "sphere.html", "", "", "practices", {}))


@pytest.mark.parametrize(
    ("address", "region"),
    [
        ("practices/nizhny/okno/", "nizhny"),
        ("regions/nizhny/", "nizhny"),
        ("regions/nizhny/bor/", "nizhny"),
        ("sites/nizhny/bor/", "nizhny"),
        ("certificates/nizhny/or-2025-1/", "nizhny"),
        ("embed/practices/nizhny/okno/", "nizhny"),
        ("practices/", ""),
        ("spheres/education/", ""),
        ("", ""),
    ],
)
def test_short_ids_in_texts_mean_the_region_of_the_page(address: str, region: str) -> None:
    """What the check completes with the region of the file, the page completes in the same way."""
    asked: list[str] = []
    env = environment(TEMPLATES, SETTINGS, lambda kind, id: asked.append(f"{kind}:{id}"))
    env.region = region_at(address)
    env.markdown("[Бор](site:bor), [МФЦ](practice:rostov/mfc), [Воронеж](region:voronezh)")
    bor = f"site:{region}/bor" if region else "site:bor"
    assert asked == [bor, "practice:rostov/mfc", "region:voronezh"]
