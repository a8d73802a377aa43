"""The edits of one practice in the words of a review: its versions compared one after the other.

Things are called as the catalog calls them today. Old versions are as hostile as new files: they
come through the one reader, and what does not pass is told of without particulars.
"""

from __future__ import annotations

import re
from collections import ChainMap
from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from dataclasses import replace
from typing import Any, Final, cast

from generator.catalog import Catalog
from generator.catalog.entries import PracticeCard, card_of
from generator.catalog.private import everything
from generator.changes.change import Change, FieldChanged, ListChanged
from generator.changes.naming import Names, quoted
from generator.changes.practices import practice_added, practice_changes
from generator.findings import Severity
from generator.model.checking import check_document
from generator.model.practice import Practice
from generator.pages.history import EditView, HistoryView
from generator.pages.wording import _
from generator.reading import Kind, read_text
from generator.reading.documents import Document
from generator.reading.edits import NO_FILE, Edit
from generator.reading.places import TOP
from generator.text import FIRST_LANGUAGE, harmless
from generator.text.characters import HARMFUL, LINE_ENDS
from generator.text.speaking import spoken
from generator.text.tongues import MARKS, bare, in_tongue, is_russian, rest_in

MOST_DEEDS: Final = 8
"""So many sentences of one edit."""
LONGEST: Final = 400
"""So many characters of a sentence."""
LONGEST_NAME: Final = 80
"""So many characters of an author's name."""

_PEOPLE: Final = "contacts"
"""Whoever is asked no more, and where, is not told for ever."""
_BLANKS: Final = re.compile(r"\s+")
_HARMFUL: Final = re.compile(f"[{HARMFUL.replace(MARKS, '')}{LINE_ENDS}\t\n]+")
"""Marks of languages stay: they become elements when the page is whole."""

Version = Practice | None
"""What a version says; None where it cannot be read."""


def value_of(file: str, data: bytes) -> Any:
    """The plain value of a version of the practice `file`; None if it is not sound."""
    document = read_text(file, data, Kind.PRACTICE.limits, shape=Kind.PRACTICE.shape)
    return document.value if document.sound else None


def version_of(file: str, value: Any) -> Version:
    """The record that a plain value makes; None if the models do not take all of it."""
    if value is None:
        return None
    checked = check_document(Document(file, value, {(): TOP}, []), Kind.PRACTICE)
    record = checked.records.get(())
    refused = any(finding.severity is Severity.ERROR for finding in checked.findings)
    return record if isinstance(record, Practice) and not refused else None


def wanted(edits: Sequence[Edit]) -> tuple[str, ...]:
    """The versions that are compared to tell of `edits`, each once, the newest first; none where
    the file has only been added: then it says what the catalog says."""
    if len(edits) == 1 and edits[0].before == NO_FILE:
        return ()
    return tuple(dict.fromkeys(one for edit in edits for one in (edit.after, edit.before) if one))


def history(
    identity: str,
    file: str,
    today: Practice,
    edits: Sequence[Edit],
    earlier: int,
    versions: Mapping[str, Version],
    catalog: Catalog,
) -> HistoryView:
    """The history of the practice `identity`, which says `today` what it says, in the language
    being spoken. `versions` holds the `wanted` ones; `earlier` is how many edits came before."""
    told = []
    for edit in edits:
        was = versions.get(edit.before)
        now = versions.get(edit.after) if versions else today
        lost = (was is None and edit.before != NO_FILE, now is None and edit.after != NO_FILE)
        if any(lost):
            deeds = [_("Файл правили")]
        else:
            deeds = [_sentence(one) for one in _changes(identity, file, was, now, catalog)]
            deeds = deeds or [_("Сведения те же; изменены оформление, порядок или примечания")]
        deeds = list(dict.fromkeys(deeds))
        more = max(len(deeds) - MOST_DEEDS, 0)
        told.append(EditView(edit.day, author(edit.author), tuple(deeds[:MOST_DEEDS]), more))
    return HistoryView(tuple(told), earlier)


def author(name: str) -> str:
    """The name of an author as pages show it; "" for one that is a mailbox."""
    name = _BLANKS.sub(" ", harmless(name)).strip()
    if "@" in name:
        return ""
    name = name if len(name) <= LONGEST_NAME else f"{name[:LONGEST_NAME].rstrip()}…"
    return in_tongue(name, "ru") if spoken() != FIRST_LANGUAGE and is_russian(name) else name


def _changes(
    identity: str, file: str, was: Version, now: Version, catalog: Catalog
) -> Iterator[Change]:
    if was is None or now is None:
        if now is not None:
            yield practice_added(identity, now, file, Names(catalog, catalog))
        elif was is not None:
            gone = {identity: (file, was)}
            yield from practice_changes(gone, {}, catalog, catalog, Names(catalog, catalog))
        return
    known = cast(MutableMapping[str, PracticeCard], catalog.practices)
    old, new = (
        # Everything as it is today, but for this practice.
        Catalog(
            catalog.directory,
            ChainMap({identity: card_of(identity, file, one)}, known),
            catalog.today,
        )
        for one in (was, now)
    )
    sides = ({identity: (file, was)}, {identity: (file, now)})
    yield from practice_changes(*sides, old, new, Names(old, new))


def _sentence(change: Change) -> str:
    """What `change` has done to the practice whose page this is."""
    if isinstance(change, (FieldChanged, ListChanged)) and change.field.startswith(_PEOPLE):
        change = _of_field(change)
    elif isinstance(change, FieldChanged) and change.label:
        # A visitor knows fields by their names in words.
        change = replace(change, field=quoted(change.label), label="")
    said = _HARMFUL.sub(" ", change.deed)
    if any(everything(bare(said))):
        return _("Файл правили")
    if len(bare(said)) > LONGEST:
        said = f"{bare(said)[:LONGEST].rstrip()}…"
    said = said[:1].upper() + said[1:]
    return said if spoken() == FIRST_LANGUAGE else rest_in(said, "ru")


def _of_field(change: FieldChanged | ListChanged) -> FieldChanged:
    """That a field has changed, and no word of what stands or stood in it."""
    return FieldChanged(
        region=change.region,
        subject=change.subject,
        file=change.file,
        field=quoted(change.label),
        label="",
        before="",
        after="",
    )
