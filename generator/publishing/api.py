"""The JSON API: the same records as the pages, as plain files under /api/v1/.

A record is published as it stands in its file (field names of the data contract), with what the
catalog derives from it beside: ids made full, adoption with its states, certificates with theirs.
Everything is a pure function of the catalog and its day, and every object has a stable order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, Final
from weakref import WeakKeyDictionary

from generator.catalog.adoption import adopted_count
from generator.catalog.asking import ask
from generator.catalog.catalog import Catalog, exists_on
from generator.catalog.counting import counted
from generator.catalog.entries import (
    CertificateEntry,
    MunicipalityEntry,
    PracticeCard,
    SiteEntry,
)
from generator.catalog.spread import Fact, practice_spread
from generator.model.metrics import METRIC_NAMES
from generator.model.practice import Practice
from generator.model.record import Record
from generator.pages.addresses import (
    certificate_address,
    municipality_address,
    package_address,
    practice_address,
    region_address,
    site_address,
    sphere_address,
    tool_address,
)
from generator.pages.desk import Desk, desk_of
from generator.publishing.licence import LICENCE, LICENCE_URL, citation_line
from generator.publishing.open_files import Maker, OpenFile
from generator.publishing.openapi import openapi
from generator.publishing.plain_json import compact, enclosing, flowing, listed, piece
from generator.reading.kinds import VOCABULARY_FILES, Kind

API: Final = "api/v1/"
Files = Iterator[tuple[str, bytes]]


def practice_files(kept: Mapping[str, Practice], catalog: Catalog) -> Files:
    """One file for each published practice of `kept`."""
    for identity, record in kept.items():
        card = catalog.practices.get(identity)
        if card is not None and card.published:
            head, derived = _practice_head(card, catalog), _derived(card, catalog)
            data = enclosing(head, "record", record_piece(record), derived)
            yield f"{API}practices/{identity}.json", data


def api_makers(catalog: Catalog) -> Iterator[Maker]:
    """What makes all other files of the API, one each."""
    directory = catalog.directory
    yield partial(_file, "index", index_object, catalog)
    yield partial(_all_practices, catalog)
    for region in directory.regions:
        yield partial(_region, region, catalog)
    for kind in VOCABULARY_FILES:
        for term in _vocabulary(kind, catalog)[0]:
            yield partial(_of_term, kind, term, catalog)
    yield partial(_file, "sites", _sites, catalog)
    yield partial(_file, "certificates", _certificates, catalog)
    yield partial(_file, "openapi", openapi)


def _file(name: str, told: Callable[..., dict[str, Any]], *of: Any) -> Sequence[OpenFile]:
    return [(f"{API}{name}.json", compact(told(*of)))]


def _listed(
    name: str, head: dict[str, Any], cards: Iterable[PracticeCard], catalog: Catalog
) -> Sequence[OpenFile]:
    """A file with a list of practices at its end."""
    pieces = (_card_piece(card, catalog) for card in cards)
    return [(f"{API}{name}.json", listed(head, "practices", pieces))]


def _all_practices(catalog: Catalog) -> Sequence[OpenFile]:
    cards = catalog.published
    head = {**_head(catalog), "count": len(cards)}
    pieces = (_card_piece(card, catalog) for card in cards)
    return [(f"{API}practices.json", flowing(head, {"practices": pieces}))]


def _region(identity: str, catalog: Catalog) -> Sequence[OpenFile]:
    cards = catalog.by_region.get(identity, ())
    return _listed(f"regions/{identity}", _region_object(identity, catalog), cards, catalog)


def _of_term(kind: Kind, identity: str, catalog: Catalog) -> Sequence[OpenFile]:
    """A sphere or a lean tool, as `kind` says, and its practices."""
    head = {**_head(catalog), **_term(kind, identity, catalog)}
    cards = _vocabulary(kind, catalog)[1].get(identity, ())
    return _listed(f"{kind}/{identity}", head, cards, catalog)


def _sites(catalog: Catalog) -> dict[str, Any]:
    return _listing(
        catalog, "sites", [site_object(s, catalog) for s in catalog.directory.sites.values()]
    )


def _certificates(catalog: Catalog) -> dict[str, Any]:
    certificates = catalog.directory.certificates
    return _listing(catalog, "certificates", [certificate_object(c, catalog) for c in certificates])


def _dump(record: Record) -> dict[str, Any]:
    dumped: dict[str, Any] = record.model_dump(
        mode="json", by_alias=True, exclude_defaults=True, exclude_none=True
    )
    return dumped


def _head(catalog: Catalog) -> dict[str, Any]:
    """What every file begins with: the day of the build and the licence."""
    return {"as_of": catalog.today.isoformat(), "license": LICENCE}


def _listing(catalog: Catalog, name: str, entries: list[dict[str, Any]]) -> dict[str, Any]:
    return {**_head(catalog), "count": len(entries), name: entries}


def _written(catalog: Catalog, file: str, entry: str | int | None = None) -> dict[str, Any]:
    """Where a record stands: its file, and the line at which `entry` of a list begins."""
    return {"file": file, "line": catalog.directory.line(file, entry)}


def index_object(catalog: Catalog) -> dict[str, Any]:
    """What there is: the day, the vocabularies, and each region with its file."""
    directory = catalog.directory
    return {
        **_head(catalog),
        "license_url": LICENCE_URL,
        "citation": citation_line(catalog.today),
        "practices": len(catalog.published),
        "spheres": [_term(Kind.SPHERES, key, catalog) for key in directory.spheres],
        "tools": [_term(Kind.TOOLS, key, catalog) for key in directory.tools],
        "regions": [
            {
                "id": region.id,
                "name": _dump(region.record)["name"],
                "iso": region.record.iso,
                "practices": len(catalog.by_region.get(region.id, ())),
                "page": region_address(region.id),
                "data": f"{API}regions/{region.id}.json",
                **_written(catalog, region.file),
            }
            for region in directory.regions.values()
        ],
        "files": [
            f"{API}{name}"
            for name in (
                "practices.json",
                "sites.json",
                "certificates.json",
                "health.json",
                "openapi.json",
            )
        ],
        "tables": [f"data/{name}" for name in ("datapackage.json", "atlas.sqlite", "atlas.xlsx")],
    }


def _term(kind: Kind, identity: str, catalog: Catalog) -> dict[str, Any]:
    known, practices = _vocabulary(kind, catalog)
    address = sphere_address if kind is Kind.SPHERES else tool_address
    return {
        "id": identity,
        **_dump(known[identity]),
        "count": len(practices.get(identity, ())),
        "page": address(identity),
        "data": f"{API}{kind}/{identity}.json",
        **_written(catalog, VOCABULARY_FILES[kind], identity),
    }


def _vocabulary(
    kind: Kind, catalog: Catalog
) -> tuple[Mapping[str, Record], Mapping[str, tuple[PracticeCard, ...]]]:
    """The records of spheres or of tools, and the practices of each."""
    if kind is Kind.SPHERES:
        return catalog.directory.spheres, catalog.by_sphere
    return catalog.directory.tools, catalog.by_tool


def _card_piece(card: PracticeCard, catalog: Catalog) -> bytes:
    """A practice in a list; made once, though it stands in several."""
    ask(card.id)
    known = _PIECES.setdefault(desk_of(catalog), {})
    found = known.get(card.id)
    if found is None:
        found = known[card.id] = piece(_card(card, catalog))
    return found


_PIECES: Final[WeakKeyDictionary[Desk, dict[str, bytes]]] = WeakKeyDictionary()
"""The practices of a catalog in lists, for as long as its desk stands."""


def _card(card: PracticeCard, catalog: Catalog) -> dict[str, Any]:
    adopted = adopted_count(card, catalog.directory, catalog.today)
    found: dict[str, Any] = {
        "id": card.id,
        "title": card.title,
        "summary": card.summary,
        "region": card.region,
        "municipality": card.municipality,
        "organisation": card.organisation,
        "sphere": card.sphere,
        "tools": list(card.tools),
        "status": card.status,
        "started": card.started,
        "verified": card.verified,
        "headline": _dump(card.headline) if card.headline else None,
        "adopted": adopted,
        "scaled": adopted >= catalog.directory.threshold(card.region),
        "page": practice_address(card.id),
        "data": f"{API}practices/{card.id}.json",
        **_written(catalog, card.file),
    }
    return {key: value for key, value in found.items() if value is not None}


def _practice_head(card: PracticeCard, catalog: Catalog) -> dict[str, Any]:
    """What the file of a practice begins with; then comes its record as written."""
    return {
        "id": card.id,
        "page": practice_address(card.id),
        "data": f"{API}practices/{card.id}.json",
        **_head(catalog),
        **_written(catalog, card.file),
    }


def record_piece(record: Record) -> bytes:
    """A record as JSON: what `_dump` and `piece` give, in half the time, since nobody makes values
    of Python in between."""
    return record.model_dump_json(by_alias=True, exclude_defaults=True, exclude_none=True).encode()


def _derived(card: PracticeCard, catalog: Catalog) -> dict[str, Any]:
    """What the catalog derives from a practice."""
    directory = catalog.directory
    spread = practice_spread(card, directory, catalog.today)
    adopted, threshold = len(spread.adopted), directory.threshold(card.region)
    return {
        "adopted": adopted,
        "threshold": threshold,
        "scaled": adopted >= threshold,
        "growth": [{"year": year, "adopted": spread.adopted_by(year)} for year in spread.years],
        "adoption": [adoption_object(fact) for fact in spread.facts],
        "certificates": [
            certificate_object(c, catalog)
            for c in directory.certificates_by_practice.get(card.id, ())
        ],
        "grown_from_it": [grown.id for grown in catalog.grown_from.get(card.id, ())],
    }


def adoption_object(adoption: Fact) -> dict[str, Any]:
    """One municipality: as the record names it, who it counts for today, in what state."""
    found: dict[str, Any] = {
        "municipality": adoption.municipality,
        "counts_for": adoption.counted,
        "state": adoption.state.value,
        "since": adoption.since,
    }
    return {key: value for key, value in found.items() if value is not None}


def _region_object(identity: str, catalog: Catalog) -> dict[str, Any]:
    """A region: its passport, its municipalities, what it reports and what the catalog counts."""
    directory = catalog.directory
    return {
        "id": identity,
        "page": region_address(identity),
        "data": f"{API}regions/{identity}.json",
        **_head(catalog),
        **_written(catalog, directory.regions[identity].file),
        "record": _dump(directory.regions[identity].record),
        "counted": {
            metric: number
            for metric in METRIC_NAMES
            if (number := counted(catalog, metric, identity)) is not None
        },
        "municipalities": [
            municipality_object(entry, catalog)
            for entry in directory.municipalities_by_region.get(identity, ())
        ],
        "sites": [
            site_object(site, catalog) for site in directory.sites_by_region.get(identity, ())
        ],
        "packages": [
            {
                "id": package.id,
                **_dump(package.record),
                "page": package_address(package.id),
                **_written(catalog, package.file),
            }
            for package in directory.packages_by_region.get(identity, ())
        ],
        "certificates": [
            certificate_object(certificate, catalog)
            for certificate in directory.certificates_by_region.get(identity, ())
        ],
    }


def municipality_object(entry: MunicipalityEntry, catalog: Catalog) -> dict[str, Any]:
    """A municipality with its full id; its settlements are left to the source files."""
    record = {key: value for key, value in _dump(entry.record).items() if key != "places"}
    return {
        **record,
        "id": entry.id,
        "page": municipality_address(entry.id),
        **_written(catalog, entry.file, entry.path[0]),
        "standing": exists_on(entry, catalog.today)
        and catalog.directory.successor(entry.id, catalog.today) == entry.id,
    }


def site_object(site: SiteEntry, catalog: Catalog) -> dict[str, Any]:
    """A training site with full ids."""
    return {
        **_dump(site.record),
        "id": site.id,
        "region": site.region,
        "municipality": site.municipality,
        "serves": list(site.serves),
        "page": site_address(site.id),
        **_written(catalog, site.file),
    }


def certificate_object(certificate: CertificateEntry, catalog: Catalog) -> dict[str, Any]:
    """A certificate with its state on the catalog's day."""
    return {
        **_dump(certificate.record),
        "region": certificate.region,
        "state": desk_of(catalog).ledger.state(certificate).value,
        "page": certificate_address(certificate.region, certificate.slug),
        **_written(catalog, certificate.file, certificate.path[0]),
    }
