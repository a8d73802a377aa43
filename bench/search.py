"""The search of a catalog: making its index, asking it, and two others on the same texts."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, sync_playwright

from bench.line import Line
from bench.measuring import MIB, CommandFailed, run, size_of
from bench.one_index import Index
from bench.rival import build_rival, write_rival
from bench.search_rivals import ask_material, ask_pagefind, write_pages
from bench.table import figure, table
from bench.visitor import Visit, slow_line, visit

BUILD_HEADS: Final = ("поиск", "процессор, с", "мс на практику", "память, МиБ", "МБ", "файлы")
VISIT_HEADS: Final = (
    "посетитель",
    "первый вопрос, мс",
    "КБ",
    "следующие, мс",
    "фильтры сразу, мс",
    "КБ",
    "смена фильтра, мс",
)
OURS, MATERIAL, PAGEFIND = "свой", "Material", "Pagefind"
SLOW: Final = ", медленно"
NO_PAGEFIND: Final = (
    "Pagefind не найден, без него. Поставить рядом: python3 -m venv ПАПКА, "
    'ПАПКА/bin/pip install "pagefind[bin]"; '
    'затем PAGEFIND="ПАПКА/bin/python -m pagefind" make bench'
)
NO_BROWSER: Final = "Chromium не найден: что ждёт посетитель, не измерено."


def bench_search(
    catalog: Path, folder: Path, project: Path, today: str, *, rivals: bool
) -> Iterator[str]:
    """Measure the search of the catalog under `catalog`, working in `folder`; lines to print."""
    site = folder / "index"
    command = [sys.executable, "-m", "bench.one_index", "--project", str(project)]
    command += ["--root", str(catalog), "--out", str(site), "--today", today]
    made = Index.read(run(command, project).said)
    built = [_built(OURS, made.cpu, made.practices, made.peak - made.before, made.size, made.files)]
    visits: list[tuple[str, ...]] = []
    notes = [f"страниц, которые можно найти: {made.documents}; память — сверх самого каталога"]
    chrome = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chrome, args=["--no-sandbox"])
        visits.append(_visited(OURS, visit(browser, site, slow=False)))
        visits.append(_visited(OURS + SLOW, visit(browser, site, slow=True)))
        if rivals:
            for some, asked, note in _rivals(browser, catalog, folder, made.practices):
                built += some
                visits += asked
                notes += note
        browser.close()
    yield table(BUILD_HEADS, built)
    yield ""
    yield table(VISIT_HEADS, visits)
    yield from notes
    shutil.rmtree(site, ignore_errors=True)


Rows = list[tuple[str, ...]]


def _rivals(
    browser: Browser, catalog: Path, folder: Path, practices: int
) -> Iterator[tuple[Rows, Rows, list[str]]]:
    """The others on the same texts: rows of both tables and notes."""
    plain, material = folder / "rival-plain", folder / "rival-search"
    for search in (False, True):
        write_rival(catalog, material if search else plain, practices, search=search)
    without, made = build_rival(plain), build_rival(material)
    site = material / "site"
    index = (site / "search/search_index.json").stat().st_size
    cpu, memory = made.cpu - without.cpu, made.peak - without.peak
    visits = [
        _visited(MATERIAL, ask_material(browser, site, Line())),
        _visited(MATERIAL + SLOW, ask_material(browser, site, slow_line())),
    ]
    yield [_built(MATERIAL, cpu, practices, memory, index, 1)], visits, []
    shutil.rmtree(plain, ignore_errors=True)
    shutil.rmtree(material, ignore_errors=True)
    program = _pagefind()
    if program is None:
        yield [], [], [NO_PAGEFIND]
        return
    pages = folder / "rival-pagefind"
    write_pages(catalog, pages)
    try:
        made = run([*program, "--site", str(pages), "--quiet"], folder)
    except (CommandFailed, OSError) as failure:
        yield [], [], [f"Pagefind не справился: {failure}"]
    else:
        files, size = size_of(pages / "pagefind")
        visits = [
            _visited(PAGEFIND, ask_pagefind(browser, pages, Line())),
            _visited(PAGEFIND + SLOW, ask_pagefind(browser, pages, slow_line())),
        ]
        yield [_built(PAGEFIND, made.cpu, practices, made.peak, size, files)], visits, []
    shutil.rmtree(pages, ignore_errors=True)


def _pagefind() -> list[str] | None:
    """The command of Pagefind: as the environment names it, of this Python, or from the path."""
    named = os.environ.get("PAGEFIND")
    if named:
        return shlex.split(named)
    if find_spec("pagefind") is not None:
        return [sys.executable, "-m", "pagefind"]
    found = shutil.which("pagefind")
    return [found] if found else None


def _built(
    name: str, cpu: float, practices: int, memory: int, size: int, files: int
) -> tuple[str, ...]:
    each = 1000 * cpu / practices if practices else 0
    return (
        name,
        figure(cpu),
        figure(each),
        figure(memory / MIB, 0),
        figure(size / 1e6, 2),
        figure(files, 0),
    )


def _visited(name: str, visit: Visit) -> tuple[str, ...]:
    first, filters = visit.first, visit.filters
    return (
        name,
        figure(first.waited, 0) if first else "не дождались",
        figure(first.sent / 1000, 1) if first else "",
        figure(visit.next or 0, 1),
        figure(filters.waited, 0) if filters else "",
        figure(filters.sent / 1000, 1) if filters else "",
        figure(visit.change or 0, 1),
    )
