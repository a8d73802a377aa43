"""Numbers as people write them: which number is surely meant, and that checks and `fix` say so."""

from __future__ import annotations

import pytest

from generator.model.checking import check_document
from generator.model.numbers_meant import amount_meant, number_meant
from generator.reading import Kind, read_text


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("22,5", "22.5"),
        ("«22,5»", "22.5"),
        ("2 300", "2300"),
        ("2\u00a0300,5", "2300.5"),
        ("1 234 567", "1234567"),
        ("-1,5", "-1.5"),
        ("0,5", "0.5"),
        ("30", "30"),
    ],
)
def test_a_number_as_people_write_it_is_known(written: str, meant: str) -> None:
    """A decimal comma, spaces between thousands and quotes do not hide which number is meant."""
    assert number_meant(written) == meant
    assert amount_meant(written) == meant


@pytest.mark.parametrize(
    "written", ["тридцать", "30%", "2 недели", "2,300", "2.300", "20 30", "007", "5-7", "", "да"]
)
def test_what_may_mean_another_number_is_left(written: str) -> None:
    """Words, units, ranges, and commas that may part thousands: nobody guesses."""
    assert number_meant(written) == ""
    assert amount_meant(written) == ""


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("около 30", "{value: 30, bound: about}"),
        ("Более 2 300", "{value: 2300, bound: more-than}"),
        ("не менее 1,5", "{value: 1.5, bound: at-least}"),
        ("≈30", "{value: 30, bound: about}"),
        ("<5", "{value: 5, bound: less-than}"),
    ],
)
def test_a_bound_in_words_becomes_a_bound(written: str, meant: str) -> None:
    """What stands before a number in words is said by `bound`; a bare number it is not."""
    assert amount_meant(written) == meant
    assert number_meant(written) == ""


def test_unknown_words_before_a_number_are_left() -> None:
    """«Целых 30» says nothing about precision that the catalog knows."""
    assert amount_meant("целых 30") == ""


@pytest.mark.parametrize(
    ("written", "code", "meant"),
    [
        ("before: 22,5", "M214", "22.5"),
        ("before: более 2 300", "M214", "{value: 2300, bound: more-than}"),
        ("before: {value: 2 300}", "M215", "2300"),
        ("before: тридцать", "M214", ""),
    ],
)
def test_the_finding_says_which_number_to_write(written: str, code: str, meant: str) -> None:
    """The hint names it, and the mend is at hand for `atlas fix`; in doubt there is neither."""
    text = f"effects:\n  - metric: Срок\n    {written}\n    after: 4\n"
    document = read_text("practices/nizhny/okno.yml", text.encode())
    found = [f for f in check_document(document, Kind.PRACTICE).findings if f.code.id == code]
    assert [f.line for f in found] == [3]
    assert (f"напишите {meant}; " in found[0].hint()) is bool(meant)
    assert [f.fix.replacement for f in found if f.fix] == ([meant] if meant else [])
