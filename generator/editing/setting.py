"""A file made to say something else: only the text of what differs is replaced, the rest stays.

The old value and the new one are compared piece by piece. Fields and entries may be added, changed
and taken away; comments, the order of fields, quotes and line breaks of everything else survive.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from generator.editing.outline import Change, Piece, Span, changed, fields_of
from generator.editing.sheet import Sheet
from generator.editing.writing import entry_lines, field_lines, flow, list_lines
from generator.model.description import describe
from generator.model.record import Record
from generator.reading import Path

_COMMENT: Final = re.compile(r"[ \t]+(#[^\n]*)")


class NotSet(Exception):
    """The file could not be made to say the new value by changes that leave the rest alone."""


def made_to_say(sheet: Sheet, new: Any) -> str:
    """The text of `sheet`, changed so that it says `new`: plain values as reading gives them.

    Raises NotSet if the file is not sound, or is laid out so that nobody can be sure.
    """
    if sheet.outline is None:
        raise NotSet(sheet.file)
    setter = _Setter(sheet)
    text = changed(sheet.text, _in_place(setter.changes(sheet.outline, sheet.document.value, new)))
    after = Sheet(sheet.file, sheet.kind, text)
    if not after.sound or after.document.value != new:
        raise NotSet(sheet.file)
    return text


def _in_place(changes: Iterable[Change]) -> list[Change]:
    """Changes that may be made one after the other, the last in the text first.

    What is added at one place comes together, inner things before outer ones, as they were found;
    where something goes, too, that is done before.
    """
    made: dict[Span, Change] = {}
    for change in changes:
        before = made.get(change.span)
        made[change.span] = Change(change.span, f"{before.new if before else ''}{change.new}")
    spans = sorted(made, key=lambda span: (span.start, span.end), reverse=True)
    return [made[span] for span in spans]


class _Setter:
    def __init__(self, sheet: Sheet) -> None:
        self.text = sheet.text
        self.models: dict[Path, type[Record]] = {
            piece.path: model for model, piece in sheet.records()
        }

    def changes(self, piece: Piece, old: Any, new: Any) -> Iterator[Change]:
        """What makes `piece`, which says `old`, say `new`."""
        if old == new and type(old) is type(new):
            return
        if isinstance(old, dict) and isinstance(new, dict) and old and piece.sort == "fields":
            yield from self._fields(piece, old, new)
        elif isinstance(old, list) and isinstance(new, list) and old and piece.sort == "list":
            yield from self._entries(piece, old, new)
        else:
            raise NotSet(str(piece.path))  # only a field or an entry can be replaced as a whole

    # Fields

    def _fields(self, piece: Piece, old: dict[str, Any], new: dict[str, Any]) -> Iterator[Change]:
        for key, inner in fields_of(piece):
            name = str(inner.path[-1])
            if name not in new:
                yield self._without_field(piece, name)
            elif old[name] != new[name] or type(old[name]) is not type(new[name]):
                if _goes_on(old[name], new[name], inner):
                    yield from self.changes(inner, old[name], new[name])
                else:
                    yield self._replaced(piece, key, inner, name, new[name])
        added = {name: value for name, value in new.items() if name not in old}
        if added:
            if set(old).isdisjoint(new):
                raise NotSet(str(piece.path))
            yield from self._with_fields(piece, added, kept=set(old) & set(new))

    def _replaced(self, holder: Piece, key: Span, inner: Piece, name: str, new: Any) -> Change:
        """A field's value as a whole."""
        start, end = key.end + 1, max(inner.last, key.end + 1)
        if holder.style:
            return Change(Span(start, end), f" {flow(new)}")
        if inner.style in "[{" and inner.style and isinstance(new, (list, dict)):
            line = f" {flow(new)}"
            if key.start - self._line_start(key.start) + len(name) + 1 + len(line) <= 100:
                return Change(Span(start, end), line)
        indent = self._column(key.start)
        lines = field_lines(name, new, indent)
        lines[0] = lines[0][indent + len(name) + 1 :]
        comment = _COMMENT.match(self.text, end)
        if comment and len(lines) > 1 and inner.sort == "text":
            # Behind a text of several lines a comment would be part of it.
            above = f"{comment[1]}\n{' ' * indent}{name}:"
            if self.text[self._line_start(key.start) : key.start].strip():
                raise NotSet(name)
            body = "\n".join(lines)
            return Change(Span(key.start, comment.end()), f"{above}{body}")
        return Change(Span(start, end), "\n".join(lines))

    def _with_fields(
        self, piece: Piece, added: Mapping[str, Any], kept: set[str]
    ) -> Iterator[Change]:
        """New fields, each behind the last one that goes before it by the order of the contract."""
        model = self.models.get(piece.path)
        order = [field.name for field in describe(model).fields] if model else []
        rank = {name: at for at, name in enumerate(order)}
        behind: dict[str, list[str]] = {}
        present = [str(inner.path[-1]) for inner in piece.inner if str(inner.path[-1]) in kept]
        for name in sorted(added, key=lambda one: rank.get(one, len(rank))):
            before = [one for one in present if rank.get(one, -1) < rank.get(name, len(rank))]
            behind.setdefault(before[-1] if before else present[0], []).append(name)
        for key, inner in fields_of(piece):
            names = behind.get(str(inner.path[-1]), [])
            if not names:
                continue
            if piece.style:
                words = "".join(f", {name}: {flow(added[name])}" for name in names)
                yield Change(Span(inner.last, inner.last), words)
            else:
                indent = self._column(piece.keys[0].start)
                lines = [line for name in names for line in field_lines(name, added[name], indent)]
                yield self._below(max(inner.last, key.end), lines)

    def _without_field(self, piece: Piece, name: str) -> Change:
        places = list(fields_of(piece))
        at = next(n for n, (_, inner) in enumerate(places) if inner.path[-1] == name)
        key, inner = places[at]
        end = max(inner.last, key.end + 1)
        if len(places) == 1:
            raise NotSet(name)
        if piece.style:
            if at:
                before_key, before = places[at - 1]
                return Change(Span(max(before.last, before_key.end + 1), end), "")
            return Change(Span(key.start, places[1][0].start), "")
        start = self._line_start(key.start)
        if self.text[start : key.start].strip():  # right behind a dash: the next field moves up
            return Change(Span(key.start, places[1][0].start), "")
        return self._lines_gone(start, end, key.start - start)

    def _lines_gone(self, start: int, end: int, indent: int) -> Change:
        """Whole lines taken away; a comment at the end of the last one stays, on its own line."""
        comment = _COMMENT.match(self.text, end)
        stop = self.text.find("\n", end)
        stop = len(self.text) if stop < 0 else stop + 1
        kept = f"{' ' * indent}{comment[1]}\n" if comment else ""
        return Change(Span(start, stop), kept)

    # Entries of lists

    def _entries(self, piece: Piece, old: list[Any], new: list[Any]) -> Iterator[Change]:
        if any(isinstance(entry, (dict, list)) for entry in (*old, *new)):
            if len(new) < len(old):
                raise NotSet(str(piece.path))
            for inner, was, now in zip(piece.inner, old, new, strict=False):
                yield from self.changes(inner, was, now)
            if len(new) > len(old):
                yield self._with_entries(piece, len(old) - 1, new[len(old) :])
        elif piece.style:
            yield Change(piece.span, flow(new))
        else:
            yield from self._texts(piece, old, new)

    def _texts(self, piece: Piece, old: Sequence[Any], new: Sequence[Any]) -> Iterator[Change]:
        """A list of texts laid out by dashes, compared entry by entry."""
        if not new:
            raise NotSet(str(piece.path))
        matcher = difflib.SequenceMatcher(None, [*map(repr, old)], [*map(repr, new)], False)
        for sort, first, last, begin, end in matcher.get_opcodes():
            if sort == "equal":
                continue
            both = min(last - first, end - begin)
            for number in range(both):
                inner = piece.inner[first + number]
                indent = self._column(inner.span.start) - 2
                lines = entry_lines(new[begin + number], indent)
                lines[0] = lines[0][indent + 2 :]
                yield Change(Span(inner.span.start, inner.last), "\n".join(lines))
            for number in range(first + both, last):
                inner = piece.inner[number]
                start = self._line_start(inner.span.start)
                if self.text[start : inner.span.start].strip() != "-":
                    raise NotSet(str(piece.path))
                dash = self.text.index("-", start)
                yield self._lines_gone(start, inner.last, dash - start)
            added = new[begin + both : end]
            if added and first + both:
                yield self._with_entries(piece, first + both - 1, added)
            elif added:
                yield self._above_first(piece, added)

    def _with_entries(self, piece: Piece, behind: int, entries: Sequence[Any]) -> Change:
        """New entries behind that with the number `behind`."""
        before = piece.inner[behind]
        if piece.style:
            words = "".join(f", {flow(entry)}" for entry in entries)
            return Change(Span(before.last, before.last), words)
        indent = self._column(piece.span.start)
        lines: list[str] = []
        for entry in entries:
            lines += [*([""] if self._are_apart(piece) else []), *entry_lines(entry, indent)]
        return self._below(before.last, lines)

    def _above_first(self, piece: Piece, entries: Sequence[Any]) -> Change:
        start = self._line_start(piece.span.start)
        if self.text[start : piece.span.start].strip():
            raise NotSet(str(piece.path))
        lines = list_lines(list(entries), piece.span.start - start)
        return Change(Span(start, start), "".join(f"{line}\n" for line in lines))

    def _are_apart(self, piece: Piece) -> bool:
        """Whether empty lines stand between the entries of a list."""
        if len(piece.inner) < 2:
            return not piece.path
        one, other = piece.inner[-2], piece.inner[-1]
        return "\n\n" in self.text[one.last : other.span.start]

    # Places

    def _below(self, offset: int, lines: Sequence[str]) -> Change:
        """Lines below the one in which what ends at `offset` ends."""
        end = self.text.find("\n", max(offset - 1, 0))
        end = len(self.text) if end < 0 else end
        return Change(Span(end, end), "".join(f"\n{line}" for line in lines))

    def _line_start(self, offset: int) -> int:
        return self.text.rfind("\n", 0, offset) + 1

    def _column(self, offset: int) -> int:
        return offset - self._line_start(offset)


def _goes_on(old: Any, new: Any, piece: Piece) -> bool:
    """Whether two values are alike enough to be compared piece by piece."""
    if isinstance(old, dict) and isinstance(new, dict):
        return not set(old).isdisjoint(new)
    if isinstance(old, list) and isinstance(new, list) and old and new:
        return piece.style != "[" or any(isinstance(entry, (dict, list)) for entry in new)
    return False
