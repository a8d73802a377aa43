"""What a page's head says to programs: feeds that tell of the same, the picture that messengers
show, and linked data.

It is made from what the page already tells people, so the two cannot differ.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

from markupsafe import Markup

from generator.catalog.catalog import Catalog
from generator.drawing.preview import HEIGHT, WIDTH
from generator.pages import addresses
from generator.pages.addresses import region_at
from generator.pages.compiling import escaped
from generator.pages.languages import Languages, neutral
from generator.pages.page import Page
from generator.pages.wording import _
from generator.publishing import atom, json_feed
from generator.publishing.data_block import script
from generator.publishing.host import Host
from generator.publishing.linked_data import catalog_nodes, page_nodes

_WITH_FEED: Final = frozenset({"practice.html", "region.html", "sphere.html"})
_OF_IMAGE: Final = (
    '<meta property="og:image:type" content="image/png">'
    f'<meta property="og:image:width" content="{WIDTH}">'
    f'<meta property="og:image:height" content="{HEIGHT}">'
)


def page_head(
    catalog: Catalog, host: Host, languages: Languages, pictures: bool, page: Page
) -> Markup:
    """The elements for the head of `page`. `pictures` says whether pictures are drawn: they are
    named by full addresses only, so without the site's own there are none."""
    href = partial(_href, page, host, languages)
    nodes = page_nodes(page, catalog, host, href)
    if neutral(page.address) == addresses.DATA:
        nodes += catalog_nodes(catalog, host, href)
    parts = [*_feeds(page, href)]
    if host.url:
        parts.append(f'<meta property="og:url" content="{escaped(host.full(page.address))}">')
    if host.url and pictures:
        image = host.full(addresses.preview_file(_pictured(page, catalog)))
        parts.append(
            f'<meta property="og:image" content="{escaped(image)}">{_OF_IMAGE}'
            f'<meta property="og:image:alt" content="{escaped(page.title)}">'
            '<meta name="twitter:card" content="summary_large_image">'
        )
    else:
        parts.append('<meta name="twitter:card" content="summary">')
    parts.append(script(nodes))
    return Markup("".join(parts))  # noqa: S704 - whatever comes from outside is escaped above


def feed_page(page: Page) -> str | None:
    """The address beside which the feed of a page stands; None for a page without one."""
    address = neutral(page.address)
    if page.template in _WITH_FEED:
        return address
    return addresses.HOME if address in (addresses.HOME, addresses.DATA) else None


def _feeds(page: Page, href: Callable[[str], str]) -> Iterator[str]:
    own = feed_page(page)
    if own is None:
        return
    title = escaped(_("Что нового") if own == addresses.HOME else page.title)
    for kind, path in (
        (atom.TYPE, addresses.feed_file(own)),
        (json_feed.TYPE, addresses.json_feed_file(own)),
    ):
        link = f'<link rel="alternate" type="{kind}" title="{title}" href="{escaped(href(path))}">'
        yield link


def _pictured(page: Page, catalog: Catalog) -> str:
    """Whose picture stands for a page: its own, else that of its region, else that of the site."""
    address = neutral(page.address)
    if page.template in ("practice.html", "region.html"):
        return address
    region = region_at(address)
    if region in catalog.directory.regions:
        return addresses.region_address(region)
    return addresses.HOME


def _href(page: Page, host: Host, languages: Languages, address: str) -> str:
    """`address` in full, or as a link from `page` where nobody knows where the site stands; in the
    language of the page."""
    there = languages.localized(address, page.lang) if address != page.address else address
    return host.full(there) or f"{'../' * page.depth}{there}" or "./"
