"""Whatever the checks let into a field comes out of a page as inert text."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from drawn_pages import Drawn, draw, read, the_project, the_sample
from poisoned_sample import poison_sample

from generator.pages.contacts import telephone

HOSTILE = "</title><script>a()</script>\"><img src=x onerror=b()>' {{7*7}} {% x %} javascript:c()"
MARK = "onerror=b()"
FORBIDDEN_TAGS = {
    *("script", "style", "iframe", "object", "embed", "base", "link", "meta", "template"),
    *("noscript", "audio", "video", "source", "foreignobject", "animate", "set", "math"),
}
FORBIDDEN_ATTRIBUTES = re.compile(
    r"on.*|style|srcdoc|srcset|formaction|action|ping|target|background|xml:base|http-equiv"
)
"""What the content security policy does not know, or what would lead away unseen."""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Drawn:
    """The sample catalog, every field that takes a text poisoned."""
    root = tmp_path_factory.mktemp("hostile")
    assert poison_sample(root, HOSTILE) > 80, "the sample has a text in far more fields"
    return draw(root)


def test_all_pages_come_out(hostile: Drawn) -> None:
    """Poison in a text takes no page away."""
    assert {page.address for page in hostile.pages} == {p.address for p in the_sample().pages}


def test_poison_is_shown_as_text(hostile: Drawn) -> None:
    """The words of the poison stand on the pages, escaped: nothing was dropped in silence."""
    for address in ("practices/primer/spravka-za-den/", "regions/primer/", "certificates/", ""):
        assert MARK in hostile.bodies[address]
    assert "49" not in hostile.bodies["tools/value-stream-mapping/"]


def _kinds(drawn: Drawn) -> set[tuple[str, str]]:
    """Every element with each of its attributes, as far as it is used at all."""
    return {
        (element.tag, attribute)
        for body in drawn.bodies.values()
        for element in read(body)
        for attribute in ("", *element.attributes)
    }


def _check(drawn: Drawn) -> None:
    for address, body in drawn.bodies.items():
        for element in read(body):
            assert element.tag not in FORBIDDEN_TAGS, f"{address}: <{element.tag}>"
            for attribute, value in element.attributes.items():
                assert not FORBIDDEN_ATTRIBUTES.fullmatch(attribute), f"{address}: {attribute}"
                if attribute in ("href", "xlink:href", "src"):
                    scheme = re.match(r"\s*([a-z][a-z0-9+.-]*):", value, re.IGNORECASE)
                    outside = {"http", "https", "mailto", "tel"} if element.tag == "a" else set()
                    assert not scheme or scheme[1] in outside, value
                    assert not value.startswith(("//", "\\")), value


def test_poison_makes_no_element_attribute_or_address(hostile: Drawn) -> None:
    """Only elements and attributes of our own templates come out, links only where they may."""
    _check(hostile)
    assert _kinds(hostile) <= _kinds(the_sample())


@pytest.mark.parametrize("drawn", [the_sample, the_project], ids=["sample", "project"])
def test_pages_hold_to_the_sites_policy(drawn: Any) -> None:
    """No style and no script on any page, and nothing from elsewhere: the content security policy
    knows none."""
    _check(drawn())


def test_heads_get_plain_words(hostile: Drawn) -> None:
    """Title and description are words, not HTML: whoever sets them into a head escapes them."""
    page = hostile.page("practices/primer/spravka-za-den/")
    assert "<script>" in page.title
    assert "&lt;" not in page.title
    assert "\n" not in page.description


def test_templates_take_no_short_cut() -> None:
    """No template of the catalog switches escaping off or marks anything as safe."""
    for file in (Path(__file__).parents[2] / "overrides" / "catalog").rglob("*.html"):
        text = file.read_text("utf-8")
        assert not re.search(r"\|\s*safe\b|autoescape\s+false|Markup\(", text), file.name


@pytest.mark.parametrize(
    ("phone", "link"),
    [
        ("+7 (83100) 2-00-00", "tel:+78310020000"),
        ("8 800 100 00 00", "tel:88001000000"),
        ("8 800 1, доб. 5", None),
        ("javascript:alert(1)", None),
        ("<b>1</b>", None),
    ],
)
def test_telephones_are_links_only_when_plainly_one_number(phone: str, link: str | None) -> None:
    """A telephone becomes a link only if nothing but one number stands in the field."""
    assert telephone(phone) == link
