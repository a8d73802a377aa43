"""Dates in other forms: those that mean one day are understood, those that may mean two are not."""

from __future__ import annotations

import pytest

from generator.model.checking import check_document
from generator.model.dates import date_meant
from generator.reading import Kind, read_text


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("12.05.2021", "2021-05-12"),
        ("1.5.2021", "2021-05-01"),
        ("12.05.2021 г.", "2021-05-12"),
        ("12 мая 2021 года", "2021-05-12"),
        ("12\u00a0мая 2021", "2021-05-12"),
        ("3 Октября 2021 г.", "2021-10-03"),
        ("май 2021", "2021-05"),
        ("мая 2021 года", "2021-05"),
        ("05.2021", "2021-05"),
        ("2021 год", "2021"),
        ("2021г.", "2021"),
        ("2021/05/12", "2021-05-12"),
        ("2021-5-3", "2021-05-03"),
        ("2021-5", "2021-05"),
        ("25/05/2021", "2021-05-25"),
        ("2021-05-12 00:00:00", "2021-05-12"),
        ("2021-05-12T00:00:00.000Z", "2021-05-12"),
    ],
)
def test_other_forms_of_one_date_are_understood(written: str, meant: str) -> None:
    """As people, spreadsheets and other programs write dates."""
    assert date_meant(written) == meant


@pytest.mark.parametrize(
    "written",
    [
        "05/06/2021",
        "05-06-2021",
        "12.05.21",
        "30.02.2021",
        "12.13.2021",
        "весна 2021",
        "2021-05-12 10:30",
        "2020-2021",
        "с 12 мая 2021",
        "12 бря 2021",
        "1021 год",
        "",
        "вчера",
    ],
)
def test_what_is_in_doubt_is_not_guessed(written: str) -> None:
    """Day and month that could be each other, a century left out, a day that is none."""
    assert date_meant(written) == ""


def test_the_finding_brings_the_mend() -> None:
    """The report says what to write, and `atlas fix` writes it."""
    document = read_text("practices/nizhny/okno.yml", b"verified: 12.05.2021\n")
    found = [f for f in check_document(document, Kind.PRACTICE).findings if f.code.id == "M207"]
    assert [f.fix.replacement for f in found if f.fix] == ["2021-05-12"]
    assert "напишите 2021-05-12" in found[0].hint()
