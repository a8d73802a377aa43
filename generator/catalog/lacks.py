"""What a file lacks, found while it is read: answers, confirmations, a check, live references.

What `atlas check` finds is no business of this module, and what it says here is no mistake: a file
that lacks all of it is right as it stands.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from generator.catalog.adoption import AdoptionState, months_later, state_of
from generator.catalog.catalog import Directory
from generator.catalog.condition import (
    PRACTICE_QUESTIONS,
    REGION_QUESTIONS,
    SITE_QUESTIONS,
    Condition,
    Lack,
    NeedKind,
)
from generator.catalog.entries import Adopter, PracticeCard, full_id
from generator.model.anatomy import field_names
from generator.model.checking import Checked
from generator.model.dates import first_day, last_day
from generator.model.practice import Practice
from generator.model.record import Record
from generator.model.region import Region
from generator.model.site import Site
from generator.model.sources import Source
from generator.reading import Document, Kind
from generator.text import say

CHECK_DAYS: Final = 365
"""For how many days an entry counts as checked."""
GONE: Final = (
    "не открыва",
    "страница недоступ",
    "сайт недоступ",
    "страница удал",
    "публикация удал",
    "ссылка не работа",
)
"""How the note of a source says that its page cannot be read any more."""

DataPath = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class _Open:
    """A file that has just been read, and what it is judged by."""

    record: Record
    document: Document
    directory: Directory
    today: dt.date
    touched: str

    def line(self, *path: str | int) -> int:
        """Where the value at `path` stands."""
        return self.document.line(path)

    def line_for(self, name: str) -> int:
        """Where the field `name` stands, or where it belongs: at the line of the next field that is
        there, before which it is to be written; at that of the last one where none follows."""
        written = self.document.value if isinstance(self.document.value, dict) else {}
        near = (key for key in _from(type(self.record), name) if key in written)
        return self.document.key_place((next(near, ""),)).line

    def missing(self, questions: Iterable[str]) -> Iterator[Lack]:
        """Those of `questions` to which the record has no answer."""
        for name in questions:
            if not getattr(self.record, name):
                yield Lack(NeedKind.MISSING, self.line_for(name), name, self.touched)

    def dead(self, about: str, *path: str | int, since: str = "") -> Lack:
        """A reference that leads to nothing that is alive."""
        since = since or self.touched
        return Lack(NeedKind.DEAD_REFERENCE, self.line(*path), about, since)

    def merged(self, municipality: str, day: dt.date) -> bool:
        """Whether a municipality had merged into another by `day`."""
        return self.directory.successor(municipality, day) != municipality


@cache
def _from(model: type[Record], name: str) -> tuple[str, ...]:
    """The fields of `model` as files write them: `name` and those behind it, then those before it
    from the nearest on."""
    order = field_names(model)
    place = order.index(name)
    return (*order[place:], *reversed(order[:place]))


def practice_condition(
    card: PracticeCard,
    practice: Practice,
    document: Document,
    directory: Directory,
    today: dt.date,
) -> Condition:
    """The condition of a practice. A draft lacks what it waits for, an archived one nothing."""
    checked = _checked(practice.verified, practice.sources)
    touched = _touched(practice, checked, today)
    file = _Open(practice, document, directory, today, touched)
    if practice.status == "archived":
        return Condition(checked, touched)
    if practice.status == "draft":
        draft = Lack(NeedKind.DRAFT, file.line_for("status"), "", touched)
        return Condition(checked, touched, (draft,))
    lacks = (
        *_unanswered(practice, file),
        *_replications(card, file),
        *_closed_sites(card, file),
        *_gone_sources(practice.sources, file),
        *_unchecked(checked, file),
    )
    return Condition(checked, touched, lacks)


def other_conditions(
    files: Iterable[tuple[Document, Kind, Checked, str]], directory: Directory, today: dt.date
) -> dict[str, Condition]:
    """The conditions of sites, packages and passports, by file; each comes with its region."""
    return {
        document.file: _condition(record, region, document, directory, today)
        for document, kind, checked, region in files
        if kind in (Kind.REGION, Kind.SITE, Kind.PACKAGE)
        and (record := checked.records.get(())) is not None
    }


def _condition(
    record: Record, region: str, document: Document, directory: Directory, today: dt.date
) -> Condition:
    sources: Sequence[Source] = getattr(record, "sources", ())
    checked = _checked(None, sources)
    touched = first_day(checked).isoformat() if checked else ""
    file = _Open(record, document, directory, today, touched)
    lacks = list(_gone_sources(sources, file))
    if isinstance(record, Site) and record.status != "closed":
        lacks += file.missing(SITE_QUESTIONS[record.status == "planned" :])
        lacks += _present_places(record, region, file)
    elif isinstance(record, Region):
        lacks += file.missing(REGION_QUESTIONS)
    return Condition(checked, touched, tuple(lacks))


def _checked(verified: str | None, sources: Iterable[Source]) -> str | None:
    """When the file was last held against its sources: as it says, else when one was read last."""
    if verified is not None:
        return verified
    return max((s.accessed for s in sources if s.accessed), key=last_day, default=None)


def _touched(practice: Practice, checked: str | None, today: dt.date) -> str:
    """The first day of the date that tells best of work on the file."""
    if checked is not None:
        return first_day(checked).isoformat()
    facts = [practice.started, practice.finished]
    for replication in practice.replications:
        confirmed = replication.confirmed
        facts += [replication.since, confirmed.date if confirmed else None]
    for dates in ([source.published for source in practice.sources], facts):
        days = [day for date in dates if date and (day := first_day(date)) <= today]
        if days:
            return max(days).isoformat()
    return ""


def _unanswered(practice: Practice, file: _Open) -> Iterator[Lack]:
    """Questions without an answer. An effect that is only expected is not one yet."""
    if practice.effects and all(effect.kind == "expected" for effect in practice.effects):
        line = file.line_for("effects")
        yield Lack(NeedKind.NO_EFFECT, line, "expected", file.touched)
    for lack in file.missing(PRACTICE_QUESTIONS):
        if lack.about == "effects":
            lack = lack._replace(kind=NeedKind.NO_EFFECT, about="")
        yield lack


def _replications(card: PracticeCard, file: _Open) -> Iterator[Lack]:
    """Replications that nobody has confirmed, or not for long; those of a municipality that had
    merged into another before."""
    months = file.directory.confirmation_months(card.region)
    for adopter in card.adopters:
        path = ("replications", adopter.index)
        state = state_of(adopter, months, file.today)
        since = first_day(adopter.since).isoformat() if adopter.since else file.touched
        about = _who(adopter)
        if state is AdoptionState.CLAIMED:
            yield Lack(NeedKind.UNCONFIRMED, file.line(*path), about, since)
        elif state is AdoptionState.STALE and adopter.confirmed is not None:
            line = file.line(*path, "confirmed", "date")
            over = months_later(last_day(adopter.confirmed.date), months) + dt.timedelta(days=1)
            yield Lack(NeedKind.STALE, line, about, over.isoformat())
        day = first_day(adopter.since) if adopter.since else None
        if adopter.status in ("planned", "in-progress"):
            day = file.today
        if day is not None and file.merged(adopter.municipality, day):
            yield file.dead(f"municipality:{about}", *path, "municipality", since=since)


def _who(adopter: Adopter) -> str:
    """What tells a replication from the others of a practice, wherever it stands in the list."""
    organisation = adopter.organisation
    return adopter.municipality + (f":{say(organisation)}" if organisation else "")


def _closed_sites(card: PracticeCard, file: _Open) -> Iterator[Lack]:
    """Sites that teach the practice no more, since they are closed."""
    for index, identity in enumerate(card.taught_at):
        site = file.directory.sites.get(identity)
        if site is not None and site.record.status == "closed":
            closed = site.record.closed
            since = first_day(closed).isoformat() if closed else ""
            yield file.dead(f"site:{identity}", "taught_at", index, since=since)


def _present_places(site: Site, region: str, file: _Open) -> Iterator[Lack]:
    """Municipalities that a site stands in and serves today, but that have merged into others."""
    named: list[tuple[DataPath, str]] = [(("municipality",), site.municipality)]
    named += [(("serves", index), other) for index, other in enumerate(site.serves)]
    for path, reference in named:
        identity = full_id(reference, region)
        if file.merged(identity, file.today):
            yield file.dead(f"municipality:{identity}", *path)


def _gone_sources(sources: Iterable[Source], file: _Open) -> Iterator[Lack]:
    """Sources whose own note says that the page cannot be read, and of which no copy is named."""
    for index, source in enumerate(sources):
        if source.archived is None and source.note is not None:
            note = say(source.note).casefold()
            if any(words in note for words in GONE):
                yield file.dead(f"source:{source.id}", "sources", index)


def _unchecked(checked: str | None, file: _Open) -> Iterator[Lack]:
    """That nobody knows when the file was checked, or that it is long ago."""
    if checked is None:
        yield Lack(NeedKind.UNCHECKED, file.line_for("verified"), "", file.touched)
        return
    over = last_day(checked) + dt.timedelta(days=CHECK_DAYS + 1)
    if over <= file.today:
        yield Lack(NeedKind.UNCHECKED, file.line_for("verified"), checked, over.isoformat())
