"""What old versions of a file say, side by side: each edit as a pair that can be compared.

Old versions are as hostile as new files: they come through the one reader and the models, and of
what does not pass nothing is known. Of a list only the entries that differ are looked at.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from generator.changes.comparing import Pair
from generator.changes.reading import Told
from generator.findings import Severity
from generator.model.checking import LISTS, check_document
from generator.model.record import Record
from generator.reading import Entry, read_text
from generator.reading.documents import Document
from generator.reading.edits import NO_FILE, NO_TEXT, Edit
from generator.reading.places import TOP

_LOST: Final = (None, None)


def wanted(entry: Entry, edits: Sequence[Edit]) -> tuple[str, ...]:
    """The versions of a file that are compared to tell of `edits`, each once, the newest first.

    Of maps, and of lists that came or went, there is nothing to compare.
    """
    if entry.kind.is_json:
        return ()
    if entry.kind in LISTS:
        edits = [edit for edit in edits if edit.before and edit.after]
    return tuple(dict.fromkeys(one for edit in edits for one in (edit.after, edit.before) if one))


def value_of(entry: Entry, data: bytes) -> Any:
    """The plain value of a version of a file; None if it is not sound."""
    document = read_text(entry.file, data, entry.kind.limits, shape=entry.kind.shape)
    return document.value if document.sound else None


def values_of(entry: Entry, edits: Sequence[Edit], read: Mapping[str, Any]) -> dict[str, Any]:
    """All that is kept to tell of `edits`, under fixed keys: of the versions that were `read`, or
    of lists, for each edit, what one side has and the other has not."""
    if entry.kind not in LISTS:
        return dict(read)
    return {
        _both(edit): _apart(read.get(edit.before), read.get(edit.after))
        for edit in edits
        if edit.before and edit.after
    }


def keys_of(entry: Entry, edits: Sequence[Edit]) -> tuple[str, ...]:
    """The keys under which `values_of` keeps what it keeps."""
    if entry.kind not in LISTS:
        return wanted(entry, edits)
    return tuple(_both(edit) for edit in edits if edit.before and edit.after)


def pairs(
    entry: Entry, edits: Sequence[Edit], values: Mapping[str, Any], today: Record | None
) -> list[Pair]:
    """The two sides of each of `edits`, made of its `values`. A file that has only been added says
    what `today` says: then no version is needed."""
    known: dict[str, Told] = {}

    def side(number: str) -> Told | None:
        if number not in known and number != NO_FILE:
            known[number] = _told(entry, values.get(number))
        return known.get(number)

    found = []
    for edit in edits:
        both = (edit.before, edit.after)
        sides: Sequence[Told | None]
        if entry.kind.is_json or (entry.kind in LISTS and NO_FILE in both):
            sides = [Told(entry, {}, one != NO_TEXT) if one else None for one in both]
        elif entry.kind in LISTS:
            sides = [_told(entry, value) for value in values.get(_both(edit)) or _LOST]
        elif today is not None:
            sides = (None, Told(entry, {(): today}, sound=True))
        else:
            sides = [side(one) for one in both]
        found.append(Pair(entry.file, entry.kind, entry.id, *sides))
    return found


def _both(edit: Edit) -> str:
    return f"{edit.before}..{edit.after}"


def _apart(before: Any, after: Any) -> list[list[Any]] | None:
    """Of two lists the entries that the other has not; None where one of them is not known."""
    if not (isinstance(before, list) and isinstance(after, list)):
        return None
    words = ([repr(one) for one in side] for side in (before, after))
    olds, news = words
    same = set(olds) & set(news)
    return [
        [one for one, said in zip(side, told, strict=True) if said not in same]
        for side, told in ((before, olds), (after, news))
    ]


def _told(entry: Entry, value: Any) -> Told:
    """What a plain value says; nothing if the models do not take all of it."""
    if value is None:
        return Told(entry, {}, sound=False)
    checked = check_document(Document(entry.file, value, {(): TOP}, []), entry.kind)
    if any(finding.severity is Severity.ERROR for finding in checked.findings):
        return Told(entry, {}, sound=False)
    return Told(entry, checked.records, sound=True)
