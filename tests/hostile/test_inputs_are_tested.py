"""Each of the 56 inputs is played on each of its doors by tests that there are, and SECURITY.md
names them."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

from hostile.conftest import Found
from hostile.table import DOORS, NUMBERS, inputs, rows

PROJECT = Path(__file__).parents[2]
SECURITY = PROJECT / "SECURITY.md"


@cache
def functions(file: str) -> frozenset[str]:
    """The tests that a file defines, by name."""
    tree = ast.parse((PROJECT / file).read_text("utf-8"))
    return frozenset(n.name for n in ast.walk(tree) if isinstance(n, ast.FunctionDef))


def exists(test: str, known: set[str], whole: bool) -> bool:
    """Whether there is such a test. `known` are the ids that pytest has found; if they are all
    there are (`whole`), a case is looked for as well."""
    file, _, name = test.partition("::")
    if test in known:
        return True
    function = name.partition("[")[0]
    there = (PROJECT / file).is_file() and (not function or function in functions(file))
    return there and not (whole and name)


def test_no_input_is_left_out() -> None:
    """The table has all numbers, each with words and at least one door, and knows every door."""
    assert [one.number for one in inputs()] == list(NUMBERS)
    for one in inputs():
        assert one.says
        assert one.doors
        assert set(one.doors) <= set(DOORS), one.number
        assert all(tests for tests in one.doors.values()), one.number
    assert {door for one in inputs() for door in one.doors} == set(DOORS)


def test_every_test_of_the_table_exists(found_by_pytest: Found) -> None:
    """Whatever the table names is a test: nothing was renamed behind its back. A run of all tests
    looks for each case too."""
    ids, whole = found_by_pytest.ids, found_by_pytest.whole
    known = {*ids, *(one.partition("[")[0] for one in ids)}
    named = [(one.number, test) for one in inputs() for test in one.tests]
    assert [pair for pair in named if not exists(pair[1], known, whole)] == []


def test_what_is_missing_is_seen() -> None:
    """A test that is not there, a file that is not there, and in a run of all tests a case."""
    here = "tests/hostile/test_inputs_are_tested.py"
    assert exists(f"{here}::test_what_is_missing_is_seen", set(), whole=False)
    assert not exists(f"{here}::test_that_never_was", set(), whole=False)
    assert not exists("tests/hostile/test_never.py::test_x", set(), whole=False)
    assert not exists(f"{here}::test_what_is_missing_is_seen[x]", {here}, whole=True)


def test_the_promise_names_them() -> None:
    """SECURITY.md has the table as it is.

    If this fails, put there what `python -m hostile.table`, run in tests/, prints.
    """
    text = SECURITY.read_text("utf-8")
    [found] = re.findall(
        r"^<!-- inputs -->\n\n\|[^\n]*\n\| ---[^\n]*\n(.*?)\n<!-- /inputs -->$",
        text,
        re.MULTILINE | re.DOTALL,
    )
    assert found.strip() == rows().strip()
