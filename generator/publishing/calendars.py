"""Calendars (iCalendar, RFC 5545) for each region and for all: of certificates that expire, and of
all dates, which are these and the days of a region's history.

An event stands on a day that the data name. It bears no time of the build, so a calendar changes
only when a record does.
"""

from __future__ import annotations

import datetime as dt
import re
import uuid
from collections.abc import Iterable, Iterator
from typing import Final

from generator.catalog import certificate_files as places
from generator.catalog.almanac import exact_days, has_term
from generator.model.dates import first_day
from generator.model.region import Event
from generator.pages import addresses
from generator.pages.desk import desk_of
from generator.publishing.host import Host
from generator.publishing.registry import Publication, Registry
from generator.text import NBSP, harmless, plain, say, words

_ = words().gettext

LINE: Final = 75
"""Octets in a line at most, its end not counted."""

_ESCAPES: Final = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_SPACE: Final = re.compile(f"[\t{NBSP}]+")


def calendar_files(registry: Registry) -> Iterator[tuple[str, bytes]]:
    """The calendar of each region with certificates, and that of all."""
    host = registry.host
    everywhere = _("Сертификаты образцов: сроки")
    yield places.CALENDAR, calendar(everywhere, registry.publications, host)
    for region, theirs in registry.by_region.items():
        name = f"{everywhere}. {registry.region_name(region)}"
        yield places.region_calendar(region), calendar(name, theirs, host)


def date_calendars(registry: Registry) -> Iterator[tuple[str, bytes]]:
    """The calendars of all dates: of each region that has any, and of the whole."""
    regions, host = registry.catalog.directory.regions, registry.host
    everything: list[str] = []
    for region in desk_of(registry.catalog).ledger.dated:
        days = exact_days(regions[region].record.events)
        lines = _terms(registry.by_region.get(region, ()), host)
        lines += [line for day in days for line in _happening(region, day, host)]
        everything += lines
        name = f"{_('Даты')}. {registry.region_name(region)}"
        yield addresses.calendar_file(addresses.region_address(region)), _written(name, lines)
    if everything:
        yield addresses.calendar_file(addresses.HOME), _written(_("Даты каталога"), everything)


def calendar(name: str, some: Iterable[Publication], host: Host) -> bytes:
    """A calendar with the last days of those of `some` that are in force and have a known term."""
    return _written(name, _terms(some, host))


def _terms(some: Iterable[Publication], host: Host) -> list[str]:
    expiring = [one for one in some if has_term(one.state, one.validity)]
    ordered = sorted(expiring, key=lambda one: (one.validity.until, one.folder))
    return [line for one in ordered for line in _event(one, host)]


def _written(name: str, events: Iterable[str]) -> bytes:
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//atlas-praktik//certificates//RU",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"NAME:{escaped(name)}",
        f"X-WR-CALNAME:{escaped(name)}",
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
        *events,
        "END:VCALENDAR",
    ]
    return b"".join(folded(line) for line in lines)


def _happening(region: str, event: Event, host: Host) -> list[str]:
    """A day of a region's history; what it is called and when it was tell it from others."""
    day, title = first_day(event.date), harmless(say(event.title))
    page = addresses.region_address(region)
    about = plain(say(event.note)) if event.note else ""
    return [
        "BEGIN:VEVENT",
        f"UID:{uuid.uuid5(uuid.NAMESPACE_URL, f'atlas:event:{region}:{event.date}:{title}')}",
        f"DTSTAMP:{_day(day)}T000000Z",
        f"DTSTART;VALUE=DATE:{_day(day)}",
        f"DTEND;VALUE=DATE:{_day(day + dt.timedelta(days=1))}",
        f"SUMMARY:{escaped(title)}",
        *([f"DESCRIPTION:{escaped(about)}"] if about else []),
        *([f"URL:{host.full(page)}"] if host.url else []),
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _event(one: Publication, host: Host) -> list[str]:
    record, day = one.entry.record, one.validity.until
    if day is None:
        return []
    summary = _("Истекает срок: %(what)s, %(holder)s") % {
        "what": one.face.exemplar.lower(),
        "holder": one.face.holder,
    }
    known = len(record.valid_until or "") == len("2026-11-22")
    told = one.face.named if known else f"{one.face.named}. {_('Точный день не назван.')}"
    return [
        "BEGIN:VEVENT",
        f"UID:{uuid.uuid5(uuid.NAMESPACE_URL, f'atlas:certificate:{one.folder}')}",
        f"DTSTAMP:{_day(first_day(record.issued))}T000000Z",
        f"DTSTART;VALUE=DATE:{_day(day)}",
        f"DTEND;VALUE=DATE:{_day(day + dt.timedelta(days=1))}",
        f"SUMMARY:{escaped(summary)}",
        f"DESCRIPTION:{escaped(told)}",
        *([f"URL:{host.full(one.folder)}"] if host.url else []),
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def escaped(text: str) -> str:
    """`text` as a value of TEXT: nothing in it can end the line or begin another property."""
    return _SPACE.sub(" ", harmless(text)).translate(_ESCAPES)


def folded(line: str) -> bytes:
    """`line` with its end, in pieces of at most 75 octets; no letter is cut in two."""
    rest, pieces = line.encode(), list[bytes]()
    while len(rest) > LINE:
        end = LINE
        while rest[end] & 0xC0 == 0x80:  # inside of a letter
            end -= 1
        pieces.append(rest[:end])
        rest = b" " + rest[end:]
    return b"\r\n".join([*pieces, rest]) + b"\r\n"


def _day(day: dt.date) -> str:
    return day.strftime("%Y%m%d")
