"""Quotes and dashes: those of YAML made alike, those of Russian texts set as in books.

Only where nobody can doubt: quotes that pair, a lone hyphen between words. Spaces stay as they are,
and nothing unseen is put into a file; the rest is done when a page is made.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from generator.editing.outline import Change, Piece, Span
from generator.editing.sheet import Sheet
from generator.reading import Path
from generator.text.typography import book_marks

CYRILLIC: Final = re.compile("[а-яё]", re.IGNORECASE)
MARKUP: Final = re.compile(r"\]\([^)\n]*\"|```|~~~|[<=|]|^(?: {4}|\t)", re.MULTILINE)
"""Signs that a straight quote or a hyphen may be part of markup: such a text is left alone."""

PLAIN: Final = str.maketrans({"«": '"', "»": '"', "„": '"', "“": '"', "—": "-"})
"""What book marks are made of: texts that differ only so say the same."""


def double_quotes(sheet: Sheet) -> Iterator[Change]:
    """'text' becomes "text", the only quotes of the house, unless it would need escapes."""
    for piece in _texts(sheet.outline):
        if piece.style != "'":
            continue
        inner = sheet.text[piece.span.start + 1 : piece.span.end - 1].replace("''", "'")
        if '"' not in inner and "\\" not in inner and "\n" not in inner:
            yield Change(piece.span, f'"{inner}"', "кавычки YAML: '…' → \"…\"")


def set_marks(sheet: Sheet) -> Iterator[Change]:
    """Straight quotes to «ёлочки» and lone hyphens to dashes in Russian texts."""
    for field, piece in sheet.fields():
        if field.form.about not in ("text", "markdown"):
            continue
        for text in _russian(piece):
            said = value_at(sheet.document.value, text.path)
            if isinstance(said, str) and CYRILLIC.search(said) and not MARKUP.search(said):
                yield from _set(sheet.text, text)


def _russian(piece: Piece) -> Iterator[Piece]:
    """The texts of a field that are in Russian: plain ones, and those under `ru`."""
    if piece.sort == "text":
        yield piece
    elif piece.sort == "list":
        for inner in piece.inner:
            yield from _russian(inner)
    else:
        yield from (inner for inner in piece.inner if inner.path[-1] == "ru")


def value_at(value: Any, path: Path) -> Any:
    """What stands at `path` in plain values; the path must lead somewhere."""
    for part in path:
        value = value[part]
    return value


def _texts(piece: Piece | None) -> Iterator[Piece]:
    if piece is None:
        return
    if piece.sort == "text":
        yield piece
    for inner in piece.inner:
        yield from _texts(inner)


def _set(whole: str, piece: Piece) -> Iterator[Change]:
    text = whole[piece.span.start : piece.span.end]
    start, end = 0, len(text)
    if piece.style in ('"', "'"):
        start, end = 1, len(text) - 1
    elif piece.style:  # a block: its head stays
        start = text.index("\n")
    inner = text[start:end]
    if piece.style == '"':
        inner = inner.replace('\\"', '"')
        if "\\" in inner:
            return
    done = book_marks(inner)
    if done != inner and not (piece.style == '"' and '"' in done):
        span = Span(piece.span.start + start, piece.span.start + end)
        yield Change(span, done, "кавычки и тире по-русски")
