"""A contributor's one-line texts as people read them: one language, harmless, typographed.

Long texts stay Markdown until the template draws them; these here are plain text and are escaped
by the template.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from generator.text import FIRST_LANGUAGE, Words, harmless, plain, said_in, say, typograph, words
from generator.text.speaking import spoken
from generator.text.tongues import in_tongue, split


class Interface:
    """The words of the interface in one language, set as people read them; each is set once."""

    def __init__(self, said: Words) -> None:
        self._said = said
        self._in_russian = said.lang == FIRST_LANGUAGE
        self.known: dict[str, str] = {}
        """What has been said before."""
        self._counted = lru_cache(maxsize=4096)(self._count)

    def __call__(self, message: str) -> str:
        """`message` in this language, with the typography of a book."""
        text = self.known.get(message)
        if text is None:
            said = self._said.gettext(message)
            text = self.known[message] = typograph(said) if self._in_russian else said
        return text

    def plural(self, one: str, many: str, n: int) -> str:
        """The noun that stands beside `n`, without the number."""
        return self._said.ngettext(one, many, n)

    def counted(self, one: str, many: str, n: int) -> str:
        """The number and what it counts: «2 300 практик»."""
        return self._counted(one, many, n)

    def _count(self, one: str, many: str, n: int) -> str:
        said = self._said.counted(one, many, n)
        return typograph(said) if self._in_russian else said


@cache
def interface(lang: str) -> Interface:
    """The words of the interface in `lang`, set once for the whole process."""
    return Interface(words(lang))


def _(message: str) -> str:
    """`message` in the language being spoken."""
    said = interface(spoken())
    return said.known.get(message) or said(message)


def counted(one: str, many: str, n: int) -> str:
    """The number and what it counts, in the language being spoken: «2 300 практик»."""
    return interface(spoken()).counted(one, many, n)


def N_(message: str) -> str:  # noqa: N802 - the name that gettext's tools look for
    """Marks words of the interface that are translated where they are used."""
    return message


Given = str | Mapping[str, str]


def shown(text: Given) -> str:
    """A title, name or metric, ready to be set: in the language being spoken where it is given in
    it, else marked as what it is in."""
    lang = spoken()
    if isinstance(text, str):
        return _set(text) if lang == FIRST_LANGUAGE else _in_russian(text)
    said = said_in(text, lang)
    whole = _set(say(text, lang)) if said == FIRST_LANGUAGE else harmless(say(text, lang))
    return whole if said == lang else in_tongue(whole, said)


def shown_if(text: Given | None) -> str | None:
    """The same for a text that may be missing."""
    return None if text is None else shown(text)


def prose(text: Given | None) -> str | None:
    """A long text, still Markdown: in the language being spoken, else marked as what it is in."""
    lang = spoken()
    if text is None or (lang == FIRST_LANGUAGE and isinstance(text, str)):
        return text
    said = said_in(text, lang)
    return say(text, lang) if said == lang else in_tongue(say(text, lang), said)


def in_own_language(text: Given, lang: str) -> str:
    """A name in `lang`, whatever is spoken: for an element that says so itself."""
    return _set(say(text, lang))


def opening(text: str) -> str:
    """The first paragraph of a long text as plain words, marked as the text is."""
    body, lang = split(text)
    first = plain(body).partition("\n")[0]
    return first if lang is None else in_tongue(first, lang)


@lru_cache(maxsize=2048)
def _in_russian(text: str) -> str:
    return in_tongue(_set(text), FIRST_LANGUAGE)


@lru_cache(maxsize=4096)
def _set(text: str) -> str:
    return typograph(harmless(text))
