"""The form as people meet it: filled in wrongly, told so, mended, and handed over; with a keyboard,
on a phone, without scripts, and after the browser was closed."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from browsing import PROJECT, TODAY, said_by_check
from built.serving import served
from built.watching import AXE, AXE_ON_COLOURS, Watched, watched
from playwright.sync_api import Browser, Locator, Page, expect

from generator.catalog.loading import load_catalog
from generator.editing.tidying import tidied
from generator.site.building import Wish, build

pytestmark = pytest.mark.browser

SMALL = PROJECT / "tests/cases/good-full"
FORM = "contribute/form/"
WIDTHS = (320, 360, 1440)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site of a small catalog that uses every field, whose files lie at GitHub."""
    out = tmp_path_factory.mktemp("site") / "site"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ATLAS_REPOSITORY", "https://github.com/example/atlas")
        built = build(Wish(PROJECT, root=SMALL, out=out, today=TODAY, languages=("ru",)))
    assert built.out == out, [f"{f.file} {f.message()}" for f in built.findings]
    with served(out) as address:
        yield address


@pytest.fixture
def catalog(tmp_path: Path) -> Path:
    """A copy of the catalog, for the files that the form makes."""
    shutil.copytree(SMALL, tmp_path / "root")
    return tmp_path / "root"


@pytest.fixture
def watch(browser: Browser, home: str) -> Iterator[Watched]:
    """A page of the site; whatever the console says or another host is asked for is a failure."""
    with watched(browser, home) as page:
        yield page
        assert page.wrong == []


@contextmanager
def opened(watch: Watched, address: str = "") -> Iterator[Page]:
    """The form at an address, once it is there."""
    watch.open(FORM + address)
    watch.page.wait_for_selector("[data-ready]", state="attached")
    yield watch.page


def take(page: Page, door: str, region: str = "nizhny") -> None:
    """Go through a door into a region."""
    page.check(f"#door-{door}")
    page.select_option("#f-region", region)
    page.wait_for_selector(".a-f-fields input")


def field(page: Page, name: str) -> Locator:
    """A control by the place of its value."""
    return page.locator(f'[name="{name}"]')


def check(page: Page) -> None:
    """Press the button."""
    page.get_by_role("button", name="Проверить и отправить").click()


def letter_with(page: Page, *lines: str) -> str:
    """The letter that the check ends in, all these lines in it."""
    check(page)
    expect(page.locator(".a-f-outcome h2")).to_be_focused()
    letter = page.locator(".a-f-outcome pre").inner_text().replace("\u00a0", " ")
    for line in lines:
        assert line in letter, letter
    return letter


def file_text(page: Page) -> str:
    """What stands under «Файл»."""
    page.get_by_role("tab", name="Файл").click()
    return page.locator("#f-file pre").inner_text().rstrip("\n") + "\n"


def fill_practice(page: Page) -> None:
    """A practice that is right but for what the tests make wrong."""
    field(page, "title").fill('Справка "за один день" - в округе')
    field(page, "summary").fill("Справку выдавали за пять дней, теперь выдают за один.")
    field(page, "sphere").select_option("public-services")
    field(page, "origin.municipality").select_option("bor")
    page.get_by_role("button", name="Добавить: источник").click()
    field(page, "sources.0.title").fill("Отчёт за год")
    page.get_by_role("button", name="Добавить: эффект").click()
    field(page, "effects.0.metric").fill("Срок выдачи")
    field(page, "effects.0.unit").select_option("day")
    field(page, "effects.0.before.value").fill("5")
    field(page, "effects.0.after.value").fill("1")
    page.get_by_label("Отчёт за год").first.check()


def test_the_whole_way(watch: Watched, catalog: Path) -> None:
    """Filled in wrongly, the form says what is wrong, at each field and in a summary that takes the
    focus; mended, it opens the forge's page with a file in which the check finds nothing."""
    with opened(watch) as page:
        take(page, "practice")
        check(page)
        summary = page.locator(".a-f-summary h2")
        expect(summary).to_be_focused()
        told = page.locator(".a-f-summary li").all_inner_texts()
        assert len(told) == 5
        assert "Где придумали: заполните это поле" in told
        title = field(page, "title")
        assert title.get_attribute("aria-invalid") == "true"
        described = str(title.get_attribute("aria-describedby")).split()
        words = " ".join(page.locator(f"#{id}").inner_text() for id in described)
        assert "Ошибка: заполните это поле." in words
        page.locator(".a-f-summary a").first.click()
        expect(title).to_be_focused()

        fill_practice(page)
        field(page, "started").fill("12.05.2021")
        check(page)
        assert "не дата" in page.locator(".a-f-summary").inner_text()
        page.get_by_role("button", name="Поставить 2021-05-12").click()
        expect(field(page, "started")).to_have_value("2021-05-12")
        expect(field(page, "file")).to_have_value("spravka-za-odin-den-v-okruge")
        check(page)
        expect(page.locator(".a-f-outcome h2")).to_be_focused()
        assert page.locator(".a-f-summary").is_hidden()

        preview = page.locator(".a-f-page").inner_text()
        assert "Справка «за один день» — в округе" in preview
        assert "5 дней" in preview.replace("\u00a0", " ")
        text = file_text(page)
        address = page.locator(".a-f-outcome a.a-button").get_attribute("href")
        parts = urlsplit(str(address))
        given = parse_qs(parts.query)
        assert f"{parts.netloc}{parts.path}" == "github.com/example/atlas/new/main"
        assert given == {
            "filename": ["practices/nizhny/spravka-za-odin-den-v-okruge.yml"],
            "value": [text],
        }
        file = given["filename"][0]
        (catalog / file).write_text(text, encoding="utf-8")
        assert said_by_check(catalog, file) == []
        found = load_catalog(catalog, TODAY).findings
        assert list(tidied(catalog, found, lambda name: name == file)) == []


def test_a_long_text_is_copied(watch: Watched) -> None:
    """What does not fit into an address is to be pasted: the address has the name, the steps say
    so, and the file can be kept."""
    with opened(watch) as page:
        take(page, "practice")
        fill_practice(page)
        field(page, "problem").fill("Ждали долго. " * 200)
        check(page)
        href = page.locator(".a-f-outcome a.a-button").get_attribute("href")
        assert set(parse_qs(urlsplit(str(href)).query)) == {"filename"}
        assert "Ctrl + V" in page.locator(".a-f-next").inner_text().replace("\u00a0", " ")
        with page.expect_download() as download:
            page.get_by_role("button", name="Скачать файл").click()
        assert download.value.suggested_filename == "spravka-za-odin-den-v-okruge.yml"
        kept = download.value.path().read_text(encoding="utf-8")
        assert kept == file_text(page)


def test_draft_survives(watch: Watched) -> None:
    """What has been typed is there again after the page was left; «Начать заново» drops it."""
    with opened(watch) as page:
        take(page, "practice")
        fill_practice(page)
        field(page, "lessons").fill("Не спешите.", force=True)
        before = file_text(page)
    with opened(watch) as page:
        page.check("#door-practice")
        page.wait_for_selector(".a-f-fields input")
        expect(field(page, "title")).to_have_value('Справка "за один день" - в округе')
        assert file_text(page) == before
        assert "Здесь ваш черновик" in page.locator(".a-f-where").inner_text()
        page.get_by_role("button", name="Начать заново").first.click()
        assert page.locator(".a-f-desk").is_hidden()
        page.select_option("#f-region", "nizhny")
        expect(field(page, "title")).to_have_value("")


def test_we_adopted_it_too(watch: Watched, catalog: Path) -> None:
    """From the page of a practice to its own door: one more adopter with a source of its own, in
    the file as it was, which the check takes."""
    watch.open("practices/nizhny/okno/")
    watch.page.get_by_role("link", name="Мы тоже внедрили").click()
    page = watch.page
    page.wait_for_selector(".a-f-fields input")
    check(page)
    expect(page.locator(".a-f-outcome h2")).to_have_text("Вы пока ничего не изменили")
    field(page, "replications.3.since").fill("май 2024")
    check(page)
    expect(page.locator(".a-f-summary h2")).to_be_focused()
    assert page.locator(".a-f-summary li").count() == 2
    field(page, "replications.3.municipality").select_option("nizhniy-novgorod")
    page.get_by_role("button", name="Добавить: источник").click()
    field(page, "sources.2.title").fill("Приказ о внедрении")
    page.get_by_label("Приказ о внедрении").check()
    page.get_by_role("button", name="Поставить 2024-05").click()
    check(page)
    expect(page.locator(".a-f-outcome h2")).to_be_focused()
    text = file_text(page)
    file = "practices/nizhny/okno.yml"
    old = (catalog / file).read_text(encoding="utf-8")
    new = [line for line in text.splitlines() if line not in old.splitlines()]
    assert new == [
        "  - municipality: nizhniy-novgorod",
        "    since: 2024-05",
        "    source: istochnik-3",
        "  - id: istochnik-3",
        "    title: Приказ о внедрении",
    ]
    before = [f.code.id for f in said_by_check(catalog, file)]
    (catalog / file).write_text(text, encoding="utf-8")
    assert [f.code.id for f in said_by_check(catalog, file)] == before
    href = str(page.locator(".a-f-outcome a.a-button").get_attribute("href"))
    assert href == f"https://github.com/example/atlas/edit/main/{file}"


def test_adopted_where_no_municipality_is_listed(watch: Watched) -> None:
    """In a region without a list of municipalities, or in one that is not listed itself, the door
    ends in a letter with everything typed, and the words are due; the draft keeps them."""
    with opened(watch, "?door=adopted&practice=nizhny/okno") as page:
        page.wait_for_selector(".a-f-fields input")
        at = "replications.3"
        region = page.locator('.a-f-fields [id$="-region"]').first
        expect(field(page, f"{at}.municipality.place")).to_have_count(0)
        region.select_option(label="Моего региона нет в списке")
        expect(field(page, f"{at}.municipality")).to_be_hidden()
        check(page)
        told = page.locator(".a-f-summary li").all_inner_texts()
        assert [line.partition(":")[0] for line in told] == [
            "Как называется регион",
            "Как называется муниципалитет",
        ]
        field(page, f"{at}.municipality.regionName").fill("Дальний край")
        field(page, f"{at}.municipality.place").fill("Ближний округ")
        field(page, f"{at}.organisation").fill("МФЦ Ближнего округа")
        field(page, f"{at}.since").fill("2024-05")
        page.get_by_role("button", name="Добавить: источник").click()
        field(page, "sources.2.title").fill("Приказ о внедрении")
        page.get_by_label("Приказ о внедрении").check()
        letter_with(
            page,
            "practices/nizhny/okno/",
            "Регион: Дальний край",
            "Муниципалитет: Ближний округ",
            "Учреждение, где внедрено: МФЦ Ближнего округа",
            "С какого времени: май 2024 года",
            "На чём основано: Приказ о внедрении",
            "- Заголовок публикации или документа: Приказ о внедрении",
            "Списка муниципалитетов этого региона в каталоге нет",
        )
        assert page.locator(".a-f-outcome a").count() == 0
        assert "Commit" not in page.locator(".a-f-outcome").inner_text()
        page.reload()
        page.wait_for_selector("[data-ready]", state="attached")
        expect(field(page, f"{at}.municipality.place")).to_have_value("Ближний округ")
        region.select_option("nizhny")
        expect(field(page, f"{at}.municipality")).to_be_visible()
        expect(field(page, f"{at}.municipality.place")).to_have_count(0)
        check(page)
        assert "Кто внедрил: заполните это поле" in page.locator(".a-f-summary").inner_text()


def test_who_finds_no_region_is_told_of_the_letter(watch: Watched) -> None:
    """Beside the list of regions stands the way for those whose region it does not have."""
    with opened(watch, "?door=practice") as page:
        way = page.locator(".a-f-where").get_by_role("link", name="Расскажите письмом")
        assert str(way.get_attribute("href")).endswith("/contribute/#letter")


def test_a_site_where_no_municipality_is_listed(watch: Watched) -> None:
    """A new training site in a region without a list ends in a letter too, with its sources and
    without any id or address of a record."""
    with opened(watch) as page:
        take(page, "site")
        page.locator('.a-f-fields [id$="-region"]').first.select_option(
            label="Моего региона нет в списке"
        )
        field(page, "name").fill("Фабрика процессов")
        field(page, "municipality.regionName").fill("Дальний край")
        field(page, "municipality.place").fill("Ближний округ")
        page.get_by_role("button", name="Добавить: источник").click()
        field(page, "sources.0.title").fill("Открыта фабрика")
        page.locator(".a-f-fields select[name=kind]").select_option(index=1)
        letter = letter_with(
            page,
            "Добавить площадку: Фабрика процессов",
            "Регион: Дальний край",
            "Муниципалитет: Ближний округ",
            "- Заголовок публикации или документа: Открыта фабрика",
        )
        assert letter.count("Открыта фабрика") == 1
        assert not re.search("http|istochnik|undefined", letter), letter


def test_a_site_is_corrected(watch: Watched, catalog: Path) -> None:
    """A site opened by its address is changed in one line, and nothing else is complained of."""
    with opened(watch, "?door=correction&site=nizhny/fabrika-bor") as page:
        page.wait_for_selector(".a-f-fields input")
        check(page)
        expect(page.locator(".a-f-outcome h2")).to_have_text("Вы пока ничего не изменили")
        field(page, "name").fill("Фабрика на Бору")
        check(page)
        file = "regions/nizhny/sites/fabrika-bor.yml"
        text = file_text(page)
        old = (catalog / file).read_text(encoding="utf-8").splitlines()
        assert [line for line in text.splitlines() if line not in old] == ["name: Фабрика на Бору"]
        assert page.locator(".a-f-new").all_inner_texts() == ["name: Фабрика на Бору\n"]


def test_without_scripts_the_page_says_what_to_do(browser: Browser, home: str) -> None:
    """The page leads to the guide, where the same is done by hand; its list looks like one."""
    with watched(browser, home, java_script_enabled=False) as watch:
        watch.open(FORM)
        links = watch.page.locator("[data-form-instead] a")
        assert links.count() == 4
        assert all(link.is_visible() for link in links.all())
        assert watch.page.locator("[data-form]").is_hidden()
        expect(watch.page.locator("[data-form-instead] ul")).to_have_css("list-style-type", "disc")
        links.first.click()
        assert "внедрили" in watch.page.locator("main").inner_text()


POISON = "<img src=x onerror=document.title='hit'> [a](javascript:alert(1)) **b** </script>"


def test_what_is_typed_stays_text(watch: Watched) -> None:
    """Markup typed into any field is shown as its signs, in the preview and in the file."""
    with opened(watch) as page:
        take(page, "practice")
        page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
        for control in page.locator(".a-f-fields :is(input[type=text], input[type=url])").all():
            control.fill(POISON)
        for control in page.locator(".a-f-fields textarea").all():
            control.fill(POISON)
        check(page)
        shown = page.locator(".a-f-page")
        assert shown.locator("img, script, a").count() == 0
        assert "<img src=x onerror=" in shown.inner_text()
        assert "<img src=x onerror=" in file_text(page)
        assert "hit" not in page.title()


def test_a_mistake_is_told_when_its_field_is_left(watch: Watched) -> None:
    """A field that people have left is judged, and what is wrong is said aloud; others wait."""
    with opened(watch) as page:
        take(page, "practice")
        field(page, "started").fill("2031")
        field(page, "started").press("Tab")
        page.wait_for_selector("[name=started][aria-invalid=true]")
        said = page.locator(".a-f-app > [role=status]").inner_text()
        assert said == "Когда начали: 2031 ещё не наступило"
        assert page.locator("[aria-invalid=true]").count() == 1


def test_keyboard_is_enough(watch: Watched) -> None:
    """Doors, fields, lists and tabs are reached and used without a mouse; a new entry and a removed
    one leave the focus where work goes on."""
    with opened(watch) as page:
        page.locator("#door-practice").focus()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowUp")
        expect(page.locator("#door-practice")).to_be_checked()
        page.keyboard.press("Tab")
        expect(page.locator("#f-region")).to_be_focused()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Tab")
        page.wait_for_selector(".a-f-fields input")
        add = page.get_by_role("button", name="Добавить: шаг")
        add.focus()
        page.keyboard.press("Enter")
        expect(field(page, "steps.0.title")).to_be_focused()
        remove = page.get_by_role("button", name="Убрать: Шаг 1")
        remove.focus()
        page.keyboard.press("Enter")
        expect(add).to_be_focused()
        page.get_by_role("tab", name="Будущая страница").focus()
        page.keyboard.press("ArrowRight")
        expect(page.get_by_role("tab", name="Файл")).to_be_focused()
        assert page.locator("#f-file").is_visible()


DOORS = {
    "practice": "",
    "site": "",
    "adopted": "?door=adopted&practice=nizhny/okno",
    "correction": "?door=correction&practice=nizhny/okno",
}


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_form_is_for_everybody(browser: Browser, home: str, door: str, scheme: Any) -> None:
    """Behind each door axe finds nothing, and nothing sticks out or lies over something else, at
    320, 360 and 1440 pixels, with every group unfolded and the mistakes shown."""
    with watched(browser, home, color_scheme=scheme) as watch:
        with opened(watch, DOORS[door]) as page:
            if not DOORS[door]:
                take(page, door)
            page.wait_for_selector(".a-f-fields input")
            for name in ("Добавить: шаг", "Добавить: партнёр"):
                for one in page.get_by_role("button", name=name).all():
                    one.click()
            check(page)
            page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
            wrong = []
            for width in WIDTHS:
                watch.resize(width)
                found = [*watch.sticking_out(), *watch.overlapping()]
                wrong += [f"{width} px: {what}" for what in found]
            rules = AXE if scheme == "light" else AXE_ON_COLOURS
            wrong += watch.axe(rules)
        assert wrong + watch.wrong == []
