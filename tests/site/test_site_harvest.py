"""What is made of the records is taken from the last build as long as it holds, and never else."""

from __future__ import annotations

import errno
import os
from dataclasses import replace
from pathlib import Path

import pytest

from generator.catalog.asking import ask
from generator.site.memory import provenance
from generator.site.memory.harvest import Harvest, Leaf, store, workroom
from generator.site.memory.questions import Changed

EDITED = frozenset({"nizhny/okno"})
ASKED = {"rows": Leaf("", "2"), "words": Leaf("", "1,2,4")}
"""What the last build has left, and what was asked for it."""
CHANGED = Changed(["a", "b", "c", "d"], ["a", "b", "c", "D"])
"""The fourth question has another answer."""


@pytest.fixture
def harvest(tmp_path: Path) -> Harvest:
    """The harvest of a build after the edit of one record; the last build has left two files."""
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    second.mkdir()
    for name in ASKED:
        (first / name).write_bytes(name.encode())
    leaves = store(first, tmp_path / "kept", ASKED)
    return Harvest(second, tmp_path / "kept", leaves, EDITED)


def refuse(*_: object, **__: object) -> None:
    """What a system says that knows no second names."""
    raise OSError(errno.EXDEV, "another disk")


def brought_in(harvest: Harvest, name: str, *records: str) -> bytes:
    """What stands in a file of the harvest, "anew" if that had to be made."""
    return harvest.bring_in(name, records, lambda file: file.write_bytes(b"anew")).read_bytes()


def test_what_holds_is_taken_over(harvest: Harvest) -> None:
    """A file made of other records is in the new harvest already, under a second name."""
    assert brought_in(harvest, "rows", "nizhny/ochered") == b"rows"
    assert harvest.old is not None
    assert (harvest.folder / "rows").samefile(harvest.old / "rows")


def test_what_can_have_no_second_name_is_copied(
    harvest: Harvest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between two disks a file is copied, and a damaged one is still no good."""
    monkeypatch.setattr(os, "link", refuse)
    assert brought_in(harvest, "rows", "nizhny/ochered") == b"rows"
    assert harvest.old is not None
    assert not (harvest.folder / "rows").samefile(harvest.old / "rows")
    (harvest.old / "words").write_bytes(b"damaged")
    assert brought_in(harvest, "words") == b"anew"


@pytest.mark.parametrize("name", ["rows", "unknown"])
def test_what_does_not_hold_is_made_anew(harvest: Harvest, name: str) -> None:
    """A file made of an edited record, and one that nobody knows, is written."""
    assert brought_in(harvest, name, "nizhny/ochered", *EDITED) == b"anew"


def test_what_rests_on_another_answer_is_made_anew(harvest: Harvest) -> None:
    """A file for which a question was asked that has another answer now; no other one."""
    harvest = replace(harvest, changed=CHANGED)
    assert brought_in(harvest, "rows") == b"rows"
    assert brought_in(harvest, "words") == b"anew"


def test_what_is_asked_is_remembered(harvest: Harvest) -> None:
    """Of what is made anew; for what is taken over nothing is asked."""
    assert brought_in(harvest, "rows", *EDITED) == b"anew"
    harvest.bring_in("new", (), lambda file: ask("nizhny/okno", "nizhny"))
    assert brought_in(harvest, "words") == b"words"
    assert harvest.heard == {"rows": set(), "new": {"nizhny/okno", "nizhny"}}


@pytest.mark.parametrize("damage", [b"", b"row", b"rowz"])
def test_a_damaged_file_is_as_good_as_none(harvest: Harvest, damage: bytes) -> None:
    """What has not the sum that it was kept with is written anew, or is not there if there is
    nothing to write; so is what is gone."""
    assert harvest.old is not None
    (harvest.old / "rows").write_bytes(damage)
    assert brought_in(harvest, "rows") == b"anew"
    assert not harvest.bring_in("rows", (), lambda file: None).exists()
    (harvest.old / "rows").unlink()
    assert brought_in(harvest, "rows") == b"anew"


def test_a_harvest_without_a_past_is_empty(tmp_path: Path) -> None:
    """Where no site stands that is like this one, everything is made."""
    assert brought_in(Harvest(tmp_path), "rows") == b"anew"


def test_what_is_made_anew_takes_the_old_one_s_place(harvest: Harvest) -> None:
    """The new file is kept, what was not touched stays, and what nobody names goes."""
    assert harvest.old is not None
    before = dict(harvest.leaves)
    (harvest.folder / "rows").write_bytes(b"new rows")
    (harvest.old / "stray").write_bytes(b"of nobody")
    now = store(harvest.folder, harvest.old, before | {"rows": Leaf("", "3")})
    assert now.keys() == before.keys()
    assert now["words"] == before["words"]
    assert now["rows"].sum != before["rows"].sum
    assert now["rows"].asked == "3"
    assert {file.name: file.read_bytes() for file in harvest.old.iterdir()} == {
        "rows": b"new rows",
        "words": b"words",
    }


def test_what_was_taken_over_is_not_summed_again(
    harvest: Harvest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that already stands where it is kept has the sum that was seen when it was taken."""
    assert harvest.old is not None
    brought_in(harvest, "rows", "nizhny/ochered")
    monkeypatch.setattr("generator.site.memory.harvest.sum_of", refuse)
    assert store(harvest.folder, harvest.old, harvest.leaves) == harvest.leaves


def test_a_harvest_is_nobody_else_s(harvest: Harvest) -> None:
    """Only its owner may look at what is kept, or put anything there."""
    assert harvest.old is not None
    assert harvest.old.stat().st_mode & 0o777 == 0o700


def test_a_workroom_stands_beside_what_is_remembered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It goes when the build is over; that of a build that was killed goes a day later."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    old, young = (provenance.folder() / f".workroom-{name}" for name in ("old", "young"))
    for room in (old, young):
        (room / "rows").mkdir(parents=True)
    os.utime(old, (0, 0))
    with workroom() as here:
        assert here.parent == provenance.folder()
        assert not old.exists()
        assert young.exists()
    assert not here.exists()


def test_without_a_memory_a_workroom_is_a_temporary_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nothing can be remembered, a build goes on all the same."""
    (tmp_path / "atlas").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    with workroom() as here:
        assert list(here.iterdir()) == []
        assert not here.is_relative_to(tmp_path)
