"""Badges as files at lasting addresses, and the endpoint from which shields.io draws its own.

An address never changes and what stands there does: a badge that somebody has embedded says by
itself that the certificate has expired or been revoked.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.catalog import certificate_files as places
from generator.catalog.certification import CertificateState
from generator.drawing.badge_style import LIGHT
from generator.drawing.badges import card_badge, small_badge
from generator.drawing.seal import seal
from generator.publishing.host import Host
from generator.publishing.open_badges import assertion, baked
from generator.publishing.plain_json import readable
from generator.publishing.registry import Publication
from generator.text import words

_ = words().gettext

Files = Iterator[tuple[str, bytes]]

DAY: int = 24 * 60 * 60


def badge_files(one: Publication, host: Host) -> Files:
    """The three badges of a certificate and its shield.

    Where the site's address is known, the card bears the assertion and the seal the code.
    """
    card = card_badge(one.face)
    yield one.file(places.SMALL_BADGE), small_badge(one.face)
    yield one.file(places.BADGE), baked(card, assertion(one, host)) if host.url else card
    yield one.file(places.SEAL), seal(one.face, host.full(one.folder), _("проверьте по коду"))
    yield one.file(places.SHIELD), shield(one)


def shield(one: Publication) -> bytes:
    """The JSON of an "endpoint badge": https://shields.io/badges/endpoint-badge."""
    face = one.face
    told = {
        "schemaVersion": 1,
        "label": f"{face.exemplar} · {face.year}".lower(),
        "message": face.state_short,
        "color": _colour(one).removeprefix("#"),
        "labelColor": LIGHT["ink"].removeprefix("#"),
        # An error's colour cannot be overridden by whoever embeds the badge.
        "isError": not one.state.in_force,
        "cacheSeconds": DAY,
    }
    return readable(told)


def _colour(one: Publication) -> str:
    if one.state is CertificateState.VALID:
        return LIGHT["good"]
    return LIGHT["soft"] if one.state is CertificateState.TERM_UNKNOWN else LIGHT["bad"]
