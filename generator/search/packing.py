"""How the index is written down: gzip without a date, Cyrillic in one byte, numbers as varints.

Deflate finds less in text whose every letter is two bytes: windows-1251 saves a sixth. What that
page has no room for is escaped as JSON escapes it, so a reader needs nothing special.
"""

from __future__ import annotations

import codecs
import gzip
import json
import struct
from collections.abc import Iterable
from itertools import chain
from operator import sub
from typing import Any, Final

LEVEL: Final = 6
"""How hard deflate tries: beyond it files hardly shrink."""


_JSON: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def _escaped(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeEncodeError)
    strange = error.object[error.start : error.end]
    return json.dumps(strange)[1:-1], error.end


codecs.register_error("atlas-json", _escaped)


def packed(data: bytes) -> bytes:
    """`data` compressed; the same input gives the same bytes."""
    return gzip.compress(data, LEVEL, mtime=0)


def written(value: Any) -> bytes:
    """`value` as JSON in windows-1251."""
    return _JSON.encode(value).encode("cp1251", "atlas-json")


def listed(values: Iterable[bytes]) -> bytes:
    """The list of values that have been `written` one by one."""
    return b"[" + b",".join(values) + b"]"


def headed(head: Any, body: bytes = b"") -> bytes:
    """A compressed file: the length of the head (4 bytes, little end first), the head, the body."""
    words = written(head)
    return packed(struct.pack("<I", len(words)) + words + body)


def gaps(numbers: Iterable[int]) -> bytes:
    """Growing numbers from 0 on as varints: each less the one before and less one."""
    growing = tuple(numbers)
    return b"".join(map(_STEPS.__getitem__, map(sub, growing, chain((-1,), growing))))


class _Steps(dict[int, bytes]):
    """The varint of each step from one number to the next, made once: millions are asked for."""

    def __missing__(self, step: int) -> bytes:
        out = bytearray()
        gap = step - 1
        while gap > 127:
            out.append(gap & 127 | 128)
            gap >>= 7
        out.append(gap)
        self[step] = made = bytes(out)
        return made


_STEPS: Final = _Steps()
