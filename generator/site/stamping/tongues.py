"""A page's way to its twins in other languages: the switch in the header, and links for machines.

The switch is a plain link to the same page in the other language, so it works without scripts. A
page that is there in one language only leads to the other's home page and says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Final

from babel import Locale
from markupsafe import Markup

from generator.pages import Page
from generator.pages.compiling import escaped
from generator.pages.languages import OTHERS, Languages, language_of, languages_of
from generator.site.edition.addresses import LOST, relative
from generator.site.stamping.imprint import Imprint, WrongSetting
from generator.text import FIRST_LANGUAGE, words
from generator.text.tongues import is_russian
from generator.text.words import N_

SWITCH: Final = "@@atlas:switch@@"
ALTERNATES: Final = "@@atlas:alternates@@"
"""Where a frame has room for the switch and for the links; a whole page of the theme, for both."""

_IN_THE_FIRST: Final = Markup(' lang="{}"').format(FIRST_LANGUAGE)
_ONLY_HERE: Final = N_("Эта страница есть только на русском языке. По ссылке — главная страница.")


def switch(address: str, imprint: Imprint) -> Markup:
    """The links from the page at `address` to the site's other languages; nothing on a site that
    has one."""
    links = []
    own, twins = language_of(address), imprint.languages.twins(address)
    for lang in imprint.languages.spoken:
        if lang == own:
            continue
        there = twins.get(lang)
        place = there if there is not None else f"{lang}/"
        href = f"{imprint.base}{place}" if address == LOST else relative(place, address)
        link = _link_home if there is None else _link
        links.append(f'<a class="bar__lang" href="{escaped(href)}"{link(lang)}</a>')
    return Markup("".join(links))  # noqa: S704 - all of it is escaped


@cache
def _link(lang: str, remark: str = "") -> str:
    """What stands behind the address of a link to another language; the same on all pages."""
    said = escaped(lang)
    return f' lang="{said}" hreflang="{said}"{_titled(remark)}>{escaped(own_name(lang))}'


@cache
def _link_home(lang: str) -> str:
    """The same where the page itself is not there in it, and the link leads to the home page."""
    return _link(lang, words(lang).gettext(_ONLY_HERE))


def alternates(address: str, imprint: Imprint) -> Markup:
    """What search engines are told of a page's twins. They want full addresses, so there is nothing
    to tell until the site's own is known."""
    twins = imprint.languages.twins(address)
    if not imprint.url or len(twins) < 2:
        return Markup()
    links = []
    for lang, place in (*twins.items(), ("x-default", twins[FIRST_LANGUAGE])):
        href = escaped(imprint.full(place))
        links.append(f'<link rel="alternate" hreflang="{escaped(lang)}" href="{href}">')
    return Markup("".join(links))  # noqa: S704 - all of it is escaped


def titled(page: Page) -> Markup:
    """The attribute of a title that names a record in the first language on a page of another."""
    if page.lang == FIRST_LANGUAGE or not is_russian(page.title):
        return Markup()
    return _IN_THE_FIRST


def fill(html: str, address: str, imprint: Imprint) -> str:
    """A hand-written page, as the theme rendered it, with its switch and links in place."""
    html = html.replace(SWITCH, switch(address, imprint))
    return html.replace(ALTERNATES, alternates(address, imprint))


@cache
def own_name(lang: str) -> str:
    """What a language calls itself: «Русский», "English"."""
    name = Locale.parse(lang).get_language_name(lang) or lang
    return name[:1].upper() + name[1:]


def spoken_by(wanted: Sequence[str], docs: Path) -> Languages:
    """The languages of the site: those that its keeper wants; with the hand-written pages of `docs`
    that are there in all of them.

    Raises WrongSetting for a language that has no words here.
    """
    try:
        languages = languages_of([str(lang) for lang in wanted])
    except ValueError as error:
        raise WrongSetting(f"mkdocs.yml, {error}") from None
    return replace(languages, written=hand_written(docs, languages.spoken))


def hand_written(docs: Path, languages: tuple[str, ...]) -> frozenset[str]:
    """The addresses of the pages in the folder `docs` that are there in all `languages`."""
    others = [lang for lang in languages if lang != FIRST_LANGUAGE]
    if not others:
        return frozenset()
    found = (
        {_address(file.relative_to(docs / lang)) for file in (docs / lang).rglob("*.md")}
        for lang in others
    )
    return frozenset(
        address for address in set.intersection(*found) if _file(docs, address) is not None
    )


def unwanted(name: str, languages: tuple[str, ...]) -> bool:
    """Whether the file `name` of the docs folder is for a language that the site does not speak."""
    first = name.partition("/")[0]
    return first in OTHERS and first not in languages


def _address(file: Path) -> str:
    name = file.with_suffix("").as_posix().removesuffix("index")
    return name if name.endswith("/") or not name else f"{name}/"


def _file(docs: Path, address: str) -> Path | None:
    for file in (docs / f"{address.rstrip('/')}.md", docs / address / "index.md"):
        if file.is_file():
            return file
    return None


def _titled(remark: str) -> Markup:
    return Markup(' title="{}"').format(remark) if remark else Markup()
