"""Marks that git leaves where two changes of one place met: which lines they hold between them.

A file with such marks says two things at once, so it is not read on: each conflict is told once,
and nothing of what the marks break is.
"""

from __future__ import annotations

import re
from typing import Final

from generator.findings.catalogue import reading as codes
from generator.reading.characters import split_lines
from generator.reading.places import Place
from generator.reading.remarks import Remarks

_SIGNS: Final = ("<<<<<<<", ">>>>>>>")
_OPENS: Final = re.compile(r"<{7}(?: .*)?")
_PARTS: Final = re.compile(r"={7}")
_CLOSES: Final = re.compile(r">{7}(?: .*)?")


def note_conflicts(text: str, remarks: Remarks) -> bool:
    """A remark for each conflict in `text`, at the line with its first mark. Whether it has any."""
    if not any(sign in text for sign in _SIGNS):
        return False
    found = _conflicts(split_lines(text))
    for first, last in found:
        lines = f"{first}–{last}" if first < last else ""
        remarks.add_at(codes.CONFLICT, Place(first, 1), lines=lines)
    return bool(found)


def _conflicts(lines: list[str]) -> list[tuple[int, int]]:
    """The first and the last line of each conflict, from 1; marks may have been left alone."""
    found: list[tuple[int, int]] = []
    opened = parted = 0
    for number, line in enumerate(lines, 1):
        if _OPENS.fullmatch(line):
            if opened:
                found.append((opened, parted or opened))
            opened, parted = number, 0
        elif _PARTS.fullmatch(line):
            parted = number
        elif _CLOSES.fullmatch(line):
            found.append((opened or parted or number, number))
            opened = parted = 0
    if opened:
        found.append((opened, parted or opened))
    return found
