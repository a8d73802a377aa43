"""`python -m bench.fuzzing`: targets under atheris, as many inputs as asked for, and what came.

Each target runs in a process of its own, so that what kills it is a finding, too; it is started
again with the corpus that it has.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from bench.fuzzing.target import NAMES, PROJECT, target_named
from bench.fuzzing.telling import Outcome, outcome_of, reached, told
from bench.fuzzing.watching import Fault, Watch, save

DEATHS: Final = 20
"""So often a target's process may die before the run is given up."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what was asked for; 1 if anything was found."""
    parser = argparse.ArgumentParser(prog="python -m bench.fuzzing", description=__doc__)
    parser.add_argument(
        "targets", nargs="*", metavar="ЧТО", help=f"{', '.join(NAMES)}; по умолчанию всё"
    )
    parser.add_argument("--runs", type=int, default=1_000_000, metavar="N", help="сколько входов")
    parser.add_argument("--seed", type=int, default=1, help="зерно")
    parser.add_argument("--folder", type=Path, default=PROJECT / "build/fuzzing", help="куда")
    parser.add_argument("--tell", action="store_true", help="только рассказать о прошлом прогоне")
    parser.add_argument("--reach", action="store_true", help="сказать, какие строки пройдены")
    parser.add_argument("--replay", type=Path, metavar="ФАЙЛ", help="пройти один вход без atheris")
    parser.add_argument("--shorten", type=Path, metavar="ФАЙЛ", help="сократить вход, дающий сбой")
    given = parser.parse_args(arguments)
    names = given.targets or list(NAMES)
    if unknown := set(names) - set(NAMES):
        parser.error(f"таких нет: {', '.join(sorted(unknown))}")
    if given.replay or given.shorten:
        return _one(names[0], given.replay or given.shorten, shorten=given.shorten is not None)
    outcomes: list[Outcome] = []
    for name in names:
        folder = given.folder / name
        if not (given.tell or given.reach):
            _fuzz(name, folder, given.runs, given.seed)
        outcomes.append(outcome_of(name, folder))
        if given.reach:
            print("\n".join(reached(target_named(name), folder)))
    print("\n".join(told(outcomes)))
    return int(any(one.faults for one in outcomes))


def _fuzz(name: str, folder: Path, runs: int, seed: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "state.json").unlink(missing_ok=True)
    began, taken, deaths = time.monotonic(), 0, 0
    with (folder / "log.txt").open("wb") as log:
        while taken < runs and deaths < DEATHS:
            command = [sys.executable, "-m", "bench.fuzzing.running", name, str(folder)]
            command += [str(runs), str(seed + deaths)]
            ended = subprocess.run(command, stderr=log, stdout=log, cwd=PROJECT, env=_quiet())
            taken = outcome_of(name, folder).taken
            if ended.returncode != 0 and taken < runs:
                deaths += 1
                _keep_death(folder, ended.returncode, deaths)
    seconds = time.monotonic() - began
    print(f"{name}: входов {taken}, {seconds:.0f} с, процесс умирал {deaths} раз", flush=True)


def _keep_death(folder: Path, code: int, number: int) -> None:
    """What libFuzzer left of the input that killed the process."""
    for left in [*folder.glob("crash-*"), *folder.glob("timeout-*"), *folder.glob("oom-*")]:
        fault = Fault(f"death {number} with code {code}: {left.name}", left.read_bytes(), "")
        save({fault.name: fault}, folder / "faults")
        left.unlink()


def _quiet() -> dict[str, str]:
    return {**os.environ, "PYTHONHASHSEED": "0"}


def _one(name: str, file: Path, *, shorten: bool) -> int:
    target = target_named(name)
    watch = Watch(target.exercise)
    data = file.read_bytes()
    began = time.process_time()
    fault = watch.take(data)
    print(f"{len(data)} байт, {time.process_time() - began:.3f} с")
    if fault is None:
        print("\n".join(watch.depths))
        return 0
    print(fault.trace)
    if shorten:
        name = fault.name

        def still(one: bytes) -> bool:
            found = watch.take(one)
            return found is not None and found.name == name

        data = shortened(data, still)
        file.with_suffix(".short").write_bytes(data)
        print(f"{len(data)} байт: {data!r}")
    return 1


def shortened(data: bytes, still: Callable[[bytes], bool]) -> bytes:
    """The input without whatever can be left out of it while `still` holds."""
    size = len(data) // 2
    while size:
        at = 0
        while at < len(data):
            without = data[:at] + data[at + size :]
            if still(without):
                data = without
            else:
                at += size
        size //= 2
    return data


if __name__ == "__main__":
    raise SystemExit(main())
