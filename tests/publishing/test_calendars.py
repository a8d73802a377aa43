"""Calendars: read by a program that is not ours, folded between letters, closed to injection."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from sample_register import EVERY_STATE, TODAY, certificate, register_files, sample_catalog, school

from generator.publishing.calendars import escaped, folded
from generator.publishing.host import Host

HOST = Host("Атлас практик", "https://atlas.example/")
ALL, REGION = "certificates/expiring.ics", "certificates/nizhny/expiring.ics"


def calendars(folder: Path, *register: dict[str, object], host: Host = HOST) -> dict[str, bytes]:
    """The calendars of a register."""
    files = register_files(sample_catalog(folder, *register), host)
    return {path: data for path, data in files if path.endswith(".ics")}


def test_events_are_the_last_days(tmp_path: Path) -> None:
    """What is in force and has a known term stands on its last day, and nothing else."""
    made = calendars(tmp_path, *EVERY_STATE.values())
    assert set(made) == {ALL, REGION}
    for data in made.values():
        events = Calendar.from_ical(data).walk("VEVENT")
        assert [event.decoded("dtstart") for event in events] == [
            dt.date(2026, 12, 31),
            dt.date(2028, 5, 12),
            dt.date(2028, 5, 12),
        ]
        assert len({event["uid"] for event in events}) == 3
        assert events[0]["url"] == "https://atlas.example/certificates/nizhny/or-2025-2/"
        assert str(events[0]["summary"]) == "Истекает срок: региональный образец, Школа № 9"


def test_calendar_does_not_change_from_day_to_day(tmp_path: Path) -> None:
    """The day of the build is not in it: who subscribes is told of changes only."""
    catalogs = [
        sample_catalog(tmp_path / str(days), certificate("1"), today=TODAY + dt.timedelta(days))
        for days in (0, 200, 500)
    ]
    made = {dict(register_files(catalog, HOST))[ALL] for catalog in catalogs}
    assert len(made) == 1


def test_without_an_address_there_is_no_link(tmp_path: Path) -> None:
    """A calendar needs no address of the site; it only has no links then."""
    made = calendars(tmp_path, certificate("1"), host=Host("Атлас"))
    (event,) = Calendar.from_ical(made[REGION]).walk("VEVENT")
    assert "url" not in event


def test_low_precision_is_said(tmp_path: Path) -> None:
    """A term known to the year stands on its last possible day, and says that it is not known."""
    made = calendars(tmp_path, certificate("1", valid_until="2028"))
    (event,) = Calendar.from_ical(made[REGION]).walk("VEVENT")
    assert event.decoded("dtstart") == dt.date(2028, 12, 31)
    assert "Точный день не назван." in str(event["description"])


def test_name_cannot_add_a_property(tmp_path: Path) -> None:
    """Semicolons, commas, backslashes and what looks like a property stay words of the name."""
    name = "Школа\\nATTENDEE:mailto:x@evil.example; 1, 2\\"
    made = calendars(tmp_path, certificate("1", holder=school(name)))
    (event,) = Calendar.from_ical(made[REGION]).walk("VEVENT")
    assert "attendee" not in event
    assert "ATTENDEE:mailto:x@evil.example; 1, 2" in str(event["summary"])


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "\x85", "\u2028", "\u2029", "\x0b"])
def test_no_end_of_a_line_survives(end: str) -> None:
    """No character that some program takes for the end of a line comes through."""
    assert len(escaped(f"а{end}ATTENDEE:б").splitlines()) == 1


@given(st.text(max_size=200))
def test_folding_keeps_letters_whole(text: str) -> None:
    """Every piece is valid by itself, at most 75 octets long, and together they are the line."""
    line = escaped(text)
    pieces = folded(line).removesuffix(b"\r\n").split(b"\r\n")
    assert all(len(piece) <= 75 for piece in pieces)
    words = [piece.decode() for piece in pieces]
    assert words[0] + "".join(word[1:] for word in words[1:]) == line
    assert all(word.startswith(" ") for word in words[1:])
