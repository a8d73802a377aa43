"""Table, map, tiles, curve, legend, slider and API of a practice give the same set of facts."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree as ET

from built.web_page import WebPage, name_of, text_of

from maps.built_demo import Demo, api_states, cells, legend, rows, strongest, with_class


def practices(demo: Demo) -> list[tuple[str, WebPage]]:
    """The practices of the demo that somebody has taken over, with their pages."""
    found = [
        (card.id, demo.page(f"practices/{card.id}/"))
        for card in demo.catalog.published
        if card.adopters
    ]
    assert len(found) > 10
    return found


def test_every_view_gives_the_same_set(demo: Demo) -> None:
    """Municipalities and states are the same in table, map, both grids of tiles and the API."""
    for identity, page in practices(demo):
        region = identity.partition("/")[0]
        told = rows(page)
        data = json.loads((demo.out / f"api/v1/practices/{identity}.json").read_text("utf-8"))
        assert api_states(data) == told, identity
        home = {
            place.partition("/")[2]: strongest(states)
            for place, states in told.items()
            if place.partition("/")[0] == region
        }
        assert cells(page, "cell") == home, identity
        assert cells(page, "tile-narrow") == home, identity
        assert cells(page, "tile-wide") == home, identity


def test_the_legend_counts_what_the_table_tells(demo: Demo) -> None:
    """Each state has as many municipalities in the legend as in the table, each counted once, and
    those nobody tells of make up the rest of the region."""
    for identity, page in practices(demo):
        states = [strongest(found) for found in rows(page).values()]
        due = {state: states.count(state) for state in states}
        region = identity.partition("/")[0]
        standing = demo.catalog.directory.standing(region, demo.catalog.today)
        unknown = sum(entry.id not in rows(page) for entry in standing)
        assert legend(page) == due | ({"none": unknown} if unknown else {}), identity


def test_the_curve_ends_at_the_figure(demo: Demo) -> None:
    """The last year of the curve, the large figure and the API give one number; the curve has a
    step for each adopter with a date, and the years never fall."""
    drawn = 0
    for identity, page in practices(demo):
        data = json.loads((demo.out / f"api/v1/practices/{identity}.json").read_text("utf-8"))
        dated = {
            (one["counts_for"])
            for one in data["adoption"]
            if one["state"] in ("confirmed", "claimed", "stale") and "since" in one
        }
        for figure in with_class(page, "m-figure"):
            verb, count = text_of(figure).split()[:2]
            assert verb in ("внедрил", "внедрили")
            assert int(count) == data["adopted"], identity
        years = [e for e in page.elements if e.get("data-year")]
        counts = [int(re.findall(r"— (\d+)", e.get("data-said") or "")[0]) for e in years]
        assert counts == sorted(counts)
        if years:
            assert counts == [one["adopted"] for one in data["growth"]], identity
            assert counts[-1] == data["adopted"]
        dots = list(with_class(page, "m-dot"))
        if dots:
            drawn += 1
            assert len(dots) == len(dated), identity
    assert drawn > 5


def test_the_slider_ends_where_the_map_stands(demo: Demo) -> None:
    """The last turn of each cell is the state that it is drawn in, and turns go up in time."""
    seen = 0
    for _identity, page in practices(demo):
        for link in with_class(page, "m-cell"):
            turns = (link.get("data-turns") or "").split()
            if turns:
                seen += 1
                use = next(child for child in link if name_of(child) == "use")
                assert use.get("class") == f"m-{turns[-1]}"
                years = [int(year) for year in turns[::2]]
                assert years == sorted(set(years))
    assert seen > 100


def test_the_drawing_to_download_says_the_same(demo: Demo) -> None:
    """The SVG of a practice shows as many municipalities in each pattern as the page's map."""
    identity = demo.flagship
    data = (demo.out / f"practices/{identity}/map.svg").read_text("utf-8")
    root = ET.fromstring(data)
    fills = [e.get("fill") for e in root.iter("{http://www.w3.org/2000/svg}path")]
    page = cells(demo.page(f"practices/{identity}/"), "cell")
    for state in ("claimed", "stale", "in-progress", "planned", "abandoned"):
        assert fills.count(f"url(#p-{state})") == list(page.values()).count(state), state
    assert "href" not in data
    assert "<script" not in data


def test_the_region_counts_what_its_municipalities_have(demo: Demo) -> None:
    """A region's cells are those municipalities of its list that gave or took something."""
    for region in demo.catalog.directory.regions:
        page = demo.page(f"regions/{region}/")
        listed = {
            (e.get("data-place") or "").partition("/")[2]: text_of(e)
            for e in page.named("li")
            if e.get("data-place")
        }
        having = {slug for slug, words in listed.items() if re.search("практик|внедрен", words)}
        drawing = next(e for e in page.named("svg") if e.get("data-map") == "cell")
        drawn = {e.get("data-place") for e in drawing.iter() if e.get("data-place")}
        assert drawn == having, region


def test_packages_show_each_member_once(demo: Demo) -> None:
    """A package's table, map and tiles have the same municipalities in the same states."""
    assert demo.catalog.directory.packages
    for identity in demo.catalog.directory.packages:
        page = demo.page(f"packages/{identity}/")
        told = {place.partition("/")[2]: states for place, states in rows(page).items()}
        assert {slug: [state] for slug, state in cells(page, "cell").items()} == told
        assert cells(page, "tile-wide") == cells(page, "cell")


def test_a_site_shows_its_cluster(demo: Demo) -> None:
    """The cells of a site's map are its own municipality and all that it serves."""
    directory = demo.catalog.directory
    seen = 0
    for site in directory.sites.values():
        if site.serves:
            seen += 1
            page = demo.page(f"sites/{site.id}/")
            served = {site.municipality, *site.serves}
            due = {directory.successor(one, demo.catalog.today) for one in served}
            drawn = cells(page, "cell")
            assert {f"{site.region}/{slug}" for slug in drawn} == due
            assert sum(state == "host" for state in drawn.values()) == 1
            assert len(list(with_class(page, "m-site"))) == 1
    assert seen > 3
