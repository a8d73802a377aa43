"""A file on the desk: its text, what it says, how it is laid out, and which model it follows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from generator.editing.outline import Piece, outline
from generator.model.description import FieldDescription, describe
from generator.model.files import FILES
from generator.model.record import Record
from generator.reading import Document, Kind, read_text


@dataclass(frozen=True)
class Sheet:
    """The text of one file. `file` is its path relative to the root."""

    file: str
    kind: Kind
    text: str

    @cached_property
    def document(self) -> Document:
        """What the file says, with the findings of reading."""
        data = self.text.encode("utf-8", "surrogatepass")
        return read_text(self.file, data, self.kind.limits, shape=self.kind.shape)

    @property
    def sound(self) -> bool:
        """Whether the file can be read without an error, so that its layout can be trusted."""
        return self.document.sound

    @cached_property
    def outline(self) -> Piece | None:
        """Where everything stands; None for a file that is not sound."""
        return outline(self.text) if self.sound else None

    def records(self) -> Iterator[tuple[type[Record], Piece]]:
        """Every piece that a model describes, with its model, outer ones first."""
        if self.outline is None:
            return
        described = FILES[self.kind]
        tops = (self.outline,) if described.layout == "fields" else self.outline.inner
        for top in tops:
            yield from _records(described.model, top)

    def fields(self) -> Iterator[tuple[FieldDescription, Piece]]:
        """Every known field that the file has, with its value."""
        for model, piece in self.records():
            known = {field.name: field for field in describe(model).fields}
            for inner in piece.inner:
                field = known.get(str(inner.path[-1]))
                if field is not None:
                    yield field, inner


def _records(model: type[Record], piece: Piece) -> Iterator[tuple[type[Record], Piece]]:
    if piece.sort != "fields":
        return
    yield model, piece
    shapes = {field.name: field.form.shape for field in describe(model).fields}
    for inner in piece.inner:
        shape = shapes.get(str(inner.path[-1]))
        if shape is None:
            continue
        for one in inner.inner if inner.sort == "list" else (inner,):
            yield from _records(shape, one)
