"""The edits of one page's files in the words of a review: versions compared one after the other.

Things are called as the catalog calls them today. A page that is made of several files tells of
them commit by commit; what could not be read is told of without particulars.
"""

from __future__ import annotations

import re
from collections import ChainMap, defaultdict
from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, cast

from generator.catalog import Catalog
from generator.catalog.entries import PracticeCard, card_of
from generator.catalog.private import everything
from generator.changes.change import NOTABLE, Change, FieldChanged, ListChanged
from generator.changes.comparing import Pair, changes_of
from generator.changes.naming import Names, quoted
from generator.model.checking import LISTS
from generator.model.practice import Practice
from generator.pages.history import EditView, HistoryView
from generator.pages.wording import N_, _
from generator.reading import Entry, Kind
from generator.reading.edits import LAST, Edit
from generator.text import FIRST_LANGUAGE, harmless
from generator.text.characters import HARMFUL, LINE_ENDS
from generator.text.speaking import spoken
from generator.text.tongues import MARKS, bare, in_tongue, is_russian, rest_in

MOST_DEEDS: Final = 8
"""So many sentences of one edit."""
MOST_FILES: Final = 12
"""So many files of one edit are compared; each other one counts as one more sentence."""
LONGEST: Final = 400
"""So many characters of a sentence."""
LONGEST_NAME: Final = 80
"""So many characters of an author's name."""

_PEOPLE: Final = ("contacts", "coordinators")
"""Whoever is asked no more, and where, is not told for ever."""
_BLANKS: Final = re.compile(r"\s+")
_HARMFUL: Final = re.compile(f"[{HARMFUL.replace(MARKS, '')}{LINE_ENDS}\t\n]+")
"""Marks of languages stay: they become elements when the page is whole."""
_KINDS: Final = tuple(Kind)

_EDITED: Final = {
    Kind.REGION: N_("Правили паспорт региона"),
    Kind.MUNICIPALITIES: N_("Правили список муниципалитетов"),
    Kind.CERTIFICATES: N_("Правили реестр сертификатов"),
    Kind.SITE: N_("Правили описание учебной площадки"),
    Kind.PACKAGE: N_("Правили пакет тиражирования"),
}
"""What is told of a file without particulars on a page that is made of several."""
_LISTS: Final = {
    Kind.MUNICIPALITIES: (
        N_("Добавлен список муниципалитетов"),
        N_("Список муниципалитетов убран"),
    ),
    Kind.CERTIFICATES: (N_("Добавлен реестр сертификатов"), N_("Реестр сертификатов убран")),
}
"""Lists that came and went: a sentence for each of their entries would say no more."""


@dataclass(frozen=True, slots=True)
class Step:
    """One edit of a page's files: the two sides of each, and how many files are `left` out."""

    day: str
    author: str
    pairs: tuple[Pair, ...]
    left: int = 0


@dataclass(frozen=True, slots=True)
class Turn:
    """One commit: the files of a page that it changed, and how many more there were."""

    edits: Mapping[Entry, Edit]
    left: int = 0


def turns_of(edits: Mapping[Entry, Sequence[Edit]]) -> list[Turn]:
    """The last commits that changed a page's files, the newest first."""
    found: defaultdict[int, list[tuple[Entry, Edit]]] = defaultdict(list)
    for entry in sorted(edits, key=lambda one: (_KINDS.index(one.kind), one.file)):
        for edit in edits[entry]:
            found[edit.turn].append((entry, edit))
    return [
        Turn(dict(found[turn][:MOST_FILES]), max(len(found[turn]) - MOST_FILES, 0))
        for turn in sorted(found)[:LAST]
    ]


def history(steps: Sequence[Step], earlier: int, catalog: Catalog, region: str = "") -> HistoryView:
    """What `steps` have done, in the language being spoken; `earlier` is how many came before.

    `region` is the id of a region whose page tells of all files of its folder: there sentences name
    what they are about, if that is not the region itself, and the weightiest come first.
    """
    told = []
    for step in steps:
        ranked = [one for pair in step.pairs for one in _deeds(pair, catalog, region)]
        if region:
            ranked.sort(key=lambda one: one[0])
        deeds = list(dict.fromkeys(deed for _rank, deed in ranked))
        deeds = deeds or [_("Сведения те же; изменены оформление, порядок или примечания")]
        more = max(len(deeds) - MOST_DEEDS, 0) + step.left
        told.append(EditView(step.day, author(step.author), tuple(deeds[:MOST_DEEDS]), more))
    return HistoryView(tuple(told), earlier)


def author(name: str) -> str:
    """The name of an author as pages show it; "" for one that is a mailbox."""
    name = _BLANKS.sub(" ", harmless(name)).strip()
    if "@" in name:
        return ""
    name = name if len(name) <= LONGEST_NAME else f"{name[:LONGEST_NAME].rstrip()}…"
    return in_tongue(name, "ru") if spoken() != FIRST_LANGUAGE and is_russian(name) else name


def _deeds(pair: Pair, catalog: Catalog, region: str) -> Iterator[tuple[int, str]]:
    """The sentences of one file, each with its weight."""
    edited = _(_EDITED[pair.kind]) if region and pair.kind in _EDITED else _("Файл правили")
    if not all(pair.whole):
        yield NOTABLE, edited
    elif pair.kind in LISTS and (pair.before is None or pair.after is None):
        yield NOTABLE, _(_LISTS[pair.kind][pair.after is None])
    else:
        names_region = Names(catalog, catalog).region(region) if region else ""
        for change in _changes(pair, catalog):
            named = bool(region) and change.subject != names_region
            yield change.rank, _sentence(change, edited, named=named)


def _changes(pair: Pair, catalog: Catalog) -> Iterator[Change]:
    """What became different: everything else is as it is today."""
    if pair.kind is Kind.PRACTICE and pair.before and pair.after:
        known = cast(MutableMapping[str, PracticeCard], catalog.practices)
        records = [told.one(Practice) for told in (pair.before, pair.after)]
        old, new = (
            Catalog(
                catalog.directory,
                ChainMap({pair.id: card_of(pair.id, pair.file, record)}, known),
                catalog.today,
            )
            for record in records
            if record is not None
        )
    elif pair.kind is Kind.CERTIFICATES:
        # Which state a certificate has today, its page tells; here it would be that of no day.
        directory = replace(catalog.directory, certificates=())
        old = new = Catalog(directory, catalog.practices, catalog.today)
    else:
        old = new = catalog
    yield from changes_of(pair, old, new, Names(old, new))


def _sentence(change: Change, edited: str, *, named: bool) -> str:
    """What `change` has done; `edited` where nothing of it may be told."""
    if isinstance(change, (FieldChanged, ListChanged)) and change.field.startswith(_PEOPLE):
        change = _of_field(change)
    elif isinstance(change, FieldChanged) and change.label:
        # A visitor knows fields by their names in words.
        change = replace(change, field=quoted(change.above + change.label), label="")
    said = f"{change.subject}{change.joint}{change.news}" if named else change.news
    said = _HARMFUL.sub(" ", said)
    if any(everything(bare(said))):
        return edited
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
