"""Which language is being spoken: set around the making and drawing of one page, else Russian.

It belongs to the running task and not to the process, so that one worker says a page in one
language and then in the other, and what both rest on is worked out once.
"""

from __future__ import annotations

from contextvars import ContextVar
from functools import cache
from typing import Final

from babel import Locale

from generator.text.multilingual import FIRST_LANGUAGE

_SPOKEN: Final[ContextVar[str]] = ContextVar("spoken", default=FIRST_LANGUAGE)

_COUNTRY: Final = {"en": "en_GB"}
"""Where CLDR tells the habits of countries apart: days before months, no comma before «and»."""

spoken = _SPOKEN.get
"""The language being spoken: "ru", "en"."""


class speaking:  # noqa: N801 - used like a function, as the context managers of the library are
    """Speak `lang` inside the block. A class, since each page enters several such blocks."""

    __slots__ = ("_before", "_lang")

    def __init__(self, lang: str) -> None:
        self._lang = lang

    def __enter__(self) -> None:
        self._before = _SPOKEN.set(self._lang)

    def __exit__(self, *_: object) -> None:
        _SPOKEN.reset(self._before)


@cache
def locale_of(lang: str) -> Locale:
    """CLDR's data for `lang`. Raises babel.UnknownLocaleError if it has none."""
    return Locale.parse(_COUNTRY.get(lang, lang))
