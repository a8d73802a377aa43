"""Pieces of which the schemas of the API are put together."""

from __future__ import annotations

from typing import Any, Final

from generator.publishing.licence import LICENCE

REF: Final = "#/components/schemas/"
ID: Final[dict[str, Any]] = {"type": "string", "description": "Полный id: «регион/запись»."}
DAY: Final[dict[str, Any]] = {
    "type": "string",
    "format": "date",
    "description": "День, на который посчитаны состояния.",
}
PAGE: Final[dict[str, Any]] = {"type": "string", "description": "Адрес страницы от корня сайта."}
DATA: Final[dict[str, Any]] = {
    "type": "string",
    "description": "Адрес файла самой записи от корня сайта.",
}
HEAD: Final[dict[str, Any]] = {
    "as_of": DAY,
    "license": {"type": "string", "const": LICENCE, "description": "Лицензия данных (SPDX)."},
}
"""What every file begins with."""
WRITTEN: Final[dict[str, Any]] = {
    "file": {"type": "string", "description": "Файл каталога, где это записано."},
    "line": {
        "type": "integer",
        "minimum": 1,
        "description": "Строка, с которой запись начинается; 1 — запись занимает весь файл.",
    },
}
"""Where a record stands in the catalog."""
COUNT: Final[dict[str, Any]] = {"type": "integer", "minimum": 0}


def ref(name: str) -> dict[str, str]:
    """What the schema `name` of the document says."""
    return {"$ref": f"{REF}{name}"}


def list_of(schema: dict[str, Any]) -> dict[str, Any]:
    """Any number of what `schema` describes."""
    return {"type": "array", "items": schema}


def object_of(required: dict[str, Any], **optional: Any) -> dict[str, Any]:
    """An object that always has the `required` fields and may have the `optional` ones."""
    return {
        "type": "object",
        "properties": {**required, **optional},
        "required": list(required),
    }


def listing(name: str, entry: str) -> dict[str, Any]:
    """A file that lists entries under `name`."""
    return object_of({**HEAD, "count": COUNT, name: list_of(ref(entry))})
