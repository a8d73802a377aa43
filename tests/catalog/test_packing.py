"""Packed values: the same when they come out, and nothing else comes out of any bytes."""

from __future__ import annotations

import datetime as dt
import os
import pickle
from collections.abc import Callable
from dataclasses import replace
from enum import Enum
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from generator.catalog.condition import NeedKind
from generator.catalog.entries import full_id
from generator.catalog.loading import lay_groundwork, load_catalog, take
from generator.catalog.packing import packed, unpacked
from generator.findings import in_order
from generator.model import practice
from generator.model.checking import check_document

CASES = Path(__file__).parent.parent / "cases"
NAMES = sorted(path.parent.name for path in CASES.glob("*/expected.txt"))
TODAY = dt.date(2026, 11, 22)


@pytest.mark.parametrize("name", NAMES)
def test_what_a_catalog_is_made_of_comes_out_as_it_was(name: str) -> None:
    """Directories, cards, findings and records, whatever fields they use."""
    ground = lay_groundwork(CASES / name, TODAY)
    taken = take(ground, ground.practices)
    value = replace(ground.directory), taken.cards, taken.findings, taken.records
    assert unpacked(packed(value)) == value


class Calls:
    """Packed so that unpacking would call something."""

    def __init__(self, call: Callable[..., Any], *words: Any) -> None:
        self._call, self._words = call, words

    def __reduce__(self) -> tuple[Any, ...]:
        return self._call, self._words


FOREIGN: dict[str, tuple[Any, ...]] = {
    "a command": (os.system, "true"),
    "a function of the language": (eval, "1"),
    "a plain class": (Path, "x"),
    "a day": (dt.date, 2026, 11, 22),
    "a function of a room of values": (full_id, "a", "b"),
    "a function of findings": (in_order, ()),
    "a function of the models": (check_document, None, None),
    "a part of a function": (partial, print),
}


@pytest.mark.parametrize("what", FOREIGN)
def test_nothing_else_is_called(what: str) -> None:
    """Functions and classes that are no values of a catalog stay unknown, be they this program's
    own."""
    call, *words = FOREIGN[what]
    with pytest.raises(pickle.UnpicklingError):
        unpacked(pickle.dumps([Calls(call, *words)]))


@pytest.mark.parametrize(
    "name",
    [
        "generator.catalog.entries attrgetter",
        "generator.catalog.entries PracticeCard.__init__",
        "generator.catalog.entries PracticeCard.__reduce__.__globals__",
        "generator.catalog.entries say",
        "generator.catalog.keeping PackedRecords",
        "generator.model.record _shared",
        "generator.model.record BaseModel",
        "generator.model.practice __builtins__",
        "generator.model.nothing Practice",
        "builtins getattr",
        "os system",
    ],
)
def test_names_lead_to_values_only(name: str) -> None:
    """What a room has borrowed, and what hangs on a value, is none."""
    module, _, inner = name.partition(" ")
    data = b"\x80\x04\x8c%c%b\x8c%c%b\x93." % (
        len(module),
        module.encode(),
        len(inner),
        inner.encode(),
    )
    with pytest.raises(pickle.UnpicklingError):
        unpacked(data)


def test_a_record_knows_what_was_given() -> None:
    """Which fields a file has given is not lost on the way."""
    record = next(iter(load_catalog(CASES / "good-full", TODAY).records.values()))
    found = unpacked(packed(record))
    assert isinstance(found, practice.Practice)
    assert found.model_fields_set == record.model_fields_set


def test_words_of_closed_lists_are_packed_by_what_they_say(monkeypatch: pytest.MonkeyPatch) -> None:
    """Even where Python itself would look them up by their names, as some of its versions do."""

    def by_name(word: Enum, protocol: int) -> tuple[Any, ...]:
        return getattr, (type(word), word.name)

    monkeypatch.setattr(NeedKind, "__reduce_ex__", by_name)
    with pytest.raises(pickle.UnpicklingError):
        unpacked(pickle.dumps(list(NeedKind)))
    assert unpacked(packed(list(NeedKind))) == list(NeedKind)
