"""A contributor's one-line texts as people read them: one language, harmless, typographed.

Long texts stay Markdown until the template draws them; these here are plain text and are escaped
by the template.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from generator.text import Words, harmless, say, typograph, words


class Interface:
    """The words of the interface in one language, set as people read them; each is set once."""

    def __init__(self, said: Words) -> None:
        self._said = said
        self._set: dict[str, str] = {}

    def __call__(self, message: str) -> str:
        """`message` in this language, with the typography of a book."""
        text = self._set.get(message)
        if text is None:
            text = self._set[message] = typograph(self._said.gettext(message))
        return text

    def plural(self, one: str, many: str, n: int) -> str:
        """The noun that stands beside `n`, without the number."""
        return self._said.ngettext(one, many, n)

    def counted(self, one: str, many: str, n: int) -> str:
        """The number and what it counts: «2 300 практик»."""
        return typograph(self._said.counted(one, many, n))


_ = Interface(words())
counted = _.counted


def N_(message: str) -> str:  # noqa: N802 - the name that gettext's tools look for
    """Marks words of the interface that are translated where they are used."""
    return message


Given = str | Mapping[str, str]


def shown(text: Given) -> str:
    """A title, name or metric, ready to be set."""
    return _set(say(text))


def shown_if(text: Given | None) -> str | None:
    """The same for a text that may be missing."""
    return None if text is None else _set(say(text))


def prose(text: Given | None) -> str | None:
    """A long text in the page's language, still Markdown."""
    return None if text is None else say(text)


@lru_cache(maxsize=16384)
def _set(text: str) -> str:
    return typograph(harmless(text))
