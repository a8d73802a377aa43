"""Cases as files: each folder here is a small catalog, and its expected.txt says all findings.

A new case needs no Python: see README.md.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from generator.catalog import load_catalog
from generator.catalog.private import private_findings
from generator.findings import Finding, Severity
from generator.findings.catalogue import all_codes

HERE = Path(__file__).parent
TODAY = dt.date(2026, 11, 22)
"""The day on which all cases are judged."""

CASES = sorted(path.parent.name for path in HERE.glob("*/expected.txt"))
PRIVATE = "expected-private.txt"
LISTED = sorted(path.parent.name for path in HERE.glob(f"*/{PRIVATE}"))
"""The cases that say what `atlas check --private` lists."""
LINE = re.compile(
    r"(?P<file>[^:]+):(?P<line>\d+):(?P<column>\d+) (?P<code>[A-Z]\d{3}) (?P<words>.+)"
)

ROOMS = ("M", "C", "D", "F", "S", "G", "P")
"""The rooms whose codes a catalog alone can produce; reading and the site have tests of their own,
though a case may have their findings too."""

FALLBACK = "M299"
"""For refusals that no model makes today; see tests/model/test_complaints.py."""


@dataclass(frozen=True)
class Expected:
    """One line of expected.txt."""

    file: str
    line: int
    column: int
    code: str
    words: str

    def is_met_by(self, finding: Finding) -> bool:
        """Whether the finding stands where the line says and has its words."""
        return (
            (self.file, self.line, self.column) == (finding.file, finding.line, finding.column)
            and self.code == finding.code.id
            and self.words in finding.message("ru")
        )


def expected_of(case: str, name: str = "expected.txt") -> list[Expected]:
    """The lines of a case's expected.txt."""
    found = []
    for text in (HERE / case / name).read_text(encoding="utf-8").splitlines():
        match = LINE.fullmatch(text)
        assert match, f"{case}/{name}: «{text}» is not «file:line:column CODE words»"
        found.append(
            Expected(
                match["file"],
                int(match["line"]),
                int(match["column"]),
                match["code"],
                match["words"],
            )
        )
    return found


@cache
def findings_of(case: str) -> tuple[Finding, ...]:
    """What checking says of a case."""
    return tuple(load_catalog(HERE / case, TODAY).findings)


def shown(finding: Finding) -> str:
    """A finding as a line of expected.txt."""
    place = f"{finding.file}:{finding.line}:{finding.column}"
    return f"{place} {finding.code.id} {finding.message('ru')}"


@pytest.mark.parametrize("case", CASES)
def test_case_has_exactly_the_expected_findings(case: str) -> None:
    """Every expected finding is there, at its place; every error and warning was expected."""
    left = list(findings_of(case))
    missed = []
    for line in expected_of(case):
        met = next((finding for finding in left if line.is_met_by(finding)), None)
        if met is None:
            missed.append(f"{line.file}:{line.line}:{line.column} {line.code} {line.words}")
        else:
            left.remove(met)
    unexpected = [shown(f) for f in left if f.severity is not Severity.INFO]
    assert not missed, "expected, but not found:\n" + "\n".join([*missed, "found:", *unexpected])
    assert not unexpected, "found, but not expected:\n" + "\n".join(unexpected)


@pytest.mark.parametrize("case", LISTED)
def test_case_lists_exactly_what_may_be_of_a_person(case: str) -> None:
    """`--private` lists what the case says, the notes too, and nothing else."""
    left = private_findings(HERE / case)
    lines = expected_of(case, PRIVATE)
    assert len(left) == len(lines), [shown(finding) for finding in left]
    for line, finding in zip(lines, left, strict=True):
        assert line.is_met_by(finding), shown(finding)


def test_names_of_cases_tell_what_to_expect() -> None:
    """A case called good-… expects nothing, any other case expects something."""
    for case in CASES:
        assert bool(expected_of(case)) != case.startswith("good-"), case


def test_every_folder_is_a_case() -> None:
    """A folder without expected.txt would be passed over in silence."""
    folders = {path.name for path in HERE.iterdir() if path.is_dir() and path.name[0] not in "._"}
    assert folders == set(CASES)


def test_every_code_is_produced_by_some_case() -> None:
    """Each code of the rooms that judge a catalog stands in some expected.txt."""
    produced = {line.code for case in CASES for line in expected_of(case)}
    produced |= {line.code for case in LISTED for line in expected_of(case, PRIVATE)}
    due = {code for code in all_codes() if code.startswith(ROOMS)} - {FALLBACK}
    assert due - produced == set()


def test_ten_mistakes_are_ten_findings() -> None:
    """Ten different mistakes in several files are all said in one run, once each."""
    found = findings_of("ten-mistakes")
    said = [f for f in found if f.severity is not Severity.INFO]
    assert len(said) == 10
    assert len({f.code.id for f in said}) == 10
    assert len({f.file for f in said}) >= 4
    assert Counter((f.file, f.line) for f in said).most_common(1)[0][1] == 1
