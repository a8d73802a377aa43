"""How long catalogs of several sizes take to check and build, and how long others take for as much.

Each comparison is of runs made in turn, and its ratio that of the pairs.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from bench.builds import Bench
from bench.catalogs import Size, make
from bench.changes import copy_project
from bench.growth import Grown
from bench.hugo import build_hugo, has_hugo, write_hugo
from bench.maps import weight_of_maps
from bench.measuring import MIB, Cost, size_of
from bench.pairs import Pairs, in_turn, middle
from bench.previewing import bench_previews
from bench.rival import build_rival, write_rival
from bench.table import Table, figure

HEADS: Final = ("", "секунды", "процессор, с", "файлы", "МБ", "мс на файл")
"""The processor time is that of all processes; files are those read, made or drawn as pages."""
AGAIN: Final = ("что изменилось", "секунды", "процессор, с", "доля полной сборки")
BESIDE: Final = (
    "рядом",
    "страниц",
    "секунды",
    "процессор, с",
    "память, МиБ",
    "наши секунды",
    "доля по часам",
    "по процессору",
)
NO_HUGO: Final = "hugo не найден, без него (в Debian и Ubuntu: apt-get install hugo)"


def bench_builds(
    size: Size,
    folder: Path,
    project: Path,
    grown: list[Grown],
    *,
    jobs: int | None,
    rounds: int,
    again: bool,
) -> Iterator[Table]:
    """Measure a catalog of `size` in `folder`; `rounds` of each comparison, none for 0, and whether
    to build `again` after edits and to edit under a preview. What the whole build took is added to
    `grown`."""
    home = folder / f"builds-{size.practices}"
    bench = Bench(
        copy_project(project, home / "project"),
        home / "catalog",
        home / "site",
        folder / "cache",
        jobs,
    )
    made = make(size, bench.catalog)
    cold, pages, table = _cold(size, bench, made)
    grown.append(cold)
    yield table
    if rounds:
        yield _beside(size, bench, home, pages, rounds)
    if again:
        yield _warm(size, bench, cold.built)
        yield bench_previews(_named(size, "предпросмотр"), bench.project, bench.catalog)
    shutil.rmtree(home, ignore_errors=True)


def _cold(size: Size, bench: Bench, made: Cost) -> tuple[Grown, int, Table]:
    files, amount = size_of(bench.catalog)
    rows = [_row("сочинить каталог", made, files, amount)]
    checked = bench.check()
    rows.append(_row("atlas check", checked, files, amount))
    built, report = bench.stages()
    pages = sum(stage.pages for stage in report.stages)
    _, written = size_of(bench.site)
    rows.append(_row("atlas build", built, pages, written))
    for stage in report.stages:
        cost = Cost(stage.seconds, stage.cpu, 0)
        rows.append(_row(f"— {stage.name}", cost, stage.pages, stage.size))
    rest = built.seconds - sum(stage.seconds for stage in report.stages)
    spent = built.cpu - sum(stage.cpu for stage in report.stages)
    rows.append(_row("— остальное", Cost(rest, spent, 0), 0, 0))
    worker = _mib(report.child_peak) if report.child_peak else "—"
    peaks = f"память: проверка {_mib(checked.peak)}, сборка {_mib(report.own_peak)}"
    notes = [
        f"{peaks}, её работник {worker}; замечаний при сборке: {report.findings}",
        f"процессор на практику: {figure(1000 * built.cpu / size.practices)} мс",
        weight_of_maps(bench.site),
    ]
    grown = Grown(size.practices, replace(built, peak=report.own_peak), report.child_peak)
    return grown, pages, Table(_named(size, "с начала"), HEADS, rows, notes)


def _warm(size: Size, bench: Bench, cold: Cost) -> Table:
    rows = [
        (what, figure(cost.seconds), figure(cost.cpu), figure(cost.seconds / cold.seconds, 3))
        for what, cost in bench.warm()
    ]
    return Table(_named(size, "ещё раз"), AGAIN, rows)


def _beside(size: Size, bench: Bench, home: Path, pages: int, rounds: int) -> Table:
    of_several = ", медиана" if rounds > 1 else ""
    rows, notes = [], [f"пар измерений: {rounds}; доля — наше время от времени соседа{of_several}"]
    alone = bench.alone()
    if has_hugo():
        hugo = home / "hugo"
        written = write_hugo(bench.catalog, hugo, pages)
        pairs = in_turn(bench.pages, lambda: build_hugo(hugo), rounds)
        rows.append(_peer("Hugo; у нас чтение, проверка и страницы", written, pairs))
        shutil.rmtree(hugo)
    else:
        notes.append(NO_HUGO)
    mkdocs = home / "mkdocs"
    written = write_rival(bench.catalog, mkdocs, pages)
    pairs = in_turn(bench.cold, lambda: build_rival(mkdocs), rounds)
    rows.append(_peer("MkDocs с Material, без меню; у нас всё", written, pairs))
    shutil.rmtree(mkdocs)
    pairs = in_turn(alone.cold, bench.copied, rounds)
    files, _ = size_of(bench.site)
    rows.append(_peer("cp -r всех файлов; у нас всё, один процесс", files, pairs))
    return Table(_named(size, "рядом с другими"), BESIDE, rows, notes)


def _peer(name: str, pages: int, pairs: Pairs) -> tuple[str, ...]:
    theirs, ours = middle(pairs.theirs), middle(pairs.ours)
    return (
        name,
        figure(pages, 0),
        figure(theirs.seconds),
        figure(theirs.cpu),
        figure(theirs.peak / MIB, 0),
        figure(ours.seconds),
        figure(pairs.wall, 3),
        figure(pairs.cpu, 3),
    )


def _row(name: str, cost: Cost, pages: int, size: int) -> tuple[str, ...]:
    each = 1000 * cost.cpu / pages if pages else 0
    return (
        name,
        figure(cost.seconds),
        figure(cost.cpu),
        figure(pages, 0),
        figure(size / 1e6, 1),
        figure(each),
    )


def _named(size: Size, what: str) -> str:
    return f"{figure(size.practices, 0)} практик: {what}"


def _mib(size: int) -> str:
    return f"{size / MIB:.0f} МиБ"
