"""A survey for the sake of a change: what it answers for in a real history."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest
from git_histories import commit, needs_git

from generator.findings import Finding
from generator.site.work.since import survey_since

pytestmark = needs_git

CASES = Path(__file__).parents[1] / "cases"
TODAY = dt.date(2026, 11, 22)


def said(findings: tuple[Finding, ...]) -> set[tuple[str, str]]:
    """Files and codes of what is no mere note."""
    return {(f.file, f.code.id) for f in findings if f.severity.rank < 2}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A good catalog with one old mistake in it, committed as `base`."""
    folder = tmp_path / "catalog"
    shutil.copytree(CASES / "good-full", folder, ignore=shutil.ignore_patterns("expected.txt"))
    old = folder / "practices/nizhny/zayavki.yml"
    old.write_text(old.read_text(encoding="utf-8") + "vazhno: да\n", encoding="utf-8")
    commit(folder, "base")
    return folder


def test_an_untouched_catalog_answers_for_nothing(root: Path) -> None:
    """An old mistake is not blamed on a change that did not touch it."""
    found = survey_since(root, TODAY, "base")
    assert not said(found.own)
    assert not said(found.caused)
    assert said(found.others) == {("practices/nizhny/zayavki.yml", "M202")}


def test_what_goes_breaks_those_who_named_it(root: Path) -> None:
    """A file taken away is blamed for the references to it, in whatever files they are."""
    sites = sorted((root / "regions/nizhny/sites").glob("*.yml"))
    for site in sites:
        site.unlink()
    found = survey_since(root, TODAY, "base")
    assert said(found.caused)
    assert {code for _, code in said(found.caused)} <= {"C301", "C313"}
    assert said(found.others) == {("practices/nizhny/zayavki.yml", "M202")}


def test_a_touched_file_answers_for_its_old_mistakes(root: Path) -> None:
    """Whoever changes a file is shown everything about it."""
    old = root / "practices/nizhny/zayavki.yml"
    old.write_text(old.read_text(encoding="utf-8") + "# примечание\n", encoding="utf-8")
    found = survey_since(root, TODAY, "base")
    assert said(found.own) == {("practices/nizhny/zayavki.yml", "M202")}
    assert not said(found.others)
