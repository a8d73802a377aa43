"""The pictures that messengers show beside a link, as files: of practices, regions and the whole.

Drawing one takes some 30 ms, most of it for the compression of its pixels, so what has not changed
is taken from where it was kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from generator.catalog.catalog import Catalog
from generator.drawing.pixels import png
from generator.drawing.preview import preview_svg
from generator.pages import addresses
from generator.pages.desk import desk_of
from generator.pages.previews import practice_preview, region_preview, site_preview
from generator.publishing.host import Host

Made = Iterator[tuple[str, bytes]]


def preview_files(
    practices: Iterable[str],
    catalog: Catalog,
    host: Host,
    kept: Path | None,
    number: int = 0,
    of: int = 1,
) -> Made:
    """The pictures of these published practices, and the `number`-th of `of` shares of all others.

    `kept` is the folder where pictures are kept; None draws every one of them.
    """
    desk = desk_of(catalog)
    for identity in practices:
        card = catalog.practices.get(identity)
        if card is not None and card.published:
            path = addresses.preview_file(addresses.practice_address(identity))
            yield path, png(preview_svg(practice_preview(card, desk, host.name)), kept)
    for region in islice(desk.directory.regions, number, None, of):
        path = addresses.preview_file(addresses.region_address(region))
        yield path, png(preview_svg(region_preview(region, desk, host.name)), kept)
    if number == 0:
        path = addresses.preview_file(addresses.HOME)
        yield path, png(preview_svg(site_preview(desk, host.name)), kept)
