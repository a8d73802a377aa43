"""Maps of duties and of clusters on a region's page: they say what the tables beside them say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from drawn_pages import PROJECT, TEMPLATES, TODAY, words

from generator.catalog import load_catalog
from generator.catalog.networks import cares
from generator.catalog.targets import Progress
from generator.demo import make_demo
from generator.drawing import region_maps
from generator.pages import environment, render_body
from generator.pages.desk import Desk
from generator.pages.municipality import municipality_page
from generator.pages.places import merged_lines
from generator.pages.region import region_page
from generator.text.dates import since_date

REGION = "oblast-01"
LAST_YEAR = TODAY.year - 1


def target(metric: str, per: str, **fields: Any) -> dict[str, Any]:
    """A duty of at least one, made up."""
    return {"metric": metric, "at_least": 1, "per": per, **fields}


TARGETS = [
    target("exemplary-institutions", "municipality", **{"from": LAST_YEAR, "by": LAST_YEAR}),
    target("replicated-projects", "municipality", every="year", **{"from": LAST_YEAR}),
    target("replicated-projects", "municipality"),
    target("projects", "municipality", every="quarter"),
    {**target("training-sites", "region"), "at_least": 99},
]
"""One that is over, one whose term runs, one without a term, one without data, and a plan."""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The desk of a made-up catalog with one region, these targets and a map."""
    root: Path = tmp_path_factory.mktemp("duties")
    make_demo(root, practices=40, regions=1, municipalities=30, seed=5, today=TODAY)
    file = root / "regions" / REGION / "region.yml"
    passport = yaml.safe_load(file.read_text("utf-8"))
    file.write_text(yaml.safe_dump({**passport, "targets": TARGETS}, allow_unicode=True), "utf-8")
    catalog = load_catalog(root, TODAY).catalog
    return Desk(catalog, region_maps(root, [REGION], catalog.directory, TODAY, None))


@pytest.fixture(scope="module")
def page(desk: Desk) -> str:
    """The region's page."""
    entry = desk.directory.regions[REGION]
    return str(render_body(environment(TEMPLATES), region_page(entry, desk)))


def parts(page: str, key: str) -> str:
    """The views of one key: tabs, table, map and tiles."""
    begin = page.index(f'data-views="{key}"')
    following = page.find('data-views="', begin + 1)
    return page[begin : following if following > 0 else len(page)]


def cells(views: str, shape: str) -> dict[str, str]:
    """A map or a grid: states by the short id."""
    [drawing] = re.findall(rf'<svg [^>]*data-map="{shape}".*?</svg>', views, re.DOTALL)
    found = re.findall(r'data-place="([^"]+)"[^>]*>\s*<use class="m-([a-z-]+)"', drawing)
    assert len(dict(found)) == len(found)
    return dict(found)


def duties(page: str) -> Iterator[tuple[int, str]]:
    """The duties that have a map: the number of each among all, and its views."""
    for number in range(1, len(TARGETS) + 1):
        if f'data-views="duty-{number}"' in page:
            yield number, parts(page, f"duty-{number}")


def test_a_duty_says_the_same_on_map_tiles_and_in_its_table(desk: Desk, page: str) -> None:
    """Each that is bound has one state, in all four places the one that is worked out; the table
    has more rows only by those that have merged since, which no map of today can show."""
    standing = {entry.id for entry in desk.directory.standing(REGION, TODAY)}
    shown = dict(duties(page))
    assert set(shown) == {1, 2, 3}
    seen = set()
    for number, views in shown.items():
        one = desk.ledger.targets.of(REGION)[number - 1]
        due = {part.owner: part.state.value for part in one.parts}
        table = {
            place: state
            for state, place in re.findall(
                r'<tr role="row" class="a-row-([a-z-]+)" data-bound="([^"]+)"', views
            )
        }
        assert table == due
        at_home = {place.partition("/")[2]: s for place, s in table.items() if place in standing}
        for shape in ("cell", "tile-narrow", "tile-wide"):
            assert cells(views, shape) == at_home, shape
        legend = re.findall(r'<rect [^>]*class="m-([a-z-]+)".*?<b>(\d+)</b>', views, re.DOTALL)
        left = len(standing - due.keys())
        counts = {state.value: one.number(state) for state in Progress if one.number(state)}
        assert {s: int(n) for s, n in legend} == counts | ({"none": left} if left else {})
        seen |= set(due.values())
    assert seen == {"met", "underway", "not-met"}


def test_no_data_is_never_shown_as_missed(desk: Desk, page: str) -> None:
    """A duty without records has no map and says why; whom a duty does not bind has no cell; and a
    duty without a day by which it is due is missed by nobody."""
    assert 'data-views="duty-4"' not in page
    told = words(page)
    assert "Таких сведений в каталоге нет, поэтому судить о выполнении нельзя." in told
    assert "not-met" not in cells(parts(page, "duty-3"), "cell").values()
    assert "пока не значится выполненной, срок не назван" in words(parts(page, "duty-3"))
    over = desk.ledger.targets.of(REGION)[0]
    bound = {part.owner.partition("/")[2] for part in over.parts}
    assert set(cells(parts(page, "duty-1"), "cell")) <= bound


def test_states_of_a_duty_are_told_apart_without_colour(page: str) -> None:
    """Words for each, and a pattern for all but the plain one."""
    views = parts(page, "duty-1").replace("\u00a0", " ")
    assert re.search(r'aria-label="[^"]+: выполнено[^"]*"', views)
    assert re.search(r'aria-label="[^"]+: в каталоге не значится"', views)
    assert 'class="m-not-met" fill="url(#p-abandoned)"' in views
    assert '<pattern id="p-abandoned"' in page


def test_clusters_say_the_same_on_the_map_and_in_the_tables(desk: Desk, page: str) -> None:
    """Who is served by none, by one, by several: cells, legend, list and table give one answer."""
    held = {one.municipality: one for one in cares(REGION, desk.directory, TODAY)}
    views = parts(page, "clusters")
    drawn = cells(views, "cell")
    for name, one in held.items():
        state = "shared" if len(one.sites) > 1 else "host" if one.host else "served"
        due = state if one.sites else None
        assert drawn.get(name.partition("/")[2]) == due, name
    rows = re.findall(r'<tr role="row" data-served="([^"]+)">(.*?)</tr>', page, re.DOTALL)
    assert [place for place, _ in rows] == list(held)
    for place, row in rows:
        told = words(row)
        one = held[place]
        assert ("площадка не названа" in told) == (not one.sites)
        assert all(words(desk.site(site).text) in told for site in one.sites)
        assert one.nearest is not None
        assert words(desk.site(one.nearest).text) in told
        away = round(one.km or 0)
        assert re.search(rf"{away} километр" if away else "менее 1 километра", told), told
    listed = words(views)
    none = sum(not one.sites for one in held.values())
    several = sum(len(one.sites) > 1 for one in held.values())
    assert f"Площадка не названа {none}" in listed
    assert f"Обслуживают две площадки и больше {several}" in listed
    assert min(none, several) > 0


def test_a_municipality_without_a_named_site_is_told_the_nearest(desk: Desk) -> None:
    """The same site and kilometres as in the region's table; who has a site is told of that one."""
    seen = 0
    env = environment(TEMPLATES)
    for entry in desk.directory.standing(REGION, TODAY):
        one = desk.ledger.cares(REGION)[entry.id]
        body = str(render_body(env, municipality_page(entry, desk)))
        told = words(body)
        assert ("Ближайшая —" in told) == (not one.sites), entry.id
        if not one.sites:
            seen += 1
            assert one.nearest is not None
            site = words(desk.site(one.nearest).text)
            assert f"Ближайшая — {site} , {round(one.km or 0)} километр" in told
    assert seen


def test_a_plan_stands_beside_names_and_reports(desk: Desk, page: str) -> None:
    """99 sites are asked for; those that are open are named, and how many are lacking is told."""
    part = desk.ledger.targets.of(REGION)[4].part(REGION)
    assert part is not None
    told = words(page)
    assert f"Каталог может назвать: {part.count} , до плана не хватает {99 - part.count}" in told


def test_the_plan_of_nizhny_has_no_year_and_is_missed_by_nobody() -> None:
    """«12 районов до конца года»: of which year nobody says. Three are known by name, 18 reported;
    45 of 50 municipalities have no named site, which the page does not call unserved."""
    catalog = load_catalog(PROJECT, TODAY).catalog
    entry = catalog.directory.regions["nizhny"]
    told = words(str(render_body(environment(TEMPLATES), region_page(entry, Desk(catalog)))))
    assert "План: не менее 12" in told
    assert "Каталог может назвать: 3 , до плана не хватает 9. Регион сообщает: 18" in told
    assert "Какого года, в источнике не сказано." in told
    assert "Когда площадки открылись, не сказано" in told
    assert "пока не значится выполненной, срок не назван" in told
    assert "Площадка не названа 45" in told


def test_a_closed_site_is_told_since_when(desk: Desk, page: str) -> None:
    """Its card names the day on which it closed, never the day on which it opened."""
    closed = [e.record for e in desk.directory.sites.values() if e.record.status == "closed"]
    assert any(record.closed for record in closed)
    for record in closed:
        if record.closed:
            assert f"закрыта {since_date(record.closed)}".replace("\u00a0", " ") in words(page)
        if record.opened:
            assert f"закрыта {since_date(record.opened)}".replace("\u00a0", " ") not in words(page)


def test_municipalities_are_no_section_where_the_map_lists_them(desk: Desk, page: str) -> None:
    """The table of the map names all municipalities; those that merged into others have a section
    named and counted for what it shows. Without a map both stand in one section."""
    left = len(list(merged_lines(REGION, desk)))
    assert left
    assert 'id="municipalities"' not in page
    section = page.partition('aria-labelledby="merged">')[2].partition("</section>")[0]
    assert words(section).startswith(f"Вошли в другие муниципалитеты {left} ")
    assert section.count("<li>") == left
    assert 'href="#merged"' in page
    blank = Desk(desk.catalog, {})
    entry = desk.directory.regions[REGION]
    plain = str(render_body(environment(TEMPLATES), region_page(entry, blank)))
    assert 'id="merged"' not in plain
    assert 'href="#municipalities"' in plain


def test_this_year_is_told_apart_from_the_terms_that_are_over(desk: Desk, page: str) -> None:
    """«Выполнено в 2026 году; прошлых сроков выполнено 0 из 1»: met now, missed last year, and no
    reader takes the one for the other."""
    yearly = desk.ledger.targets.of(REGION)[1]
    part = next(p for p in yearly.parts if p.state is Progress.MET and p.kept < p.closed)
    assert (part.kept, part.closed) == (0, 1)
    told = f"выполнено в {TODAY.year} году"
    entry = desk.directory.municipalities[part.owner]
    own = words(str(render_body(environment(TEMPLATES), municipality_page(entry, desk))))
    assert f"{told} ; прошлых сроков выполнено 0 из 1" in own
    assert f"{told}; прошлых сроков выполнено 0 из 1" in page.replace("\u00a0", " ")
    assert f"с {TODAY.year} года" not in words(parts(page, "duty-2"))
