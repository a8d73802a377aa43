"""The description of the data for other catalogues: DCAT-AP 3 by shapes, the same in both forms."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from news_sample import TODAY, news_catalog
from pyshacl import validate
from rdflib import DCAT, DCTERMS, FOAF, RDF, SKOS, XSD, Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic
from rdflib.term import Node

from generator.catalog import load_catalog
from generator.publishing.dcat import JSON_LD, TURTLE, dcat_files
from generator.publishing.host import Host
from generator.publishing.triples import Iri, Text, Thing, Typed, json_ld, turtle

VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
OF_VCARD = {VCARD[name] for name in ("Organization", "fn", "hasEmail", "hasURL")}
HERE = Path(__file__).parent
PROJECT = HERE.parents[1]
URL = "https://atlas.example/"
HOST = Host("Атлас практик", URL, "data@atlas.example")
DATA = f"{URL}data/"


@cache
def shapes() -> Graph:
    """What the specification asks for."""
    return Graph().parse(HERE / "dcat-ap.shapes.ttl")


def complaints(graph: Graph) -> str:
    """What the judge has to say; nothing if all is well. A kind of contact is of its own class."""
    known = graph + Graph()
    for contact in graph.subjects(RDF.type, VCARD.Organization):
        known.add((contact, RDF.type, VCARD.Kind))
    conforms, _graph, said = validate(known, shacl_graph=shapes(), allow_warnings=False)
    return "" if conforms else str(said)


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    """The files of the project's own catalog."""
    return dict(dcat_files(load_catalog(PROJECT, TODAY).catalog, HOST))


@pytest.fixture
def graph(files: dict[str, bytes]) -> Graph:
    """What they say."""
    return Graph().parse(data=files[TURTLE], format="turtle")


def test_the_real_catalog_is_what_the_profile_asks_for(graph: Graph) -> None:
    """The judge finds nothing; and the catalog has its data sets, files and publisher."""
    assert complaints(graph) == ""
    assert len(set(graph.subjects(RDF.type, DCAT.Dataset))) == 6
    assert len(set(graph.subjects(RDF.type, DCAT.Distribution))) > 10


def test_a_small_catalog_is_too(tmp_path: Path) -> None:
    """So is one with hardly anything in it, without the site's address and without mail."""
    catalog = news_catalog(tmp_path, held=[], took=[], region={"events": []})
    made = dict(dcat_files(catalog, Host("Атлас")))
    graph = Graph().parse(data=made[TURTLE], format="turtle", publicID=f"{DATA}catalog.ttl")
    assert complaints(graph) == ""
    assert (URIRef(f"{DATA}#catalog"), RDF.type, DCAT.Catalog) in graph


def test_both_forms_say_the_same(files: dict[str, bytes], graph: Graph) -> None:
    """The two files are one graph; and nothing has to be fetched to read them."""
    other = Graph().parse(data=files[JSON_LD], format="json-ld")
    assert isomorphic(graph, other)
    context = json.loads(files[JSON_LD])["@context"]
    assert all(isinstance(address, str) for address in context.values())


def test_without_an_address_the_files_say_the_same_of_where_they_stand() -> None:
    """Relative addresses, read from where the files stand, are the full ones."""
    catalog = load_catalog(PROJECT, TODAY).catalog
    full = dict(dcat_files(catalog, Host("Атлас", URL)))
    bare = dict(dcat_files(catalog, Host("Атлас")))
    for path, form in ((TURTLE, "turtle"), (JSON_LD, "json-ld")):
        read = Graph().parse(data=bare[path], format=form, publicID=f"{URL}{path}")
        assert isomorphic(read, Graph().parse(data=full[path], format=form))


def test_words_are_those_of_the_vocabularies(graph: Graph) -> None:
    """Every property and class is one that its vocabulary knows."""
    known: tuple[Any, ...] = (DCAT, DCTERMS, FOAF, SKOS, RDF)
    words = set(graph.predicates()) | set(graph.objects(None, RDF.type))
    for word in words - OF_VCARD:
        assert any(word in namespace for namespace in known), word


def test_dates_are_those_of_the_data(tmp_path: Path) -> None:
    """When the newest fact was told, and since when anything is known; as exact as they are."""
    catalog = news_catalog(tmp_path, practice={"started": "2019-04"})
    graph = Graph().parse(data=dict(dcat_files(catalog, HOST))[TURTLE], format="turtle")
    practices = URIRef(f"{DATA}#practices")
    assert graph.value(practices, DCTERMS.modified) == Literal("2026-06-05", datatype=XSD.date)
    begun = graph.value(graph.value(practices, DCTERMS.temporal), DCAT.startDate)
    assert begun == Literal("2019-04", datatype=XSD.gYearMonth)


@pytest.mark.parametrize(
    ("kind", "word"),
    [
        (DCAT.Catalog, DCTERMS.title),
        (DCAT.Catalog, DCTERMS.description),
        (DCAT.Catalog, DCTERMS.publisher),
        (DCAT.Dataset, DCTERMS.description),
        (DCAT.Dataset, DCAT.theme),
        (DCAT.Dataset, DCAT.contactPoint),
        (DCAT.Distribution, DCAT.accessURL),
        (DCAT.Distribution, DCTERMS.license),
        (DCAT.DataService, DCAT.endpointURL),
        (FOAF.Agent, FOAF.name),
    ],
)
def test_the_judge_misses_what_is_left_out(graph: Graph, kind: Node, word: Node) -> None:
    """Without any one of what must be there the judge complains."""
    thing = min(graph.subjects(RDF.type, kind), key=str)
    graph.remove((thing, word, None))
    assert f":{str(word).replace('#', '/').rpartition('/')[2]}\n" in complaints(graph)


def test_the_judge_sees_what_is_wrong() -> None:
    """A second publisher, and words where a date should be."""
    graph = Graph().parse(
        data=dict(dcat_files(load_catalog(PROJECT, TODAY).catalog, HOST))[TURTLE], format="turtle"
    )
    catalog = URIRef(f"{DATA}#catalog")
    graph.add((catalog, DCTERMS.publisher, URIRef(f"{DATA}#somebody")))
    graph.add((URIRef(f"{DATA}#atlas"), DCTERMS.modified, Literal("вчера")))
    said = complaints(graph)
    assert "MaxCountConstraintComponent" in said
    assert "Result Path: dct:modified\n" in said


@pytest.mark.parametrize(
    "text", ['"""', "\\", "'\n\r\t", "]]>\x00\x1b\x7f", "\ud800\ufffe", "> . <"]
)
def test_no_text_breaks_either_form(text: str) -> None:
    """Quotes, backslashes, line ends, controls and lone surrogates in words and in addresses: both
    forms are read and agree."""
    said = (
        ("dct:title", Text(f"а{text}б")),
        ("dct:identifier", Typed(f"а{text}б", "xsd:string")),
        ("dct:source", Iri(f"https://x.example/{text}")),
    )
    things = [Thing(f"https://x.example/#{text}", "dcat:Dataset", said)]
    one = Graph().parse(data=turtle(things), format="turtle")
    other = Graph().parse(data=json_ld(things), format="json-ld")
    assert len(one) == 4
    assert isomorphic(one, other)
