"""Words of another language inside a text: kept between two signs until the page is whole.

Where a page speaks English and a name is known in Russian only, the name travels as `‹ru›…‹end›`
through sentences, lists and templates, whatever is done with it as a text. `marked_up` turns the
signs into `lang` attributes at the end. Both are no characters at all (U+FDD0…), so no text that
people write can hold one: `harmless` takes them out.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

LANGUAGES: Final = (
    *("ru", "en", "cv", "tt", "ba", "udm", "sah", "os"),
    *("ce", "kbd", "av", "mhr", "myv"),
)
"""The languages of contributors' texts, as the models accept them."""

_BEGINNINGS: Final = {lang: chr(0xFDD0 + number) for number, lang in enumerate(LANGUAGES)}
_LANGUAGE_OF: Final = {sign: lang for lang, sign in _BEGINNINGS.items()}
_END: Final = "\ufdef"
MARKS: Final = "\ufdd0-\ufdef"
"""The signs, as a range for a character class."""
_SIGNS: Final = f"\ufdd0-{chr(0xFDD0 + len(LANGUAGES) - 1)}"

_LETTERS: Final = re.compile("[^\\W\\d_]")
_CYRILLIC: Final = re.compile("[\u0400-\u052f]")
ABROAD: Final = "\ufdee"
"""Stands after an address that leads to a page in the first language only."""

# Possessive throughout: a page has thousands of tags, and nearly none of them bears a sign.
_ABROAD: Final = re.compile(f'href="([^"]*+)(?<={ABROAD})"')
_ANY: Final = re.compile(f"[{_SIGNS}{_END}]")
_DRAWN: Final = re.compile(r"<text\b.*?</text>", re.DOTALL)
_PAIR: Final = re.compile(f"([{_SIGNS}])([^{_SIGNS}{_END}]*+){_END}", re.DOTALL)
_MARKED: Final = re.compile(f"([{_SIGNS}][^{_SIGNS}{_END}]*+{_END})")
_RUN: Final = re.compile("[\u0400-\u052f](?:[^A-Za-z]*[\u0400-\u052f])?")
"""Words in Cyrillic letters, one after the other."""
_TAG: Final = re.compile(f"<[^<>{_SIGNS}{_END}]*+[{_SIGNS}{_END}][^<>]*+>")
_WHOLE: Final = re.compile(
    rf"(<(?!(?:br|hr|img|input|wbr)\b)[a-z][^<>]*+(?<!/))>"
    rf"([{_SIGNS}])([^{_SIGNS}{_END}<]*+){_END}(?=</)"
)
_NO_CHILDREN: Final = re.compile(
    rf"(<(?:title|option|textarea|text|tspan|desc)\b[^<>]*+)>([^<{_SIGNS}]*+[{_SIGNS}][^<]*+)(?=</)"
)
_BLOCK: Final = re.compile("<(p|ul|ol|h[2-6]|table|blockquote|pre)(?=[ >])")


def in_tongue(text: str, lang: str) -> str:
    """`text` marked as being in `lang`. Numbers and signs belong to every language, Latin letters
    to Russian as well (5S, IT): such a text stays as it is."""
    if (_CYRILLIC if lang == "ru" else _LETTERS).search(text) is None:
        return text
    return f"{_BEGINNINGS[lang]}{text}{_END}"


def is_russian(text: str) -> bool:
    """Whether there are Russian words in `text` (or words in another Cyrillic script)."""
    return _CYRILLIC.search(text) is not None


def rest_in(text: str, lang: str) -> str:
    """`text` with those words in Cyrillic letters marked as `lang` that bear no mark yet."""
    pieces = _MARKED.split(text)
    pieces[::2] = [
        _RUN.sub(lambda found: in_tongue(found[0], lang), piece) for piece in pieces[::2]
    ]
    return "".join(pieces)


def bare(text: str) -> str:
    """`text` without the marks: for attributes, files, and whatever is compared or sorted."""
    return _ANY.sub("", text) if _END in text else text


def like(text: str, other: str) -> str:
    """`text`, a piece of `other` or made of it, marked as `other` is."""
    lang = split(other)[1]
    return in_tongue(text, lang) if lang else text


def split(text: str) -> tuple[str, str | None]:
    """A text that is marked as a whole, without its marks, and its language; any other as it is."""
    if text[:1] in _LANGUAGE_OF and text.find(_END) == len(text) - 1:
        return text[1:-1], _LANGUAGE_OF[text[0]]
    return text, None


def blocks_in(html: str, lang: str) -> str:
    """HTML blocks with `lang` at each of them."""
    return _BLOCK.sub(rf'<\1 lang="{lang}"', str(html))


def marked_up(html: str) -> str:
    """A finished piece of HTML with its marks turned into `lang` attributes.

    An element that holds nothing else takes the attribute itself; in attributes and in elements
    that may have no children (a title, an option) the marks are dropped, and such an element says
    the language of what was marked in it.
    """
    if ABROAD in html:
        html = _ABROAD.sub(r'href="\1" hreflang="ru"', html).replace(ABROAD, "")
    if _END not in html:
        return html
    html = _TAG.sub(lambda found: _ANY.sub("", found[0]), html)
    html = _WHOLE.sub(_at_the_element, html)
    html = _NO_CHILDREN.sub(_for_the_element, html)
    if "<text" in html:  # in a drawing nothing of HTML may stand
        html = _DRAWN.sub(lambda found: _PAIR.sub(_as("tspan"), found[0]), html)
    html = _PAIR.sub(_as("span"), html)
    return _ANY.sub("", html)


def _as(name: str) -> Callable[[re.Match[str]], str]:
    return lambda found: f'<{name} lang="{_LANGUAGE_OF[found[1]]}">{found[2]}</{name}>'


def _at_the_element(found: re.Match[str]) -> str:
    lang = _LANGUAGE_OF[found[2]]
    if " lang=" in found[1] and f' lang="{lang}"' not in found[1]:
        return found[0]  # it says another language already: what stands in it gets its own element
    return f"{_with_lang(found[1], lang)}>{found[3]}"


def _for_the_element(found: re.Match[str]) -> str:
    sign = next(character for character in found[2] if character in _LANGUAGE_OF)
    return f"{_with_lang(found[1], _LANGUAGE_OF[sign])}>{_ANY.sub('', found[2])}"


def _with_lang(opening: str, lang: str) -> str:
    return opening if " lang=" in opening else f'{opening} lang="{lang}"'
