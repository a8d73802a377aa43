"""What the workers of a build do together besides drawing: they take over files of the last site,
make the tables, and remove folders; each does its share.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from generator.findings import Finding
from generator.findings.catalogue.site import ADDRESS_TAKEN
from generator.publishing.open_files import Maker, OpenFile
from generator.site.edition.outlet import AddressTaken, Outlet
from generator.site.edition.stock import Kind, Stock
from generator.site.workers.worker import Share


@dataclass(frozen=True, slots=True)
class Estate:
    """Files of the site in `source`, with their SHA-256, that are to stand in `folder` as well."""

    source: Path
    folder: Path
    files: Stock


def take_over_share(kept: Any, estate: Estate, share: Share) -> list[str]:
    """Take over this worker's share of an estate; the paths that were no longer free."""
    outlet, source = Outlet(estate.folder), str(estate.source)
    lost = []
    for path, digest, *_ in estate.files.share(share.number, share.of):
        try:
            outlet.adopt(path, source, digest)
        except AddressTaken:
            lost.append(path)
    return lost


@dataclass(frozen=True, slots=True)
class Tables:
    """What makes the spreadsheets and the database, each some of the files, for `folder`."""

    makers: Sequence[Maker]
    folder: Path


class Tabled(NamedTuple):
    """The tables that a worker has made: how they stand, and which paths were taken."""

    stock: Stock
    size: int
    findings: list[Finding]


def make_tables_share(kept: Any, tables: Tables, share: Share) -> Tabled:
    """Make this worker's share of the tables."""
    outlet, findings = Outlet(tables.folder, Kind.TABLE), list[Finding]()
    for make in tables.makers[share.number :: share.of]:
        put(outlet, make(), findings)
    return Tabled(outlet.stock, outlet.size, findings)


def sweep_share(kept: Any, folders: list[str], share: Share) -> None:
    """Remove this worker's share of some folders, as far as that can be done."""
    for folder in folders[share.number :: share.of]:
        shutil.rmtree(folder, ignore_errors=True)


def put(outlet: Outlet, files: Iterable[OpenFile], findings: list[Finding]) -> list[str]:
    """Write `files`; the paths of those that could be. A path that is taken becomes a finding."""
    done = []
    for path, data in files:
        try:
            if isinstance(data, bytes):
                outlet.file(path, data)
            elif isinstance(data, Path):
                outlet.bring(path, data)
            else:
                outlet.pour(path, data)
            done.append(path)
        except AddressTaken as taken:
            findings.append(Finding(ADDRESS_TAKEN, taken.path, values={"address": taken.path}))
    return done
