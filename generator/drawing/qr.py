"""QR codes as one path of an SVG: always dark on light, as scanners want it, and never a picture
from anywhere else."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Final

import segno

QUIET: Final = 4
"""Light modules around the code; the standard asks for four."""

MASK: Final = 4
"""The pattern laid over the code. To look for the best of eight takes five times as long, and for
addresses like ours this one was read as often as the best (blurred, noisy and turned pictures)."""


@dataclass(frozen=True, slots=True)
class QrCode:
    """A code of `size` by `size` modules, quiet zone included; `path` fills the dark ones."""

    size: int
    path: str


@lru_cache(maxsize=64)
def qr_code(text: str) -> QrCode:
    """The code of `text`, readable also with a seventh of it lost. Raises ValueError for a text of
    more than about two thousand letters."""
    code = segno.make(text, error="m", micro=False, boost_error=False, mask=MASK)
    rows = [bytes(row) for row in code.matrix]
    path = "".join(
        f"M{QUIET + start} {QUIET + y}h{length}v1h-{length}z"
        for y, row in enumerate(rows)
        for start, length in _runs(row)
    )
    return QrCode(len(rows) + 2 * QUIET, path)


def _runs(row: bytes) -> list[tuple[int, int]]:
    """Where dark modules stand in a row, and how many side by side."""
    runs = []
    place = 0
    for dark, group in groupby(row):
        length = len(list(group))
        if dark:
            runs.append((place, length))
        place += length
    return runs
