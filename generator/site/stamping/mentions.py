"""Records that hand-written pages mention: `[«единое окно»](practice:nizhny/kstovo-one-stop)`.

The prose of docs/ stands beside any catalog, a made-up one too: what this catalog does not hold is
left as plain words, so that no hand-written page can have a dead link for that.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from typing import Final

from generator.site.edition.addresses import relative
from generator.text import RECORD_KINDS

_MENTION: Final = re.compile(
    rf'<a href="({"|".join(sorted(RECORD_KINDS))}):([^"]*)">(.*?)</a>', re.DOTALL
)


def with_records(html: str, address: str, record: Callable[[str, str], str | None]) -> str:
    """`html` of the page at `address`, its mentions turned into links or, unknown, into words.

    `record(kind, id)` gives the address of a record's page or None.
    """

    def resolve(mention: re.Match[str]) -> str:
        kind, identity, words = mention.groups()
        target = record(kind, unescape(identity))
        return words if target is None else f'<a href="{relative(target, address)}">{words}</a>'

    return _MENTION.sub(resolve, html)
