"""Where each value of a file stands: recorded while reading, spread out only when asked for.

Reading writes down one number a value, in the order in which values stand in the file. Most files
have no findings, so few places are asked for; whoever does gets them by walking the value in that
same order.
"""

from __future__ import annotations

from bisect import bisect_right
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


Table = dict[str | int, int]
"""Of a dict or a list: where in the marks the one of each key or entry stands."""


class Places(Mapping[Path, Place]):
    """The place of every value, by its path: `places["replications", 2, "since"]`.

    The value must not be changed: if it does not fit its marks, only the top is known. Who asks for
    a few places gets them by walking there; all of them are spread out only for who wants all.
    """

    __slots__ = ("_given", "_keys", "_sorted", "_spread", "_tables", "_value")

    def __init__(self, value: Any, marks: Sequence[int] | Callable[[], Sequence[int]]) -> None:
        """`marks`: the numbers in the order of the file, for each key and each value (or what gives
        them)."""
        self._value = value
        self._given = marks
        self._tables: dict[Path, Table] | None = None
        self._spread: dict[Path, int] | None = None
        self._keys: dict[Path, int] = {}
        self._sorted: list[int] | None = None

    def __getitem__(self, path: Path) -> Place:
        found, is_key = self._found(path)
        return place_of(self._marks()[found + is_key])

    def __iter__(self) -> Iterator[Path]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def key(self, path: Path) -> Place | None:
        """The place of the last key of `path`: of «since» itself, not of its value."""
        try:
            found, is_key = self._found(path)
        except KeyError:
            return None
        return place_of(self._marks()[found]) if is_key else None

    def line(self, path: Path) -> int | None:
        """The line of the value at `path`, from 1; None if there is none."""
        try:
            found, is_key = self._found(path)
        except KeyError:
            return None
        return (self._marks()[found + is_key] >> 32) + 1

    def after(self, place: Place) -> Place | None:
        """The place of the first value behind `place`; None if it is the last."""
        if self._sorted is None:
            self._sorted = sorted(self._all().values())
        at = bisect_right(self._sorted, mark(place.line - 1, place.column - 1))
        return place_of(self._sorted[at]) if at < len(self._sorted) else None

    def _marks(self) -> Sequence[int]:
        if callable(self._given):
            self._given = self._given()
        return self._given or (0,)

    def _found(self, path: Path) -> tuple[int, bool]:
        """Where the marks of the value at `path` begin, and whether the first is that of a key.

        Raises KeyError.
        """
        if self._tables is None:
            table, end = _table(self._value, 0)
            self._tables = {(): table if end == len(self._marks()) else {}}
        value, at, is_key = self._value, 0, False
        for depth, part in enumerate(path):
            here = path[:depth]
            if here not in self._tables:
                self._tables[here] = _table(value, at + is_key)[0]
            at = self._tables[here][part]
            is_key = type(value) is dict
            value = value[part]
        return at, is_key

    def _all(self) -> dict[Path, int]:
        if self._spread is None:
            self._spread, self._keys = spread(self._value, self._marks())
        return self._spread


def _size(value: Any) -> int:
    """How many marks a value has; its depth is limited by the reader."""
    if type(value) is dict:
        size = 1 + len(value)
        for held in value.values():
            size += _size(held) if type(held) is dict or type(held) is list else 1
        return size
    if type(value) is list:
        return 1 + sum(map(_size, value))
    return 1


def _table(value: Any, at: int) -> tuple[Table, int]:
    """The table of a value whose own mark is number `at`, empty for what holds nothing, and the
    number behind its last mark."""
    table: Table = {}
    at += 1
    if type(value) is dict:
        for name, held in value.items():
            table[name] = at
            at += 1 + _size(held)
    elif type(value) is list:
        for index, held in enumerate(value):
            table[index] = at
            at += _size(held)
    return table, at


def spread(value: Any, marks: Sequence[int]) -> tuple[dict[Path, int], dict[Path, int]]:
    """The places of all values and of all keys, by path, as the numbers that `mark` makes.

    The depth of `value` is limited by the reader, so this may call itself.
    """
    places: dict[Path, int] = {}
    keys: dict[Path, int] = {}
    if _size(value) != len(marks):
        return {(): marks[0] if marks else 0}, {}
    _spread(value, (), iter(marks), places, keys)
    return places, keys


def _spread(
    value: Any,
    path: Path,
    marks: Iterator[int],
    places: dict[Path, int],
    keys: dict[Path, int],
) -> None:
    places[path] = next(marks)
    if isinstance(value, dict):
        for name, held in value.items():
            below = (*path, name)
            keys[below] = next(marks)
            _spread(held, below, marks, places, keys)
    elif isinstance(value, list):
        for index, held in enumerate(value):
            _spread(held, (*path, index), marks, places, keys)
