"""Full practice records at a seventh of their size: kept packed, and unpacked one by one.

A worker keeps thousands of them through a whole build and looks at each a few times only. What has
been unpacked last stays at hand, since a page, its twin and its files ask one after the other.
"""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Iterator, MutableMapping
from typing import Final, TypeAlias

from generator.model.practice import Practice

Records: TypeAlias = MutableMapping[str, Practice]
"""Practices by their full ids."""

_LEVEL: Final = 1
"""How hard records are pressed: the fastest that still halves them."""


class PackedRecords(MutableMapping[str, Practice]):
    """Practices by their full ids, in the order in which they were put in; like a dict of them."""

    def __init__(self) -> None:
        self._packed: dict[str, bytes] = {}
        self._last: tuple[str, Practice] | None = None

    def __getitem__(self, identity: str) -> Practice:
        if self._last is None or self._last[0] != identity:
            data = zlib.decompress(self._packed[identity])
            self._last = identity, pickle.loads(data)  # noqa: S301 - packed below
        return self._last[1]

    def __setitem__(self, identity: str, record: Practice) -> None:
        self._last = None
        data = pickle.dumps(record, pickle.HIGHEST_PROTOCOL)
        self._packed[identity] = zlib.compress(data, _LEVEL)

    def __delitem__(self, identity: str) -> None:
        del self._packed[identity]

    def __contains__(self, identity: object) -> bool:
        return identity in self._packed  # the inherited one would unpack

    def __iter__(self) -> Iterator[str]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)

    def copy(self) -> PackedRecords:
        """Another one with the same records, as cheap as a copy of a dict."""
        twin = PackedRecords()
        twin._packed.update(self._packed)
        return twin

    @property
    def size(self) -> int:
        """The bytes of all packages together."""
        return sum(map(len, self._packed.values()))


class Unkept(dict[str, Practice]):
    """Takes records and keeps none: for those who only look at what is wrong with them."""

    def __setitem__(self, identity: str, record: Practice) -> None:
        pass
