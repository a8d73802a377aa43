"""Words of another language inside a text: kept between two signs until the page is whole.

Where a page speaks English and a name is known in Russian only, the name travels as `‹ru›…‹end›`
through sentences, lists and templates, whatever is done with it as a text. `marked_up` turns the
signs into `lang` attributes at the end. Both are no characters at all (U+FDD0…), so no text that
people write can hold one: `harmless` takes them out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

LANGUAGES: Final = (
    *("ru", "en", "cv", "tt", "ba", "udm", "sah", "os"),
    *("ce", "kbd", "av", "mhr", "myv"),
)
"""The languages of contributors' texts, as the models accept them."""

_BEGINNINGS: Final = {lang: chr(0xFDD0 + number) for number, lang in enumerate(LANGUAGES)}
_LANGUAGE_OF: Final = {sign: lang for lang, sign in _BEGINNINGS.items()}
_SAYING: Final = {sign: f' lang="{lang}"' for lang, sign in _BEGINNINGS.items()}
_END: Final = "\ufdef"
MARKS: Final = "\ufdd0-\ufdef"
"""The signs, as a range for a character class."""
_SIGNS: Final = f"\ufdd0-{chr(0xFDD0 + len(LANGUAGES) - 1)}"

_LETTERS: Final = re.compile("[^\\W\\d_]")
_CYRILLIC: Final = re.compile("[\u0400-\u052f]")
ABROAD: Final = "\ufdee"
"""Stands after an address that leads to a page in the first language only."""

_ANY: Final = re.compile(f"[{_SIGNS}{_END}]")
_MARKED: Final = re.compile(f"([{_SIGNS}][^{_SIGNS}{_END}]*+{_END})")
_RUN: Final = re.compile("[\u0400-\u052f](?:[^A-Za-z]*[\u0400-\u052f])?")
"""Words in Cyrillic letters, one after the other."""
_IN_TAG: Final = re.compile("[^<>]*+>")
"""What follows inside a tag."""
_REST: Final = re.compile("[^<]*+(?=</)")
"""The rest of an element's text."""
_TAKES_LANG: Final = re.compile(r"<(?!(?:br|hr|img|input|wbr)\b)[a-z][^<>]*+(?<!/)")
_OF_DRAWING: Final = re.compile(r"<(?:text|/?tspan|/title)\b")
"""What stands before a text of a drawing, in which there may be nothing of HTML."""
_NO_CHILDREN: Final = re.compile(r"<(?:title|option|textarea|text|tspan|desc)\b")
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
    says = f' lang="{lang}"'
    # A function: a text with places for groups would be parsed anew each time.
    return _BLOCK.sub(lambda found: found[0] + says, str(html))


def marked_up(html: str) -> str:
    """A finished piece of HTML with its marks turned into `lang` attributes.

    An element that holds nothing else takes the attribute itself; in attributes and in elements
    that may have no children (a title, an option) the marks are dropped, and such an element says
    the language of what was marked in it.
    """
    html = _abroad(html)
    if _END not in html:
        return html
    # A page has thousands of tags and few signs, mostly of one language: these are looked for.
    signs = "".join(sign for sign in _LANGUAGE_OF if sign in html)
    if signs:
        html = _said(html, signs)
        if _END in html:  # that of a text with marks in it, which are gone now
            html = _said(html, signs)
    for sign in (*signs, _END):
        if sign in html:  # that of a name that was cut
            html = html.replace(sign, "")
    return html


def _marks(html: str, signs: str) -> Iterator[tuple[int, int]]:
    """Where the texts that are marked by one of `signs` begin, at their sign, and end, behind the
    last; without those that hold others. Single signs are found ten times quicker than patterns."""
    done, end = 0, html.find(_END)
    while end >= 0:
        if len(signs) == 1:
            first = html.rfind(signs, done, end)
        else:
            first = max(html.rfind(sign, done, end) for sign in signs)
        done = end + 1
        if first >= 0:
            yield first, done
        end = html.find(_END, done)


def _abroad(html: str) -> str:
    """Links whose address bears the sign say that they lead to Russian."""
    pieces: list[str] = []
    done, at = 0, html.find(ABROAD)
    while at >= 0:
        pieces.append(html[done:at])
        done = at + 1
        if html.startswith('"', done) and html.endswith("href=", 0, html.rfind('"', 0, at)):
            pieces.append('" hreflang="ru"')
            done += 1
        at = html.find(ABROAD, done)
    return "".join((*pieces, html[done:]))


@lru_cache(maxsize=1024)  # the same tags come again and again
def _element(tag: str) -> tuple[bool, bool, bool, str]:
    """What is known of an element by its tag up to the last sign: whether it can say its language,
    whether it does, whether it may have no children, and what bears the language inside it."""
    takes = _TAKES_LANG.fullmatch(tag) is not None
    inside = "tspan" if _OF_DRAWING.match(tag) else "span"
    return takes, " lang=" in tag, _NO_CHILDREN.match(tag) is not None, inside


def _said(html: str, signs: str) -> str:
    """`html` with the signs gone: from attributes, and from texts whose element can say their
    language itself; other texts get an element of their own."""
    pieces: list[str] = []
    done = 0
    for first, last in _marks(html, signs):
        if first < done:
            continue
        saying, text, end = _SAYING[html[first]], html[first + 1 : last - 1], first - 1
        alone = html.startswith("</", last) and html[end:first] == ">" and "<" not in text
        if not alone:
            if _IN_TAG.match(html, last) is not None:
                pieces += (html[done:first], text)
                done = last
                continue
            end = html.rfind(">", 0, first)
        # What stands before the text, mostly the beginning of its element.
        tag = html[html.rfind("<", 0, max(end, 0)) : end]
        takes, says, childless, inside = _element(tag)
        if alone and takes and (not says or saying in tag):
            pieces += (html[done:end], "" if says else saying, ">", text)
        elif childless and done <= end and (rest := _REST.match(html, first)) is not None:
            last = rest.end()
            pieces += (html[done:end], "" if says else saying, _ANY.sub("", html[end:last]))
        else:
            pieces += (html[done:first], f"<{inside}{saying}>{text}</{inside}>")
        done = last
    return "".join((*pieces, html[done:]))
