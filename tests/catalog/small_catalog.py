"""Small catalogs made in Python: records with only what a test is about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from generator.catalog import Catalog, Directory
from generator.catalog.entries import (
    Adopter,
    CertificateEntry,
    MunicipalityEntry,
    PracticeCard,
    RegionEntry,
    SiteEntry,
    adopter_of,
    card_of,
    full_id,
)
from generator.catalog.numbers import certificate_slug
from generator.model.certificate import Certificate
from generator.model.municipality import Municipality
from generator.model.practice import Practice, Replication
from generator.model.region import Region
from generator.model.site import Site

TODAY = dt.date(2026, 11, 22)


def day(text: str) -> dt.date:
    """«2025-04-15» as a day."""
    return dt.date.fromisoformat(text)


def municipality(
    slug: str, region: str = "nizhny", into: str | None = None, **fields: Any
) -> MunicipalityEntry:
    """A municipality, perhaps merged `into` another."""
    record = Municipality.model_validate(
        {
            "id": slug,
            "name": f"Округ {slug}",
            "kind": "municipal-okrug",
            "centre": {"name": slug, "lat": 56, "lon": 44},
            **({"merged_into": into} if into else {}),
            **fields,
        }
    )
    merged = full_id(into, region) if into else None
    file = f"regions/{region}/municipalities.yml"
    return MunicipalityEntry(f"{region}/{slug}", region, record, file, (0,), merged)


def merged(slug: str, into: str, until: str | None = None) -> MunicipalityEntry:
    """A municipality that has merged into another, on a known day or not."""
    fields: dict[str, Any] = {"exists": {"until": until}} if until else {}
    return municipality(slug, into=into, **fields)


def practice(identity: str = "nizhny/okno", **fields: Any) -> PracticeCard:
    """The card of a practice; `municipality` is the short id of its origin."""
    origin = {"organisation": "МФЦ", "municipality": fields.pop("municipality", None)}
    record = Practice.model_validate(
        {
            "title": "Единое окно",
            "summary": "Жалоб стало меньше.",
            "sphere": "public-services",
            "origin": {key: value for key, value in origin.items() if value},
            **fields,
        }
    )
    return card_of(identity, f"practices/{identity}.yml", record)


def adopter(**fields: Any) -> Adopter:
    """One replication, on the Bor where nothing else is said."""
    record = Replication.model_validate({"municipality": "bor", **fields})
    return adopter_of(record, 0, "nizhny")


def certificate(number: str = "ОР-14", region: str = "nizhny", **fields: Any) -> CertificateEntry:
    """A certificate of an organisation, where no other holder is given."""
    record = Certificate.model_validate(
        {
            "number": number,
            "level": "regional",
            "holder": {"organisation": "Школа № 9"},
            "issued": "2024-05-12",
            "issuer": "Министерство",
            **fields,
        }
    )
    holder = record.holder
    return CertificateEntry(
        region,
        certificate_slug(record.number),
        record,
        f"regions/{region}/certificates.yml",
        (0,),
        full_id(holder.practice, region) if holder.practice else None,
        full_id(holder.municipality, region) if holder.municipality else None,
    )


def site(slug: str, region: str = "nizhny", **fields: Any) -> SiteEntry:
    """A training site on the Bor, where nothing else is said."""
    record = Site.model_validate(
        {"name": slug, "kind": "process-factory", "municipality": "bor", **fields}
    )
    return SiteEntry(
        f"{region}/{slug}",
        region,
        record,
        f"regions/{region}/sites/{slug}.yml",
        full_id(record.municipality, region),
        tuple(full_id(served, region) for served in record.serves),
    )


def region(slug: str = "nizhny", **fields: Any) -> RegionEntry:
    """A region's passport."""
    record = Region.model_validate({"name": slug, "iso": "RU-NIZ", "oktmo": "22", **fields})
    return RegionEntry(slug, record, f"regions/{slug}/region.yml")


def directory(*entries: object) -> Directory:
    """All but the practices."""

    def of(kind: type) -> list[Any]:
        return [entry for entry in entries if isinstance(entry, kind)]

    return Directory(
        programme=None,
        spheres={},
        tools={},
        regions={entry.id: entry for entry in of(RegionEntry)},
        municipalities={entry.id: entry for entry in of(MunicipalityEntry)},
        sites={entry.id: entry for entry in of(SiteEntry)},
        certificates=tuple(of(CertificateEntry)),
        packages={},
        practice_ids=frozenset(entry.id for entry in of(PracticeCard)),
    )


def catalog(*entries: object, today: dt.date = TODAY) -> Catalog:
    """A catalog of these entries, of whatever kinds."""
    cards: Iterable[PracticeCard] = (e for e in entries if isinstance(e, PracticeCard))
    return Catalog(directory(*entries), {card.id: card for card in cards}, today)
