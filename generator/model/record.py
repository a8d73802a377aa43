"""What every model shares: no unknown fields, no changes after reading, ids that tell their kind.

A reference is a plain string whose annotation carries `Refers`; rules, schemas and forms find all
references of a model through that mark, so a new field cannot be forgotten by any of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Final

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StrictInt, WithJsonSchema
from pydantic_core import PydanticCustomError

from generator.reading.identity import ID_PATTERN, is_id

REF_PATTERN = f"{ID_PATTERN[:-1]}(/{ID_PATTERN[1:-1]})?$"


_GIVEN: Final[dict[frozenset[str], set[str]]] = {}
"""Which fields were given, one set for all records with the same; nobody may change them."""


def _shared(given: set[str]) -> set[str]:
    return _GIVEN.setdefault(frozenset(given), given)


class Record(BaseModel):
    """The base of all models: frozen, unknown fields refused, aliases are the names in files."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    def model_post_init(self, context: Any, /) -> None:
        """Share the set of the fields that were given with all records that were given the same:
        it takes more memory than the values, and there are few different ones."""
        object.__setattr__(self, "__pydantic_fields_set__", _shared(self.__pydantic_fields_set__))

    def __setstate__(self, state: dict[Any, Any]) -> None:
        """What a pickle brings shares that set too."""
        super().__setstate__(state)
        object.__setattr__(self, "__pydantic_fields_set__", _shared(self.__pydantic_fields_set__))


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
    return value


def _check_reference(value: Any) -> Any:
    if not isinstance(value, str):
        raise PydanticCustomError("id_type", "an id is text")
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
