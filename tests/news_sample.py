"""A made-up catalog with something new: a practice, those who took it over, and certificates."""

from __future__ import annotations

import copy
import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml
from sample_register import MUNICIPALITIES, PRACTICE, REGION, certificate, written

from generator.catalog import Catalog, load_catalog

TODAY = dt.date(2026, 11, 22)
TOOK: list[dict[str, Any]] = [
    {"municipality": "kstovo", "since": "2024"},
    {
        "municipality": "bor",
        "since": "2025-03",
        "organisation": "Школа № 9",
        "confirmed": {"by": "Министерство экономики", "date": "2026-02-10", "how": "visit"},
    },
    {"municipality": "linda"},
    {"municipality": "kstovo", "since": "2026-01-15", "organisation": "Лицей"},
    {"municipality": "gorod", "status": "planned"},
]
"""Two towns that the practice's own (Gorodets) has taught, one of them twice; Linda has merged into
Bor, and the town itself only plans something more."""
HELD = [
    certificate("ОР-1", valid_until="2026-12-31"),
    certificate("ОР-2", issued="2021-03-01", valid_until="2024-03-01"),
    certificate("ОР-3", valid_until="2030"),
    certificate("ОР-4", issued="2022-05-12", valid_until="2026-12-01"),
    certificate("ОР-5", replaces="ОР-4", issued="2026-01-10"),
]
"""One term ends in 39 days, one has ended, one lasts, one that would end was replaced before."""
EVENTS = [
    {"date": "2025-10-01", "title": "Форум"},
    {"date": "2025-10", "title": "Без дня"},
]


def news_files(
    root: Path,
    *,
    took: Sequence[Mapping[str, Any]] = TOOK,
    held: Sequence[Mapping[str, Any]] = HELD,
    name: str = "okno",
    practice: Mapping[str, Any] | None = None,
    region: Mapping[str, Any] | None = None,
) -> Path:
    """Write the catalog under `root`; `practice` and `region` replace fields of theirs."""
    written(root, {"nizhny": held})
    (root / "practices/nizhny/okno.yml").unlink()
    town = copy.deepcopy(MUNICIPALITIES[1]) | {"id": "gorod", "name": "Городецкий округ"}
    town["centre"] = {"name": "Городец", "lat": 56.6, "lon": 43.5}
    files: dict[str, Any] = {
        f"practices/nizhny/{name}.yml": PRACTICE
        | {
            "origin": {"municipality": "gorod"},
            "verified": "2026-06-05",
            "replications": list(took),
        }
        | dict(practice or {}),
        "regions/nizhny/region.yml": REGION
        | {"replication_threshold": 2, "events": EVENTS, "tile": [3, 4]}
        | dict(region or {}),
        "regions/nizhny/municipalities.yml": [*MUNICIPALITIES, town],
    }
    for path, value in files.items():
        (root / path).write_text(yaml.safe_dump(value, allow_unicode=True), encoding="utf-8")
    return root


def news_catalog(root: Path, today: dt.date = TODAY, **changes: Any) -> Catalog:
    """The same, read on a day."""
    return load_catalog(news_files(root, **changes), today).catalog
