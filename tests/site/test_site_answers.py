"""The places that hand-written pages leave for the data, filled at the end of a build."""

from __future__ import annotations

import datetime as dt
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import get_files

from generator.site import answers
from generator.site.answers import asks, size, with_day
from generator.site.stamping.imprint import imprint_of
from generator.site.stamping.theme import turn_away

PROJECT = Path(__file__).parents[2]

PLACE = "<div data-answer></div>"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site with a database of two rows."""
    (tmp_path / "data").mkdir()
    with closing(sqlite3.connect(tmp_path / "data/atlas.sqlite")) as base:
        base.execute("CREATE TABLE one (name, number)")
        base.executemany("INSERT INTO one VALUES (?, ?)", [("<b>", -1234.5), (None, 2)])
        base.commit()
    return tmp_path


def told(html: str, folder: Path) -> str:
    """A page filled, with plain spaces."""
    return answers.told(html, folder).replace("\u00a0", " ").replace("\u202f", " ")


def asked(query: str) -> str:
    """A page with one query, as Markdown and its highlighter write it."""
    words = "".join(f'<span class="k">{word}</span> ' for word in query.split(" "))
    return (
        f'<p>x</p>\n<div class="highlight"><pre><code>{words}</code></pre></div>\n{PLACE}\n<p>y</p>'
    )


def test_an_answer_stands_below_its_query(site: Path) -> None:
    """Names, numbers and empty cells as readers know them; texts never become markup."""
    page = told(asked("SELECT name, number FROM one ORDER BY number"), site)
    assert '<th scope="col">name</th><th scope="col">number</th>' in page
    assert "<td>&lt;b&gt;</td>" in page
    assert ">−1 234,5</td>" in page
    assert "<td>—</td>" in page
    assert PLACE not in page
    assert page.startswith("<p>x</p>")
    assert page.endswith("<p>y</p>")


@pytest.mark.parametrize("name", ["a#b", "a?mode=rwc&x=y", "x%41y", "папка с пробелом"])
def test_a_database_may_stand_anywhere(site: Path, name: str) -> None:
    """Signs that mean something in an address mean nothing in the path of a project."""
    project = site.parent / f"{site.name}-projects"
    project.mkdir()
    folder = site.rename(project / name)
    assert "<td>2</td>" in told(asked("SELECT number FROM one WHERE name IS NULL"), folder).replace(
        ' class="a-answer-number"', ""
    )
    assert [path.name for path in project.iterdir()] == [name]


def test_signs_of_html_are_read_back(site: Path) -> None:
    """A query with < and quotes is run as it was written."""
    assert ">2</td>" in told(asked("SELECT number FROM one WHERE number &gt; 0"), site)


@pytest.mark.parametrize(
    "query",
    [
        "DELETE FROM one",
        "ATTACH DATABASE 'x.sqlite' AS x",
        "PRAGMA journal_mode = WAL",
        "CREATE TABLE two (x)",
        "SELECT nothing FROM nowhere",
    ],
)
def test_a_page_can_only_ask(site: Path, query: str) -> None:
    """What is no question is refused in words, and nothing is changed or opened."""
    before = (site / "data/atlas.sqlite").read_bytes()
    assert "Запрос не выполнен" in told(asked(query), site)
    assert (site / "data/atlas.sqlite").read_bytes() == before
    assert sorted(file.name for file in (site / "data").iterdir()) == ["atlas.sqlite"]


def test_no_rows_are_an_answer_too(site: Path) -> None:
    """Where nothing is found, the page says so."""
    assert "ни одной строки" in told(asked("SELECT name FROM one WHERE 0"), site)


def test_long_answers_are_cut(site: Path) -> None:
    """Of many rows the first are shown, and how many there are."""
    many = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50)"
    page = told(asked(f"{many.replace('<', '&lt;')} SELECT i FROM n"), site)
    assert page.count("<tr>") == 21
    assert "Показано 20 из" in page


def test_without_a_database_the_page_says_so(tmp_path: Path) -> None:
    """A catalog of other rooms has no tables: its pages are whole all the same."""
    assert "Запрос не выполнен" in told(asked("SELECT 1 FROM one"), tmp_path)


def test_sizes_and_days(site: Path) -> None:
    """Sizes are told in words, a file that is not there by a dash; the day as people write it."""
    there, not_there = (f'<span data-size="{n}"></span>' for n in ("data/atlas.sqlite", "no.csv"))
    known = size((site / "data/atlas.sqlite").stat().st_size).replace("\u00a0", " ")
    assert told(f"{there}|{not_there}", site) == f"{known}|—"
    assert [size(n).replace("\u00a0", " ") for n in (12, 2048, 1_500_000)] == [
        "12 Б",
        "2 КБ",
        "1,4 МБ",
    ]
    day = with_day("<span data-built></span>", dt.date(2026, 11, 22))
    assert day.startswith('<time datetime="2026-11-22">22')


def test_releases_are_listed(site: Path) -> None:
    """Archives that the publisher has put under data/releases/ are offered, the newest first."""
    place = "<div data-releases></div>"
    assert asks(place)
    assert "пока нет" in told(place, site)
    for day in ("2026-10-01", "2026-11-22"):
        folder = site / "data/releases" / day
        folder.mkdir(parents=True)
        (folder / f"atlas-{day}.zip").write_bytes(b"zip")
    page = told(place, site)
    first, second = page.index("releases/2026-11-22/"), page.index("releases/2026-10-01/")
    assert first < second


def test_other_pages_are_left_alone() -> None:
    """A page without such places asks for nothing."""
    assert not asks("<p>data-answer</p>")


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("data/releases/2026-11-22/atlas-2026-11-22.zip", True),
        ("data/releases/2026-11-22/atlas-2026-11-22.zip.sha256", True),
        ("data/releases/atlas.zip", False),
        ("data/releases/2026-11-22/atlas.sh", False),
        ("atlas.zip", False),
    ],
)
def test_only_releases_may_be_archives(tmp_path: Path, name: str, kept: bool) -> None:
    """The publisher may put releases beside the hand-written pages, and no other archive."""
    file = tmp_path / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"PK")
    config = load_config(str(PROJECT / "mkdocs.yml"), docs_dir=str(tmp_path))
    config.extra["imprint"] = imprint_of("Атлас", "", dt.date(2026, 11, 22), config.extra)
    files = get_files(config)
    turn_away(files, config)
    assert [one.src_uri for one in files] == ([name] if kept else [])
