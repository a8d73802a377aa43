"""Certificate numbers as parts of addresses: «ОР-2025/14» → "or-2025-14"."""

from __future__ import annotations

import re

_CYRILLIC = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
_SOUNDS = "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya".split()
_LATIN = {
    letter: sound.strip("_") for letter, sound in zip(_CYRILLIC, _SOUNDS, strict=True)
}


def certificate_slug(number: str) -> str:
    """The number in lower-case Latin letters, digits and single hyphens; never empty."""
    latin = "".join(_LATIN.get(letter, letter) for letter in number.lower())
    return re.sub(r"[^a-z0-9]+", "-", latin).strip("-") or "n"
