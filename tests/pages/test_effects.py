"""An effect is drawn as it was told: nothing worked out that the numbers do not bear."""

from __future__ import annotations

from typing import Any

import pytest

from generator.model.figures import Effect
from generator.pages.citations import Citations
from generator.pages.effects import EffectView, effect_view, ratio, small_effect, tells_result


def effect(**fields: Any) -> Effect:
    """An effect of one metric."""
    return Effect.model_validate({"metric": "Жалобы", **fields})


def view(**fields: Any) -> EffectView:
    """The figure of an effect."""
    return effect_view(effect(**fields), Citations())


def said(figure: EffectView) -> str:
    """The change in words, "" where there is none."""
    words = figure.change
    if words is None:
        return ""
    return " ".join(f"{words.bound} {words.core} {words.result}".split())


@pytest.mark.parametrize(
    ("before", "after", "unit", "change"),
    [
        (30, 4, "person", "в 7,5 раза меньше"),
        (90, 30, "min", "в 3 раза меньше"),
        (7, 3, "day", "примерно в 2,3 раза меньше"),
        (50, 30, "day", "на 40 % меньше"),
        (67, 60, "min", "примерно на 10 % меньше"),
        (100, 250, "application", "в 2,5 раза больше"),
        (40, 70, "percent", "на 30 процентных пунктов больше"),
        ({"value": 12, "bound": "about"}, 4, "person", "примерно в 3 раза меньше"),
        ({"value": 12, "bound": "at-least"}, 4, "person", ""),
        (5, 5, "day", ""),
        (5, 0, "complaint", ""),
        (0, 5, "complaint", ""),
    ],
)
def test_change_follows_from_two_numbers(before: Any, after: Any, unit: str, change: str) -> None:
    """A change is worked out from two comparable numbers only, and marked as worked out."""
    figure = view(before=before, after=after, unit=unit)
    assert said(figure) == change
    assert figure.worked_out == bool(change)


def test_change_of_the_source_is_kept() -> None:
    """Where the source names the change itself, its words stand and nothing is worked out."""
    change = {"direction": "decrease", "by": "times", "value": 20, "bound": "more-than"}
    figure = view(change=change, better="lower")
    assert said(figure) == "более чем в 20 раз меньше"
    assert not figure.worked_out
    assert figure.before is None


def test_different_units_are_not_compared() -> None:
    """Calendar days against working days: both stand with their own unit, no bars, no change."""
    figure = view(before={"value": 45, "unit": "day"}, after={"value": 15, "unit": "working-day"})
    assert figure.change is None
    assert figure.bars is None
    assert "45" in (figure.before or "")
    assert (figure.before, figure.after) == ("45\u00a0дн.", "15\u00a0раб. дн.")
    assert figure.unit == ""


@pytest.mark.parametrize(
    ("fields", "bars"),
    [
        ({"before": 30, "after": 4, "unit": "person"}, ("100%", "13.33%")),
        ({"before": 20, "after": 60, "unit": "percent"}, ("20%", "60%")),
        ({"before": 100, "after": 250, "unit": "percent"}, ("40%", "100%")),
        ({"before": 5000, "after": 1, "unit": "day"}, ("100%", "0.8%")),
        ({"before": 5, "after": 0}, ("100%", "0%")),
        ({"change": {"direction": "decrease", "by": "times", "value": 20}}, ("100%", "5%")),
        ({"change": {"direction": "increase", "by": "times", "value": 4}}, ("25%", "100%")),
        ({"change": {"direction": "decrease", "by": "percent", "value": 86}}, ("100%", "14%")),
        ({"change": {"direction": "increase", "by": "percent", "value": 100}}, ("50%", "100%")),
        ({"change": {"direction": "decrease", "by": "amount", "value": 100}}, None),
        ({"change": {"direction": "decrease", "by": "percent", "value": 150}}, None),
        ({"before": 16, "note": "Сколько стало, неизвестно."}, None),
        ({"before": -5, "after": 5}, None),
    ],
)
def test_bars_are_drawn_to_scale(fields: Any, bars: tuple[str, str] | None) -> None:
    """Bars show two known numbers or a known ratio to one scale, and else there are none."""
    assert view(**fields).bars == bars


@pytest.mark.parametrize(
    ("fields", "improved"),
    [
        ({"before": 30, "after": 4, "better": "lower"}, True),
        ({"before": 4, "after": 30, "better": "lower"}, False),
        ({"before": 4, "after": 30}, None),
        ({"before": 4, "after": 4, "better": "lower"}, None),
        ({"after": 4, "note": "…", "better": "lower"}, None),
    ],
)
def test_better_is_only_what_the_file_calls_so(fields: Any, improved: bool | None) -> None:
    """Whether a change is an improvement is the file's word, never a guess."""
    assert view(**fields).improved is improved


def test_before_alone_is_no_result() -> None:
    """«Было 16» says what was wrong, not what came out, so no card boasts of it."""
    assert not tells_result(effect(before=16, note="…"))
    assert tells_result(effect(after=5, note="…"))
    assert not tells_result(None)


@pytest.mark.parametrize(
    ("fields", "phrase"),
    [
        ({"before": 30, "after": 4, "unit": "person"}, "30 → 4 чел."),
        ({"before": 30, "after": {"value": 4, "bound": "at-most"}, "unit": "day"}, "30 → до 4 дн."),
        ({"before": 1_500_000, "after": 300_000, "unit": "rouble"}, "1,5 млн ₽ → 300 000 ₽"),
        ({"change": {"direction": "decrease", "by": "percent", "value": 30}}, "на 30 % меньше"),
        ({"after": 5, "unit": "document", "note": "…"}, "стало 5 документов"),
    ],
)
def test_effect_in_one_phrase(fields: Any, phrase: str) -> None:
    """Cards and rows say an effect in a few words, bounds and units kept."""
    assert small_effect(effect(**fields)).figure.replace("\u00a0", " ") == phrase


def _change(direction: str, by: str, value: float) -> dict[str, Any]:
    better = "lower" if direction == "decrease" else "higher"
    return {"change": {"direction": direction, "by": by, "value": value}, "better": better}


@pytest.mark.parametrize(
    ("fields", "times"),
    [
        ({"before": 30, "after": 4, "better": "lower"}, 7.5),
        (_change("decrease", "times", 20), 20),
        (_change("decrease", "percent", 75), 4),
        (_change("increase", "percent", 50), 1.5),
        (_change("decrease", "amount", 9), None),
        ({"before": 4, "after": 30, "better": "lower"}, None),
        ({"before": 30, "after": 4}, None),
        ({"before": 30, "after": 0, "better": "lower"}, None),
    ],
)
def test_strength_of_an_effect(fields: Any, times: float | None) -> None:
    """The strongest results are chosen by ratio, and only improvements have one."""
    found = ratio(effect(**fields))
    assert found == (None if times is None else pytest.approx(times))
