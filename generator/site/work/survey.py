"""Reading a whole catalog with a crew: the practices in shares, everything else once before them.

`survey` is for commands that only look; `load` is the same for a build, whose crew goes on to draw
with the records that its workers have kept.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from generator.catalog import Catalog, assemble
from generator.catalog.cellar import Cellar
from generator.catalog.keeping import PackedRecords, Records, Unkept
from generator.findings import Finding
from generator.reading import Entry, Kind
from generator.reading.opening import NotReadable, read_bytes
from generator.site.memory.readings import Readings, ShareRead
from generator.site.workers.crew import Crew
from generator.site.workers.lasting import lasting


@dataclass(frozen=True, slots=True)
class Surveyed:
    """A catalog and everything that was found in it."""

    catalog: Catalog
    findings: list[Finding]


def load(root: Path, today: dt.date, crew: Crew) -> tuple[Catalog, list[Finding]]:
    """Read and check the catalog under `root`; the crew keeps the full practice records.

    What was read before and has the same bytes is taken as it is remembered.
    """
    return _load(Readings(root, today, keeps=True), crew)


def _load(readings: Readings, crew: Crew) -> tuple[Catalog, list[Finding]]:
    """The same; each worker keeps the records in a cellar of its own, if they are kept."""
    with lasting():
        ground = readings.ground(crew)

        def read_share(entries: Sequence[Entry], cellar: Cellar) -> tuple[Records, ShareRead]:
            records = PackedRecords(cellar) if readings.keeps else Unkept()
            return readings.share(ground, entries, records)

        # A directory that knows a little more may take its place, made of the same parts.
        directory = ground.directory
        parts = filter(None, vars(directory).values())
        known = [directory, *parts, *readings.volumes]
        read = crew.read_into(Cellar, read_share, ground.practices, known)
        readings.tidy(read)
        return assemble(ground, [share.taken() for share in read])


def survey(root: Path, today: dt.date, jobs: int | None = None) -> Surveyed:
    """Read and check the catalog under `root`, to look at it only."""
    with Crew(jobs) as crew:
        return Surveyed(*_load(Readings(root, today, keeps=False), crew))


class Lines:
    """The lines of a catalog's files, for reports that show them. Opens files as reading does."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._file = cache(self._lines)

    def __call__(self, file: str, line: int) -> str:
        """Line `line` (from 1) of `file`; empty if there is none or the file may not be read."""
        lines = self._file(file)
        return lines[line - 1] if 0 < line <= len(lines) else ""

    def _lines(self, file: str) -> list[str]:
        try:
            data = read_bytes(self._root, file, Kind.MUNICIPALITIES.limits.size)
        except NotReadable:
            return []
        return data.decode("utf-8-sig", "replace").splitlines()
