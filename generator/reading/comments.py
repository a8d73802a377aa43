"""What stands in comments and still matters: a foreign schema, and a text that « #» cut off."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from generator.findings.catalogue import reading as codes
from generator.reading.characters import LineBook, split_lines, visible
from generator.reading.places import Place
from generator.reading.remarks import Remarks

_MODELINE: Final = re.compile(
    r"^[ \t]*#[ \t]*(?:yaml-language-server[ \t]*:[ \t]*)?\$schema[ \t]*[=:][ \t]*(\S+)",
    re.MULTILINE,
)
_OUTSIDE: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//|/|~|\\")
_GLUED_HASH: Final = re.compile(r"[ \t]+#(?=[^\W_])")


def note_foreign_schema(text: str, remarks: Remarks) -> None:
    """A remark where a comment tells editors to fetch a schema from outside the catalog.

    An editor would then mark good files as bad, or the other way round. A path relative to the file
    is our own schema and stays.
    """
    if "$schema" not in text:
        return
    lines = LineBook(text)
    for match in _MODELINE.finditer(text):
        place = lines.place(match.start(1))
        if _OUTSIDE.match(match[1]):
            remarks.add_at(codes.FOREIGN_SCHEMA, place, schema=visible(match[1]))


def note_cut_texts(text: str, plain_ends: Mapping[int, int], remarks: Remarks) -> None:
    """A remark where « #» cut a plain text: `title: Школа #5` says «Школа».

    A real comment has a space after its sign, so only `#` with a letter or digit right behind is
    suspected. `plain_ends`: line → column where the plain text of that line ends, both from 0.
    """
    if not plain_ends:
        return
    lines = split_lines(text)
    for line, end in plain_ends.items():
        if line < len(lines) and (cut := _GLUED_HASH.match(lines[line], end)):
            rest = visible(lines[line][cut.end() - 1 :], 40)
            remarks.add_at(codes.CUT_BY_HASH, Place(line + 1, cut.end()), rest=rest)
