"""All pages of a catalog: those of single practices one by one, the rest in one go."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from generator.catalog.catalog import Catalog
from generator.catalog.entries import PracticeCard
from generator.model.practice import Practice
from generator.pages import practice as practices
from generator.pages.certificate import certificate_page
from generator.pages.certificates import certificates_page
from generator.pages.desk import desk_of
from generator.pages.embed import embed_makers
from generator.pages.form import form_makers
from generator.pages.health import health_makers
from generator.pages.home import home_page
from generator.pages.lists import list_makers
from generator.pages.municipality import municipality_page
from generator.pages.packages import package_page
from generator.pages.page import NOT_FOUND, Page
from generator.pages.reference import reference_makers
from generator.pages.region import region_page
from generator.pages.sites import site_page, sites_page
from generator.pages.wording import _
from generator.text import FIRST_LANGUAGE
from generator.text.speaking import spoken

PageMaker = Callable[[], Page]


def practice_page(record: Practice, card: PracticeCard, catalog: Catalog) -> Page:
    """The page of one published practice: `record` as read, `card` the same in `catalog`."""
    return practices.practice_page(record, card, desk_of(catalog))


def page_makers(catalog: Catalog) -> Iterator[PageMaker]:
    """Every page but those of single practices, each once, to be made when called: workers make
    only those of their share. In any language but the first there are only those that have twins,
    in the same order."""
    desk = desk_of(catalog)
    directory = catalog.directory
    yield partial(home_page, desk)
    yield from list_makers(desk)
    yield partial(sites_page, desk)
    yield partial(certificates_page, desk)
    for region in directory.regions.values():
        yield partial(region_page, region, desk)
    for municipality in directory.municipalities.values():
        if municipality.region in directory.regions:
            yield partial(municipality_page, municipality, desk)
    for site in directory.sites.values():
        if site.region in directory.regions:
            yield partial(site_page, site, desk)
    for package in directory.packages.values():
        if package.region in directory.regions:
            yield partial(package_page, package, desk)
    for certificate in directory.certificates:
        if certificate.region in directory.regions:
            yield partial(certificate_page, certificate, desk)
    if spoken() != FIRST_LANGUAGE:
        return  # what follows speaks Russian only
    for region in directory.regions.values():
        yield from embed_makers(region, desk)
    yield from health_makers(desk)
    yield not_found_page
    yield from reference_makers()
    yield from form_makers()


def not_found_page() -> Page:
    """The page for addresses that do not exist; its links start at the site's root."""
    return Page(
        address=NOT_FOUND,
        template="not-found.html",
        title=_("Страница не найдена"),
        description=_("Такой страницы в атласе нет."),
        section="home",
    )
