"""The contents of a long page, read from its own sections, so that they never name another one.

Only sections that a template has opened count: what contributors write makes no section.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import Final

FEWEST: Final = 4
"""A page with fewer sections is seen through without a list of them."""

_SECTION: Final = re.compile(
    r'<section class="a-section[^"]*" aria-labelledby="([\w-]+)">\s*<h2 id="\1">(.*?)</h2>',
    re.DOTALL,
)
_ASIDE: Final = re.compile(r'<span class="a-count">.*?</span>|<[^>]*>', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Heading:
    """A section of the page: the id of its heading, and its words without the count."""

    anchor: str
    text: str


def contents(html: str) -> tuple[Heading, ...]:
    """The sections of a drawn page in their order; none if they are fewer than `FEWEST`."""
    found = tuple(
        Heading(anchor, unescape(_ASIDE.sub("", inner)).strip(" \n"))
        for anchor, inner in _SECTION.findall(html)
    )
    return found if len(found) >= FEWEST else ()
