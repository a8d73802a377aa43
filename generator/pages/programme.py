"""The programme as a whole: how many regions take part by date, and who chaired its Club."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.dates import first_day, last_day
from generator.model.programme import Participants
from generator.pages.citations import Citations, Marks
from generator.pages.course import EventView
from generator.pages.desk import Desk, Link
from generator.pages.gaps import PastLine, past_line
from generator.pages.reported import ReportedValue
from generator.pages.wording import _
from generator.text import UNITS, as_of_date, list_and, show_amount, since_date, until_date

PROGRAMME = "*"
"""Owner of the programme's own sources among those of the regions."""


@dataclass(frozen=True, slots=True)
class ChairView:
    """A region's time at the head of the Club."""

    region: Link
    when: str
    marks: Marks


def cite_programme(desk: Desk, citations: Citations) -> None:
    """Make the programme's sources known to a page."""
    if desk.directory.programme is not None:
        citations.add(desk.directory.programme.sources, PROGRAMME)


def participants(desk: Desk, citations: Citations, how_many: int) -> tuple[ReportedValue, ...]:
    """How many regions took part, newest first; counts without a date come last."""
    programme = desk.directory.programme
    known = sorted(
        programme.participants if programme else (),
        key=lambda p: last_day(p.as_of) if p.as_of else last_day("1900"),
        reverse=True,
    )
    return tuple(
        ReportedValue(
            figure=show_amount(p.count.value, p.count.bound),
            when=as_of_date(p.as_of) if p.as_of else "",
            note=None,
            marks=citations.cite(p.source, _("Участники программы"), PROGRAMME),
        )
        for p in known[:how_many]
    )


def participation(desk: Desk, citations: Citations) -> tuple[PastLine, ...]:
    """How many regions took part, as reported, beside those of the catalog that had joined by then;
    the oldest first. Empty unless at least two days are known."""
    programme = desk.directory.programme
    dated: list[Participants] = [p for p in programme.participants if p.as_of] if programme else []
    if len({p.as_of for p in dated}) < 2:
        return ()
    lines = []
    for known in sorted(dated, key=lambda p: last_day(p.as_of or "")):
        day = min(last_day(known.as_of or ""), desk.today)
        marks = citations.cite(known.source, _("Участники программы"), PROGRAMME)
        lines.append(
            past_line(known.as_of or "", known.count, marks, desk.ledger.past.regions(day))
        )
    return tuple(lines)


def chairs(desk: Desk, citations: Citations) -> tuple[ChairView, ...]:
    """Who chaired the Club, the latest first."""
    programme = desk.directory.programme
    known = sorted(
        programme.chairs if programme else (),
        key=lambda chair: first_day(chair.from_) if chair.from_ else last_day("1900"),
        reverse=True,
    )
    return tuple(
        ChairView(
            desk.region(chair.region),
            ", ".join(
                words
                for words in (
                    since_date(chair.from_) if chair.from_ else "",
                    until_date(chair.until) if chair.until else "",
                )
                if words
            ),
            citations.cite(chair.source, _("Председательство в Клубе"), PROGRAMME),
        )
        for chair in known
    )


def chronicle(desk: Desk, citations: Citations) -> tuple[EventView, ...]:
    """What is known of the programme by date, the oldest first: regions that joined, how many took
    part, who came to head the Club. Of one date: in this order."""
    programme, regions = desk.directory.programme, desk.directory.regions
    joined: dict[str, list[str]] = {}
    for key, link in desk.regions.items():
        date = regions[key].record.joined
        if date:
            joined.setdefault(date, []).append(link.text)
    found = [
        EventView(date, _("Присоединились: %(names)s") % {"names": list_and(names)}, None, None)
        for date, names in joined.items()
    ]
    for known in programme.participants if programme else ():
        if known.as_of:
            count = show_amount(known.count.value, known.count.bound, UNITS["region"])
            title = _("В программе участвуют: %(count)s") % {"count": count}
            marks = citations.cite(known.source, _("Участники программы"), PROGRAMME)
            found.append(EventView(known.as_of, title, None, marks))
    for chair in programme.chairs if programme else ():
        if chair.from_:
            name = desk.region(chair.region).text
            title = _("Во главе Клуба бережливых губернаторов: %(region)s") % {"region": name}
            marks = citations.cite(chair.source, _("Председательство в Клубе"), PROGRAMME)
            found.append(EventView(chair.from_, title, None, marks))
    return tuple(sorted(found, key=lambda event: (first_day(event.date), len(event.date))))
