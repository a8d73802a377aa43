"""The tables of changes: files before, files after, sentences expected."""

from __future__ import annotations

import importlib
import pkgutil
import re
from pathlib import Path

import pytest
from changed_catalogs import PROJECT, Case, both, cases, plain, reviewed

import generator.changes
from generator.changes.change import Change

CASES = cases()


@pytest.mark.parametrize("case", CASES, ids=[case.about for case in CASES])
def test_a_change_is_said(case: Case, tmp_path: Path) -> None:
    """Exactly these sentences, in this order."""
    found = reviewed(*both(tmp_path, case))
    assert [plain(change.sentence) for change in found.changes] == case.says


@pytest.mark.parametrize("case", CASES, ids=[case.about for case in CASES])
def test_no_file_changes_in_silence(case: Case, tmp_path: Path) -> None:
    """Each file that differs is named by at least one change, or is the old one of a move."""
    found = reviewed(*both(tmp_path, case))
    told = {change.file for change in found.changes}
    moved = {f"practices/{c.facts()['before']}.yml" for c in found.changes if c.kind in MOVES}
    assert found.files.all
    assert set(found.files.all) <= told | moved
    assert not found.unchanged


MOVES = ("practice-renamed", "practice-moved")


def classes() -> set[type[Change]]:
    """Every class of changes that has a kind."""
    found = set()
    for module in pkgutil.iter_modules(generator.changes.__path__):
        for one in vars(importlib.import_module(f"generator.changes.{module.name}")).values():
            if isinstance(one, type) and issubclass(one, Change) and hasattr(one, "kind"):
                found.add(one)
    return found


def kinds() -> set[str]:
    """Every kind of change that the program knows."""
    return {one.kind for one in classes()}


def test_each_kind_of_change_has_a_case(tmp_path: Path) -> None:
    """A kind that no table speaks of would be said in words that nobody has read."""
    seen = set()
    for number, case in enumerate(CASES):
        folder = tmp_path / str(number)
        seen |= {change.kind for change in reviewed(*both(folder, case)).changes}
    assert kinds() == seen


def test_each_kind_of_change_is_documented() -> None:
    """Whoever reads the JSON finds every kind in the guide, and no other."""
    guide = (PROJECT / "docs/contribute/review.md").read_text(encoding="utf-8")
    table = guide.partition("| `kind` |")[2]
    rows = (line.split("|")[1] for line in table.splitlines()[2:] if line.startswith("|"))
    assert kinds() == {kind for row in rows for kind in re.findall(r"`([a-z-]+)`", row)}


def test_no_two_kinds_share_a_name() -> None:
    """A kind of its own is a class of its own: two never share a name."""
    seen: dict[str, type[Change]] = {}
    for one in classes():
        assert seen.setdefault(one.kind, one) is one
