"""What is fuzzed: a door as a function of bytes, with inputs to begin with and words to try."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Final

PROJECT: Final = Path(__file__).parents[2]
CASES: Final = PROJECT / "tests/cases"

NAMES: Final = ("reader", "markdown", "geojson", "workbook")
"""The targets, each a module of this package with its `TARGET`."""


@dataclass(frozen=True, slots=True)
class Target:
    """A door: `exercise` takes an input through it and says how deep it came.

    It raises nothing for any bytes: whatever it raises is a finding. `mutate` changes an input with
    the given dice in a way that the door's format suggests; `longest` bounds inputs, in bytes;
    `rooms` are the modules that the door leads into, as folders or files of the project.
    """

    name: str
    exercise: Callable[[bytes], str]
    seeds: Callable[[], Iterator[bytes]]
    mutate: Callable[[bytes, random.Random], bytes]
    words: tuple[bytes, ...]
    longest: int
    rooms: tuple[str, ...]


def target_named(name: str) -> Target:
    """One of `NAMES`; importing it imports the rooms that it leads into, and no others."""
    target = import_module(f"bench.fuzzing.{name}").TARGET
    assert isinstance(target, Target)
    return target
