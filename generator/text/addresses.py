"""Where a contributor's link may lead: out over http(s), to a mailbox or a telephone, to a record.

Everything is refused that is not plainly one of these. There is nothing to repair in a strange
address, so no disguise needs to be known by name.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from markdown_it.common.normalize_url import normalizeLink

LinkTo = Callable[[str, str], str | None]
"""(kind, id) of a record → the address of its page, or None where there is no such record."""

RECORD_KINDS: Final = frozenset(
    {"practice", "site", "region", "municipality", "tool", "sphere", "package", "certificate"}
)

_LONGEST = 2_000
_HOST = r"[^\W_](?:[\w-]*[^\W_])?(?:\.[^\W_](?:[\w-]*[^\W_])?)+"
_WEB = re.compile(rf"https?://{_HOST}(?::[0-9]{{1,5}})?(?:[/?#][^\s\\<>\"]*)?", re.IGNORECASE)
_MAIL = re.compile(rf"mailto:[A-Za-z0-9._+-]{{1,64}}@{_HOST}", re.IGNORECASE)
_TELEPHONE = re.compile(r"tel:(\+?[0-9()-]{3,30})", re.IGNORECASE)
_RECORD = re.compile(rf"({'|'.join(sorted(RECORD_KINDS))}):([^\s\\<>\"?#:]{{1,200}})")


@dataclass(frozen=True, slots=True)
class Record:
    """A link to another record, not yet resolved."""

    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class Outside:
    """A link that leaves the catalog. `external` is False for mailboxes and telephones."""

    href: str
    external: bool


def read_address(raw: str) -> Record | Outside | None:
    """What the destination of a link means; None if it may not be a link.

    `raw` is what stands in the Markdown after entities and backslashes were undone.
    """
    if len(raw) > _LONGEST or not raw.isprintable():
        return None
    if record := _RECORD.fullmatch(raw):
        return Record(record[1], record[2])
    if _WEB.fullmatch(raw):
        return Outside(normalizeLink(raw), external=True)
    if _MAIL.fullmatch(raw):
        return Outside(normalizeLink(raw), external=False)
    if telephone := _TELEPHONE.fullmatch(raw):
        number = re.sub(r"[()-]", "", telephone[1])
        return Outside(f"tel:{number}", external=False) if len(number) > 2 else None
    return None
