"""Where the pages come from: the few functions of lower rooms that a build calls, in one place.

They are functions of modules, because workers get them by name. Tests bring a supply of their own.
"""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import (
    Callable,
    Collection,
    Iterable,
    Iterator,
    Mapping,
    MutableMapping,
    Sequence,
)
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from itertools import chain, islice
from pathlib import Path
from typing import Any

from markupsafe import Markup

from generator.catalog import Catalog
from generator.catalog.answers import answers
from generator.catalog.demonstration import is_demo
from generator.drawing.pixels import pictures_folder, tidy_pictures
from generator.findings import Finding
from generator.model.practice import Practice
from generator.pages import (
    Languages,
    Page,
    Settings,
    environment,
    page_makers,
    practice_page,
    redirects,
    render_body,
    resting_on,
)
from generator.pages.addresses import practice_map_file, record_address
from generator.pages.building import PageMaker
from generator.pages.desk import desk_of, own_pages_done
from generator.pages.embed import embed_page
from generator.pages.environment import CatalogEnvironment
from generator.pages.made_of import made_of
from generator.publishing.api import api_makers, practice_files
from generator.publishing.calendars import date_calendars
from generator.publishing.dcat import dcat_files
from generator.publishing.form_files import form_files
from generator.publishing.health_files import health_files
from generator.publishing.host import Host
from generator.publishing.map_files import map_maker, region_map_makers
from generator.publishing.news_feeds import news_feed_makers, practice_feeds
from generator.publishing.open_files import OpenFile
from generator.publishing.page_head import page_head
from generator.publishing.passports import passport_files
from generator.publishing.previews import preview_files
from generator.publishing.register_files import register_files
from generator.publishing.registry import Registry
from generator.publishing.script_words import script_words
from generator.publishing.signing import Signer
from generator.publishing.source_files import source_files
from generator.search import (
    OTHERS,
    Gathered,
    gather_others,
    gather_practices,
    index_files,
    others_count,
    read_page,
)
from generator.site.charting import chart
from generator.site.compiled import Compiled
from generator.site.crew import NO_SHARE, Crew, Share
from generator.site.harvest import Harvest
from generator.site.history import log_of, recall
from generator.site.imprint import Imprint
from generator.site.reuse import Grounds, word_of
from generator.site.stamping import Body, Head, nothing_said
from generator.site.survey import load
from generator.spreadsheets.exporting import Holdings, Maker
from generator.spreadsheets.parcels import Parcel, in_order, opened, pack, pack_others, side_by_side
from generator.spreadsheets.rows import Said, practice_rows
from generator.text.speaking import speaking
from generator.text.stems import Stems

Files = Iterable[OpenFile]
"""Files that are not pages: path ("api/v1/index.json") and what they say."""


def no_files(*_: object) -> Files:
    """A catalog that has nothing but pages."""
    return ()


def no_own_files(*_: object) -> Callable[[str, Any], Files]:
    """Records that have nothing but pages."""
    return no_files


def no_tables(*_: object) -> Sequence[Callable[[], Any]]:
    """A catalog that has no tables."""
    return ()


def no_files_known(*_: object) -> Sequence[str]:
    """Pages of which nobody knows what they are made of."""
    return ()


def no_grounds(*_: object) -> Grounds:
    """A catalog of which nobody knows what its pages rest on: it is another one each time."""
    return Grounds({}, secrets.token_hex())


def none_resting(*_: object) -> frozenset[str]:
    """Templates that rest on no other."""
    return frozenset()


def no_heads(*_: object) -> Head:
    """Pages that say nothing to programs."""
    return nothing_said


def nothing(*_: object) -> Any:
    """A catalog that nobody searches."""
    return None


@dataclass(frozen=True, slots=True)
class Supply:
    """What a build asks for. A catalog is whatever `load` gives; `kept` is what a worker kept.

    `own_pages` and `own_files` are those of the records that a worker has kept; `pages` and `files`
    all the others, in a fixed order, so that workers can take every n-th of them. What makes files
    that are no pages is given neither the project's templates nor hand-written pages, and only what
    is made of the kept records, and what is made of all of them at the end, sees full records:
    `reuse` rests on that. The search alone knows the hand-written pages.
    """

    load: Callable[[Path, dt.date, Crew], tuple[Any, list[Finding]]]
    prepare: Callable[[Path, Imprint], object]
    """Gets the templates of a folder ready, before workers are forked."""
    bodies: Callable[[Path, Imprint, Any], Body]
    """What draws the body of a page of a catalog with the templates of a folder."""
    own_pages: Callable[[Any, Any], Iterable[Page]]
    pages: Callable[[Any], Iterable[PageMaker]]
    redirects: Callable[[Any], Mapping[str, str]]
    """Old addresses and the ones that stand for them now."""
    record: Callable[[Any, str, str], str | None] = nothing
    """The address of a record's page, by kind and id; None if this catalog has no such page."""
    made_up: Callable[[Any], bool | None] = nothing
    """Whether a catalog is made up; None where nobody can tell."""
    grounds: Callable[[Any], Grounds] = no_grounds
    """What the pages of a catalog rest on."""
    resting_on: Callable[[Path, Collection[str]], frozenset[str]] = none_resting
    """Which templates of a folder rest on some of them, these included."""
    chart: Callable[[Path, Any, Crew], Any] = nothing
    """The maps of a catalog under a root, drawn by a crew before any page is."""
    hang: Callable[[Any, Any], object] = nothing
    """Gives a worker the maps for the pages of a catalog."""
    log: Callable[[Path], Any] = nothing
    """What git knows of the edits of the files under a root."""
    recall: Callable[[Path, Any, Any, Any, Languages, Iterable[PageMaker]], object] = nothing
    """Gives a worker the edits of the records that it has kept, and of what it will make other
    pages of, for their pages: of the catalog under a root, from such a log, in the languages of the
    site."""
    own_done: Callable[[Any], object] = nothing
    """Lets go of what no other pages of a catalog rest on than those of the records."""
    own_files: Callable[[Path, Any, Imprint], Callable[[str, Any], Files]] = no_own_files
    """What makes the files of a record by its id and by what was kept of it, for the catalog under
    a root."""
    files: Callable[[Path, Any, Imprint, Signer | None, Share], Files] = no_files
    """This worker's share of all other files of the catalog under a root."""
    gather: Callable[[Any, Any, Share, Languages, Harvest], Any] = nothing
    """What the search has to know of the records that a worker has kept, and of its share, in the
    languages of the site."""
    heads: Callable[[Imprint, Any], Head] = no_heads
    """Tells what the head of a page says to programs."""
    made_of: Callable[[Any, str], Sequence[str]] = no_files_known
    """The files and folders that the page at an address is made of."""
    read_page: Callable[[str, str], Any] = nothing
    """What the search has to know of a hand-written page: its address and its HTML."""
    index: Callable[[Any, Sequence[Any], Sequence[Any]], Files] = no_files
    """The files of the search: of what the workers gathered, and of the hand-written pages."""
    pack: Callable[[Any, Any, Share, Harvest], Sequence[Any]] = no_files_known
    """Brings in what the tables have to know of the records that a worker has kept, and uses
    them up, and of a share of the others; what tells where it is."""
    tables: Callable[[Any, Iterable[Any], Imprint, Harvest], Sequence[Maker]] = no_tables
    """The spreadsheets and the database, of what all workers have packed: what makes some of the
    files each, so that workers can share it."""


class _Addresses:
    """Resolves the links in contributors' texts, for the catalog that is being drawn."""

    catalog: Catalog | None = None

    def __call__(self, kind: str, identity: str) -> str | None:
        return record_address(self.catalog, kind, identity) if self.catalog else None


@lru_cache(maxsize=1)
def _studio(
    templates: Path, settings: Settings
) -> tuple[dict[str, CatalogEnvironment], _Addresses]:
    """The templates of a folder, compiled for each language, and the links that they resolve."""
    addresses = _Addresses()
    studios = {}
    for lang in settings.languages.spoken:
        compiled, said = Compiled(templates, lang), replace(settings, lang=lang)
        env = studios[lang] = environment(templates, said, addresses, compiled)
        with speaking(lang), compiled.kept():
            for name in env.list_templates(extensions=["html"]):
                env.get_template(name)
    return studios, addresses


def _settings(imprint: Imprint) -> Settings:
    return Settings(
        edit=imprint.edit or None,
        root=imprint.base,
        url=imprint.url,
        today=imprint.today,
        signed=imprint.signed,
        passports=imprint.passports,
        languages=imprint.languages,
    )


def prepare_templates(templates: Path, imprint: Imprint) -> None:
    """Compile the templates as they are now; workers that are forked later have them ready."""
    _studio.cache_clear()
    _studio(templates, _settings(imprint))


def catalog_bodies(templates: Path, imprint: Imprint, catalog: Catalog) -> Body:
    """What draws the bodies of the pages of `catalog`."""
    studios, addresses = _studio(templates, _settings(imprint))
    addresses.catalog = catalog

    def draw(page: Page) -> str:
        with speaking(page.lang):
            return render_body(studios[page.lang], page)

    return draw


def practice_pages(kept: Mapping[str, Practice], catalog: Catalog) -> Iterator[Page]:
    """The pages of the practices that a worker has read."""
    for identity, record in kept.items():
        card = catalog.practices.get(identity)
        if card is not None and card.published:
            page = practice_page(record, card, catalog)
            yield page
            # In the first language only, but made in each: so twins stay abreast of each other.
            views = page.context["practice"].adopters.views
            yield embed_page(card, views, desk_of(catalog))


def made_up(catalog: Catalog) -> bool:
    """Whether all regions of the catalog are invented."""
    return is_demo(catalog.directory)


def catalog_grounds(catalog: Catalog) -> Grounds:
    """The practices by their files; what they tell; and what else may be asked."""
    cards = catalog.practices.values()
    told = [catalog.word] if catalog.word else map(repr, (*cards, *catalog.findings))
    return Grounds({card.file: card.id for card in cards}, word_of(told), answers(catalog))


def record_files(
    root: Path, catalog: Catalog, imprint: Imprint
) -> Callable[[str, Practice], Files]:
    """What makes the files of a practice: of the API, its map, its source, its feed and picture,
    and its passport if that is wanted."""
    draw_map, host = map_maker(catalog), Host(imprint.name, imprint.url, imprint.email)

    def make(identity: str, record: Practice) -> Files:
        own = {identity: record}
        # All of them rest on where the practice works, which is worked out once.
        yield from practice_files(own, catalog)
        drawn = draw_map(identity)
        if drawn is not None:
            yield practice_map_file(identity), drawn
        yield from source_files(root, own, catalog, *NO_SHARE)
        if imprint.passports:
            yield from passport_files(root, own, catalog, Host(imprint.name, imprint.url))
        yield from practice_feeds(own, catalog, host)
        if imprint.pictures:
            yield from preview_files(own, catalog, host, pictures_folder(), *NO_SHARE)

    return make


def shared_files(
    root: Path, catalog: Catalog, imprint: Imprint, signer: Signer | None, share: Share
) -> Files:
    """This worker's share of the files of no single practice: of the API, of maps, certificates,
    the catalog's health, the form, of sources of other records, feeds, calendars, pictures and of
    the description of the data."""
    host = Host(imprint.name, imprint.url, imprint.email)
    makers = chain(api_makers(catalog), region_map_makers(catalog))
    yield from (make() for make in islice(makers, share.number, None, share.of))
    yield from register_files(catalog, host, signer, *share)
    edited = Host(imprint.name, imprint.url, edit=imprint.edit)
    yield from health_files(catalog, edited, *share)
    yield from source_files(root, (), catalog, *share)
    if share.number == share.of - 1:
        # They all rest on what is newest of everything, so one worker makes them.
        yield from chain.from_iterable(make() for make in news_feed_makers(catalog, host))
    if imprint.pictures:
        yield from preview_files((), catalog, host, pictures_folder(), *share)
    if share.number == 0:
        yield from form_files(catalog, imprint.forge)
        yield from script_words(imprint.languages.spoken)
        yield from date_calendars(Registry(catalog, host))
        yield from dcat_files(catalog, host)
        if imprint.pictures:
            tidy_pictures(pictures_folder())


def gathered(
    kept: Mapping[str, Practice],
    catalog: Catalog,
    share: Share,
    languages: Languages,
    harvest: Harvest,
) -> list[Path]:
    """The files that hold what the search has to know of the records that a worker has kept, and of
    its share of all other documents."""
    found, stems = list[Path](), Stems()

    def take(name: str, records: Sequence[str], make: Callable[[], Gathered]) -> None:
        def write(file: Path) -> None:
            file.write_bytes(make().packed())

        found.append(harvest.bring_in(name, records, write))

    for run in side_by_side(kept, catalog):
        make = partial(gather_practices, run, kept, catalog, languages, stems)
        take(f"words-{word_of(run)}", run, make)
    for begin in range(share.number * OTHERS, others_count(catalog), share.of * OTHERS):
        take(f"words-others-{begin}", (), partial(gather_others, begin, catalog, languages))
    return found


def in_parcels(
    kept: MutableMapping[str, Practice], catalog: Catalog, share: Share, harvest: Harvest
) -> list[Parcel]:
    """What the tables have to know of the records that a worker has kept, brought in; it uses them
    up. The last worker tells of everything else, too."""

    def write(run: Sequence[str], file: Path) -> None:
        rows: list[Said] = []
        for identity in run:
            # The last look at each record: thousands need not stand side by side.
            rows += practice_rows({identity: kept.pop(identity)}, catalog)
        if rows:
            pack(rows, catalog, file)

    runs = side_by_side(kept, catalog)
    files = [harvest.bring_in(f"rows-{word_of(run)}", run, partial(write, run)) for run in runs]
    if share.number == share.of - 1:
        files.append(harvest.bring_in("rows-others", (), partial(pack_others, catalog)))
    return [opened(file) for file in files if file.is_file()]


def search_files(catalog: Catalog, told: Sequence[Iterable[Path]], pages: Sequence[Any]) -> Files:
    """The files of the search: of what all workers have gathered, and of the hand-written pages."""
    files = chain.from_iterable(told)
    return index_files(catalog, (Gathered.unpacked(path.read_bytes()) for path in files), pages)


def table_makers(
    catalog: Catalog, parcels: Iterable[Parcel], imprint: Imprint, harvest: Harvest
) -> Sequence[Maker]:
    """What makes the workbook, the tables and the database of the parcels of all workers."""
    whole, folder = in_order(parcels), harvest.folder
    holdings = Holdings.of(catalog, whole, folder, imprint.url, imprint.repository)
    for name in holdings.pressed:
        harvest.takes_over(name)
    return holdings.makers()


def page_heads(imprint: Imprint, catalog: Catalog) -> Head:
    """What the heads of the pages of `catalog` say."""
    hosts = {lang: Host(imprint.name_in(lang), imprint.url) for lang in imprint.languages.spoken}

    def head(page: Page) -> Markup:
        with speaking(page.lang):
            host = hosts[page.lang]
            return page_head(catalog, host, imprint.languages, imprint.pictures, page)

    return head


SUPPLY = Supply(
    load=load,
    prepare=prepare_templates,
    bodies=catalog_bodies,
    own_pages=practice_pages,
    pages=page_makers,
    redirects=redirects,
    record=record_address,
    made_up=made_up,
    grounds=catalog_grounds,
    resting_on=resting_on,
    chart=chart,
    hang=desk_of,
    log=log_of,
    recall=recall,
    own_done=own_pages_done,
    own_files=record_files,
    files=shared_files,
    gather=gathered,
    heads=page_heads,
    made_of=made_of,
    read_page=read_page,
    index=search_files,
    pack=in_parcels,
    tables=table_makers,
)
"""The real one: the catalog's own rooms."""
