"""What stands where in a model: found by following a path through its annotations."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

Path = tuple[str | int, ...]


def field_names(model: type[BaseModel]) -> list[str]:
    """The names of a model's fields as files write them."""
    return [info.alias or name for name, info in model.model_fields.items()]


def describe_field(model: type[BaseModel] | None, name: str) -> str:
    """What the field called `name` in files is about, with its example; empty if unknown."""
    for key, info in (model.model_fields if model else {}).items():
        if (info.alias or key) == name:
            example = f" Пример: {info.examples[0]}" if info.examples else ""
            return f"{info.description or ''}{example}"
    return ""


def model_at(model: type[BaseModel], path: Path) -> type[BaseModel] | None:
    """The model that stands at `path` inside `model`, or None."""
    for part in _at(model, path):
        if isinstance(part, type) and issubclass(part, BaseModel):
            return part
    return None


def row_length(model: type[BaseModel], path: Path) -> int:
    """How many values the list at `path` must have; 0 if that is not fixed."""
    for part in _at(model, path):
        if typing.get_origin(part) is tuple and ... not in typing.get_args(part):
            return len(typing.get_args(part))
    return 0


def literal_values(model: type[BaseModel], path: Path) -> list[str]:
    """The allowed words of the field at `path`."""
    return [
        str(value)
        for part in _at(model, path)
        if typing.get_origin(part) is typing.Literal
        for value in typing.get_args(part)
    ]


def _at(model: type[BaseModel], path: Path) -> list[Any]:
    """The types that may stand at `path`; empty where the path leads nowhere."""
    annotation: Any = model
    for key in path:
        annotation = next(_steps(annotation, key), None)
        if annotation is None:
            return []
    return _parts(annotation)


def _parts(annotation: Any) -> list[Any]:
    """An annotation without Annotated and unions: the types that may stand in it."""
    origin = typing.get_origin(annotation)
    if origin is typing.Annotated:
        return _parts(typing.get_args(annotation)[0])
    if origin in (typing.Union, types.UnionType):
        return [part for arg in typing.get_args(annotation) for part in _parts(arg)]
    return [annotation]


def _steps(annotation: Any, key: str | int) -> Iterator[Any]:
    for part in _parts(annotation):
        origin, args = typing.get_origin(part), typing.get_args(part)
        if isinstance(part, type) and issubclass(part, BaseModel):
            for name, info in part.model_fields.items():
                if (info.alias or name) == key:
                    yield info.annotation
        elif origin is tuple and isinstance(key, int):
            yield args[0] if len(args) == 2 and args[1] is ... else args[min(key, len(args) - 1)]
        elif origin is dict:
            yield args[1]
