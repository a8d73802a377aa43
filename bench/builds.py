"""A catalog checked and built: from nothing, and again after what people change between builds.

Whole processes as they are started by hand, and one more build from inside, which tells its stages.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from bench.catalogs import PROJECT, TODAY
from bench.changes import add_replication, change_template, change_text
from bench.measuring import CommandFailed, Cost, run
from bench.one_build import Report

PAGES: Final = frozenset({"read", "frames", "draw", "pages"})
"""The stages in which files are read and checked and pages are drawn: what Hugo does. Hugo makes
none of the other files (JSON, feeds, badges, maps), so these are no part of the comparison."""


@dataclass(frozen=True, slots=True)
class Bench:
    """A place to build in: a copied project, a catalog, a site, and what a cache is kept in."""

    project: Path
    catalog: Path
    site: Path
    cache: Path
    jobs: int | None = None

    def alone(self) -> Bench:
        """The same with one process."""
        return replace(self, jobs=1)

    def check(self) -> Cost:
        """`atlas check`, all of it."""
        command = [sys.executable, "-m", "generator", "check", "--root", str(self.catalog)]
        return run([*command, "--today", TODAY.isoformat(), "--strict", *self._jobs()], PROJECT)

    def cold(self) -> Cost:
        """`atlas build` where nothing has ever been built."""
        self._forget()
        return self.build()

    def build(self) -> Cost:
        """`atlas build` on what the last one has left."""
        command = [sys.executable, "-m", "generator", "build", "--project", str(self.project)]
        command += ["--root", str(self.catalog), "--out", str(self.site)]
        return run([*command, "--today", TODAY.isoformat(), *self._jobs()], PROJECT)

    def stages(self) -> tuple[Cost, Report]:
        """A cold build that tells its stages."""
        self._forget()
        command = [sys.executable, "-m", "bench.one_build", "--project", str(self.project)]
        command += ["--root", str(self.catalog), "--out", str(self.site)]
        cost = run([*command, "--today", TODAY.isoformat(), *self._jobs()], PROJECT)
        report = Report.read(cost.said)
        if not report.published:
            raise CommandFailed(f"сайт не опубликован, замечаний: {report.findings}")
        return cost, report

    def pages(self) -> Cost:
        """Of a cold build only what Hugo does too: reading (and checking) and pages."""
        whole, report = self.stages()
        rows = [row for row in report.stages if row.name in PAGES]
        seconds, cpu = sum(row.seconds for row in rows), sum(row.cpu for row in rows)
        return Cost(seconds, cpu, whole.peak)

    def warm(self) -> Iterator[tuple[str, Cost]]:
        """What was changed, and what the build after it took; the first one only makes a site."""
        self.cold()  # by as many processes as all that follow: each keeps what it has read
        yield "ничего", self.build()
        change_text(self.catalog)
        yield "слова практики", self.build()
        add_replication(self.catalog)
        yield "ещё одно внедрение", self.build()
        change_template(self.project)
        yield "шаблон практики", self.build()
        change_template(self.project, "municipality")
        yield "шаблон муниципалитета", self.build()

    def copied(self) -> Cost:
        """All files of the site copied: no generator can be quicker on one core."""
        copy = self.site.with_name(self.site.name + "-copy")
        cost = run(["cp", "-r", str(self.site), str(copy)], PROJECT)
        shutil.rmtree(copy)
        return cost

    def _forget(self) -> None:
        for place in (self.site, self.cache, self.project / ".cache"):
            shutil.rmtree(place, ignore_errors=True)

    def _jobs(self) -> list[str]:
        return ["--jobs", str(self.jobs)] if self.jobs else []
