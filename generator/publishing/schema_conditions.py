"""What the fields of one record demand of each other, in the words of JSON Schema (draft-07).

The models say the same in their validators; a test names each model that has one and none here,
and lets both judge the same records.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from generator.model.certificate import Holder
from generator.model.figures import Effect
from generator.model.practice import Origin
from generator.model.record import Record
from generator.model.region import Reported
from generator.model.sources import Source

Condition = Mapping[str, Any]


def _has(*names: str) -> dict[str, Any]:
    return {"required": list(names)}


def _any(*conditions: Condition) -> dict[str, Any]:
    return {"anyOf": list(conditions)}


CONDITIONS: Final[Mapping[type[Record], Condition]] = MappingProxyType(
    {
        Origin: _any(_has("municipality"), _has("organisation")),
        Effect: _any(
            _has("before", "after"),
            _has("change"),
            _has("before", "note"),
            _has("after", "note"),
        ),
        Source: {
            **_any(_has("url"), _has("seed"), _has("file"), _has("title")),
            "not": _any(_has("url", "seed"), _has("url", "file"), _has("seed", "file")),
        },
        Holder: {
            "oneOf": [
                {**_has("practice"), "not": _any(_has("organisation"), _has("municipality"))},
                {**_has("organisation"), "not": _has("practice")},
            ]
        },
        Reported: {
            "if": _has("level"),
            "then": {"properties": {"metric": {"const": "exemplary-institutions"}}},
        },
    }
)
"""The condition of each model that has one, to be added to the schema of its fields."""
