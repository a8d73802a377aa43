"""The files of the open data beside the workbook: CSV for programs, their description, SQLite.

Rows come some at a time, in the order of the files, and the files grow on the disk: never is a
table held whole.
"""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Final, TypeAlias

from generator.publishing.citation import citation
from generator.spreadsheets.database import Database
from generator.spreadsheets.datapackage import DATAPACKAGE, datapackage, sum_of
from generator.spreadsheets.dataset import tables
from generator.spreadsheets.delimited import head
from generator.spreadsheets.facts import Facts, Rows, with_lines

DATABASE: Final = "atlas.sqlite"
CITATION: Final = "CITATION.cff"
OpenFile: TypeAlias = tuple[str, bytes | Path]
"""A file by its name. The largest ones stand on the disk, until the next one is asked for."""


def open_files(
    practices: Callable[[str], Iterable[Facts]],
    others: Rows,
    today: dt.date,
    url: str = "",
    repository: str = "",
) -> Iterator[OpenFile]:
    """The files by their names. `practices` gives, for a table, the rows of all published ones in
    the order of their files, some at a time; `others` are those of everything else; `url` and
    `repository` are the addresses of the site and of its source, if they are known."""
    with Database(today, url) as base, tempfile.TemporaryDirectory(prefix="atlas-") as folder:
        sums = {}
        for one in tables():
            made = Path(folder, f"{one.id}.csv")
            with made.open("wb") as file:
                file.write(head(one))
                for some in chain(practices(one.id), [with_lines(one.id, others[one.id])]):
                    base.add(one, some.rows)
                    file.write(some.lines)
            sums[one.id] = sum_of(made)
            yield made.name, made
            made.unlink()
        yield DATAPACKAGE, datapackage(sums, today, url)
        yield DATABASE, base.finish()
    yield CITATION, citation(today, url, repository).encode()


def in_memory(files: Iterable[OpenFile]) -> Iterator[tuple[str, bytes]]:
    """The same files, those on the disk read."""
    for name, data in files:
        yield name, data if isinstance(data, bytes) else data.read_bytes()
