"""Records as YAML in the house's layout, made to read back under YAML 1.2 core as what they were.

Written for speed: plain where that is safe, quoted where a reader could take the text for something
else, long texts as blocks. Short mappings and lists stand on one line.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Final, TypeAlias

from generator.demo.prose import WIDTH, wrapped

Value: TypeAlias = str | int | float | bool | Mapping[str, "Value"] | Sequence["Value"]
"""What a file may hold. Numbers are finite; there is no null: what is not known is left out."""

_WORDS: Final = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
# A letter first; no colon before a space, no comment sign; a number only before a Cyrillic word.
_START: Final = r"(?:[A-Za-zА-Яа-яЁё«]|[0-9]{1,4}[ \u00a0](?=[а-яё]))"
_PLAIN: Final = re.compile(_START + r"(?:[^\x00-\x1f\x7f-\x9f\u2028\u2029:#]|:(?=[^\s])|(?<=\S)#)*")
_PLAIN_IN_LINE: Final = re.compile(
    _START + r"(?:[^\x00-\x1f\x7f-\x9f\u2028\u2029:#,\[\]{}]|:(?=\w))*"
)
_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?")
_ODD: Final = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]|  | \n")
_LONG: Final = 72
_FEW: Final = 4


def to_yaml(value: Mapping[str, Value] | Sequence[Value]) -> str:
    """`value` as the text of a file. Lists at the top have an empty line between entries.

    Keys must be plain words. Raises TypeError for lists inside lists inside lists.
    """
    lines: list[str] = []
    if not value:
        return "{}\n" if isinstance(value, Mapping) else "[]\n"
    if isinstance(value, Mapping):
        _fields(value, "", lines)
    else:
        for entry in value:
            _entry(entry, "", lines)
            lines.append("")
        lines.pop()
    return "\n".join(lines) + "\n"


def _fields(value: Mapping[str, Value], indent: str, lines: list[str]) -> None:
    for key, inner in value.items():
        _field(key, inner, indent, lines)


def _field(key: str, value: Value, indent: str, lines: list[str]) -> None:
    head = f"{indent}{key}:"
    if isinstance(value, str):
        _text(value, head, indent, lines)
    elif isinstance(value, Mapping | Sequence):
        short = _in_line(value, WIDTH - len(head))
        if short:
            lines.append(f"{head} {short}")
            return
        lines.append(head)
        if isinstance(value, Mapping):
            _fields(value, f"{indent}  ", lines)
        else:
            for entry in value:
                _entry(entry, f"{indent}  ", lines)
    else:
        lines.append(f"{head} {_scalar(value)}")


def _entry(value: Value, indent: str, lines: list[str]) -> None:
    if isinstance(value, str):
        _text(value, f"{indent}-", indent, lines)
    elif isinstance(value, Mapping):
        short = _in_line(value, WIDTH - len(indent) - 2) if indent or not value else ""
        if short:
            lines.append(f"{indent}- {short}")
            return
        first = len(lines)
        _fields(value, f"{indent}  ", lines)
        lines[first] = f"{indent}- {lines[first][len(indent) + 2 :]}"
    elif isinstance(value, Sequence):
        lines.append(f"{indent}- {_list(value)}")
    else:
        lines.append(f"{indent}- {_scalar(value)}")


def _text(text: str, head: str, indent: str, lines: list[str]) -> None:
    whole = text == text.strip() and not _ODD.search(text)
    if whole and "\n" in text:
        lines.append(f"{head} |-")
        lines += [f"{indent}  {line}" if line else "" for line in text.split("\n")]
    elif whole and len(head) + len(text) > WIDTH:
        lines.append(f"{head} >-")
        lines += [f"{indent}  {line}" for line in wrapped(text, WIDTH - len(indent)).split("\n")]
    else:
        lines.append(f"{head} {_quoted(text, _PLAIN)}")


def _in_line(value: Mapping[str, Value] | Sequence[Value], room: int) -> str:
    """A short mapping or list of short scalars on one line; "" if it is not one or has no room."""
    if isinstance(value, Mapping):
        if len(value) > _FEW or not all(map(_short, value.values())):
            return "" if value else "{}"
        inner = ", ".join(f"{key}: {_scalar(entry)}" for key, entry in value.items())
        said = f"{{{inner}}}"
    else:
        if not all(map(_short, value)):
            return ""
        said = _list(value)
    return said if len(said) < room else ""


def _list(value: Sequence[Value]) -> str:
    return f"[{', '.join(map(_scalar, value))}]"


def _short(value: Value) -> bool:
    if isinstance(value, str):
        return len(value) <= _LONG and "\n" not in value
    return isinstance(value, int | float)


def _scalar(value: Value) -> str:
    if isinstance(value, str):
        return _quoted(value, _PLAIN_IN_LINE)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    raise TypeError(f"too deep for one line: {value!r}")


def _quoted(text: str, plain: re.Pattern[str]) -> str:
    if plain.fullmatch(text) and text[-1] != " " and text.lower() not in _WORDS:
        return text
    if _DATE.fullmatch(text):
        return text
    # JSON's strings are YAML's, but for two line ends that JSON leaves as they are.
    quoted = json.dumps(text, ensure_ascii=False)
    for sign in "\x7f\x85\u2028\u2029":
        quoted = quoted.replace(sign, f"\\u{ord(sign):04x}")
    return quoted
