"""The picture of a practice's ways says what the lists say; a package says what was measured."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from drawn_pages import TODAY, Drawn, draw, words

from generator.catalog.prospects import outlook
from generator.demo import make_demo
from generator.model.samples import FOLDER
from generator.pages import Page, diffusion
from generator.pages.citations import FEW
from generator.pages.desk import Desk
from generator.pages.packages import package_page


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Drawn:
    """A made-up catalog in which much was learned and adapted."""
    root: Path = tmp_path_factory.mktemp("ways")
    make_demo(root, practices=50, regions=2, municipalities=48, seed=9, today=TODAY)
    return draw(root)


@pytest.fixture(scope="module")
def demo(made: Drawn) -> dict[str, tuple[Page, str]]:
    """Its pages and their bodies, by address."""
    drawn = made
    return {page.address: (page, drawn.bodies[page.address]) for page in drawn.pages}


def names(picture: str, kind: str) -> list[str]:
    """The names of a kind on the picture, from top to bottom, whole where they are cut."""
    found = re.findall(
        rf'<text class="w-name w-name-{kind}"[^>]*>(?:<title>([^<]*)</title>)?([^<]*)</text>',
        picture,
    )
    return [words(whole or name) for whole, name in found]


def test_the_picture_names_whom_the_lists_name(demo: dict[str, tuple[Page, str]]) -> None:
    """Sites, learners and kin of the picture are those of the lists, in the same order."""
    drawn = families = 0
    for address, (page, body) in demo.items():
        if page.template != "practice.html" or page.context["practice"].diffusion is None:
            continue
        view = page.context["practice"].diffusion
        pictures = re.findall(r'<svg class="w-ways".*?</svg>', body, re.DOTALL)
        assert len(pictures) == bool(view.lessons or view.kin), address
        if not pictures:
            continue
        [picture] = pictures
        drawn += 1
        lists = re.findall(r'<ul class="a-(?:ways|kin)".*?(?=<h3>|<details|\Z)', body, re.DOTALL)
        told = words(" ".join(lists))
        sites = [words(one.site.text) for one in view.lessons if one.site]
        assert names(picture, "site") == sites
        learners = [words(who.link.text) for one in view.lessons for who in one.learners]
        assert names(picture, "stop") == learners
        kin = [words(one.link.text) for one in view.kin if not one.own]
        assert names(picture, "kin") == kin
        families += bool(kin)
        assert len(names(picture, "own")) == 1
        places = [told.index(name) for name in (*sites, *learners, *kin)]
        assert len(places) == len(sites) + len(learners) + len(kin)
    assert drawn > 15
    assert families


def test_many_learners_are_counted_by_years_on_the_picture(
    made: Drawn, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Five names at most: the picture counts, its numbers add up to the names of the list, and each
    lane has a row for each of its years."""
    catalog = made.catalog
    card = max(catalog.published, key=lambda card: (len(card.adopters), card.id))
    monkeypatch.setattr(diffusion, "MOST_NAMES", 5)
    view = diffusion.diffusion_view(card, Desk(catalog))
    assert view is not None
    assert view.grouped
    assert view.picture is not None
    stops = [node.whole for node in view.picture.nodes if node.kind == "stop"]
    assert all(re.fullmatch(r"\d+\sмуниципалитет(а|ов)?", stop) for stop in stops)
    assert sum(int(stop.split()[0]) for stop in stops) == sum(
        len(lesson.learners) for lesson in view.lessons
    )
    years = [{learner.since[-9:] for learner in lesson.learners} for lesson in view.lessons]
    assert len(stops) == sum(map(len, years))


def test_nothing_learned_and_no_kin_make_no_picture(demo: dict[str, tuple[Page, str]]) -> None:
    """Most practices have neither: their pages have no empty drawing."""
    without = [
        body
        for page, body in demo.values()
        if page.template == "practice.html" and page.context["practice"].diffusion is None
    ]
    assert without
    assert not any("w-ways" in body for body in without)


def test_a_package_tells_what_was_measured_and_where_it_is_lacking(
    demo: dict[str, tuple[Page, str]],
) -> None:
    """Each page has the caveat beside the figures, or says that nothing can be compared."""
    both = set()
    for page, body in demo.values():
        if page.template != "package.html":
            continue
        view = page.context["package"].outlook
        assert view is not None
        told = words(body)
        assert "Если бы пакет дошёл до всех" in told
        assert ("Это не прогноз." in told) == bool(view.rows)
        assert ("нет измерений, которые можно сравнить" in told) == (not view.rows)
        for row in view.rows:
            assert words(row.metric) in told
            assert f"{words(row.before)} {words(row.after)}" in told
        for wave in page.context["package"].waves:
            assert sum(count for _, count in wave.states) == wave.municipalities
        both.add(bool(view.rows))
    assert True in both


def test_the_package_of_the_sample_by_hand() -> None:
    """Of its practices «Справка за один день» was measured at home: five days became one."""
    drawn = draw(FOLDER)
    [entry] = drawn.catalog.directory.packages.values()
    found = outlook(entry, drawn.catalog)
    assert [(p.metric, p.before, p.after, p.places) for p in found.prospects] == [
        ("Срок выдачи справки", (5, 5), (1, 1), 1)
    ]
    told = words(drawn.bodies["packages/primer/uslugi/"])
    assert "Срок выдачи справки 5 дн. 1 дн. 1 место" in told
    view = package_page(entry, Desk(drawn.catalog)).context["package"]
    assert [wave.states for wave in view.waves] == [(("in-progress", 1),)]
    assert "внедряется 1" in told


def test_the_heading_of_the_picture_is_left_out_with_it(demo: dict[str, tuple[Page, str]]) -> None:
    """«Путь практики» stands inside the figure that narrow screens and paper leave out, so that no
    heading is left with nothing under it."""
    drawn = [body for _page, body in demo.values() if 'class="w-figure"' in body]
    assert drawn
    for body in drawn:
        figure = body.partition('<figure class="w-figure">')[2].partition("</figure>")[0]
        assert words(figure).startswith("Путь практики")
        assert len(re.findall("<h3>Путь.практики</h3>", body)) == 1


def test_folded_facts_are_on_the_page_without_scripts(demo: dict[str, tuple[Page, str]]) -> None:
    """The line of a source says the number, and an element that unfolds by itself has the names."""
    bodies = [body for _page, body in demo.values() if "a-source-names" in body]
    assert bodies
    for body in bodies:
        line, _start, rest = body.partition('<details class="a-how a-source-names"><summary>')
        said = words(rest.partition("</summary>")[0]).removesuffix(" поимённо")
        assert words(line.rpartition('<p class="a-source-proves">')[2]).find(said) > 0
        names = rest.partition("<p>")[2].partition("</p>")[0].split("; ")
        assert len(names) == int(said.split()[0]) > FEW
