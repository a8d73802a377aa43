"""What a change answers for: its own files, and what it brought about in others."""

from __future__ import annotations

from generator.findings import Finding
from generator.findings.blame import blame
from generator.findings.catalogue.catalog_likeness import NEARLY_REPEATS
from generator.findings.catalogue.catalog_references import UNKNOWN_REFERENCE
from generator.findings.catalogue.model_values import DATE_FORM

OLD = Finding(DATE_FORM, "old.yml", 3, 1, "since", {"field": "since", "value": "x"})
MINE = Finding(DATE_FORM, "mine.yml", 2, 1, "since", {"field": "since", "value": "y"})
LOST = Finding(UNKNOWN_REFERENCE, "other.yml", 7, 4, "municipality", {"value": "bor"})


def test_findings_of_changed_files_are_the_changes_own() -> None:
    """Whether they were there before or not: who touches a file looks at all of it."""
    found = blame([OLD, MINE], [MINE], {"mine.yml"})
    assert found.own == (MINE,)


def test_what_a_change_breaks_elsewhere_is_blamed_on_it() -> None:
    """A file that nobody touched has a new finding: a record that it names is gone."""
    found = blame([LOST, MINE, OLD], [OLD], {"mine.yml"})
    assert found.caused == (LOST,)
    assert found.others == (OLD,)


def test_every_finding_is_in_one_group() -> None:
    """Nothing is said twice, nothing is lost."""
    now = [OLD, MINE, LOST]
    found = blame(now, [OLD, LOST], {"mine.yml"})
    assert sorted([*found.own, *found.caused, *found.others], key=now.index) == now


def test_what_stands_at_two_files_is_said_at_the_changed_one() -> None:
    """Of two practices that repeat each other the one that somebody added is told, whatever it is
    called; the other is not blamed besides, unless it repeats a third."""
    added = Finding(NEARLY_REPEATS, "added.yml", values={"other_file": "old.yml"})
    older = Finding(NEARLY_REPEATS, "old.yml", values={"other_file": "added.yml"})
    third = Finding(NEARLY_REPEATS, "third.yml", values={"other_file": "old.yml"})
    found = blame([added, older, third], [], {"added.yml"})
    assert found.own == (added,)
    assert found.caused == (third,)
    assert found.others == ()
    both = blame([added, older], [], {"added.yml", "old.yml"})
    assert both.own == (added, older)
