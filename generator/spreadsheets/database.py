"""The whole catalog as one SQLite file, for those who ask questions in SQL.

Tables as the CSV files have them, indexes, a few views in which names stand beside ids, and what
every column means (`about_columns`). The same rows, day and version of the tables give the same
bytes, with whatever SQLite they were written.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from generator.publishing import licence
from generator.spreadsheets.dataset import Field, Table, tables
from generator.spreadsheets.views import VIEWS

VERSION: Final = 1
"""Of the tables and their columns; grows when something is taken away or means something else."""

_APPLICATION: Final = 0x41544C53  # "ATLS"
_TYPES: Final = {"string": "TEXT", "integer": "INTEGER", "number": "NUMERIC", "boolean": "INTEGER"}
_WRITER: Final = slice(96, 100)
"""Where the header says which SQLite has written the file last: the one thing in it that differs
from machine to machine. Readers do not ask."""
_ANY_WRITER: Final = (3_040_000).to_bytes(4, "big")


class Database:
    """A file in the making. `add` rows as they come, then take its bytes; use it in a `with`."""

    def __init__(self, today: dt.date, url: str = "") -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="atlas-")
        self._file = Path(self._folder.name) / "atlas.sqlite"
        self._base = sqlite3.connect(self._file, isolation_level=None)
        self._insert = {
            one.id: f"INSERT INTO {one.id} VALUES ({', '.join('?' * len(one.fields))})"  # noqa: S608 - names of our own
            for one in tables()
        }
        run = self._base.execute
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "page_size = 4096"):
            run(f"PRAGMA {pragma}")
        run(f"PRAGMA user_version = {VERSION}")
        run(f"PRAGMA application_id = {_APPLICATION}")
        run("BEGIN")
        for one in tables():
            run(_table(one))
        self._tell(today, url)

    def __enter__(self) -> Database:
        return self

    def __exit__(self, *_: object) -> None:
        self._base.close()
        self._folder.cleanup()

    def add(self, to: Table, rows: Iterable[tuple[object, ...]]) -> None:
        """Add rows to a table."""
        self._base.executemany(self._insert[to.id], rows)

    def finish(self) -> Path:
        """Add what helps to find rows, and give the file, which goes when this is left; nothing can
        be added afterwards."""
        for one in tables():
            for reference in one.references:
                columns = [_column(one, name).column for name in reference.fields]
                if one.key[: len(columns)] != reference.fields:
                    self._base.execute(_index(one.id, columns))
        for name, (_, query) in VIEWS.items():
            self._base.execute(f"CREATE VIEW {name} AS\n{query}")
        self._base.execute("COMMIT")
        self._base.close()
        with self._file.open("r+b") as file:
            file.seek(_WRITER.start)
            file.write(_ANY_WRITER)
        return self._file

    def _tell(self, today: dt.date, url: str) -> None:
        """What the file is, what its tables and columns mean."""
        run = self._base.execute
        run("CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL)")
        run("CREATE TABLE about_tables (name TEXT PRIMARY KEY, title TEXT, about TEXT)")
        run(
            "CREATE TABLE about_columns (table_name TEXT, column_name TEXT, position INTEGER, "
            "field TEXT, type TEXT, title TEXT, about TEXT, derived INTEGER, "
            "PRIMARY KEY (table_name, column_name))"
        )
        told = {
            "title": licence.TITLE,
            "about": licence.ABOUT,
            "as_of": today.isoformat(),
            "license": licence.LICENCE,
            "license_url": licence.LICENCE_URL,
            "citation": licence.citation_line(today),
            "publisher": licence.PUBLISHER,
            "url": url,
            "version": str(VERSION),
        }
        self._base.executemany(
            "INSERT INTO about VALUES (?, ?)", [pair for pair in told.items() if pair[1]]
        )
        self._base.executemany(
            "INSERT INTO about_tables VALUES (?, ?, ?)",
            [
                *((one.id, one.title, one.about) for one in tables()),
                *((name, None, about) for name, (about, _) in VIEWS.items()),
            ],
        )
        self._base.executemany(
            "INSERT INTO about_columns VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (one.id, f.column, at, f.name, _TYPES[f.type], f.title, f.told, f.derived)
                for one in tables()
                for at, f in enumerate(one.fields, 1)
            ],
        )


def _table(of: Table) -> str:
    parts = [f"  {field.column} {_TYPES[field.type]}{_rule(field)}" for field in of.fields]
    parts.append(f"  PRIMARY KEY ({_columns(of, of.key)})")
    parts += [
        f"  FOREIGN KEY ({_columns(of, one.fields)}) "
        f"REFERENCES {one.table} ({', '.join(name.replace('.', '_') for name in one.to)})"
        for one in of.references
    ]
    # A link is nothing but its key; elsewhere the key may have an empty part.
    tail = " WITHOUT ROWID" if of.names == of.key else ""
    return f"CREATE TABLE {of.id} (\n" + ",\n".join(parts) + f"\n){tail}"


def _rule(field: Field) -> str:
    if field.type == "boolean":
        return f" CHECK ({field.column} IN (0, 1))"
    return " NOT NULL" if field.required else ""


def _columns(of: Table, names: Iterable[str]) -> str:
    return ", ".join(_column(of, name).column for name in names)


def _column(of: Table, name: str) -> Field:
    return next(field for field in of.fields if field.name == name)


def _index(table: str, columns: Iterable[str]) -> str:
    named = list(columns)
    return f"CREATE INDEX {table}_by_{'_'.join(named)} ON {table} ({', '.join(named)})"
