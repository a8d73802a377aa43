"""From parser events to plain values, in one pass: the values, the place of each, and remarks.

libyaml's events come one by one, so depth, number and aliases are seen before they cost anything:
nothing here calls itself, nothing is expanded. What is refused is left out of the value and reading
goes on, so that people see all mistakes of a file at once. GeoJSON comes through here as well, when
it is not the plain kind that the fast reader takes (`geojson`).
"""

from __future__ import annotations

import unicodedata
from array import array
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from generator.findings.catalogue import reading as codes
from generator.reading.characters import (
    ODD_SPACE,
    SMUGGLED,
    character_values,
    code_of,
    is_usual,
    visible,
    without_refused,
)
from generator.reading.limits import Limits, spaced
from generator.reading.places import Path, mark, place_of, spread
from generator.reading.remarks import Remarks
from generator.reading.yaml_core import STARTS, resolve

_LEFT_OUT: Final = "\x00left out"
"""Stands for a refused key: no key can hold a NUL. Its value is read, then dropped."""

_COMPLEX: Final = "\x00complex"
"""Stands for a key that is itself a list or a mapping, while that is being read."""

_KNOWN: dict[str, str] = {}
"""Keys that were found good, quoted or not: files share some hundred, each is judged once."""

_KNOWN_AT_MOST: Final = 4096

_WHAT_IS_SHOWN: Final = 40

Stack = list[tuple[Any, str, int]]
"""What lies around the current list or dict: each with its pending key and where that begins."""


@dataclass(slots=True)
class Builder:
    """Builds the value of one file. `text` is what the parser reads."""

    text: str
    limits: Limits
    remarks: Remarks
    marks: list[int] = field(default_factory=list)
    plain_ends: dict[int, int] = field(default_factory=dict)
    """Line → column where its last plain text ends; filled only if the file has a « #»."""
    complete: bool = False
    """Whether the whole document was read."""
    _top: list[Any] = field(default_factory=list)
    _repeated: list[tuple[int, Path, str]] = field(default_factory=list)
    _respelled: set[str] = field(default_factory=set)
    _careful: bool = False

    @property
    def value(self) -> Any:
        """What the document says; None if there is none."""
        return self._top[0] if self._top else None

    def packed_marks(self) -> array[int]:
        """The marks of all keys and values in the order of the file, in little memory."""
        return array("Q", self.marks)

    def run(self, next_event: Callable[[], Any]) -> None:
        """Reads events up to the end of the document, or to what forbids reading on.

        Raises what `next_event` raises.
        """
        try:
            self._run(next_event)
        finally:
            self._say_repeated()

    def _run(self, next_event: Callable[[], Any]) -> None:
        text_of_file, limits, marks = self.text, self.limits, self.marks
        decorated = any(sign in text_of_file for sign in "&*!")
        hashes = " #" in text_of_file
        careful = self._careful = "\\" in text_of_file or not unicodedata.is_normalized(
            "NFC", text_of_file
        )
        known, longest, most, deepest = _KNOWN, limits.text, limits.values, limits.depth
        here: Any = self._top  # the list or dict that is being filled
        keyed = False  # whether it is a dict
        key = ""  # in a dict: the key whose value comes next; "" before a key
        cut = 0  # where the marks of the current key begin
        stack: Stack = []
        count = documents = 0

        while (event := next_event()) is not None:
            kind = type(event)
            if kind is ScalarEvent:
                count += 1
                start = event.start_mark
                at = start.line << 32 | start.column
                text: str = event.value
                plain = not event.style
                if decorated and (event.anchor is not None or event.tag is not None):
                    self._say_decorated(event, at, _path(stack, here, key))
                if keyed and not key:
                    cut = len(marks)
                    key = known.get(text) or self._key(text, plain, at, stack, here)
                    if key in here:
                        path = (*_path(stack, here, ""), key)
                        self._repeated.append((at, path, text))
                        key = _LEFT_OUT
                    marks.append(at)
                    continue
                value: Any = text
                if plain and (not text or text[0] in STARTS):
                    value, code = resolve(text, limits)
                    if code is not None:
                        self.remarks.add(
                            code, at, _path(stack, here, key), value=_shown(text),
                            digits=str(limits.digits),
                            signs=str(limits.number),
                        )  # fmt: skip
                elif len(text) > longest:
                    self.remarks.add(
                        codes.LONG_TEXT, at, _path(stack, here, key),
                        length=str(len(text)), longest=str(longest),
                    )  # fmt: skip
                    value = text[:longest]
                if careful and type(value) is str and not is_usual(value):
                    value = self._clean(value, at, _path(stack, here, key))
                if hashes and plain and event.end_mark is not None and not _is_figure(value):
                    self.plain_ends[event.end_mark.line] = event.end_mark.column
                marks.append(at)
                if not keyed:
                    here.append(value)
                else:
                    if key is _LEFT_OUT:
                        del marks[cut:]
                    else:
                        here[key] = value
                    key = ""
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                count += 1
                at = mark(event.start_mark.line, event.start_mark.column)
                if len(stack) >= deepest:
                    self.remarks.add(codes.TOO_DEEP, at, deepest=str(deepest))
                    return
                if decorated and (event.anchor is not None or event.tag is not None):
                    self._say_decorated(event, at, _path(stack, here, key))
                inner: Any = {} if kind is MappingStartEvent else []
                if keyed and not key:
                    self.remarks.add(codes.COMPLEX_KEY, at, _path(stack, here, ""))
                    cut = len(marks)
                    key = _COMPLEX
                elif not keyed:
                    here.append(inner)
                elif key is not _LEFT_OUT:
                    here[key] = inner
                marks.append(at)
                stack.append((here, key, cut))
                here, keyed, key = inner, kind is MappingStartEvent, ""
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                here, key, cut = stack.pop()
                keyed = type(here) is dict
                if key is _COMPLEX:
                    key = _LEFT_OUT
                else:
                    if key is _LEFT_OUT:
                        del marks[cut:]
                    key = ""
            elif kind is AliasEvent:
                count += 1
                at = mark(event.start_mark.line, event.start_mark.column)
                self.remarks.add(
                    codes.ALIAS, at, _path(stack, here, key), name=_shown(event.anchor or "")
                )
                if keyed and not key:
                    cut = len(marks)
                    key = _LEFT_OUT
                elif keyed:
                    del marks[cut:]
                    key = ""
            elif kind is DocumentStartEvent:
                at = mark(event.start_mark.line, event.start_mark.column)
                documents += 1
                if documents > 1:
                    self.remarks.add(codes.SEVERAL_DOCUMENTS, at)
                    break
                if event.version or event.tags:
                    self.remarks.add(codes.DIRECTIVE, at)
            if count > most:
                self.remarks.add(codes.TOO_MANY_VALUES, at, most=spaced(most))
                return
        self.complete = True

    def _key(self, text: str, plain: bool, at: int, stack: Stack, here: Any) -> str:
        """The key that `text` makes, or _LEFT_OUT with a remark."""
        path, remark = _path(stack, here, ""), self.remarks.add
        if not text.strip():
            remark(codes.EMPTY_KEY, at, path)
            return _LEFT_OUT
        if len(text) > self.limits.key:
            remark(
                codes.LONG_KEY, at, path,
                key=_shown(text), length=str(len(text)), longest=str(self.limits.key),
            )  # fmt: skip
            return _LEFT_OUT
        meaning, code = resolve(text, self.limits)
        is_word = text != "<<" and meaning == text and code in (None, codes.OTHER_BASE)
        if plain and not is_word:
            if text == "<<":
                remark(codes.MERGE_KEY, at, path)
            else:
                remark(codes.KEY_NOT_TEXT, at, path, key=_shown(text))
            return _LEFT_OUT
        if ODD_SPACE.search(text):
            remark(codes.ODD_SPACE, at, path, key=_shown(ODD_SPACE.sub(" ", text).strip()))
            return _LEFT_OUT
        if self._careful:
            if refused := SMUGGLED.search(text):
                remark(code_of(refused[0])[0], at, path, **character_values(refused[0]))
                return _LEFT_OUT
            normal = unicodedata.normalize("NFC", text)
            if normal != text:
                self._respelled.add(normal)
            return normal
        if is_word and len(_KNOWN) < _KNOWN_AT_MOST:
            _KNOWN[text] = text
        return text

    def _clean(self, text: str, at: int, path: Path) -> str:
        """A text in normal form, without what escapes like "\\u202e" brought into it.

        Each kind of character gives one remark, with the first of its kind.
        """
        smuggled = SMUGGLED.findall(text)
        for sign in {code_of(sign)[0].id: sign for sign in reversed(smuggled)}.values():
            self.remarks.add(code_of(sign)[0], at, path, **character_values(sign))
        return unicodedata.normalize("NFC", without_refused(text) if smuggled else text)

    def _say_decorated(self, event: NodeEvent, at: int, path: Path) -> None:
        if event.anchor is not None:
            self.remarks.add(codes.ANCHOR, at, path, name=_shown(event.anchor))
        tag = getattr(event, "tag", None)
        if tag is not None:
            short = tag.replace("tag:yaml.org,2002:", "!!", 1)
            self.remarks.add(codes.TAG, at, path, tag=_shown(short))

    def _say_repeated(self) -> None:
        """Repeated keys are told at the end, when the place of the first one can be looked up."""
        if not self._repeated:
            return
        keys = spread(self.value, self.marks)[1] if self._top and self.complete else {}
        for at, path, text in self._repeated:
            name, first = str(path[-1]), keys.get(path)
            same = text == name and name not in self._respelled
            self.remarks.add(
                codes.REPEATED_KEY if same else codes.REPEATED_OTHERWISE, at, path,
                key=_shown(name), first="" if first is None else str(place_of(first).line),
            )  # fmt: skip


def _path(stack: Stack, here: Any, key: str) -> Path:
    """The path of the value that comes next (of `here` itself, if it is a dict without a key)."""
    parts: list[str | int] = []
    for container, name, _ in stack[1:]:
        if isinstance(container, list):
            parts.append(len(container) - 1)
        elif name[:1] != "\x00":
            parts.append(name)
    if stack and isinstance(here, list):
        parts.append(len(here))
    elif key and key[0] != "\x00":
        parts.append(key)
    return tuple(parts)


def _is_figure(value: Any) -> bool:
    return isinstance(value, (int, float))


def _shown(text: str) -> str:
    return visible(text, _WHAT_IS_SHOWN)
