"""The watch: an input that raises, takes too long or too much memory is a finding, kept by kind.

Time is that of the processor, so a busy machine makes no findings. Memory is the most that the
process has ever had, so what one input took too much of is told of that one.
"""

from __future__ import annotations

import hashlib
import resource
import signal
import traceback
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Final

SECONDS: Final = 2.0
MEBIBYTES: Final = 500


class TookTooLong(BaseException):
    """The processor time of one input is used up. No `except Exception` on the way holds it."""


@dataclass(slots=True)
class Fault:
    """One kind of finding: what it is called, its shortest input, where it came about."""

    name: str
    data: bytes
    trace: str
    times: int = 1

    @property
    def file_name(self) -> str:
        """A name for its files: the same kind has the same."""
        return hashlib.sha256(self.name.encode()).hexdigest()[:12]


@dataclass(slots=True)
class Watch:
    """Takes inputs through a door and remembers what went wrong, and how deep the others came."""

    exercise: Callable[[bytes], str]
    seconds: float = SECONDS
    mebibytes: int = MEBIBYTES
    faults: dict[str, Fault] = field(default_factory=dict)
    depths: Counter[str] = field(default_factory=Counter)
    peak: int = field(default_factory=lambda: _peak())

    def __post_init__(self) -> None:
        signal.signal(signal.SIGPROF, _ring)

    def take(self, data: bytes) -> Fault | None:
        """Exercise one input; the fault it shows, or None."""
        fault: Fault | None = None
        signal.setitimer(signal.ITIMER_PROF, self.seconds)
        try:
            self.depths[self.exercise(data)] += 1
        except (Exception, TookTooLong) as error:  # noqa: BLE001 - whatever it is, it is a finding
            signal.setitimer(signal.ITIMER_PROF, 0)
            fault = Fault(_name(error), data, "".join(traceback.format_exception(error)))
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
        return self._kept(fault or self._hungry(data))

    def _hungry(self, data: bytes) -> Fault | None:
        grown = _peak() - self.peak
        if grown <= self.mebibytes * 1024:
            return None
        self.peak += grown
        return Fault("memory", data, f"memory grew by {grown // 1024} MiB\n")

    def _kept(self, fault: Fault | None) -> Fault | None:
        if fault is None:
            return None
        self.depths["fault"] += 1
        known = self.faults.setdefault(fault.name, fault)
        if known is not fault:
            known.times += 1
            if len(fault.data) < len(known.data):
                known.data, known.trace = fault.data, fault.trace
        return fault


def save(faults: dict[str, Fault], folder: Path) -> None:
    """Write each kind of fault: its shortest input and what was raised."""
    folder.mkdir(parents=True, exist_ok=True)
    for fault in faults.values():
        (folder / f"{fault.file_name}.input").write_bytes(fault.data)
        words = f"{fault.name}\n{fault.times} inputs\n\n{fault.trace}"
        (folder / f"{fault.file_name}.txt").write_text(words, encoding="utf-8", errors="replace")


def _ring(number: int, frame: FrameType | None) -> None:
    raise TookTooLong


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _name(error: BaseException) -> str:
    """What makes two faults the same: the exception and the last function of ours it came from."""
    frames = [f for f in traceback.extract_tb(error.__traceback__) if "/generator/" in f.filename]
    place = f"{Path(frames[-1].filename).name}:{frames[-1].name}" if frames else "outside"
    if isinstance(error, TookTooLong):  # it may ring anywhere below
        names = [f"{Path(f.filename).name}:{f.name}" for f in frames[:2]]
        return f"{type(error).__name__} in {' > '.join(names)}"
    return f"{type(error).__name__} in {place}"
