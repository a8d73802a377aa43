"""What every model shares: no unknown fields, no changes after reading, ids that tell their kind.

A reference is a plain string whose annotation carries `Refers`; rules, schemas and forms find all
references of a model through that mark, so a new field cannot be forgotten by any of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from sys import intern
from typing import Annotated, Any, ClassVar, Final

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StrictInt, WithJsonSchema
from pydantic_core import PydanticCustomError

from generator.reading.identity import ID_PATTERN, LONGEST_ID, is_id

REF_PATTERN = f"{ID_PATTERN[:-1]}(/{ID_PATTERN[1:-1]})?$"
_REFERENCE: Final = re.compile(REF_PATTERN[1:-1])


_GIVEN: Final[dict[frozenset[str], set[str]]] = {}
"""Which fields were given, one set for all records with the same; nobody may change them."""


def _shared(given: set[str]) -> set[str]:
    return _GIVEN.setdefault(frozenset(given), given)


class Record(BaseModel):
    """The base of all models: frozen, unknown fields refused, aliases are the names in files."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    COMMON: ClassVar[bool] = False
    """Whether many records of this model say the same, in a few plain values."""

    def model_post_init(self, context: Any, /) -> None:
        """Share the set of the fields that were given with all records that were given the same:
        it takes more memory than the values, and there are few different ones."""
        object.__setattr__(self, "__pydantic_fields_set__", _shared(self.__pydantic_fields_set__))

    def __repr__(self) -> str:
        """In a fifth of the time that pydantic takes: what cards say is told apart by it."""
        return f"{type(self).__name__}({self.__dict__!r})"

    def __reduce__(self) -> tuple[Any, ...]:
        """Travels as its values and the set of what was given: in half the time and the bytes."""
        model = type(self)
        values = tuple(map(self.__dict__.__getitem__, _names(model)))
        given = sum(map(_bits(model).__getitem__, self.__pydantic_fields_set__))
        return _revived, (model, values, given)


@cache
def _names(model: type[Record]) -> tuple[str, ...]:
    """The names of a model's fields; pydantic looks for them anew each time."""
    return tuple(model.model_fields)


@cache
def _bits(model: type[Record]) -> dict[str, int]:
    """The bit that stands for each field of a model."""
    return {name: 1 << n for n, name in enumerate(_names(model))}


@cache
def _shape(model: type[Record], given: int) -> tuple[tuple[str, ...], set[str]]:
    """The names of a model's fields, and of those whose bits are in `given`: the set that all such
    records share."""
    names = _names(model)
    return names, _shared({name for n, name in enumerate(names) if given >> n & 1})


_COMMON: Final[dict[tuple[Any, ...], Record]] = {}
_MOST_COMMON: Final = 1 << 14


def _revived(model: type[Record], values: tuple[Any, ...], given: int) -> Record:
    """The record of `model` that has travelled; it shares the set of what was given, too. Of those
    that are common, all that are the same are one."""
    if not model.COMMON:
        return _filled(model, values, given)
    # A number is the same as another only if it is of the same type; nothing is but itself to -0.0.
    types = tuple(map(type, values))
    if float in types:
        return _filled(model, values, given)
    key = (model, given, values, types)
    known = _COMMON.get(key)
    if known is None:
        if len(_COMMON) >= _MOST_COMMON:
            _COMMON.clear()
        known = _COMMON[key] = _filled(model, values, given)
    return known


def _filled(model: type[Record], values: tuple[Any, ...], given: int) -> Record:
    names, told = _shape(model, given)
    record = object.__new__(model)
    _set_values(record, dict(zip(names, values, strict=True)))
    _set_given(record, told)
    _set_extra(record, None)
    _set_private(record, None)
    return record


_set_values, _set_given, _set_extra, _set_private = (
    vars(BaseModel)[name].__set__
    for name in (
        "__dict__",
        "__pydantic_fields_set__",
        "__pydantic_extra__",
        "__pydantic_private__",
    )
)
"""What fills a record though it is frozen; dozens of them are put together for each practice."""


class Titled(Record):
    """A record that stands in a file of its own and is shown under `KIND` («практика»)."""

    KIND: ClassVar[str]


@dataclass(frozen=True, slots=True)
class Refers:
    """Marks a string as the id of something: `kind` is practice, municipality, site, source, …"""

    kind: str


def _check_id(value: Any) -> Any:
    if not isinstance(value, str):
        raise PydanticCustomError("id_type", "an id is text")
    if not is_id(value):
        raise PydanticCustomError("bad_id", "not an id", {"value": value[:80]})
    return intern(str(value))  # a few say it for thousands


def _check_reference(value: Any) -> Any:
    if not isinstance(value, str):
        raise PydanticCustomError("id_type", "an id is text")
    if len(value) <= LONGEST_ID and _REFERENCE.fullmatch(value):
        return intern(str(value))  # no part of it can be too long
    parts = value.split("/")
    if len(parts) > 2 or not all(is_id(part, reserved_allowed=True) for part in parts):
        raise PydanticCustomError("bad_reference", "not a reference", {"value": value[:80]})
    return value


Id = Annotated[
    str,
    BeforeValidator(_check_id),
    WithJsonSchema({"type": "string", "pattern": ID_PATTERN, "maxLength": 64}),
]
"""The id of a record inside its file (a municipality, a source, a level)."""

Reference = Annotated[
    str,
    BeforeValidator(_check_reference),
    WithJsonSchema({"type": "string", "pattern": REF_PATTERN, "maxLength": 129}),
]

PracticeRef = Annotated[Reference, Refers("practice")]
MunicipalityRef = Annotated[Reference, Refers("municipality")]
SiteRef = Annotated[Reference, Refers("site")]
RegionRef = Annotated[Reference, Refers("region")]
SphereRef = Annotated[Id, Refers("sphere")]
ToolRef = Annotated[Id, Refers("tool")]
SourceRef = Annotated[Id, Refers("source")]


def _one_or_list(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


SourceRefs = Annotated[
    tuple[SourceRef, ...],
    BeforeValidator(_one_or_list),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "pattern": ID_PATTERN},
                {"type": "array", "items": {"type": "string", "pattern": ID_PATTERN}},
            ]
        }
    ),
]
"""`source: gazeta` or `source: [gazeta, seed-002]`."""

Count = Annotated[StrictInt, Field(ge=0)]
Latitude = Annotated[float, Field(strict=True, ge=-90, le=90)]
Longitude = Annotated[float, Field(strict=True, ge=-180, le=180)]
