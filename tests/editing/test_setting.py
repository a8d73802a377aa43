"""A file made to say something else: only the lines of what differs are touched."""

from __future__ import annotations

import copy
import random
from pathlib import Path
from typing import Any

import pytest

from generator.editing.setting import NotSet, made_to_say
from generator.editing.sheet import Sheet
from generator.reading import Kind

FILE = "practices/nizhny/okno.yml"
TEXT = """\
# Первая строка
title: Окно  # коротко
origin: {municipality: bor}  # где
# Над инструментами
tools:
  - kanban  # доска
  # между ними
  - five-s
effects:
  - metric: Жалобы
    before: 5
    # под числом

  - {metric: Очередь, after: 3, note: да}
related: [a, b]
"""
SAID: dict[str, Any] = {
    "title": "Окно",
    "origin": {"municipality": "bor"},
    "tools": ["kanban", "five-s"],
    "effects": [
        {"metric": "Жалобы", "before": 5},
        {"metric": "Очередь", "after": 3, "note": "да"},
    ],
    "related": ["a", "b"],
}
LONG = "слово " * 30 + "конец"


def told(**changes: Any) -> dict[str, Any]:
    """What the file says, with some fields changed; None takes one away."""
    new = copy.deepcopy(SAID) | changes
    return {name: value for name, value in new.items() if value is not None}


CASES: dict[str, tuple[dict[str, Any], list[tuple[str, str]]]] = {
    "nothing": ({}, []),
    "a text": ({"title": "Двор"}, [("title: Окно ", "title: Двор ")]),
    "a text that needs quotes": ({"title": "- да: нет"}, [("Окно", '"- да: нет"')]),
    "a field in braces": (
        {"origin": {"municipality": "bor", "organisation": "а, б"}},
        [("bor}", 'bor, organisation: "а, б"}')],
    ),
    "an entry in brackets": ({"related": ["a", "c", "b"]}, [("[a, b]", "[a, c, b]")]),
    "an entry at the end": (
        {"tools": ["kanban", "five-s", "x"]},
        [("- five-s\n", "- five-s\n  - x\n")],
    ),
    "an entry at the start": (
        {"tools": ["x", "kanban", "five-s"]},
        [("  - kanban", "  - x\n  - kanban")],
    ),
    "an entry taken away": ({"tools": ["kanban"]}, [("  - five-s\n", "")]),
    "a field taken away keeps its comment": (
        {"title": None},
        [("title: Окно  # коротко", "# коротко")],
    ),
    "a new field in its place": ({"summary": "Да"}, [("коротко\n", "коротко\nsummary: Да\n")]),
    "a bare number that becomes a record": (
        {
            "effects": [
                {"metric": "Жалобы", "before": {"value": 5, "bound": "about"}},
                SAID["effects"][1],
            ]
        },
        [("before: 5\n", "before:\n      value: 5\n      bound: about\n")],
    ),
    "a field of an entry in braces": (
        {"effects": [SAID["effects"][0], {"metric": "Очередь", "note": "да"}]},
        [("after: 3, ", "")],
    ),
    "new entries, apart as the others are": (
        {"effects": [*SAID["effects"], {"metric": "Срок", "after": 1}]},
        [("note: да}\n", "note: да}\n\n  - metric: Срок\n    after: 1\n")],
    ),
    "a list of numbers in dates": (
        {"started": 2021},
        [("# Над инструментами\n", "started: 2021\n# Над инструментами\n")],
    ),
}
"""New values, and what is replaced by what in the text."""


@pytest.mark.parametrize("name", CASES)
def test_only_what_differs_is_touched(name: str) -> None:
    """The text is the old one with these few replacements."""
    changes, replaced = CASES[name]
    expected = TEXT
    for old, new in replaced:
        assert expected.count(old) == 1, old
        expected = expected.replace(old, new)
    assert made_to_say(Sheet(FILE, Kind.PRACTICE, TEXT), told(**changes)) == expected


def test_a_long_text_is_folded() -> None:
    """A text that does not fit on a line stands in a block, wrapped at a hundred signs."""
    text = made_to_say(Sheet(FILE, Kind.PRACTICE, TEXT), told(summary=LONG))
    assert "summary: >-\n  слово слово" in text
    assert max(map(len, text.split("\n"))) <= 100


def test_what_cannot_be_sure_is_not_set() -> None:
    """A broken file, and a layout in which a comment would become text."""
    with pytest.raises(NotSet):
        made_to_say(Sheet(FILE, Kind.PRACTICE, "title: ["), {"title": "x"})
    odd = "effects:\n  - metric: Окно  # а\n    after: 3\n"
    with pytest.raises(NotSet):
        made_to_say(Sheet(FILE, Kind.PRACTICE, odd), {"effects": [{"metric": LONG, "after": 3}]})


WORDS: tuple[Any, ...] = (
    "x", "- да", "a: b", "yes", "2021", "'q'", '"q"', "[1]", "а, б", "# c", "*a", "@x", "конец:",
    "a\nb", "a\n\n- b\n  c", " пробел", "x\n y", LONG, "", 1, -2.5, 1e-7, True, False, 2021,
    "2021-05", [], ["a"], ["a, b", "2021"], {"value": 3}, {"ru": "а", "en": "b: c"},
)  # fmt: skip


def changed_somewhere(value: Any, dice: random.Random) -> Any:
    """A copy of plain values with one thing changed, added or taken away."""
    new = copy.deepcopy(value)
    holders: list[Any] = []
    waiting = [new]
    while waiting:
        one = waiting.pop()
        if isinstance(one, (dict, list)) and one:
            holders.append(one)
            waiting += one.values() if isinstance(one, dict) else one
    holder = dice.choice(holders)
    word = copy.deepcopy(dice.choice(WORDS))
    if isinstance(holder, list):
        if dice.random() < 0.5 or len(holder) < 2:
            holder.append(copy.deepcopy(holder[0]) if isinstance(holder[0], dict) else "новое")
        elif not isinstance(holder[0], (dict, list)):
            holder.pop(dice.randrange(len(holder)))
    elif dice.random() < 0.3 and len(holder) > 1:
        holder.pop(dice.choice(list(holder)))
    elif dice.random() < 0.5:
        holder["added"] = word
    else:
        name = dice.choice(list(holder))
        if not isinstance(holder[name], (dict, list)):
            holder[name] = word
    return new


@pytest.mark.parametrize("seed", range(8))
def test_whatever_changes_the_file_says_it_afterwards(seed: int) -> None:
    """Real files, hundreds of changes: each says the new value, or is refused as a whole."""
    dice = random.Random(seed)
    root = Path(__file__).parents[2]
    paths = [*sorted((root / "practices").glob("*/*.yml")), *sorted(root.glob("regions/*/*.yml"))]
    done = 0
    for path in dice.sample(paths, 24):
        if path.stat().st_size > 20_000:
            continue
        file = path.relative_to(root).as_posix()
        kind = Kind.PRACTICE if "practices" in file else Kind(path.stem)
        sheet = Sheet(file, kind, path.read_text("utf-8"))
        for _ in range(3):
            new = changed_somewhere(sheet.document.value, dice)
            try:
                text = made_to_say(sheet, new)
            except NotSet:
                continue
            done += 1
            assert Sheet(file, kind, text).document.value == new
            kept = set(sheet.text.split("\n"))
            assert {line for line in kept if line.strip().startswith("#")} <= set(text.split("\n"))
    assert done > 30
