"""The heads of hand-written pages, which the theme renders whole: what programs are told of them.

A page of the theme has a mark where that goes; the first one counts, since it stands in the head.
"""

from __future__ import annotations

import re
from html import unescape
from typing import Final

from generator.pages import Page
from generator.pages.languages import language_of, neutral
from generator.site.edition.addresses import section_of
from generator.site.stamping.stamp import Head

MARK: Final = "@@atlas:told@@"

_TITLE: Final = re.compile(r'<meta property="og:title" content="([^"]*)">')
_DESCRIPTION: Final = re.compile(r'<meta name="description" content="([^"]*)">')


def with_head(html: str, address: str, head: Head) -> str:
    """`html`, the page at `address`, with what its head says to programs in place of the mark."""
    if MARK not in html:
        return html
    page = Page(
        address,
        template="",
        title=_found(_TITLE, html),
        description=_found(_DESCRIPTION, html),
        section="about" if section_of(neutral(address)) == "about" else "contribute",
        lang=language_of(address),
    )
    return html.replace(MARK, head(page), 1)


def _found(pattern: re.Pattern[str], html: str) -> str:
    found = pattern.search(html)
    return unescape(found[1]) if found else ""
