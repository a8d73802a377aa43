"""Where everything in a file stands in its text: the outline that mending moves and replaces by.

The text is never printed anew from values: what nobody means to change stays as people wrote it,
comments, line breaks and quotes included.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

import yaml

from generator.reading import Path

Sort = Literal["text", "fields", "list"]
BLOCK_TEXTS: Final = ("|", ">")


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of the text, as offsets in characters: from `start` to before `end`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A value in the text: a text, fields or a list, with what it holds.

    `span` ends where the value does; of values laid out as a block, which have no end sign, only
    the start is to be trusted, and `last` is the end of the last thing in them. `style` is the sign
    of a text (`"`, `'`, `|`, `>`, "" for plain) and "{", "[" or "" (block) for the others. `keys`
    are the places of the names of fields, `inner` their values or the entries of a list.
    """

    path: Path
    sort: Sort
    style: str
    span: Span
    last: int
    keys: tuple[Span, ...] = ()
    inner: tuple[Piece, ...] = ()


def outline(text: str) -> Piece | None:
    """The outline of a file that reading found sound; None if there is nothing in it."""
    node = yaml.compose(text, Loader=yaml.CBaseLoader)
    return None if node is None else _piece(node, (), text)


def pieces(piece: Piece) -> Iterator[Piece]:
    """A piece and everything in it, in the order of the text."""
    yield piece
    for inner in piece.inner:
        yield from pieces(inner)


def fields_of(piece: Piece) -> Iterator[tuple[Span, Piece]]:
    """The fields of a piece, each as the place of its name and its value; none of a list."""
    if piece.sort == "fields":
        yield from zip(piece.keys, piece.inner, strict=True)


def _piece(node: yaml.Node, path: Path, text: str) -> Piece:
    span = Span(node.start_mark.index, node.end_mark.index)
    if isinstance(node, yaml.MappingNode):
        fields: Sequence[tuple[yaml.Node, yaml.Node]] = node.value
        inner = tuple(_piece(value, (*path, key.value), text) for key, value in fields)
        keys = tuple(Span(key.start_mark.index, key.end_mark.index) for key, _ in fields)
        return _collection("fields", "{" if node.flow_style else "", span, path, keys, inner)
    if isinstance(node, yaml.SequenceNode):
        inner = tuple(_piece(value, (*path, at), text) for at, value in enumerate(node.value))
        return _collection("list", "[" if node.flow_style else "", span, path, (), inner)
    style = (isinstance(node, yaml.ScalarNode) and node.style) or ""
    last = span.end
    if style in BLOCK_TEXTS:  # libyaml counts the empty lines behind it, too
        last = span.start + len(text[span.start : span.end].rstrip())
    return Piece(path, "text", style, span, last)


def _collection(
    sort: Sort,
    style: str,
    span: Span,
    path: Path,
    keys: tuple[Span, ...],
    inner: tuple[Piece, ...],
) -> Piece:
    last = span.end
    if not style and inner:
        last = max(inner[-1].last, *(key.end for key in keys[-1:]), 0)
    return Piece(path, sort, style, span, last, keys, inner)


@dataclass(frozen=True, slots=True)
class Change:
    """One replacement in a text, and what is said of it."""

    span: Span
    new: str
    words: str = ""


def changed(text: str, changes: Sequence[Change]) -> str:
    """The text with all changes made. Changes must not overlap."""
    for change in sorted(changes, key=lambda change: change.span.start, reverse=True):
        text = text[: change.span.start] + change.new + text[change.span.end :]
    return text
