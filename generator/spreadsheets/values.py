"""What a file says at a column, as a cell shows it; and a record with one column changed.

A cell shows less than a file can say: a bare number and `{value: 30}` look alike, an id is shown in
full wherever it stands. So what people have left alone is told by comparing what is shown.
"""

from __future__ import annotations

import copy
import re
import unicodedata
from collections.abc import Sequence
from sys import intern
from typing import Any, Final, TypeAlias

from generator.catalog.entries import full_id
from generator.model.figures import Amount
from generator.reading.characters import ODD_SPACE
from generator.spreadsheets.columns import Column, Path, Sort

Shown: TypeAlias = str | int | float | None
"""What stands in a cell; None for an empty one."""

SCOPED: Final = ("practice", "municipality", "site")
"""Kinds of records whose ids may be short inside their region."""

SHORT: Final = 40
"""Texts of so many signs come again and again: all cells that show one share it."""

YES, NO = "да", "нет"
_FIRST_LANGUAGE: Final = "ru"
_TRAILING: Final = re.compile(r"[ \t]+$", re.MULTILINE)

_UNTIDY: Final = re.compile(rf"\r|{ODD_SPACE.pattern}|[ \t]$", re.MULTILINE)
"""What `plain` may have to change; most texts have none of it."""


def plain(text: str) -> str:
    """`text` without what spreadsheets and people leave behind: odd spaces, spaces at line ends."""
    # Where all can be printed, only the end of the one line may be odd: that is told at once.
    tidy = text[-1:] != " " if text.isprintable() else _UNTIDY.search(text) is None
    if tidy and unicodedata.is_normalized("NFC", text):
        return text.strip()
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _TRAILING.sub("", ODD_SPACE.sub(" ", text)).strip()


def look_up(value: Any, path: Sequence[str | int]) -> Any:
    """What stands at `path` in plain values; None for nothing. A bare number is a `value`."""
    for part in path:
        if isinstance(value, dict):
            value = value.get(part)
        elif isinstance(value, list) and isinstance(part, int) and part < len(value):
            value = value[part]
        elif part == "value" and _is_number(value):
            continue
        else:
            return None
    return value


def shown(column: Column, raw: Any, region: str) -> Shown:
    """What the cell of a column shows of `raw`, the value of its field in a file of `region`."""
    if column.many or isinstance(raw, list):
        entries = [_entry(column, one, region) for one in (raw if isinstance(raw, list) else [raw])]
        joint = "\n" if column.sort is Sort.TEXT else ", "
        return joint.join(str(entry) for entry in entries if entry is not None) or None
    return _entry(column, raw, region)


def _entry(column: Column, raw: Any, region: str) -> Shown:
    if isinstance(raw, dict):  # a text in several languages: the cell is that of one
        raw = raw.get(language_of(raw))
    if isinstance(raw, bool):
        return YES if raw else NO
    if isinstance(raw, (int, float)):
        return raw if column.sort in (Sort.NUMBER, Sort.WHOLE) else str(raw)
    if not isinstance(raw, str) or not raw.strip():
        return None
    if column.refers in SCOPED:
        return full_id(raw, region)
    cell = plain(raw)
    return intern(cell) if len(cell) <= SHORT else cell


def language_of(texts: dict[str, Any]) -> str:
    """The language of a text in several languages that the cell shows."""
    return _FIRST_LANGUAGE if _FIRST_LANGUAGE in texts else next(iter(texts), _FIRST_LANGUAGE)


def with_value(record: Any, column: Column, new: Any) -> Any:
    """A copy of `record` with `new` in the field of `column`, or with nothing there if it is None.

    Records that become empty go too; a bare number that gets a bound or a unit becomes a record,
    and an amount that is new and has neither is a bare number.
    """
    copied = copy.deepcopy(record) if isinstance(record, dict) else {}
    _set(copied, column.path, new, issubclass(column.owners[-1], Amount))
    return copied


def _set(holder: dict[str, Any], path: Path, new: Any, amount: bool) -> None:
    name, rest = path[0], path[1:]
    old = holder.get(name)
    if rest:
        inner = old if isinstance(old, dict) else {"value": old} if _is_number(old) else {}
        _set(inner, rest, new, amount)
        may_be_bare = amount and len(rest) == 1 and not isinstance(old, dict)
        new = inner["value"] if may_be_bare and list(inner) == ["value"] else inner
    elif isinstance(old, dict) and new is not None:
        new = {**old, language_of(old): new}
    if new is None or new == {}:
        holder.pop(name, None)
    else:
        holder[name] = new


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)
