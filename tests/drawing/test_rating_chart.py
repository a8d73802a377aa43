"""The small chart of places in a rating."""

from __future__ import annotations

from generator.drawing.rating import rating_chart


def test_first_place_stands_on_top_and_years_run_to_the_right() -> None:
    """From 18 in 2022 to 5 in 2023: up, from the left edge to the right one."""
    chart = rating_chart([(2022, 18), (2023, 5)])
    assert chart is not None
    assert [(mark.x, mark.y) for mark in chart.marks] == [("26", "88"), ("294", "26")]
    assert [(mark.year, mark.place) for mark in chart.marks] == [("2022", "18"), ("2023", "5")]


def test_years_left_out_keep_their_room() -> None:
    """2020, 2021 and 2024: a quarter of the way, then three."""
    chart = rating_chart([(2020, 3), (2021, 3), (2024, 3)])
    assert chart is not None
    assert [mark.x for mark in chart.marks] == ["26", "93", "294"]
    assert {mark.y for mark in chart.marks} == {"26"}


def test_no_line_is_drawn_where_nobody_has_said_it() -> None:
    """One year is no course, and two places in one year are no line."""
    assert rating_chart([]) is None
    assert rating_chart([(2023, 5)]) is None
    assert rating_chart([(2022, 18), (2023, 5), (2023, 6)]) is None
