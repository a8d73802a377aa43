"""Units of measure: the ids come from the one list that also knows their Russian forms."""

from __future__ import annotations

from sys import intern
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from generator.text.units import UNITS


def _check_unit(value: Any) -> str:
    if not isinstance(value, str) or value not in UNITS:
        raise PydanticCustomError("unit_unknown", "unknown unit")
    return intern(str(value))  # a few say it for thousands


Unit = Annotated[
    str, BeforeValidator(_check_unit), WithJsonSchema({"type": "string", "enum": sorted(UNITS)})
]
"""A unit of measure from the list of `generator.text.units`."""
