"""GeoJSON as parser events with places: the exact, slower reading of JSON.

It serves files in which something is wrong and whoever asks where a value stands. The events are
those of YAML's parser, so that one builder knows all the rules.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Final

from yaml import Mark
from yaml.events import (
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

_SPACE = re.compile(r"[ \t\r\n]+")
_STRING = re.compile(r'"[^"\\\x00-\x1f]*+(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\x00-\x1f]*+)*+"')
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?(?:[eE][-+]?[0-9]++)?")
_WORD = re.compile(r"true|false|null|NaN|-?Infinity")
_WORDS: Final = {"NaN": ".nan", "Infinity": ".inf", "-Infinity": "-.inf"}
_NEXT_LINE = re.compile(r"\r\n|\n|\r")


class BrokenJson(Exception):
    """The text is no JSON. `line` and `column` count from 0; `reason` names the usual cause."""

    def __init__(self, line: int, column: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line
        self.column = column
        self.reason = reason


class JsonEvents:
    """The events of one JSON text, one by one. Depth is the caller's to limit, event by event."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._line = 0
        self._line_start = 0
        self._events = self._document()

    def next_event(self) -> Event | None:
        """The next event, or None at the end. Raises BrokenJson."""
        return next(self._events, None)

    def _document(self) -> Iterator[Event]:
        closers: list[str] = []
        self._skip_space()
        if self._at == len(self._text):
            return
        while True:
            # a value, or the end of an empty collection
            mark, sign = self._mark(), self._sign()
            if sign == "[":
                yield SequenceStartEvent(None, None, True, mark, mark, True)
                closers.append("]")
                self._step()
                if self._sign() != "]":
                    continue
            elif sign == "{":
                yield MappingStartEvent(None, None, True, mark, mark, True)
                closers.append("}")
                self._step()
                if self._sign() != "}":
                    yield self._key()
                    continue
            else:
                yield self._scalar()
            # what follows a value
            while closers and self._sign() == closers[-1]:
                mark = self._mark()
                self._step()
                ended = closers.pop()
                yield SequenceEndEvent(mark) if ended == "]" else MappingEndEvent(mark)
            if not closers:
                break
            if self._sign() != ",":
                raise self._broken("end" if not self._sign() else "comma")
            self._step()
            if self._sign() == closers[-1]:
                raise self._broken("extra-comma")
            if closers[-1] == "}":
                yield self._key()
        if self._sign():
            raise self._broken("tail")

    def _key(self) -> ScalarEvent:
        if self._sign() != '"':
            raise self._broken("end" if not self._sign() else "key")
        key = self._scalar()
        if self._sign() != ":":
            raise self._broken("colon")
        self._step()
        return key

    def _scalar(self) -> ScalarEvent:
        mark = self._mark()
        if match := _STRING.match(self._text, self._at):
            text, style = match[0][1:-1], '"'
            if "\\" in text:
                text = json.loads(match[0])
        elif match := _NUMBER.match(self._text, self._at) or _WORD.match(self._text, self._at):
            text, style = _WORDS.get(match[0], match[0]), ""
        else:
            sign = self._sign()
            raise self._broken(
                {"": "end", '"': "string", "'": "quote", "/": "comment", "#": "comment"}.get(
                    sign, "value"
                )
            )
        self._at = match.end()
        self._skip_space()
        return ScalarEvent(None, None, (not style, bool(style)), text, mark, mark, style)

    def _mark(self) -> Mark:
        return Mark("", self._at, self._line, self._at - self._line_start, None, 0)

    def _sign(self) -> str:
        return self._text[self._at : self._at + 1]

    def _step(self) -> None:
        self._at += 1
        self._skip_space()

    def _skip_space(self) -> None:
        space = _SPACE.match(self._text, self._at)
        if space is not None:
            for end in _NEXT_LINE.finditer(self._text, self._at, space.end()):
                self._line += 1
                self._line_start = end.end()
            self._at = space.end()

    def _broken(self, reason: str) -> BrokenJson:
        return BrokenJson(self._line, self._at - self._line_start, reason)
