"""Packed records: the same records at a fraction of their size."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import pytest

from generator.catalog.cellar import Cellar
from generator.catalog.keeping import PackedRecords, Unkept
from generator.catalog.loading import lay_groundwork, load_catalog, take
from generator.demo import make_demo
from generator.model.practice import Practice
from generator.site.workers.crew import Crew
from generator.site.workers.worker import Share

FULL = Path(__file__).parent.parent / "cases" / "good-full"

TODAY = dt.date(2026, 11, 22)
MOST = 9000
"""Bytes of a rich practice of 9 KB: as much as a build's worker may lay down of each."""


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
    """They are found where they lie, in the same order, by copies and by others who are told where
    that is; what is put in later is there as well, and nobody else's."""
    cellar = Cellar()
    down = PackedRecords(cellar)
    down.update(records)
    assert cellar.length == sum(len(down.package(identity)) for identity in records)
    assert list(down.items()) == list(records.items())
    first, record = next(iter(records.items()))
    other = record.model_copy(update={"title": "Другое"})
    twin, told = down.copy(), PackedRecords()
    for identity in records:
        told.put_package(identity, down.package(identity))
    down[first] = other
    assert (down[first], twin[first], told[first]) == (other, record, record)
    size = cellar.length
    twin[first] = other
    assert (twin[first], cellar.length) == (other, size)


def test_a_place_tells_what_lies_there() -> None:
    """Things of any length come back from where they were laid, in any order."""
    cellar = Cellar()
    things = [bytes([number]) * number * 1000 for number in range(20)]
    places = [cellar.lay(thing) for thing in things]
    assert [place.fetch() for place in reversed(places)] == things[::-1]
    later = cellar.lay(b"later")
    assert [later.fetch(), places[3].fetch()] == [b"later", things[3]]


def kept(records: PackedRecords, shared: None, share: Share) -> PackedRecords:
    """What a worker has kept, handed over."""
    return records


@pytest.mark.usefixtures("may_fork")
def test_records_travel_as_what_tells_where_they_lie(records: dict[str, Practice]) -> None:
    """A worker lays them down, others fetch them; what those put in stays with them."""
    made: list[Cellar] = []

    def make() -> Cellar:
        made.append(Cellar())
        return made[-1]

    def read(own: Sequence[str], cellar: Cellar) -> tuple[PackedRecords, None]:
        found = PackedRecords(cellar)
        found.update({identity: records[identity] for identity in own})
        return found, None

    with Crew(2, few=1) as crew:
        crew.read_into(make, read, [*records])
        parts = crew.draw(kept, None)
    assert {identity: part[identity] for part in parts for identity in part} == records
    sizes = [cellar.length for cellar in made]
    assert all(sizes)
    for part in parts:
        part.update({identity: part[identity] for identity in part})
    assert [cellar.length for cellar in made] == sizes


@pytest.mark.usefixtures("may_fork")
def test_forked_processes_read_from_one_file_at_a_time_of_their_own(
    records: dict[str, Practice],
) -> None:
    """Two that read different records over and over both get theirs."""
    packed = PackedRecords(Cellar())
    packed.update(records)
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
    cellar = Cellar()
    packed = PackedRecords(cellar)
    taken = take(ground, ground.practices, packed)
    assert taken.records is packed
    assert len(packed) == 30
    assert cellar.length / len(packed) < MOST


def test_who_only_looks_keeps_nothing(records: dict[str, Practice]) -> None:
    """What is put in is gone."""
    none = Unkept()
    for identity, record in records.items():
        none[identity] = record
    assert none == {}
