"""News: each thing once, dated by the data, under a key that no mend and no move changes."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from news_sample import HELD, TODAY, TOOK, news_catalog
from sample_register import certificate

from generator.catalog import Catalog
from generator.catalog.almanac import dated_regions, exact_days
from generator.catalog.news import Chronicle, NewsKind, newest_first
from generator.catalog.standing import Standings

ALL = 1000
"""More news than there are."""

OKNO = "nizhny/okno"


def told(catalog: Catalog) -> dict[str, str]:
    """All news: the day by the key."""
    return {one.key: one.day for one in Chronicle(catalog, Standings(catalog)).latest(ALL)}


def days(folder: Path, day: dt.date = TODAY, **changes: Any) -> dict[str, str]:
    """The same of the sample with `changes`."""
    return told(news_catalog(folder, day, **changes))


def test_each_event_is_told_with_the_first_day_that_its_date_may_mean(tmp_path: Path) -> None:
    """A practice, four adoptions (a plan is none), a threshold, five certificates, two ends of
    terms: one that comes within 90 days and one that has come."""
    assert days(tmp_path) == {
        f"practice:{OKNO}": "2026-06-05",
        f"adopted:{OKNO}:nizhny/kstovo:": "2024-01-01",
        f"adopted:{OKNO}:nizhny/bor:Школа № 9": "2026-02-10",
        f"adopted:{OKNO}:nizhny/linda:": "",
        f"adopted:{OKNO}:nizhny/kstovo:Лицей": "2026-01-15",
        f"scaled:{OKNO}": "2025-03-01",
        "issued:nizhny/or-1": "2025-05-12",
        "issued:nizhny/or-2": "2021-03-01",
        "issued:nizhny/or-3": "2025-05-12",
        "issued:nizhny/or-4": "2022-05-12",
        "issued:nizhny/or-5": "2026-01-10",
        "expires:nizhny/or-1:2026-12-31": "2026-10-02",
        "expires:nizhny/or-2:2024-03-01": "2024-03-02",
    }


@pytest.mark.parametrize(
    ("day", "when"),
    [("2026-10-01", None), ("2026-10-02", "2026-10-02"), ("2026-12-31", "2026-10-02"),
     ("2027-01-01", "2027-01-01"), ("2029-01-01", "2027-01-01")],
)  # fmt: skip
def test_the_end_of_a_term_is_told_90_days_before_and_once_more_when_it_is_over(
    tmp_path: Path, day: str, when: str | None
) -> None:
    """One event: it begins on the first of the last 90 days and changes on the first day without
    the certificate; no other day changes it."""
    found = days(tmp_path, dt.date.fromisoformat(day), held=HELD[:1])
    assert found.get("expires:nizhny/or-1:2026-12-31") == when


def test_a_withdrawn_certificate_does_not_expire(tmp_path: Path) -> None:
    """What was revoked before its last day has no end of a term."""
    lost = certificate(
        "ОР-9",
        valid_until="2026-12-31",
        status={"state": "revoked", "since": "2026-03-05", "reason": "Ошибка."},
    )
    assert not [key for key in days(tmp_path, held=[lost]) if key.startswith("expires:")]


def test_a_prolonged_term_ends_anew(tmp_path: Path) -> None:
    """The last day is part of what ends, so the new end is told as a new event."""
    before = days(tmp_path / "a", held=HELD[:1])
    longer = [certificate("ОР-1", valid_until="2027-01-31")]
    assert before.keys() ^ days(tmp_path / "b", held=longer).keys() == {
        "expires:nizhny/or-1:2026-12-31",
        "expires:nizhny/or-1:2027-01-31",
    }


def test_mends_and_moves_change_no_key(tmp_path: Path) -> None:
    """Another order, mended dates, other words and a new name of the practice's file with the old
    one among its aliases: the same events."""
    before = days(tmp_path / "a")
    took = [one | {"since": "2023-02-02"} for one in reversed(TOOK)]
    words = {"title": "Окно", "summary": "Иначе.", "verified": "2026-07-01", "aliases": ["okno"]}
    held = [one | {"holder": {"practice": "dver"}} for one in HELD]
    after = days(tmp_path / "b", took=took, practice=words, name="dver", held=held)
    assert after.keys() == before.keys()


def test_a_second_move_keeps_the_first_name(tmp_path: Path) -> None:
    """The oldest of the old names stays the name under which news are known."""
    words = {"aliases": ["okno", "dver"]}
    held = [one | {"holder": {"practice": "vkhod"}} for one in HELD]
    found = days(tmp_path / "b", practice=words, name="vkhod", held=held)
    assert f"practice:{OKNO}" in found


def test_repeated_adoptions_are_told_apart(tmp_path: Path) -> None:
    """Two lines that say the same of one place are two events with two keys."""
    twice = [{"municipality": "bor"}, {"municipality": "bor"}]
    found = [key for key in days(tmp_path, took=twice) if key.startswith("adopted:")]
    assert found == [f"adopted:{OKNO}:nizhny/bor:", f"adopted:{OKNO}:nizhny/bor::2"]


def test_a_threshold_that_is_not_reached_is_not_passed(tmp_path: Path) -> None:
    """Linda counts for Bor, so three lines are two places: 2 is passed and 3 is not."""
    three = {"replication_threshold": 3}
    assert f"scaled:{OKNO}" in days(tmp_path / "a")
    assert f"scaled:{OKNO}" not in days(tmp_path / "b", region=three)


def test_drafts_are_no_news(tmp_path: Path) -> None:
    """A practice without a page has none, nor have those who took it over."""
    found = days(tmp_path, practice={"status": "draft"})
    assert {key.partition(":")[0] for key in found} == {"issued", "expires"}


def test_views_are_parts_of_the_whole(tmp_path: Path) -> None:
    """The region's, the sphere's and the practice's news are those of the whole that concern it."""
    catalog = news_catalog(tmp_path)
    news = Chronicle(catalog, Standings(catalog))
    whole = {one.key for one in news.latest(ALL)}
    assert {one.key for one in news.latest(len(whole))} == whole
    assert {one.key for one in news.latest_in("nizhny", len(whole))} == whole
    assert {one.key for one in news.latest_of("public-services", len(whole))} == whole
    assert {one.key for one in news.practice(catalog.practices[OKNO])} == whole
    assert all(one.regions == ("nizhny",) for one in news.latest(ALL))


def test_the_newest_come_first_and_the_undated_last(tmp_path: Path) -> None:
    """By day, then by kind, then by key; a cut leaves out the oldest."""
    catalog = news_catalog(tmp_path)
    chronicle = Chronicle(catalog, Standings(catalog))
    every = tuple(chronicle.latest(ALL))
    ordered = newest_first(every)
    assert [one.day for one in ordered] == sorted((one.day for one in every), reverse=True)
    assert ordered[-1].key == f"adopted:{OKNO}:nizhny/linda:"
    same = [one.key for one in ordered if one.day == "2025-05-12"]
    assert same == ["issued:nizhny/or-1", "issued:nizhny/or-3"]
    assert newest_first(reversed(every), 5) == ordered[:5]
    for most in range(1, len(ordered) + 2):
        assert chronicle.latest(most) == ordered[:most]  # though some are never heard
    assert ordered[0].kind is NewsKind.EXPIRES


def test_only_exact_days_stand_in_a_calendar(tmp_path: Path) -> None:
    """An event known to the month has no place; a region has a calendar for an exact day or for
    the known end of a term."""
    catalog = news_catalog(tmp_path / "a")
    events = catalog.directory.regions["nizhny"].record.events
    assert [one.date for one in exact_days([*events, *events])] == ["2025-10-01"]
    assert dated_regions(Standings(catalog)) == ("nizhny",)
    empty = news_catalog(tmp_path / "b", held=[], region={"events": []})
    assert dated_regions(Standings(empty)) == ()
    held = news_catalog(tmp_path / "c", region={"events": []})
    assert dated_regions(Standings(held)) == ("nizhny",)
