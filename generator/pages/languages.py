"""The site in several languages: which pages have twins, and where the twins of a page stand.

Russian is at the root; the page of another language has the same address under a folder of its own:
"sites/" and "en/sites/". What people contribute with (the form, the help for errors, the handbook)
speaks Russian only, and so do the small pages that other sites frame.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from generator.pages.page import NOT_FOUND, Page
from generator.pages.wording import N_, _
from generator.text import FIRST_LANGUAGE
from generator.text.speaking import speaking
from generator.text.tongues import bare, split

OTHERS: Final = ("en",)
"""The languages that a site can speak besides the first: each has a catalog of messages."""

_ONE_LANGUAGE: Final = N_(
    "%(title)s. Запись на русском языке: что сделали, что изменилось, на чём это основано."
)

TWINNED: Final = frozenset(
    {"", "practices", "spheres", "tools", "regions", "sites", "packages", "certificates"}
)
"""The sections of the catalog's pages that are there in every language; "" is the home page."""


@dataclass(frozen=True, slots=True)
class Languages:
    """The languages of one site, the first one first. `written` are the hand-written pages that are
    there in all of them, by their address in the first ("about/")."""

    spoken: tuple[str, ...] = (FIRST_LANGUAGE,)
    written: frozenset[str] = frozenset()

    def has_twin(self, address: str) -> bool:
        """Whether the page at `address` (in the first language; "?query" and "#place" allowed) is
        there in every language of the site. Files are the same for all and have none."""
        page = address
        if "#" in page or "?" in page:
            page = page.partition("#")[0].partition("?")[0]
        if len(self.spoken) < 2 or (page and not page.endswith("/")):
            return False
        return page.partition("/")[0] in TWINNED or page in self.written

    def localized(self, address: str, lang: str) -> str:
        """The page or file at `address` for readers of `lang`: its twin, or itself without one."""
        if lang == FIRST_LANGUAGE or not self.has_twin(address):
            return address
        return f"{lang}/{address}"

    def twins(self, address: str) -> dict[str, str]:
        """The addresses of the same page by language, itself included, whichever of them is given;
        of a page without twins only its own, as that of the first language."""
        page = neutral(address)
        if not self.has_twin(page):
            return {FIRST_LANGUAGE: page}
        return {lang: self.localized(page, lang) for lang in self.spoken}


def language_of(address: str) -> str:
    """The language of the page at `address`, by where it stands."""
    first = address.partition("/")[0]
    return first if first in OTHERS else FIRST_LANGUAGE


def neutral(address: str) -> str:
    """The address without its language: "en/sites/" → "sites/"."""
    lang = language_of(address)
    return address if lang == FIRST_LANGUAGE else address.removeprefix(f"{lang}/")


def abreast(pages: Callable[[], Iterator[Page]], languages: Languages) -> Iterator[Page]:
    """The pages that `pages` yields, each in all languages before the next one.

    `pages` is called once a language; what two twins rest on is so worked out once and at hand.
    """
    runs = {lang: pages() for lang in languages.spoken}
    while runs:
        for lang, run in tuple(runs.items()):
            with speaking(lang):
                page = next(run, None)
                made = page and _in_place(page, lang, languages)
            if page is None:
                del runs[lang]
            elif made is not None:
                yield made


def _in_place(page: Page, lang: str, languages: Languages) -> Page | None:
    """`page`, made while `lang` was spoken, at its own address; None if it is in the first language
    only. The head of a document has no elements, so its words bear no marks."""
    if lang == FIRST_LANGUAGE:
        return page
    if page.address == NOT_FOUND or not languages.has_twin(page.address):
        return None
    title, description = bare(page.title), bare(page.description)
    if split(page.description)[1] is not None:
        # A record in one language only: its own words would tell nothing to those who search.
        description = _(_ONE_LANGUAGE) % {"title": title}
    address = languages.localized(page.address, lang)
    return Page(
        address,
        page.template,
        title,
        description,
        page.section,
        page.context,
        page.layout,
        lang,
    )


def languages_of(wanted: Sequence[str], written: frozenset[str] = frozenset()) -> Languages:
    """The languages of a site whose keeper wants `wanted`.

    Raises ValueError, in Russian, for a language that has no words here, and without the first.
    """
    strange = [lang for lang in wanted if lang not in (FIRST_LANGUAGE, *OTHERS)]
    if strange or FIRST_LANGUAGE not in wanted:
        known = ", ".join((FIRST_LANGUAGE, *OTHERS))
        raise ValueError(f"languages: {', '.join(wanted)} — нужен ru, а кроме него есть: {known}")
    return Languages((FIRST_LANGUAGE, *(lang for lang in OTHERS if lang in wanted)), written)
