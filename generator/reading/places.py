"""Where each value of a file stands: recorded while reading, spread out only when asked for.

Reading writes down one number a value, in the order in which values stand in the file. Most files
have no findings, so nobody asks; whoever does gets the paths by walking the value in that same
order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A line and a column, both from 1; columns count characters."""

    line: int
    column: int


TOP = Place(1, 1)


def mark(line: int, column: int) -> int:
    """A place as one number. `line` and `column` count from 0."""
    return line << 32 | column


def place_of(number: int) -> Place:
    """The place that `mark` made `number` of."""
    return Place((number >> 32) + 1, (number & 0xFFFFFFFF) + 1)


class Places(Mapping[Path, Place]):
    """The place of every value, by its path: `places["replications", 2, "since"]`.

    The value must not be changed before the first question; if it was, only the top is known.
    """

    __slots__ = ("_keys", "_marks", "_spread", "_value")

    def __init__(self, value: Any, marks: Sequence[int] | Callable[[], Sequence[int]]) -> None:
        """`marks`: the numbers in the order of the file, for each key and each value (or what gives
        them)."""
        self._value = value
        self._marks = marks
        self._spread: dict[Path, int] | None = None
        self._keys: dict[Path, int] = {}

    def __getitem__(self, path: Path) -> Place:
        return place_of(self._all()[path])

    def __iter__(self) -> Iterator[Path]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def key(self, path: Path) -> Place | None:
        """The place of the last key of `path`: of «since» itself, not of its value."""
        self._all()
        number = self._keys.get(path)
        return None if number is None else place_of(number)

    def _all(self) -> dict[Path, int]:
        if self._spread is None:
            marks = self._marks() if callable(self._marks) else self._marks
            self._spread, self._keys = spread(self._value, marks)
        return self._spread


def spread(value: Any, marks: Sequence[int]) -> tuple[dict[Path, int], dict[Path, int]]:
    """The places of all values and of all keys, by path, as the numbers that `mark` makes.

    The depth of `value` is limited by the reader, so this may call itself.
    """
    places: dict[Path, int] = {}
    keys: dict[Path, int] = {}
    numbers = iter(marks)

    def visit(inner: Any, path: Path) -> None:
        places[path] = next(numbers)
        if isinstance(inner, dict):
            for name, held in inner.items():
                below = (*path, name)
                keys[below] = next(numbers)
                visit(held, below)
        elif isinstance(inner, list):
            for index, held in enumerate(inner):
                visit(held, (*path, index))

    try:
        visit(value, ())
    except StopIteration:
        numbers = iter((0,))
    if next(numbers, None) is not None:
        return {(): marks[0] if marks else 0}, {}
    return places, keys
