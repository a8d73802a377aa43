"""The registers as they go out: each certificate with all that its published forms have in common.

Badges, Open Badges, shields and calendars are made from the same publications, so that none of them
can say something else than the others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.catalog import certificate_files as places
from generator.catalog.catalog import Catalog
from generator.catalog.certification import CertificateState, Validity
from generator.catalog.entries import CertificateEntry
from generator.catalog.holders import holder_name
from generator.drawing.badge_words import BadgeFace, badge_face
from generator.pages import addresses
from generator.pages.desk import desk_of
from generator.publishing.host import Host
from generator.text import say


@dataclass(frozen=True, slots=True)
class Publication:
    """One certificate on the day of the build.

    `folder` is the address of its page and `holder` that of its holder, both relative to the site.
    `successor` is the certificate that has replaced it, if one has by now.
    """

    entry: CertificateEntry
    state: CertificateState
    validity: Validity
    face: BadgeFace
    folder: str
    holder: str
    successor: CertificateEntry | None

    def file(self, name: str) -> str:
        """The path of one of its files."""
        return f"{self.folder}{name}"


class Registry:
    """All registers of a catalog, for a host."""

    def __init__(self, catalog: Catalog, host: Host) -> None:
        self.catalog = catalog
        self.host = host
        self.standings = desk_of(catalog).ledger.standings

    @property
    def regions(self) -> Sequence[str]:
        """The regions that have a page and a register."""
        directory = self.catalog.directory
        return [name for name in directory.certificates_by_region if name in directory.regions]

    @cached_property
    def publications(self) -> tuple[Publication, ...]:
        """Every certificate of every region that has a page, register by register."""
        return tuple(self._published())

    @cached_property
    def by_region(self) -> Mapping[str, Sequence[Publication]]:
        """The same by the region whose register it is."""
        found: dict[str, list[Publication]] = {}
        for one in self.publications:
            found.setdefault(one.entry.region, []).append(one)
        return found

    def region_name(self, region: str) -> str:
        """The name of a region in Russian."""
        return say(self.catalog.directory.regions[region].record.name)

    def _published(self) -> Iterator[Publication]:
        for region in self.regions:
            for entry in self.catalog.directory.certificates_by_region[region]:
                state = self.standings.state(entry)
                yield Publication(
                    entry=entry,
                    state=state,
                    validity=self.standings.validity(entry),
                    face=badge_face(
                        entry, state, holder_name(entry, self.catalog), self.region_name(region)
                    ),
                    folder=places.certificate_folder(region, entry.slug),
                    holder=addresses.holder_address(entry, self.catalog),
                    successor=self._successor(entry),
                )

    def _successor(self, entry: CertificateEntry) -> CertificateEntry | None:
        if self.standings.state(entry) is not CertificateState.REPLACED:
            return None
        chain = self.standings.chain(entry)
        after = chain.index(entry) + 1
        return chain[after] if after < len(chain) else None
