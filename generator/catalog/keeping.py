"""Full practice records outside of memory: packed, on the disk, and unpacked one by one.

A worker keeps thousands of them through a whole build and looks at each a few times only. What has
been unpacked last stays at hand, since a page, its twin and its files ask one after the other.
"""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from typing import Any, TypeAlias

from generator.catalog.cellar import Cellar, Place
from generator.catalog.packing import packed, unpacked
from generator.model.practice import Practice

Records: TypeAlias = MutableMapping[str, Practice]
"""Practices by their full ids."""


class PackedRecords(MutableMapping[str, Practice]):
    """Practices by their full ids, in the order in which they were put in; like a dict of them.

    They are laid down in `cellar`; where there is none they stay in memory. To another process they
    travel as what tells where they lie, if that knows the cellar; what is put in there stays in its
    memory.
    """

    def __init__(self, cellar: Cellar | None = None) -> None:
        self._packed: dict[str, bytes | Place] = {}
        self._cellar = cellar
        self._last: tuple[str, Practice] | None = None

    def __getstate__(self) -> dict[str, Any]:
        return vars(self) | {"_cellar": None, "_last": None}

    def __getitem__(self, identity: str) -> Practice:
        if self._last is None or self._last[0] != identity:
            self._last = identity, unpacked(_fetched(self._packed[identity]))
        return self._last[1]

    def __setitem__(self, identity: str, record: Practice) -> None:
        data = packed(record)
        self.put_package(identity, self._cellar.lay(data) if self._cellar else data)

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
        return _fetched(self._packed.get(identity, b""))

    def put_package(self, identity: str, package: bytes | Place) -> None:
        """Put in a record as another such mapping has kept it, or the place where that lies."""
        self._last = None
        self._packed[identity] = package

    def copy(self) -> PackedRecords:
        """Another one with the same records, as cheap as a copy of a dict."""
        twin = PackedRecords()
        twin._packed.update(self._packed)
        return twin


def _fetched(data: bytes | Place) -> bytes:
    return data.fetch() if isinstance(data, Place) else data


class Unkept(dict[str, Practice]):
    """Takes records and keeps none: for those who only look at what is wrong with them."""

    def __setitem__(self, identity: str, record: Practice) -> None:
        pass
