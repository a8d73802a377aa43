"""The files of published records as they were written, for those who want to change one.

A form in the browser needs the text itself: comments and line breaks are people's work, and no
record can be turned back into them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from generator.catalog.catalog import Catalog
from generator.catalog.entries import SiteEntry
from generator.pages.addresses import practice_source_file, site_source_file
from generator.publishing.open_files import Maker
from generator.reading import ORDINARY
from generator.reading.opening import NotReadable, read_bytes


def source_files(
    root: Path, practices: Iterable[str], catalog: Catalog
) -> Iterator[tuple[str, bytes]]:
    """The files of these published practices.

    `root` is the folder of the catalog. A file that can no longer be read is left out.
    """
    for identity in practices:
        card = catalog.practices.get(identity)
        if card is not None and card.published:
            yield from _file(root, card.file, practice_source_file(identity))


def site_source_makers(root: Path, catalog: Catalog) -> Iterator[Maker]:
    """What brings the files of the training sites, those of each region together."""
    for region in catalog.directory.regions:
        sites = catalog.directory.sites_by_region.get(region)
        if sites:
            yield partial(_of_sites, root, sites)


def _of_sites(root: Path, sites: Iterable[SiteEntry]) -> Iterator[tuple[str, bytes]]:
    for site in sites:
        yield from _file(root, site.file, site_source_file(site.id))


def _file(root: Path, file: str, address: str) -> Iterator[tuple[str, bytes]]:
    try:
        yield address, read_bytes(root, file, ORDINARY.size)
    except NotReadable:
        return
