"""The fast reading of everyday YAML says what the exact one says, or leaves the file to it."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.reading import LARGE, ORDINARY, Limits, Places, documents, read_text
from generator.reading.everyday import read_everyday

ROOT = Path(__file__).parents[2]
GOOD = sorted((ROOT / "tests/cases/good-full").rglob("*.yml"))
RECORD = (ROOT / "tests/cases/good-full/practices/nizhny/okno.yml").read_text("utf-8")
SMALL = (
    "a: b\n",
    "a: {b: c, d: [1, 2]}\nb: -5\n",
    "a:\n  - b: c\n    d: |-\n      x\n\n      - y\n  - {e: f}\ng: true\n",
    '- a: 1\n  b: >-\n    t u\n\n    v\n# note\n- a: [x, "y z"]\n',
    "a: |\n  x\n\nb: 'c d'\nc: https://a.example/b\n",
    "k: [{a: b}, {c: -5.5}]\nl:\n  m:\n    - n\n    - 2024-05-06\n",
)
PIECES = [
    "a", "b: ", "c:", "- ", "-", "[", "]", "{", "}", ", ", ",", '"', "'", "\n", "\n\n", "\n  ",
    "\n    ", ": ", ":", " ", "|-\n", ">-\n", "|\n", "# x", " #x", "1", "-1", "0x1", "1.5", "~",
    "null", "true", "2024-05-06", "?", "&", "*", "!", "%", "@", "`", "\\", "\t", "\r\n", "---",
    "...", "\u00a0", "й", "é",
]  # fmt: skip


def both(
    data: bytes, monkeypatch: pytest.MonkeyPatch, limits: Limits = ORDINARY
) -> tuple[bool, str, str]:
    """Whether the fast reading took the file, and what either way makes of it: all that is told."""
    taken: list[bool] = []

    def watched(text: str, given: Limits) -> Any:
        found = read_everyday(text, given)
        taken.append(found is not None)
        return found

    made = []
    for way in (watched, lambda text, given: None):
        with monkeypatch.context() as patch:
            patch.setattr(documents, "read_everyday", way)
            document = read_text("practices/a/b.yml", data, limits)
        places = document.places
        keys = {path: places.key(path) for path in places} if isinstance(places, Places) else {}
        made.append(repr((document.value, list(places.items()), keys, document.findings)))
    return taken == [True], made[0], made[1]


def broken(text: str, chance: random.Random) -> str:
    """`text` after a slip: a sign lost, added or changed, a line lost, doubled or moved in."""
    lines = text.split("\n")
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    before, line, after = lines[:one], lines[one], lines[one + 1 :]
    name = line.partition(": ")[0]
    at = chance.randrange(len(text)) if text else 0
    piece = chance.choice(PIECES)
    ways: tuple[Callable[[], str], ...] = (
        lambda: text[:at] + text[at + 1 :],
        lambda: text[:at] + piece + text[at:],
        lambda: text[:at] + piece + text[at + 1 :],
        lambda: "\n".join([*before, lines[other], line, *after]),
        lambda: "\n".join([*before, *after]),
        lambda: "\n".join([*before, " " * chance.randrange(1, 5) + line, *after]),
        lambda: "\n".join([*before, line[2:], *after]),
        lambda: "\n".join([*before, f"{name}: {piece}", *after]),
    )
    return chance.choice(ways)()


@pytest.mark.parametrize("file", GOOD, ids=lambda file: file.name)
def test_good_records_are_read_fast_and_alike(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Records of every kind are everyday YAML, and mean the same to both readings."""
    taken, fast, exact = both(file.read_bytes(), monkeypatch, LARGE)
    assert taken
    assert fast == exact


@pytest.mark.parametrize("seed", range(8))
def test_broken_records_are_read_alike(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever slips leave of a record, value, places and findings are those of the exact reading;
    and enough of what they leave is still read fast, so that the comparison means something."""
    chance = random.Random(seed)
    fast_ones = 0
    for _ in range(300):
        text = RECORD if chance.random() < 0.2 else chance.choice(SMALL)
        for _ in range(chance.choice((1, 1, 2, 4))):
            text = broken(text, chance)
        taken, fast, exact = both(text.encode(), monkeypatch)
        assert fast == exact, text
        fast_ones += taken
    assert fast_ones > 30


@given(text=st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
@settings(max_examples=400, deadline=None)
def test_anything_is_read_alike(text: str) -> None:
    """Pieces of YAML in any order give the same either way."""
    with pytest.MonkeyPatch.context() as patch:
        _, fast, exact = both(text.encode() + b"\n", patch)
    assert fast == exact


@pytest.mark.parametrize("text", SMALL)
def test_everyday_yaml_is_taken(text: str) -> None:
    """What records are made of needs no exact reading."""
    assert read_everyday(text, ORDINARY) is not None


@pytest.mark.parametrize(
    "text",
    [
        "", "\n", "# a\n", "a: b", "a\n", "a: b\n  c\n", "a: b\na: c\n", "a:\nb: c\n", "a: ~\n",
        "a: null\n", "true: a\n", "a: b: c\n", "a: b:\n", "a: b #c\n", "a: 'b''c'\n", 'a: "b\\n"\n',
        'a: "b\n  c"\n', "a: &b c\n", "a: *b\n", "a: !c d\n", "a: |+\n  b\n", "a: |2\n  b\n",
        "a: |-\n    b\n  c\n", "a: |-\nb: c\n", "a: >-\n  b\n    c\n", "a: |-\n  b \n   \n  c\n",
        "a: {b: c,}\n", "a: [b, c\n", "a: [b: c]\n", "a: {b}\n", "a: [b c: d]\n", "a: {b: c} d\n",
        "a: [b,, c]\n", "a: [,]\n", "a: [b]]\n", "a: {b: c, b: d}\n", "- a\nb: c\n", "a: b\n- c\n",
        "a:\n- b\n", "a:\n  - b\n - c\n", "- - a\n", "-\n", "? a\n", "---\na: b\n", "a: b\n...\n",
        "  a: b\n", "a:\tb\n", "a: b\r\n", "a: 1e400\n", "a: 0x1F\n", "a: 1234567890123456\n",
        "ключ: a\n", "a b: c\n", "<<: a\n", "a: `b`\n", "a: @b\n", "a: %b\n", "a: - b\n", "a: -b\n",
        "a" * 201 + ": b\n", "a: " + "b" * 20_001 + "\n", "a: " + "[" * 30 + "]" * 30 + "\n",
    ],
)  # fmt: skip
def test_what_is_in_doubt_is_left_to_the_exact_reading(text: str) -> None:
    """Mistakes, and what people seldom write, are not judged by the fast reading."""
    assert read_everyday(text, ORDINARY) is None


def test_deep_records_are_left_to_the_exact_reading() -> None:
    """Fields within fields are taken only where the limit of depth is surely kept."""
    deep = "".join(f"{' ' * depth}a:\n" for depth in range(21)) + " " * 21 + "a: b\n"
    assert read_everyday(deep, ORDINARY) is None


def test_too_many_values_are_left_to_the_exact_reading() -> None:
    """The limit of values holds on the fast way."""
    assert read_everyday("- a\n" * 50, Limits(size=1000, values=50)) is None
    assert read_everyday("- a\n" * 49, Limits(size=1000, values=50)) is not None
