"""What old versions said, kept between builds: a version never changes, so it is read once.

Kept by the numbers of the versions and by the program that read them, outside the project: whoever
may change the catalog's files can put nothing here. What is damaged is as good as none.
"""

from __future__ import annotations

import hashlib
import json
import os
import zlib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, Final

import generator.findings
import generator.reading
from generator.placing import keep_whole

KEPT: Final = 200_000_000
"""So many bytes are kept, those used last."""


class Memory:
    """The plain values of versions, in `folder`; one that cannot be used only costs time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._grown = False

    def recall(self, numbers: Sequence[str]) -> Mapping[str, Any] | None:
        """The values of the versions `numbers` (None for one that is not sound), if they are known
        all."""
        file = self._file(numbers)
        try:
            values = json.loads(zlib.decompress(file.read_bytes()))
            found = dict(zip(numbers, values, strict=True))
            os.utime(file)
        except (OSError, ValueError, TypeError, zlib.error):
            return None
        return found

    def keep(self, numbers: Sequence[str], values: Mapping[str, Any]) -> None:
        """Keep the values of the versions `numbers`, whole or not at all."""
        told = json.dumps([values[number] for number in numbers], ensure_ascii=False)
        data = zlib.compress(told.encode("utf-8", "surrogatepass"), 1)
        self._grown = True
        with suppress(OSError):
            keep_whole(self._file(numbers), (data,))

    def tidy(self) -> None:
        """Leave only what was used last, if anything has been added."""
        if not self._grown:
            return
        room = KEPT
        with suppress(OSError):
            files = [(file.stat(), file) for file in self._folder.iterdir()]
            for status, file in sorted(files, key=lambda one: -one[0].st_mtime_ns):
                room -= status.st_size
                if room < 0:
                    file.unlink(missing_ok=True)

    def _file(self, numbers: Sequence[str]) -> Path:
        told = "\0".join((_program(), *numbers)).encode()
        return self._folder / f"{hashlib.blake2b(told, digest_size=20).hexdigest()}.z"


@cache
def _program() -> str:
    """What reads: the text of the rooms that make a value of bytes."""
    digest = hashlib.blake2b()
    for room in (generator.reading, generator.findings):
        for folder in room.__path__:
            for file in sorted(Path(folder).rglob("*.py")):
                digest.update(file.read_bytes())
    return digest.hexdigest()
