"""The English side of a site: all of it English but what is marked as something else, and each page
one link away from its Russian twin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from built.built_site import LOST, URL, BuiltSite
from built.web_page import WebPage, name_of, text_of

CYRILLIC = re.compile("[\u0400-\u052f]")
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
ONLY_RUSSIAN = ("contribute/", "embed/", LOST)
FOR_DEVELOPERS = ("architecture/", "performance/", "search-format/")
"""What contributors and developers need, frames for other sites, and the page for lost visitors."""


def english(site: BuiltSite) -> dict[str, WebPage]:
    """The English pages by address."""
    return {key: page for key, page in site.shown.items() if key.startswith("en/")}


def russian(site: BuiltSite) -> dict[str, WebPage]:
    """The Russian pages that should have an English twin."""
    return {
        key: page
        for key, page in site.shown.items()
        if not key.startswith(("en/", *ONLY_RUSSIAN, *FOR_DEVELOPERS))
    }


def said(element: Element, lang: str) -> Iterator[tuple[str, str]]:
    """Each piece of text inside `element` with the language that the page says it is in."""
    if not isinstance(element.tag, str) or name_of(element) in ("script", "style"):
        return
    lang = element.get("lang") or element.get(XML_LANG) or lang
    yield element.text or "", lang
    for child in element:
        yield from said(child, lang)
        yield child.tail or "", lang


def test_each_page_has_its_twin(full_site: BuiltSite) -> None:
    """Every page that the public reads is there in both languages, and nothing else is."""
    assert len(english(full_site)) > 20
    assert {f"en/{address}" for address in russian(full_site)} == english(full_site).keys()


def test_russian_is_marked_as_russian(full_site: BuiltSite) -> None:
    """No Cyrillic letter stands in an English page outside an element that says its language, and
    nothing is marked as Russian that has no such letter."""
    unmarked, mismarked = [], []
    for address, page in english(full_site).items():
        assert page.root.get("lang") == "en", address
        for text, lang in said(page.root, ""):
            if CYRILLIC.search(text) and lang == "en":
                unmarked.append(f"{address}: {text.strip()}")
        mismarked += [
            f"{address}: {text_of(element)}"
            for element in page.elements
            if element.get("lang") == "ru"
            and element.get("hreflang") is None
            and not CYRILLIC.search(text_of(element))
        ]
    assert unmarked == []
    assert mismarked == []


def test_a_given_translation_is_used(full_site: BuiltSite) -> None:
    """Where a record has an English name, English pages show it and mark nothing."""
    names = [
        element
        for element in full_site.page("en/spheres/").main.iter()
        if text_of(element) == "Education" and name_of(element) == "span"
    ]
    assert names
    assert not any(element.get("lang") for element in names)
    assert "Образование" not in text_of(full_site.page("en/spheres/").main)


def test_names_in_regions_languages_are_marked(full_site: BuiltSite) -> None:
    """A name in the language of a region says so on the pages of both languages."""
    for folder in ("", "en/"):
        found = [
            text_of(element)
            for element in full_site.page(f"{folder}regions/nizhny/").elements
            if element.get("lang") == "cv"
        ]
        assert "Чулхула облаҫӗ" in found, folder


def test_titles_and_descriptions_are_english(full_site: BuiltSite) -> None:
    """Each title names the site in English, and says so where the record's name is Russian; each
    description has English words, or is a name that was given in English."""
    for address, page in english(full_site).items():
        [title] = [e for e in page.named("title") if page.parents[e] in page.named("head")]
        assert "Atlas of Practices" in text_of(title), address
        assert (title.get("lang") == "ru") == bool(CYRILLIC.search(text_of(title))), address
        [description] = page.meta("description")
        latin = re.search(r"[a-z]+ [a-z]+", description) or not CYRILLIC.search(description)
        assert latin, f"{address}: {description}"


def test_the_switch_stays_on_the_page(full_site: BuiltSite) -> None:
    """The links of the header lead to the twin and from there back, without a script; from a page
    that is in Russian only they lead to the English home page and say so."""
    for address, page in full_site.shown.items():
        if address.startswith("embed/"):
            continue
        switches = [e for e in page.named("a") if e.get("class") == "bar__lang"]
        assert len(switches) == 2, address
        other = "ru" if address.startswith("en/") else "en"
        for switch in switches:
            assert switch.get("hreflang") == switch.get("lang") == other, address
            target = full_site.target(address, switch.get("href", ""))
            assert target is not None, address
            there = target[0].removesuffix("index.html")
            if f"en/{address}" in full_site.pages or address.startswith("en/"):
                assert there == (address[3:] if other == "ru" else f"en/{address}")
                assert switch.get("title") is None
            else:
                assert address.startswith((*ONLY_RUSSIAN, *FOR_DEVELOPERS))
                assert there == "en/"
                assert switch.get("title")


def test_search_engines_are_told_of_twins(full_site: BuiltSite) -> None:
    """Both twins name both, in full, and the Russian one as the page for everybody else."""
    for address in ("", "regions/", "practices/nizhny/zayavki/"):
        for page in (full_site.page(address), full_site.page(f"en/{address}")):
            told = {
                e.get("hreflang"): e.get("href")
                for e in page.named("link")
                if e.get("rel") == "alternate" and e.get("hreflang")
            }
            assert told == {
                "ru": URL + address,
                "en": f"{URL}en/{address}",
                "x-default": URL + address,
            }
    lost = full_site.page(LOST)
    assert not [e for e in lost.named("link") if e.get("hreflang")]


def test_links_out_of_english_say_so(full_site: BuiltSite) -> None:
    """A link from an English page to one that is in Russian only tells its language."""
    seen = 0
    for address, page in english(full_site).items():
        for link in page.main.iter():
            if name_of(link) != "a" or link.get("href") is None:
                continue
            target = full_site.target(address, link.get("href", ""))
            if (
                target is not None
                and target[0].startswith("contribute/")
                and target[0].endswith(".html")
            ):
                assert link.get("hreflang") == "ru", f"{address}: {link.get('href')}"
                seen += 1
    assert seen > 10
