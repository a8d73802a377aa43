"""Postings: in which documents each stem stands, and how much it says of each of them.

They are gathered by stretches of documents whose numbers follow one another. No two stretches
overlap, so whatever one knows of a stem is put behind what those before it know, as it is: nobody
looks at single documents again.
"""

from __future__ import annotations

import marshal
import sys
import zlib
from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import partial
from operator import itemgetter, sub
from typing import Final, TypeAlias

from generator.search.packing import VARINTS

STRETCH: Final = 128
"""So many documents make a stretch at most: each gap between two of them is one byte."""
SECTIONS: Final = 16
"""Stems are parted into so many sections, each to be put together by itself."""

Piece: TypeAlias = bytes
"""What is known of a stem in one stretch: the places of its first and its last document there, a
byte each; the gaps between its documents; its level in each."""
Stretch: TypeAlias = tuple[int, dict[str, Piece]]
"""The number of the first document, and each stem that stands in any."""

_LITTLE: Final = sys.byteorder == "little"
_LEVELS: Final = slice(0 if _LITTLE else 1, None, 2)
_PLACES: Final = slice(1 if _LITTLE else 0, None, 2)
"""Where the two bytes of an entry stand."""
_LESS_ONE: Final = bytes((byte - 1) % 256 for byte in range(256))


def section_of(stem: str) -> int:
    """The section of a stem: the rest of what tells its file, too, so that a file has one section
    only."""
    return zlib.crc32(stem.encode()) % SECTIONS


class Postings:
    """The postings of documents that are taken in one by one, by growing numbers."""

    def __init__(self) -> None:
        self._stretches: list[tuple[int, defaultdict[str, array[int]]]] = []
        self._next = -1

    def take(self, number: int, levels: Mapping[str, int]) -> None:
        """Take in a document: its stems with their levels."""
        if number != self._next or number - self._stretches[-1][0] == STRETCH:
            self._stretches.append((number, defaultdict(partial(array, "H"))))
        first, entries = self._stretches[-1]
        self._next, place = number + 1, number - first << 8
        for stem, level in levels.items():
            entries[stem].append(place | level)

    def sections(self) -> tuple[bytes, ...]:
        """All that was taken in, packed: by sections, in each the stretches."""
        parts: list[list[Stretch]] = [[] for _ in range(SECTIONS)]
        for first, entries in self._stretches:
            pieces: list[dict[str, Piece]] = [{} for _ in range(SECTIONS)]
            for stem, some in entries.items():
                pieces[section_of(stem)][stem] = _piece(some.tobytes())
            for part, own in zip(parts, pieces, strict=True):
                part.append((first, own))
        return tuple(map(marshal.dumps, parts))


def _piece(entries: bytes) -> Piece:
    """What is known of a stem; of each document its place and its level, in two bytes."""
    places, levels = entries[_PLACES], entries[_LEVELS]
    gaps = bytes(map(sub, places[1:], places)).translate(_LESS_ONE)
    return b"%c%c%b%b" % (places[0], places[-1], gaps, levels)


class Told:
    """What all stretches together know of a stem: `gaps` as varints, and a byte of `levels` for
    each document."""

    __slots__ = ("gaps", "last", "levels")

    def __init__(self) -> None:
        self.last = -1
        """The number of the last document."""
        self.gaps = bytearray()
        self.levels = bytearray()


def put_together(sections: Iterable[bytes]) -> dict[str, Told]:
    """The stems of one section, of which each gatherer has packed its part."""
    stretches: list[Stretch] = []
    for packed in sections:
        stretches += marshal.loads(packed)  # noqa: S302 - our own worker's
    found: defaultdict[str, Told] = defaultdict(Told)
    for first, pieces in sorted(stretches, key=itemgetter(0)):
        for stem, piece in pieces.items():
            told, begin = found[stem], len(piece) // 2 + 1
            told.gaps += VARINTS[first + piece[0] - told.last - 1]
            told.gaps += piece[2:begin]
            told.levels += piece[begin:]
            told.last = first + piece[1]
    return found
