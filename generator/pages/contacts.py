"""Whom to ask: offices with their telephones and mailboxes, as links only where they are plain."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from generator.model.practice import Practice
from generator.pages.wording import shown, shown_if
from generator.text import Outside
from generator.text.addresses import read_address


class ContactView(NamedTuple):
    """An office that answers questions."""

    organisation: str
    role: str | None
    phone: str | None
    phone_link: str | None
    email: str | None
    email_link: str | None
    url: str | None


def contacts(record: Practice) -> tuple[ContactView, ...]:
    """The offices that answer questions on the practice, in the order of the file."""
    return tuple(
        ContactView(
            shown(contact.organisation),
            shown_if(contact.role),
            shown_if(contact.phone),
            telephone(contact.phone) if contact.phone else None,
            shown_if(contact.email),
            _outside(f"mailto:{contact.email}") if contact.email else None,
            contact.url,
        )
        for contact in record.contacts
    )


@lru_cache(maxsize=256)  # a page in another language names the same numbers once more
def telephone(phone: str) -> str | None:
    """A link that calls the number, or None where `phone` is not plainly one number."""
    if re.fullmatch(r"[+0-9()\s\u00a0‑-]{5,30}", phone) is None:
        return None
    return _outside(f"tel:{re.sub(r'[^+0-9]', '', phone)}")


@lru_cache(maxsize=4096)
def _outside(address: str) -> str | None:
    match read_address(address):
        case Outside(href):
            return href
        case _:
            return None
