"""The register and the pages of certificates in a real browser: filters, the answer to a number,
the state of the visitor's day, copying, and everything without scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from built_register import built_register
from playwright.sync_api import Browser, Page, expect
from sample_register import EVERY_STATE, TODAY, certificate, school

from built.serving import served
from built.watching import Watched, watched

pytestmark = pytest.mark.browser

SCHOOL = "Детский сад № 15"
REGISTER = {
    **EVERY_STATE,
    "twin": certificate("ОР-2025/11", level="local", issued="2024-01-01", holder=school(SCHOOL)),
    "digits": certificate("НР-20-251/1", holder=school(SCHOOL), issued="2023-04-01"),
}
PAGES = ("certificates/", "certificates/nizhny/or-2025-1/", "certificates/nizhny/or-2025-4/")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a browser finds a site with certificates in every state."""
    folder: Path = tmp_path_factory.mktemp("register")
    with served(built_register(folder, *REGISTER.values())) as url:
        yield url


@pytest.fixture
def watch(browser: Browser, home: str) -> Iterator[Watched]:
    """A page on the day of the build, on which nothing may go wrong."""
    with watched(browser, home, viewport={"width": 1280, "height": 900}) as found:
        found.page.clock.set_fixed_time(f"{TODAY}T12:00:00")
        yield found
        assert found.wrong == []


def lines(page: Page) -> list[str]:
    """The ids of the lines that can be seen."""
    found: list[str] = page.eval_on_selector_all(
        "[data-register] tbody tr", "rows => rows.filter(r => r.checkVisibility()).map(r => r.id)"
    )
    return [name.removeprefix("nizhny-") for name in found]


def choose(page: Page, **values: str) -> None:
    """Choose one value of each filter named, or none of it, as a visitor does."""
    for name, value in values.items():
        fold = page.locator(f"[data-filter={name}]")
        fold.locator("summary").click()
        for box in fold.locator("input:checked").all():
            box.uncheck()
        if value:
            fold.locator(f"input[value='{value}']").check()
        page.keyboard.press("Escape")


# ---- Filters ----


def test_filters_combine(watch: Watched) -> None:
    """Each filter narrows what the others have left, and the count is announced."""
    watch.open("certificates/")
    page = watch.page
    said = page.locator("[data-said]")
    assert len(lines(page)) == len(REGISTER)
    expect(said).to_have_text(f"Всего {len(REGISTER)}")
    choose(page, level="regional")
    assert len(lines(page)) == 7
    choose(page, state="revoked")
    assert lines(page) == ["or-2025-4"]
    expect(said).to_have_text(f"Показано 1 из {len(REGISTER)}")
    assert said.get_attribute("role") == "status"
    choose(page, level="", state="", year="2024")
    assert lines(page) == ["or-2025-11", "b-n-2024-1"]
    choose(page, state="in-force", year="")
    assert len(lines(page)) == 6


def test_counts_follow_the_other_filters(watch: Watched) -> None:
    """Beside each value stands what it would leave; what would leave nothing cannot be chosen."""
    watch.open("certificates/")
    page = watch.page
    choose(page, level="federal")
    told = {
        label.locator("input").get_attribute("value"): (
            label.text_content(),
            label.locator("input").is_disabled(),
        )
        for label in page.locator("[data-filter=state] label").all()
    }
    assert told["valid"] == ("действует 1", False)
    assert told["revoked"] == ("отозван 0", True)
    assert told["in-force"] == ("в\u00a0силе 1", False)


def test_values_of_one_filter_mean_or(watch: Watched) -> None:
    """Two levels show the lines of both, two filters what both leave; the address says it all."""
    watch.open("certificates/")
    page = watch.page
    choose(page, level="federal")
    few = len(lines(page))
    page.locator("[data-filter=level] summary").click()
    page.locator("input[name=level][value=local]").check()
    assert len(lines(page)) == few + 2
    assert page.url.endswith("?level=federal&level=local")
    choose(page, state="term-unknown")
    assert lines(page) == ["b-n-2024-1"]
    page.get_by_role("button", name="Убрать фильтр «местный»").click()
    assert lines(page) == []
    assert "level=local" not in page.url


def test_choice_stands_in_the_address(watch: Watched) -> None:
    """A narrowed list can be sent to somebody, and the browser's back leads to the one before."""
    watch.open("certificates/?level=local&state=term-unknown")
    page = watch.page
    assert lines(page) == ["b-n-2024-1"]
    choose(page, state="")
    assert page.url.endswith("?level=local")
    assert len(lines(page)) == 2
    page.go_back()
    assert lines(page) == ["b-n-2024-1"]
    assert page.locator("input[name=state][value=term-unknown]").is_checked()


def test_nothing_found_says_what_to_drop(watch: Watched) -> None:
    """An empty list names the filter that stands in the way, and one button shows all again."""
    watch.open("certificates/?level=federal&state=revoked")
    page = watch.page
    assert lines(page) == []
    said = page.locator("[data-said]")
    expect(said).to_contain_text("нет ни одного сертификата. Снимите «Уровень» — станет 1.")
    page.get_by_role("button", name="Показать все").click()
    assert len(lines(page)) == len(REGISTER)
    assert page.evaluate("document.activeElement.textContent").strip() == "Уровень"
    assert page.url.endswith("certificates/")


def test_unknown_values_in_the_address_narrow_nothing(watch: Watched) -> None:
    """An old or mistyped address shows the whole register."""
    watch.open("certificates/?level=galactic&year=%3Cimg%3E&number=%3Cimg%20src%3Dx%3E")
    assert len(lines(watch.page)) == len(REGISTER)
    expect(watch.page.locator("[data-answer]")).to_contain_text(
        "Номера «<img src=x>» в реестре нет."
    )


# ---- A number ----


@pytest.mark.parametrize(
    "typed", ["ОР-2025/1", "ор 2025-1", "№ ОР-2025/1", "OP-2025/1", " ор—2025/1 ", "No ОР 2025 1"]
)
def test_number_is_found_however_it_is_typed(watch: Watched, typed: str) -> None:
    """Any dash, any spaces, small letters, Latin letters that look the same; only the very number
    is found, not those that begin alike."""
    watch.open("certificates/")
    page = watch.page
    page.get_by_label("Проверить номер").fill(typed)
    answer = page.locator("[data-answer]")
    expect(answer).to_contain_text("Такой номер в реестре есть:")
    links = answer.locator("a").all()
    assert [link.get_attribute("href") for link in links] == [f"{watch.home}{PAGES[1]}"]
    text = re.sub(r"\s+", " ", answer.inner_text())
    assert "№ ОР-2025/1 Одно окно для многодетных семей, региональный действует" in text
    assert answer.get_attribute("role") == "status"


def test_state_stands_beside_the_number(watch: Watched) -> None:
    """Who checks a number is told at once that the certificate is revoked."""
    watch.open("certificates/?number=ОР-2025/4")
    answer = watch.page.locator("[data-answer]")
    expect(answer).to_contain_text("отозван")
    expect(answer).to_contain_text("с 5 марта 2026 года")


def test_part_of_a_number_offers_the_rest(watch: Watched) -> None:
    """While one types, numbers that have it in them are offered, five at most."""
    watch.open("certificates/")
    page = watch.page
    page.get_by_label("Проверить номер").fill("ОР-20")
    answer = page.locator("[data-answer]")
    expect(answer).to_contain_text("Номера, в которых это есть:")
    expect(answer.locator("a")).to_have_count(5)
    expect(answer).to_contain_text("и ещё 3")
    page.get_by_label("Проверить номер").fill("")
    expect(answer).to_be_empty()


def test_unknown_number_is_answered_honestly(watch: Watched) -> None:
    """The register knows no such number, and says that this alone proves nothing."""
    watch.open("certificates/")
    page = watch.page
    page.get_by_label("Проверить номер").fill("ЖЖ-77")
    answer = page.locator("[data-answer]")
    expect(answer).to_contain_text("Номера «ЖЖ-77» в реестре нет.")
    expect(answer).to_contain_text("у 1 сертификата источник номера не назвал")
    expect(page).to_have_url(re.compile(r"\?number="))


def test_enter_opens_the_certificate(watch: Watched) -> None:
    """The very number and Enter: the page that verifies it."""
    watch.open("certificates/")
    page = watch.page
    page.get_by_label("Проверить номер").fill("ОР-2025/4")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{PAGES[2]}")
    expect(page.locator(".a-verdict-state")).to_have_text(re.compile("отозван", re.IGNORECASE))


# ---- The visitor's day ----


def test_page_tells_the_state_of_the_visitors_day(watch: Watched) -> None:
    """Two years later the page says itself that the term is over, and that it is old."""
    watch.page.clock.set_fixed_time("2028-05-13T09:00:00")
    watch.open(PAGES[1])
    page = watch.page
    expect(page.locator(".a-verdict")).to_have_attribute("data-certificate", "expired")
    expect(page.locator(".a-verdict-state")).to_have_text(re.compile("срок истёк", re.IGNORECASE))
    expect(page.get_by_text("Страница построена 22 ноября 2026 года")).to_be_visible()
    expect(page.get_by_text("состояние сертификата изменилось")).to_be_visible()


def test_days_left_are_counted(watch: Watched) -> None:
    """A certificate that expires soon says in how many days."""
    watch.open("certificates/nizhny/or-2025-2/")
    expect(watch.page.locator(".a-verdict [data-certificate-left]")).to_have_text(
        "осталось 39 дней"
    )
    expect(watch.page.get_by_text("Страница построена")).to_be_hidden()


def test_filters_go_by_the_visitors_day(watch: Watched) -> None:
    """What has expired since the page was built is found under its new state only."""
    watch.page.clock.set_fixed_time("2027-01-15T09:00:00")
    watch.open("certificates/?state=expired")
    assert lines(watch.page) == ["or-2025-2", "or-2021-1"]


def test_badges_of_a_practice_follow_the_day(watch: Watched) -> None:
    """A picture that is no longer true gives way to the level in words, and a badge in a list says
    that its certificate has ended."""
    practice = "practices/nizhny/okno/"
    watch.open(practice)
    first = watch.page.locator(".a-badge-line").first
    expect(first.locator("img")).to_be_visible()
    expect(first.locator(".a-badge-level")).to_be_hidden()
    watch.page.clock.set_fixed_time("2028-06-01T09:00:00")
    watch.open(practice)
    expect(first.locator("img")).to_be_hidden()
    expect(first.locator(".a-badge-level")).to_have_text("Образец федерального уровня")
    expect(first).to_contain_text("срок истёк")
    watch.open("spheres/public-services/")
    badge = watch.page.locator(".a-card .a-badge").first
    expect(badge).to_have_text(re.compile("образец, региональный.*срок истёк"))
    expect(badge.locator("[data-certificate-word]")).to_be_visible()


# ---- Everybody ----


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(("width", "dark"), [(360, True), (1280, False)])
def test_pages_are_for_everybody(
    browser: Browser, home: str, path: str, width: int, dark: bool
) -> None:
    """axe finds nothing and nothing sticks out: filters set, a number answered, details open."""
    scheme = "dark" if dark else "light"
    size = {"width": width, "height": 900}
    with watched(browser, home, viewport=size, color_scheme=scheme) as watch:
        watch.page.clock.set_fixed_time(f"{TODAY}T12:00:00")
        watch.open(f"{path}?state=in-force&number=ОР")
        watch.page.eval_on_selector_all(
            "details.a-standing-years", "all => all.map(d => d.open = 1)"
        )
        watch.page.eval_on_selector_all(".a-embed details", "all => all.map(d => d.open = 1)")
        assert watch.axe() == []
        assert watch.sticking_out() == []
        assert watch.wrong == []


def test_without_scripts_everything_is_there(browser: Browser, home: str) -> None:
    """No field that would do nothing, every line of the register, the state of the build's day, and
    the code of the badges."""
    with watched(browser, home, java_script_enabled=False) as watch:
        page = watch.page
        page.goto(f"{home}certificates/?level=federal")
        assert page.locator("[data-register] tbody tr:visible").count() == len(REGISTER)
        assert page.locator("[data-check], [data-lines]").locator("visible=true").count() == 0
        page.goto(home + PAGES[1])
        expect(page.locator(".a-verdict-state")).to_have_text(
            re.compile("действует", re.IGNORECASE)
        )
        page.locator(".a-embed summary").first.click()
        expect(page.locator("#html-small")).to_contain_text("badge-small.svg")
        expect(page.locator("[data-copy]").first).to_be_hidden()
        expect(page.get_by_text("Страница построена")).to_be_hidden()


def test_code_is_copied(browser: Browser, home: str) -> None:
    """The button puts the code into the clipboard as it stands, and says so."""
    with watched(browser, home, permissions=["clipboard-read", "clipboard-write"]) as watch:
        watch.open(PAGES[1])
        page = watch.page
        page.locator(".a-embed summary").first.click()
        button = page.locator("[data-copy=html-small]")
        button.click()
        expect(button).to_have_text("Скопировано")
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied == page.locator("#html-small").text_content()
        assert copied.startswith('<a href="https://atlas.example/atlas/certificates/')


def test_badges_are_drawn(watch: Watched) -> None:
    """The browser draws every picture of a badge; none is an empty frame."""
    watch.open(PAGES[1])
    sizes = watch.page.eval_on_selector_all("main img", "all => all.map(i => i.naturalWidth)")
    assert len(sizes) == 4
    assert all(size > 100 for size in sizes)
