"""The bench runs and says what it should; how long anything takes is no test's business."""

from __future__ import annotations

import datetime as dt
import gzip
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest

from bench.__main__ import main
from bench.line import Line, served
from bench.measuring import CommandFailed, run, size_of
from bench.one_build import Report, Row
from bench.rival import markdown_of, write_rival
from bench.search_rivals import write_pages
from bench.table import figure, table
from generator.demo import make_demo

PROJECT = Path(__file__).parents[2]
STAGES = {"read", "frames", "draw", "signposts", "links"}


def test_the_bench_runs_on_a_small_catalog(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Twenty practices: the table has a row for the check, for the build, and for each stage."""
    assert main(["--sizes", "20", "--jobs", "1", "--searches"]) == 0
    said = capsys.readouterr().out
    rows = {line.strip().split("  ")[0] for line in said.splitlines() if line.strip()}
    assert "20 практик" in rows
    assert {"сочинить каталог", "atlas check", "atlas build", "остальное"} <= rows
    assert rows >= STAGES
    folder = Path(said.split(":", 1)[1].split(";", 1)[0].strip())
    assert not folder.exists(), "what was built is gone afterwards"


@pytest.mark.browser
@pytest.mark.usefixtures("browser")
def test_the_search_is_measured() -> None:
    """Twenty practices: what making the index took, and what asking it took on both lines."""
    command = [sys.executable, "-m", "bench", "--sizes", "--searches", "20", "--alone"]
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
