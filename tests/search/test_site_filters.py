"""The list of training sites can be narrowed: on the real catalog and on a made-up one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from searching import Demo, Open

from generator.catalog.entries import SiteEntry
from generator.pages.desk import desk_of
from generator.pages.places import SiteLine, site_line
from generator.pages.site_filters import site_filters

pytestmark = pytest.mark.browser


def shown(page: Page) -> set[str]:
    """The ids of the sites that can be seen."""
    links = page.locator("[data-line]:visible h3 a").evaluate_all(
        "links => links.map(link => link.href)"
    )
    return {"/".join(str(link).rstrip("/").split("/")[-2:]) for link in links}


def tick(page: Page, name: str, *keys: str) -> None:
    """Choose values of a filter, as a visitor does."""
    page.locator(f"[data-filter={name}] > summary").click()
    for key in keys:
        page.locator(f"input[name={name}][value='{key}']").check()
    page.keyboard.press("Escape")


def sites(demo: Demo, holds: Callable[[SiteEntry], bool]) -> set[str]:
    """The sites of the made-up catalog of which something holds."""
    return {key for key, site in demo.catalog.directory.sites.items() if holds(site)}


def of(demo: Demo, state: str, kind: str | None = None) -> set[str]:
    """The sites in a state, of one kind or of any."""
    return sites(
        demo,
        lambda one: one.record.status == state and (kind is None or one.record.kind == kind),
    )


def test_filters_combine(open_demo: Open, demo: Demo) -> None:
    """Values of one filter mean «or», filters «and»; what is left is said aloud."""
    every = demo.catalog.directory.sites
    page = open_demo("sites/")
    said = page.locator("[data-said]")
    assert shown(page) == set(every)
    assert said.get_attribute("role") == "status"
    expect(said).to_have_text(f"Всего {len(every)}")
    tick(page, "kind", "change-factory")
    assert shown(page) == sites(demo, lambda one: one.record.kind == "change-factory")
    tick(page, "kind", "process-factory")
    kinds = {"change-factory", "process-factory"}
    assert shown(page) == sites(demo, lambda one: one.record.kind in kinds)
    tick(page, "state", "open")
    left = sites(demo, lambda one: one.record.kind in kinds and one.record.status == "open")
    assert shown(page) == left
    expect(said).to_have_text(f"Показано {len(left)} из {len(every)}")
    assert page.url.endswith("?kind=process-factory&kind=change-factory&state=open")


def test_sites_are_found_by_whom_they_serve(open_demo: Open, demo: Demo) -> None:
    """A municipality chosen by name leaves the sites whose cluster it is in; empty regions go."""
    served = next(one for site in demo.catalog.directory.sites.values() for one in site.serves)
    name = desk_of(demo.catalog).municipality(served).text
    page = open_demo("sites/")
    page.locator("[data-filter=serves] > summary").click()
    page.get_by_label("Найти в этом списке").last.fill(name)
    page.get_by_role("checkbox", name=name).check()
    assert shown(page) == sites(demo, lambda one: served in one.serves)
    regions = page.locator("[data-lines-group]:visible").count()
    assert regions == len({one.partition("/")[0] for one in shown(page)})


def test_counts_follow_the_other_filters(open_demo: Open, demo: Demo) -> None:
    """A filter's own numbers stay, those of the others follow; none left cannot be ticked."""
    page = open_demo("sites/?state=planned")
    for key, kind in [("state", "open"), ("kind", "change-factory"), ("kind", "process-factory")]:
        label = page.locator(f"input[name={key}][value={kind}]")
        told = label.evaluate("box => box.parentNode.querySelector('[data-count]').textContent")
        expected = of(demo, kind) if key == "state" else of(demo, "planned", kind)
        assert told == str(len(expected))
        assert label.is_disabled() == (not expected)


def test_nothing_left_says_which_filter_to_drop(open_demo: Open, demo: Demo) -> None:
    """The filter that stands in the way is named, one button shows all again."""
    kinds = {one.record.kind for one in demo.catalog.directory.sites.values()}
    pairs = [(kind, state) for kind in sorted(kinds) for state in ("planned", "closed", "open")]
    kind, state = next(pair for pair in pairs if not of(demo, pair[1], pair[0]))
    page = open_demo(f"sites/?kind={kind}&state={state}")
    assert shown(page) == set()
    expect(page.locator("[data-said]")).to_contain_text("нет ни одной площадки. Снимите «")
    page.get_by_role("button", name="Показать все").click()
    assert shown(page) == set(demo.catalog.directory.sites)
    assert page.url.endswith("/sites/")


def test_back_goes_to_the_list_before(open_demo: Open, demo: Demo) -> None:
    """Each choice is a step of the browser's history; a wrong address narrows nothing."""
    page = open_demo("sites/?state=open&kind=%3Cimg%3E&serves=nobody")
    before = shown(page)
    assert before == sites(demo, lambda one: one.record.status == "open")
    page.get_by_role("button", name="Убрать фильтр «работает»").click()
    assert shown(page) == set(demo.catalog.directory.sites)
    page.go_back()
    expect(page.locator("input[name=state][value=open]")).to_be_checked()
    assert shown(page) == before


def test_the_keyboard_is_enough(open_demo: Open) -> None:
    """A filter unfolds, a value is ticked, Escape folds it and the focus is where it was."""
    page = open_demo("sites/")
    page.locator("[data-filter=kind] > summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.locator("[data-said]")).to_contain_text("Показано")
    assert page.evaluate("document.activeElement.type") == "checkbox"
    page.keyboard.press("Escape")
    assert not page.locator("[data-filter=kind] fieldset").is_visible()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_without_scripts_the_list_is_whole(open_demo: Open, demo: Demo) -> None:
    """No filter that would do nothing, and every site."""
    page = open_demo("sites/?state=planned", scripts=False)
    assert not page.locator("[data-lines]").is_visible()
    assert shown(page) == set(demo.catalog.directory.sites)


def test_the_real_sites_are_found_by_whom_they_serve(open_page: Open) -> None:
    """Of the three factories known by name one is said to serve Большемурашкинский округ."""
    page = open_page("sites/")
    assert len(shown(page)) == 3
    tick(page, "serves", "nizhny/bolshemurashkinskiy")
    assert shown(page) == {"nizhny/fabrika-kstovo"}


def test_municipalities_of_one_name_say_their_region(demo: Demo) -> None:
    """In two regions there may be a district of one name: the filter tells them apart."""
    desk = desk_of(demo.catalog)
    first, *_rest, last = (site_line(one, desk) for one in demo.catalog.directory.sites.values())
    assert first.region != last.region
    lines: tuple[SiteLine, ...] = (first, last)
    labels = [v.label for f in site_filters(lines, desk) if f.id == "serves" for v in f.values]
    assert len(labels) == len(set(labels)) > 1
