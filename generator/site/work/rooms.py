"""Where pages and files come from: what the catalog's own rooms give to a build."""

from __future__ import annotations

from collections.abc import (
    Callable,
    Iterator,
    Mapping,
)
from dataclasses import replace
from functools import lru_cache, partial
from pathlib import Path

from markupsafe import Markup

from generator.catalog import Catalog
from generator.catalog.answers import answers
from generator.catalog.demonstration import is_demo
from generator.drawing.pixels import pictures_folder, tidy_pictures
from generator.model.practice import Practice
from generator.pages import (
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
from generator.pages.desk import desk_of, own_done
from generator.pages.embed import NO_TWIN, embed_page
from generator.pages.environment import CatalogEnvironment
from generator.pages.made_of import made_of
from generator.publishing.api import api_makers, practice_files
from generator.publishing.calendars import date_calendars
from generator.publishing.dcat import dcat_files
from generator.publishing.form_files import form_files
from generator.publishing.health_files import health_makers
from generator.publishing.host import Host
from generator.publishing.map_files import map_maker, region_map_makers
from generator.publishing.news_feeds import news_feed_makers, practice_feeds
from generator.publishing.open_files import Maker
from generator.publishing.page_head import page_head
from generator.publishing.passports import passport_files
from generator.publishing.previews import preview_files, preview_makers
from generator.publishing.register_files import register_makers
from generator.publishing.registry import Registry
from generator.publishing.script_words import script_words
from generator.publishing.signing import Signer
from generator.publishing.source_files import site_source_makers, source_files
from generator.search import (
    read_page,
)
from generator.site.memory.compiled import Compiled
from generator.site.memory.reuse import Grounds, word_of
from generator.site.stamping.imprint import Imprint
from generator.site.stamping.stamp import Body, Head
from generator.site.work.charting import chart
from generator.site.work.history import log_of, recall
from generator.site.work.likenesses import liken
from generator.site.work.reaping import gathered, in_parcels, search_files, table_steps
from generator.site.work.supply import Files, Supply
from generator.site.work.survey import load
from generator.text import FIRST_LANGUAGE
from generator.text.speaking import speaking, spoken


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
            # In the first language only; elsewhere its place is held, so that twins stay abreast.
            if spoken() == FIRST_LANGUAGE:
                views = page.context["practice"].adopters.views
                yield embed_page(card, views, desk_of(catalog))
            else:
                yield NO_TWIN


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
        yield from source_files(root, own, catalog)
        if imprint.passports:
            yield from passport_files(root, own, catalog, Host(imprint.name, imprint.url))
        yield from practice_feeds(own, catalog, host)
        if imprint.pictures:
            yield from preview_files(own, catalog, host, pictures_folder())

    return make


def shared_makers(
    root: Path, catalog: Catalog, imprint: Imprint, signer: Signer | None
) -> Iterator[Maker]:
    """What makes the files of no single practice: of the API, of maps, certificates, the catalog's
    health, sources of other records, feeds, pictures, calendars, the form and of the description of
    the data."""
    host = Host(imprint.name, imprint.url, imprint.email)
    registry = Registry(catalog, host)
    yield from api_makers(catalog)
    yield from region_map_makers(catalog)
    yield from register_makers(registry, signer)
    yield from health_makers(catalog, Host(imprint.name, imprint.url, edit=imprint.edit))
    yield from site_source_makers(root, catalog)
    yield from news_feed_makers(catalog, host)
    if imprint.pictures:
        yield from preview_makers(catalog, host, pictures_folder())
        yield _pictures_tidied
    yield partial(date_calendars, registry)
    yield partial(form_files, catalog, imprint.forge, imprint.email, imprint.report)
    yield partial(script_words, imprint.languages.spoken)
    yield partial(dcat_files, catalog, host)


def _pictures_tidied() -> Files:
    """No file: it drops old pictures, whenever everything is made anew."""
    tidy_pictures(pictures_folder())
    return ()


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
    liken=liken,
    own_done=own_done,
    own_files=record_files,
    files=shared_makers,
    gather=gathered,
    heads=page_heads,
    made_of=made_of,
    read_page=read_page,
    index=search_files,
    pack=in_parcels,
    tables=table_steps,
)
"""The real one: the catalog's own rooms."""
