"""Texts: a plain string, or the same text in several languages (`{ru: …, cv: …}`)."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

Language = Literal["ru", "en", "cv", "tt", "ba", "udm", "sah", "os", "ce", "kbd", "av", "mhr", "myv"]
LANGUAGES = frozenset(Language.__args__)  # type: ignore[attr-defined]

TITLE_LENGTH = 140
SUMMARY_LENGTH = 300
NAME_LENGTH = 200
LONG_LENGTH = 20_000


def _text_check(longest: int, one_line: bool) -> Any:
    def check_one(value: Any) -> str:
        if not isinstance(value, str):
            raise PydanticCustomError("text_type", "not a text", {"value": str(value)[:40]})
        text = value.strip()
        if not text:
            raise PydanticCustomError("text_empty", "empty text", {})
        if len(text) > longest:
            raise PydanticCustomError(
                "text_long", "too long", {"length": len(text), "longest": longest}
            )
        return re.sub(r"\s+", " ", text) if one_line else text

    def check(value: Any) -> Any:
        if not isinstance(value, dict):
            return check_one(value)
        unknown = [key for key in value if key not in LANGUAGES]
        if unknown or not value:
            raise PydanticCustomError(
                "text_language", "unknown language", {"value": ", ".join(map(str, unknown))}
            )
        return {language: check_one(text) for language, text in value.items()}

    return check


def _schema(longest: int) -> dict[str, Any]:
    one = {"type": "string", "minLength": 1, "maxLength": longest}
    by_language = {
        "type": "object",
        "properties": {language: one for language in sorted(LANGUAGES)},
        "additionalProperties": False,
        "minProperties": 1,
    }
    return {"anyOf": [one, by_language]}


Title = Annotated[
    str | dict[str, str],
    BeforeValidator(_text_check(TITLE_LENGTH, one_line=True)),
    WithJsonSchema(_schema(TITLE_LENGTH)),
]
Summary = Annotated[
    str | dict[str, str],
    BeforeValidator(_text_check(SUMMARY_LENGTH, one_line=True)),
    WithJsonSchema(_schema(SUMMARY_LENGTH)),
]
Name = Annotated[
    str | dict[str, str],
    BeforeValidator(_text_check(NAME_LENGTH, one_line=True)),
    WithJsonSchema(_schema(NAME_LENGTH)),
]
LongText = Annotated[
    str | dict[str, str],
    BeforeValidator(_text_check(LONG_LENGTH, one_line=False)),
    WithJsonSchema(_schema(LONG_LENGTH)),
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
]
"""One line of plain text in one language (a role, an address, a note on a place)."""
