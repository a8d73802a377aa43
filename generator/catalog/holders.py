"""Who holds certificates: practices, and institutions that stand for themselves.

An institution has no file of its own. It is known by its name as the register writes it, inside its
municipality (or its region, where no municipality is named), and that gives it a lasting address.
"""

from __future__ import annotations

from generator.catalog.catalog import Catalog, Directory
from generator.catalog.entries import CertificateEntry
from generator.catalog.numbers import certificate_slug
from generator.text import say


def holder_anchor(name: str) -> str:
    """The id of an institution's line, by its name."""
    return f"holder-{certificate_slug(name)}"


def listed_at(certificate: CertificateEntry, directory: Directory) -> str:
    """The full id of the municipality, else of the region, on whose page the institution that
    holds `certificate` has its line."""
    place = certificate.municipality
    known = directory.municipalities.get(place) if place is not None else None
    if known is not None and known.region in directory.regions:
        return known.id
    return certificate.region


def holder_name(certificate: CertificateEntry, catalog: Catalog) -> str:
    """The holder in Russian, not yet typographed: a practice's title or an institution's name.

    A practice that could not be read is named by its id.
    """
    if certificate.practice is not None:
        practice = catalog.practices.get(certificate.practice)
        return practice.title if practice is not None else certificate.practice
    return _organisation(certificate)


def _organisation(certificate: CertificateEntry) -> str:
    return say(certificate.record.holder.organisation or "")
