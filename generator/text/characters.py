"""Characters that would harm what stands beside them: taken out before anything is shown.

Controls, bidirectional overrides, invisible characters and lone surrogates have no meaning in a
text that people read, and can turn a line around, split a word for the search, or stop a build.
"""

from __future__ import annotations

import re
from typing import Final

HARMFUL: Final = (
    "\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f"  # controls; newline, tab and NEL are spaces
    "\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff"  # invisible; turning a line
    "\ud800-\udfff\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f"  # not characters
)
"""Ranges for a character class of a pattern."""

LINE_ENDS: Final = "\x85\u2028\u2029"
"""Characters that some programs take for a new line; shown as a space."""

_HARMFUL = re.compile(f"[{HARMFUL}]+")
_ANY = re.compile(f"[{HARMFUL}{LINE_ENDS}]")
_CARRIAGE_RETURN = re.compile(r"\r\n?")
_LINE_END = re.compile(f"[{LINE_ENDS}]")


def is_harmless(text: str) -> bool:
    """Whether `harmless` leaves `text` as it is."""
    # Whatever is harmful is nothing that could be printed, which Python itself tells sooner.
    return text.isprintable() or _ANY.search(text) is None


def harmless(text: str) -> str:
    """`text` without harmful characters; every kind of new line becomes "\\n" or a space.

    The joiner of emoji (U+200D) and its brother, which some scripts need, are kept.
    """
    if is_harmless(text):
        return text
    text = _CARRIAGE_RETURN.sub("\n", text)
    return _HARMFUL.sub("", _LINE_END.sub(" ", text))
