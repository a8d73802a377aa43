"""Which language is being spoken: set around the making and drawing of one page, else Russian.

It belongs to the running task and not to the process, so that one worker says a page in one
language and then in the other, and what both rest on is worked out once.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
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


@contextmanager
def speaking(lang: str) -> Iterator[None]:
    """Speak `lang` inside the block."""
    before = _SPOKEN.set(lang)
    try:
        yield
    finally:
        _SPOKEN.reset(before)


@cache
def locale_of(lang: str) -> Locale:
    """CLDR's data for `lang`. Raises babel.UnknownLocaleError if it has none."""
    return Locale.parse(_COUNTRY.get(lang, lang))
