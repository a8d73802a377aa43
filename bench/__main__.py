"""`python -m bench`: make catalogs of several sizes, check, build and search each; what it took."""

from __future__ import annotations

import argparse
import datetime as dt
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bench.maps import weight_of_maps
from bench.measuring import MIB, CommandFailed, Cost, run, size_of
from bench.one_build import Report
from bench.rival import build_rival, write_rival
from bench.search import bench_search
from bench.table import figure, table

TODAY: Final = dt.date(2026, 11, 22)
"""The day of all benches: the same input each time."""

HEADS: Final = ("", "секунды", "процессор, с", "файлы", "МБ", "мс на файл")
"""The processor time is that of all processes; files are those read, made or drawn as pages."""
PROJECT: Final = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Size:
    """A catalog to build: how many practices, regions, and municipalities a region."""

    practices: int

    @property
    def regions(self) -> int:
        """One region for some 160 practices, as in a country of sixty regions with ten thousand."""
        return max(1, min(60, self.practices // 160))

    @property
    def municipalities(self) -> int:
        """Forty a region, as is usual; fewer where there is hardly anything to spread."""
        return 40 if self.practices >= 100 else 10


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the bench; 1 if something that was to be measured failed."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument(
        "--sizes", type=int, nargs="*", default=[1000, 10_000], metavar="N", help="сколько практик"
    )
    parser.add_argument("--jobs", type=int, help="сколько процессов (по числу ядер)")
    parser.add_argument(
        "--compare", action="store_true", help="собрать столько же страниц простым MkDocs"
    )
    parser.add_argument(
        "--searches",
        type=int,
        nargs="*",
        default=[1000, 5000, 20_000],
        metavar="N",
        help="в скольких практиках искать",
    )
    parser.add_argument(
        "--alone", action="store_true", help="искать без сравнения с Material и Pagefind"
    )
    parser.add_argument("--keep", action="store_true", help="не удалять каталоги и сайты")
    parser.add_argument("--project", type=Path, default=PROJECT, help="папка с mkdocs.yml")
    given = parser.parse_args(arguments)
    with _workshop(keep=given.keep) as folder:
        # Maps that an earlier run has kept would make this one look faster than a first build is.
        os.environ["XDG_CACHE_HOME"] = str(folder / "cache")
        print(
            f"Папка: {folder}; процессов: {given.jobs or _cores()}; Python {sys.version.split()[0]}"
        )
        try:
            for practices in given.sizes:
                print()
                for line in _bench(Size(practices), folder, given):
                    print(line, flush=True)
            for practices in given.searches:
                print()
                for line in _search(Size(practices), folder, given):
                    print(line, flush=True)
        except CommandFailed as failure:
            print(failure, file=sys.stderr)
            return 1
    return 0


def _bench(size: Size, folder: Path, given: argparse.Namespace) -> Iterator[str]:
    catalog, site = folder / f"catalog-{size.practices}", folder / f"site-{size.practices}"
    yield f"{size.practices} практик"
    made = _make(size, catalog)
    files, amount = size_of(catalog)
    told = [_row("сочинить каталог", made, files, amount)]
    checked = _check(catalog, given)
    told.append(_row("atlas check", checked, files, amount))
    command = [sys.executable, "-m", "bench.one_build", "--project", str(given.project)]
    command += ["--root", str(catalog), "--out", str(site), "--today", TODAY.isoformat()]
    command += ["--jobs", str(given.jobs)] if given.jobs else []
    built = run(command, PROJECT)
    report = Report.read(built.said)
    if not report.published:
        raise CommandFailed(f"сайт не опубликован, замечаний: {report.findings}")
    pages = sum(row.pages for row in report.stages)
    _, written = size_of(site)
    told.append(_row("atlas build", built, pages, written))
    told += [_stage(row.name, row.seconds, row.cpu, row.pages, row.size) for row in report.stages]
    told.append(
        _stage(
            "остальное",
            built.seconds - sum(row.seconds for row in report.stages),
            built.cpu - sum(row.cpu for row in report.stages),
            0,
            0,
        )
    )
    yield table(HEADS, told)
    yield (
        f"память: проверка {_mib(checked.peak)}, сборка {_mib(report.own_peak)}, "
        f"её работник {_mib(report.child_peak) if report.child_peak else '—'}; "
        f"замечаний при сборке: {report.findings}"
    )
    yield weight_of_maps(site)
    if given.compare:
        yield from _compare(catalog, folder / f"rival-{size.practices}", pages, built)
    if not given.keep:
        for used in (catalog, site):
            shutil.rmtree(used, ignore_errors=True)


def _search(size: Size, folder: Path, given: argparse.Namespace) -> Iterator[str]:
    catalog = folder / f"catalog-{size.practices}"
    yield f"{size.practices} практик: поиск"
    if not catalog.is_dir():
        _make(size, catalog)
    today = TODAY.isoformat()
    yield from bench_search(catalog, folder, given.project, today, rivals=not given.alone)
    if not given.keep:
        shutil.rmtree(catalog, ignore_errors=True)


def _make(size: Size, catalog: Path) -> Cost:
    command = [sys.executable, "-m", "generator", "demo", "--out", str(catalog)]
    command += ["--practices", str(size.practices), "--regions", str(size.regions)]
    command += ["--municipalities", str(size.municipalities), "--today", TODAY.isoformat()]
    return run(command, PROJECT)


def _check(catalog: Path, given: argparse.Namespace) -> Cost:
    command = [sys.executable, "-m", "generator", "check", "--root", str(catalog)]
    command += ["--today", TODAY.isoformat(), "--strict"]
    command += ["--jobs", str(given.jobs)] if given.jobs else []
    return run(command, PROJECT)


def _compare(catalog: Path, folder: Path, pages: int, built: Cost) -> Iterator[str]:
    written = write_rival(catalog, folder, pages)
    rival = build_rival(folder)
    _, size = size_of(folder / "site")
    heads = ("для сравнения", *HEADS[1:])
    yield ""
    yield table(heads, [_row("простой MkDocs с Material, без меню", rival, written, size)])
    wall, cpu = built.seconds / rival.seconds, built.cpu / rival.cpu
    yield (
        f"память: {_mib(rival.peak)}; atlas build занимает {figure(wall, 3)} его времени "
        f"(быстрее в {figure(1 / wall, 1)} раза) и {figure(cpu, 3)} его времени процессора"
    )
    shutil.rmtree(folder, ignore_errors=True)


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


def _stage(name: str, seconds: float, cpu: float, pages: int, size: int) -> tuple[str, ...]:
    return _row(f"  {name}", Cost(seconds, cpu, 0), pages, size)


def _mib(size: int) -> str:
    return f"{size / MIB:.0f} МиБ"


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


@contextmanager
def _workshop(*, keep: bool) -> Iterator[Path]:
    """A folder to work in: in memory where there is such a place, so that no disk is measured."""
    memory = Path("/dev/shm")  # noqa: S108 - only where to make a folder of our own
    usable = memory.is_dir() and os.access(memory, os.W_OK)
    folder = Path(tempfile.mkdtemp(prefix="atlas-bench-", dir=memory if usable else None))
    try:
        yield folder
    finally:
        if not keep:
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    raise SystemExit(main())
