"""The patterns of the checks, put into the dialect of browsers: the form looks for the same signs.

Only the spelling differs: in Python `\\w` knows all letters, in a browser only Latin ones.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from generator.catalog.rules import people, texts
from generator.editing import punctuation, templates
from generator.model import dates, sources
from generator.model.record import REF_PATTERN
from generator.reading import characters
from generator.reading.identity import ID_PATTERN
from generator.text import typography

_SPELT: Final = (
    (r"[^\W\d_]", r"\p{L}"),
    (r"[^\W_]", r"[\p{L}\p{N}]"),
)
_IN_CLASS: Final = {"w": r"\p{L}\p{N}_", "d": r"\p{Nd}"}
_ALONE: Final = {
    "w": r"[\p{L}\p{N}_]",
    "W": r"[^\p{L}\p{N}_]",
    "d": r"\p{Nd}",
    "D": r"\P{Nd}",
    "Z": "$",
    "b": r"(?:(?<=[\p{L}\p{N}_])(?![\p{L}\p{N}_])|(?<![\p{L}\p{N}_])(?=[\p{L}\p{N}_]))",
}
_SAME: Final = frozenset("sSnrtx^$\\.*+?()[]{}|/-u0123456789pP")
"""What a backslash means in both dialects, or must go on hiding."""


def in_browser(pattern: re.Pattern[str]) -> tuple[str, str]:
    """The source and the flags of the same pattern for `new RegExp(source, flags)`.

    Raises ValueError for a sign that browsers do not know.
    """
    source = pattern.pattern
    for python, browser in _SPELT:
        source = source.replace(python, browser)
    source = source.replace("(?P<", "(?<")
    for possessive in ("++", "*+", "}+"):  # they only spare time
        source = source.replace(possessive, possessive[0])
    ascii_only = bool(pattern.flags & re.ASCII)
    flags = "u" + ("i" if pattern.flags & re.IGNORECASE else "")
    flags += "m" if pattern.flags & re.MULTILINE else ""
    flags += "s" if pattern.flags & re.DOTALL else ""
    return "".join(_signs(source, ascii_only)), flags


def _signs(source: str, ascii_only: bool) -> list[str]:
    found: list[str] = []
    inside, at = False, 0
    while at < len(source):
        sign = source[at]
        if sign == "\\":
            found.append(_escape(source[at + 1], inside, ascii_only))
            at += 2
            continue
        if sign == "[":
            inside = True
        elif sign == "]":
            inside = False
        found.append(sign if sign.isprintable() else f"\\u{{{ord(sign):x}}}")
        at += 1
    return found


def _escape(letter: str, inside: bool, ascii_only: bool) -> str:
    if ascii_only and letter in "wd":
        return f"\\{letter}"
    known = _IN_CLASS if inside else _ALONE
    if letter in known:
        return known[letter]
    if letter in _SAME:
        return f"\\{letter}"
    if letter.isalpha():
        raise ValueError(f"browsers do not know \\{letter}")
    return letter


_CHARACTERS: Final[Mapping[str, re.Pattern[str]]] = {
    "unseen": characters.UNSEEN,
    "breaks": re.compile("[\x85\u2028\u2029]"),
    "oddSpace": characters.ODD_SPACE,
    "smuggled": characters.SMUGGLED,
}
_TEXTS: Final[Mapping[str, re.Pattern[str]]] = {
    "email": people.EMAIL,
    "emailWhole": people.EMAIL_WHOLE,
    "freeMail": people.FREE_MAIL,
    "longNumber": people.LONG_NUMBER,
    "mobile": people.MOBILE,
    "home": people.HOME,
    "insurance": people.INSURANCE,
    "insuranceNamed": people.INSURANCE_NAMED,
    "passport": people.PASSPORT,
    "tax": people.TAX,
    "onlyLink": texts.ONLY_LINK,
    "html": texts.HTML,
    "link": texts.LINK,
    "scheme": texts.SCHEME,
}
_MARKS: Final[Mapping[str, re.Pattern[str]]] = {
    "cyrillic": punctuation.CYRILLIC,
    "markup": punctuation.MARKUP,
    "leftAlone": typography.LEFT_ALONE,
    "quote": typography.QUOTE,
    "loneHyphen": typography.LONE_HYPHEN,
    "plain": templates.PLAIN,
}
_FORMS: Final[Mapping[str, re.Pattern[str]]] = {
    "id": re.compile(ID_PATTERN),
    "reference": re.compile(REF_PATTERN),
    "url": sources.URL_FORM,
    "date": dates.FORM,
}

PATTERNS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        name: in_browser(pattern)
        for some in (_CHARACTERS, _TEXTS, _MARKS, _FORMS)
        for name, pattern in some.items()
    }
)
"""What the form looks for in values, by name: the source of each pattern and its flags."""

DATE_FORMS: Final = tuple(in_browser(form) for form in dates.OTHER_FORMS)
"""Other forms of dates that are surely understood, in the order in which they are tried."""
