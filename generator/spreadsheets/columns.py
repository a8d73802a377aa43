"""Which sheets there are and which columns: made from the models, so none can say anything else.

A record inside a record becomes columns («confirmed.by»). A list of records becomes a sheet of its
own or stays in the file; what no sheet holds is never touched by an import.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache
from sys import intern
from typing import Any, Final, Literal

from pydantic import StrictInt

from generator.model.certificate import Certificate
from generator.model.dates import Date
from generator.model.description import FieldDescription, describe
from generator.model.figures import Effect, Number
from generator.model.municipality import Municipality
from generator.model.practice import Practice, Replication
from generator.model.record import (
    Count,
    Id,
    Latitude,
    Longitude,
    Record,
    Reference,
    SourceRefs,
)
from generator.model.site import Site
from generator.model.sources import Source
from generator.model.units import Unit
from generator.reading import Kind

Path = tuple[str, ...]


class Sort(StrEnum):
    """What the cells of a column hold."""

    TEXT = "text"
    DATE = "date"
    NUMBER = "number"
    WHOLE = "whole number"
    YES_NO = "yes or no"
    WORD = "word of a closed list"
    ID = "id"


_SORTS: Final[tuple[tuple[Any, Sort], ...]] = (
    (Date, Sort.DATE),
    (Number, Sort.NUMBER),
    (Latitude, Sort.NUMBER),
    (Longitude, Sort.NUMBER),
    (Count, Sort.WHOLE),
    (StrictInt, Sort.WHOLE),
    (Unit, Sort.WORD),
    (Id, Sort.ID),
    (Reference, Sort.ID),
    (SourceRefs, Sort.ID),
)


@dataclass(frozen=True, slots=True)
class Column:
    """A field of a record as a column. `path` leads to it; `owners` are the models on the way."""

    path: Path
    owners: tuple[type[Record], ...]
    field: FieldDescription
    sort: Sort
    required: bool

    @property
    def name(self) -> str:
        """The path as people read it: «confirmed.by»; one string for all rows."""
        return intern(".".join(self.path))

    @property
    def many(self) -> bool:
        """Whether a cell holds a list."""
        return self.field.form.many

    @property
    def refers(self) -> str:
        """The kind of record whose id stands in the cell; "" for none."""
        return self.field.form.refers


@dataclass(frozen=True, slots=True)
class Key:
    """A column that says which record a row is about. `name` is that of a field, or our own."""

    name: str
    refers: str = ""
    """The kind of known record that must be named; "" where the row itself names one."""
    number: bool = False
    """Whether it is the place in a list, from 1; empty for an entry that is to be added."""
    may_be_empty: bool = False


@dataclass(frozen=True)
class Sheet:
    """A sheet: the rows are records of `model`. `kind` is the kind of file, None where several
    hold such records; `list_name` is the field of the file that lists them."""

    id: str
    model: type[Record]
    keys: tuple[Key, ...]
    kind: Kind | None
    list_name: str = ""

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns behind the keys, in the order of the model."""
        own = {key.name for key in self.keys}
        return tuple(c for c in _columns(self.model) if c.name not in own)

    @cached_property
    def named(self) -> tuple[tuple[str, Path, Column], ...]:
        """The columns with their names and paths, looked up once for all rows."""
        return tuple((column.name, column.path, column) for column in self.columns)

    @cached_property
    def by_name(self) -> dict[str, Column]:
        """The columns by their names."""
        return {column.name: column for column in self.columns}


STAMP: Final = "stamp"
"""The last column: what the row said when it went out."""

SHEETS: Final = (
    Sheet("practices", Practice, (Key("id"),), Kind.PRACTICE),
    Sheet(
        "replications",
        Replication,
        (Key("practice", "practice"), Key("place", number=True)),
        Kind.PRACTICE,
        "replications",
    ),
    Sheet(
        "effects",
        Effect,
        (
            Key("practice", "practice"),
            Key("replication", number=True, may_be_empty=True),
            Key("place", number=True),
        ),
        Kind.PRACTICE,
        "effects",
    ),
    Sheet("sites", Site, (Key("id"),), Kind.SITE),
    Sheet("municipalities", Municipality, (Key("id"),), Kind.MUNICIPALITIES),
    Sheet("certificates", Certificate, (Key("region", "region"), Key("number")), Kind.CERTIFICATES),
    Sheet("sources", Source, (Key("owner"), Key("id")), None, "sources"),
)
BY_ID: Final = {sheet.id: sheet for sheet in SHEETS}


def left_out(model: type[Record]) -> frozenset[str]:
    """The fields of `model` that make no column: lists of records."""
    shown = {column.path[0] for column in _columns(model)}
    return frozenset(field.name for field in describe(model).fields) - shown


@lru_cache(maxsize=32)
def _columns(model: type[Record]) -> tuple[Column, ...]:
    return tuple(_walk(model, (), (), True))


def _walk(
    model: type[Record], path: Path, owners: tuple[type[Record], ...], required: bool
) -> Iterator[Column]:
    hints = typing.get_type_hints(model, include_extras=True)
    names = {info.alias or name: name for name, info in model.model_fields.items()}
    for field in describe(model).fields:
        below, above = (*path, field.name), (*owners, model)
        due = required and field.required
        shape, hint = field.form.shape, hints[names[field.name]]
        if field.form.many and (shape is not None or _holds_rows(hint)):
            continue
        if shape is not None:
            yield from _walk(shape, below, above, due)
        else:
            sort = Sort.ID if field.form.refers else _sort(hint)
            yield Column(below, above, field, sort, due)


def _holds_rows(hint: Any) -> bool:
    """Whether a list holds rows of values, such as the places of a municipality."""
    inner = typing.get_args(hint)[:1]
    return typing.get_origin(hint) is tuple and typing.get_origin(inner[0]) is tuple


def _sort(hint: Any) -> Sort:
    for alias, sort in _SORTS:
        if hint == alias:
            return sort
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        known = [argument for argument in arguments if argument is not type(None)]
        return _sort(known[0]) if len(known) == 1 else Sort.TEXT
    if origin is Literal:
        return Sort.WORD
    if origin in (tuple, typing.Annotated):
        return _sort(arguments[0])
    return {bool: Sort.YES_NO, int: Sort.WHOLE}.get(hint, Sort.TEXT)
