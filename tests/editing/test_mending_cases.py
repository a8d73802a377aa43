"""Cases of mending as files: see README.md beside this file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.editing.mending import mend
from generator.model.files import FILES
from generator.reading import Kind

CASES = Path(__file__).parent / "cases"
BEFORE = sorted(path.name.removesuffix(".before.yml") for path in CASES.glob("*.before.yml"))
SAME = sorted(path.name.removesuffix(".same.yml") for path in CASES.glob("*.same.yml"))


def mended(case: str, text: str) -> str:
    """What becomes of the text of a case."""
    kind = Kind(case.partition("-")[0])
    file = re.sub("<[^>]+>", "nizhny", FILES[kind].path)
    return mend(file, kind, text).text


def read(name: str) -> str:
    """The text of a file among the cases."""
    return (CASES / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("case", BEFORE)
def test_before_becomes_after(case: str) -> None:
    """The file comes out as the case says; once mended, it stays so."""
    after = read(f"{case}.after.yml")
    assert mended(case, read(f"{case}.before.yml")) == after
    assert mended(case, after) == after


@pytest.mark.parametrize("case", SAME)
def test_what_is_in_doubt_stays(case: str) -> None:
    """Not a byte changes where nobody can be sure what was meant."""
    assert mended(case, read(f"{case}.same.yml")) == read(f"{case}.same.yml")


def test_every_file_belongs_to_a_case() -> None:
    """A file with a slip in its name would be passed over in silence."""
    known = {f"{case}.{part}.yml" for case in BEFORE for part in ("before", "after")}
    known |= {f"{case}.same.yml" for case in SAME}
    assert {path.name for path in CASES.iterdir()} == known
