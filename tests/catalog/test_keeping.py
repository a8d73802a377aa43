"""Packed records: the same records at a fraction of their size."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import pytest

from generator.catalog.keeping import PackedRecords, Unkept
from generator.catalog.loading import lay_groundwork, load_catalog, take
from generator.demo import make_demo
from generator.model.practice import Practice
from generator.site.workers.crew import Crew

FULL = Path(__file__).parent.parent / "cases" / "good-full"

TODAY = dt.date(2026, 11, 22)
MOST = 4500
"""Bytes of a rich practice of 9 KB: as much as a build's worker may keep of each."""


@pytest.fixture(scope="module")
def records() -> dict[str, Practice]:
    """The records of a catalog that uses every field."""
    found = load_catalog(FULL, TODAY).records
    assert found
    return dict(found)


def test_packed_records_are_the_same(records: dict[str, Practice]) -> None:
    """What comes out is what was put in, fields that were given included, in the same order."""
    packed = PackedRecords()
    packed.update(records)
    assert list(packed.items()) == list(records.items())
    for identity, record in records.items():
        found = packed[identity].model_dump(mode="json", exclude_unset=True)
        assert found == record.model_dump(mode="json", exclude_unset=True)


def test_packed_records_are_put_in_and_taken_out(records: dict[str, Practice]) -> None:
    """They are replaced, copied and used up like the entries of a dict."""
    first, record = next(iter(records.items()))
    packed = PackedRecords()
    packed.update(records)
    twin = packed.copy()
    assert packed[first] is packed[first]  # unpacked once for those who ask one after the other
    other = record.model_copy(update={"title": "Другое"})
    packed[first] = other
    assert packed[first].title == "Другое"
    assert packed.pop(first) == other
    assert first not in packed
    assert len(packed) == len(records) - 1
    assert twin[first] == record


def test_records_on_the_disk_are_the_same(records: dict[str, Practice]) -> None:
    """They are found where they lie, in the same order, by copies too; what is put in later is
    there as well."""
    packed = PackedRecords()
    packed.update(records)
    size = packed.size
    down = packed.laid_down()
    assert (list(down.items()), down.size) == (list(records.items()), size)
    first, record = next(iter(records.items()))
    other = record.model_copy(update={"title": "Другое"})
    twin = down.copy()
    down[first] = other
    assert (down[first], twin[first]) == (other, record)
    assert down.laid_down() is down
    assert [down.package(identity) for identity in records] == [
        (down if identity == first else twin).package(identity) for identity in records
    ]


@pytest.mark.usefixtures("may_fork")
def test_forked_processes_read_from_one_file_at_a_time_of_their_own(
    records: dict[str, Practice],
) -> None:
    """Two that read different records over and over both get theirs."""
    packed = PackedRecords()
    packed.update(records)
    packed.laid_down()
    wanted = [*records][:2] * 200

    def read(turns: Sequence[int]) -> tuple[None, list[bool]]:
        return None, [packed[wanted[turn]] == records[wanted[turn]] for turn in turns]

    with Crew(2, few=1) as crew:
        found = crew.read(read, range(len(wanted)))
    assert all(map(all, found))
    assert sum(map(len, found)) == len(wanted)


def test_a_worker_keeps_records_packed(tmp_path: Path) -> None:
    """Reading puts each record away packed, and rich ones take few bytes."""
    make_demo(tmp_path, 30, 3, 12, 1, TODAY)
    ground = lay_groundwork(tmp_path, TODAY)
    packed = PackedRecords()
    taken = take(ground, ground.practices, packed)
    assert taken.records is packed
    assert len(packed) == 30
    assert packed.size / len(packed) < MOST


def test_who_only_looks_keeps_nothing(records: dict[str, Practice]) -> None:
    """What is put in is gone."""
    none = Unkept()
    for identity, record in records.items():
        none[identity] = record
    assert none == {}
