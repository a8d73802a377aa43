"""One build in a process of its own; what its stages took is printed as JSON for the bench."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from bench.measuring import peaks


@dataclass(frozen=True, slots=True)
class Row:
    """A stage: seconds, processor seconds of all processes, pages and bytes written."""

    name: str
    seconds: float
    cpu: float
    pages: int
    size: int


@dataclass(frozen=True, slots=True)
class Report:
    """A build: its stages, errors and warnings, and peak memory (bytes) of parent and worker."""

    stages: list[Row]
    seconds: float
    published: bool
    findings: int
    own_peak: int
    child_peak: int

    @classmethod
    def read(cls, said: str) -> Report:
        """The report in what a build has printed: the last line."""
        values: dict[str, Any] = json.loads(said.strip().splitlines()[-1])
        return cls(**values | {"stages": [Row(**row) for row in values["stages"]]})


def main() -> None:
    """Build as the arguments say and print the report."""
    parser = argparse.ArgumentParser(prog="bench.one_build")
    for name in ("--project", "--root", "--out", "--today"):
        parser.add_argument(name, required=True)
    parser.add_argument("--jobs", type=int)
    given = parser.parse_args()
    from generator.site.building import Wish, build

    today = dt.date.fromisoformat(given.today)
    wish = Wish(
        Path(given.project), Path(given.root), Path(given.out), today=today, jobs=given.jobs
    )
    begun = time.perf_counter()
    built = build(wish)
    seconds = time.perf_counter() - begun
    peak = peaks()
    stages = [
        Row(name, stage.seconds, stage.cpu, stage.pages, stage.size)
        for name, stage in built.stages.items()
    ]
    report = Report(
        stages, seconds, built.out is not None, len(built.findings), peak.own, peak.child
    )
    json.dump(asdict(report), sys.stdout)
    print()


if __name__ == "__main__":
    main()
