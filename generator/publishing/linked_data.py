"""Pages as linked data: what each is about, in the words of schema.org (JSON-LD).

A practice is a HowTo: "instructions that explain how to achieve a result by performing a sequence
of steps" is what a practice of the catalog is written for. It is no GovernmentService, which an
office provides to people at an address and on application: many practices change work inside an
office, and none can be applied for. Training sites are Places, since what stands there differs.
What nobody has said is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from generator.catalog.catalog import Catalog
from generator.pages import addresses
from generator.pages.desk import Link
from generator.pages.languages import neutral
from generator.pages.page import Page
from generator.pages.wording import _
from generator.publishing.data_block import Node, filled
from generator.publishing.datasets import catalog_datasets
from generator.publishing.host import Host
from generator.publishing.licence import LICENCE_URL
from generator.text import say

PART: Final = "#it"
"""What a page is about is not the page: it has an @id of its own."""

Href = Callable[[str], str]
"""The address of a page, as the page that is told of would link to it."""


def page_nodes(page: Page, catalog: Catalog, host: Host, href: Href) -> list[Node]:
    """What the page tells, as nodes of a graph: what it is about, and the way to it."""
    tell = _TELLERS.get(page.template)
    nodes = list(tell(page, catalog, href)) if tell else []
    if neutral(page.address) == addresses.HOME:
        nodes.append(_website(page, host, href))
    crumbs: Iterable[Link] = page.context.get("crumbs", ())
    trail = list(_trail(page, crumbs, host, href))
    return [*nodes, *trail]


def _practice(page: Page, catalog: Catalog, href: Href) -> Iterator[Node]:
    view = page.context["practice"]
    begun, done = view.started, view.finished
    yield {
        "@type": "HowTo",
        "@id": f"{href(page.address)}{PART}",
        "url": href(page.address),
        "name": view.title,
        "description": view.summary,
        "identifier": view.id,
        "inLanguage": page.lang,
        "license": LICENCE_URL,
        "author": _organisation(view.organisation),
        "about": _named("DefinedTerm", view.sphere, href),
        "keywords": ", ".join(tool.text for tool in view.tools),
        "spatialCoverage": [
            _named("AdministrativeArea", place, href)
            for place in (view.municipality, view.region)
            if place is not None
        ],
        "temporalCoverage": f"{begun}/{done or '..'}" if begun else None,
        "dateModified": view.verified,
        "estimatedCost": _cost(view),
        "step": [
            {"@type": "HowToStep", "position": place, "name": step.title}
            for place, step in enumerate(view.steps, 1)
        ],
        "isBasedOn": href(view.adapted_from.address) if view.adapted_from else None,
        "citation": [
            filled({"@type": "CreativeWork", "name": source.title, "url": source.url})
            for source in page.context["sources"]
        ],
    }


def _cost(view: Any) -> str | None:
    """What the practice costs, in words, if that is known."""
    return next((need.text for need in view.needs if need.name == _("Деньги")), None)


def _certificate(page: Page, catalog: Catalog, href: Href) -> Iterator[Node]:
    view = page.context["certificate"]
    row, holder = view.row, view.holder
    about: Node = {"@type": "HowTo" if view.is_practice else "Organization", "name": holder.text}
    if view.is_practice and holder.address is not None:
        about |= {"@id": f"{href(holder.address)}{PART}", "url": href(holder.address)}
    yield {
        "@type": "EducationalOccupationalCredential",
        "@id": f"{href(page.address)}{PART}",
        "url": href(page.address),
        "name": page.title,
        "description": view.named,
        "identifier": row.number,
        "credentialCategory": view.exemplar,
        "recognizedBy": _organisation(view.issuer),
        "validIn": _named("AdministrativeArea", row.region, href),
        "about": about,
        "datePublished": row.issued,
        "expires": row.until,
        "inLanguage": page.lang,
    }


def _region(page: Page, catalog: Catalog, href: Href) -> Iterator[Node]:
    view = page.context["region"]
    record = catalog.directory.regions[view.id].record
    area = f"{href(page.address)}{PART}"
    yield {
        "@type": "AdministrativeArea",
        "@id": area,
        "url": href(page.address),
        "name": view.name,
        "alternateName": {"@value": view.local.text, "@language": view.local.lang}
        if view.local
        else None,
        "identifier": [_code("ISO 3166-2", record.iso), _code("ОКТМО", record.oktmo)],
        "containedInPlace": {"@type": "Country", "name": "Россия", "identifier": "RU"},
    }
    for one in view.coordinators:
        served = {"@id": area}
        yield filled(
            {"@type": "Organization", "name": one.name, "url": one.url, "areaServed": served}
        )


def _municipality(page: Page, catalog: Catalog, href: Href) -> Iterator[Node]:
    view = page.context["municipality"]
    centre = catalog.directory.municipalities[view.id].record.centre
    yield {
        "@type": "AdministrativeArea",
        "@id": f"{href(page.address)}{PART}",
        "url": href(page.address),
        "name": view.name,
        "alternateName": {"@value": view.local, "@language": view.local_lang}
        if view.local and view.local_lang
        else None,
        "identifier": [_code("ОКТМО", view.oktmo)] if view.oktmo else None,
        "geo": _point(centre.lat, centre.lon),
        "containedInPlace": _named("AdministrativeArea", view.region, href),
    }


def _site(page: Page, catalog: Catalog, href: Href) -> Iterator[Node]:
    view = page.context["site"]
    location = catalog.directory.sites[view.id].record.location
    place = f"{href(page.address)}{PART}"
    yield {
        "@type": "Place",
        "@id": place,
        "url": href(page.address),
        "name": view.name,
        "address": view.address,
        "geo": _point(location.lat, location.lon) if location else None,
        "containedInPlace": _named("AdministrativeArea", view.municipality, href),
    }
    for host in view.hosts:
        yield {"@type": "Organization", "name": host, "location": {"@id": place}}


def _term(page: Page, catalog: Catalog, href: Href) -> Iterator[Node]:
    yield {
        "@type": "DefinedTerm",
        "@id": f"{href(page.address)}{PART}",
        "url": href(page.address),
        "name": page.context["name"],
        "description": page.description,
    }


_TELLERS: Final[Mapping[str, Callable[[Page, Catalog, Href], Iterator[Node]]]] = {
    "practice.html": _practice,
    "certificate.html": _certificate,
    "region.html": _region,
    "municipality.html": _municipality,
    "site.html": _site,
    "sphere.html": _term,
    "tool.html": _term,
}


def _website(page: Page, host: Host, href: Href) -> Node:
    return {
        "@type": "WebSite",
        "@id": f"{href(addresses.HOME)}#site",
        "url": href(addresses.HOME),
        "name": host.name,
        "description": page.description,
        "inLanguage": page.lang,
        "license": LICENCE_URL,
    }


def _trail(page: Page, crumbs: Iterable[Link], host: Host, href: Href) -> Iterator[Node]:
    """The way from the home page; a page that is no deeper than that has none."""
    steps = [(host.name, addresses.HOME)]
    steps += [(link.text, link.address) for link in crumbs if link.address is not None]
    if not neutral(page.address):
        return
    steps.append((page.title, page.address))
    yield {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": href(address)}
            for place, (name, address) in enumerate(steps, 1)
        ],
    }


def catalog_nodes(catalog: Catalog, host: Host, href: Href) -> list[Node]:
    """The catalog as data, for the page from which it is downloaded."""
    whole = f"{href(addresses.DATA)}#catalog"
    publisher = {"@type": "Organization", "name": host.name, "url": href(addresses.HOME)}
    datasets = [
        filled(
            {
                "@type": "Dataset",
                "@id": f"{href(addresses.DATA)}#{one.id}",
                "url": href(one.page),
                "name": one.title,
                "description": one.about,
                "license": LICENCE_URL,
                "inLanguage": "ru",
                "creator": publisher,
                "isAccessibleForFree": True,
                "includedInDataCatalog": {"@id": whole},
                "keywords": list(one.keywords),
                "dateModified": one.modified,
                "temporalCoverage": f"{one.begins}/.." if one.begins else None,
                "spatialCoverage": {"@type": "Country", "name": "Россия"},
                "distribution": [
                    {
                        "@type": "DataDownload",
                        "name": file.title,
                        "encodingFormat": file.media,
                        "contentUrl": href(file.path),
                    }
                    for file in one.files
                ],
            }
        )
        for one in catalog_datasets(catalog)
    ]
    return [
        {
            "@type": "DataCatalog",
            "@id": whole,
            "url": href(addresses.DATA),
            "name": host.name,
            "license": LICENCE_URL,
            "inLanguage": "ru",
            "publisher": publisher,
            "dataset": [{"@id": one["@id"]} for one in datasets],
        },
        *datasets,
    ]


def _named(kind: str, link: Link, href: Href) -> Node:
    """A record that has a page, or at least a name."""
    if link.address is None:
        return {"@type": kind, "name": link.text}
    return {"@type": kind, "@id": f"{href(link.address)}{PART}", "name": link.text}


def _organisation(name: str | None) -> Node | None:
    return {"@type": "Organization", "name": say(name)} if name else None


def _code(system: str, value: str) -> Node:
    return {"@type": "PropertyValue", "propertyID": system, "value": value}


def _point(lat: float, lon: float) -> Node:
    return {"@type": "GeoCoordinates", "latitude": lat, "longitude": lon}
