"""A place for much that is seldom looked at: a file that several processes have open.

One of them lays down in it; all that have it open may fetch. It needs no name, so that nobody else
can open it, and it is gone with the last process that has it.
"""

from __future__ import annotations

import os
from contextlib import suppress
from tempfile import TemporaryFile
from typing import IO, NamedTuple


class Cellar:
    """Bytes in an open file (default: a new one). It must be there before processes are forked that
    are to share it; it is laid down in by one of them only."""

    def __init__(self, file: IO[bytes] | None = None) -> None:
        self._file = file or TemporaryFile()  # noqa: SIM115 - open for as long as it is needed
        self._size = 0

    def __del__(self) -> None:
        # A disk that was full before still is; and where no file could be made, there is none.
        with suppress(OSError, AttributeError):
            self._file.close()

    def lay(self, data: bytes) -> Place:
        """Put `data` down; where it lies."""
        begin = self._size
        self._file.seek(begin)
        self._file.write(data)
        self._file.flush()
        self._size += len(data)
        return Place(self, begin, len(data))

    def fetch(self, begin: int, length: int) -> bytes:
        """So many bytes; fewer where the file has no more."""
        if hasattr(os, "pread"):
            # Nobody's position in the file moves: forked processes share it.
            return os.pread(self._file.fileno(), length, begin)
        self._file.seek(begin)
        return self._file.read(length)

    @property
    def length(self) -> int:
        """The bytes that the file has."""
        return os.fstat(self._file.fileno()).st_size


class Place(NamedTuple):
    """Where something lies, in bytes."""

    cellar: Cellar
    begin: int
    length: int

    def fetch(self) -> bytes:
        """What lies there."""
        return self.cellar.fetch(self.begin, self.length)
