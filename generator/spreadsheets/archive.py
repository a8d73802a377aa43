"""A ZIP archive put together of pieces that have been deflated before.

A piece ends on a whole byte and looks back to no other, so that pieces stand one behind the other
as they are, whoever has deflated them and when. The archive bears no time: the same pieces give the
same bytes.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, NamedTuple

_LEVEL: Final = 5
_LAST: Final = b"\x03\x00"
"""An empty block that says that no other follows."""

_LOCAL: Final = struct.Struct("<4s5H3I2H")
_CENTRAL: Final = struct.Struct("<4s6H3I5H2I")
_END: Final = struct.Struct("<4s4H2IH")
_VERSION: Final = 20
"""2.0: the first that knows deflated files."""
_DEFLATED: Final = 8
_TIME, _DAY = 0, 0x21  # 1 January 1980, the first day that there is
_MOST: Final = 0xFFFFFFFF
"""Bytes of a file, and of an archive of this kind."""


class Sum(NamedTuple):
    """What is known of a piece or of several: the CRC-32 and the size in bytes of what they say,
    and how many bytes they are."""

    crc: int = 0
    size: int = 0
    packed: int = 0

    def then(self, other: Sum) -> Sum:
        """Of these pieces and the `other` ones behind them."""
        crc = _times(_power(8 * other.size), self.crc) ^ other.crc
        return Sum(crc, self.size + other.size, self.packed + other.packed)


class Piece(NamedTuple):
    """A part of a file of the archive; `read` gives its bytes as they stand there."""

    sum: Sum
    read: Callable[[], bytes]


class Member(NamedTuple):
    """A file of the archive; its name is plain ASCII."""

    name: str
    pieces: Sequence[Piece]


def deflated(data: bytes) -> tuple[Sum, bytes]:
    """A piece that says `data`."""
    press = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = press.compress(data) + press.flush(zlib.Z_FULL_FLUSH)
    return Sum(zlib.crc32(data), len(data), len(packed)), packed


def piece(data: bytes) -> Piece:
    """A piece that is held in memory."""
    told, packed = deflated(data)
    return Piece(told, lambda: packed)


def archive(members: Iterable[Member]) -> Iterator[bytes]:
    """The archive, some bytes at a time. Raises ValueError where it grows too large for its kind,
    four gigabytes, and where a piece is not what its sum says."""
    at, listed = 0, list[bytes]()
    for member in members:
        told = Sum(packed=len(_LAST))
        for one in member.pieces:
            told = told.then(one.sum)
        name = member.name.encode("ascii")
        if max(told.size, at + told.packed) > _MOST:
            raise ValueError(f"too large for an archive: {member.name}")
        facts = (0, _DEFLATED, _TIME, _DAY, told.crc, told.packed, told.size, len(name))
        head = _LOCAL.pack(b"PK\3\4", _VERSION, *facts, 0) + name
        yield head
        for one in member.pieces:
            packed = one.read()
            if len(packed) != one.sum.packed:
                raise ValueError(f"not the piece that it was: {member.name}")
            yield packed
        yield _LAST
        listed.append(
            _CENTRAL.pack(b"PK\1\2", _VERSION, _VERSION, *facts, 0, 0, 0, 0, 0, at) + name
        )
        at += len(head) + told.packed
    size = sum(map(len, listed))
    yield from listed
    yield _END.pack(b"PK\5\6", 0, 0, len(listed), len(listed), size, at, 0)


# CRC-32 is the remainder of a division of polynomials over GF(2), and the sum of two pieces that
# stand together is that of the first, multiplied by x for every bit of the second, plus that of the
# second. Their coefficients are bits, that of x^0 the highest.
_ONE: Final = 1 << 31
_DIVISOR: Final = 0xEDB88320


def _times(one: int, other: int) -> int:
    """The product of two remainders."""
    product = 0
    while one:
        if one & _ONE:
            product ^= other
        one = one << 1 & _MOST
        other = other >> 1 ^ (_DIVISOR if other & 1 else 0)
    return product


def _power(exponent: int) -> int:
    """The remainder of x to a power."""
    found, square = _ONE, _ONE >> 1
    while exponent:
        if exponent & 1:
            found = _times(found, square)
        square = _times(square, square)
        exponent >>= 1
    return found
