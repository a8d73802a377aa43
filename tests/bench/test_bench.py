"""The bench runs and says what it should; how long anything takes is no test's business."""

from __future__ import annotations

import datetime as dt
import gzip
import json
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest

from bench import previewing
from bench.__main__ import main
from bench.changes import (
    NothingToChange,
    add_replication,
    change_template,
    change_text,
    copy_project,
)
from bench.growth import Grown, growth
from bench.hugo import write_hugo
from bench.line import Line, served
from bench.measuring import CommandFailed, Cost, run, size_of
from bench.one_build import Report, Row
from bench.pairs import Pairs, in_turn, middle
from bench.performance_page import BEGIN, END, PAGE, NoPlace, with_figures
from bench.rival import markdown_of, write_rival
from bench.search_rivals import write_pages
from bench.table import Table, figure, table
from bench.visiting import CATEGORIES, pages, scores
from generator.demo import make_demo

pytestmark = pytest.mark.long

PROJECT = Path(__file__).parents[2]
STAGES = {"read", "frames", "draw", "pages", "files", "words", "signposts", "links"}


def test_the_bench_runs_on_a_small_catalog(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Twenty practices: the table has a row for the check, for the build, and for each stage; for
    each kind of edit, and for each command that shows edits."""
    for name, small in {"EDITS": 2, "PAUSE": 0.0, "IDLE": 0.1}.items():
        monkeypatch.setattr(previewing, name, small)
    words = ["--sizes", "20", "--rebuilt", "20", "--jobs", "1", "--searches", "--unvisited"]
    assert main(words) == 0
    said = capsys.readouterr().out
    rows = {line.strip().split("  ")[0] for line in said.splitlines() if line.strip()}
    assert {"20 практик: с начала", "20 практик: ещё раз"} <= rows
    assert {"сочинить каталог", "atlas check", "atlas build", "— остальное"} <= rows
    assert rows >= {f"— {stage}" for stage in STAGES}
    assert {"20 практик: предпросмотр", "atlas serve", "mkdocs serve"} <= rows
    assert {"ничего", "слова практики", "ещё одно внедрение", "шаблон муниципалитета"} <= rows
    folder = Path(said.split(":", 1)[1].split(";", 1)[0].strip())
    assert not folder.exists(), "what was built is gone afterwards"


def test_growth_is_told_size_by_size() -> None:
    """Twice as long for twice as many is a share of one; the smallest catalog comes first."""
    told = growth(
        [
            Grown(2000, Cost(30.0, 40.0, 300 << 20), 200 << 20),
            Grown(1000, Cost(10.0, 20.0, 150 << 20), 100 << 20),
        ]
    )
    assert [row[0] for row in told.rows] == ["1\u00a0000", "2\u00a0000"]
    assert [row[3:6] for row in told.rows] == [("10,00", "20,00", ""), ("15,00", "20,00", "1,50")]
    assert [row[6:] for row in told.rows] == [("150", "100"), ("300", "200")]


@pytest.mark.browser
@pytest.mark.usefixtures("browser")
def test_the_search_is_measured() -> None:
    """Twenty practices: what making the index took, and what asking it took on both lines."""
    command = [sys.executable, "-m", "bench", "--sizes", "--searches", "20", "--alone"]
    command.append("--unvisited")
    said = run(command, PROJECT).said
    rows = [line.split("  ")[0] for line in said.splitlines()]
    assert "20 практик: поиск" in said
    assert rows.count("свой") == 2
    assert rows.count("свой, медленно") == 1
    assert "не дождались" not in said


def test_a_line_counts_what_it_carries(tmp_path: Path) -> None:
    """Bytes and files by path, compressed where hosts compress; then it begins anew."""
    (tmp_path / "a.json").write_text("x" * 1000)
    (tmp_path / "b.bin").write_bytes(b"x" * 1000)
    line = Line()
    with served(tmp_path, line) as address:
        for name in ("a.json", "b.bin"):
            with urlopen(address + name) as answer:
                assert len(answer.read()) == int(answer.headers["Content-Length"])
    assert [size for _, size in line.sent] == [len(gzip.compress(b"x" * 1000, 6)), 1000]
    assert line.clear("b.bin") == (1000, 1)
    assert line.clear() == (0, 0)


def test_pagefind_gets_the_same_texts(tmp_path: Path) -> None:
    """A page a practice, its texts escaped, its sphere as a filter."""
    make_demo(tmp_path / "catalog", 3, 1, 5, 1, dt.date(2026, 11, 22))
    write_pages(tmp_path / "catalog", tmp_path / "pages")
    pages = [page.read_text() for page in (tmp_path / "pages").rglob("*/index.html")]
    assert len(pages) == 3
    assert all("Вымышленный пример." in page for page in pages)
    assert all('data-pagefind-filter="sphere"' in page for page in pages)


def test_a_command_is_measured(tmp_path: Path) -> None:
    """Its seconds, its processor time, its memory, and what it said."""
    cost = run([sys.executable, "-c", "print('hi'); x = 'a' * 50_000_000"], tmp_path)
    assert cost.said == "hi\n"
    assert cost.seconds > 0
    assert cost.cpu > 0
    assert cost.peak > 50_000_000


def test_a_command_that_fails_is_no_measurement(tmp_path: Path) -> None:
    """Its last words are in the error."""
    with pytest.raises(CommandFailed, match="oh no"):
        run([sys.executable, "-c", "raise SystemExit('oh no')"], tmp_path)


def test_a_report_is_read_from_what_a_build_printed() -> None:
    """The last line, whatever was said before."""
    said = (
        'something else\n{"stages": [{"name": "read", "seconds": 1.5, "cpu": 1.0, "pages": 0, '
        '"size": 0}], "seconds": 2.0, "published": true, "findings": 0, "own_peak": 1, '
        '"child_peak": 2}\n'
    )
    report = Report.read(said)
    assert report.published
    assert report.stages == [Row("read", 1.5, 1.0, 0, 0)]


def test_the_rival_gets_the_same_texts_and_as_many_pages(tmp_path: Path) -> None:
    """Practices are used again when there are fewer of them than pages."""
    make_demo(tmp_path / "catalog", 3, 1, 5, 1, dt.date(2026, 11, 22))
    assert write_rival(tmp_path / "catalog", tmp_path / "rival", 8) == 8
    pages = list((tmp_path / "rival" / "docs").rglob("*.md"))
    assert len(pages) == 8
    assert all("Вымышленный пример." in p.read_text() for p in pages if p.name != "index.md")


def test_a_practice_becomes_markdown() -> None:
    """Prose, steps, effects, adopters, sources: all that the page of the catalog tells."""
    said = markdown_of(
        {
            "title": {"ru": "Окно", "en": "Window"},
            "summary": "Кратко.",
            "problem": "Долго.",
            "steps": [{"title": "Шаг", "text": "Сделали."}],
            "effects": [{"metric": "Дни", "before": {"value": 30}, "after": 3}],
            "sources": [{"title": "Отчёт", "url": "https://x.example/"}],
        }
    )
    assert said.startswith("# Окно\n\nКратко.\n\n## Задача\n\nДолго.\n")
    assert "| Дни | 30 | 3 |" in said
    assert "- [Отчёт](https://x.example/)" in said


def test_files_are_counted(tmp_path: Path) -> None:
    """However deep they lie."""
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "c").write_bytes(b"12345")
    (tmp_path / "d").write_bytes(b"1")
    assert size_of(tmp_path) == (2, 6)


def test_figures_stand_in_columns() -> None:
    """Words to the left, numbers to the right, nothing for nothing."""
    assert figure(12345.678, 1) == "12\u00a0345,7"
    assert figure(0) == ""
    assert table(("", "с"), [("чтение", "1,50"), ("всё", "12,00")]) == (
        "             с\n──────   ─────\nчтение    1,50\nвсё      12,00"
    )


def test_a_table_stands_on_a_page_too() -> None:
    """A heading, the rows in Markdown, the notes as a list."""
    made = Table("Сборка", ("", "с"), [("чтение", "1,50")], ["память: 5 МиБ"])
    assert made.markdown() == (
        "### Сборка\n\n|  | с |\n| --- | --- |\n| чтение | 1,50 |\n\n- память: 5 МиБ\n"
    )
    assert made.plain().startswith("Сборка\n")
    assert made.plain().endswith("память: 5 МиБ")


def test_figures_replace_those_between_the_marks() -> None:
    """The words around stay; day, machine and versions stand above the tables; twice is as once."""
    made = Table("Сборка", ("", "с"), [("чтение", "1,50")])
    page = f"before\n{BEGIN}\nold\n{END}\nafter\n"
    once = with_figures(page, [made], dt.date(2026, 11, 22), ["Hugo 0.111.3"])
    assert once.startswith("before\n")
    assert once.endswith("after\n")
    assert "old" not in once
    assert "Измерено 22.11.2026" in once
    assert "Hugo 0.111.3" in once
    assert "| чтение | 1,50 |" in once
    assert with_figures(once, [made], dt.date(2026, 11, 22), ["Hugo 0.111.3"]) == once
    with pytest.raises(NoPlace):
        with_figures("no marks", [made], dt.date(2026, 11, 22), [])


def test_the_page_of_figures_has_its_marks() -> None:
    """So the bench can write into it; and there are figures already."""
    page = (PROJECT / PAGE).read_text(encoding="utf-8")
    assert page.index(BEGIN) < page.index("| atlas build |") < page.index(END)


def test_pairs_are_compared_round_by_round() -> None:
    """A round in which the machine was slow for both changes nothing."""
    ours, theirs = iter([1.0, 10.0, 2.0]), iter([2.0, 20.0, 2.0])
    pairs = in_turn(lambda: Cost(next(ours), 1.0, 0), lambda: Cost(next(theirs), 4.0, 0), rounds=3)
    assert pairs.ratios(lambda cost: cost.seconds) == [0.5, 0.5, 1.0]
    assert pairs.wall == 0.5
    assert pairs.cpu == 0.25
    assert middle(pairs.ours).seconds == 2.0
    assert middle(Pairs(pairs.ours[:2], pairs.theirs[:2]).ours).seconds == 1.0


def test_hugo_gets_the_same_texts_and_as_many_pages(tmp_path: Path) -> None:
    """Front matter with the title and tags, then the prose that the other rival gets."""
    make_demo(tmp_path / "catalog", 3, 1, 5, 1, dt.date(2026, 11, 22))
    assert write_hugo(tmp_path / "catalog", tmp_path / "hugo", 5) == 5
    pages = list((tmp_path / "hugo" / "content").rglob("*.md"))
    assert len(pages) == 5
    for page in pages:
        front, _, text = page.read_text().partition("\n")
        assert json.loads(front)["tags"]
        assert json.loads(front)["title"]
        assert "Вымышленный пример." in text
        assert not text.startswith("# ")


def test_changes_keep_a_catalog_right(tmp_path: Path) -> None:
    """One sentence more, one municipality more: both differ and the check has no objection."""
    catalog = tmp_path / "catalog"
    make_demo(catalog, 12, 1, 12, 1, dt.date(2026, 11, 22))
    before = {file: file.read_text() for file in catalog.rglob("*.yml")}
    words, adopted = change_text(catalog), add_replication(catalog)
    assert words.read_text() != before[words]
    assert adopted.read_text().count("municipality:") == before[adopted].count("municipality:") + 1
    command = [sys.executable, "-m", "generator", "check", "--strict", "--today", "2026-11-22"]
    run([*command, "--root", str(catalog)], PROJECT)


def test_a_template_is_changed_in_a_copy(tmp_path: Path) -> None:
    """The project's own templates stay as they are."""
    own = (PROJECT / "overrides" / "catalog" / "practice.html").read_text()
    changed = change_template(copy_project(PROJECT, tmp_path / "copy"))
    assert changed.read_text() != own
    assert (PROJECT / "overrides" / "catalog" / "practice.html").read_text() == own


def test_what_cannot_be_changed_is_said(tmp_path: Path) -> None:
    """An empty catalog has no practice to change."""
    (tmp_path / "practices").mkdir()
    with pytest.raises(NothingToChange):
        change_text(tmp_path)


def test_lighthouse_is_read() -> None:
    """Four verdicts of a hundred, and how far things have moved."""
    report = {
        "categories": {name: {"score": 0.97} for name in CATEGORIES},
        "audits": {"cumulative-layout-shift": {"numericValue": 0.25}},
    }
    assert scores(report) == dict.fromkeys(CATEGORIES, 97.0) | {"shift": 0.25}


def test_a_page_of_each_kind_is_visited_and_then_another(tmp_path: Path) -> None:
    """Of practices, regions and certificates the first two that the site has."""
    for place in ("practices/a/x", "practices/a/y", "practices/b/z", "regions/a", "regions/b"):
        (tmp_path / place).mkdir(parents=True, exist_ok=True)
        (tmp_path / place / "index.html").touch()
    found = pages(tmp_path)
    assert found["практика"] == ["practices/a/x/", "practices/a/y/"]
    assert found["регион"] == ["regions/a/", "regions/b/"]
    assert found["главная"][0] == ""
