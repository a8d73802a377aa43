"""Lines that keep a whole file from being read, mended where it is clear what was meant.

A colon inside a text, a text that begins with a service sign, a forgotten space behind a field's
name: the text goes into quotes or gets its space. Only fields of text are mended so.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from itertools import accumulate
from typing import Final

from generator.editing.outline import Change, Span
from generator.editing.sheet import Sheet
from generator.findings import Code, Finding
from generator.findings.catalogue import reading as codes
from generator.model.description import shapes_within
from generator.model.files import FILES
from generator.reading.characters import split_lines
from generator.reading.syntax_words import quoted

WORDS: Final[Mapping[Code, str]] = {
    codes.COLON_IN_TEXT: "текст с двоеточием взят в кавычки",
    codes.TEXT_AFTER_QUOTE: "текст взят в кавычки целиком",
    codes.START_SIGN: "текст взят в кавычки",
    codes.NO_SPACE: "после двоеточия поставлен пробел",
}
MOST: Final = 50
"""How many lines of one file are mended; a file with more was not written by hand."""

_LINE: Final = re.compile(r"(?P<head>[ ]*(?:- +)*(?P<field>[a-z_]+):)[ ]*(?P<rest>\S.*?)[ ]*")
_COMMENT: Final = re.compile(r"\s#")


def repair(sheet: Sheet) -> list[Change]:
    """The changes that let reading get further; none if it is not clear what was meant."""
    lines = split_lines(sheet.text)
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    made: list[Change] = []
    finding = _first(sheet)
    while finding is not None and len(made) < MOST:
        at = finding.line - 1
        new = _mended(lines[at], finding.code) if at < len(lines) else ""
        if not new:
            break
        lines[at], old = new, lines[at]
        again = _first(Sheet(sheet.file, sheet.kind, "\n".join(lines)))
        if again is not None and again.line <= finding.line:
            break  # that was not it
        field = new.strip(" -").partition(":")[0]
        span = Span(starts[at], starts[at] + len(old))
        made.append(Change(span, new, f"«{field}»: {WORDS[finding.code]}"))
        finding = again
    return made


def _first(sheet: Sheet) -> Finding | None:
    """What stopped reading, if it is one of the mistakes that are mended here."""
    if sheet.document.value is not None:
        return None
    return next((f for f in sheet.document.findings if f.code in WORDS), None)


def _mended(line: str, code: Code) -> str:
    """The line as it was meant; "" if that is not clear."""
    found = _LINE.fullmatch(line)
    if found is None or _COMMENT.search(line):
        return ""
    head, field, rest = found["head"], found["field"], found["rest"]
    if code is codes.NO_SPACE:
        return f"{head} {rest}" if field in _all_fields() else ""
    return f"{head} {quoted(rest)}" if field in _text_fields() else ""


@cache
def _all_fields() -> frozenset[str]:
    return frozenset(
        field.name
        for described in FILES.values()
        for shape in shapes_within(described.model)
        for field in shape.fields
    )


@cache
def _text_fields() -> frozenset[str]:
    """The names of fields that hold a text in whatever model they stand."""
    other = {
        field.name
        for described in FILES.values()
        for shape in shapes_within(described.model)
        for field in shape.fields
        if field.form.about not in ("text", "markdown")
    }
    return _all_fields() - other
