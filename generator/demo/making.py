"""Making a whole made-up catalog: plans first, then file after file into an empty folder."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator.demo.municipalities import municipalities as municipality_records
from generator.demo.networks import packages, sites
from generator.demo.passports import CODES, outline, passport
from generator.demo.plans import RegionPlan, plan_practices, plan_regions
from generator.demo.practices import Library, practice_record
from generator.demo.programme import programme, spheres, tools
from generator.demo.registers import register
from generator.demo.yaml_layout import Value, to_yaml

MOST_MUNICIPALITIES: Final = 4000
"""All municipalities of a region stand in one file, which may have 4 MB."""


@dataclass(slots=True)
class DemoSummary:
    """What has been made: how many records of each kind, files, and bytes of all files."""

    practices: int = 0
    regions: int = 0
    municipalities: int = 0
    sites: int = 0
    packages: int = 0
    certificates: int = 0
    replications: int = 0
    files: int = 0
    size: int = 0


def make_demo(
    out: Path, practices: int, regions: int, municipalities: int, seed: int, today: dt.date
) -> DemoSummary:
    """Write a made-up catalog under `out`, which must be empty or not exist yet.

    `practices` are shared out among the regions; each region has so many `municipalities`, those
    included that have merged into others. The same arguments give the same bytes; certificates and
    confirmations are in every state on `today`. Raises FileExistsError if there is something in
    `out`, ValueError (in Russian) for numbers that make no catalog.
    """
    if practices < 0:
        raise ValueError("практик не может быть меньше нуля")
    if not 1 <= regions <= len(CODES):
        raise ValueError(f"регионов может быть от 1 до {len(CODES)}")
    if not 1 <= municipalities <= MOST_MUNICIPALITIES:
        raise ValueError(f"муниципалитетов в регионе может быть от 1 до {MOST_MUNICIPALITIES}")
    out.mkdir(parents=True, exist_ok=True)
    if any(out.iterdir()):
        raise FileExistsError(f"папка «{out}» не пуста: укажите новую")
    planned = plan_regions(regions, municipalities, seed, today)
    library = Library(plan_practices(practices, planned, seed, today), planned)
    desk = _Desk(out)
    desk.write("practices/spheres.yml", spheres())
    desk.write("practices/tools.yml", tools())
    desk.write("regions/programme.yml", programme(planned, seed, today))
    for region in planned:
        _write_region(desk, region, planned, seed, today)
        for practice in region.practices:
            record = practice_record(practice, library, seed, today)
            desk.write(f"practices/{practice.full_id}.yml", record)
            desk.summary.practices += 1
            desk.summary.replications += _length(record.get("replications"))
    return desk.summary


def _write_region(
    desk: _Desk, region: RegionPlan, regions: list[RegionPlan], seed: int, today: dt.date
) -> None:
    folder = f"regions/{region.id}"
    summary = desk.summary
    desk.write(f"{folder}/region.yml", passport(region, regions, seed, today))
    desk.put(f"{folder}/outline.geojson", outline(region))
    towns = municipality_records(region, seed, today)
    desk.write(f"{folder}/municipalities.yml", towns)
    certificates = register(region, seed, today)
    desk.write(f"{folder}/certificates.yml", certificates)
    summary.regions += 1
    summary.municipalities += len(towns)
    summary.certificates += len(certificates)
    for name, record in sites(region, seed, today).items():
        desk.write(f"{folder}/sites/{name}.yml", record)
        summary.sites += 1
    for name, record in packages(region, seed, today).items():
        desk.write(f"{folder}/packages/{name}.yml", record)
        summary.packages += 1


def _length(value: Value | None) -> int:
    return len(value) if isinstance(value, list) else 0


class _Desk:
    """Writes files under a folder and counts them."""

    def __init__(self, root: Path) -> None:
        self.summary = DemoSummary()
        self._root = root
        self._folders: set[str] = set()

    def write(self, path: str, value: dict[str, Value] | list[Value]) -> None:
        """Write a YAML file."""
        self.put(path, to_yaml(value))

    def put(self, path: str, text: str) -> None:
        """Write a file with `text`, its folder too if need be."""
        folder = path.rpartition("/")[0]
        if folder not in self._folders:
            (self._root / folder).mkdir(parents=True, exist_ok=True)
            self._folders.add(folder)
        data = text.encode()
        (self._root / path).write_bytes(data)
        self.summary.files += 1
        self.summary.size += len(data)
