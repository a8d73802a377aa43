"""Which fields of which models hold a text of a person's choice, as the models themselves say."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from functools import cache
from typing import Any, Final, Literal

from pydantic import TypeAdapter

from generator.model.certificate import CertificateNumber
from generator.model.description import describe, shapes_within
from generator.model.files import FILES
from generator.model.record import Record
from generator.model.sources import FileName, Url
from generator.model.texts import Names, Prose

Sort = Literal["words", "shaped", "closed"]
"""Words may say anything; a shaped text is an address, a name of a file or a number; what is closed
is a date, an id, a word of a list or text of a strict pattern."""

SHAPED: Final = (Url, FileName, CertificateNumber)
Field = tuple[str, str]
"""The name of a model's class and of its field, as files have it."""
Way = tuple[str | int, ...]


def sort_of(hint: Any) -> Sort | None:
    """The sort of the text that a field of type `hint` holds; None if it holds no text."""
    if hint in SHAPED:
        return "shaped"
    if hint == Names:
        return "words"
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if hint is str or (origin is Literal and all(isinstance(word, str) for word in arguments)):
        return "closed"
    if origin is typing.Annotated and any(isinstance(extra, Prose) for extra in arguments[1:]):
        return "words"
    inner = arguments[:1] if origin is typing.Annotated else arguments
    known = [sort for argument in inner if (sort := sort_of(argument))]
    return next((sort for sort in ("words", "shaped", "closed") if sort in known), None)


@cache
def judge_of(field: Field) -> TypeAdapter[Any]:
    """What says whether a value fits the type of a field, without the rest of its record."""
    [model] = {
        shape.model
        for file in FILES.values()
        for shape in shapes_within(file.model)
        if shape.model.__name__ == field[0]
    }
    hints = typing.get_type_hints(model, include_extras=True)
    [hint] = [hints[n] for n, info in model.model_fields.items() if (info.alias or n) == field[1]]
    while typing.get_origin(hint) is tuple:
        hint = typing.get_args(hint)[0]
    return TypeAdapter(hint)


@cache
def sorts_of(model: type[Record]) -> dict[str, Sort]:
    """The text fields of `model` by their names in files, with their sorts."""
    hints = typing.get_type_hints(model, include_extras=True)
    found = {}
    for name, info in model.model_fields.items():
        sort = sort_of(hints[name])
        if sort is not None:
            found[info.alias or name] = sort
    return found


def every_field() -> dict[Field, Sort]:
    """All text fields of all models that a file may have, nested ones included."""
    return {
        (shape.model.__name__, name): sort
        for file in FILES.values()
        for shape in shapes_within(file.model)
        for name, sort in sorts_of(shape.model).items()
    }


def texts_of(model: type[Record], value: Any, way: Way = ()) -> Iterator[tuple[Field, Way, Sort]]:
    """Each text that the record `value` of `model` has: its field, the way to it, and its sort."""
    if not isinstance(value, dict):
        return  # a bare number in the place of an amount
    sorts = sorts_of(model)
    for described in describe(model).fields:
        if described.name not in value:
            continue
        inner, below = value[described.name], (*way, described.name)
        entries = (
            [((*below, n), entry) for n, entry in enumerate(inner)]
            if isinstance(inner, list)
            else [(below, inner)]
        )
        for place, entry in entries:
            if isinstance(entry, str) and described.name in sorts:
                yield (model.__name__, described.name), place, sorts[described.name]
            elif isinstance(entry, list) and entry and isinstance(entry[0], str):
                # A named place: its name, then its coordinates.
                yield (model.__name__, described.name), (*place, 0), sorts[described.name]
            elif described.form.shape is not None:
                yield from texts_of(described.form.shape, entry, place)
