"""The contents of a region's page name its sections, all of them and no others."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from drawn_pages import Drawn, Element, read, the_project, the_sample, words

from generator.pages.contents import FEWEST, Heading, contents


def listed(body: str) -> list[tuple[str, str]]:
    """Anchor and words of each line of the contents of a page."""
    _before, start, rest = body.partition('<details class="a-contents"')
    if not start:
        return []
    links = read(start + rest.partition("</details>")[0] + "</details>")
    return [(each.attributes["href"], words(each.words)) for each in links if each.tag == "a"]


def sections(body: str) -> list[Element]:
    """The sections of a page that stand side by side, in their order."""
    return [
        each
        for each in read(body)
        if each.tag == "section" and "a-section" in each.attributes.get("class", "").split()
    ]


@pytest.mark.parametrize("catalog", [the_project, the_sample])
def test_the_contents_are_the_sections(catalog: Callable[[], Drawn]) -> None:
    """Each region's page names every section by its heading, in order; a short page has no list."""
    drawn = catalog()
    regions = [page.address for page in drawn.pages if page.template == "region.html"]
    long = 0
    for address in regions:
        body = drawn.bodies[address]
        names = [each.attributes["aria-labelledby"] for each in sections(body)]
        found = listed(body)
        if len(names) < FEWEST:
            assert not found, address
            continue
        long += 1
        headings = {
            each.attributes.get("id"): each.words for each in read(body) if each.tag == "h2"
        }
        assert [href for href, _words in found] == [f"#{name}" for name in names], address
        for (_href, text), name in zip(found, names, strict=True):
            assert text
            assert words(headings[name]).startswith(text)
    assert long


def test_what_contributors_write_makes_no_line() -> None:
    """Only a section with its own heading counts; the number beside a heading is no part of it."""
    own = [
        f'<section class="a-section" aria-labelledby="s{n}"><h2 id="s{n}">Раздел&nbsp;{n} '
        f'<span class="a-count">7</span></h2><h2 id="x{n}">Чужой</h2></section>'
        for n in range(FEWEST)
    ]
    strange = '<h2 id="alien">Чужой</h2><section class="b"><h2 id="b">Чужой</h2></section>'
    assert contents(strange.join(own)) == tuple(
        Heading(f"s{n}", f"Раздел\u00a0{n}") for n in range(FEWEST)
    )
    assert contents("".join(own[1:])) == ()
