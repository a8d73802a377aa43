"""The fields of the form: each field of a model with its label, its example and what it takes.

Made from the annotations of the models and their descriptions, so the form asks for what
`atlas check` takes, and a new field of a model appears in it by itself.
"""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Iterator
from typing import Annotated, Any, Final, Literal

import annotated_types
from pydantic import TypeAdapter
from pydantic.fields import FieldInfo

from generator.catalog.rules import dates
from generator.model.anatomy import describe_field
from generator.model.complaints import FORMS
from generator.model.dates import Date
from generator.model.description import FieldDescription, describe, shapes_within
from generator.model.figures import Amount, Effect, Number
from generator.model.meanings import meanings_of
from generator.model.practice import Origin, Replication
from generator.model.record import Id, Record, Reference, Refers, SourceRefs
from generator.model.samples import fragments
from generator.model.site import Site
from generator.model.sources import FileName, Source, Url
from generator.model.texts import Line, LongText, Name, Names, Prose, Summary, Title
from generator.model.units import Unit
from generator.pages.wording import shown
from generator.reading import read_text

Node = dict[str, Any]
"""What may stand in a field: `sort` says which kind of value, the rest is what that kind needs."""

_LINES: Final = (Title, Summary, Name, Line)
"""Texts that are set in one line; a long text keeps its lines."""

_TECHNICAL: Final = re.compile(
    r"(: id \w+| \(id\)|: на каждый ссылаются по его id| из practices/\w+\.yml)?\.$"
)
"""The end of a description that is about files: in the form people choose from names."""

_VALUE: Final = re.compile(r" \([a-z-]+\)")
"""A word of a file after the words for it: «прочитан весь текст (full)»."""

_BOUNDS: Final = {
    "gt": annotated_types.Gt,
    "ge": annotated_types.Ge,
    "le": annotated_types.Le,
}

DEMANDS: Final[dict[type[Record], tuple[dict[str, Any], ...]]] = {
    Origin: ({"kind": "origin_empty", "any": [["municipality"], ["organisation"]]},),
    Effect: (
        {"kind": "effect_empty", "any": [["before"], ["after"], ["change"]]},
        {
            "kind": "effect_one_side",
            "any": [["before", "after"], ["change"], ["note"]],
        },
    ),
    Source: (
        {"kind": "source_places", "most": ["url", "seed", "file"]},
        {"kind": "source_nameless", "any": [["url"], ["seed"], ["file"], ["title"]]},
    ),
}
"""What the fields of one record demand of each other: the first that is not met is told. `any`: the
fields of one of these groups must be there; `most`: of these only one may be."""


def form_shapes(*models: type[Record]) -> dict[str, Any]:
    """Everything about `models` and the models nested in them, by name."""
    described = {shape.model: shape for model in models for shape in shapes_within(model)}
    return {
        model.__name__: {
            "title": shown(shape.title),
            "about": shown(shape.about),
            "bare": model is Amount,
            "fields": list(_fields(model)),
            "demands": list(DEMANDS.get(model, ())),
            **_dates(model),
        }
        for model, shape in described.items()
    }


def _fields(model: type[Record]) -> Iterator[dict[str, Any]]:
    hints = typing.get_type_hints(model, include_extras=True)
    infos = model.model_fields.items()
    for field, (attribute, info) in zip(describe(model).fields, infos, strict=True):
        yield {
            "name": field.name,
            "label": shown(_VALUE.sub("", _TECHNICAL.sub("", field.about))),
            "about": describe_field(model, field.name),
            "words": shown(field.form.words),
            "required": field.required,
            "default": field.default,
            "example": _example(model, field),
            "node": node_of(hints[attribute], info),
        }


def _example(model: type[Record], field: FieldDescription) -> str:
    """What people may write, from the sample catalog; "" where they choose or the value is long."""
    if field.form.shape or field.form.refers or field.form.values or field.form.vocabulary:
        return ""
    fragment = fragments()[model.__name__, field.name]
    value = read_text(fragment.file, fragment.text.encode()).value[field.name]
    value = value[0] if isinstance(value, list) else value
    text = str(value)
    return text if len(text) <= 80 and not isinstance(value, (dict, bool)) else ""


def _dates(model: type[Record]) -> dict[str, Any]:
    """Which dates of a model must follow each other, and which must not lie in the future."""
    names = [field.name for field in describe(model).fields]
    plan: dict[str, Any] | None = None
    if model in (Replication, Site):
        plan = {"field": "status", "values": sorted(dates.PLANNED)}
    elif model is Effect:
        plan = {"field": "kind", "values": [dates.EXPECTED]}
    return {
        "pairs": [[a, b] for a, b in dates.PAIRS if a in names and b in names],
        "past": [name for name in names if name in dates.PAST | {"since"}],
        "plan": plan,
    }


def node_of(hint: Any, info: FieldInfo | None = None) -> Node:
    """The node of a type hint with its extras. Raises TypeError for one the form cannot ask for."""
    node = _named(hint) or _built(hint)
    if node is None:
        raise TypeError(f"the form cannot ask for {hint!r}")
    for name, bound in _BOUNDS.items():
        for extra in info.metadata if info else ():
            if isinstance(extra, bound):
                node[name] = getattr(extra, name)
    return node


def _named(hint: Any) -> Node | None:
    """The node of one of the models' own types, known by being the very same."""
    if hint == SourceRefs:
        return {"sort": "list", "of": {"sort": "id", "refers": "source"}, "one": True}
    if hint == Names:
        return {"sort": "list", "of": _text(Name), "one": True}
    for alias in (*_LINES, LongText):
        if hint == alias:
            return _text(alias)
    simple: tuple[tuple[Any, str], ...] = (
        (Date, "date"),
        (Url, "url"),
        (Unit, "unit"),
        (Number, "number"),
        (Id, "id"),
        (Reference, "reference"),
    )
    for known, sort in simple:
        if hint == known:
            return {"sort": sort}
    if hint == FileName:
        schema = TypeAdapter(FileName).json_schema()
        pattern = str(schema["pattern"])
        return {
            "sort": "form",
            "pattern": pattern,
            "expected": FORMS[pattern],
            "longest": schema["maxLength"],
        }
    return None


def _built(hint: Any) -> Node | None:
    """The node of a union, a list, a closed list, a model, or a marked type."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        known = [argument for argument in arguments if argument is not type(None)]
        return node_of(known[0]) if len(known) == 1 else None
    if origin is Literal:
        words = meanings_of(tuple(map(str, arguments)))
        return {"sort": "words", "values": [[word, shown(meaning)] for word, meaning in words]}
    if origin is tuple and arguments[1:] == (...,):
        return {"sort": "list", "of": node_of(arguments[0]), "one": False}
    if isinstance(hint, type) and issubclass(hint, Record):
        return {"sort": "record", "shape": hint.__name__}
    if origin is Annotated:
        return _annotated(arguments[0], arguments[1:])
    return None


def _annotated(inner: Any, extras: tuple[Any, ...]) -> Node | None:
    for extra in extras:
        if isinstance(extra, Refers):
            sort = "id" if extra.kind in ("sphere", "tool", "source") else "reference"
            return {"sort": sort, "refers": extra.kind}
    bounds = {
        name: getattr(known, name)
        for extra in extras
        for known in (extra.metadata if isinstance(extra, FieldInfo) else ())
        for name, bound in _BOUNDS.items()
        if isinstance(known, bound)
    }
    if inner is int:
        return {"sort": "whole", **bounds}
    if inner is float:
        return {"sort": "degrees", **bounds}
    return node_of(inner)


def _text(hint: Any) -> Node:
    schema = TypeAdapter(hint).json_schema()
    languages = "anyOf" in schema
    longest = schema["anyOf"][0]["maxLength"] if languages else schema["maxLength"]
    prose = any(isinstance(extra, Prose) for extra in typing.get_args(hint))
    return {
        "sort": "text",
        "longest": longest,
        "line": hint != LongText,
        "long": hint in (LongText, Summary),
        "languages": languages,
        "prose": prose,
    }
