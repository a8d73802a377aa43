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
from typing import Any, Final

LEVEL: Final = 7
"""How hard deflate tries: beyond it files hardly shrink."""


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
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.encode("cp1251", "atlas-json")


def headed(head: Any, body: bytes = b"") -> bytes:
    """A compressed file: the length of the head (4 bytes, little end first), the head, the body."""
    words = written(head)
    return packed(struct.pack("<I", len(words)) + words + body)


def gaps(numbers: Iterable[int]) -> bytes:
    """Growing numbers from 0 on as varints: each less the one before and less one."""
    out = bytearray()
    last = -1
    for number in numbers:
        gap = number - last - 1
        last = number
        while gap > 127:
            out.append(gap & 127 | 128)
            gap >>= 7
        out.append(gap)
    return bytes(out)
