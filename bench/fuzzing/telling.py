"""What a run has come to: inputs, depths, corpus, branches, faults; for people and for a record."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.fuzzing.reach import files_of, lines_of, lines_run
from bench.fuzzing.target import PROJECT, Target
from bench.table import figure, table

_PULSE = re.compile(r"^#\d+\s+\S+\s+cov: (\d+) ft: (\d+) corp: (\d+)/(\S+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A target's run, as its folder holds it. `branches` and `features` are atheris' own counts."""

    target: str
    taken: int
    branches: int
    features: int
    corpus: int
    corpus_bytes: int
    peak_mebibytes: int
    depths: dict[str, int]
    faults: dict[str, int]


def outcome_of(target: str, folder: Path) -> Outcome:
    """What the folder of a run says. All is zero where nothing has run yet."""
    state = folder / "state.json"
    told = json.loads(state.read_text(encoding="utf-8")) if state.is_file() else {}
    log = folder / "log.txt"
    pulses = (
        _PULSE.findall(log.read_text(encoding="utf-8", errors="replace")) if log.is_file() else []
    )
    corpus = [path.stat().st_size for path in folder.glob("corpus/*")]
    return Outcome(
        target,
        told.get("taken", 0),
        int(pulses[-1][0]) if pulses else 0,
        int(pulses[-1][1]) if pulses else 0,
        len(corpus),
        sum(corpus),
        told.get("peak_mebibytes", 0),
        told.get("depths", {}),
        told.get("faults", {}),
    )


def told(outcomes: list[Outcome]) -> Iterator[str]:
    """The outcomes as tables for people."""
    heads = ("", "входов", "ветвей", "в собрании", "КБ", "память, МиБ", "видов сбоев")
    rows = [
        (
            one.target,
            figure(one.taken, 0),
            figure(one.branches, 0),
            figure(one.corpus, 0),
            figure(one.corpus_bytes / 1000, 0),
            figure(one.peak_mebibytes, 0),
            figure(len(one.faults), 0),
        )
        for one in outcomes
    ]
    yield table(heads, rows)
    for one in outcomes:
        depths = ", ".join(f"{depth} {figure(number, 0)}" for depth, number in one.depths.items())
        yield f"{one.target}: {depths}"
        yield from (f"  СБОЙ {name}: {number}" for name, number in one.faults.items())


def reached(target: Target, folder: Path, most: int = 3_000) -> Iterator[str]:
    """Which share of the lines of the target's rooms its corpus runs, module by module."""
    inputs = [path.read_bytes() for path in sorted(folder.glob("corpus/*"))[:most]]
    run = lines_run(target.exercise, [*inputs, *target.seeds()])
    whole = met = 0
    rows = []
    for file in files_of(target.rooms):
        due = lines_of(file)
        name = file.relative_to(PROJECT).as_posix()
        there = due & run.get(name, set())
        whole, met = whole + len(due), met + len(there)
        if due:
            share = f"{100 * len(there) / len(due):.0f} %"
            rows.append((name, figure(len(due), 0), share))
    total = f"{100 * met / max(whole, 1):.0f} %"
    yield table((target.name, "строк", "пройдено"), [*rows, ("всего", figure(whole, 0), total)])
