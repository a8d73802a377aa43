"""Pieces of which the schemas of the API are put together."""

from __future__ import annotations

from typing import Any, Final

REF: Final = "#/components/schemas/"
ID: Final[dict[str, Any]] = {"type": "string", "description": "Полный id: «регион/запись»."}
DAY: Final[dict[str, Any]] = {
    "type": "string",
    "format": "date",
    "description": "День, на который посчитаны состояния.",
}
PAGE: Final[dict[str, Any]] = {"type": "string", "description": "Адрес страницы от корня сайта."}
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
    return object_of({"as_of": DAY, "count": COUNT, name: list_of(ref(entry))})
