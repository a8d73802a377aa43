"""The index of the search alone, made in a process of its own; what it took is printed as JSON.

Beside it stand the search's own scripts and an empty page, so that a browser can ask it: a whole
site of twenty thousand practices would take twenty minutes and measure nothing more.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import shutil
import sys
import time
from dataclasses import asdict, dataclass
from itertools import chain
from pathlib import Path
from typing import Any, Final

from bench.measuring import peaks

SCRIPTS: Final = "assets/javascripts/search"
PAGE: Final = f"{SCRIPTS}/page.html"
EMPTY: Final = '<!doctype html><meta charset="utf-8"><title>?</title>'


@dataclass(frozen=True, slots=True)
class Index:
    """What the index took. `documents` are practices and all other pages that can be found; `cpu`
    seconds of processor time; `before` and `peak` bytes of memory without it and with it."""

    practices: int
    documents: int
    cpu: float
    size: int
    files: int
    before: int
    peak: int

    @classmethod
    def read(cls, said: str) -> Index:
        """What a process has printed: the last line."""
        return cls(**json.loads(said.strip().splitlines()[-1]))


def make_index(root: Path, out: Path, project: Path, today: dt.date) -> Index:
    """Make the index of the catalog under `root` in `out`, with what asks it."""
    from generator.search import gather, index_files
    from generator.site.work.survey import load
    from generator.site.workers.crew import Crew

    with Crew(1) as crew:
        catalog, _ = load(root, today, crew)
        before = peaks().own
        begun = time.process_time()
        shares = crew.draw(_gathered, (catalog, gather))
        files = list(index_files(catalog, chain.from_iterable(shares)))
        cpu = time.process_time() - begun
        peak = peaks().own
    for name, data in files:
        path = out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    shutil.copytree(project / "overrides" / SCRIPTS, out / SCRIPTS)
    (out / PAGE).write_text(EMPTY, encoding="utf-8")
    meta = json.loads((out / "search/v1/meta.json").read_text("utf-8"))
    size = sum(len(data) for name, data in files)
    return Index(meta["practices"], meta["documents"], cpu, size, len(files), before, peak)


def _gathered(kept: Any, shared: Any, share: Any) -> Any:
    catalog, gather = shared
    return gather(kept, catalog, share.number, share.of)


def main() -> None:
    """Make an index as the arguments say and print what it took."""
    parser = argparse.ArgumentParser(prog="bench.one_index")
    for name in ("--project", "--root", "--out", "--today"):
        parser.add_argument(name, required=True)
    given = parser.parse_args()
    made = make_index(
        Path(given.root), Path(given.out), Path(given.project), dt.date.fromisoformat(given.today)
    )
    json.dump(asdict(made), sys.stdout)
    print()


if __name__ == "__main__":
    main()
