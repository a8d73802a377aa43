"""Names: what may be an id, and what is wrong with a name that may not.

An id is a part of a file's path and of a page's address, so it must look the same to people, disks
and browsers. The pattern and the reserved names stand here only; models take them from here.
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from typing import Final

ID_PATTERN: Final = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
LONGEST_ID: Final = 64

DEVICES: Final = frozenset(
    {"con", "prn", "aux", "nul", "conin", "conout"}
    | {f"{device}{number}" for device in ("com", "lpt") for number in range(10)}
)
"""Names that Windows keeps for devices, whatever ending follows: nobody there could check out."""

RESERVED: Final = DEVICES | frozenset(
    {
        # pages, folders and files of the site itself
        "index", "404", "search", "api", "assets", "static", "sitemap", "tags", "feed", "robots",
        "overrides", "stylesheets", "javascripts",
        # names that browsers' scripts find in every object
        "constructor", "prototype",
    }
)  # fmt: skip
"""Names that can be no id although they fit the pattern."""

_ID = re.compile(ID_PATTERN[1:-1])


class Fault(StrEnum):
    """Why a name is no id."""

    LONG = "long"
    LOOK_ALIKE = "look-alike"
    FORM = "form"
    RESERVED = "reserved"


# Cyrillic and Greek letters that look like Latin ones: the reader cannot see the difference.
TWINS: Final = {
    "а": "a", "в": "b", "е": "e", "ё": "e", "з": "3", "и": "u", "к": "k", "м": "m", "н": "h",
    "о": "o", "п": "n", "р": "p", "с": "c", "т": "t", "у": "y", "х": "x", "ѕ": "s", "і": "i",
    "ї": "i", "ј": "j", "ԁ": "d", "һ": "h", "ԛ": "q", "ԝ": "w", "ӏ": "l", "ь": "b", "г": "r",
    "α": "a", "β": "b", "ε": "e", "η": "n", "ι": "i", "κ": "k", "ν": "v", "ο": "o", "ρ": "p",
    "τ": "t", "υ": "u", "χ": "x", "γ": "y", "ω": "w",
}  # fmt: skip

SOUNDS: Final = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z",
    "и": "i", "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
    "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sch",
    "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
}  # fmt: skip


def is_id(text: str, *, reserved_allowed: bool = False) -> bool:
    """Whether `text` is an id (one part, without a region). References may name reserved words."""
    return (
        len(text) <= LONGEST_ID
        and _ID.fullmatch(text) is not None
        and (reserved_allowed or text not in RESERVED)
    )


def fault_of(name: str) -> Fault | None:
    """The first thing that keeps `name` from being an id, or None if it is one."""
    if is_id(name):
        return None
    if len(name) > LONGEST_ID:
        return Fault.LONG
    if look_alikes(name):
        return Fault.LOOK_ALIKE
    if _ID.fullmatch(name) is None:
        return Fault.RESERVED if name.casefold() in RESERVED else Fault.FORM
    return Fault.RESERVED if name in RESERVED else None


def look_alikes(name: str) -> list[str]:
    """The letters of other alphabets in a name that also has Latin ones, each once, in order.

    A name in Cyrillic throughout deceives nobody; it is only no id.
    """
    letters = unicodedata.normalize("NFC", name).casefold()
    if not any("a" <= letter <= "z" for letter in letters):
        return []
    return list(dict.fromkeys(letter for letter in letters if letter.isalpha() and letter > "z"))


def describe_letter(letter: str, lang: str = "ru") -> str:
    """«р» → "кириллическая «р»" / "Cyrillic “р”"; other alphabets likewise."""
    alphabet = unicodedata.name(letter, "").partition(" ")[0]
    if lang == "en":
        named = {"CYRILLIC": "Cyrillic", "GREEK": "Greek"}.get(alphabet, "foreign")
        return f"{named} “{letter}”"
    named = {"CYRILLIC": "кириллическая", "GREEK": "греческая"}.get(alphabet, "чужая")
    return f"{named} «{letter}»"


def suggest_id(name: str) -> str:
    """The id nearest to `name`: Cyrillic put into Latin letters, the rest into hyphens; may be "".

    A stray letter inside a Latin word is taken for its twin, a Russian word is transliterated.
    """
    letters = unicodedata.normalize("NFC", name).casefold()
    words = re.findall(r"[^\W_]+", letters)
    latin = "-".join(_latin_word(word) for word in words)
    latin = re.sub(r"[^a-z0-9]+", "-", latin).strip("-")
    latin = latin[:LONGEST_ID].strip("-")
    return latin if is_id(latin) else ""


def _latin_word(word: str) -> str:
    table = TWINS if any("a" <= letter <= "z" for letter in word) else SOUNDS
    plain = "".join(table.get(letter, letter) for letter in word)
    return unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
