"""Everything of persons and offices that stands in the files, wherever: `atlas check --private`.

The check looks at the texts of records; here the files themselves are read as texts, comments,
addresses, broken files and what no model knows included. Nothing is judged allowed unseen: what
stands where it may is told as a note.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from generator.catalog.rules import people
from generator.catalog.rules.people import Sighting
from generator.findings import Finding, in_order
from generator.findings.catalogue import catalog_texts as codes
from generator.reading import Entry, read_document, walk
from generator.reading.opening import NotReadable, read_bytes

CONTACTS: Final = "contacts"
"""The list of a practice whose `phone` and `email` are those of offices."""

_CODES: Final = re.compile(r'oktmo(?:_before)?"?\s*:[^\n]*?(?=[,}\n]|\Z)')
"""Codes of places have as many digits as a telephone."""
_COORDINATE: Final = re.compile(r"-?\d{1,3}\.\d{5,}")
_HERE: Final = ("в поле служебных контактов", "in a field for contacts of offices")
_ELSEWHERE: Final = ("вне поля служебных контактов", "outside such fields")


def private_findings(root: Path) -> list[Finding]:
    """P801 to P803, P808 and P810 wherever they stand in the files under `root`, and P809 for each
    other mailbox and telephone."""
    found: list[Finding] = []
    for entry in walk(root).entries:
        try:
            data = read_bytes(root, entry.file, entry.kind.limits.size)
        except NotReadable:
            continue  # the check tells why
        found += _of_file(root, entry, data.decode("utf-8-sig", "replace"))
    return in_order(found)


def _of_file(root: Path, entry: Entry, text: str) -> Iterator[Finding]:
    plain = _COORDINATE.sub(_blank, _CODES.sub(_blank, text))
    sightings = list(everything(plain))
    if not sightings:
        return
    starts = [0, *(end.end() for end in re.finditer(r"\n", text))]
    contacts = _lines_of_contacts(root, entry)
    for one in sightings:
        line = bisect_right(starts, one.start)
        values = {"value": " ".join(one.shown.split())}
        if one.code is codes.CONTACT_SEEN:
            values["where"], values["where_en"] = _HERE if line in contacts else _ELSEWHERE
        yield Finding(one.code, entry.file, line, one.start - starts[line - 1] + 1, "", values)


def everything(text: str) -> Iterator[Sighting]:
    """Whatever is of a person in a text, and every other mailbox and telephone with its code."""
    personal = [*people.mailboxes(text), *people.numbers(text)]
    yield from personal
    spans = [(one.start, one.start + len(one.value)) for one in personal]
    for pattern in (people.EMAIL, people.OFFICE):
        for match in pattern.finditer(text):
            if not any(start < match.end() and match.start() < end for start, end in spans):
                yield Sighting(codes.CONTACT_SEEN, match[0].strip(), match.start())


def _lines_of_contacts(root: Path, entry: Entry) -> frozenset[int]:
    """The lines where a file gives telephones and mailboxes of offices."""
    document = read_document(root, entry.file, entry.kind)
    return frozenset(
        place.line
        for path, place in document.places.items()
        if CONTACTS in path and path[-1] in ("phone", "email")
    )


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])
