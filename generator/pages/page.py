"""A page before it is drawn: where it stands, what it is called, and what its template is told.

The context holds plain data only (strings, numbers, frozen views), so a page can be made in one
process and drawn in another.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from generator.text import FIRST_LANGUAGE

Section = Literal[
    "home", "practices", "regions", "sites", "certificates", "contribute", "about", "embed"
]

NOT_FOUND = "404.html"


@dataclass(frozen=True, slots=True)
class Page:
    """One page. `address` ends in "/" ("" is the home page), but for the page of lost addresses.

    `lang` is the language it speaks; in any but the first its address begins with it ("en/sites/").
    `title` and `description` are plain text for the head of the document, not yet escaped.
    """

    address: str
    template: str
    title: str
    description: str
    section: Section
    context: dict[str, Any] = field(default_factory=dict)
    layout: str = "catalog"
    lang: str = FIRST_LANGUAGE

    @property
    def depth(self) -> int:
        """How many folders lie between the page and the site's root."""
        return self.address.count("/")
