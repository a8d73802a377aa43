"""Fields in the order of the contract: each moves with its value and the comments above it.

Fields that the contract does not know stay behind the one they follow. Lists keep their order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.editing.modeline import is_modeline
from generator.editing.outline import Change, Piece, Span, fields_of
from generator.editing.sheet import Sheet
from generator.model.description import describe
from generator.model.record import Record

WORDS = "поля расставлены по порядку"


def in_order(sheet: Sheet) -> Iterator[Change]:
    """One change for the first fields that stand out of order, outermost first."""
    for model, piece in sheet.records():
        order = _order(model, piece)
        if order == sorted(order):
            continue
        change = _flow(sheet.text, piece, order) if piece.style else _block(sheet, piece, order)
        if change is not None and sheet.text[change.span.start : change.span.end] != change.new:
            yield change


def _order(model: type[Record], piece: Piece) -> list[int]:
    """For each field the place that it should have; equal places keep their order."""
    known = {field.name: place for place, field in enumerate(describe(model).fields)}
    order: list[int] = []
    for inner in piece.inner:
        order.append(known.get(str(inner.path[-1]), order[-1] if order else -1))
    return order


def _sorted(count: int, order: Sequence[int]) -> list[int]:
    return sorted(range(count), key=lambda at: order[at])


def _flow(text: str, piece: Piece, order: Sequence[int]) -> Change | None:
    """`{unit: day, value: 5}`: the fields change places, the signs between them stay."""
    if "\n" in text[piece.span.start : piece.span.end]:
        return None
    spans = [Span(key.start, max(key.end, inner.span.end)) for key, inner in fields_of(piece)]
    new, at = "", piece.span.start
    for span, source in zip(spans, _sorted(len(spans), order), strict=True):
        new += text[at : span.start] + text[spans[source].start : spans[source].end]
        at = span.end
    return Change(piece.span, new + text[at : piece.span.end], WORDS)


@dataclass(slots=True)
class _Field:
    """The lines of one field: comments and empty lines above it, and its own without the indent."""

    above: list[str]
    own: list[str]


def _block(sheet: Sheet, piece: Piece, order: Sequence[int]) -> Change | None:
    lines = sheet.text.split("\n")
    starts = _line_starts(lines)
    at_line = [_line_at(starts, key.start) for key in piece.keys]
    column = piece.keys[0].start - starts[at_line[0]]
    last = [
        _with_deeper_comments(lines, _line_at(starts, max(key.end, inner.last - 1)), column)
        for key, inner in fields_of(piece)
    ]
    prefix = lines[at_line[0]][:column]
    first = _first_comment(lines, at_line[0], column) if not prefix.strip() else at_line[0]
    begins = [first, *(line + 1 for line in last[:-1])]
    fields = [
        _Field(lines[begin:line], [lines[line][column:], *lines[line + 1 : end + 1]])
        for begin, line, end in zip(begins, at_line, last, strict=True)
    ]
    placed = [fields[source] for source in _sorted(len(fields), order)]
    _give_back_empty_lines(placed[0], fields[0])
    new: list[str] = []
    for number, field in enumerate(placed):
        indent = " " * column if number else prefix
        new += [*field.above, f"{indent}{field.own[0]}", *field.own[1:]]
    end = starts[last[-1]] + len(lines[last[-1]])
    return Change(Span(starts[first], end), "\n".join(new), WORDS)


def _line_starts(lines: Sequence[str]) -> list[int]:
    starts, at = [], 0
    for line in lines:
        starts.append(at)
        at += len(line) + 1
    return starts


def _line_at(starts: Sequence[int], offset: int) -> int:
    low, high = 0, len(starts)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if starts[middle] <= offset else (low, middle)
    return low


def _with_deeper_comments(lines: Sequence[str], last: int, column: int) -> int:
    """A comment that is indented deeper than the fields belongs to the value above it."""
    found = last
    for number in range(last + 1, len(lines)):
        text = lines[number].lstrip(" ")
        if text and not text.startswith("#"):
            break
        if text and len(lines[number]) - len(text) > column:
            found = number
    return found


def _first_comment(lines: Sequence[str], line: int, column: int) -> int:
    """Where the comments begin that stand right above the first field and are about it.

    What an empty line parts from it, or tells editors the schema, is about the whole file.
    """
    begin = line
    while begin and lines[begin - 1].startswith(" " * column + "#"):
        if is_modeline(lines[begin - 1]):
            break
        begin -= 1
    return begin


def _give_back_empty_lines(first: _Field, was_first: _Field) -> None:
    """Empty lines above the new first field part it from nothing: the old first one needs them."""
    if first is was_first:
        return
    empty = 0
    while empty < len(first.above) and not first.above[empty].strip():
        empty += 1
    was_first.above[:0] = first.above[:empty]
    del first.above[:empty]
