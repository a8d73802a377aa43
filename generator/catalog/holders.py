"""Who holds certificates: practices, and institutions that stand for themselves.

An institution has no file of its own. It is known by its name as the register writes it, inside its
municipality (or its region, where no municipality is named), and that gives it a lasting address.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.catalog.catalog import Catalog, Directory
from generator.catalog.entries import CertificateEntry
from generator.catalog.numbers import certificate_slug
from generator.text import say


@dataclass(frozen=True, slots=True)
class Institution:
    """A kindergarten, a polyclinic, an office: `name` in Russian, its certificates in the order of
    the register. `page` is the full id of the municipality or region on whose page it is listed."""

    name: str
    page: str
    certificates: tuple[CertificateEntry, ...]

    @property
    def anchor(self) -> str:
        """The id of its line on the page that lists it: "holder-detskiy-sad-15"."""
        return holder_anchor(self.name)


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


def institutions(
    certificates: Iterable[CertificateEntry], directory: Directory
) -> tuple[Institution, ...]:
    """The institutions among the holders, each once, in the order of their first certificates."""
    found: dict[tuple[str, str], list[CertificateEntry]] = {}
    for certificate in certificates:
        if certificate.practice is None:
            anchor = holder_anchor(_organisation(certificate))
            found.setdefault((listed_at(certificate, directory), anchor), []).append(certificate)
    return tuple(
        Institution(_organisation(held[0]), page, tuple(held))
        for (page, _anchor), held in found.items()
    )


def _organisation(certificate: CertificateEntry) -> str:
    return say(certificate.record.holder.organisation or "")
