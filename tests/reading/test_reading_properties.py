"""What holds for any input: no exception, no hang, equal values, true places, one meaning."""

from __future__ import annotations

import json
import time
import unicodedata
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from generator.reading import LARGE, ORDINARY, Document, Place, Shape, read_text
from generator.reading.characters import REFUSED, SMUGGLED, is_usual, mend_text, split_lines
from generator.reading.encodings import decode
from generator.reading.geojson import read_plain
from generator.reading.remarks import Remarks
from generator.reading.yaml_core import STARTS, resolve

PIECES = [
    "a", "b: ", "- ", "[", "]", "{", "}", '"', "'", "\n", "\n  ", "\n    ", "\t", ":", ": ", "&a ",
    "*a", "!!str ", "!x ", "|", ">", "|+\n", "%YAML 1.1\n", "---", "...", "? ", "#", " #x", "<<: ",
    "1", "0x1", ".inf", "\\", "\\u202e", "\\ud800", "\u200b", "\u202e", "й", "и\u0306", "\x00",
    "\x85", "\u2028", "\r", "\r\n", "😀", "\ufffd", "@", "`", ",", "~", "null", "\x7f", "\ufeff",
    "  ", "\u00a0", "true", "NaN", "//", "1e9", "\ue000", "\U000e0001",
]  # fmt: skip
MARKUP = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)
FILES = st.sampled_from(["practices/a/b.yml", "regions/a/outline.geojson"])
SHAPES = st.sampled_from([None, Shape.FIELDS, Shape.LIST])


def is_clean(text: str) -> bool:
    """Whether nothing is to be said about the characters of a text."""
    return not REFUSED.search(text) and unicodedata.is_normalized("NFC", text)


TEXTS = st.text(max_size=20).filter(is_clean)
KEYS = st.text(min_size=1, max_size=8).filter(
    lambda key: is_clean(key) and key.strip() != "" and is_usual(key) and "\u00a0" not in key
)
SCALARS: SearchStrategy[Any] = (
    st.none()
    | st.booleans()
    | st.integers(-(10**15) + 1, 10**15 - 1)
    | st.floats(-1e14, 1e14, allow_nan=False)
    | TEXTS
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=15,
)
TREES = st.dictionaries(KEYS, VALUES, min_size=1, max_size=5)


def check(document: Document, data: bytes) -> None:
    """What every document keeps to."""
    assert document.value is not None or document.findings
    assert document.places[()].line >= 1
    lines = len(split_lines(data.decode("utf-8", "replace")))
    for finding in document.findings:
        assert 1 <= finding.line <= lines
        assert finding.column >= 1
        for lang in ("ru", "en"):
            words = finding.message(lang) + finding.hint(lang) + finding.path
            assert words.encode()
            assert not SMUGGLED.search(words)
        document.excerpt(Place(finding.line, finding.column))


@given(MARKUP, FILES, SHAPES)
@settings(max_examples=400, deadline=1000)
@example("- [\x7fи\u0306b: ,", "a.yml", None)
@example("a\n  b: !x *a\n]", "a.yml", None)
def test_any_markup_gives_a_document(text: str, file: str, shape: Shape | None) -> None:
    """Any mixture of YAML's signs and odd characters gives a value or findings, at once."""
    data = text.encode()
    check(read_text(file, data, shape=shape), data)


@given(st.binary(max_size=300), FILES)
@settings(max_examples=200, deadline=1000)
def test_any_bytes_give_a_document(data: bytes, file: str) -> None:
    """Any bytes at all give a value or findings, at once."""
    check(read_text(file, data), data)


REPEATED = [
    "[", "{", '"', "'", "- ", "? ", "a: ", "&a ", "*a ", "!x ", "|\n", "\n", "# ", '\\"', " #x",
    "\t", ": ", "[[a],", "{a: ", "и\u0306", "\u200b", "\x00", "\u202e\n", '"\\u202e",', "--- ",
    "...\n", "<<: *a\n", "a:b\n", "# $schema=http://x\n", "\r", '{"a":1},', '"a":',
]  # fmt: skip


@pytest.mark.parametrize("piece", REPEATED)
@pytest.mark.parametrize("file", ["practices/a/b.yml", "practices/a/b.geojson"])
@pytest.mark.parametrize("start", ["", "a: ", "[", '"'])
def test_no_repetition_is_slow(piece: str, file: str, start: str) -> None:
    """64 KB of one sign, whatever it is, take no longer than 64 KB of anything.

    The bound is thirty times what the slowest takes on a quiet machine: it is there to catch
    growth with the square of the size, not to measure.
    """
    data = (start + piece * (65_000 // len(piece.encode()))).encode()
    began = time.process_time()
    document = read_text(file, data)
    check(document, data)
    assert time.process_time() - began < 3


@given(TREES)
def test_json_style_yaml_comes_back_equal(tree: dict[str, Any]) -> None:
    """A tree written as JSON is YAML 1.2 and comes back equal, to the types."""
    text = json.dumps(tree, ensure_ascii=False)
    document = read_text("a.yml", text.encode())
    assert document.findings == []
    assert repr(document.value) == repr(tree)


@given(TREES, st.sampled_from([None, 1]))
def test_json_comes_back_equal_both_ways(tree: dict[str, Any], indent: int | None) -> None:
    """GeoJSON's fast and exact readings agree with each other and with what was written."""
    text = json.dumps(tree, ensure_ascii=False, indent=indent)
    fast = read_text("a.geojson", text.encode(), LARGE)
    exact = read_text("a.geojson", (text + "\r\n ").encode(), LARGE)
    assert fast.findings == exact.findings == []
    assert repr(fast.value) == repr(exact.value) == repr(tree)
    assert dict(fast.places) == dict(exact.places)


@given(MARKUP)
@settings(max_examples=300)
def test_fast_json_is_sure_or_silent(text: str) -> None:
    """Where the fast reading gives a value, the exact one gives the same and finds nothing."""
    wrapped = '{"a": ' + text + "}"
    if not is_clean(wrapped):
        return
    fast = read_plain(wrapped, ORDINARY)
    if fast is not None:
        exact = read_text("a.geojson", ("\r\n" + wrapped).encode())
        assert exact.findings == []
        assert repr(exact.value) == repr(fast)


@given(TREES, st.integers(1, 4))
def test_places_point_at_their_scalars(tree: dict[str, Any], indent: int) -> None:
    """At the place of each value stands its text, at the place of each key its key."""
    text = json.dumps(tree, ensure_ascii=False, indent=indent)
    lines = split_lines(text)
    for file in ("a.yml", "a.geojson"):
        document = read_text(file, text.encode())
        for path, place in document.places.items():
            value: Any = tree
            for part in path:
                value = value[part]
            shown = lines[place.line - 1][place.column - 1 :]
            if isinstance(value, (dict, list)):
                assert shown[0] in "[{"
            else:
                assert shown.startswith(json.dumps(value, ensure_ascii=False))
            if path and isinstance(path[-1], str):
                key = document.key_place(path)
                shown = lines[key.line - 1][key.column - 1 :]
                assert shown.startswith(json.dumps(path[-1], ensure_ascii=False))


@given(st.text(max_size=60))
def test_usual_text_is_clean(text: str) -> None:
    """The fast check of characters never lets through what the exact one refuses."""
    if is_usual(text):
        assert is_clean(text)


def test_every_usual_character_is_clean() -> None:
    """No character of the fast check's class is refused, and none changes in NFC beside another."""
    usual = [chr(code) for code in range(0x10000) if is_usual(chr(code))]
    assert len(usual) > 1000
    assert all(is_clean(sign) and unicodedata.combining(sign) == 0 for sign in usual)
    pairs = "".join(a + b for a in "aеиу" for b in usual)
    assert unicodedata.is_normalized("NFC", pairs)


@given(st.text(alphabet="0123456789+-.eE_xoa:~nulltrueNaNinf", max_size=12))
@settings(max_examples=400)
def test_only_what_begins_so_means_something(text: str) -> None:
    """A scalar that does not begin with one of STARTS is text, and a number reads as in JSON."""
    value, code = resolve(text, ORDINARY)
    if text and text[0] not in STARTS:
        assert value == text
        assert code is None
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        assert value == float(text)
        assert abs(value) < 10**15


@given(MARKUP)
def test_mended_text_has_nothing_left_to_mend(text: str) -> None:
    """Mending takes all that can be taken out unseen, and mending twice changes nothing more."""
    mended = mend_text(text)
    assert mend_text(mended) == mended
    codes = {f.code.id for f in read_text("a.yml", mended.encode()).findings}
    # An escape that writes such a character in letters stays: only its author knows what he meant.
    if "\\" not in mended:
        assert not codes & {"R123", "R126", "R127", "R128", "R131", "R132"}


@given(st.text(alphabet="абвгдежзиклмнопрст оеаин", min_size=30, max_size=200))
def test_utf8_is_never_taken_for_something_else(text: str) -> None:
    """No Russian text in UTF-8 is guessed to be another encoding."""
    remarks = Remarks("a.yml", ORDINARY)
    assert decode(text.encode(), remarks) == text
    assert len(remarks) == 0
