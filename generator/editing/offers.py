"""The mends that findings themselves offer: a slip in a word, a date in another form, a new id.

A finding offers one only where it is sure; here it is only put in its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from generator.editing.outline import Change, Piece, Span, fields_of, pieces
from generator.editing.sheet import Sheet
from generator.findings import Finding
from generator.model.checking import check_document
from generator.reading import Path
from generator.reading.characters import visible


def own_offers(sheet: Sheet) -> Iterator[Finding]:
    """The findings with a mend that the models have about a file by itself."""
    if sheet.sound:
        yield from (f for f in check_document(sheet.document, sheet.kind).findings if f.fix)


def taken(sheet: Sheet, offers: Iterable[Finding]) -> Iterator[Change]:
    """The offers as changes. Each must leave everything else in the file as it was, or is let go.

    The findings must be about this very text: they are known by their places.
    """
    if sheet.outline is None:
        return
    places = dict(_by_place(sheet.outline, sheet.text))
    for offer in offers:
        found = places.get((offer.line, offer.column))
        if found is None or offer.fix is None:
            continue
        path, span, is_name = found
        old, new = sheet.text[span.start : span.end], offer.fix.replacement
        change = Change(span, new, f"{visible(_shown(path, old, is_name))} → {visible(new)}")
        if "\n" not in old and _changes_only(sheet, change, path, is_name):
            yield change


def _shown(path: Path, old: str, is_name: bool) -> str:
    names = [part for part in path if isinstance(part, str)]
    return old if is_name or not names else f"{names[-1]}: {old}"


def _by_place(top: Piece, text: str) -> Iterator[tuple[tuple[int, int], tuple[Path, Span, bool]]]:
    """The line and column of each name of a field and each text; the name first."""
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    number = 0
    spans: list[tuple[Span, Path, bool]] = []
    for piece in pieces(top):
        if piece.sort == "text":
            spans.append((piece.span, piece.path, False))
        spans += [(key, inner.path, True) for key, inner in fields_of(piece)]
    for span, path, is_name in sorted(spans, key=lambda found: found[0].start):
        while starts[number + 1] <= span.start:
            number += 1
        yield (number + 1, span.start - starts[number] + 1), (path, span, is_name)


def _changes_only(sheet: Sheet, change: Change, path: Path, is_name: bool) -> bool:
    text = sheet.text[: change.span.start] + change.new + sheet.text[change.span.end :]
    after = Sheet(sheet.file, sheet.kind, text)
    if not after.sound:
        return False
    hole = (*path[:-1], change.new) if is_name else path
    return bool(_without(sheet.document.value, path) == _without(after.document.value, hole))


def _without(value: Any, path: Path) -> Any:
    """`value` with nothing at `path`."""
    if not path:
        return None
    if isinstance(value, dict):
        inner = {key: held for key, held in value.items() if key != path[0]}
        kept = [_without(value[path[0]], path[1:])] if path[1:] and path[0] in value else []
        return inner, kept
    if isinstance(value, list) and isinstance(path[0], int) and path[0] < len(value):
        return [*value[: path[0]], _without(value[path[0]], path[1:]), *value[path[0] + 1 :]]
    return value
