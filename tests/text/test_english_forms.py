"""Numbers, dates and amounts while English is spoken, and Russian again right after it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator import text
from generator.text import UNITS
from generator.text.amounts_elsewhere import short_of
from generator.text.speaking import speaking, spoken


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: text.number(2300.5), "2,300.5"),
        (lambda: text.number(-3), "-3"),
        (lambda: text.list_and(["a", "b", "c"]), "a, b and c"),
        (lambda: text.ordinal(22), "22nd"),
        (lambda: text.ordinal(113), "113th"),
        (lambda: text.show_date("2021"), "2021"),
        (lambda: text.show_date("2021-05"), "May 2021"),
        (lambda: text.show_date("2021-09-12"), "12 September 2021"),
        (lambda: text.show_date("2021-10-12", "table"), "12 Oct 2021"),
        (lambda: text.since_date("2021-05-12"), "since 12 May 2021"),
        (lambda: text.until_date("2021"), "until 2021"),
        (lambda: text.in_date("2021-05"), "in May 2021"),
        (lambda: text.in_date("2021-05-12"), "on 12 May 2021"),
        (lambda: text.as_of_date("2021-05-12"), "as of 12 May 2021"),
        (
            lambda: text.date_element("2021-05-12"),
            '<time datetime="2021-05-12">12 May 2021</time>',
        ),
        (lambda: text.show_amount(21, "more-than", UNITS["project"]), "more than 21 projects"),
        (lambda: text.show_amount(1, unit=UNITS["day"]), "1 day"),
        (lambda: text.show_amount(1.5, unit=UNITS["day"]), "1.5 days"),
        (lambda: text.show_amount(35, unit=UNITS["percent"]), "35%"),
        (lambda: text.show_amount(30, "at-most", UNITS["min"], "short"), "up to 30 min"),
        (lambda: text.show_amount(30, "at-most", UNITS["min"], "signs"), "≤ 30 min"),
        (lambda: text.show_amount(1_500_000, unit=UNITS["rouble"]), "1.5 million roubles"),
        (lambda: text.show_amount(1_234_567, unit=UNITS["rouble"]), "1,234,567 roubles"),
        (lambda: text.show_change("decrease", "times", 20, "more-than"), "more than 20 times less"),
        (lambda: text.show_change("increase", "percent", 35), "35% more"),
        (
            lambda: text.show_change("decrease", "amount", 10, unit=UNITS["percent"]),
            "10 percentage points less",
        ),
        (lambda: text.show_change("decrease", "amount", 1, unit=UNITS["min"]), "1 minute less"),
        (lambda: UNITS["complaint"].beside(2), "complaints"),
    ],
)
def test_forms_are_english(make: Callable[[], str], said: str) -> None:
    """Each form as English readers write it; the same call without English is Russian."""
    with speaking("en"):
        assert make().replace("\u00a0", " ") == said
    assert spoken() == "ru"
    assert make().replace("\u00a0", " ") != said or said.isdigit() or said == "-3"


def test_every_unit_has_english_forms() -> None:
    """No unit of measure stays Russian: neither its word nor its abbreviation."""
    with speaking("en"):
        said = [unit.beside(n) + short_of(unit, "en") for unit in UNITS.values() for n in (1, 2)]
    assert [one for one in said if not one.replace("²", "").replace("³", "").isascii()] == []


def test_languages_do_not_leak(tmp_path: object) -> None:
    """An error inside does not leave the language spoken behind."""
    with pytest.raises(ZeroDivisionError), speaking("en"):
        text.number(1 / 0)
    assert text.number(1.5) == "1,5"
