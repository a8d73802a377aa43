"""The pictures that messengers show beside a link, as files: of practices, regions and the whole.

Drawing one takes some 30 ms, most of it for the compression of its pixels, so what has not changed
is taken from where it was kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from generator.catalog.catalog import Catalog
from generator.drawing.pixels import png
from generator.drawing.preview import preview_svg
from generator.pages import addresses
from generator.pages.desk import Desk, desk_of
from generator.pages.previews import practice_preview, region_preview, site_preview
from generator.publishing.host import Host
from generator.publishing.open_files import Maker

Made = Iterator[tuple[str, bytes]]


def preview_files(
    practices: Iterable[str],
    catalog: Catalog,
    host: Host,
    kept: Path | None,
) -> Made:
    """The pictures of these published practices.

    `kept` is the folder where pictures are kept; None draws every one of them.
    """
    desk = desk_of(catalog)
    for identity in practices:
        card = catalog.practices.get(identity)
        if card is not None and card.published:
            path = addresses.preview_file(addresses.practice_address(identity))
            yield path, png(preview_svg(practice_preview(card, desk, host.name)), kept)


def preview_makers(catalog: Catalog, host: Host, kept: Path | None) -> Iterator[Maker]:
    """What draws the pictures of the regions and of the whole, one each."""
    desk = desk_of(catalog)
    for region in desk.directory.regions:
        yield partial(_of_region, region, desk, host, kept)
    yield partial(_of_all, desk, host, kept)


def _of_region(region: str, desk: Desk, host: Host, kept: Path | None) -> Made:
    path = addresses.preview_file(addresses.region_address(region))
    yield path, png(preview_svg(region_preview(region, desk, host.name)), kept)


def _of_all(desk: Desk, host: Host, kept: Path | None) -> Made:
    path = addresses.preview_file(addresses.HOME)
    yield path, png(preview_svg(site_preview(desk, host.name)), kept)
