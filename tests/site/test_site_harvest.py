"""What is made of the records is taken from the last build as long as it holds, and never else."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.site.harvest import Harvest, store

EDITED = frozenset({"nizhny/okno"})


@pytest.fixture
def harvest(tmp_path: Path) -> Harvest:
    """The harvest of a build after the edit of one record; the last build has left two files."""
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    second.mkdir()
    (first / "rows").write_bytes(b"rows")
    (first / "words").write_bytes(b"words")
    sums = store(first, tmp_path / "kept", {})
    return Harvest(second, tmp_path / "kept", sums, EDITED)


def test_what_holds_is_taken_over(harvest: Harvest) -> None:
    """A file made of other records is in the new harvest already, as a file of its own."""
    there, stands = harvest.place("rows", ["nizhny/ochered"])
    assert (stands, there.read_bytes()) == (True, b"rows")
    there.write_bytes(b"other")
    assert harvest.old is not None
    assert (harvest.old / "rows").read_bytes() == b"rows"


@pytest.mark.parametrize("name", ["rows", "unknown"])
def test_what_does_not_hold_is_made_anew(harvest: Harvest, name: str) -> None:
    """A file made of an edited record, and one that nobody knows, is to be written."""
    there, stands = harvest.place(name, ["nizhny/ochered", *EDITED])
    assert not stands
    assert there == harvest.folder / name


@pytest.mark.parametrize("damage", [b"", b"row", b"rowz"])
def test_a_damaged_file_is_as_good_as_none(harvest: Harvest, damage: bytes) -> None:
    """What has not the sum that it was kept with is to be written anew; so is what is gone."""
    assert harvest.old is not None
    (harvest.old / "rows").write_bytes(damage)
    assert not harvest.place("rows")[1]
    (harvest.old / "rows").unlink()
    assert not harvest.place("rows")[1]


def test_a_harvest_without_a_past_is_empty(tmp_path: Path) -> None:
    """Where no site stands that is like this one, everything is made."""
    assert Harvest(tmp_path).place("rows") == (tmp_path / "rows", False)


def test_what_is_made_anew_takes_the_old_one_s_place(harvest: Harvest) -> None:
    """The new file is kept, what was not touched stays, and what nobody names goes."""
    assert harvest.old is not None
    before = dict(harvest.sums)
    (harvest.folder / "rows").write_bytes(b"new rows")
    (harvest.old / "stray").write_bytes(b"of nobody")
    now = store(harvest.folder, harvest.old, before)
    assert now.keys() == before.keys()
    assert now["words"] == before["words"]
    assert now["rows"] != before["rows"]
    assert {file.name: file.read_bytes() for file in harvest.old.iterdir()} == {
        "rows": b"new rows",
        "words": b"words",
    }


def test_a_harvest_is_nobody_else_s(harvest: Harvest) -> None:
    """Only its owner may look at what is kept, or put anything there."""
    assert harvest.old is not None
    assert harvest.old.stat().st_mode & 0o777 == 0o700
