"""A file of remembered things: an index, pieces of bytes, and a sum that tells whether it is whole.

It is known by a key that says of what its things were made: under another key it is as good as
none, and so is a damaged one.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

from generator.site.memory.provenance import put

_SUM: Final = 32
"""Bytes of the sum, which stands at the end."""
_LENGTH: Final = 8
"""Bytes that tell how long the head is, which stands at the beginning."""


class Volume(NamedTuple):
    """What stood in a file: its index, made of plain values, and its pieces one after another."""

    index: Any
    pieces: Iterator[bytes]


def write(file: Path, key: str, index: Any, pieces: Iterable[bytes]) -> None:
    """Write a file of these, whole or not at all. Raises OSError."""
    pieces = list(pieces)
    head = json.dumps([key, index, list(map(len, pieces))]).encode()
    pieces[:0] = (len(head).to_bytes(_LENGTH), head)
    digest = hashlib.blake2b(digest_size=_SUM)
    for piece in pieces:
        digest.update(piece)
    put(file, *pieces, digest.digest())


def read(file: Path, key: str) -> Volume | None:
    """What was written to `file` under `key`; None where that is not there, or not whole."""
    try:
        with file.open("rb") as opened:
            length = int.from_bytes(opened.read(_LENGTH))
            if not 0 < length <= file.stat().st_size:
                return None
            head = opened.read(length)
            written, index, lengths = json.loads(head)
            if written != key:
                return None
            body = opened.read()
            whole = sum(lengths) == len(body) - _SUM
    except (OSError, ValueError, TypeError):
        return None
    digest = hashlib.blake2b(len(head).to_bytes(_LENGTH), digest_size=_SUM)
    digest.update(head)
    digest.update(memoryview(body)[:-_SUM])
    if not whole or digest.digest() != body[-_SUM:]:
        return None
    return Volume(index, _pieces(body, lengths))


def _pieces(body: bytes, lengths: list[int]) -> Iterator[bytes]:
    begin = 0
    for length in lengths:
        yield body[begin : begin + length]
        begin += length
