"""The files of the open data beside the workbook: CSV for programs, their description, SQLite.

They are made of the rows that the workers have packed, practice by practice in the order of their
files: never more than one table is held whole.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Final, TypeAlias

from generator.catalog import Catalog
from generator.publishing.citation import citation
from generator.spreadsheets.database import Database
from generator.spreadsheets.datapackage import DATAPACKAGE, datapackage, sum_of
from generator.spreadsheets.dataset import tables
from generator.spreadsheets.delimited import head, lines
from generator.spreadsheets.facts import Packed, catalog_facts, unpacked

DATABASE: Final = "atlas.sqlite"
CITATION: Final = "CITATION.cff"
OpenFile: TypeAlias = tuple[str, bytes | Path]
"""A file by its name. The largest ones stand on the disk, until the next one is asked for."""

_IN_MEMORY: Final = 1 << 20
"""Bytes of a table that are kept in memory; what is longer waits on the disk."""


def open_files(
    catalog: Catalog, practices: Iterable[Packed], url: str = "", repository: str = ""
) -> Iterator[OpenFile]:
    """The files by their names. `practices` are those of all published ones; `url` and
    `repository` are the addresses of the site and of its source, if they are known."""
    with ExitStack() as stack:
        base = stack.enter_context(Database(catalog.today, url))
        written = {
            one.id: stack.enter_context(tempfile.SpooledTemporaryFile(_IN_MEMORY))
            for one in tables()
        }
        for one in tables():
            written[one.id].write(head(one))
        for practice in sorted(practices):
            rows, told = unpacked(practice)
            base.add(rows)
            for name, data in told.items():
                written[name].write(data)
        others = catalog_facts(catalog)
        base.add(others)
        sums = {}
        for one in tables():
            written[one.id].write(lines(one, others[one.id]))
            written[one.id].seek(0)
            data = written[one.id].read()
            written[one.id].close()
            sums[one.id] = sum_of(data)
            yield f"{one.id}.csv", data
        yield DATAPACKAGE, datapackage(sums, catalog.today, url)
        yield DATABASE, base.finish()
    yield CITATION, citation(catalog.today, url, repository).encode()


def in_memory(files: Iterable[OpenFile]) -> Iterator[tuple[str, bytes]]:
    """The same files, those on the disk read."""
    for name, data in files:
        yield name, data if isinstance(data, bytes) else data.read_bytes()
