"""JSON for programs: a list may be made of pieces, and is the same."""

from __future__ import annotations

import json

import pytest

from generator.publishing.plain_json import compact, flowing, listed, piece


@pytest.mark.parametrize("entries", [[], [{"id": "окно"}], [{"a": [1, None]}, {"b": "]}"}, []]])
def test_a_list_of_pieces_is_the_list(entries: list[object]) -> None:
    """Byte for byte, whatever stands before it and in it."""
    head = {"as_of": "2026-11-22", "of": {"x": []}}
    made = listed(head, "practices", map(piece, entries))
    assert made == compact({**head, "practices": entries})
    assert json.loads(made) == {**head, "practices": entries}


@pytest.mark.parametrize("number", [0, 1, 2, 3, 7])
def test_lists_that_come_piece_by_piece(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """Two lists at the end, however long and however many of their pieces go out together."""
    monkeypatch.setattr("generator.publishing.plain_json._AT_ONCE", 3)
    head = {"as_of": "2026-11-22"}
    one: list[object] = [{"id": at} for at in range(number)]
    lists: dict[str, list[object]] = {"one": one, "two": ["]}"] * (7 - number)}
    made = flowing(head, {name: map(piece, entries) for name, entries in lists.items()})
    assert b"".join(made) == compact(head | lists)
