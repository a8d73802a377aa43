"""Calendars of all dates: read by a program that is not ours, folded between letters, never closed
by a text."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from news_sample import TODAY, news_catalog

from generator.catalog import load_catalog
from generator.publishing.calendars import date_calendars
from generator.publishing.host import Host
from generator.publishing.registry import Registry
from generator.text import harmless

HOST = Host("Атлас практик", "https://atlas.example/")
WHOLE, REGION = "calendar.ics", "regions/nizhny/calendar.ics"


def made(folder: Path, **changes: Any) -> dict[str, bytes]:
    """The calendars of the sample."""
    return dict(date_calendars(Registry(news_catalog(folder, **changes), HOST)))


def test_days_of_history_and_ends_of_terms_stand_side_by_side(tmp_path: Path) -> None:
    """What is known to the day, and the last days of what is in force; each event known by an id of
    its own, the same in both calendars."""
    found = made(tmp_path)
    assert found.keys() == {WHOLE, REGION}
    for data in found.values():
        events = Calendar.from_ical(data).walk("VEVENT")
        assert sorted(event.decoded("dtstart") for event in events) == [
            dt.date(2025, 10, 1),
            dt.date(2026, 12, 31),
            dt.date(2028, 5, 12),
            dt.date(2030, 12, 31),
        ]
        assert [str(e["summary"]) for e in events if e.decoded("dtstart").year == 2025] == ["Форум"]
        assert len({event["uid"] for event in events}) == len(events)
    one, other = ({e["uid"] for e in Calendar.from_ical(d).walk("VEVENT")} for d in found.values())
    assert one == other


def test_without_dates_there_is_no_calendar(tmp_path: Path) -> None:
    """A calendar needs something in it; a region that has nothing has none."""
    assert made(tmp_path, held=[], region={"events": []}) == {}


def test_calendars_do_not_change_from_day_to_day(tmp_path: Path) -> None:
    """Nothing of the build's day stands in them."""
    first = made(tmp_path)
    later = load_catalog(tmp_path, TODAY + dt.timedelta(20)).catalog
    assert dict(date_calendars(Registry(later, HOST))) == first


def test_the_real_calendars_are_calendars() -> None:
    """Every calendar of the project's own catalog is read, has an event, and no line is longer than
    75 octets or broken inside a letter."""
    catalog = load_catalog(Path(__file__).parents[2], TODAY).catalog
    found = dict(date_calendars(Registry(catalog, HOST)))
    assert len(found) > 5
    for data in found.values():
        assert Calendar.from_ical(data).walk("VEVENT")
        lines = data.split(b"\r\n")
        assert max(map(len, lines)) <= 75
        assert [line.decode() for line in lines]


@pytest.mark.parametrize(
    "text",
    [
        "Форум\nATTENDEE:mailto:x@evil.example",
        "Форум\r\nEND:VEVENT",
        "Ж" * 90 + "😀" * 40,
        "a;b,c\\n",
        "\ud800\x00\u2028Форум",
        "END:VCALENDAR",
    ],
)
def test_no_text_ends_an_event(tmp_path: Path, text: str) -> None:
    """Whatever stands in the title and the note of an event, it is one event with its title."""
    catalog = news_catalog(tmp_path, held=[])
    entry = catalog.directory.regions["nizhny"]
    event = entry.record.events[0].model_copy(update={"title": text, "note": text})
    entry.record.__dict__["events"] = (event,)
    data = dict(date_calendars(Registry(catalog, Host("Атлас"))))[REGION]
    [read] = Calendar.from_ical(data).walk("VEVENT")
    assert set(read) == {
        "UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "TRANSP",
    }  # fmt: skip
    assert str(read["summary"]) == harmless(text)
    assert max(map(len, data.split(b"\r\n"))) <= 75
