"""Certificate numbers and names as parts of addresses: «ОР-2025/14» → "or-2025-14"."""

from __future__ import annotations

import hashlib
import re
from typing import Final

_CYRILLIC = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
_SOUNDS = [
    "a",
    "b",
    "v",
    "g",
    "d",
    "e",
    "e",
    "zh",
    "z",
    "i",
    "y",
    "k",
    "l",
    "m",
    "n",
    "o",
    "p",
    "r",
    "s",
    "t",
    "u",
    "f",
    "kh",
    "ts",
    "ch",
    "sh",
    "shch",
    "_",
    "y",
    "_",
    "e",
    "yu",
    "ya",
]
_LATIN = {letter: sound.strip("_") for letter, sound in zip(_CYRILLIC, _SOUNDS, strict=True)}


LONGEST: Final = 64
_SUM: Final = 8
"""Digits of the sum that keeps apart what has been cut."""


def certificate_slug(number: str) -> str:
    """The number in lower-case Latin letters, digits and single hyphens; never empty.

    At most 64 of them (one «щ» makes four): a longer one is cut and ends in a sum of the whole.
    """
    latin = "".join(_LATIN.get(letter, letter) for letter in number.lower())
    slug = re.sub(r"[^a-z0-9]+", "-", latin).strip("-") or "n"
    if len(slug) <= LONGEST:
        return slug
    whole = hashlib.sha256(number.encode()).hexdigest()[:_SUM]
    return f"{slug[: LONGEST - _SUM - 1].rstrip('-')}-{whole}"
