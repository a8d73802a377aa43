"""YAML as people write it every day, read by one regular expression; the rest is left to libyaml.

A record takes half of the time that libyaml's events take. As with GeoJSON (`geojson`), the fast
way is taken only where nothing is to be said about a file and its meaning is beyond doubt: one
`name: value` a line, lists by dashes, `{…}` and `[…]` and quoted texts within one line and without
escapes, texts in blocks. Whatever else comes, a mistake before all, makes it give up, and the exact
reading (`building`) begins anew: one set of rules, one set of words.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Final

from generator.reading.limits import Limits
from generator.reading.yaml_core import NOT_TEXT, STARTS, resolve

Read = tuple[Any, list[int]]
"""A value and the marks (`places.mark`) of its keys and values in the order of the file."""

# Indent, dash, key, gap behind it, then either the sign of a block and its lines, or all the rest.
_LINES: Final = re.compile(
    r"( *)(- +)?(?:([A-Za-z_][A-Za-z0-9_-]*):( +|(?=\n)))?"
    r"(?:([|>]-?)\n((?:\1(?(2)  ) [^\n]*\n|\n)*+)|([^\n]*)\n)"
)

# Inside brackets: a key and its gap, a plain text, a quoted one or a bracket, a comma or a bracket.
_SIGNS: Final = r"\[\]{},:?#&*!|>'\"%@`"
_PIECES: Final = re.compile(
    r"(?:([A-Za-z_][A-Za-z0-9_-]*):( +))?"
    rf"(?:([^\s{_SIGNS}-][^\n{_SIGNS}]*|-[0-9][0-9.]*)|\"([^\"\\\n]*)\" *|([\[{{]) *)?"
    r"(?:(, +)|([\]}]) *)?"
)

_INDICATORS: Final = frozenset("-?:,[]{}#&*!|>'\"%@`")
_DIGITS: Final = frozenset("0123456789")
_NEXT_LINE: Final = 1 << 32
_FOLD: Final = re.compile(r"\n(\n*)")
_MOST_KEPT: Final = 8192

_MEANT: dict[str, Any] = {}
"""What plain texts mean that may be numbers or words; a catalog's dates are few."""

_NAMES: dict[str, str] = {}
"""One string for each key, whatever file it stands in."""


class _Doubt(Exception):
    """The fast reading is not sure of the file."""


def read_everyday(text: str, limits: Limits) -> Read | None:
    """The value of a YAML text about which there is nothing to say, or None if there may be.

    `text` holds no refused characters and is in normal form (NFC). No value within is null.
    """
    if not text.endswith("\n") or "\t" in text or "\r" in text:
        return None
    try:
        value, marks = _read(text, limits)
    except _Doubt:
        return None
    return None if len(marks) > limits.values else (value, marks)


def _read(text: str, limits: Limits) -> Read:
    marks: list[int] = []
    note = marks.append
    around: list[tuple[Any, int]] = []  # the containers that hold the current one
    top: Any = None
    here: Any = None  # the container that is being filled
    level = -1  # the column of its keys or dashes
    waiting = ""  # a key whose value begins on a later line
    longest, deepest = limits.text, limits.depth - 4
    at = -_NEXT_LINE  # the mark of the line's first column

    for indent, dash, key, gap, sign, block, rest in _LINES.findall(text):
        at += _NEXT_LINE
        column = len(indent)
        if not key and not dash:
            if sign or (indent if not rest else rest[0] != "#"):
                raise _Doubt
            continue

        # Which container the line belongs to.
        if waiting:
            if column <= level:
                raise _Doubt  # nothing stands there
            inner: Any = [] if dash else {}
            here[waiting] = inner
            waiting = ""
            around.append((here, level))
            here, level = inner, column
            note(at + column)
        elif column != level:
            while level > column and around:
                here, level = around.pop()
            if level != column:
                if column or top is not None:
                    raise _Doubt
                top = here = [] if dash else {}
                level = 0
                note(at)
        if dash:
            if type(here) is not list:
                raise _Doubt
            column += len(dash)
            if key:
                inner = {}
                here.append(inner)
                around.append((here, level))
                here, level = inner, column
                note(at + column)
        elif type(here) is not dict:
            raise _Doubt
        if key:
            key = _NAMES.get(key) or _name(key, limits)
            if key in here:
                raise _Doubt
            note(at + column)
            column += len(key) + 1 + len(gap)

        # The value.
        if sign:
            if dash and len(dash) != 2:
                raise _Doubt
            value = _block(sign, block, len(indent) + len(dash))
            note(at + column)
            at += block.count("\n") * _NEXT_LINE
        elif not rest:
            if not key:
                raise _Doubt
            waiting = key
            if len(around) > deepest:
                raise _Doubt
            continue
        else:
            first = rest[0]
            if first not in _INDICATORS or (first == "-" and rest[1:2] in _DIGITS):
                if ": " in rest or " #" in rest or rest[-1] in ": ":
                    raise _Doubt
                value = rest
                if first in STARTS:
                    value = _MEANT[rest] if rest in _MEANT else _meant(rest, limits)
                note(at + column)
            elif first == '"' or first == "'":
                if rest.find(first, 1) != len(rest) - 1 or (first == '"' and "\\" in rest):
                    raise _Doubt
                value = rest[1:-1]
                note(at + column)
            elif first == "{" or first == "[":
                value = _brackets(rest, at + column, marks, limits, deepest - len(around))
            else:
                raise _Doubt
        if type(value) is str and len(value) > longest:
            raise _Doubt
        if key:
            here[key] = value
        else:
            here.append(value)
    if waiting or top is None:
        raise _Doubt
    return top, marks


def _name(key: str, limits: Limits) -> str:
    """`key`, the one string for all that are equal."""
    if key in NOT_TEXT or len(key) > limits.key:
        raise _Doubt
    if len(_NAMES) < _MOST_KEPT:
        _NAMES[key] = key
    return key


def _meant(text: str, limits: Limits) -> Any:
    """What a plain text means that may be something else than text."""
    value, code = resolve(text, limits)
    if code is not None or value is None:
        raise _Doubt
    if len(_MEANT) < _MOST_KEPT and len(text) <= 10:
        _MEANT[text] = value
    return value


def _block(sign: str, block: str, outside: int) -> str:
    """The text of the lines of a block; `outside` is the column of what it belongs to."""
    inside = len(block) - len(block.lstrip(" "))
    if inside <= outside or " \n" in block or not _even(inside).fullmatch(block):
        raise _Doubt
    text = block.replace("\n" + " " * inside, "\n")[inside:].rstrip("\n")
    if not text:
        raise _Doubt
    if sign[0] == ">":
        if "\n " in text:
            raise _Doubt  # lines that stand further in are not joined
        text = _FOLD.sub(_joined, text) if "\n\n" in text else text.replace("\n", " ")
    return text if len(sign) == 2 else text + "\n"


def _joined(breaks: re.Match[str]) -> str:
    return breaks[1] or " "


@cache
def _even(indent: int) -> re.Pattern[str]:
    """Lines that are empty or stand at least `indent` blanks in."""
    return re.compile(rf"(?:(?: {{{indent}}}[^\n]*+)?+\n)*+")


def _brackets(text: str, at: int, marks: list[int], limits: Limits, depth: int) -> Any:
    """The value of a text that begins with a bracket; `at` is the mark of its first character."""
    note, match = marks.append, _PIECES.match
    around: list[Any] = []
    here: Any = {} if text[0] == "{" else []
    note(at)
    begin = len(text) - len(text[1:].lstrip(" "))
    ready = True  # for an entry: none has been read since the bracket or the comma
    due = False  # whether a comma calls for one
    while found := match(text, begin):
        key, gap, plain, quoted, opened, comma, close = found.groups()
        if key is not None:
            key = _NAMES.get(key) or _name(key, limits)
            if type(here) is not dict or key in here:
                raise _Doubt
            note(at + begin)
            begin += len(key) + 1 + len(gap)
        if plain is not None or quoted is not None or opened is not None:
            if not ready or (key is None and type(here) is dict):
                raise _Doubt
            value: Any = quoted
            if opened is not None:
                value = {} if opened == "{" else []
            elif plain is not None:
                value = plain.rstrip(" ")
                if value[0] in STARTS:
                    value = _MEANT[value] if value in _MEANT else _meant(value, limits)
            if type(value) is str and len(value) > limits.text:
                raise _Doubt
            note(at + begin)
            if key is not None:
                here[key] = value
            else:
                here.append(value)
            if opened is not None:
                around.append(here)
                here = value
                if len(around) > depth:
                    raise _Doubt
            ready, due = opened is not None, False
        elif key is not None:
            raise _Doubt
        begin = found.end()
        if comma is not None:
            if ready:
                raise _Doubt
            ready = due = True
        elif close is not None:
            if due or (close == "}") is not (type(here) is dict):
                raise _Doubt
            if not around:
                if begin != len(text):
                    raise _Doubt
                return here
            here, ready = around.pop(), False
        elif opened is None:
            raise _Doubt
    raise _Doubt
