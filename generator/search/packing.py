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


class _Varints(dict[int, bytes]):
    """The varint of each number, made once: hundreds of thousands are asked for."""

    def __missing__(self, number: int) -> bytes:
        out, rest = bytearray(), number
        while rest > 127:
            out.append(rest & 127 | 128)
            rest >>= 7
        out.append(rest)
        self[number] = made = bytes(out)
        return made


VARINTS: Final = _Varints()
"""Numbers from 0 on as varints: seven bits a byte, low bits first."""
