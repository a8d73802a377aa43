"""Which pages have twins, where they stand, and that both sides of a twin are the same page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from generator.pages import Languages, Page, abreast
from generator.pages.languages import language_of, languages_of, neutral
from generator.text.speaking import spoken
from generator.text.tongues import in_tongue

BOTH = Languages(("ru", "en"), frozenset({"about/"}))


@pytest.mark.parametrize(
    ("address", "there"),
    [
        ("", "en/"),
        ("practices/", "en/practices/"),
        ("practices/?sphere=x", "en/practices/?sphere=x"),
        ("practices/nizhny/x/#map", "en/practices/nizhny/x/#map"),
        ("#map", "en/#map"),
        ("certificates/nizhny/1/", "en/certificates/nizhny/1/"),
        ("about/", "en/about/"),
        ("certificates/nizhny/1/badge.svg", "certificates/nizhny/1/badge.svg"),
        ("architecture/", "architecture/"),
        ("contribute/form/", "contribute/form/"),
        ("embed/practices/nizhny/x/", "embed/practices/nizhny/x/"),
        ("api/v1/index.json", "api/v1/index.json"),
        ("404.html", "404.html"),
    ],
)
def test_a_page_has_its_twin_under_the_language(address: str, there: str) -> None:
    """What the public reads has a twin at the same address under /en/; files, frames for other
    sites and what contributors need exist once."""
    assert BOTH.localized(address, "en") == there
    assert BOTH.localized(address, "ru") == address
    assert Languages().localized(address, "en") == address
    assert neutral(there) == address
    assert BOTH.has_twin(address) == (there != address)


def test_twins_name_each_other() -> None:
    """From either side the same two addresses are found; a page without a twin names itself."""
    both = {"ru": "sites/", "en": "en/sites/"}
    assert BOTH.twins("sites/") == BOTH.twins("en/sites/") == both
    assert BOTH.twins("contribute/") == {"ru": "contribute/"}
    assert Languages().twins("sites/") == {"ru": "sites/"}
    assert [language_of(a) for a in ("", "sites/", "en/", "en/sites/", "english/")] == [
        "ru", "ru", "en", "en", "ru",
    ]  # fmt: skip


def test_twins_are_made_one_after_the_other() -> None:
    """Each page in all languages before the next, so that what both need is at hand; those that
    only the first language has come once."""

    def pages() -> Iterator[Page]:
        for address in ("sites/", "tools/", "contribute/"):
            title = in_tongue("Площадки", "ru") if spoken() == "en" else "Площадки"
            yield Page(address, "x.html", title, title, "sites")

    made = list(abreast(pages, BOTH))
    assert [page.address for page in made] == [
        "sites/", "en/sites/", "tools/", "en/tools/", "contribute/",
    ]  # fmt: skip
    assert [page.lang for page in made] == ["ru", "en", "ru", "en", "ru"]
    assert {page.title for page in made} == {"Площадки"}
    assert made[0].description == "Площадки"
    assert "The entry is in Russian" in made[1].description


def test_a_strange_language_is_refused() -> None:
    """A language without words here, and a site without Russian, are no settings."""
    assert languages_of(["en", "ru"]).spoken == ("ru", "en")
    for wanted in (["en"], ["ru", "fr"], []):
        with pytest.raises(ValueError, match="languages"):
            languages_of(wanted)
