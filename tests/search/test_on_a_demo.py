"""Search, filters, comparing and the shortlist on a made-up catalog: what the browser shows is what
the catalog says, counted here a second time."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from searching import TODAY, Ask, Demo, Open

from generator.catalog.certification import CertificateState
from generator.catalog.entries import PracticeCard
from generator.catalog.loading import load_catalog
from generator.pages.desk import Desk, desk_of
from generator.search import gather
from generator.text.stems import Stems

pytestmark = pytest.mark.browser
IN_FORCE = {CertificateState.VALID, CertificateState.EXPIRES_SOON, CertificateState.TERM_UNKNOWN}


@pytest.fixture(scope="module")
def desk(demo: Demo) -> Desk:
    """What the pages of the made-up catalog are made from."""
    return desk_of(demo.catalog)


def list_of(ask_demo: Ask, chosen: dict[str, list[str]], order: str = "") -> Any:
    """The answer to filters: its practices are ids, all of them in their order."""
    page: dict[str, Any] = {"text": "", "order": order, "from": 0, "count": 1000}
    answer = ask_demo("list", chosen=chosen, wanted=["tool", "year", "place"], **page)
    ids = [card["address"].removeprefix("practices/")[:-1] for card in answer["practices"]]
    return answer | {"ids": ids}


# ---- What is found ----


def test_every_form_of_the_demo_has_the_same_stem(ask_demo: Ask, demo: Demo) -> None:
    """The client's stemmer agrees with Snowball on every form of every word of the demo."""
    loaded = load_catalog(demo.root, TODAY)
    gathered = gather(loaded.records, loaded.catalog, 0, 1)
    words, stems = sorted({word for one in gathered for word in one.words.split()}), Stems()
    told = ask_demo("stems", words=words)
    assert {w: s for w, s in zip(words, told, strict=True) if s != stems[w]} == {}


def test_every_practice_is_found_by_its_title(ask_demo: Ask, demo: Demo) -> None:
    """Who types a title gets that practice among the first three."""
    for card in demo.catalog.published:
        found = [one["address"] for one in ask_demo("box", text=card.title)["practices"][:3]]
        assert f"practices/{card.id}/" in found, card.title


def test_everything_else_is_found_by_its_name(ask_demo: Ask, demo: Demo, desk: Desk) -> None:
    """Sites, packages and certificates by number, municipalities by former names too."""
    directory = demo.catalog.directory
    asked = {f"sites/{key}/": desk.site(key).text for key in directory.sites}
    asked |= {f"packages/{key}/": str(one.record.title) for key, one in directory.packages.items()}
    numbered = [one for one in directory.certificates if one.record.number_known]
    asked |= {desk.certificate_address(one) or "": one.record.number for one in numbered}
    kinds = {address.split("/")[0] for address in asked}
    assert kinds == {"sites", "packages", "certificates"}
    for address, name in asked.items():
        found = [one["address"] for one in ask_demo("box", text=name)["others"]]
        assert address in found, (name, found)


# ---- Filters ----

Holds = Callable[[PracticeCard, Desk], bool]
FACTS: dict[str, dict[str, Holds]] = {
    "region": {
        "oblast-01": lambda card, desk: card.region == "oblast-01",
        "oblast-02": lambda card, desk: card.region == "oblast-02",
    },
    "sphere": {
        "education": lambda card, desk: card.sphere == "education",
        "healthcare": lambda card, desk: card.sphere == "healthcare",
    },
    "adoption": {
        "none": lambda card, desk: desk.card(card).adopted == 0,
        "some": lambda card, desk: desk.card(card).adopted > 0 and not desk.card(card).scaled,
        "scaled": lambda card, desk: desk.card(card).scaled,
    },
    "measured": {"yes": lambda card, desk: card.measured},
    "kit": {"yes": lambda card, desk: card.has_kit},
    "level": {
        "federal": lambda card, desk: "federal" in levels(card, desk),
        "none": lambda card, desk: not levels(card, desk),
    },
    "state": {"valid": lambda card, desk: CertificateState.VALID in states(card, desk)},
}


def levels(card: PracticeCard, desk: Desk) -> set[str]:
    """The levels of a practice's certificates."""
    held = desk.directory.certificates_by_practice.get(card.id, ())
    return {certificate.record.level for certificate in held}


def states(card: PracticeCard, desk: Desk) -> set[CertificateState]:
    """The states of a practice's certificates."""
    held = desk.directory.certificates_by_practice.get(card.id, ())
    return {desk.ledger.state(certificate) for certificate in held}


@pytest.mark.parametrize(
    "chosen",
    [
        {"sphere": ["education"]},
        {"sphere": ["education", "healthcare"]},
        {"adoption": ["some", "scaled"], "measured": ["yes"]},
        {"sphere": ["education", "healthcare"], "adoption": ["some"], "level": ["none"]},
        {"level": ["federal"], "state": ["valid"]},
        {"kit": ["yes"], "adoption": ["none"]},
        {"region": ["oblast-02"], "sphere": ["education"]},
    ],
)
def test_filters_leave_what_the_catalog_says(
    ask_demo: Ask, demo: Demo, desk: Desk, chosen: dict[str, list[str]]
) -> None:
    """Values of one filter mean «or», filters «and», and each count is that of the others."""

    def left(but: str | None) -> set[str]:
        return {
            card.id
            for card in demo.catalog.published
            if all(
                any(FACTS[name][key](card, desk) for key in keys)
                for name, keys in chosen.items()
                if name != but
            )
        }

    answer = list_of(ask_demo, chosen)
    assert set(answer["ids"]) == left(None)
    assert answer["total"] == len(answer["ids"])
    for name, values in FACTS.items():
        base = [card for card in demo.catalog.published if card.id in left(name)]
        for key, holds in values.items():
            count = sum(holds(card, desk) for card in base)
            assert answer["counts"][name].get(key, 0) == count, (name, key)
    assert answer["without"] == {name: len(left(name)) for name in chosen}


def test_places_tools_and_years_are_the_catalogs(ask_demo: Ask, demo: Demo) -> None:
    """The filters that are fetched when unfolded narrow by the same facts."""
    cards = demo.catalog.published
    place = next(card.municipality for card in cards if card.municipality)
    tool = next(tool for card in cards for tool in card.tools)
    year = next(card.started[:4] for card in cards if card.started)
    by_place = set(list_of(ask_demo, {"place": [place]})["ids"])
    assert by_place == {card.id for card in cards if card.municipality == place}
    by_tool = set(list_of(ask_demo, {"tool": [tool]})["ids"])
    assert by_tool == {card.id for card in cards if tool in card.tools}
    by_year = set(list_of(ask_demo, {"year": [year]})["ids"])
    assert by_year == {card.id for card in cards if (card.started or "").startswith(year)}


def test_orders_are_the_catalogs(ask_demo: Ask, demo: Demo, desk: Desk) -> None:
    """Adoption and freshness from the most to the least, titles by the alphabet."""
    cards = demo.catalog.practices

    def keys(order: str, key: Callable[[PracticeCard], Any]) -> list[Any]:
        ids = list_of(ask_demo, {}, order)["ids"]
        assert len(ids) == len(demo.catalog.published)
        return [key(cards[one]) for one in ids]

    adopted = keys("adopted", lambda card: desk.card(card).adopted)
    assert adopted == sorted(adopted, reverse=True)
    assert adopted[0] > adopted[-1]
    fresh = keys("fresh", lambda card: card.verified or "")
    assert fresh == sorted(fresh, reverse=True)
    titles = keys("title", lambda card: desk.card(card).title.casefold().replace("ё", "е"))
    assert titles == sorted(titles)
    known = keys("effect", lambda card: card.headline is not None)
    assert known == sorted(known, reverse=True) or not all(known)


# ---- On the pages ----


def ready(page: Page) -> None:
    """Wait for the list's first answer."""
    expect(page.locator("[data-filters]")).to_have_attribute("data-ready", re.compile("."))


def test_the_box_leads_to_a_practice(open_demo: Open, demo: Demo) -> None:
    """Ctrl+K, the words of a title, an arrow and Enter."""
    card = demo.catalog.published[0]
    page = open_demo("regions/")
    page.keyboard.press("Control+k")
    page.keyboard.type(card.title)
    expect(page.locator("#find-0")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/practices/{card.id}/")


def test_a_list_is_shared_by_its_address(open_demo: Open, ask_demo: Ask) -> None:
    """What is ticked stands in the address, and another browser shows the same practices."""
    page = open_demo("practices/")
    ready(page)
    page.locator("input[name=adoption][value=some]").check()
    page.locator("input[name=measured]").check()
    expect(page.locator("[data-total]")).to_contain_text("Найдено")
    titles = page.locator("[data-hits] h3").all_inner_texts()
    again = open_demo("practices/" + page.url.partition("/practices/")[2])
    ready(again)
    assert again.locator("[data-hits] h3").all_inner_texts() == titles
    page_filters = {"adoption": ["some"], "measured": ["yes"]}
    assert len(titles) == min(10, list_of(ask_demo, page_filters)["total"])


def test_four_are_compared_and_a_fifth_is_not(open_demo: Open, demo: Demo) -> None:
    """Two to four practices of the address stand side by side, in its order."""
    cards = demo.catalog.published[:5]
    page = open_demo("practices/?compare=" + ",".join(card.id for card in cards))
    heads = page.locator(".a-compare-table thead th")
    expect(heads).to_have_count(4)
    shown = [text.replace("\u00a0", " ") for text in heads.all_inner_texts()]
    assert shown == [desk_of(demo.catalog).card(c).title.replace("\u00a0", " ") for c in cards[:4]]
    rows = page.locator(".a-compare-table tbody th").all_inner_texts()
    assert {"Что изменилось", "Где применяется"} <= set(rows)


def test_the_shortlist_is_printed_alone(open_demo: Open, demo: Demo) -> None:
    """On paper stands the shortlist, without the list, its filters and its buttons."""
    page = open_demo("practices/?adoption=some")
    ready(page)
    page.locator(".a-keep").nth(0).click()
    page.locator(".a-keep").nth(1).click()
    expect(page.locator("[data-shelf-panel] li")).to_have_count(2)
    page.emulate_media(media="print")
    page.evaluate(
        """() => { window.print = () => {
            const seen = (what) => [...document.querySelectorAll(what)]
                .filter((one) => one.checkVisibility()).length;
            window.seen = [seen('[data-shelf-panel] li'), seen('[data-filters]'),
                seen('[data-shelf-panel] button')];
        }; }"""
    )
    page.emulate_media(media="screen")
    page.get_by_role("button", name="Напечатать").evaluate(
        "(button) => { window.button = button; }"
    )
    page.emulate_media(media="print")
    page.evaluate("window.button.click()")
    assert page.evaluate("window.seen") == [2, 0, 0]


def test_the_shortlist_becomes_a_table(open_demo: Open) -> None:
    """One line a practice with its address, in a coding that spreadsheets know."""
    page = open_demo("practices/?adoption=some")
    ready(page)
    for place in range(3):
        page.locator(".a-keep").nth(place).click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Скачать таблицей CSV").click()
    text = download.value.path().read_text("utf-8")
    assert text.startswith("\ufeff")
    assert len(text.splitlines()) == 4
    assert text.count("/practices/") == 3


@pytest.mark.parametrize(("width", "dark"), [(1280, True), (360, False)])
def test_pages_are_for_everybody(open_demo: Open, demo: Demo, width: int, dark: bool) -> None:
    """axe finds nothing on lists, with filters, without results, compared; nothing sticks out."""
    pair = ",".join(card.id for card in demo.catalog.published[:2])
    asked = ("?adoption=some", "?q=%D1%8B%D1%8B%D1%8B&kit=yes", f"?compare={pair}")
    for path in (*(f"practices/{one}" for one in asked), "sites/?state=open"):
        page = open_demo(path, width=width, dark=dark)
        expect(
            page.locator(".a-hit, .a-compare-table, .a-sites .a-card:visible").first
        ).to_be_visible()
        for fold in page.locator("[data-lines] .a-filter").all()[:1]:
            page.locator("[data-lines] [data-fold]").evaluate("(all) => { all.open = true; }")
            fold.locator("summary").click()
        results = Axe().run(page)
        assert results.violations_count == 0, (path, results.generate_report())
        assert page.evaluate("document.documentElement.scrollWidth") <= width
