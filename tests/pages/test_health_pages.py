"""The pages of what waits for help: each need with its line, figures of regions, and no pillory."""

from __future__ import annotations

from pathlib import Path

import pytest
from drawn_pages import EDIT, SETTINGS, Drawn, Element, draw, read, the_project, words
from health_samples import FILES, THIN, TODAY, write

from generator.catalog.health import Health
from generator.pages import Settings
from generator.pages.health import PER_PAGE, Share, parts_of

HOME = "contribute/health/"
REGION = "contribute/health/nizhny/"


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Drawn:
    """The catalog whose needs are worked out by hand."""
    return draw(write(tmp_path_factory.mktemp("catalog")))


def links(body: str) -> list[str]:
    """Where the links of a body lead, in their order."""
    return [e.attributes["href"] for e in read(body) if e.tag == "a"]


def edits(body: str) -> list[str]:
    """Those that lead to the forge, without its address."""
    return [link.removeprefix(EDIT) for link in links(body) if link.startswith(EDIT)]


def test_each_need_is_a_link_to_its_line(drawn: Drawn) -> None:
    """On the page of the region stands one link for each need, to file and line, in the order of
    kinds; the line is told in words too."""
    needs = list(Health(drawn.catalog).region("nizhny").needs)
    body = drawn.bodies[REGION]
    assert edits(body) == [f"{need.file}#L{need.line}" for need in needs]
    assert words(body).count("строка ") >= len(needs)


def test_without_a_forge_file_and_line_stand_in_words(tmp_path: Path) -> None:
    """Nothing leads to nowhere: the same needs, told by file and line."""
    body = draw(write(tmp_path), Settings(today=TODAY)).bodies[REGION]
    assert [link for link in links(body) if "#L" in link] == []
    assert "Новая practices/nizhny/novaya.yml Выкса: устарело с 1 ноября 2026 года строка 17" in (
        words(body)
    )


def test_links_for_editing_are_promised_only_where_they_are(drawn: Drawn, tmp_path: Path) -> None:
    """The home page and that of a region's needs speak of links for editing where a repository is
    named, and of the form or the file where none is."""
    plain = draw(write(tmp_path), Settings(today=TODAY))
    home, region = "У страницы каждой записи есть ссылка на правку", "Каждая строка ведёт туда"
    assert home in words(drawn.bodies[""])
    assert region in words(drawn.bodies[REGION])
    assert home not in words(plain.bodies[""])
    assert region not in words(plain.bodies[REGION])
    assert "У каждой строки названо, где это править" in words(plain.bodies[REGION])
    for one in (drawn, plain):
        assert "contribute/form/?door=correction" in links(one.bodies[""])


def test_the_table_of_regions_by_hand(drawn: Drawn) -> None:
    """Of eighteen questions ten have answers; one practice of two is whole, one was checked within
    a year, two of five adoptions are confirmed; 23 places wait."""
    row = words(drawn.bodies[HOME]).partition("Можно улучшить")[2]
    assert row.lstrip().startswith("Нижегородская область 10 из 18 1 из 2 1 из 2 2 из 5 23")


def test_the_table_of_practices_by_hand(drawn: Drawn) -> None:
    """Each published practice with its answers, its age in days, its confirmations and needs;
    neither the draft nor the archived one is measured."""
    text = words(drawn.bodies[REGION])
    table = text[text.index("Практики по одной") :]
    assert "Единое окно 9 из 9 1 ноября 2026 года 21 день назад 1 из 1 0" in table
    assert "Новая 1 из 9 когда, неизвестно 1 из 4 19" in table
    assert "Старая" not in table
    assert "Ещё не описанная" not in table


def test_counts_of_kinds_agree(drawn: Drawn) -> None:
    """The number beside each kind is that of its links, here and on the page of all regions."""
    health = Health(drawn.catalog).region("nizhny")
    for kind, count in health.counts.items():
        for address, level in ((HOME, "h3"), (REGION, "h2")):
            (head,) = [
                e
                for e in read(drawn.bodies[address])
                if e.tag == level and e.attributes.get("id") == kind.value
            ]
            assert head.words.split()[-1] == str(count), address


def test_regions_are_not_ranked() -> None:
    """Regions stand by name, whatever they need, and entries by the names of their files."""
    project = the_project()
    lines = project.page(HOME).context["lines"]
    names = [line.link.text for line in lines]
    assert names == sorted(names)
    for page in project.pages:
        if page.address.startswith(REGION):
            for kind in page.context["kinds"]:
                assert [m.file for m in kind.matters] == sorted(m.file for m in kind.matters)


def test_how_it_was_counted_is_said(drawn: Drawn) -> None:
    """Behind «Как посчитано» stand the questions and the terms, on both pages."""
    for address in (HOME, REGION):
        text = words(drawn.bodies[address])
        counted = text[text.index("Как посчитано") :]
        assert "какую задачу решали, что сделали, как повторить, по шагам" in counted
        assert "365 дней" in counted


def test_the_region_leads_to_what_waits(drawn: Drawn) -> None:
    """At the foot of the region's page: how many places wait for help, and where they are."""
    body = drawn.bodies["regions/nizhny/"]
    assert "Что ждёт вашей помощи: 23" in words(body)
    assert f"../../{REGION}" in links(body)


def test_nothing_to_do_is_good_news(tmp_path: Path) -> None:
    """A region that needs nothing is thanked, its page stands, and no link of the region's page
    speaks of help."""
    root = write(tmp_path)
    for file in FILES:
        if file.endswith(("novaya.yml", "chernovik.yml", "staraya.yml", "fabrika-kstovo.yml")):
            (root / file).unlink()
    whole = draw(root)
    text = words(whole.bodies[REGION])
    assert "Здесь всё в порядке" in text
    assert edits(whole.bodies[REGION]) == []
    assert "Сейчас ничего" in words(whole.bodies[HOME])
    assert "ждёт вашей помощи" not in words(whole.bodies["regions/nizhny/"])


@pytest.mark.parametrize(
    ("practices", "parts"), [(0, 1), (1, 1), (PER_PAGE, 1), (PER_PAGE + 1, 2), (500, 9)]
)
def test_how_many_pages_a_region_has(practices: int, parts: int) -> None:
    """So many practices on a page, and one page where there are none."""
    assert parts_of(practices) == parts


def test_a_large_region_is_told_on_several_pages(tmp_path: Path) -> None:
    """Of seventy practices each stands on one page, in order; together the pages have every need
    once, and each leads to the others."""
    root = write(tmp_path)
    for number in range(70):
        (root / f"practices/nizhny/p{number:02}.yml").write_text(THIN, encoding="utf-8")
    whole = draw(root)
    needs = list(Health(whole.catalog).region("nizhny").needs)
    pages = [whole.bodies[REGION], whole.bodies[f"{REGION}2/"]]
    found = [edit for body in pages for edit in edits(body)]
    assert sorted(found) == sorted(f"{need.file}#L{need.line}" for need in needs)
    assert "practices/nizhny/p69.yml#L14" in edits(pages[1])
    assert "practices/nizhny/p00.yml#L14" in edits(pages[0])
    assert all("p69" not in edit for edit in edits(pages[0]))
    assert "regions/nizhny/sites/fabrika-kstovo.yml#L8" in edits(pages[0])
    (current,) = [e for e in read(pages[1]) if e.attributes.get("aria-current") == "page"]
    assert current.words == "Страница 2"
    assert f"../../../../{REGION}" in links(pages[1])
    assert f"../../../{REGION}2/" in links(pages[0])
    titles = {page.address: page.title for page in whole.pages}
    assert titles[f"{REGION}2/"] == "Что ждёт помощи: Нижегородская область, страница 2"


@pytest.mark.parametrize(
    ("count", "of", "percent"), [(0, 9, 0), (1, 1000, 1), (999, 1000, 99), (9, 9, 100), (1, 3, 33)]
)
def test_bars_tell_no_more_than_is_so(count: int, of: int, percent: int) -> None:
    """A bar is full only when everything is there, and empty only when nothing is."""
    assert Share(count, of).percent == percent


def test_anchors_of_feeds_are_on_the_page(drawn: Drawn) -> None:
    """Each entry of a list has the id to which the feed leads."""
    ids = [e.attributes["id"] for e in read(drawn.bodies[REGION]) if e.tag == "li" and _id(e)]
    assert "stale-practices-nizhny-novaya" in ids
    assert len(ids) == len(set(ids)) == len(Health(drawn.catalog).region("nizhny").matters)


def _id(element: Element) -> bool:
    return "id" in element.attributes


def test_a_finding_says_what_to_do(tmp_path: Path) -> None:
    """What `atlas check` warns of stands with its words, its advice and a link to its help page."""
    root = write(tmp_path, okno=FILES["practices/nizhny/okno.yml"].replace(
        "lessons: Не спешить.", "lessons: <b>Не спешить.</b>"
    ))  # fmt: skip
    body = draw(root, SETTINGS).bodies[REGION]
    assert "practices/nizhny/okno.yml#L25" in edits(body)
    assert "../../../contribute/codes/p806/" in links(body)
    assert "Советы проверки" in words(body)
