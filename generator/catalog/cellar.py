"""A place for much that is seldom looked at: a file that several processes read from.

It has no name, so that nobody else can open it, and it is gone with the last process that has it.
"""

from __future__ import annotations

import os
from tempfile import TemporaryFile
from typing import NamedTuple


class Place(NamedTuple):
    """Where something lies in a cellar, in bytes."""

    begin: int
    length: int


class Cellar:
    """Bytes that one process lays down; those that are forked from it later may fetch them."""

    def __init__(self) -> None:
        self._file = TemporaryFile()  # noqa: SIM115 - open for as long as this one is needed
        self._size = 0

    def lay(self, data: bytes) -> Place:
        """Put `data` down; where it lies."""
        place = Place(self._size, len(data))
        self._file.write(data)
        self._size += len(data)
        return place

    def settle(self) -> None:
        """Let others fetch what has been put down so far."""
        self._file.flush()

    def fetch(self, place: Place) -> bytes:
        """What lies there."""
        # Nobody's position in the file moves: forked processes share it.
        return os.pread(self._file.fileno(), place.length, place.begin)
