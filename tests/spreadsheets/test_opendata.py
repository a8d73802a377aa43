"""The open data for programs: tables that others' validators take, and one database of them all."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import sqlite3
import sys
from contextlib import closing
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package

from generator.catalog import Loaded, load_catalog
from generator.catalog.adoption import adopted_count, adoptions
from generator.demo import make_demo
from generator.pages.desk import desk_of
from generator.publishing.open_files import in_memory
from generator.spreadsheets.database import VERSION
from generator.spreadsheets.dataset import Field, table, tables
from generator.spreadsheets.delimited import lines
from generator.spreadsheets.facts import Values, catalog_facts, facts_of
from generator.spreadsheets.opendata import CITATION, DATABASE, database_file, table_files
from generator.spreadsheets.rows import catalog_rows, practice_rows
from generator.spreadsheets.views import VIEWS
from spreadsheets.books import FULL, PROJECT, SAMPLE, TODAY, catalog

URL = "https://atlas.example/"
HEADER = slice(96, 100)
"""The bytes of a database that say which SQLite has written it."""


@dataclass
class Published:
    """A catalog and its open data, in memory and in a folder."""

    loaded: Loaded
    files: dict[str, bytes]
    folder: Path

    def rows(self, name: str) -> list[dict[str, str]]:
        """The rows of a table as CSV readers see them."""
        text = self.files[f"{name}.csv"].decode()
        return list(csv.DictReader(io.StringIO(text, newline="")))

    def base(self) -> sqlite3.Connection:
        """The database, opened as on a disk that nobody may write to."""
        return sqlite3.connect(f"file:{self.folder / DATABASE}?mode=ro&immutable=1", uri=True)

    def ask(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """What the database answers."""
        with closing(self.base()) as base:
            return base.execute(query, values).fetchall()


def published(root: Path, folder: Path) -> Published:
    """The open data of the catalog under `root`, written into `folder`."""
    loaded = load_catalog(root, TODAY)
    files = made(loaded)
    folder.mkdir()
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return Published(loaded, files, folder)


def made(loaded: Loaded, together: int = sys.maxsize) -> dict[str, bytes]:
    """The files of the open data; the rows of so many practices are told together."""
    catalog, names = loaded.catalog, iter(loaded.records)
    told = []
    while some := {name: loaded.records[name] for name in islice(names, together)}:
        told.append(facts_of(practice_rows(some, catalog), catalog))
    told.append(catalog_facts(catalog, catalog_rows(catalog)))

    def rows_of(name: str) -> list[list[Values]]:
        return [rows[name] for rows in told if name in rows]

    def lines_of(name: str) -> list[bytes]:
        return [lines(table(name), rows) for rows in rows_of(name)]

    files = chain(table_files(lines_of, TODAY, URL), database_file(rows_of, TODAY, URL))
    return dict(in_memory(files))


@pytest.fixture(scope="module", params=["real", "full", "sample", "demo"])
def data(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Published:
    """The open data of the real catalog, of two that use every field, and of a made-up one."""
    folder = tmp_path_factory.mktemp(request.param)
    roots = {"real": PROJECT, "full": FULL, "sample": SAMPLE, "demo": folder / "catalog"}
    if request.param == "demo":
        make_demo(folder / "catalog", 30, 3, 12, 1, TODAY)
    return published(roots[request.param], folder / "data")


def test_others_take_the_tables(data: Published) -> None:
    """Frictionless finds nothing wrong: types, words of closed lists, keys, references, sizes and
    sums are as datapackage.json describes them."""
    report = Package(str(data.folder / "datapackage.json")).validate()
    assert report.flatten(["name", "rowNumber", "fieldName", "type", "note"]) == []
    assert report.stats["tasks"] == len(tables())


@pytest.mark.parametrize(
    ("name", "old", "new", "kind"),
    [
        ("effects.csv", b",min,", b",min,x", "type-error"),
        ("practices.csv", b",public-services,", b",public-servants,", "foreign-key"),
        ("sites.csv", b",process-factory,", b",process,", "constraint-error"),
    ],
)
def test_others_would_notice(tmp_path: Path, name: str, old: bytes, new: bytes, kind: str) -> None:
    """The judge above sees what is wrong in a cell."""
    wrong = published(FULL, tmp_path / "data")
    told = wrong.files[name]
    assert old in told
    (wrong.folder / name).write_bytes(told.replace(old, new, 1))
    package = Package(str(wrong.folder / "datapackage.json"))
    for resource in package.resources:
        resource.hash = resource.bytes = None
    assert kind in [row[0] for row in package.validate().flatten(["type"])]


def test_the_description_says_all(data: Published) -> None:
    """Licence, sources, day; every column has a title and words; sums are those of the files."""
    told = json.loads(data.files["datapackage.json"])
    assert [one["name"] for one in told["licenses"]] == ["CC-BY-4.0"]
    assert told["sources"]
    assert told["version"] == TODAY.isoformat()
    assert told["homepage"] == f"{URL}data/"
    for resource in told["resources"]:
        file = data.files[resource["path"]]
        assert resource["bytes"] == len(file)
        assert resource["hash"] == f"sha256:{hashlib.sha256(file).hexdigest()}"
        assert all(
            field["title"] and field["description"] for field in resource["schema"]["fields"]
        )


def test_the_same_catalog_gives_the_same_bytes(data: Published) -> None:
    """Neither the hour is in the files nor how many practices' rows came together, nor which SQLite
    has written the database."""
    assert made(data.loaded, together=1) == data.files
    version = int.from_bytes(data.files[DATABASE][HEADER], "big")
    assert version == 3_040_000


def test_the_database_is_sound(data: Published) -> None:
    """SQLite itself finds nothing wrong: pages, indexes, references; and no log lies beside it."""
    assert data.ask("PRAGMA integrity_check") == [("ok",)]
    assert data.ask("PRAGMA foreign_key_check") == []
    assert data.ask("PRAGMA user_version") == [(VERSION,)]
    assert data.ask("PRAGMA journal_mode") == [("delete",)]
    assert [file.name for file in data.folder.glob("*sqlite*")] == [DATABASE]


def test_the_database_says_what_the_tables_say(data: Published) -> None:
    """Row by row and cell by cell, but for the guards against formulas."""
    for one in tables():
        columns = ", ".join(field.column for field in one.fields)
        held = data.ask(f"SELECT {columns} FROM {one.id}")
        written = data.rows(one.id)
        assert len(held) == len(written), one.id
        told = {tuple(map(_read, one.fields, row.values())) for row in written}
        assert {tuple(map(_held, one.fields, row)) for row in held} == told, one.id


def _read(field: Field, text: str) -> object:
    """What a cell of a table says, guards apart."""
    if not text:
        return None
    if field.type == "boolean":
        return {"true": True, "false": False}[text]
    return float(text) if field.type in ("number", "integer") else _unguarded(text)


def _held(field: Field, value: object) -> object:
    """The same for a value of the database."""
    if field.type == "boolean" and value is not None:
        return bool(value)
    return _unguarded(value) if isinstance(value, str) else value


def _unguarded(text: str) -> str:
    return text.replace("'", "").replace(" ", "")


def test_every_column_is_explained(data: Published) -> None:
    """The database describes each table, view and column, under names that need no quotes."""
    master = "SELECT name FROM sqlite_master WHERE type IN ('table', 'view')"
    named = {name for (name,) in data.ask(master) if not name.startswith(("sqlite_", "about"))}
    assert {name for (name,) in data.ask("SELECT name FROM about_tables")} == named
    assert named == {one.id for one in tables()} | set(VIEWS)
    for one in tables():
        known = data.ask(
            "SELECT column_name FROM about_columns WHERE table_name = ? AND about <> '' "
            "AND title IS NOT NULL ORDER BY position",
            one.id,
        )
        there = data.ask("SELECT name FROM pragma_table_info(?)", one.id)
        assert known == there, one.id
        for (column,) in there:
            data.ask(f"SELECT {column} FROM {one.id} LIMIT 1")  # as it is, without quotes
    about = dict(data.ask("SELECT name, value FROM about"))
    assert (about["license"], about["as_of"], about["url"]) == ("CC-BY-4.0", "2026-11-22", URL)


def test_views_answer(data: Published) -> None:
    """Each ready question is answered, with a row for each record that it is about."""
    count = {name: len(data.ask(f"SELECT * FROM {name}")) for name in VIEWS}
    assert count["practice_overview"] == len(data.rows("practices"))
    assert count["adoption"] == len(data.rows("replications"))
    assert count["certificate_register"] == len(data.rows("certificates"))
    assert count["region_overview"] == len(data.rows("regions"))


def test_percents_are_of_comparable_figures() -> None:
    """The view of figures has only effects with both sides exact and in one unit."""
    loaded = load_catalog(PROJECT, TODAY)
    exact = {
        (card.id, at)
        for card in loaded.catalog.published
        for at, effect in enumerate(loaded.records[card.id].effects, 1)
        if effect.before is not None
        and effect.after is not None
        and effect.before.exact
        and effect.after.exact
        and effect.before.value
        and (effect.before.unit or effect.unit) == (effect.after.unit or effect.unit)
    }
    with closing(sqlite3.connect(":memory:")) as base:
        base.deserialize(made(loaded)[DATABASE])
        asked = "SELECT practice, place FROM effect_figures WHERE replication IS NULL"
        assert set(base.execute(asked)) == exact
    assert exact


def test_what_is_derived_is_the_catalogs(data: Published) -> None:
    """States, numbers of adopters, successors and lines are those that the pages show."""
    found, desk = data.loaded.catalog, desk_of(data.loaded.catalog)
    directory = found.directory
    rows = {row["id"]: row for row in data.rows("practices")}
    assert set(rows) == {card.id for card in found.published}, "drafts stay out"
    states = {
        (row["practice"], row["place"]): (row["state"], row["counts_for"])
        for row in data.rows("replications")
    }
    for card in found.published:
        assert rows[card.id]["adopted"] == str(adopted_count(card, directory, TODAY))
        for one in adoptions(card, directory, TODAY):
            if one.adopter is not None:
                key = (card.id, str(one.adopter.index + 1))
                assert states[key] == (one.state.value, one.counted)
    told = {(row["region"], row["number"]): row["state"] for row in data.rows("certificates")}
    for certificate in directory.certificates:
        assert told[certificate.region, certificate.number] == desk.ledger.state(certificate).value


def test_lines_are_those_of_the_files(tmp_path: Path) -> None:
    """A row of a list names the line of its file at which the record begins."""
    full = published(FULL, tmp_path / "data")
    for name in ("municipalities", "certificates", "spheres", "tools"):
        assert full.rows(name)
        for row in full.rows(name):
            line = (FULL / row["file"]).read_text("utf-8").splitlines()[int(row["line"]) - 1]
            short = row.get("number") or row["id"].rpartition("/")[2]
            assert short in line, (name, row.get("id", short), line)


def test_what_holds_by_itself_is_said(tmp_path: Path) -> None:
    """Where a file says nothing, the tables say what holds: published, adopted, exact, reported."""
    full = published(FULL, tmp_path / "data")
    assert all(row["status"] for row in full.rows("practices"))
    assert all(row["status"] for row in full.rows("replications"))
    assert all(row["kind"] for row in full.rows("effects"))
    for row in full.rows("effects"):
        assert bool(row["before.value"]) == bool(row["before.bound"])


@pytest.mark.parametrize("text", ["=1+1", "+7 831", "-5", "@SUM(A1)", "x,=1+1", "a;@b", "c\n=d"])
def test_programs_get_no_formula_either(tmp_path: Path, text: str) -> None:
    """A table for programs may be opened in a spreadsheet: its texts are guarded, too, and the
    database has them to the letter."""
    root = catalog(tmp_path / "catalog")
    file = root / "practices/nizhny/okno.yml"
    source = file.read_text("utf-8")
    quoted = json.dumps(text)
    file.write_text(source.replace("Вместе с архивом.", quoted), "utf-8")
    full = published(root, tmp_path / "data")
    [(held,)] = full.ask("SELECT note FROM replications WHERE note IS ?", text)
    assert held == text
    [cell] = [
        row["note"]
        for row in full.rows("replications")
        if row["note"].strip("' ")
        in (text, text.replace(",=", ", =").replace(";@", "; @").replace("\n=", "\n ="))
    ]
    assert cell != text
    assert cell[0] not in "=+-@"


def test_there_is_a_file_to_cite_by(data: Published) -> None:
    """The day of the data stands in the citation file beside them."""
    assert f'date-released: "{TODAY.isoformat()}"' in data.files[CITATION].decode()
