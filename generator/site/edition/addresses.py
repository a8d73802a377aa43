"""Addresses: which ones a page may have, and how one page points at another.

All links are relative, so the site works from any folder of any server and from a disk. An address
is the page's folder under the site ("practices/nizhny/x/"); the home page is the empty one.
"""

from __future__ import annotations

import re
from typing import Final

ADDRESS: Final = re.compile(r"(?:[a-z0-9-]+/)*")
FILE_NAME: Final = re.compile(r"(?:[a-z0-9-]+/)*[A-Za-z0-9][A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]+)*")
_TARGET: Final = re.compile(
    r"(?!/)(?!.*(?:^|/)\.\.?(?:/|$))[A-Za-z0-9._/-]*(?:\?[^\s#]*)?(?:#\S*)?"
)


LOST: Final = "404.html"
"""The page for lost visitors: a server shows it at any address, so its links start at the root."""


def is_address(text: str) -> bool:
    """Whether `text` can be the address of a page: lower-case parts, each closed by a slash."""
    return ADDRESS.fullmatch(text) is not None


def is_file_name(text: str) -> bool:
    """Whether `text` can be the path of a file of the site: no part begins with a dot."""
    return FILE_NAME.fullmatch(text) is not None


def depth_of(address: str) -> int:
    """How many folders deep a page lies: 0 for the home page."""
    return address.count("/")


def file_of(address: str) -> str:
    """The file of the page at an address; the path of a file is its own."""
    return f"{address}index.html" if address == "" or address.endswith("/") else address


def address_of(file: str) -> str:
    """The address of the page that stands in a file: `file_of` turned round."""
    return file.removesuffix("index.html") if f"/{file}".endswith("/index.html") else file


def section_of(address: str) -> str:
    """The part of the site that a page belongs to: "practices" for "practices/nizhny/x/"."""
    return address.partition("/")[0]


def relative(target: str, page: str) -> str:
    """`target` (a page or a file of the site, with ?query and #anchor if need be) seen from `page`.

    Raises ValueError for anything that is not an address inside the site, such as "//host" or
    "javascript:…", so that data can't become a link by this way.
    """
    if _TARGET.fullmatch(target) is None:
        raise ValueError(f"not an address inside the site: {target!r}")
    # A bare "?query" or "#anchor" would mean this page, so the home page is spelt "./" there.
    up = "../" * depth_of(page)
    return up + target if up or target[:1] not in ("", "?", "#") else f"./{target}"
