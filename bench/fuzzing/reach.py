"""How far a corpus reaches: the share of a room's lines that its inputs have run.

Coverage inside the fuzzer counts branches, which says how inputs differ; people want to know what
no input has ever come to.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

from bench.fuzzing.target import PROJECT


def lines_run(exercise: Callable[[bytes], str], inputs: Iterable[bytes]) -> dict[str, set[int]]:
    """The lines of the program that the inputs run, by file relative to the project."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    ours = str(PROJECT / "generator")

    def on_call(frame: FrameType, event: str, given: Any) -> Any:
        return on_line if frame.f_code.co_filename.startswith(ours) else None

    def on_line(frame: FrameType, event: str, given: Any) -> Any:
        found[frame.f_code.co_filename].add(frame.f_lineno)
        return on_line

    before = sys.gettrace()
    for data in inputs:
        sys.settrace(on_call)
        try:
            exercise(data)
        except Exception:  # noqa: BLE001, S110 - faults are told elsewhere; here only lines count
            pass
        finally:
            sys.settrace(before)
    return {Path(name).relative_to(PROJECT).as_posix(): lines for name, lines in found.items()}


def lines_of(file: Path) -> set[int]:
    """The lines inside the functions of a module: those that importing it does not run."""
    whole = compile(file.read_bytes(), str(file), "exec")
    found: set[int] = set()
    for code in _functions(whole):
        found |= {line for *_, line in code.co_lines() if line and line != code.co_firstlineno}
    return found


def _functions(code: CodeType) -> Iterator[CodeType]:
    for held in code.co_consts:
        if isinstance(held, CodeType):
            if "<locals>" in held.co_qualname or held.co_flags & 2:  # not the body of a class
                yield held
            yield from _functions(held)


def files_of(rooms: Iterable[str]) -> list[Path]:
    """The modules of rooms: folders or single files, relative to the project."""
    found: list[Path] = []
    for room in rooms:
        path = PROJECT / room
        found += sorted(path.glob("*.py")) if path.is_dir() else [path]
    return found
