"""Every function of the language keeps to its golden table; a new case is a line in a file."""

from __future__ import annotations

from typing import Any

import pytest
from golden import CASES, FUNCTIONS, output, tables

TABLES = tables()


@pytest.mark.parametrize(
    ("function", "given", "expected"),
    [case[1:] for case in TABLES],
    ids=[case[0] for case in TABLES],
)
def test_table(function: str, given: Any, expected: str) -> None:
    """The output for the input of a table is the one that stands beside it."""
    assert output(function, given) == expected


def test_every_function_has_a_table() -> None:
    """No function of the tables' list is left without a case."""
    assert {case[1] for case in TABLES} == set(FUNCTIONS)


def test_hostile_inputs_have_tables() -> None:
    """Each of the hostile inputs 28 to 32 and 38 is held by a table of its own."""
    names = {file.stem.split("-")[1] for file in CASES.glob("hostile-*.yml")}
    assert names == {"28", "29", "30", "31", "32", "38"}
