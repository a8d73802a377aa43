"""The rows of the workbook pressed into pieces of its archive, kept from build to build.

A piece holds so many rows of a sheet, whoever has packed them, so that the workbook is the same
wherever its parcels end. It is known by the words of the parcels from which it was made: as long as
those are the same, so is the piece, and nobody looks at the rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Final, NamedTuple

from generator.spreadsheets.archive import Piece, Sum, deflated
from generator.spreadsheets.columns import SHEETS
from generator.spreadsheets.labelled import label_of, part_of, put_label
from generator.spreadsheets.parcels import Parcels
from generator.spreadsheets.sheetrows import LISTS, numbered

ROWS: Final = 256
"""So many make a piece."""
TOGETHER: Final = 4 * ROWS
"""So many rows are pressed in one go, into one file."""

FIRST: Final = 2
"""The number of the first row below the heads."""


class Span(NamedTuple):
    """Rows of a sheet that are pressed in one go, from the place `start` on, counted from 0."""

    sheet: str
    start: int

    @property
    def file(self) -> str:
        """Where their pieces stand."""
        return f"sheet-{self.sheet}-{self.start}"


def spans(parcels: Parcels, sheet: str) -> list[Span]:
    """All rows of a sheet."""
    return [Span(sheet, start) for start in range(0, parcels.count(sheet), TOGETHER)]


def all_spans(parcels: Parcels) -> list[Span]:
    """All rows of the workbook."""
    names = (*(sheet.id for sheet in SHEETS), LISTS)
    return [span for name in names for span in spans(parcels, name)]


def press(parcels: Parcels, span: Span, folder: Path) -> None:
    """Press the rows of a span into its file in `folder`; what stands there and still holds is
    used."""
    place, new = folder / span.file, folder / f"{span.file}.new"
    known = {key: at for key, *at in label_of(place)} if place.exists() else {}
    stop = min(span.start + TOGETHER, parcels.count(span.sheet))
    words = [
        b"%d %b" % (at, parcels.word(span.sheet, at, min(at + ROWS, stop)))
        for at in range(span.start, stop, ROWS)
    ]
    if [*known] == words:
        return
    pieces = in_pieces(parcels.rows(span.sheet, span.start, stop), span.start + FIRST)
    label = list[tuple[bytes, int, tuple[int, ...]]]()
    with new.open("wb") as file:
        for word, (first, some) in zip(words, pieces, strict=True):
            if word in known:
                start, told = known[word]
                told, data = Sum(*told), part_of(place, start, told[-1])
            else:
                told, data = deflated(numbered(some, first))
            label.append((word, file.tell(), tuple(told)))
            file.write(data)
        put_label(file, label)
    new.replace(place)


def pressed(parcels: Parcels, sheet: str, folder: Path) -> list[Piece]:
    """The pieces of a sheet, pressed before."""
    found = []
    for span in spans(parcels, sheet):
        place = folder / span.file
        for _, start, told in label_of(place):
            found.append(Piece(Sum(*told), partial(part_of, place, start, told[-1])))
    return found


def in_pieces(rows: Iterable[bytes], first: int) -> Iterator[tuple[int, Sequence[bytes]]]:
    """Rows as they make pieces, each time the number of the first and all of them; `first` is the
    number of the first of all."""
    left = iter(rows)
    while some := list(islice(left, ROWS)):
        yield first, some
        first += len(some)
