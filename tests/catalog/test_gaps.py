"""Reported and counted: the gap between them today, and what could be named on past days."""

from __future__ import annotations

from typing import Any

import pytest
from small_catalog import catalog, certificate, day, municipality, practice, region, site

from generator.catalog.gaps import Counted, Gap, GapKind, Past, disagreeing, gap
from generator.model.figures import Amount
from generator.model.region import Reported


@pytest.mark.parametrize(
    ("reported", "named", "found"),
    [
        (170, 2, Gap(GapKind.UNNAMED, 168)),
        ({"value": 170, "bound": "more-than"}, 2, Gap(GapKind.UNNAMED, 168, "more-than")),
        ({"value": 170, "bound": "about"}, 0, Gap(GapKind.UNNAMED, 170, "about")),
        (3, 3, Gap(GapKind.AGREE)),
        ({"value": 3, "bound": "at-least"}, 3, Gap(GapKind.AGREE)),
        ({"value": 3, "bound": "more-than"}, 3, Gap(GapKind.REPORTED_MORE)),
        (1, 4, Gap(GapKind.NAMED_MORE, 3)),
        ({"value": 1, "bound": "at-least"}, 4, Gap(GapKind.NO_CONTRADICTION)),
        ({"value": 1, "bound": "at-most"}, 4, Gap(GapKind.NAMED_MORE, 3)),
    ],
)
def test_gap_keeps_the_bound_of_the_report(reported: Any, named: int, found: Gap) -> None:
    """«более 170» less 2 is «более 168»; more names than «не менее» contradict nothing."""
    assert gap(Amount.model_validate(reported), named) == found


def said(value: Any, as_of: str | None = "2025", since: str | None = None) -> Reported:
    """A figure of scaled practices."""
    return Reported.model_validate(
        {"metric": "scaled-practices", "value": value, "as_of": as_of, "since": since}
    )


def test_sources_disagree_only_about_the_same_thing() -> None:
    """160 in all and 60 in the year are two facts; 170 and «более 170» of one day disagree."""
    more = {"value": 170, "bound": "more-than"}
    assert disagreeing([said(160), said(60, since="2024")]) == ()
    assert disagreeing([said(160), said(170, as_of="2024")]) == ()
    assert disagreeing([said(170), said(170)]) == ()
    assert disagreeing([said(60, since="2024"), said(170), said(more)]) == (said(170), said(more))


def test_what_could_be_named_on_a_past_day() -> None:
    """Sites: one of 2022, one of May 2024, one without a date, one closed in 2023. Of certificates
    one was revoked in 2024; levels are kept apart."""
    made = Past(
        catalog(
            region(),
            municipality("bor"),
            site("a", opened="2022"),
            site("b", opened="2024-05"),
            site("c"),
            site("d", opened="2021", closed="2023-03-01", status="closed"),
            certificate(
                "1", issued="2022-05", status={"state": "revoked", "since": "2024", "reason": "…"}
            ),
            certificate("2", issued="2023", level="federal"),
            practice("nizhny/a", started="2020"),
            practice("nizhny/b"),
        )
    )

    def number(metric: str, on: str, level: Any = None) -> Counted | None:
        return made.counted(metric, "nizhny", day(on), level)

    assert number("training-sites", "2022-12-30") == Counted(1, 1)  # d; «2022» ends a day later
    assert number("training-sites", "2022-12-31") == Counted(2, 1)
    assert number("training-sites", "2023-12-31") == Counted(1, 1)
    assert number("training-sites", "2024-06-01") == Counted(2, 1)
    assert number("exemplary-institutions", "2023-12-31") == Counted(2, 0)
    assert number("exemplary-institutions", "2024-12-31") == Counted(1, 0)
    assert number("exemplary-institutions", "2024-12-31", "federal") == Counted(1, 0)
    assert number("practices", "2021-01-01") == Counted(1, 1)
    assert number("projects", "2021-01-01") is None
    assert number("municipalities-involved", "2021-01-01") is None


def test_regions_that_had_joined_by_a_day() -> None:
    """«2021» has joined by the end of 2021; who does not say when is told apart."""
    made = Past(catalog(region("a", joined="2021"), region("b", joined="2019-12"), region("c")))
    assert made.regions(day("2021-06-01")) == Counted(1, 1)
    assert made.regions(day("2021-12-31")) == Counted(2, 1)
