"""Files of parts with a label at the end, which says where the parts are and what they hold.

Such files lie on the disk for a build or from build to build; none but our own workers make them.
"""

from __future__ import annotations

import marshal
import os
from pathlib import Path
from typing import Any, BinaryIO, Final

_SIZE: Final = 8
"""Bytes that tell how long the label is, at the very end."""


def put_label(file: BinaryIO, label: Any) -> None:
    """End a file with its label, made of plain values."""
    data = marshal.dumps(label)
    file.write(data + len(data).to_bytes(_SIZE, "big"))


def label_of(path: Path) -> Any:
    """The label of a file."""
    with path.open("rb") as file:
        file.seek(-_SIZE, os.SEEK_END)
        size = int.from_bytes(file.read(_SIZE), "big")
        file.seek(-_SIZE - size, os.SEEK_END)
        return marshal.loads(file.read(size))  # noqa: S302 - our own worker's


def part_of(path: Path, start: int, size: int) -> bytes:
    """A part of a file: so many bytes from a place on."""
    with path.open("rb") as file:
        file.seek(start)
        return file.read(size)
