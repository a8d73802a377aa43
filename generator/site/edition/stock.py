"""What a site's files are known by, kept packed: the path of each, its SHA-256, its size, whose it
is and its kind.

A large site has a hundred thousand files, and as objects they would take tens of megabytes. So they
lie in parcels, as they come; nobody looks one up, whoever wants some goes through them.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from enum import IntEnum
from typing import Final, NamedTuple

from generator.site.edition.addresses import address_of

_PARCEL: Final = 1024
"""So many files lie in one parcel."""
_MARKS: Final = struct.Struct("<32sQIB")
_LENGTHS: Final = struct.Struct("<II")


class Kind(IntEnum):
    """What a file of a site is, which tells when it has to be made again."""

    PAGE = 1
    HIDDEN = 2
    """A page that search engines may not list."""
    FILE = 3
    SEARCH = 4
    TABLE = 5
    SIGNPOST = 6
    """What each build writes anew."""


PAGES: Final = frozenset({Kind.PAGE, Kind.HIDDEN})
NOBODY: Final = 0
"""The owner of a file that belongs to no record and to no page."""


class Written(NamedTuple):
    """A page on the disk, and whether search engines may list it."""

    address: str
    listed: bool = True


class Entry(NamedTuple):
    """A file as it was written: its SHA-256, its bytes, the number of the thing whose it is and
    its kind, one of `Kind`."""

    path: str
    sum: bytes
    size: int
    owner: int
    kind: int


class _Parcel(NamedTuple):
    paths: bytes
    """Deflated, one a line."""
    marks: bytes


class Stock:
    """Many files as they were written, in the order in which they came; none comes twice."""

    def __init__(self) -> None:
        self._parcels: list[_Parcel] = []
        self._paths: list[str] = []
        self._marks: list[bytes] = []
        """Those of which no parcel is made yet."""

    def add(self, path: str, digest: bytes, size: int, owner: int, kind: int) -> None:
        """Take in one file. Raises ValueError if its path has more than one line."""
        if "\n" in path:
            raise ValueError(f"not a path: {path!r}")
        self._paths.append(path)
        self._marks.append(_MARKS.pack(digest, size, owner, kind))
        if len(self._paths) == _PARCEL:
            self._close()

    def extend(self, other: Stock) -> None:
        """Take in all files of another stock."""
        self._close()
        self._parcels += other._closed()

    def __iter__(self) -> Iterator[Entry]:
        for parcel in self._closed():
            paths = _paths_in(parcel)
            for path, marks in zip(paths, _MARKS.iter_unpack(parcel.marks), strict=True):
                yield Entry(path, *marks)

    def paths(self) -> Iterator[str]:
        """The path of each file."""
        for parcel in self._closed():
            yield from _paths_in(parcel)

    def pages(self) -> Iterator[Written]:
        """The pages among the files."""
        for parcel in self._closed():
            for path, kind in zip(_paths_in(parcel), _kinds_in(parcel), strict=True):
                if kind in PAGES:
                    yield Written(address_of(path), kind == Kind.PAGE)

    def __len__(self) -> int:
        return sum(len(_kinds_in(parcel)) for parcel in self._closed())

    def count(self, kinds: Iterable[int]) -> int:
        """How many files are of these kinds."""
        return sum(_kinds_in(parcel).count(kind) for parcel in self._closed() for kind in kinds)

    def of(self, owners: Mapping[int, Collection[int]]) -> Iterator[str]:
        """The paths of the files that belong to one of the `owners` that are told of their kind."""
        return (entry.path for entry in self if entry.owner in owners.get(entry.kind, ()))

    def only(self, kinds: Iterable[int], but: Collection[str] = frozenset()) -> Stock:
        """The files of these kinds, but for some paths."""
        wanted, found = bytes(sorted(kinds)), Stock()
        for parcel in self._closed():
            rest = _kinds_in(parcel).translate(None, wanted)
            if rest or (but and not all(path not in but for path in _paths_in(parcel))):
                marks = _MARKS.iter_unpack(parcel.marks)
                for path, one in zip(_paths_in(parcel), marks, strict=True):
                    if one[-1] in wanted and path not in but:
                        found.add(path, *one)
            else:
                found._close()
                found._parcels.append(parcel)
        return found

    def share(self, number: int, of: int) -> Stock:
        """The `number`-th of so many shares of about one size; neighbours mostly stay together."""
        found = Stock()
        found._parcels = self._closed()[number::of]
        return found

    def packed(self) -> bytes:
        """All of it as bytes."""
        return b"".join(
            _LENGTHS.pack(len(parcel.paths), len(parcel.marks)) + parcel.paths + parcel.marks
            for parcel in self._closed()
        )

    @classmethod
    def unpacked(cls, data: bytes) -> Stock:
        """The stock of which these are the bytes. Raises ValueError where that can't be."""
        found, at = cls(), 0
        try:
            while at < len(data):
                paths, marks = _LENGTHS.unpack_from(data, at)
                at += _LENGTHS.size
                found._parcels.append(
                    _Parcel(data[at : at + paths], data[at + paths : at + paths + marks])
                )
                at += paths + marks
            if at == len(data) and sum(1 for _ in found) == len(found):
                return found
        except (struct.error, zlib.error, ValueError) as error:
            raise ValueError("not a stock") from error
        raise ValueError("not a stock")

    def _close(self) -> None:
        if self._paths:
            paths = zlib.compress("\n".join(self._paths).encode(), 1)
            self._parcels.append(_Parcel(paths, b"".join(self._marks)))
            self._paths, self._marks = [], []

    def _closed(self) -> list[_Parcel]:
        self._close()
        return self._parcels


def _paths_in(parcel: _Parcel) -> list[str]:
    return zlib.decompress(parcel.paths).decode().split("\n")


def _kinds_in(parcel: _Parcel) -> bytes:
    return parcel.marks[_MARKS.size - 1 :: _MARKS.size]
