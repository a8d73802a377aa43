"""Made-up registers of certificates, written as files and read as any catalog is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from generator.catalog import Catalog, load_catalog
from generator.publishing.host import Host
from generator.publishing.open_files import in_memory, made_by
from generator.publishing.register_files import register_makers
from generator.publishing.registry import Registry
from generator.publishing.signing import Signer

TODAY = dt.date(2026, 11, 22)
PRACTICE = {
    "title": "Одно окно для многодетных семей",
    "summary": "Все справки за один приход.",
    "sphere": "public-services",
    "origin": {"municipality": "bor"},
    "effects": [{"metric": "Срок", "unit": "day", "before": 30, "after": 4, "source": "gazeta"}],
    "problem": "Долго.",
    "solution": "Быстро.",
    "sources": [{"id": "gazeta", "title": "Газета", "url": "https://gazeta.example/1"}],
}
MUNICIPALITIES = [
    {
        "id": name,
        "name": f"{title} муниципальный округ",
        "kind": "municipal-okrug",
        "centre": {"name": title, "lat": 56.0 + place, "lon": 44.0},
    }
    for place, (name, title) in enumerate({"bor": "Борский", "kstovo": "Кстовский"}.items())
] + [
    {
        "id": "linda",
        "name": "Линдовский район",
        "kind": "municipal-district",
        "centre": {"name": "Линда", "lat": 56.6, "lon": 44.1},
        "exists": {"until": "2020"},
        "merged_into": "bor",
    }
]
REGION = {
    "name": "Нижегородская область",
    "iso": "RU-NIZ",
    "oktmo": "22",
    "coordinators": [{"name": "Министерство экономики", "url": "https://economy.example/"}],
    "sources": [{"id": "gazeta", "title": "Газета", "url": "https://gazeta.example/2"}],
}


def certificate(number: str, **fields: Any) -> dict[str, Any]:
    """A certificate of a practice in force until 2028, but for `fields`."""
    return {
        "number": number,
        "level": "regional",
        "holder": {"practice": "okno"},
        "issued": "2025-05-12",
        "valid_until": "2028-05-12",
        "issuer": "Министерство экономики",
        "source": "gazeta",
    } | fields


def school(name: str = "Школа № 9", municipality: str = "bor") -> dict[str, Any]:
    """A holder that is no practice."""
    return {"organisation": name, "municipality": municipality}


EVERY_STATE = {
    "valid": certificate("ОР-2025/1"),
    "expires-soon": certificate("ОР-2025/2", valid_until="2026-12-31", holder=school()),
    "expired": certificate("ОР-2021/1", issued="2021-03-01", valid_until="2024-03-01"),
    "suspended": certificate(
        "ОР-2025/3",
        holder=school(),
        status={"state": "suspended", "since": "2026-02-01", "reason": "Идёт *проверка*."},
    ),
    "revoked": certificate(
        "ОР-2025/4", status={"state": "revoked", "since": "2026-03-05", "reason": "Данные ложны."}
    ),
    "replaced": certificate("ОР-2022/5", issued="2022-05-12", valid_until="2027-05-12"),
    "term-unknown": certificate("b/n-2024-1", number_known=False, issued="2024", level="local"),
    "valid-again": certificate("ОР-2025/5", level="federal", replaces="ОР-2022/5"),
}
"""A certificate in every state of `TODAY`; the last one replaces another. Numbers are unique."""
del EVERY_STATE["term-unknown"]["valid_until"]
SLUGS = {
    "valid": "or-2025-1",
    "expires-soon": "or-2025-2",
    "expired": "or-2021-1",
    "suspended": "or-2025-3",
    "revoked": "or-2025-4",
    "replaced": "or-2022-5",
    "term-unknown": "b-n-2024-1",
    "valid-again": "or-2025-5",
}
"""What the certificates of `EVERY_STATE` are called in addresses."""


def written(root: Path, registers: Mapping[str, Sequence[Mapping[str, Any]]]) -> Path:
    """Write a small project with `registers` by region under `root`, and give `root`."""
    files: dict[str, Any] = {}
    for region, register in registers.items():
        files |= {
            f"practices/{region}/okno.yml": PRACTICE,
            f"regions/{region}/region.yml": REGION,
            f"regions/{region}/municipalities.yml": MUNICIPALITIES,
            f"regions/{region}/certificates.yml": list(register),
        }
    files["practices/spheres.yml"] = {"public-services": {"name": "Услуги", "order": 1}}
    files["practices/tools.yml"] = {"five-s": {"name": "5С", "about": "Порядок."}}
    for name, value in files.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(yaml.safe_dump(value, allow_unicode=True), encoding="utf-8")
    return root


def sample_catalog(
    root: Path, *register: Mapping[str, Any], today: dt.date = TODAY, region: str = "nizhny"
) -> Catalog:
    """The catalog of one region with `register`, as it stands on `today`."""
    return load_catalog(written(root, {region: register}), today).catalog


def register_files(
    catalog: Catalog, host: Host, signer: Signer | None = None
) -> Iterator[tuple[str, bytes]]:
    """All files of the registers of a catalog."""
    return in_memory(made_by(register_makers(Registry(catalog, host), signer)))
