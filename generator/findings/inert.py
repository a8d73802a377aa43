"""Strangers' words in the Markdown that a forge shows: read as they are, and doing nothing.

A value of a contributor's file becomes no link, no picture, no mention that writes to somebody, no
markup and no second line.
"""

from __future__ import annotations

import re
from typing import Final

from generator.findings.reporting import visible

JOINER: Final = "\N{WORD JOINER}"
"""Nobody sees it, but it keeps what stands on both sides from being one word: `@` from a name.
Escaping alone is not enough there: forges look for names in the text after Markdown is done."""

_SIGNS: Final = re.compile(r"([!\"#$%&'()*+,./:;<=>?@\[\\\]^_`{|}~-])")
_CALLS: Final = re.compile(r"(@|#(?=\d)|!(?=\d)|www(?=\.)|:(?=//))", re.IGNORECASE)


def inert(text: str) -> str:
    """`text` for a line or a cell of Markdown, on one line."""
    joined = _CALLS.sub(rf"\1{JOINER}", visible(text).strip())
    return _SIGNS.sub(r"\\\1", joined)
