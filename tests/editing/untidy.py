"""Files of the sample catalog written by a careless hand: the same values in any layout.

Fields stand in any order, with comments above them, in blocks or on one line, in any quotes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

_PLAIN = re.compile(r"[A-Za-zА-Яа-яЁё](?:[^\n:#,\[\]{}&*!|>'\"%@`\\]*[^\s:#,\[\]{}&*!|>'\"%@`\\])?")
_WORDS = frozenset({"null", "true", "false"})


class Hand:
    """Writes values as YAML; every choice is drawn by hypothesis."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.comments = 0

    def chance(self, one_in: int) -> bool:
        """True once in so many times."""
        return self.draw(st.integers(1, one_in)) == 1

    def file(self, value: Any) -> str:
        """A whole file."""
        head = "# о файле\n\n" if self.chance(2) else ""
        return head + "\n".join(self.block(value, 0)) + "\n"

    def block(self, value: Any, indent: int) -> list[str]:
        """Fields or entries, each on lines of their own."""
        if isinstance(value, list):
            return [line for entry in value for line in self.entry(entry, indent)]
        items = list(value.items())
        lines: list[str] = []
        for key, inner in self.draw(st.permutations(items)):
            if self.chance(4):
                lines += [""] * self.chance(2)
                lines.append(f"{' ' * indent}# о поле {key}, {self._number()}")
            lines += self.field(f"{' ' * indent}{key}:", inner, indent)
        return lines

    def entry(self, value: Any, indent: int) -> Iterator[str]:
        """One entry of a list."""
        head = f"{' ' * indent}- "
        if isinstance(value, dict) and value and not self.chance(3):
            lines = self.block(value, indent + 2)
            first = next(at for at, line in enumerate(lines) if line.strip()[:1] not in ("", "#"))
            yield from lines[:first]  # comments stand above the dash
            yield head + lines[first][indent + 2 :]
            yield from lines[first + 1 :]
        else:
            yield head + self.inline(value)

    def field(self, head: str, value: Any, indent: int) -> list[str]:
        """A field with its value, behind it or below."""
        if isinstance(value, str) and "\n" in value:
            lines = [f"{' ' * (indent + 2)}{line}" if line else "" for line in value.split("\n")]
            return [f"{head} |-", *lines]
        if isinstance(value, (dict, list)) and value and not self.chance(3):
            lists = isinstance(value, list) and self.chance(3)
            return [head, *self.block(value, indent + (0 if lists else 2))]
        note = f" # сбоку, {self._number()}" if self.chance(8) else ""
        return [f"{head} {self.inline(value)}{note}"]

    def inline(self, value: Any) -> str:
        """A value on one line."""
        if isinstance(value, dict):
            items = self.draw(st.permutations(list(value.items())))
            return "{" + ", ".join(f"{key}: {self.inline(inner)}" for key, inner in items) + "}"
        if isinstance(value, list):
            return "[" + ", ".join(map(self.inline, value)) + "]"
        return self.scalar(value)

    def scalar(self, value: Any) -> str:
        """A text in any quotes that will do, or a number."""
        if not isinstance(value, str):
            return json.dumps(value)
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?", value) and not self.chance(3):
            return value
        if _PLAIN.fullmatch(value) and value not in _WORDS and not self.chance(3):
            return value
        if "'" not in value and "\n" not in value and self.chance(2):
            return f"'{value}'"
        return json.dumps(value, ensure_ascii=False)

    def _number(self) -> int:
        self.comments += 1
        return self.comments


def straightened(value: Any) -> Any:
    """`value` with the quotes and dashes of a typewriter."""
    if isinstance(value, str):
        return value.translate(str.maketrans("«»„“—", '""""-'))
    if isinstance(value, dict):
        return {key: straightened(inner) for key, inner in value.items()}
    return [straightened(inner) for inner in value] if isinstance(value, list) else value
