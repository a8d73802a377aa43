"""The badges that a practice shows on its own page: each certificate as a line with its picture."""

from __future__ import annotations

from typing import NamedTuple

from generator.catalog import certificate_files as places
from generator.catalog.entries import PracticeCard
from generator.drawing.badge_words import badge_face
from generator.pages.desk import Desk
from generator.pages.register import CertificateRow, certificate_row, ranked
from generator.pages.wording import shown


class HeldBadge(NamedTuple):
    """A certificate with the picture of its small badge (`said` is that picture in words); None
    where the certificate has no page and so no pictures."""

    row: CertificateRow
    issuer: str
    picture: str | None
    said: str


def held_badges(practice: PracticeCard, desk: Desk) -> tuple[HeldBadge, ...]:
    """The certificates of `practice`, from the highest level down."""
    held = ranked(desk.directory.certificates_by_practice.get(practice.id, ()))
    found = []
    for certificate in held:
        row = certificate_row(certificate, desk)
        region = desk.directory.regions.get(certificate.region)
        place = shown(region.record.name) if region is not None else ""
        holder = shown(practice.named)
        face = badge_face(certificate, desk.ledger.state(certificate), holder, place)
        picture = f"{row.address}{places.SMALL_BADGE}" if row.address else None
        found.append(HeldBadge(row, shown(certificate.record.issuer), picture, face.title))
    return tuple(found)
