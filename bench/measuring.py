"""Running a command and measuring it: seconds, processor time, peak memory, by the kernel's count.

Each measured thing runs in a process of its own, so that one doesn't warm up or fatten another.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

MIB: Final = 1024 * 1024
_UNIT: Final = 1 if sys.platform == "darwin" else 1024
"""What `ru_maxrss` counts in: bytes there, kibibytes elsewhere."""


class CommandFailed(Exception):
    """A measured command ended badly; the message has the last that it said."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command took. `cpu` is that of all its processes, `peak` (bytes) that of the largest.

    `said` is its standard output.
    """

    seconds: float
    cpu: float
    peak: int
    said: str = ""


@dataclass(frozen=True, slots=True)
class Peaks:
    """The largest memory so far, in bytes: of this process, and of the largest of its children."""

    own: int
    child: int


def peaks() -> Peaks:
    """The peaks of this process and of the children that have ended."""
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return Peaks(own * _UNIT, child * _UNIT)


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def memory() -> int:
    """The memory of this machine in GiB, rounded."""
    return round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / MIB / 1024)


def run(command: Sequence[str], folder: Path, good: frozenset[int] = frozenset({0})) -> Cost:
    """Run `command` in `folder` to its end. Raises CommandFailed unless its exit code is `good`."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as errors:
        begun = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdout=out, stderr=errors)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        said = out.read().decode("utf-8", "replace")
        if process.returncode not in good:
            errors.seek(0)
            last = errors.read().decode("utf-8", "replace")[-2000:]
            raise CommandFailed(f"{' '.join(command)}: {process.returncode}\n{said[-500:]}{last}")
    return Cost(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * _UNIT, said)


def size_of(folder: Path) -> tuple[int, int]:
    """How many files there are under `folder`, and their bytes."""
    files = size = 0
    for above, _, names in os.walk(folder):
        for name in names:
            files += 1
            size += (Path(above) / name).lstat().st_size
    return files, size
