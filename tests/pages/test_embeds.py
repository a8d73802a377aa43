"""Small pages for other sites: they say what the catalog says, and their code is one frame."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from drawn_pages import TEMPLATES, TODAY, words

from generator.catalog import load_catalog
from generator.demo import make_demo
from generator.drawing import region_maps
from generator.pages import Settings, environment, render_body
from generator.pages.desk import Desk
from generator.pages.embed import (
    Frame,
    counter_page,
    embed_makers,
    embed_page,
    practice_frames,
    region_frames,
)
from generator.pages.region import region_page
from generator.pages.region_maps import region_views
from generator.pages.spread import adopted_by, practice_views

REGION = "oblast-01"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The desk of a made-up catalog with one region and its map."""
    root: Path = tmp_path_factory.mktemp("embeds")
    make_demo(root, practices=30, regions=1, municipalities=20, seed=7, today=TODAY)
    catalog = load_catalog(root, TODAY).catalog
    return Desk(catalog, region_maps(root, [REGION], catalog.directory, TODAY, None))


def test_a_region_is_counted_as_on_its_page(desk: Desk) -> None:
    """Practices, open sites and certificates in force are those of the region's own page."""
    entry = desk.directory.regions[REGION]
    view = region_page(entry, desk).context["region"]
    numbers = {one.of: one.figure for one in counter_page(entry, desk).context["numbers"]}
    assert numbers["практик"] == str(view.practices)
    said = " ".join(numbers)
    assert ("площад" in said) == bool(view.sites_open)
    assert ("сертификат" in said) == bool(view.held.total)
    body = words(str(render_body(environment(TEMPLATES), counter_page(entry, desk))))
    assert f"{view.practices} практик" in body
    assert "Атлас практик" in body


def test_a_region_has_a_map_to_frame_where_it_has_one(desk: Desk) -> None:
    """Without a map there is only the counter, as a page and as a choice."""
    entry = desk.directory.regions[REGION]
    blank = Desk(desk.catalog, {})
    assert len(list(embed_makers(entry, desk))) == 2
    assert len(list(embed_makers(entry, blank))) == 1
    assert [f.id for f in region_frames(REGION, region_views(REGION, desk), desk)] == [
        "counter",
        "map",
    ]
    assert [f.id for f in region_frames(REGION, None, blank)] == ["counter"]


def test_every_practice_has_a_card(desk: Desk) -> None:
    """Also one without a map: then the card is all that its page shows."""
    practice = next(one for one in desk.catalog.practices.values() if one.published)
    page = embed_page(practice, None, desk)
    body = str(render_body(environment(TEMPLATES), page))
    assert "m-embed-only" in body
    assert 'data-map="cell"' not in body
    assert desk.card(practice).title.split()[0] in words(body)
    assert [frame.id for frame in practice_frames(practice, None)] == ["card"]


def test_the_code_is_one_frame() -> None:
    """Whatever a title holds, the code stays one element with the address and the title."""
    title = '"><script>alert(1)</script> «Окно» & Ко'
    frame = Frame("card", "Карточка", "embed/practices/a/b/#card", title, 300)
    seen: list[tuple[str, dict[str, str | None]]] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            seen.append((tag, dict(attrs)))

    Reader().feed(frame.code("https://atlas.example/"))
    ((tag, attributes),) = seen
    assert tag == "iframe"
    assert attributes["src"] == "https://atlas.example/embed/practices/a/b/#card"
    assert attributes["title"] == title


@pytest.mark.parametrize("url", ["", "https://atlas.example/"])
def test_code_is_given_where_the_site_knows_its_address(desk: Desk, url: str) -> None:
    """Otherwise the small pages can be looked at, and nothing is there to copy."""
    env = environment(TEMPLATES, Settings(url=url))
    body = str(render_body(env, region_page(desk.directory.regions[REGION], desk)))
    assert len(re.findall(r'href="[^"]*embed/regions/[^"]*"', body)) == 2
    assert body.count("&lt;iframe") == (2 if url else 0)


def test_the_large_number_has_a_verb_here_and_on_the_page(desk: Desk) -> None:
    """«Внедрили 5 из 20 муниципалитетов», with the verb that the number asks for, on the page of a
    practice and in its frame."""
    env = environment(TEMPLATES)
    said = re.compile(r"(внедрили?) (\d+) из \d+ муниципалитет")
    seen = 0
    for card in desk.catalog.published:
        page = embed_page(card, practice_views(card, desk.ledger.spread(card), desk), desk)
        if page.context["view"] is None or page.context["view"].verb == "":
            continue
        found = said.search(words(str(render_body(env, page))))
        if found is None:
            continue
        seen += 1
        count = int(found[2])
        assert (found[1] == "внедрил") == (count % 10 == 1 and count % 100 != 11), found[0]
        assert page.context["view"].figure == found[2]
    assert seen
    assert [adopted_by(count) for count in (1, 11, 21, 24)] == [
        "внедрил",
        "внедрили",
        "внедрил",
        "внедрили",
    ]
