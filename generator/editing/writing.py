"""Values as YAML of the house: short texts plain or quoted, long ones folded, lists by dashes.

Whatever comes out reads back as the same value; who sets it into a file checks that once more.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Final

from generator.editing.templates import WIDTH, scalar

_FLOW_SIGNS: Final = re.compile(r"[,\[\]{}]")
_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?")
_LEADING_SPACE: Final = re.compile(r"\A\s|^[ \t]+$|[ \t]$", re.MULTILINE)


def field_lines(name: str, value: Any, indent: int) -> list[str]:
    """The lines of a field with its value, the first with `indent` spaces before the name."""
    margin, head = " " * indent, f"{' ' * indent}{name}:"
    if isinstance(value, Mapping) and value:
        return [head, *mapping_lines(value, indent + 2)]
    if isinstance(value, list) and value:
        return [head, *list_lines(value, indent + 2)]
    first, *rest = text_lines(value, indent, len(head) + 1)
    return [f"{head} {first}", *(f"{margin}{line}" if line else "" for line in rest)]


def mapping_lines(value: Mapping[str, Any], indent: int) -> list[str]:
    """The lines of fields that stand one below the other."""
    return [line for name, inner in value.items() for line in field_lines(name, inner, indent)]


def list_lines(entries: list[Any], indent: int) -> list[str]:
    """The lines of a list with a dash before each entry."""
    return [line for entry in entries for line in entry_lines(entry, indent)]


def entry_lines(entry: Any, indent: int) -> list[str]:
    """The lines of one entry of a list, the first with its dash behind `indent` spaces."""
    margin = " " * indent
    if isinstance(entry, Mapping) and entry:
        first, *rest = mapping_lines(entry, indent + 2)
        return [f"{margin}- {first[indent + 2 :]}", *rest]
    if isinstance(entry, list):
        return [f"{margin}- {flow(entry)}"]
    first, *rest = text_lines(entry, indent + 2, indent + 2)
    return [f"{margin}- {first}", *(f"{margin}  {line}" if line else "" for line in rest)]


def text_lines(value: Any, indent: int, taken: int) -> list[str]:
    """A text, a number or an empty list behind a name that takes up `taken` signs of its line.

    The lines after the first are those of a block, two spaces deeper than `indent`, which they
    do not bear yet.
    """
    if not isinstance(value, str) or _DATE.fullmatch(value):
        return [flow(value)]
    if "\n" in value:
        if _LEADING_SPACE.search(value):
            return [_quoted(value)]
        return ["|-", *(f"  {line}" if line else "" for line in value.split("\n"))]
    one = scalar(value)
    if taken + len(one) <= WIDTH or " " not in value:
        return [one]
    room = WIDTH - indent - 2
    lines = textwrap.wrap(value, room, break_long_words=False, break_on_hyphens=False)
    if " ".join(lines) != value or value[0] in " \t":
        return [_quoted(value)]
    return [">-", *(f"  {line}" for line in lines)]


def flow(value: Any) -> str:
    """A value on one line: `{value: 20, bound: about}`, `[bor, vyksa]`, a text, a number."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{name}: {flow(inner)}" for name, inner in value.items()) + "}"
    if isinstance(value, list):
        return f"[{', '.join(flow(entry) for entry in value)}]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{Decimal(repr(value)):f}"
    if isinstance(value, int):
        return str(value)
    if _DATE.fullmatch(value):
        return str(value)
    plain = "" if "\n" in value else scalar(value)
    return _quoted(value) if not plain or (_FLOW_SIGNS.search(plain) and plain == value) else plain


def _quoted(text: str) -> str:
    """Always in double quotes."""
    return scalar(f"\t{text}").replace("\\t", "", 1)


def all_lines(value: Any) -> Iterator[str]:
    """The lines of a whole file: of a record, or of a list of records with empty lines between."""
    if isinstance(value, Mapping):
        yield from mapping_lines(value, 0)
        return
    for number, entry in enumerate(value):
        if number:
            yield ""
        yield from entry_lines(entry, 0)
