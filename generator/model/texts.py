"""Texts: a plain string, or the same text in several languages (`{ru: …, cv: …}`)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from sys import intern
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

Language = Literal[
    "ru", "en", "cv", "tt", "ba", "udm", "sah", "os", "ce", "kbd", "av", "mhr", "myv"
]
LANGUAGES = frozenset(Language.__args__)  # type: ignore[attr-defined]

_SPACES = re.compile(r"\s+")

TITLE_LENGTH = 140
SUMMARY_LENGTH = 300
NAME_LENGTH = 200
LONG_LENGTH = 20_000


@dataclass(frozen=True, slots=True)
class Prose:
    """Marks what people have written in words, so that rules about words find every text."""


def _text_check(longest: int, one_line: bool) -> Any:
    def check_one(value: Any, language: str = "") -> str:
        where = {"language": language} if language else {}
        if not isinstance(value, str):
            raise PydanticCustomError("text_type", "not a text", where)
        text = value.strip()
        if not text:
            raise PydanticCustomError("text_empty", "empty text", where)
        if len(text) > longest:
            raise PydanticCustomError(
                "text_long", "too long", {**where, "length": len(text), "longest": longest}
            )
        return _SPACES.sub(" ", text) if one_line else text

    def check(value: Any) -> Any:
        if type(value) is str and value and len(value) <= longest:
            # Almost every text: it has nothing to take off, and one line has no odd blanks.
            if one_line:
                if value.isprintable() and "  " not in value and " " not in (value[0], value[-1]):
                    return _shared(value)
            elif not (value[0].isspace() or value[-1].isspace()):
                return _shared(value)
        if not isinstance(value, dict):
            return check_one(value)
        if not value:
            raise PydanticCustomError("text_empty", "empty text", {})
        for language in value:
            if language not in LANGUAGES:
                raise PydanticCustomError(
                    "text_language", "unknown language", {"language": language, "value": language}
                )
        return {language: check_one(text, language) for language, text in value.items()}

    return check


def _shared(text: str) -> str:
    """`text`; one string for all that say the same, if it is short: names, metrics and notes are
    said a thousand times over."""
    return intern(text) if len(text) <= NAME_LENGTH else text


def _schema(longest: int) -> dict[str, Any]:
    one = {"type": "string", "minLength": 1, "maxLength": longest}
    by_language = {
        "type": "object",
        "properties": dict.fromkeys(sorted(LANGUAGES), one),
        "additionalProperties": False,
        "minProperties": 1,
    }
    return {"anyOf": [one, by_language]}


Title = Annotated[
    str | dict[str, str],
    BeforeValidator(_text_check(TITLE_LENGTH, one_line=True)),
    WithJsonSchema(_schema(TITLE_LENGTH)),
    Prose(),
]
Summary = Annotated[
    str | dict[str, str],
    BeforeValidator(_text_check(SUMMARY_LENGTH, one_line=True)),
    WithJsonSchema(_schema(SUMMARY_LENGTH)),
    Prose(),
]
Name = Annotated[
    str | dict[str, str],
    BeforeValidator(_text_check(NAME_LENGTH, one_line=True)),
    WithJsonSchema(_schema(NAME_LENGTH)),
    Prose(),
]
LongText = Annotated[
    str | dict[str, str],
    BeforeValidator(_text_check(LONG_LENGTH, one_line=False)),
    WithJsonSchema(_schema(LONG_LENGTH)),
    Prose(),
]
"""Markdown: CommonMark without raw HTML, plus tables and strikethrough."""

Names = Annotated[
    tuple[Name, ...],
    BeforeValidator(lambda value: (value,) if isinstance(value, (str, dict)) else value),
    WithJsonSchema(
        {"anyOf": [_schema(NAME_LENGTH), {"type": "array", "items": _schema(NAME_LENGTH)}]}
    ),
]
"""One name or a list of names."""

Line = Annotated[
    str,
    BeforeValidator(_text_check(500, one_line=True)),
    WithJsonSchema({"type": "string", "minLength": 1, "maxLength": 500}),
    Prose(),
]
"""One line of plain text in one language (a role, an address, a note on a place)."""
