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
from itertools import chain
from pathlib import Path

from bench.building import bench_builds
from bench.catalogs import PROJECT, TODAY, Size, make
from bench.growth import Grown, growth
from bench.hugo import has_hugo
from bench.measuring import CommandFailed, cores, run
from bench.performance_page import PAGE, with_figures
from bench.search import bench_search
from bench.table import Table
from bench.visiting import bench_visits


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the bench; 1 if something that was to be measured failed."""
    given = _parser().parse_args(arguments)
    tables: list[Table] = []
    with _workshop(keep=given.keep) as folder:
        # Maps that an earlier run has kept would make this one look faster than a first build is.
        os.environ["XDG_CACHE_HOME"] = str(folder / "cache")
        print(
            f"Папка: {folder}; процессов: {given.jobs or cores()}; Python {sys.version.split()[0]}"
        )
        try:
            visits = () if given.unvisited else bench_visits(folder, given.project)
            for table in chain(visits, _builds(given, folder)):
                tables.append(table)
                print(f"\n{table.plain()}", flush=True)
                if given.write:  # after each: a run that is broken off has been good for something
                    _write(tables)
            for practices in given.searches:
                print()
                for line in _search(Size(practices), folder, given):
                    print(line, flush=True)
        except CommandFailed as failure:
            print(failure, file=sys.stderr)
            return 1
    return 0


def _write(tables: Sequence[Table]) -> None:
    page = PROJECT / PAGE
    others = [_hugo()] if has_hugo() else []
    told = with_figures(page.read_text(encoding="utf-8"), tables, dt.date.today(), others)
    page.write_text(told, encoding="utf-8")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument(
        "--sizes",
        type=int,
        nargs="*",
        default=[1000, 5000, 10_000, 50_000],
        metavar="N",
        help="сколько практик",
    )
    parser.add_argument("--jobs", type=int, help="сколько процессов (по числу ядер)")
    parser.add_argument(
        "--rounds", type=int, default=2, metavar="N", help="сколько раз сравнить с другими"
    )
    parser.add_argument(
        "--compared",
        type=int,
        nargs="*",
        default=[1000, 10_000],
        metavar="N",
        help="какие размеры сравнивать с другими",
    )
    parser.add_argument(
        "--rebuilt",
        type=int,
        nargs="*",
        default=[1000, 10_000],
        metavar="N",
        help="какие размеры собирать ещё раз после правок и показывать в предпросмотре",
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
    parser.add_argument("--unvisited", action="store_true", help="не открывать страницы в браузере")
    parser.add_argument("--write", action="store_true", help=f"записать цифры сборки в {PAGE}")
    parser.add_argument("--keep", action="store_true", help="не удалять каталоги и сайты")
    parser.add_argument("--project", type=Path, default=PROJECT, help="папка с mkdocs.yml")
    return parser


def _builds(given: argparse.Namespace, folder: Path) -> Iterator[Table]:
    grown: list[Grown] = []
    for practices in given.sizes:
        yield from bench_builds(
            Size(practices),
            folder,
            given.project,
            grown,
            jobs=given.jobs,
            rounds=given.rounds if practices in given.compared else 0,
            again=practices in given.rebuilt,
        )
    if len(grown) > 1:
        yield growth(grown)


def _search(size: Size, folder: Path, given: argparse.Namespace) -> Iterator[str]:
    catalog = folder / f"catalog-{size.practices}"
    yield f"{size.practices} практик: поиск"
    make(size, catalog)
    today = TODAY.isoformat()
    yield from bench_search(catalog, folder, given.project, today, rivals=not given.alone)
    if not given.keep:
        shutil.rmtree(catalog, ignore_errors=True)


def _hugo() -> str:
    told = run(["hugo", "version"], PROJECT).said
    return f"Hugo {told.split()[1].lstrip('v').split('-')[0].split('+')[0]}"


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
