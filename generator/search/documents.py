"""Everything that can be found besides practices: each thing with a page or a line of its own.

Documents are numbered: practices first, in the order of their ids, so that a column of facts is a
plain array; then these here in their order, lists and the reference last; then the hand-written
pages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import chain
from typing import Final

from generator.catalog.entries import CertificateEntry, MunicipalityEntry, PackageEntry, SiteEntry
from generator.pages import addresses
from generator.pages.desk import Desk
from generator.pages.form import form_page
from generator.pages.labels import LEVELS_OF, MUNICIPALITY_KINDS, SITE_KINDS
from generator.pages.manual import CODES
from generator.pages.page import Page
from generator.pages.reference import reference_pages
from generator.pages.wording import N_, _, shown
from generator.search.zones import Text, Zones, place_names, said_together
from generator.text import plain, say

KINDS: Final = (
    N_("Практика"),
    N_("Площадка"),
    N_("Муниципалитет"),
    N_("Регион"),
    N_("Инструмент"),
    N_("Сфера"),
    N_("Сертификат"),
    N_("Пакет тиражирования"),
    N_("Страница сайта"),
)
"""What a result is called beside its title; its number stands in the index."""
LISTS: Final = (
    (
        N_("Учебные площадки"),
        N_(
            "Где учат бережливым инструментам: фабрики процессов, фабрики перемен и учебные центры."
        ),
        addresses.SITES,
    ),
    (
        N_("Реестр сертификатов"),
        N_(
            "Кому присвоен статус образца внедрения бережливых технологий: уровень, держатель, "
            "дата, срок и основания."
        ),
        addresses.CERTIFICATES,
    ),
)
"""Lists with filters of their own: title, what is there, address."""
PRACTICE, SITE, MUNICIPALITY, REGION, TOOL, SPHERE, CERTIFICATE, PACKAGE, PAGE = range(len(KINDS))


@dataclass(frozen=True, slots=True)
class Document:
    """One thing: `where` is told beside its title, `summary` under it."""

    kind: int
    title: str
    address: str
    where: str
    summary: str
    zones: Zones


Maker = Callable[[], Document]
"""Makes one document, in the language that is spoken then."""


def document_makers(desk: Desk) -> Iterator[Maker]:
    """What makes each thing of the catalog but the practices, always in the same order."""
    directory = desk.directory
    regions = directory.regions
    for site in directory.sites.values():
        if site.region in regions:
            yield partial(_site, site, desk)
    for municipality in directory.municipalities.values():
        if municipality.region in regions:
            yield partial(_municipality, municipality, desk)
    for region in regions:
        yield partial(_region, region, desk)
    for tool in directory.tools:
        yield partial(_tool, tool, desk)
    for sphere in directory.spheres:
        yield partial(_sphere, sphere, desk)
    for certificate in directory.certificates:
        if certificate.region in regions:
            yield partial(_certificate, certificate, desk)
    for package in directory.packages.values():
        if package.region in regions:
            yield partial(_package, package, desk)
    for title, summary, address in LISTS:
        yield partial(_list, title, summary, address)


def documents(desk: Desk) -> Iterator[Document]:
    """All but the practices and the hand-written pages: these things, then the manual."""
    return chain((make() for make in document_makers(desk)), manual())


def _list(title: str, summary: str, address: str) -> Document:
    """A page that lists everything of a kind."""
    return Document(PAGE, _(title), address, "", _(summary), Zones(_(title), _(summary)))


@lru_cache(maxsize=1)
def manual() -> tuple[Document, ...]:
    """What no catalog changes: the form, the reference of fields, the help of each code."""
    return tuple(
        Document(PAGE, page.title, page.address, "", page.description, _manual_zones(page))
        for page in (form_page(), *reference_pages())
    )


def _manual_zones(page: Page) -> Zones:
    """By what a page of the manual is found. The help of a code only by its number: its words are
    those of the mistakes that it explains, and who looks for a practice means no mistake."""
    code = page.address.removeprefix(CODES) if page.address.startswith(CODES) else ""
    return Zones(code.rstrip("/").upper()) if code else Zones(page.title, page.description)


def _site(site: SiteEntry, desk: Desk) -> Document:
    record = site.record
    region = desk.region(site.region).text
    kind = _(SITE_KINDS[record.kind])
    names: list[Text] = [kind, region, *place_names(site.municipality, desk)]
    names += [desk.sphere(sphere).text for sphere in record.spheres]
    body: list[Text] = [record.about, record.address, *record.hosts]
    for partner in record.partners:
        body += [partner.name, partner.contribution]
    for source in record.sources:
        body += [source.title, source.publisher, source.note]
    return Document(
        SITE,
        shown(record.name),
        addresses.site_address(site.id),
        f"{kind}, {region}",
        first_words(record.about),
        Zones(say(record.name), "", said_together(iter(names)), said_together(iter(body))),
    )


def _municipality(entry: MunicipalityEntry, desk: Desk) -> Document:
    record, region = entry.record, desk.region(entry.region).text
    names = place_names(entry.id, desk)
    former = [say(old.name) for old in record.former]
    places = [say(place[0]) for place in record.places]
    return Document(
        MUNICIPALITY,
        shown(record.name),
        addresses.municipality_address(entry.id),
        region,
        f"{_('Прежде')}: {', '.join(former)}" if former else "",
        Zones(
            "\n".join(names),
            "",
            f"{region} {_(MUNICIPALITY_KINDS[record.kind])}",
            "\n".join(places),
        ),
    )


def _region(region: str, desk: Desk) -> Document:
    record = desk.directory.regions[region].record
    title: list[Text] = [record.name]
    if record.name_local:
        title.append(record.name_local.text)
    names: list[Text] = [record.federal_district]
    names += [record.capital.name] if record.capital else []
    names += [desk.sphere(sphere).text for sphere in record.spheres]
    body: list[Text] = [record.about]
    for coordinator in record.coordinators:
        body += [coordinator.name, coordinator.role]
    for event in record.events:
        body += [event.title, event.note]
    for target in record.targets:
        body.append(target.basis)
    for reported in record.reported:
        body.append(reported.note)
    for rating in record.ratings:
        body.append(rating.rating)
    for source in record.sources:
        body += [source.title, source.publisher, source.note]
    return Document(
        REGION,
        desk.region(region).text,
        addresses.region_address(region),
        shown(record.federal_district) if record.federal_district else "",
        first_words(record.about),
        Zones(
            said_together(iter(title)),
            "",
            said_together(iter(names)),
            said_together(iter(body)),
        ),
    )


def _tool(key: str, desk: Desk) -> Document:
    tool = desk.directory.tools[key]
    return _word(TOOL, desk.tool(key).text, addresses.tool_address(key), tool.about, tool.origin)


def _sphere(key: str, desk: Desk) -> Document:
    sphere = desk.directory.spheres[key]
    return _word(SPHERE, desk.sphere(key).text, addresses.sphere_address(key), sphere.about)


def _word(kind: int, title: str, address: str, about: Text, origin: Text = None) -> Document:
    body = said_together(iter((about, origin)))
    return Document(kind, title, address, "", first_words(about), Zones(title, "", "", body))


def _certificate(certificate: CertificateEntry, desk: Desk) -> Document:
    record = certificate.record
    practice = desk.practice(certificate.practice) if certificate.practice else None
    holder = practice.text if practice else shown(record.holder.organisation or "")
    number = f"{_('№')} {record.number}" if record.number_known else _("номер не назван")
    region = desk.region(certificate.region).text
    names: list[Text] = [holder, record.title, region]
    if certificate.municipality:
        names += place_names(certificate.municipality, desk)
    body: list[Text] = [record.issuer, record.note, record.status.reason if record.status else None]
    if record.basis:
        checks = (record.basis.partner_check, record.basis.defence)
        body += [check.by for check in checks if check is not None]
    return Document(
        CERTIFICATE,
        holder,
        addresses.certificate_address(certificate.region, certificate.slug),
        f"{number}, {_(LEVELS_OF[record.level])}, {region}",
        shown(record.title) if record.title else "",
        Zones(
            f"{_('Сертификат')} {record.number}",
            "",
            said_together(iter(names)),
            said_together(iter(body)),
        ),
    )


def _package(package: PackageEntry, desk: Desk) -> Document:
    record = package.record
    region = desk.region(package.region).text
    names: list[Text] = [region]
    names += [link.text for link in map(desk.practice, package.practices) if link]
    body: list[Text] = [record.about, *record.support]
    for wave in record.waves:
        body += [wave.title, *(member.note for member in wave.municipalities)]
    return Document(
        PACKAGE,
        shown(record.title),
        addresses.package_address(package.id),
        region,
        first_words(record.about),
        Zones(say(record.title), "", said_together(iter(names)), said_together(iter(body))),
    )


def first_words(text: Text) -> str:
    """The first paragraph of a long text, cut at a word where it is longer than a summary."""
    if not text:
        return ""
    first = plain(say(text)).partition("\n")[0]
    if len(first) <= 300:
        return shown(first)
    return shown(f"{first[:297].rpartition(' ')[0].rstrip(',.;:—–- ')}…")
