"""Texts that a contributor gave in one language or in several: which one is said."""

from __future__ import annotations

from collections.abc import Mapping

FIRST_LANGUAGE = "ru"


def say(text: str | Mapping[str, str], lang: str = FIRST_LANGUAGE) -> str:
    """`text` in `lang`; where it is missing in Russian, and else in the first language given.

    A plain string is the same in every language; an empty mapping gives an empty string.
    """
    if isinstance(text, str):
        return text
    return text.get(lang) or text.get(FIRST_LANGUAGE) or next(iter(text.values()), "")


def all_said(text: str | Mapping[str, str]) -> str:
    """`text` in every language in which it is given, line by line: for those who search."""
    return text if isinstance(text, str) else "\n".join(text.values())


def said_in(text: str | Mapping[str, str], lang: str = FIRST_LANGUAGE) -> str:
    """The language in which `say(text, lang)` speaks, for the `lang` attribute of its element."""
    if isinstance(text, str):
        return FIRST_LANGUAGE
    return next((said for said in (lang, FIRST_LANGUAGE) if text.get(said)), next(iter(text), lang))
