"""What the demo writes reads back as what it was, under YAML 1.2 core."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.demo.yaml_layout import Value, to_yaml
from generator.reading import LARGE, read_text

ODD = [
    "", " ", "a ", " a", "null", "Null", "~", "true", "NO", "on", "y", "2021", "2021-05", "1.5",
    "1e3", "012", "0x1F", "12:30:45", "1_000", ".5", "-", "- a", "? a", ": a", "a: b", "a:b",
    "a:", "a #b", "a#b", "#a", "&a", "*a", "!a", "|", ">", "%a", "@a", "`a", "'a", "\"a", "a'b",
    "a\"b", "[a]", "{a}", "a, b", "a]", "a\\b", "«а»", "№ 5", "5 дней", "5\u00a0дней", "5 days",
    "---", "...", "a\nb", "a\n\nb\n", "\na", "a\n b", "a \nb", "https://x.example/a?b=c#d", "=",
    "<<",
    "а" * 300, "слово " * 40 + "конец", "слово  " * 40 + "конец",
]  # fmt: skip
LETTERS = "абвАБЯёЁ abcXYZ0189 -:#,[]{}&*!|>'\"%@`?~.+=«»—№\n\\/_()"


def read_back(value: dict[str, Value] | list[Value]) -> object:
    """What a reader makes of `value` once it is written. Nothing may be wrong with the file."""
    document = read_text("x.yml", to_yaml(value).encode(), LARGE)
    assert [str(finding) for finding in document.findings] == []
    return document.value


@pytest.mark.parametrize("text", ODD)
def test_odd_texts_read_back(text: str) -> None:
    """Texts that look like numbers, dates, words of YAML or its signs stay texts, wherever."""
    value: dict[str, Value] = {
        "field": text,
        "list": [text, "b"],
        "short": {"a": text, "b": 1},
        "entries": [{"a": text, "b": {"c": text}, "d": "d", "e": "e", "f": "f"}],
    }
    assert read_back(value) == value


@given(st.text(LETTERS, max_size=160))
def test_any_text_reads_back(text: str) -> None:
    """So does any other text."""
    value: dict[str, Value] = {"field": text, "short": {"a": text}, "list": [text]}
    assert read_back(value) == value


scalars = st.one_of(
    st.text(LETTERS, max_size=30), st.integers(-(10**9), 10**9), st.booleans(),
    st.floats(-1e6, 1e6, allow_nan=False).map(lambda number: round(number, 4)),
)  # fmt: skip
keys = st.sampled_from(["a", "b", "c", "d", "e", "f"])
trees = st.recursive(
    scalars,
    lambda inner: st.one_of(
        st.dictionaries(keys, inner, max_size=6), st.lists(st.dictionaries(keys, inner), max_size=3)
    ),
    max_leaves=12,
)


@given(st.dictionaries(keys, trees, min_size=1, max_size=5))
def test_any_record_reads_back(record: dict[str, Value]) -> None:
    """Fields inside fields and lists of fields keep their shape, numbers their kind."""
    assert read_back(record) == record


def test_a_list_at_the_top_has_air_between_its_entries() -> None:
    """As in the files that people write: an empty line after each municipality."""
    assert to_yaml([{"id": "a", "name": "А"}, {"id": "b"}]) == "- id: a\n  name: А\n\n- id: b\n"


def test_short_mappings_and_lists_stand_on_one_line() -> None:
    """A point, a pair of bounds, a list of ids; long texts become blocks."""
    made = to_yaml({"at": {"lat": 1.5, "lon": 2}, "ids": ["a", "b"], "text": "слово " * 20 + "."})
    assert made.startswith("at: {lat: 1.5, lon: 2}\nids: [a, b]\ntext: >-\n  слово слово")
