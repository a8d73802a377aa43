"""Full practice records at a seventh of their size: kept packed, and unpacked one by one.

A worker keeps thousands of them through a whole build and looks at each a few times only, so they
may be laid down on the disk. What has been unpacked last stays at hand, since a page, its twin and
its files ask one after the other.
"""

from __future__ import annotations

import sys
import zlib
from collections.abc import Iterator, MutableMapping
from typing import Final, TypeAlias

from generator.catalog.cellar import Cellar, Place
from generator.catalog.packing import packed, unpacked
from generator.model.practice import Practice

Records: TypeAlias = MutableMapping[str, Practice]
"""Practices by their full ids."""

_LEVEL: Final = 1
"""How hard records are pressed: the fastest that still halves them."""


class PackedRecords(MutableMapping[str, Practice]):
    """Practices by their full ids, in the order in which they were put in; like a dict of them."""

    def __init__(self) -> None:
        self._packed: dict[str, bytes | Place] = {}
        self._cellar: Cellar | None = None
        self._last: tuple[str, Practice] | None = None

    def __getitem__(self, identity: str) -> Practice:
        if self._last is None or self._last[0] != identity:
            data = zlib.decompress(self._fetched(self._packed[identity]))
            self._last = identity, unpacked(data)
        return self._last[1]

    def __setitem__(self, identity: str, record: Practice) -> None:
        self.put_package(identity, zlib.compress(packed(record), _LEVEL))

    def __delitem__(self, identity: str) -> None:
        del self._packed[identity]

    def __contains__(self, identity: object) -> bool:
        return identity in self._packed  # the inherited one would unpack

    def __iter__(self) -> Iterator[str]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)

    def package(self, identity: str) -> bytes:
        """A record as it is kept; no bytes where there is none."""
        return self._fetched(self._packed.get(identity, b""))

    def put_package(self, identity: str, package: bytes) -> None:
        """Put in a record as another such mapping has kept it."""
        self._last = None
        self._packed[identity] = package

    def copy(self) -> PackedRecords:
        """Another one with the same records, as cheap as a copy of a dict."""
        twin = PackedRecords()
        twin._packed.update(self._packed)
        twin._cellar = self._cellar
        return twin

    def laid_down(self) -> PackedRecords:
        """These records with their packages on the disk, where the system can share a file between
        processes; what is put in later stays in memory. They no longer travel to other processes,
        but those that are forked later have them too."""
        if sys.platform != "win32" and self._cellar is None:
            self._cellar, self._last = Cellar(), None
            for identity, data in self._packed.items():
                if isinstance(data, bytes):
                    self._packed[identity] = self._cellar.lay(data)
            self._cellar.settle()
        return self

    @property
    def size(self) -> int:
        """The bytes of all packages together, wherever they lie."""
        return sum(
            data.length if isinstance(data, Place) else len(data) for data in self._packed.values()
        )

    def _fetched(self, data: bytes | Place) -> bytes:
        if isinstance(data, bytes):
            return data
        assert self._cellar is not None
        return self._cellar.fetch(data)


class Unkept(dict[str, Practice]):
    """Takes records and keeps none: for those who only look at what is wrong with them."""

    def __setitem__(self, identity: str, record: Practice) -> None:
        pass
