"""What results show, in blocks of neighbouring documents: a page of results touches as many blocks
as it has lines.

Whoever knows all documents of a block makes its files at once; what is left over is put together at
the end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, Final

from generator.search.packing import listed, packed, written
from generator.text import FIRST_LANGUAGE

Row = list[Any]
"""Kind, title, address, where, figure, metric, levels of certificates, adopted by, and what must be
said of it (`ARCHIVED`, `EXPECTED`): what a result shows. Empty ones at the end are left out."""
BLOCK: Final = 16
"""Documents in a block."""
_NOTHING: Final = written("")


@dataclass(frozen=True, slots=True)
class Shown:
    """What results show in one language: rows and summaries by the number of the document, as they
    stand in the files."""

    rows: dict[int, bytes] = field(default_factory=dict)
    summaries: dict[int, bytes] = field(default_factory=dict)

    def take(self, number: int, row: Row, summary: str) -> None:
        """Take in one document."""
        self.rows[number] = written(row)
        if summary:
            self.summaries[number] = written(summary)

    def add(self, other: Shown) -> None:
        """Take in what somebody else knows; numbers must not repeat."""
        self.rows.update(other.rows)
        self.summaries.update(other.summaries)

    def finished(self, folder: str) -> Iterator[tuple[str, bytes]]:
        """The files of the blocks that are here as a whole; their documents are used up."""
        for number, places in self._blocks():
            if len(places) == BLOCK:
                yield from self._files(number, places, folder)
                for place in places:
                    del self.rows[place]
                    self.summaries.pop(place, None)

    def files(self, folder: str) -> Iterator[tuple[str, bytes]]:
        """The files of all blocks."""
        for number, places in self._blocks():
            yield from self._files(number, places, folder)

    def _blocks(self) -> Iterator[tuple[int, list[int]]]:
        for number, places in groupby(sorted(self.rows), lambda place: place // BLOCK):
            yield number, list(places)

    def _files(
        self, number: int, places: Sequence[int], folder: str
    ) -> Iterator[tuple[str, bytes]]:
        """`c/<number>.bin`: rows; `s/<number>.bin`: the same with summaries. Filters need no
        summaries; a question needs both, and one file is sooner there than two."""
        rows, summaries = self.rows, self.summaries
        yield f"c{folder}/{number}.bin", packed(listed(rows[place] for place in places))
        both = (listed((rows[place], summaries.get(place, _NOTHING))) for place in places)
        yield f"s{folder}/{number}.bin", packed(listed(both))


def folder_of(lang: str) -> str:
    """What the folders of a language are called behind their letter."""
    return "" if lang == FIRST_LANGUAGE else f"-{lang}"
