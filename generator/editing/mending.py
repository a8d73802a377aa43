"""One file mended: step after step until nothing is left to do, each held to its word.

A step may change the layout or one kind of value; what it may not change is compared afterwards,
and a step that went too far is undone. So mending twice changes nothing more, and a mistake here
costs a mend, never a fact.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from generator.editing.key_order import in_order
from generator.editing.modeline import modeline, with_modeline
from generator.editing.offers import own_offers, taken
from generator.editing.outline import BLOCK_TEXTS, Change, Piece, Span, changed, pieces
from generator.editing.punctuation import PLAIN, double_quotes, set_marks
from generator.editing.repairs import repair
from generator.editing.sheet import Sheet
from generator.findings import Finding
from generator.model.files import FILES
from generator.reading import Kind
from generator.reading.characters import mend_text

ROUNDS: Final = 200
"""More rounds than a file has mistakes; each round changes something or is the last."""

_TRAILING: Final = re.compile(r"[ \t]+$", re.MULTILINE)
_Same = Callable[[Any, Any], bool]


@dataclass(frozen=True, slots=True)
class Mended:
    """The text of a file after mending, and in Russian what was done to it, each thing once."""

    text: str
    deeds: tuple[str, ...]


def mend(
    file: str, kind: Kind, text: str, offers: Iterable[Finding] = (), *, schema: bool = False
) -> Mended:
    """`text`, the text of a file of the catalog, with everything mended that is sure.

    `offers` are findings of the whole catalog about this text that bring a mend; others are left
    alone. With `schema` the first line names the schema for editors.
    """
    desk = _Desk(Sheet(file, kind, text))
    plain = mend_text(text)
    if plain != text:
        desk.put(plain, ["убраны невидимые знаки, строки кончаются одинаково"])
    desk.take(taken(desk.sheet, [offer for offer in offers if offer.fix]), _any)
    for _ in range(ROUNDS):
        before = desk.sheet.text
        for step, same in _steps(schema and kind in FILES):
            desk.take(step(desk.sheet), same)
        if desk.sheet.text == before:
            break
    return Mended(desk.sheet.text, tuple(desk.deeds))


def _steps(schema: bool) -> Iterator[tuple[Callable[[Sheet], Iterable[Change]], _Same]]:
    yield repair, _any
    yield _line_ends, _equal
    if schema:
        yield _modeline, _equal
    yield _offered, _any
    yield double_quotes, _equal
    yield set_marks, _equal_but_for_marks
    yield in_order, _equal


def _modeline(sheet: Sheet) -> Iterator[Change]:
    return with_modeline(sheet.text, modeline(sheet.file, sheet.kind))


def _offered(sheet: Sheet) -> Iterator[Change]:
    return taken(sheet, own_offers(sheet))


def _line_ends(sheet: Sheet) -> Iterator[Change]:
    """No spaces at the ends of lines, one line end at the end of the file."""
    text = sheet.text
    end = len(text.rstrip())
    if text[end:] != "\n" and end:
        yield Change(Span(end, len(text)), "\n", "файл кончается одним переводом строки")
    if not sheet.sound:
        return
    blocks = [] if sheet.outline is None else list(_blocks(sheet.outline))
    for found in _TRAILING.finditer(text, 0, end):
        if not any(block.start < found.start() < block.end for block in blocks):
            yield Change(Span(found.start(), found.end()), "", "лишние пробелы в конце строки")


def _blocks(piece: Piece) -> Iterator[Span]:
    return (inner.span for inner in pieces(piece) if inner.style in BLOCK_TEXTS)


class _Desk:
    """The sheet at work and what was done to it."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.deeds: dict[str, None] = {}

    def put(self, text: str, deeds: Iterable[str]) -> None:
        """Take `text` for the new text."""
        self.sheet = Sheet(self.sheet.file, self.sheet.kind, text)
        self.deeds.update(dict.fromkeys(deeds))

    def take(self, changes: Iterable[Change], same: _Same) -> None:
        """Make the changes that keep what the step must keep: all at once, else one by one.

        Of changes that overlap, the first is made; the next round makes the others.
        """
        apart = _apart(list(changes))
        if not apart:
            return
        if self._holds(apart, same):
            self._make(apart)
            return
        for change in reversed(apart):  # the places above stay what they are
            if self._holds([change], same):
                self._make([change])

    def _holds(self, changes: Sequence[Change], same: _Same) -> bool:
        if not self.sheet.sound:
            return True  # nothing to compare with: only steps that look at lines work here
        after = Sheet(self.sheet.file, self.sheet.kind, changed(self.sheet.text, changes))
        return after.sound and same(self.sheet.document.value, after.document.value)

    def _make(self, changes: Sequence[Change]) -> None:
        self.put(changed(self.sheet.text, changes), (change.words for change in changes))


def _apart(changes: Sequence[Change]) -> list[Change]:
    found: list[Change] = []
    for change in sorted(changes, key=lambda change: (change.span.start, -change.span.end)):
        if not found or change.span.start >= found[-1].span.end:
            found.append(change)
    return found


def _any(old: Any, new: Any) -> bool:
    """For steps that look after themselves."""
    return True


def _equal(old: Any, new: Any) -> bool:
    """Whether two values say the same; the order of fields says nothing."""
    return bool(old == new)


def _equal_but_for_marks(old: Any, new: Any) -> bool:
    if isinstance(old, str) and isinstance(new, str):
        return old.translate(PLAIN) == new.translate(PLAIN)
    if isinstance(old, dict) and isinstance(new, dict):
        return list(old) == list(new) and all(
            _equal_but_for_marks(inner, new[key]) for key, inner in old.items()
        )
    if isinstance(old, list) and isinstance(new, list):
        return len(old) == len(new) and all(map(_equal_but_for_marks, old, new))
    return type(old) is type(new) and bool(old == new)
