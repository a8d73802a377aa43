"""The index holds every word of every record, in few bytes that are always the same."""

from __future__ import annotations

import gzip
import json
import struct
import zlib
from collections.abc import Mapping
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel
from searching import REPOSITORY, TODAY

from generator.catalog import Catalog
from generator.catalog.loading import Loaded, load_catalog
from generator.demo import make_demo
from generator.model.practice import Practice
from generator.pages.desk import desk_of
from generator.search import (
    FOLDER,
    OTHERS,
    Gathered,
    gather,
    gather_others,
    gather_practices,
    index_files,
    others_count,
    read_page,
)
from generator.search.documents import PAGE, documents, manual
from generator.search.packing import headed, written
from generator.search.postings import Postings, put_together, section_of
from generator.search.zones import Zones, practice_zones
from generator.site.work.survey import load
from generator.site.workers.crew import Crew
from generator.site.workers.worker import Share
from generator.text.stems import Stems, spoken, words_of

_NAMES = """
sphere status tools municipality source learned_at taught_at adapted_from related aliases id since
started finished verified date as_of published accessed archived url file seed kind how unit bound
direction by better email phone extent of
"""
NO_WORDS = frozenset(_NAMES.split())
"""Fields of a practice that hold ids, dates, addresses and words of closed lists."""


def index_of(loaded: Loaded, workers: int = 1) -> dict[str, bytes]:
    """The files of the index as so many workers would make them."""
    shares = []
    for number in range(workers):
        kept = dict(list(loaded.records.items())[number::workers])
        shares += gather(kept, loaded.catalog, number, workers)
    return {name.removeprefix(FOLDER): data for name, data in index_files(loaded.catalog, shares)}


@pytest.fixture(scope="session")
def index(loaded: Loaded) -> dict[str, bytes]:
    """The index of the real catalog."""
    return index_of(loaded)


def postings(index: dict[str, bytes], stem: str) -> list[int]:
    """The documents of a stem, read by the description of the format."""
    count = json.loads(index["meta.json"])["shards"]
    data = gzip.decompress(index[f"p/{zlib.crc32(stem.encode()) % count}.bin"])
    (length,) = struct.unpack_from("<I", data)
    stems, sizes = json.loads(data[4 : 4 + length].decode("cp1251"))
    at = 4 + length
    for place, known in enumerate(stems.split(" ")):
        many, size = sizes[2 * place : 2 * place + 2]
        if known == stem:
            return ungapped(data[at : at + size])
        at += many + size
    return []


def ungapped(data: bytes) -> list[int]:
    """The numbers of varint gaps."""
    numbers, last, gap, shift = [], -1, 0, 0
    for byte in data:
        gap |= (byte & 127) << shift
        shift += 7
        if not byte & 128:
            last += gap + 1
            numbers.append(last)
            gap = shift = 0
    return numbers


def test_gaps_are_read_back() -> None:
    """Growing numbers survive with their levels, small and large gaps alike, within a stretch and
    between two, whoever has taken them in."""
    numbers = [0, 1, 2, 130, *range(4_000, 4_300, 7), 20_000, *range(3_000_000, 3_000_200)]
    told = {number: {"сад": number % 15 + 1} for number in numbers}
    takers = Postings(), Postings(), Postings()
    for place, number in enumerate(numbers):
        takers[number // 100 % 3].take(number, told[number] | {f"слово{place}": 1})
    packed = [taker.sections()[section_of("сад")] for taker in takers]
    found = put_together(packed)["сад"]
    assert ungapped(bytes(found.gaps)) == numbers
    assert list(found.levels) == [told[number]["сад"] for number in numbers]
    assert all(section_of(stem) == section_of("сад") for stem in put_together(packed))


def test_letters_without_a_byte_are_escaped() -> None:
    """What windows-1251 has no room for survives as JSON's own escapes."""
    text = "ӑ → ещё 😀 №"
    assert json.loads(written(text).decode("cp1251")) == text


def test_no_date_in_the_files() -> None:
    """The same content gives the same bytes at any time."""
    assert headed(["a"], b"b")[4:8] == b"\0\0\0\0"


def test_the_number_of_workers_changes_nothing(loaded: Loaded, index: dict[str, bytes]) -> None:
    """One worker and three make the same files, byte for byte."""
    assert index_of(loaded, 3) == index


@pytest.mark.usefixtures("may_fork")
def test_forked_workers_make_the_same(index: dict[str, bytes]) -> None:
    """What is gathered travels between processes, and the files are the same."""
    with Crew(2, few=1) as crew:
        catalog, _ = load(REPOSITORY, TODAY, crew)
        assert crew.size == 2
        shares = crew.draw(share_of, catalog)
    told = chain.from_iterable(shares)
    made = {name.removeprefix(FOLDER): data for name, data in index_files(catalog, told)}
    assert made == index


def share_of(kept: Mapping[str, Practice], catalog: Catalog, share: Share) -> list[Gathered]:
    """What one worker gathers."""
    return gather(kept, catalog, share.number, share.of)


def test_what_is_gathered_can_be_kept(loaded: Loaded, index: dict[str, bytes]) -> None:
    """Practices gathered some at a time, packed and unpacked, in any order, make the same files."""
    names = sorted(loaded.records)
    parts = range(0, others_count(loaded.catalog), OTHERS)
    shares = [gather_others(begin, loaded.catalog) for begin in parts]
    stems = Stems()
    for start in reversed(range(0, len(names), 5)):
        some = names[start : start + 5]
        shares.append(gather_practices(some, loaded.records, loaded.catalog, stems=stems))
    again = [Gathered.unpacked(share.packed()) for share in shares]
    made = {name.removeprefix(FOLDER): data for name, data in index_files(loaded.catalog, again)}
    assert made == index


def test_files_may_stand_in_another_order_than_ids(tmp_path: Path) -> None:
    """«mfc-bor.yml» comes before «mfc.yml», but the practice «mfc» before «mfc-bor»: both are
    found, each by its own number."""
    make_demo(tmp_path / "catalog", 2, 1, 10, 1, TODAY)
    files = sorted((tmp_path / "catalog/practices").glob("*/*.yml"))
    for file, name in zip(files, ("mfc-bor.yml", "mfc.yml"), strict=True):
        file.rename(file.with_name(name))
    told = load_catalog(tmp_path / "catalog", TODAY)
    assert [name.partition("/")[2] for name in told.records] == ["mfc-bor", "mfc"]
    assert [card.slug for card in told.catalog.published] == ["mfc", "mfc-bor"]
    made = index_of(told)
    assert postings(made, Stems()["практика"])[:2] == [0, 1]
    assert made == index_of(told, 2)


def test_every_word_of_every_practice_finds_it(loaded: Loaded, index: dict[str, bytes]) -> None:
    """Each word of each text field of each published practice leads to its number."""
    stems, known = Stems(), {}
    for number, card in enumerate(loaded.catalog.published):
        for text in texts_of(loaded.records[card.id]):
            for word in words_of(spoken(text)):
                stem = stems[word]
                if stem not in known:
                    known[stem] = frozenset(postings(index, stem))
                assert number in known[stem], (card.id, word)


def texts_of(value: Any) -> list[str]:
    """Every text that the author of a record wrote, found by the model's own fields."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, BaseModel):
        fields = ((name, getattr(value, name)) for name in type(value).model_fields)
        return [t for name, part in fields if name not in NO_WORDS for t in texts_of(part)]
    if isinstance(value, dict):
        return [value["ru"]] if "ru" in value else []
    if isinstance(value, tuple):
        return [text for part in value for text in texts_of(part)]
    return []


def test_everything_else_is_found_by_its_title(loaded: Loaded, index: dict[str, bytes]) -> None:
    """Sites, municipalities by old names too, regions, tools, spheres, certificates by number."""
    stems = Stems()
    desk = desk_of(loaded.catalog)
    first = len(loaded.catalog.published)
    kinds = set()
    for number, document in enumerate(documents(desk), first):
        kinds.add(document.kind)
        for word in words_of(document.zones.title):
            assert number in postings(index, stems[word]), (document.address, word)
    assert len(kinds) >= 6


def test_old_names_of_municipalities_are_found(loaded: Loaded) -> None:
    """A former name stands in the title's zone of the municipality that bore it."""
    desk = desk_of(loaded.catalog)
    old = next(m for m in loaded.catalog.directory.municipalities.values() if m.record.former)
    document = next(d for d in documents(desk) if d.address == f"regions/{old.id}/")
    assert str(old.record.former[0].name) in document.zones.title


def test_drafts_are_not_found(loaded: Loaded, index: dict[str, bytes]) -> None:
    """Practices without a page are not in the index."""
    meta = json.loads(index["meta.json"])
    assert meta["practices"] == len(loaded.catalog.published) < len(loaded.records)


def test_zones_hold_no_addresses(loaded: Loaded) -> None:
    """Where links lead is no text."""
    desk = desk_of(loaded.catalog)
    for card in loaded.catalog.published:
        assert "://" not in practice_zones(loaded.records[card.id], card, desk).body


def test_the_help_of_a_code_is_found_by_its_number_alone() -> None:
    """The words of the help are shown and not searched; other pages of the manual have theirs."""
    codes = {d.address: d for d in manual() if d.address.startswith("contribute/codes/")}
    index = codes.pop("contribute/codes/")
    assert index.zones.title == index.title
    assert codes["contribute/codes/c314/"].zones == Zones("C314")
    assert all(words_of(d.zones.title) and not d.zones.summary for d in codes.values())


def test_a_page_may_ask_to_be_left_out() -> None:
    """A hand-written page whose article says so is no document of the search."""
    html = "<article{}><h1>Как устроена программа</h1><p>Комнаты</p></article>"
    assert read_page("architecture/", html.format("")) is not None
    assert read_page("architecture/", html.format(' class="prose" data-search-exclude')) is None


def test_the_stamp_changes_with_the_catalog(tmp_path: Path, index: dict[str, bytes]) -> None:
    """Another catalog has another stamp, so that a browser's old files are not used with it."""
    (tmp_path / "practices").mkdir()
    (tmp_path / "regions").mkdir()
    empty = load_catalog(tmp_path, TODAY)
    made = index_of(empty)
    always = [document.kind for document in documents(desk_of(empty.catalog))]
    assert json.loads(made["meta.json"])["practices"] == 0
    assert json.loads(made["meta.json"])["documents"] == always.count(PAGE) == len(always)
    assert json.loads(made["meta.json"])["stamp"] != json.loads(index["meta.json"])["stamp"]
