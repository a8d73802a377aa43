"""The files of published records as they were written, for those who want to change one.

A form in the browser needs the text itself: comments and line breaks are people's work, and no
record can be turned back into them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.catalog.catalog import Catalog
from generator.pages.addresses import practice_source_file, site_source_file
from generator.reading import ORDINARY
from generator.reading.opening import NotReadable, read_bytes


def source_files(
    root: Path, practices: Iterable[str], catalog: Catalog, number: int = 0, of: int = 1
) -> Iterator[tuple[str, bytes]]:
    """The files of these published practices, and of the `number`-th of `of` shares of the sites.

    `root` is the folder of the catalog. A file that can no longer be read is left out.
    """
    for identity in practices:
        card = catalog.practices.get(identity)
        if card is not None and card.published:
            yield from _file(root, card.file, practice_source_file(identity))
    directory = catalog.directory
    for site in list(directory.sites.values())[number::of]:
        if site.region in directory.regions:
            yield from _file(root, site.file, site_source_file(site.id))


def _file(root: Path, file: str, address: str) -> Iterator[tuple[str, bytes]]:
    try:
        yield address, read_bytes(root, file, ORDINARY.size)
    except NotReadable:
        return
