"""Calendars of certificates that expire: one for each region and one for all (iCalendar, RFC 5545).

An event stands on the last day of a term. It bears no time of the build, so a calendar changes only
when a certificate does.
"""

from __future__ import annotations

import datetime as dt
import re
import uuid
from collections.abc import Iterable, Iterator
from typing import Final

from generator.catalog import certificate_files as places
from generator.model.dates import first_day
from generator.publishing.host import Host
from generator.publishing.registry import Publication, Registry
from generator.text import NBSP, harmless, words

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
    by_region: dict[str, list[Publication]] = {}
    for one in registry.publications:
        by_region.setdefault(one.entry.region, []).append(one)
    for region, theirs in by_region.items():
        name = f"{everywhere}. {registry.region_name(region)}"
        yield places.region_calendar(region), calendar(name, theirs, host)


def calendar(name: str, some: Iterable[Publication], host: Host) -> bytes:
    """A calendar with the last days of those of `some` that are in force and have a known term."""
    expiring = [one for one in some if one.state.in_force and one.validity.until is not None]
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//atlas-praktik//certificates//RU",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"NAME:{escaped(name)}",
        f"X-WR-CALNAME:{escaped(name)}",
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
    ]
    for one in sorted(expiring, key=lambda one: (one.validity.until, one.folder)):
        lines += _event(one, host)
    lines.append("END:VCALENDAR")
    return b"".join(folded(line) for line in lines)


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
    pieces: list[bytes] = []
    piece = b""
    for letter in line:
        octets = letter.encode()
        if len(piece) + len(octets) > LINE:
            pieces.append(piece)
            piece = b" "
        piece += octets
    return b"\r\n".join([*pieces, piece]) + b"\r\n"


def _day(day: dt.date) -> str:
    return day.strftime("%Y%m%d")
