"""The files of the open data beside the workbook: CSV for programs, their description, SQLite.

Rows come some at a time, in the order of the files, and go out as they come: never is a table held
whole.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Final

from generator.publishing.citation import citation
from generator.publishing.open_files import OpenFile
from generator.spreadsheets.database import Database
from generator.spreadsheets.datapackage import DATAPACKAGE, datapackage
from generator.spreadsheets.dataset import tables
from generator.spreadsheets.delimited import head
from generator.spreadsheets.facts import Values

DATABASE: Final = "atlas.sqlite"
CITATION: Final = "CITATION.cff"


def table_files(
    lines: Callable[[str], Iterable[bytes]], today: dt.date, url: str = "", repository: str = ""
) -> Iterator[OpenFile]:
    """The tables by their names, their description, and how to cite them. `lines` gives those of a
    table, some at a time; `url` and `repository` are the addresses of the site and of its source,
    if they are known."""
    sums: dict[str, tuple[int, str]] = {}

    def summed(name: str, pieces: Iterable[bytes]) -> Iterator[bytes]:
        told, size = hashlib.sha256(), 0
        for piece in pieces:
            told.update(piece)
            size += len(piece)
            yield piece
        sums[name] = size, told.hexdigest()

    for one in tables():
        data = summed(one.id, chain([head(one)], lines(one.id)))
        yield f"{one.id}.csv", data
        deque(data, maxlen=0)  # whatever of it nobody wanted is in its sum
    yield DATAPACKAGE, datapackage(sums, today, url)
    yield CITATION, citation(today, url, repository).encode()


def database_file(
    rows: Callable[[str], Iterable[list[Values]]], today: dt.date, url: str = ""
) -> Iterator[OpenFile]:
    """The database by its name. `rows` gives those of a table, some at a time."""
    with Database(today, url) as base:
        for one in tables():
            for some in rows(one.id):
                base.add(one, some)
        yield DATABASE, base.finish()
