"""Where the pages come from: the few functions of lower rooms that a build calls, in one place.

They are functions of modules, because workers get them by name. Tests bring a supply of their own.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import chain
from pathlib import Path
from typing import Any

from generator.catalog import Catalog
from generator.findings import Finding
from generator.model.practice import Practice
from generator.pages import (
    Page,
    Settings,
    environment,
    page_makers,
    practice_page,
    redirects,
    render_body,
)
from generator.pages.addresses import record_address
from generator.pages.desk import desk_of
from generator.pages.embed import embed_page
from generator.pages.environment import CatalogEnvironment
from generator.publishing.api import api_makers, practice_files
from generator.publishing.form_files import form_files
from generator.publishing.health_files import health_files
from generator.publishing.host import Host
from generator.publishing.map_files import practice_map_files, region_map_makers
from generator.publishing.register_files import register_files
from generator.publishing.signing import Signer
from generator.publishing.source_files import source_files
from generator.search import gather, index_files, read_page
from generator.site.charting import chart
from generator.site.crew import Crew, Share
from generator.site.imprint import Imprint
from generator.site.stamping import Body
from generator.site.survey import load
from generator.spreadsheets.exporting import site_files
from generator.spreadsheets.rows import Said, practice_rows

Files = Iterable[tuple[str, bytes]]
"""Files that are not pages: path ("api/v1/index.json") and bytes."""


def no_files(*_: object) -> Files:
    """A catalog that has nothing but pages."""
    return ()


def no_makers(*_: object) -> Iterable[Callable[[], tuple[str, bytes]]]:
    """A catalog that has no files of its own."""
    return ()


def nothing(*_: object) -> Any:
    """A catalog that nobody searches."""
    return None


@dataclass(frozen=True, slots=True)
class Supply:
    """What a build asks for. A catalog is whatever `load` gives; `kept` is what a worker kept.

    `own_pages` and `own_files` are those of the records that a worker has kept; `pages` and `files`
    all the others, in a fixed order, so that workers can take every n-th of them.
    """

    load: Callable[[Path, dt.date, Crew], tuple[Any, list[Finding]]]
    prepare: Callable[[Path, Imprint], object]
    """Gets the templates of a folder ready, before workers are forked."""
    bodies: Callable[[Path, Imprint, Any], Body]
    """What draws the body of a page of a catalog with the templates of a folder."""
    own_pages: Callable[[Any, Any], Iterable[Page]]
    pages: Callable[[Any], Iterable[Callable[[], Page]]]
    redirects: Callable[[Any], Mapping[str, str]]
    """Old addresses and the ones that stand for them now."""
    record: Callable[[Any, str, str], str | None] = nothing
    """The address of a record's page, by kind and id; None if this catalog has no such page."""
    chart: Callable[[Path, Any, Crew], Any] = nothing
    """The maps of a catalog under a root, drawn by a crew before any page is."""
    hang: Callable[[Any, Any], object] = nothing
    """Gives a worker the maps for the pages of a catalog."""
    own_files: Callable[[Any, Any], Files] = no_files
    files: Callable[[Any], Iterable[Callable[[], tuple[str, bytes]]]] = no_makers
    shared_files: Callable[[Any, Imprint, Signer | None, Share], Files] = no_files
    """Files that take longer to make than to write: those of one worker's share."""
    sources: Callable[[Path, Any, Any, Share], Files] = no_files
    """The files under a root as they were written: those of the kept records and of a share of the
    others."""
    gather: Callable[[Any, Any, Share], Any] = nothing
    """What files of all records have to know of those that a worker has kept, and of its share."""
    read_page: Callable[[str, str], Any] = nothing
    """What the search has to know of a hand-written page: its address and its HTML."""
    index: Callable[[Any, Sequence[Any], Sequence[Any]], Files] = no_files
    """The files of the search: of what the workers gathered, and of the hand-written pages."""
    tables: Callable[[Any, Sequence[Any]], Files] = no_files
    """The spreadsheets: of what the workers gathered."""


class _Addresses:
    """Resolves the links in contributors' texts, for the catalog that is being drawn."""

    catalog: Catalog | None = None

    def __call__(self, kind: str, identity: str) -> str | None:
        return record_address(self.catalog, kind, identity) if self.catalog else None


@lru_cache(maxsize=1)
def _studio(templates: Path, settings: Settings) -> tuple[CatalogEnvironment, _Addresses]:
    """The templates of a folder, compiled, and the links that they will resolve."""
    addresses = _Addresses()
    env = environment(templates, settings, addresses)
    for name in env.list_templates(extensions=["html"]):
        env.get_template(name)
    return env, addresses


def _settings(imprint: Imprint) -> Settings:
    return Settings(
        edit=imprint.edit or None,
        root=imprint.base,
        url=imprint.url,
        today=imprint.today,
        signed=imprint.signed,
    )


def prepare_templates(templates: Path, imprint: Imprint) -> None:
    """Compile the templates as they are now; workers that are forked later have them ready."""
    _studio.cache_clear()
    _studio(templates, _settings(imprint))


def catalog_bodies(templates: Path, imprint: Imprint, catalog: Catalog) -> Body:
    """What draws the bodies of the pages of `catalog`."""
    env, addresses = _studio(templates, _settings(imprint))
    addresses.catalog = catalog
    return partial(render_body, env)


def practice_pages(kept: Mapping[str, Practice], catalog: Catalog) -> Iterator[Page]:
    """The pages of the practices that a worker has read."""
    for identity, record in kept.items():
        card = catalog.practices.get(identity)
        if card is not None and card.published:
            page = practice_page(record, card, catalog)
            yield page
            views = page.context["practice"].adopters.views
            framed = embed_page(card, views, desk_of(catalog))
            if framed is not None:
                yield framed


def kept_files(kept: Mapping[str, Practice], catalog: Catalog) -> Files:
    """The files of the practices that a worker has read."""
    return chain(practice_files(kept, catalog), practice_map_files(kept, catalog))


def file_makers(catalog: Catalog) -> Iterable[Callable[[], tuple[str, bytes]]]:
    """All other files, each to be made when called."""
    return chain(api_makers(catalog), region_map_makers(catalog))


@dataclass(frozen=True, slots=True)
class Told:
    """What a worker tells of its records for files that need those of all workers."""

    search: Any
    rows: list[Said]


def gathered(kept: Mapping[str, Practice], catalog: Catalog, share: Share) -> Told:
    """What the search and the spreadsheets have to know of the records that a worker has kept."""
    search = gather(kept, catalog, share.number, share.of)
    return Told(search, practice_rows(kept, catalog))


def search_files(catalog: Catalog, told: Sequence[Told], pages: Sequence[Any]) -> Files:
    """The files of the search: of what all workers have told, and of the hand-written pages."""
    return index_files(catalog, [one.search for one in told], pages)


def table_files(catalog: Catalog, told: Sequence[Told]) -> Files:
    """The workbook and the tables: of what all workers have told."""
    return site_files(catalog, (row for one in told for row in one.rows))


def certificate_files(
    catalog: Catalog, imprint: Imprint, signer: Signer | None, share: Share
) -> Files:
    """The badges and Open Badges of this worker's share of the certificates."""
    host = Host(imprint.name, imprint.url, imprint.email)
    return register_files(catalog, host, signer, share.number, share.of)


def shared_files(catalog: Catalog, imprint: Imprint, signer: Signer | None, share: Share) -> Files:
    """This worker's share of the files of certificates, of the catalog's health, of the form."""
    host = Host(imprint.name, imprint.url, edit=imprint.edit)
    health = health_files(catalog, host, share.number, share.of)
    form = form_files(catalog, imprint.forge) if share.number == 0 else ()
    return chain(certificate_files(catalog, imprint, signer, share), health, form)


def written_files(
    root: Path, kept: Mapping[str, Practice], catalog: Catalog, share: Share
) -> Files:
    """The files of published records as they were written."""
    return source_files(root, kept, catalog, share.number, share.of)


SUPPLY = Supply(
    load=load,
    prepare=prepare_templates,
    bodies=catalog_bodies,
    own_pages=practice_pages,
    pages=page_makers,
    redirects=redirects,
    record=record_address,
    chart=chart,
    hang=desk_of,
    own_files=kept_files,
    files=file_makers,
    shared_files=shared_files,
    sources=written_files,
    gather=gathered,
    read_page=read_page,
    index=search_files,
    tables=table_files,
)
"""The real one: the catalog's own rooms."""
