"""Running the programme, as its pages tell it: what to take next, duties, gaps, ways, tables."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

import pytest
from drawn_pages import PROJECT, TEMPLATES, TODAY, pages_of, words

from generator.catalog.counting import counted
from generator.catalog.diffusion import lessons
from generator.demo import make_demo
from generator.pages import Page, environment, render_body
from generator.pages.advice import distance_words
from generator.pages.environment import CatalogEnvironment


@lru_cache(maxsize=64)
def body(address: str, root: Path = PROJECT) -> str:
    """The body of one page of a catalog, the project's own unless said otherwise."""
    env, pages = _ready(root)
    return render_body(env, pages[address])


@lru_cache(maxsize=2)
def _ready(root: Path) -> tuple[CatalogEnvironment, dict[str, Page]]:
    _catalog, pages = pages_of(root)
    return environment(TEMPLATES), {page.address: page for page in pages}


def section(address: str, anchor: str) -> str | None:
    """The words of one part of a page of the project, or None if the page has no such part."""
    part = rf'<section [^>]*aria-labelledby="{anchor}".*?</section>'
    found = re.search(part, body(address), re.DOTALL)
    return None if found is None else words(found[0])


def test_the_bor_is_told_what_to_take_next_and_why() -> None:
    """Gorodets is a municipal okrug too, 49 km away; its practice comes first, with the rule."""
    told = section("regions/nizhny/bor/", "next")
    assert told is not None
    assert "Придумали: Городецкий муниципальный округ тоже муниципальный округ" in told
    assert "Ближайшее место: Городецкий муниципальный округ , 49 километров" in told
    assert told.index("Городецкий") < told.index("Павловский") < told.index("Арзамас")
    assert "Как посчитано" in told


def test_a_practice_is_told_of_the_place_that_thought_of_it() -> None:
    """Kstovo has merged into Nizhny Novgorod, which did not think of its one-stop shop."""
    told = section("regions/nizhny/gorodetskiy/", "next")
    assert told is not None
    _, _, shop = told.partition("муниципальных услуг в Кстове")
    assert shop.partition("Придумали: ")[2].startswith("Кстовский муниципальный округ")


@pytest.mark.parametrize("address", ["regions/rostov/azov/", "regions/nizhny/kstovskiy/"])
def test_where_nothing_can_be_said_the_part_is_left_out(address: str) -> None:
    """Azov has no like that has anything; Kstovo has merged into the city, which is advised."""
    assert section(address, "next") is None


def test_short_distances_are_told_in_words() -> None:
    """Centres in one town lie no «0 километров» apart."""
    assert distance_words(0.3).replace("\u00a0", " ") == "менее 1 километра"
    assert distance_words(49.4).replace("\u00a0", " ") == "49 километров"


def test_a_duty_without_data_says_so_and_is_missed_by_nobody() -> None:
    """Chuvashia's two duties: neither has records of its term in the catalog, and nobody is named
    as having failed; the municipality's page says the same in a line."""
    told = section("regions/chuvashia/", "targets")
    assert told is not None
    assert "Учреждения-образцы: не менее 1" in told
    assert "на каждый муниципалитет, в 2023 году" in told
    assert "никто не сообщил, поэтому и невыполнившим никто не назван" in told
    assert "Таких сведений в каталоге нет" in told
    assert "Выполнили" not in told
    own = section("regions/chuvashia/cheboksary/", "duties")
    assert own is not None
    assert own.count("сведений в каталоге нет") == 2


def test_a_merged_municipality_is_bound_by_nothing_new() -> None:
    """The city of Alatyr is no more: its duties of today are its successor's."""
    assert section("regions/chuvashia/alatyr/", "duties") is None


def test_gap_between_reported_and_counted_is_told_in_words() -> None:
    """Nizhny reports 170 scaled practices and «более 170»; the catalog can name none of them, and
    three sites of eighteen."""
    told = section("regions/nizhny/", "figures")
    assert told is not None
    assert "Источники расходятся: 170 и более 170" in told
    assert "Поимённо не названы: 170 или более 170" in told
    assert "Поимённо не названы: 15" in told
    assert "Как посчитано" in told


def test_participants_of_the_programme_stand_beside_those_of_the_catalog() -> None:
    """22 regions in December 2020 and 33 in December 2024, each beside those that had joined."""
    told = words(body("regions/"))
    table = told[told.index("Регионы в программе: сообщено и названо") :]
    assert table.index("22") < table.index("33")
    assert "Поимённо не названы:" in table


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A made-up catalog in which practices are adopted, taught, adapted and scaled."""
    root = tmp_path_factory.mktemp("demo")
    make_demo(root, practices=60, regions=2, municipalities=40, seed=3, today=TODAY)
    return root


def _bodies(root: Path, template: str) -> dict[str, str]:
    """The bodies of all pages of a kind, by address."""
    _env, pages = _ready(root)
    return {a: body(a, root) for a, page in pages.items() if page.template == template}


def test_pages_of_practices_tell_who_learned_from_whom(demo: Path) -> None:
    """Exactly those practices that somebody learned at a named site have the list."""
    catalog = pages_of(demo)[0]
    bodies = _bodies(demo, "practice.html")
    told = {address for address, html in bodies.items() if "Кто у кого учился" in words(html)}
    due = {
        f"practices/{card.id}/"
        for card in catalog.published
        if any(lesson.site for lesson in lessons(card, catalog))
    }
    assert told == due
    assert due


def test_pages_of_regions_tell_what_is_scaled(demo: Path) -> None:
    """As many as the catalog counts, with those near the threshold apart."""
    catalog = pages_of(demo)[0]
    for address, html in _bodies(demo, "region.html").items():
        key = address.split("/")[1]
        told = words(html)
        if "Как расходятся практики" in told:
            number = counted(catalog, "scaled-practices", key)
            assert re.search(rf"масштабирован[аоы]* {number} практик", told), address
        else:
            assert not any(card.adopters for card in catalog.by_region.get(key, ()))


def test_pages_of_municipalities_tell_what_to_take_and_what_is_due(demo: Path) -> None:
    """Most have like ones that are ahead; each is told its yearly duty with its state."""
    bodies = _bodies(demo, "municipality.html")
    advised = [a for a, html in bodies.items() if 'aria-labelledby="next"' in html]
    assert len(advised) > len(bodies) / 2
    told = [words(html) for html in bodies.values() if 'aria-labelledby="duties"' in html]
    assert told
    assert all(
        any(state in text for state in ("выполнено", "срок идёт", "в каталоге не значится"))
        for text in told
    )


def test_regions_stand_side_by_side_without_false_zeros() -> None:
    """Of Kursk only a certificate is known: six times «нет данных», no 0. Samara, of which nothing
    is, stands below the table; Nizhny's number has its whole."""
    html = body("regions/")
    rows = re.findall(r'<tr role="row"><th scope="row".*?</tr>', html, re.DOTALL)
    told = {words(row).split(" область")[0]: words(row) for row in rows}
    assert told["Курская"].count("нет данных") == 6
    assert " 0 " not in told["Курская"]
    assert "Самарская" not in told
    assert "Самарская область" in words(html).partition("Нет данных ни по одному столбцу:")[2]
    assert re.search(r"Нижегородская область 17 \d+ из 17 ", told["Нижегородская"])


def test_chronicle_of_the_programme_runs_in_order_of_time() -> None:
    """22 regions in December 2020, 33 in December 2024, then Voronezh heads the Club."""
    told = section("regions/", "chronicle")
    assert told is not None
    places = [told.index(text) for text in ("22 региона", "33 региона", "Воронежская область")]
    assert "Присоединились:" in told
    assert places[0] < places[1]


def test_places_in_a_rating_are_drawn_as_published(demo: Path) -> None:
    """Four years, four dots, and the same in words; one year alone has no line."""
    for html in _bodies(demo, "region.html").values():
        [course] = re.findall(r'<figure class="a-rating-course">.*?</figure>', html, re.DOTALL)
        assert course.count("<circle") == 4
        assert words(course).startswith("Вымышленный рейтинг бережливых регионов")
    assert "a-rating-course" not in body("regions/voronezh/")
    assert "5 -е место" in words(body("regions/voronezh/"))
