"""The fields of a model as JSON Schema (draft-07), described in Russian with an example each.

Made from the annotations of the model itself, so an editor allows what `atlas check` allows. Empty
values are refused, as there: what is not known is left out.
"""

from __future__ import annotations

import copy
import types
import typing
from collections.abc import Iterable, Mapping
from typing import Annotated, Any, Final, Literal

import annotated_types
from pydantic import TypeAdapter, WithJsonSchema
from pydantic.fields import FieldInfo

from generator.model.complaints import FORMS
from generator.model.dates import Date
from generator.model.description import FieldDescription, describe, shapes_within
from generator.model.figures import Amount, Number
from generator.model.meanings import LANGUAGES, meanings_of
from generator.model.record import REF_PATTERN, Record, Refers
from generator.model.samples import fragments
from generator.model.sources import Url
from generator.model.texts import LongText, Name, Summary, Title
from generator.model.units import Unit
from generator.publishing.schema_conditions import CONDITIONS
from generator.publishing.schema_ids import IDS, KINDS
from generator.reading import read_text
from generator.reading.identity import ID_PATTERN
from generator.text import UNITS

Schema = dict[str, Any]

_TEXTS: Final[tuple[tuple[Any, str], ...]] = (
    (Title, "Title"),
    (Summary, "Summary"),
    (Name, "Name"),
    (LongText, "LongText"),
)
"""Texts by language stand in many fields: each kind is defined once."""

_BOUNDS: Final[tuple[tuple[type[Any], str, str], ...]] = (
    (annotated_types.Gt, "gt", "exclusiveMinimum"),
    (annotated_types.Ge, "ge", "minimum"),
    (annotated_types.Lt, "lt", "exclusiveMaximum"),
    (annotated_types.Le, "le", "maximum"),
    (annotated_types.MinLen, "min_length", "minItems"),
)


_NAMED: Final[Mapping[str, str]] = {
    "region": "nizhny",
    "municipality": "kstovskiy — в своём регионе, nizhny/kstovskiy — в чужом",
    "site": "fabrika-bor — в своём регионе, nizhny/fabrika-bor — в чужом",
}
"""How records are named whose ids in the sample catalog are made up."""

_URL: Final = str(TypeAdapter(Url).json_schema()["pattern"])
_DATE: Final = str(TypeAdapter(Date).json_schema()["anyOf"][0]["pattern"])
_PATTERNS: Final[Mapping[str, str]] = {
    _DATE: "Дату пишут так: 2021, 2021-05 или 2021-05-12.",
    _URL: "Адрес начинается с https:// или http://.",
    ID_PATTERN: "id — строчные латинские буквы, цифры и одиночные дефисы, первой буква.",
    REF_PATTERN: "Здесь id записи (kstovo-one-stop) или регион и id (nizhny/kstovo-one-stop).",
    **{pattern: f"Нужно так: {example}." for pattern, example in FORMS.items()},
}
"""What an editor says where a value has not the form that is due."""


def definitions(model: type[Record]) -> dict[str, Schema]:
    """The schema of `model` and of everything nested in it, by name."""
    shapes = {shape.model.__name__: _record(shape.model) for shape in shapes_within(model)}
    texts = {name: _text(hint) for hint, name in _TEXTS}
    used = _used(shapes.values())
    return {**shapes, **{name: text for name, text in texts.items() if name in used}}


def reference(name: str) -> Schema:
    """A reference to one of the definitions of the same file."""
    return {"$ref": f"#/definitions/{name}"}


def _used(schemas: Iterable[Any]) -> set[str]:
    """The names of all definitions that `schemas` refer to."""
    found: set[str] = set()
    for schema in schemas:
        if isinstance(schema, Mapping):
            target = schema.get("$ref")
            if isinstance(target, str):
                found.add(target.rpartition("/")[2])
            found |= _used(schema.values())
        elif isinstance(schema, list):
            found |= _used(schema)
    return found


def _record(model: type[Record]) -> Schema:
    shape = describe(model)
    hints = typing.get_type_hints(model, include_extras=True)
    fields = zip(shape.fields, model.model_fields.items(), strict=True)
    schema: Schema = {
        "type": "object",
        "properties": {
            field.name: _field(model, field, hints[attribute], info)
            for field, (attribute, info) in fields
        },
        "required": [field.name for field in shape.fields if field.required],
        "additionalProperties": False,
        **copy.deepcopy(dict(CONDITIONS.get(model, {}))),
    }
    if not schema["required"]:
        del schema["required"]
    if model is Amount:  # a bare number is an exact amount
        schema = {"anyOf": [{"type": "number"}, schema]}
    return {"title": shape.title, "description": shape.about, **schema}


def _field(model: type[Record], field: FieldDescription, hint: Any, info: FieldInfo) -> Schema:
    schema = _schema(hint)
    for bound, attribute, keyword in _BOUNDS:
        for extra in info.metadata:
            if isinstance(extra, bound):
                schema.setdefault(keyword, getattr(extra, attribute))
    if "$ref" in schema:  # what stands beside a reference does not count in draft-07
        schema = {"allOf": [schema]}
    said: Schema = {"description": _about(field)}
    if field.form.refers in _NAMED:  # the sample's own ids would be offered to everybody
        said["description"] += f" Пример: {_NAMED[field.form.refers]}."
    else:
        said["examples"] = [_example(model, field.name)]
    if isinstance(info.default, (str, bool)):
        said["default"] = info.default
    return {**said, **schema}


def _about(field: FieldDescription) -> str:
    """What an editor shows at the field: what it is for, what to write, what holds without it."""
    form = field.form
    words = f"{form.words[:1].upper()}{form.words[1:]}"
    many = "Список. " if form.many else ""
    default = f" Если не указано: {field.default}." if field.default else ""
    return f"{field.about} {many}{words}.{default}".lstrip()


def _example(model: type[Record], name: str) -> Any:
    """The value that the field has in the sample catalog."""
    fragment = fragments()[model.__name__, name]
    value = read_text(fragment.file, fragment.text.encode()).value
    return value[name]


def _text(hint: Any) -> Schema:
    """A text, plain or by language, with the languages named."""
    schema: Schema = TypeAdapter(hint).json_schema()
    for language, inner in schema["anyOf"][1]["properties"].items():
        schema["anyOf"][1]["properties"][language] = {"description": LANGUAGES[language], **inner}
    return schema


def _schema(hint: Any) -> Schema:
    """The schema of a type hint with its extras."""
    for alias, name in _TEXTS:
        if hint == alias:
            return reference(name)
    if hint == Unit:
        return _closed_list({unit: UNITS[unit].ru.one for unit in sorted(UNITS)})
    if hint == Number:
        return {"type": "number"}
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        known = [argument for argument in arguments if argument is not type(None)]
        if len(known) == 1:
            return _schema(known[0])
    if origin is Literal:
        return _closed_list(dict(meanings_of(tuple(map(str, arguments)))))
    if origin is tuple:
        return _tuple(arguments)
    if origin is Annotated:
        return _annotated(hint, arguments[0], arguments[1:])
    if isinstance(hint, type) and issubclass(hint, Record):
        return reference(hint.__name__)
    return _leaf(hint)


def _closed_list(meanings: Mapping[str, str]) -> Schema:
    return {
        "type": "string",
        "enum": list(meanings),
        "enumDescriptions": list(meanings.values()),
    }


def _tuple(arguments: tuple[Any, ...]) -> Schema:
    if len(arguments) == 2 and arguments[1] is ...:
        return {"type": "array", "items": _schema(arguments[0])}
    length = len(arguments)
    items = [_schema(argument) for argument in arguments]
    return {"type": "array", "items": items, "minItems": length, "maxItems": length}


def _annotated(hint: Any, inner: Any, extras: tuple[Any, ...]) -> Schema:
    for extra in extras:
        if isinstance(extra, Refers) and extra.kind in KINDS:
            return {"$ref": f"{IDS}#/definitions/{extra.kind}"}
    if any(isinstance(extra, WithJsonSchema) for extra in extras):
        return _leaf(hint)
    structured = typing.get_origin(inner) is not None or (
        isinstance(inner, type) and issubclass(inner, Record)
    )
    return _schema(inner) if structured else _leaf(hint)


def _leaf(hint: Any) -> Schema:
    """What pydantic says of a type without fields of its own."""
    schema: Schema = TypeAdapter(hint).json_schema()
    schema.pop("examples", None)
    _explain_patterns(schema)
    return schema


def _explain_patterns(schema: Schema) -> None:
    """Put beside each pattern what an editor says of a value that has not its form."""
    pattern = schema.get("pattern")
    if pattern is not None:
        schema["patternErrorMessage"] = _PATTERNS[pattern]
    for inner in (*schema.get("anyOf", ()), schema.get("items")):
        if isinstance(inner, dict):
            _explain_patterns(inner)
