"""Who names whom: the references of a record, found through the marks in its model.

The plan of a model (which fields may hold references, however deep) is made once from its
annotations; following it costs a record only the walk over those fields.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import BaseModel

from generator.model.record import Refers

DataPath = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """One reference: what kind of record is meant, by which id, at which path of the file."""

    kind: str
    value: str
    path: DataPath


@dataclass(frozen=True, slots=True)
class _Way:
    """How to reach the references below one field: `kind` here, or `model` deeper down."""

    attribute: str
    name: str
    kind: str | None
    model: type[BaseModel] | None
    many: bool


def references_of(record: BaseModel, path: DataPath = ()) -> Iterator[Named]:
    """Every reference in `record`, in the order of its fields; `path` leads to the record."""
    for way in _ways(type(record)):
        value = getattr(record, way.attribute)
        if value is None or value == ():
            continue
        here = (*path, way.name)
        if way.kind is not None:
            if way.many:
                for index, entry in enumerate(value):
                    yield Named(way.kind, entry, (*here, index))
            else:
                yield Named(way.kind, value, here)
        elif way.many:
            for index, entry in enumerate(value):
                yield from references_of(entry, (*here, index))
        else:
            yield from references_of(value, here)


@cache
def _ways(model: type[BaseModel]) -> tuple[_Way, ...]:
    hints = typing.get_type_hints(model, include_extras=True)
    found: list[_Way] = []
    for attribute, info in model.model_fields.items():
        way = _way(attribute, info.alias or attribute, hints[attribute], many=False)
        if way is not None and (way.kind or (way.model and _ways(way.model))):
            found.append(way)
    return tuple(found)


def _way(attribute: str, name: str, annotation: Any, *, many: bool) -> _Way | None:
    origin = typing.get_origin(annotation)
    if origin is typing.Annotated:
        base, *marks = typing.get_args(annotation)
        for mark in marks:
            if isinstance(mark, Refers):
                return _Way(attribute, name, mark.kind, None, many)
        return _way(attribute, name, base, many=many)
    if origin in (typing.Union, types.UnionType):
        for part in typing.get_args(annotation):
            way = _way(attribute, name, part, many=many)
            if way is not None:
                return way
        return None
    if origin is tuple:
        inner = typing.get_args(annotation)
        if len(inner) == 2 and inner[1] is ...:
            return _way(attribute, name, inner[0], many=True)
        return None
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _Way(attribute, name, None, annotation, many)
    return None
