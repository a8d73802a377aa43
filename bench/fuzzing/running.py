"""One process of fuzzing: a target under atheris, which counts the branches of the program's code.

`python -m bench.fuzzing.running TARGET FOLDER RUNS SEED` goes on until RUNS inputs were taken, of
which earlier processes may have taken some. A fault does not stop it: faults are kept in FOLDER by
kind, the corpus beside them, what has been done so far in `state.json`.
"""

from __future__ import annotations

import random
import resource
import sys
from pathlib import Path
from typing import Final

import atheris

from bench.fuzzing.running_state import State
from bench.fuzzing.watching import Watch, save

EVERY: Final = 2_000
"""Inputs between two notes of what has been done."""
PLAIN: Final = 0.15
"""The share of inputs changed by libFuzzer's own means, which know of no format."""
ROOM: Final = 2 * 1024**3
"""Bytes that the process may ask for beyond what it has at the start, so that no input can take the
whole machine; what an input takes is watched apart."""


def main(name: str, folder: Path, runs: int, seed: int) -> None:
    """Fuzz; the process ends here."""
    with atheris.instrument_imports(include=["generator"]):
        from bench.fuzzing.target import target_named

        target = target_named(name)
    corpus, seeds = folder / "corpus", folder / "seeds"
    for made in (corpus, seeds):
        made.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(target.seeds()):
        (seeds / f"{number:04}").write_bytes(data[: target.longest])
    words = folder / "words.dict"
    words.write_bytes(b"".join(b'"' + _escaped(word) + b'"\n' for word in target.words))
    watch = Watch(target.exercise)
    state = State.read(folder)
    taken = state.taken

    def take(data: bytes) -> None:
        nonlocal taken
        taken += 1
        if watch.take(data) is not None:
            save(watch.faults, folder / "faults")
        if taken % EVERY == 0 or taken == runs:
            state.write(folder, watch, taken)

    def change(data: bytes, most: int, number: int) -> bytes:
        dice = random.Random(number)  # noqa: S311 - dice, not a secret
        if dice.random() < PLAIN:
            data = atheris.Mutate(data, len(data) + 16)
        else:
            data = target.mutate(data, dice)
        return data[:most]

    size = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (size + ROOM, size + ROOM))
    options = [
        sys.argv[0],
        f"-runs={runs - taken}",
        f"-seed={seed}",
        f"-max_len={target.longest}",
        f"-dict={words}",
        f"-artifact_prefix={folder}/",
        "-timeout=60",
        "-rss_limit_mb=4096",
        "-len_control=0",
        "-reload=0",
        "-print_final_stats=1",
        str(corpus),
        str(seeds),
    ]
    atheris.Setup(options, take, custom_mutator=change)
    atheris.Fuzz()


def _escaped(word: bytes) -> bytes:
    """A word as libFuzzer's dictionaries write it."""
    return b"".join(b"\\x%02x" % byte for byte in word)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
