"""How to reach the values of one kind in a record: all references, or all texts, however deep.

Which fields may lead there is worked out once from a model's annotations and their marks; a record
then costs only the walk over those fields, and a new field of a model cannot be forgotten.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple, TypeVar, cast

from pydantic import BaseModel

DataPath = tuple[str | int, ...]
Mark = TypeVar("Mark")


class _Way(NamedTuple):
    """One field: it holds marked values itself, or models in which there are some."""

    attribute: str
    name: str
    mark: Any
    model: type[BaseModel] | None
    many: bool


def marked(
    record: BaseModel, mark: type[Mark] | tuple[type[Mark], ...]
) -> list[tuple[Mark, Any, DataPath]]:
    """Every value in `record` whose annotation bears a `mark` (or one of several), with it and its
    path in the file.

    In the order of the fields; empty values are left out.
    """
    found: list[tuple[Mark, Any, DataPath]] = []
    _collect(record, _PLANS.setdefault(mark, {}), mark, (), found)
    return found


def marks_in(model: type[BaseModel], mark: type[Mark]) -> frozenset[Mark]:
    """Every different `mark` on a field of `model`, however deep."""
    return frozenset(_marks(model, mark))


def _marks(model: type[BaseModel], mark: type[Mark]) -> Iterator[Mark]:
    for way in _ways(model, cast(Any, mark)):
        if way.model is None:
            yield way.mark
        else:
            yield from _marks(way.model, mark)


_PLANS: dict[Any, dict[type[BaseModel], tuple[_Way, ...]]] = {}
"""By mark and model what `_ways` says: records are many, and a look into a dict is cheaper."""


def _collect(
    record: BaseModel,
    plans: dict[type[BaseModel], tuple[_Way, ...]],
    mark: type[Mark] | tuple[type[Mark], ...],
    path: DataPath,
    found: list[tuple[Mark, Any, DataPath]],
) -> None:
    model = type(record)
    plan = plans.get(model)
    if plan is None:
        plan = plans[model] = _ways(model, cast(Any, mark))
    values = record.__dict__
    for attribute, name, given, inside, many in plan:
        value = values[attribute]
        if not value:  # None or an empty list: texts and ids are never empty
            continue
        if inside is None:
            if many:
                found += [(given, inner, (*path, name, n)) for n, inner in enumerate(value)]
            else:
                found.append((given, value, (*path, name)))
        elif many:
            for number, inner in enumerate(value):
                _collect(inner, plans, mark, (*path, name, number), found)
        else:
            _collect(value, plans, mark, (*path, name), found)


@cache
def _ways(model: type[BaseModel], mark: Any) -> tuple[_Way, ...]:
    hints = typing.get_type_hints(model, include_extras=True)
    found = []
    for attribute, info in model.model_fields.items():
        way = _way(attribute, info.alias or attribute, hints[attribute], mark, many=False)
        if way is not None:
            found.append(way)
    return tuple(found)


def _way(attribute: str, name: str, annotation: Any, mark: Any, *, many: bool) -> _Way | None:
    origin = typing.get_origin(annotation)
    if origin is typing.Annotated:
        base, *marks = typing.get_args(annotation)
        for given in marks:
            if isinstance(given, mark):
                return _Way(attribute, name, given, None, many)
        return _way(attribute, name, base, mark, many=many)
    if origin in (typing.Union, types.UnionType):
        ways = (_way(attribute, name, p, mark, many=many) for p in typing.get_args(annotation))
        return next((way for way in ways if way is not None), None)
    if origin is tuple:
        inner = typing.get_args(annotation)
        if len(inner) == 2 and inner[1] is ...:
            return _way(attribute, name, inner[0], mark, many=True)
        return None
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _Way(attribute, name, None, annotation, many) if _ways(annotation, mark) else None
    return None
