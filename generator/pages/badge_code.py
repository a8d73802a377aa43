"""Code for those who want to show a certificate's badge elsewhere: HTML and Markdown to copy.

The words beside the picture name the certificate and not its state: the picture at the address
changes, and a text that somebody has copied does not. What stands in the code is escaped twice,
here for the place where it will be pasted, and by the template for the page that shows it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from typing import Final
from urllib.parse import quote

from generator.catalog import certificate_files as places
from generator.pages.wording import N_, _

SHIELDS: Final = "https://img.shields.io/endpoint?url="

_SIZES: Final = (
    (N_("Строка"), places.SMALL_BADGE, 20, 'height="20"'),
    (N_("Карточка"), places.BADGE, 124, 'width="360" height="124"'),
    (N_("Печать"), places.SEAL, 220, 'width="300"'),
)
"""Names, files, heights on the site, and sizes in the code to copy."""
_MARKDOWN_SIGNS: Final = re.compile(r"([\\`*_\[\]<>&!~|])")


@dataclass(frozen=True, slots=True)
class Badge:
    """One picture of a certificate. `file` is its address on the site, `height` how high it is
    shown there; `html` and `markdown` are code to copy, empty where the site does not know where
    it stands."""

    name: str
    file: str
    height: int
    html: str
    markdown: str


def badges(url: str, folder: str, named: str) -> tuple[Badge, ...]:
    """The badges of the certificate whose page is `folder`, on the site at `url` (or ""): small,
    medium, large. `named` is the certificate in words, in plain text."""
    page = url + folder
    return tuple(
        Badge(
            _(name),
            folder + file,
            height,
            _html(page, page + file, named, size) if url else "",
            _markdown(page, page + file, named) if url else "",
        )
        for name, file, height, size in _SIZES
    )


def shield(url: str, folder: str, named: str) -> Badge:
    """The badge that shields.io draws of what the site tells it."""
    page = url + folder
    picture = SHIELDS + quote(page + places.SHIELD, safe="")
    return Badge(
        _("В стиле shields.io"),
        folder + places.SHIELD,
        20,
        _html(page, picture, named, 'height="20"'),
        _markdown(page, picture, named),
    )


def _html(page: str, picture: str, named: str, size: str) -> str:
    shown = f'<img src="{escape(picture)}" alt="{escape(named)}" {size}>'
    return f'<a href="{escape(page)}">{shown}</a>'


def _markdown(page: str, picture: str, named: str) -> str:
    alt = _MARKDOWN_SIGNS.sub(r"\\\1", named)
    return f"[![{alt}]({_closed(picture)})]({_closed(page)})"


def _closed(address: str) -> str:
    """`address` without the brackets that would end it too early."""
    return address.replace("(", "%28").replace(")", "%29")
