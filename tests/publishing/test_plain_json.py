"""JSON for programs: a list may be made of pieces, and is the same."""

from __future__ import annotations

import json

import pytest

from generator.publishing.plain_json import compact, listed, piece


@pytest.mark.parametrize("entries", [[], [{"id": "окно"}], [{"a": [1, None]}, {"b": "]}"}, []]])
def test_a_list_of_pieces_is_the_list(entries: list[object]) -> None:
    """Byte for byte, whatever stands before it and in it."""
    head = {"as_of": "2026-11-22", "of": {"x": []}}
    made = listed(head, "practices", map(piece, entries))
    assert made == compact({**head, "practices": entries})
    assert json.loads(made) == {**head, "practices": entries}
