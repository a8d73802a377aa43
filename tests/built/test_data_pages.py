"""The pages about the data tell what their own site holds: sizes, days, answers of the database."""

from __future__ import annotations

import re
import sqlite3
from contextlib import chdir, closing
from html import unescape
from typing import Any

import pytest

from built.built_site import PROJECT, BuiltSite
from generator.site.answers import MINUS, size

QUESTIONS = PROJECT / "docs/data/questions.md"
FENCE = re.compile(r"^```(sql|python)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
HEADING = re.compile(r"^## (\d)\. .*$", re.MULTILINE)
ANSWER = re.compile(
    r'<p class="a-answer-note">Ответ:(.*?)(?=<h2|<div class="highlight")', re.DOTALL
)
ROW = re.compile(r"<tr>(.*?)</tr>", re.DOTALL)
CELL = re.compile(r"<td[^>]*>(.*?)</td>", re.DOTALL)


def page(site: BuiltSite, address: str) -> str:
    """A page of the site."""
    return (site.folder / address / "index.html").read_text("utf-8")


def questions() -> dict[str, dict[str, str]]:
    """The five questions: the lines of SQL and of Python under each."""
    parts = HEADING.split(QUESTIONS.read_text("utf-8"))
    return {n: dict(FENCE.findall(part)) for n, part in zip(parts[1::2], parts[2::2], strict=True)}


def prelude() -> str:
    """The lines of Python that all questions use."""
    head = HEADING.split(QUESTIONS.read_text("utf-8"))[0]
    return str(dict(FENCE.findall(head))["python"])


def in_sql(site: BuiltSite, query: str) -> list[tuple[Any, ...]]:
    """What the database of the site answers."""
    address = f"file:{site.folder / 'data/atlas.sqlite'}?mode=ro&immutable=1"
    with closing(sqlite3.connect(address, uri=True)) as base:
        return base.execute(query).fetchall()


def in_python(site: BuiltSite, lines: str) -> list[tuple[Any, ...]]:
    """What the lines make of the tables of the site."""
    names: dict[str, Any] = {}
    with chdir(site.folder / "data"):
        exec(compile(f"{prelude()}\n{lines}", QUESTIONS.name, "exec"), names)
    return list(names["rows"])


def test_there_are_five_questions() -> None:
    """Each is asked in SQL and in Python."""
    assert list(questions()) == ["1", "2", "3", "4", "5"]
    assert all(set(asked) == {"sql", "python"} for asked in questions().values())


@pytest.mark.parametrize("number", "12345")
@pytest.mark.parametrize("name", ["site", "full_site"])
def test_both_ways_answer_alike(request: pytest.FixtureRequest, name: str, number: str) -> None:
    """The tables and the database of a site give one answer, and the real catalog has one."""
    site = request.getfixturevalue(name)
    asked = questions()[number]
    answer = in_sql(site, asked["sql"])
    assert in_python(site, asked["python"]) == answer
    assert answer or not site.whole, "the real catalog has nothing to say"


@pytest.mark.parametrize("name", ["site", "full_site"])
def test_the_page_shows_what_the_database_answers(
    request: pytest.FixtureRequest, name: str
) -> None:
    """Below each query stands its own answer, cell by cell."""
    site = request.getfixturevalue(name)
    told = page(site, "data/questions")
    queries = [sql for kind, sql in FENCE.findall(QUESTIONS.read_text("utf-8")) if kind == "sql"]
    shown = ANSWER.findall(told)
    assert len(shown) == len(queries) == 6
    for query, answer in zip(queries, shown, strict=True):
        rows = [CELL.findall(row) for row in ROW.findall(answer)][1:]
        wanted = in_sql(site, query)
        assert [[_plain(cell) for cell in row] for row in rows] == [
            [_plain(_shown(value)) for value in row] for row in wanted
        ]


def _shown(value: Any) -> str:
    if isinstance(value, (int, float)):
        return f"{value:g}".replace("-", MINUS).replace(".", ",")
    return "—" if value is None else str(value)


def _plain(text: str) -> str:
    return re.sub(r"[\s\u202f]+", "", unescape(text))


def test_sizes_are_those_of_the_files(site: BuiltSite) -> None:
    """Each file that the page about the data offers is there, and as large as the page says."""
    told = page(site, "data")
    source = (PROJECT / "docs/data.md").read_text("utf-8")
    offered = re.findall(r'<span data-size="([^"]+)"></span>', source)
    assert len(offered) > 20
    for file in offered:
        assert size((site.folder / file).stat().st_size) in told
    data = site.folder / "data"
    made = {f"data/{file.relative_to(data).as_posix()}" for file in data.rglob("*.csv")}
    linked = {f"data/{link}" for link in re.findall(r"\]\(\.\./data/([^)]+)\)", source)}
    assert made <= linked, "a table that nobody can find"


def test_no_place_is_left_empty(any_site: BuiltSite) -> None:
    """Of all that pages ask of the data nothing is left unanswered, whatever the catalog."""
    for address in ("data", "data/questions"):
        told = page(any_site, address)
        assert not re.search(r"data-(built|size|answer|releases)", told)
        assert "22 ноября 2026" in told.replace("\u00a0", " ")
        assert "Запрос не выполнен" not in told.replace("\u00a0", " ")
