"""What stands at a certificate's address: the folder of its page, and the files beside the page.

Others embed these addresses, so they never change: they are made of the region and of the number,
whatever becomes of the holder, the level or the state. All are relative to the site's root.
"""

from __future__ import annotations

from typing import Final

from generator.catalog.numbers import certificate_slug

FOLDER: Final = "certificates/"

SMALL_BADGE: Final = "badge-small.svg"
"""One line."""
BADGE: Final = "badge.svg"
"""A card; where the site's address is known, the assertion is baked into it."""
SEAL: Final = "seal.svg"
"""Large; where the site's address is known, with a QR code to the page."""
SHIELD: Final = "shield.json"
ASSERTION: Final = "assertion.json"
BADGE_CLASS: Final = "badge-class.json"
CREDENTIAL: Final = "credential.jwt"
"""Only where the publisher has given a key; so are the two lists of states."""
REVOCATIONS: Final = "revocations.jwt"
SUSPENSIONS: Final = "suspensions.jwt"

CALENDAR: Final = f"{FOLDER}expiring.ics"


def certificate_folder(region: str, slug: str) -> str:
    """The address of a certificate's page: "certificates/nizhny/or-2025-14/"."""
    return f"{FOLDER}{region}/{slug}/"


def region_calendar(region: str) -> str:
    """The calendar of a region's certificates that expire."""
    return f"{FOLDER}{region}/expiring.ics"


def issuer_profile(region: str, issuer: str) -> str:
    """The profile of an issuer, by its name."""
    return f"{FOLDER}{region}/issuer-{certificate_slug(issuer)}.json"


def revoked_list(region: str, issuer: str) -> str:
    """Which of an issuer's certificates were suspended, revoked or replaced."""
    return f"{FOLDER}{region}/revoked-{certificate_slug(issuer)}.json"


def key_document() -> str:
    """The document with the publisher's public key, where the publisher has given a key."""
    return f"{FOLDER}did.json"
