"""The whole catalog for other catalogs of open data: DCAT-AP 3, as JSON-LD and as Turtle.

Themes, languages, licences and kinds of files are named by the vocabularies of the Publications
Office of the EU, which the profile asks for; the spheres are a vocabulary of our own beside them.
Dates are those of the data, never of the build.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.catalog.catalog import Catalog
from generator.pages import addresses
from generator.pages.desk import Desk, desk_of
from generator.publishing import datasets, licence
from generator.publishing.datasets import DataFile, Dataset, catalog_datasets
from generator.publishing.host import Host
from generator.publishing.triples import Iri, Text, Thing, Typed, Value, json_ld, turtle

JSON_LD: Final = f"{addresses.DATA}catalog.jsonld"
TURTLE: Final = f"{addresses.DATA}catalog.ttl"

_EU: Final = "http://publications.europa.eu/resource/authority/"
RUSSIAN: Final = Iri(f"{_EU}language/RUS")
RUSSIA: Final = Iri(f"{_EU}country/RUS")
CC_BY: Final = Iri(f"{_EU}licence/CC_BY_4_0")
PUBLIC: Final = Iri(f"{_EU}access-right/PUBLIC")
OFTEN: Final = Iri(f"{_EU}frequency/IRREG")
THEMES: Final = tuple(Iri(f"{_EU}data-theme/{name}") for name in ("GOVE", "REGI"))
"""Government and public sector; regions and cities."""
_MEDIA: Final = "https://www.iana.org/assignments/media-types/"
_KINDS: Final = {
    datasets.JSON: "JSON",
    datasets.CSV: "CSV",
    datasets.XLSX: "XLSX",
    datasets.ATOM: "ATOM",
    datasets.JSON_FEED: "JSON",
    datasets.ICS: "ICS",
}
"""Kinds of files as the EU's vocabulary calls them, where it has a name."""

_LABELS: Final = {
    THEMES[0]: "Правительство и общественный сектор",
    THEMES[1]: "Регионы и города",
    RUSSIA: "Россия",
    RUSSIAN: "русский",
}

Said = list[tuple[str, Value]]


def dcat_files(catalog: Catalog, host: Host) -> Iterator[tuple[str, bytes]]:
    """Both files. Where the site's address is not known, addresses are relative to them."""
    things = dcat_things(catalog, host)
    yield JSON_LD, json_ld(things)
    yield TURTLE, turtle(things)


def dcat_things(catalog: Catalog, host: Host) -> list[Thing]:
    """Everything that is said: the catalog, its publisher, data sets, files, spheres, regions."""
    desk = desk_of(catalog)
    site = Site(host)
    sets = catalog_datasets(catalog)
    things = [_catalog(sets, desk, site), _publisher(host, site)]
    things += _contact(host, site)
    for one in sets:
        things.append(_dataset(one, host, site))
        things += [_file(one, file, site) for file in one.files]
        if one.begins:
            things.append(Thing(site.of(one.id, "time"), "dct:PeriodOfTime", _begins(one.begins)))
    things.append(_service(sets, site))
    things += _spheres(desk, site)
    for key, link in desk.regions.items():
        place = site.at(addresses.region_address(key))
        things.append(Thing(f"{place}#it", "dct:Location", [("skos:prefLabel", Text(link.text))]))
    things += _pages(sets, site)
    return [*things, *_borrowed(sets)]


class Site:
    """Addresses as a file in the folder of the data has them."""

    def __init__(self, host: Host) -> None:
        self._host = host

    def at(self, address: str) -> str:
        """A page or a file of the site."""
        return self._host.full(address) or f"../{address}"

    def of(self, *names: str) -> str:
        """A thing that has no page of its own: a place on the page of the data."""
        return f"{self.at(addresses.DATA)}#{'-'.join(names)}"


def _catalog(sets: tuple[Dataset, ...], desk: Desk, site: Site) -> Thing:
    newest = max((one.modified for one in sets if one.modified), default=None)
    said: Said = [
        ("dct:title", Text(licence.TITLE)),
        ("dct:description", Text(licence.ABOUT)),
        ("dct:publisher", Iri(site.of("publisher"))),
        ("dct:license", CC_BY),
        ("dct:language", RUSSIAN),
        ("dct:spatial", RUSSIA),
        *(
            ("dct:spatial", Iri(f"{site.at(addresses.region_address(key))}#it"))
            for key in desk.regions
        ),
        ("foaf:homepage", Iri(site.at(addresses.HOME))),
        ("dcat:themeTaxonomy", Iri(f"{_EU}data-theme")),
        ("dcat:themeTaxonomy", Iri(site.of("spheres"))),
        *((("dct:modified", _date(newest)),) if newest else ()),
        *(("dcat:dataset", Iri(site.of(one.id))) for one in sets),
        ("dcat:service", Iri(site.of("api"))),
    ]
    return Thing(site.of("catalog"), "dcat:Catalog", said)


def _publisher(host: Host, site: Site) -> Thing:
    said: Said = [("foaf:name", Text(licence.PUBLISHER)), ("foaf:homepage", Iri(site.at("")))]
    return Thing(site.of("publisher"), "foaf:Agent", said)


def _contact(host: Host, site: Site) -> Iterator[Thing]:
    """Whom to ask: by mail, if the keeper has given an address, or on the page that says how."""
    said: Said = [("vcard:fn", Text(licence.PUBLISHER))]
    if host.email:
        said.append(("vcard:hasEmail", Iri(f"mailto:{host.email}")))
    said.append(("vcard:hasURL", Iri(site.at(addresses.CONTRIBUTE))))
    yield Thing(site.of("contact"), "vcard:Organization", said)


def _dataset(one: Dataset, host: Host, site: Site) -> Thing:
    said: Said = [
        ("dct:title", Text(one.title)),
        ("dct:description", Text(one.about)),
        ("dct:identifier", Typed(one.id, "xsd:string")),
        ("dct:publisher", Iri(site.of("publisher"))),
        ("dcat:contactPoint", Iri(site.of("contact"))),
        *(("dcat:keyword", Text(word)) for word in one.keywords),
        *(("dcat:theme", theme) for theme in THEMES),
        ("dct:accessRights", PUBLIC),
        ("dct:accrualPeriodicity", OFTEN),
        ("dct:language", RUSSIAN),
        ("dct:spatial", RUSSIA),
        *((("dct:temporal", Iri(site.of(one.id, "time"))),) if one.begins else ()),
        *((("dct:modified", _date(one.modified)),) if one.modified else ()),
        ("dcat:landingPage", Iri(site.at(one.page))),
        *(("dcat:distribution", Iri(_of_file(one, file, site))) for file in one.files),
    ]
    return Thing(site.of(one.id), "dcat:Dataset", said)


def _file(one: Dataset, file: DataFile, site: Site) -> Thing:
    kind = _KINDS.get(file.media)
    where = Iri(site.at(file.path))
    said: Said = [
        ("dct:title", Text(file.title)),
        ("dcat:accessURL", where),
        ("dcat:downloadURL", where),
        ("dct:license", CC_BY),
        ("dcat:mediaType", Iri(f"{_MEDIA}{file.media}")),
        *((("dct:format", Iri(f"{_EU}file-type/{kind}")),) if kind else ()),
        ("dct:language", RUSSIAN),
    ]
    return Thing(_of_file(one, file, site), "dcat:Distribution", said)


def _of_file(one: Dataset, file: DataFile, site: Site) -> str:
    return site.of(one.id, file.path.replace("/", "-").replace(".", "-"))


def _service(sets: tuple[Dataset, ...], site: Site) -> Thing:
    said: Said = [
        ("dct:title", Text("API каталога (JSON)")),
        ("dcat:endpointURL", Iri(site.at("api/v1/"))),
        ("dcat:endpointDescription", Iri(site.at("api/v1/openapi.json"))),
        ("dct:publisher", Iri(site.of("publisher"))),
        ("dcat:contactPoint", Iri(site.of("contact"))),
        ("dct:license", CC_BY),
        ("dct:accessRights", PUBLIC),
        *(("dcat:servesDataset", Iri(site.of(one.id))) for one in sets),
    ]
    return Thing(site.of("api"), "dcat:DataService", said)


def _spheres(desk: Desk, site: Site) -> Iterator[Thing]:
    """The spheres of public life, by which the practices are sorted."""
    scheme = site.of("spheres")
    yield Thing(
        scheme,
        "skos:ConceptScheme",
        [("dct:title", Text("Сферы общественной жизни")), ("skos:prefLabel", Text("Сферы"))],
    )
    for key, link in desk.spheres.items():
        page = site.at(addresses.sphere_address(key))
        said: Said = [("skos:prefLabel", Text(link.text)), ("skos:inScheme", Iri(scheme))]
        yield Thing(f"{page}#it", "skos:Concept", said)


def _pages(sets: tuple[Dataset, ...], site: Site) -> Iterator[Thing]:
    """The pages that people read, told to be pages."""
    named = {site.at(addresses.HOME): licence.TITLE}
    for one in sets:
        named.setdefault(site.at(one.page), one.title)
    for page, title in named.items():
        yield Thing(page, "foaf:Document", [("dct:title", Text(title))])


def _borrowed(sets: tuple[Dataset, ...]) -> Iterator[Thing]:
    """What other vocabularies name: of which class it is, so that a judge need not fetch them."""
    media = sorted({file.media for one in sets for file in one.files})
    classes = {
        RUSSIAN: "dct:LinguisticSystem",
        RUSSIA: "dct:Location",
        CC_BY: "dct:LicenseDocument",
        PUBLIC: "dct:RightsStatement",
        OFTEN: "dct:Frequency",
        **dict.fromkeys(THEMES, "skos:Concept"),
        **{Iri(f"{_MEDIA}{one}"): "dct:MediaType" for one in media},
        **{Iri(f"{_EU}file-type/{name}"): "dct:MediaTypeOrExtent" for name in _KINDS.values()},
    }
    for thing, kind in classes.items():
        label = _LABELS.get(thing)
        said: Said = [("skos:prefLabel", Text(label))] if label else []
        yield Thing(thing.address, kind, said)
    title: Said = [("dct:title", Text("Темы данных ЕС"))]
    yield Thing(f"{_EU}data-theme", "skos:ConceptScheme", title)


def _begins(date: str) -> Said:
    return [("dcat:startDate", _date(date))]


def _date(date: str) -> Typed:
    """A date as exact as it is known."""
    kinds = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}
    return Typed(date, kinds[len(date)])
