"""The shortlist and comparing: kept in the browser, in the address, on paper, in a table."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from searching import Open

pytestmark = pytest.mark.browser
KSTOVO = "nizhny/kstovo-one-stop"
CANTEEN = "ivanovo/school-canteen"


def keep(page: Page, *practices: str) -> None:
    """Put practices on the shortlist from their own pages."""
    site = page.url.partition("/practices/")[0]
    for practice in practices:
        page.goto(f"{site}/practices/{practice}/")
        page.locator(".a-keep").first.click()
        expect(page.locator(".a-keep").first).to_have_attribute("aria-pressed", "true")
    page.goto(f"{site}/practices/")


def test_the_shortlist_stays(open_page: Open) -> None:
    """What is kept on a practice's page stands on the list's, after a reload too, until cleared."""
    page = open_page("practices/")
    keep(page, KSTOVO, CANTEEN)
    expect(page.locator("[data-shelf-panel] li")).to_have_count(2)
    page.reload()
    expect(page.locator("[data-shelf-panel] li")).to_have_count(2)
    page.get_by_role("button", name="Убрать из подборки").first.click()
    expect(page.locator("[data-shelf-panel] li")).to_have_count(1)
    page.get_by_role("button", name="Очистить").click()
    assert not page.locator("[data-shelf-panel]").is_visible()
    assert page.evaluate("localStorage.length") == 0


def test_a_box_stands_beside_its_title(open_page: Open) -> None:
    """On a phone, too, however long the title is; what takes it away stands under the title."""
    page = open_page("practices/", width=360)
    keep(page, KSTOVO)
    box, title, away = (
        page.locator(f"[data-shelf-panel] li {part}").bounding_box()
        for part in ("input", "a", "button")
    )
    assert box is not None
    assert title is not None
    assert away is not None
    assert title["height"] > 2 * box["height"]
    assert title["x"] > box["x"] + box["width"]
    assert title["y"] < box["y"] + box["height"]
    assert away["y"] >= title["y"] + title["height"]


def test_results_can_be_kept(open_page: Open) -> None:
    """Each result has a button for the shortlist, named by its practice."""
    page = open_page("practices/?q=столовая")
    page.get_by_role("button", name="В подборку: Новая логистика").click()
    expect(page.locator("[data-shelf-panel] li")).to_have_count(1)


def test_what_is_seen_on_the_button_is_in_its_name(open_page: Open) -> None:
    """Who speaks to the computer says the words that are seen, before and after."""
    page = open_page(f"practices/{KSTOVO}/")
    button = page.locator(".a-keep")
    for seen in ("В подборку", "В подборке"):
        expect(button).to_have_text(seen)
        assert str(button.get_attribute("aria-label")).startswith(seen + ": ")
        button.click()


FADES = """table => ['start', 'end'].map(
    (side) => parseFloat(getComputedStyle(table).getPropertyValue('--a-fade-' + side)) > 0)"""


def test_a_wide_comparison_fades_where_it_goes_on(open_page: Open) -> None:
    """On a phone the edge with more behind it fades, the other does not; no heading is cut."""
    page = open_page(f"practices/?compare={KSTOVO},{CANTEEN}", width=360)
    table = page.locator(".a-compare-scroll")
    expect(table).to_be_visible()
    for heading in table.locator("tbody th").all():
        assert heading.evaluate("cell => cell.scrollWidth <= cell.clientWidth")
    assert table.evaluate(FADES) == [False, True]
    table.evaluate(
        "table => new Promise((done) => {"
        "table.scrollLeft = table.scrollWidth; requestAnimationFrame(() => "
        "requestAnimationFrame(done)); })"
    )
    assert table.evaluate(FADES) == [True, False]


def test_strange_memory_does_no_harm(open_page: Open) -> None:
    """Whatever stands in the browser's storage, the page works and shows no foreign address."""
    page = open_page("practices/")
    for memory in ("{", "[1, null]", '[{"id": "//evil.example/x", "title": "x"}]', '{"a": 1}'):
        page.evaluate("memory => localStorage.setItem('atlas.shortlist', memory)", memory)
        page.reload()
        expect(page.locator("[data-filters]")).to_have_attribute("data-ready", re.compile("."))
        assert not page.locator("[data-shelf-panel]").is_visible()


def test_two_practices_side_by_side(open_page: Open) -> None:
    """Effects, needs, adoption and place of each, read from their own pages; in the address."""
    page = open_page(f"practices/?compare={KSTOVO},{CANTEEN}")
    table = page.locator(".a-compare-table")
    expect(table.locator("thead th")).to_have_count(2)
    expect(table).to_contain_text("Жалобы жителей")
    expect(table).to_contain_text("Коротко")
    expect(table).to_contain_text("не указано")
    assert page.evaluate("document.activeElement.textContent") == "Сравнение практик"
    assert page.locator("sup").count() == 0
    ids = page.eval_on_selector_all("[id]", "all => all.map(e => e.id)")
    assert len(ids) == len(set(ids))


def test_comparing_from_the_shortlist(open_page: Open) -> None:
    """Two to four can be compared; with one there is nothing to compare."""
    page = open_page("practices/")
    keep(page, KSTOVO)
    expect(page.get_by_role("button", name="Сравнить")).to_be_disabled()
    keep(page, CANTEEN)
    page.get_by_role("button", name="Сравнить отмеченные: 2").click()
    page.wait_for_url("**/?compare=**")
    expect(page.locator(".a-compare-table thead th")).to_have_count(2)


@pytest.mark.parametrize("asked", ["../../evil,//x", "a,b", f"{KSTOVO},{KSTOVO}", "<b>,<i>"])
def test_a_bad_comparison_shows_the_list(open_page: Open, asked: str) -> None:
    """Addresses that name no two practices leave the list of all."""
    page = open_page(f"practices/?compare={asked}")
    expect(page.locator("[data-plain]")).to_be_visible()
    assert page.locator(".a-compare-table").count() == 0


def test_the_shortlist_as_a_table(open_page: Open) -> None:
    """The CSV opens in a spreadsheet: a mark of its coding, semicolons, one line a practice."""
    page = open_page("practices/")
    keep(page, KSTOVO, CANTEEN)
    with page.expect_download() as download:
        page.get_by_role("button", name="Скачать таблицей CSV").click()
    text = download.value.path().read_text("utf-8")
    lines = text.split("\n")
    assert text.startswith('\ufeff"Практика";"Коротко";')
    assert len(lines) == 3
    assert all(line.count('";"') == lines[0].count('";"') for line in lines)
    assert "единое окно" in lines[1].casefold()


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (360, True)])
def test_shortlist_and_comparison_are_accessible(open_page: Open, width: int, dark: bool) -> None:
    """axe finds nothing on either, and the page does not scroll sideways."""
    page = open_page("practices/", width=width, dark=dark)
    keep(page, KSTOVO, CANTEEN)
    expect(page.locator("[data-shelf-panel] li")).to_have_count(2)
    for compared in (False, True):
        if compared:
            page.get_by_role("button", name="Сравнить отмеченные").click()
        expect(page.locator(".a-compare-table, .a-shelf-list").first).to_be_visible()
        results = Axe().run(page)
        assert results.violations_count == 0, results.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
