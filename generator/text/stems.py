"""Words as the search sees them: cut out of a text the same way everywhere, and brought to a stem.

Lower case, ё = е, composed letters, no stress marks. «5С», «5C» and «5S» are one word. The browser
does the same (overrides/assets/javascripts/search/words.js), and a test holds the two together.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

import Stemmer

_INVISIBLE: Final = re.compile("[\u00ad\u0300\u0301\u200b-\u200d\u2060]")
_WORD: Final = re.compile("[0-9a-zа-я\u0450-\u0481\u048a-\u052f]+")
_NUMBERED: Final = re.compile("(?<![0-9a-zа-я])[0-9]+[csс](?![0-9a-zа-я])")
_MAYBE_NUMBERED: Final = re.compile("[0-9][csс]")
_MARKS: Final = ("[", "<", "&", "*", "\\", "://")
_SILENT: Final = re.compile(r"""\]\([^()\n]*\)|<[^<>]*>|&#?[0-9A-Za-z]+;|https?://[^\s)>]+""")
_JOINING: Final = re.compile(r"[*\\]")
_TO_CYRILLIC: Final = {ord("c"): "с", ord("s"): "с"}

_SMALL: Final = """
а без бы в во для до ее же за и из или их к как ко ли между на над не ни но о об от по под при про
с со так то у что чтобы это
"""
FUNCTION_WORDS: Final = frozenset(_SMALL.split())
"""Words that a question may hold without asking for them. They can be found, but need not be."""

_WISHES: Final = """
внедрить наладить нужно можно надо организовать повысить сделать снизить снять сократить убрать
увеличить улучшить уменьшить ускорить упростить хотим хочу
"""
WISHES: Final = frozenset(_WISHES.split())
"""Words of those who ask, not of what they ask for: «как убрать очередь». A little is added where
they stand, and nothing is missed where they do not."""


def words_of(text: str) -> list[str]:
    """Every word of `text` in its order, as the search knows it: «Ёлка, 5S» → елка, 5с."""
    if not text.isascii():
        if not unicodedata.is_normalized("NFC", text):
            text = unicodedata.normalize("NFC", text)
        text = _INVISIBLE.sub("", text)
    text = text.lower().replace("ё", "е")
    if _MAYBE_NUMBERED.search(text) is not None:
        text = _NUMBERED.sub(lambda found: found[0].translate(_TO_CYRILLIC), text)
    return _WORD.findall(text)


def spoken(text: str) -> str:
    """A contributor's Markdown without what is no word of it: where links lead, tags, stars.

    Cheaper than `plain` and good enough for words: it keeps no order of lines and no punctuation.
    """
    if not any(mark in text for mark in _MARKS):
        return text
    text = _SILENT.sub(" ", text)
    return _JOINING.sub("", text) if "*" in text or "\\" in text else text


class Stems(dict[str, str]):
    """Word → stem, each distinct word stemmed once: Snowball, Russian or English by the letters.

    Several can ask one `elder`, so that a word is stemmed once for all of them; each holds only the
    words that it was asked for.
    """

    def __init__(self, elder: Stems | None = None) -> None:
        super().__init__()
        self._elder = elder
        self._russian = Stemmer.Stemmer("russian", 0).stemWord
        self._english = Stemmer.Stemmer("english", 0).stemWord

    def __missing__(self, word: str) -> str:
        if self._elder is not None:
            stem = self._elder[word]
        else:
            stem = self._english(word) if "a" <= word[0] <= "z" else self._russian(word)
        self[word] = stem
        return stem
