"""A file of remembered things: pieces of bytes, an index, and a sum that tells whether it is whole.

It is known by a key that says of what its things were made: under another key it is as good as
none, and so is a damaged one.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any, Final, NamedTuple

from generator.catalog.cellar import Cellar, Place
from generator.placing import keep_whole

_SUM: Final = 32
"""Bytes of the sum, which stands at the end."""
_LENGTH: Final = 8
"""Bytes that tell how long the index is, which stand before it."""
_BLOCK: Final = 1 << 18
"""So many bytes are looked at at once."""


class Volume(NamedTuple):
    """What stood in a file: its index, made of plain values, and its pieces one after another."""

    index: Any
    pieces: Sequence[bytes]


class Opened(NamedTuple):
    """What stands in an open file: its index, and the places of its pieces."""

    index: Any
    places: Sequence[Place]


def write(file: Path, key: str, index: Any, pieces: Iterable[bytes]) -> None:
    """Write a file of these, whole or not at all. Raises OSError."""
    keep_whole(file, _told(key, index, pieces))


def _told(key: str, index: Any, pieces: Iterable[bytes]) -> Iterator[bytes]:
    digest = hashlib.blake2b(digest_size=_SUM)
    lengths = []
    for piece in pieces:
        digest.update(piece)
        lengths.append(len(piece))
        yield piece
    tail = json.dumps([key, index, lengths]).encode()
    tail += len(tail).to_bytes(_LENGTH)
    digest.update(tail)
    yield tail
    yield digest.digest()


def read(file: Path, key: str) -> Volume | None:
    """What was written to `file` under `key`; None where that is not there, or not whole."""
    try:
        cellar = Cellar(file.open("rb"))
    except OSError:
        return None
    found = opened(cellar, key)
    return None if found is None else Volume(found.index, [p.fetch() for p in found.places])


def opened(cellar: Cellar, key: str) -> Opened | None:
    """What was written under `key` to a file that is open; None where that is something else, or
    not whole."""
    try:
        end = cellar.length - _SUM
        begin = end - _LENGTH
        begin -= int.from_bytes(cellar.fetch(begin, _LENGTH))
        if begin < 0:
            return None
        written, index, lengths = json.loads(cellar.fetch(begin, end - _LENGTH - begin))
        if written != key or sum(lengths) != begin:
            return None
        digest = hashlib.blake2b(digest_size=_SUM)
        for block in range(0, end, _BLOCK):
            digest.update(cellar.fetch(block, min(_BLOCK, end - block)))
        if digest.digest() != cellar.fetch(end, _SUM):
            return None
    except (OSError, ValueError, TypeError):
        return None
    begins = accumulate(lengths, initial=0)
    return Opened(index, [Place(cellar, *one) for one in zip(begins, lengths, strict=False)])
