"""The box in the header and the list of practices, with a keyboard, on a phone, with a reader."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from searching import Open

pytestmark = pytest.mark.browser


def focused(page: Page) -> str:
    """The id of the element that has the focus."""
    return str(page.evaluate("document.activeElement.id"))


@pytest.mark.parametrize("keys", ["/", "Control+k"])
def test_keys_open_the_box(open_page: Open, keys: str) -> None:
    """`/` and Ctrl+K lead into the box from any page, on a phone too."""
    for width in (1280, 360):
        page = open_page("about/", width=width)
        page.keyboard.press(keys)
        assert focused(page) == "find"
        assert page.locator("#find").is_visible()


def test_a_slash_in_a_field_is_a_slash(open_page: Open) -> None:
    """Who types into a field gets a slash, not the search."""
    page = open_page("practices/")
    page.locator("#ask").press("/")
    assert focused(page) == "ask"
    assert page.locator("#ask").input_value() == "/"


def test_arrows_and_enter_lead_to_the_practice(open_page: Open) -> None:
    """Arrows choose without moving the focus, the choice is told, Enter goes there."""
    page = open_page("regions/nizhny/")
    page.keyboard.press("/")
    page.keyboard.type("единое окно")
    expect(page.locator("#find-0")).to_be_visible()
    box = page.locator("#find")
    assert box.get_attribute("aria-expanded") == "true"
    page.keyboard.press("ArrowDown")
    assert box.get_attribute("aria-activedescendant") == "find-0"
    assert page.locator("#find-0").get_attribute("aria-selected") == "true"
    assert focused(page) == "find"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.wait_for_url("**/practices/nizhny/kstovo-one-stop/")


def test_escape_closes_then_clears(open_page: Open) -> None:
    """The first Escape closes the list, the second empties the box."""
    page = open_page("about/")
    page.keyboard.press("/")
    page.keyboard.type("школа")
    expect(page.locator("#find-0")).to_be_visible()
    page.keyboard.press("Escape")
    assert not page.locator("[data-find-panel]").is_visible()
    page.keyboard.press("Escape")
    assert page.locator("#find").input_value() == ""


def test_enter_without_a_choice_shows_the_list(open_page: Open) -> None:
    """Enter in the box leads to the list of practices with the same question."""
    page = open_page("about/")
    page.keyboard.press("/")
    page.keyboard.type("поликлиника")
    page.keyboard.press("Enter")
    page.wait_for_url("**/practices/?q=*")
    expect(page.locator("[data-hits] li").first).to_be_visible()
    assert page.locator("#ask").input_value() == "поликлиника"


def test_what_is_found_is_announced(open_page: Open) -> None:
    """A live region says how many there are, and what was understood."""
    page = open_page("about/")
    page.keyboard.press("/")
    page.keyboard.type("tlbyjt jryj")
    expect(page.locator("[data-find-said]")).to_contain_text("единое окно")
    expect(page.locator("[data-find-said]")).to_contain_text("практик")


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (360, True)])
def test_the_open_box_is_accessible(open_page: Open, width: int, dark: bool) -> None:
    """axe finds nothing wrong with the box and its list."""
    page = open_page("about/", width=width, dark=dark)
    page.keyboard.press("/")
    page.keyboard.type("школа")
    expect(page.locator("#find-0")).to_be_visible()
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_what_is_asked_is_text(open_page: Open) -> None:
    """Markup in the question stays text."""
    page = open_page("practices/?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E%20школа")
    total(page)
    assert page.locator("main img[src=x]").count() == 0


def total(page: Page) -> str:
    """What stands over the results, once they are there."""
    expect(page.locator("[data-filters]")).to_have_attribute("data-ready", re.compile("."))
    return page.locator("[data-total]").inner_text().replace("\u00a0", " ")


def counts(page: Page, name: str) -> dict[str, str]:
    """The numbers beside the values of a filter."""
    found = page.locator(f"input[name={name}]").evaluate_all(
        "boxes => boxes.map(b => [b.value, b.parentNode.querySelector('[data-count]').textContent])"
    )
    return dict(found)


def test_filters_combine_and_stand_in_the_address(open_page: Open) -> None:
    """Two values of one filter mean «or», two filters «and»; the address says them all."""
    page = open_page("practices/")
    page.get_by_role("checkbox", name="Здравоохранение").check()
    expect(page.locator("[data-total]")).to_have_text("Найдено: 10\u00a0практик")
    page.get_by_role("checkbox", name="Образование").check()
    expect(page.locator("[data-total]")).to_have_text("Найдено: 22\u00a0практики")
    page.locator("[data-filter=region] > summary").click()
    page.get_by_role("checkbox", name="Нижегородская область").check()
    expect(page.locator("[data-total]")).not_to_have_text("Найдено: 22\u00a0практики")
    assert page.url.endswith("?sphere=healthcare&sphere=education&region=nizhny")
    narrowed = total(page)
    again = open_page(page.url.partition("/practices/")[2].join(["practices/", ""]))
    assert total(again) == narrowed
    assert again.get_by_role("checkbox", name="Образование").is_checked()


def test_counts_follow_the_other_filters(open_page: Open) -> None:
    """A filter's own numbers stay, those of the others follow what is chosen."""
    page = open_page("practices/?sphere=healthcare")
    total(page)
    spheres, regions = counts(page, "sphere"), counts(page, "region")
    assert spheres["healthcare"] == "10"
    assert int(spheres["education"]) > 0
    assert sum(map(int, regions.values())) == 10


def test_the_back_button_goes_to_the_list_before(open_page: Open) -> None:
    """Each choice is a step of the browser's history."""
    page = open_page("practices/?sphere=healthcare")
    assert total(page) == "Найдено: 10 практик"
    page.get_by_role("checkbox", name="Образование").check()
    expect(page.locator("[data-total]")).to_have_text("Найдено: 22\u00a0практики")
    page.go_back()
    expect(page.locator("[data-total]")).to_have_text("Найдено: 10\u00a0практик")
    assert not page.get_by_role("checkbox", name="Образование").is_checked()


def test_the_focus_stays_where_it_was(open_page: Open) -> None:
    """Whoever ticks a box stays on it, and hears what came of it."""
    page = open_page("practices/")
    box = page.get_by_role("checkbox", name="Здравоохранение")
    box.focus()
    page.keyboard.press("Space")
    expect(page.locator("[data-said]")).to_contain_text("Найдено: 10")
    assert page.evaluate("document.activeElement.value") == "healthcare"


def test_nothing_found_says_which_filter_to_drop(open_page: Open) -> None:
    """The way out names the filter that stands in the way and how many would be left."""
    page = open_page("practices/?q=школа&adoption=scaled")
    expect(page.locator(".a-hit-none")).to_contain_text("Убрать: Внедрение «масштабирована»")
    page.get_by_role("button", name="Убрать: Внедрение").click()
    expect(page.locator("[data-total]")).to_contain_text("Найдено")
    assert "adoption" not in page.url


def test_nothing_found_is_said_once(open_page: Open) -> None:
    """With nothing to show nobody is told of something near; with other pages they are."""
    page = open_page("practices/?q=ъъъъ")
    expect(page.locator("[data-total]")).to_have_text("Ничего не нашлось")
    assert not page.locator("[data-note]").is_visible()
    assert page.locator("[data-said]").text_content() == "Ничего не нашлось."
    page.locator("#ask").fill("кстово ъъъъ")
    expect(page.locator("[data-note]")).to_contain_text("Показано самое близкое")


def test_the_order_is_named_for_what_it_is(open_page: Open) -> None:
    """Nothing suits a question that nobody has asked: the list stands by spheres, and says so."""
    page = open_page("practices/")
    chosen = page.locator("[data-order] option:checked")
    expect(chosen).to_have_text("по сферам")
    page.locator("#ask").fill("школа")
    expect(chosen).to_have_text("по соответствию")
    page.locator("#ask").fill("")
    page.get_by_role("checkbox", name="Образование").check()
    expect(chosen).to_have_text("сначала проверенные")


def test_places_are_told_when_asked_for(open_page: Open) -> None:
    """Municipalities of origin come with their own file, and can be narrowed by name."""
    page = open_page("practices/")
    page.locator("[data-filter=place] > summary").click()
    expect(page.get_by_role("checkbox", name="Кстовский муниципальный округ")).to_be_visible()
    page.get_by_label("Найти муниципалитет в этом списке").fill("саров")
    assert not page.get_by_role("checkbox", name="Кстовский муниципальный округ").is_visible()
    page.locator("[data-filter=place] input[type=checkbox]:visible").first.check()
    expect(page.locator("[data-total]")).to_contain_text("Найдено")
    again = open_page("practices/" + page.url.partition("/practices/")[2])
    assert total(again) == total(page)


@pytest.mark.parametrize("order", ["adopted", "effect", "fresh", "title"])
def test_lists_can_be_sorted(open_page: Open, order: str) -> None:
    """Each order holds for all pages of the list, and stands in the address."""
    page = open_page("practices/")
    page.locator("[data-order]").select_option(order)
    expect(page.locator("[data-total]")).to_contain_text("Найдено: 56")
    assert f"order={order}" in page.url
    page.locator("[data-more]").click()
    expect(page.locator("[data-hits] h3")).to_have_count(20)
    titles = page.locator("[data-hits] h3").all_inner_texts()
    assert len(set(titles)) == 20
    if order == "title":
        folded = [title.casefold().replace("ё", "е") for title in titles]
        assert folded == sorted(folded)


def test_without_scripts_the_plain_list_is_whole(open_page: Open) -> None:
    """No box, no filters, and every practice by its sphere."""
    page = open_page("practices/", scripts=False)
    assert page.locator("[data-plain] .a-rows > li").count() == 56
    assert not page.locator("#ask").is_visible()
    assert not page.locator("#find").is_visible()


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (360, True)])
def test_the_list_is_accessible(open_page: Open, width: int, dark: bool) -> None:
    """axe finds nothing, with results and with none, and nothing sticks out."""
    for path in ("practices/", "practices/?q=школа&sphere=education", "practices/?adoption=scaled"):
        page = open_page(path, width=width, dark=dark)
        expect(page.locator("[data-filters]")).to_have_attribute("data-ready", re.compile("."))
        results = Axe().run(page)
        assert results.violations_count == 0, results.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
