"""What pages tell programs: linked data in the words of schema.org, feeds, pictures."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import html5lib
import pytest
from news_sample import TODAY, news_catalog, news_files
from rdflib import RDF, SDO, Graph, URIRef
from rdflib.compare import isomorphic

from generator.catalog import Catalog, load_catalog
from generator.model.practice import Practice
from generator.pages import Page, page_makers, practice_page
from generator.pages.languages import Languages
from generator.publishing.data_block import CONTEXT, script
from generator.publishing.datasets import catalog_datasets
from generator.publishing.host import Host
from generator.publishing.page_head import page_head
from generator.site.work.survey import load
from generator.site.workers.crew import Crew

HOST = Host("Атлас практик", "https://atlas.example/")
ONE = Languages()
FULL = Path(__file__).parents[1] / "cases/good-full"
KINDS = {
    "HowTo": {"step", "estimatedCost"},
    "EducationalOccupationalCredential": {"credentialCategory", "recognizedBy", "validIn"},
    "DataCatalog": {"dataset"},
    "Dataset": {"distribution", "includedInDataCatalog"},
    "DataDownload": {"contentUrl", "encodingFormat"},
    "AdministrativeArea": {"geo", "containedInPlace", "address"},
    "Place": {"geo", "containedInPlace", "address"},
    "Organization": {"areaServed", "location"},
    "HowToStep": {"position"},
    "ListItem": {"item", "position"},
    "BreadcrumbList": {"itemListElement"},
    "PropertyValue": {"propertyID", "value"},
    "GeoCoordinates": {"latitude", "longitude"},
    "Country": set(),
    "DefinedTerm": set(),
    "WebSite": set(),
    "CreativeWork": set(),
}
"""The kinds of things that pages tell of, and what schema.org lets be said of each beside what it
lets be said of every thing and, of works, of every work."""
OF_THINGS = {"@id", "@type", "name", "alternateName", "description", "url", "identifier"}
WORKS = {"HowTo", "EducationalOccupationalCredential", "DataCatalog", "Dataset", "DataDownload"} | {
    "WebSite", "CreativeWork",
}  # fmt: skip
OF_WORKS = {
    "about", "author", "citation", "creator", "dateModified", "datePublished", "encodingFormat",
    "expires", "inLanguage", "isAccessibleForFree", "isBasedOn", "keywords", "license", "publisher",
    "spatialCoverage", "temporalCoverage",
}  # fmt: skip
DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def pages_of(root: Path, today: dt.date = TODAY) -> tuple[Catalog, list[Page]]:
    """A catalog and all its pages."""
    with Crew(1) as crew:
        catalog, _found = load(root, today, crew)
        kept: Mapping[str, Practice] = crew.draw(_kept, None)[0]
    pages = [make() for make in page_makers(catalog)]
    pages += [practice_page(kept[one.id], one, catalog) for one in catalog.published]
    return catalog, pages


def _kept(kept: Any, _shared: None, _share: object) -> Any:
    return kept


def block(head: str) -> dict[str, Any]:
    """The block of data in a head, as a parser of HTML finds it."""
    document = html5lib.parse(f"<!doctype html><head>{head}</head>", namespaceHTMLElements=False)
    [found] = [e for e in document.iter("script") if e.get("type") == "application/ld+json"]
    told: dict[str, Any] = json.loads(found.text or "")
    return told


def things(value: Any) -> Iterator[dict[str, Any]]:
    """Every node in a block that says of which kind it is."""
    if isinstance(value, dict):
        if "@type" in value:
            yield value
        for item in value.values():
            yield from things(item)
    elif isinstance(value, list):
        for item in value:
            yield from things(item)


def read(told: dict[str, Any], base: str = HOST.url) -> Graph:
    """The block as a graph, without fetching the context that it names."""
    names = ("url", "item", "contentUrl", "license", "isBasedOn")
    links = {name: {"@type": "@id"} for name in names}
    own = told | {"@context": {"@vocab": "https://schema.org/", **links}}
    return Graph().parse(data=json.dumps(own), format="json-ld", publicID=base)


@pytest.fixture(scope="module")
def full() -> tuple[Catalog, list[Page]]:
    """A catalog that uses every field."""
    return pages_of(FULL)


@pytest.fixture(scope="module")
def told(full: tuple[Catalog, list[Page]]) -> dict[str, dict[str, Any]]:
    """What each of its pages tells, by address; the page of the data too."""
    catalog, pages = full
    written = Page("data/", "", "Данные", "О данных", "about")
    some = [page for page in [*pages, written] if "robots" not in page.context]
    heads = {page.address: page_head(catalog, HOST, ONE, True, page) for page in some}
    return {address: block(head) for address, head in heads.items() if "ld+json" in head}


def test_every_page_tells_in_words_that_schema_org_knows(told: dict[str, dict[str, Any]]) -> None:
    """Kinds and properties are those of the vocabulary, as another's list has them, and a property
    is one that its kind may have."""
    seen = set()
    for address, one in told.items():
        assert one["@context"] == CONTEXT
        for thing in things(one["@graph"]):
            kind = thing["@type"]
            seen.add(kind)
            assert SDO[kind] in SDO, kind
            allowed = OF_THINGS | KINDS[kind] | (OF_WORKS if kind in WORKS else set())
            assert thing.keys() <= allowed, f"{address}: {kind} {thing.keys() - allowed}"
            assert all(SDO[name] in SDO for name in thing if name[0] != "@"), address
            assert all(value not in ("", None, [], {}) for value in thing.values()), address
    assert seen == KINDS.keys()


def test_blocks_are_read_as_linked_data(told: dict[str, dict[str, Any]]) -> None:
    """Another's reader makes a graph of each, in which the page is told of under its own address,
    and no address is relative."""
    for address, one in told.items():
        graph = read(one)
        assert len(graph) > 3, address
        for term in graph.all_nodes():
            if isinstance(term, URIRef):
                assert str(term).startswith(("https://", "http://", "mailto:")), term


def test_without_an_address_blocks_tell_the_same_from_their_page(
    full: tuple[Catalog, list[Page]],
) -> None:
    """Relative addresses, read from the page, are the full ones."""
    catalog, pages = full
    for page in pages:
        if "robots" in page.context or page.address == "404.html":
            continue
        with_url = block(page_head(catalog, HOST, ONE, False, page))
        without = block(page_head(catalog, Host(HOST.name), ONE, False, page))
        there = f"{HOST.url}{page.address}"
        assert isomorphic(read(with_url), read(without, there)), page.address


def test_a_practice_is_instructions_with_its_steps(tmp_path: Path) -> None:
    """HowTo: by whom, where, of what, in which steps, on what it is based; dates as exact as they
    are known."""
    steps = [{"title": "Собрать заявки", "text": "Все."}, {"title": "Открыть окно"}]
    root = news_files(
        tmp_path, practice={"steps": steps, "started": "2019-04", "resources": {"staff": "2"}}
    )
    catalog, pages = pages_of(root)
    [page] = [page for page in pages if page.template == "practice.html"]
    [how] = [
        one
        for one in block(page_head(catalog, HOST, ONE, False, page))["@graph"]
        if one["@type"] == "HowTo"
    ]
    assert [(s["position"], s["name"]) for s in how["step"]] == [
        (1, "Собрать заявки"),
        (2, "Открыть окно"),
    ]
    assert how["temporalCoverage"] == "2019-04/.."
    assert how["dateModified"] == "2026-06-05"
    assert how["url"] == f"{HOST.url}practices/nizhny/okno/"
    assert [one["name"] for one in how["spatialCoverage"]] == [
        "Городецкий округ",
        "Нижегородская область",
    ]
    assert "estimatedCost" not in how


def test_dates_are_dates(told: dict[str, dict[str, Any]]) -> None:
    """A date is a year, a month or a day."""
    dates = [
        thing[name]
        for one in told.values()
        for thing in things(one)
        for name in ("dateModified", "datePublished", "expires")
        if name in thing
    ]
    assert dates
    assert [date for date in dates if not DATE.fullmatch(date)] == []


def test_the_way_to_a_page_is_that_of_its_crumbs(told: dict[str, dict[str, Any]]) -> None:
    """From the home page to the page itself, numbered."""
    [address] = [a for a in told if re.fullmatch("practices/[^/]+/[^/]+/", a)][:1]
    [trail] = [one for one in told[address]["@graph"] if one["@type"] == "BreadcrumbList"]
    items = trail["itemListElement"]
    assert [one["position"] for one in items] == list(range(1, len(items) + 1))
    assert items[0]["item"] == HOST.url
    assert items[-1]["item"] == f"{HOST.url}{address}"
    assert "BreadcrumbList" not in {one["@type"] for one in told[""]["@graph"]}


@pytest.mark.parametrize(
    "text",
    ["</script><script>alert(1)</script>", "<!--<script>", "\u2028\u2029", "]]>", "&lt;", "\ud800",
     "\x00\x1f\u202e", '"}],"@id":"x"', "\\u003c/script>"],
)  # fmt: skip
def test_no_text_ends_the_block(text: str) -> None:
    """What a text says stays in the block and comes out as that text, but for what is harmful."""
    head = script([{"@type": "Thing", "name": f"а{text}б", "more": [{"x": text}]}])
    told = block(f"{head}<title>после</title>")
    kept = re.sub("[\u2028\u2029]", " ", text)
    kept = re.sub("[\x00-\x1f\u202e\ud800]", "", kept)
    assert told["@graph"][0]["name"] == f"а{kept}б"
    inside = head.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert not re.search("[<>&\u2028\u2029]", inside)


def test_heads_name_feeds_and_pictures(tmp_path: Path) -> None:
    """A practice, a region and a sphere name their own feeds, the home page and the data those of
    the whole; pictures are named in full or not at all."""
    catalog = news_catalog(tmp_path)
    pages = {
        "practices/nizhny/okno/": "practices/nizhny/okno/",
        "regions/nizhny/": "regions/nizhny/",
        "spheres/public-services/": "spheres/public-services/",
        "": "",
        "data/": "",
    }
    _catalog, made = pages_of(tmp_path)
    known = {page.address: page for page in made}
    known["data/"] = Page("data/", "", "Данные", "О данных", "about")
    for address, feeds in pages.items():
        head = str(page_head(catalog, HOST, ONE, True, known[address]))
        for kind, path in ((r"atom\+xml", "feed.xml"), (r"feed\+json", "feed.json")):
            named = rf'type="application/{kind}" title="[^"]+" href="{HOST.url}{feeds}{path}"'
            assert len(re.findall(named, head)) == 1, address
    municipality = known["regions/nizhny/bor/"]
    assert "feed.xml" not in page_head(catalog, HOST, ONE, True, municipality)
    image = f'property="og:image" content="{HOST.url}regions/nizhny/preview.png"'
    assert image in page_head(catalog, HOST, ONE, True, municipality)
    for host, pictures in ((HOST, False), (Host("Атлас"), True)):
        head = page_head(catalog, host, ONE, pictures, municipality)
        assert "og:image" not in head
        assert 'name="twitter:card" content="summary"' in head


def test_pages_of_another_language_lead_to_its_pages(tmp_path: Path) -> None:
    """The English twin tells its language and its own addresses."""
    catalog, pages = pages_of(news_files(tmp_path))
    [page] = [page for page in pages if page.template == "region.html"]
    twin = replace(page, address=f"en/{page.address}", lang="en")
    told = block(page_head(catalog, HOST, Languages(("ru", "en")), False, twin))
    area = next(one for one in told["@graph"] if one["@type"] == "AdministrativeArea")
    assert area["url"] == f"{HOST.url}en/regions/nizhny/"
    [trail] = [one for one in told["@graph"] if one["@type"] == "BreadcrumbList"]
    assert [one["item"] for one in trail["itemListElement"]] == [
        f"{HOST.url}en/",
        f"{HOST.url}en/regions/",
        f"{HOST.url}en/regions/nizhny/",
    ]


def test_the_judge_can_read_kinds() -> None:
    """A word that schema.org does not have is not in the list that judges."""
    assert SDO["HowTo"] in SDO
    assert URIRef("https://schema.org/NoSuchThing") not in SDO
    assert (None, RDF.type, SDO.HowTo) in read({"@graph": [{"@type": "HowTo", "name": "x"}]})


def test_the_data_page_tells_of_files_that_are_there(full: tuple[Catalog, list[Page]]) -> None:
    """The list of data sets is the same for schema.org and for DCAT."""
    catalog, _pages = full
    page = Page("en/data/", "", "Data", "About data", "about", lang="en")
    told = block(page_head(catalog, HOST, Languages(("ru", "en")), False, page))
    offered = {one["contentUrl"] for one in things(told) if one["@type"] == "DataDownload"}
    due = {f"{HOST.url}{file.path}" for one in catalog_datasets(catalog) for file in one.files}
    assert offered == due


def test_the_real_catalog_tells_of_itself() -> None:
    """The home page of the project's own catalog is told to be a site."""
    catalog = load_catalog(Path(__file__).parents[2], TODAY).catalog
    home = Page("", "home.html", "Атлас практик", "О чём", "home")
    kinds = {one["@type"] for one in block(page_head(catalog, HOST, ONE, True, home))["@graph"]}
    assert kinds == {"WebSite"}
