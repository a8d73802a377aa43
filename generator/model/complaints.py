"""From pydantic's error types to our findings: which code, at which place, with which suggestion."""

from __future__ import annotations

import difflib
import types
import typing
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from generator.findings import Code, Finding, Fix, path_text
from generator.findings.catalogue import model as codes
from generator.reading import Document

Path = tuple[str | int, ...]

BY_TYPE: Mapping[str, Code] = {
    "missing": codes.MISSING_FIELD,
    "extra_forbidden": codes.UNKNOWN_FIELD,
    "literal_error": codes.UNKNOWN_VALUE,
    "string_pattern_mismatch": codes.BAD_FORM,
    "string_too_long": codes.TEXT_LONG,
    "too_short": codes.LIST_SHORT,
    "text_type": codes.TEXT_DUE,
    "string_type": codes.TEXT_DUE,
    "text_empty": codes.TEXT_EMPTY,
    "text_long": codes.TEXT_LONG,
    "text_language": codes.TEXT_LANGUAGE,
    "date_form": codes.DATE_FORM,
    "date_year": codes.DATE_YEAR,
    "date_none": codes.DATE_NONE,
    "id_type": codes.TEXT_DUE,
    "bad_id": codes.BAD_ID,
    "bad_reference": codes.BAD_REFERENCE,
    "url_form": codes.URL_FORM,
    "unit_unknown": codes.UNIT_UNKNOWN,
    "amount_form": codes.AMOUNT_FORM,
    "number_due": codes.NUMBER_DUE,
    "int_type": codes.NUMBER_DUE,
    "float_type": codes.NUMBER_DUE,
    "int_parsing": codes.NUMBER_DUE,
    "float_parsing": codes.NUMBER_DUE,
    "int_from_float": codes.NUMBER_DUE,
    "greater_than": codes.OUT_OF_RANGE,
    "greater_than_equal": codes.OUT_OF_RANGE,
    "less_than": codes.OUT_OF_RANGE,
    "less_than_equal": codes.OUT_OF_RANGE,
    "model_type": codes.MAPPING_DUE,
    "model_attributes_type": codes.MAPPING_DUE,
    "dict_type": codes.MAPPING_DUE,
    "tuple_type": codes.LIST_DUE,
    "list_type": codes.LIST_DUE,
    "bool_type": codes.YES_NO_DUE,
    "effect_empty": codes.EFFECT_EMPTY,
    "effect_one_side": codes.EFFECT_ONE_SIDE,
    "source_places": codes.SOURCE_PLACES,
    "source_nameless": codes.SOURCE_NAMELESS,
    "holder_form": codes.HOLDER_FORM,
    "origin_empty": codes.ORIGIN_EMPTY,
    "own_id": codes.OWN_ID,
    "level_misplaced": codes.LEVEL_MISPLACED,
    "number_type": codes.TEXT_DUE,
    "number_form": codes.NUMBER_FORM,
}


def nearest(word: str, known: typing.Iterable[str], how_many: int = 1) -> list[str]:
    """The known words most like `word`, best first; empty when none is near."""
    return difflib.get_close_matches(word, list(known), how_many, 0.6)


def finding_of(
    document: Document, model: type[BaseModel], prefix: Path, problem: dict[str, Any]
) -> Finding:
    """One pydantic error as a finding. `prefix` leads from the file's top to the checked value."""
    kind: str = problem["type"]
    inner: Path = tuple(problem["loc"])
    path = (*prefix, *inner)
    code = BY_TYPE.get(kind, codes.OTHER)
    context = problem.get("ctx") or {}
    given = problem.get("input")
    values = {
        "field": str(path[-1]) if path else "",
        "value": str(context.get("value", _shown(given))),
        "suggestion": "",
        "expected": str(context.get("expected", context.get("pattern", ""))),
        "length": str(context.get("length", "")),
        "longest": str(context.get("longest", context.get("max_length", ""))),
        "limit": _limit(context),
        "about": "",
        "detail": str(problem.get("msg", "")),
    }
    fix = None
    if kind == "extra_forbidden":
        owner = model_at(model, inner[:-1])
        names = field_names(owner) if owner else []
        near = nearest(str(path[-1]), names)
        if near:
            values["suggestion"] = near[0]
            fix = Fix(near[0])
        values["expected"] = ", ".join(names)
        place = document.key_place(path)
    elif kind == "missing":
        owner = model_at(model, inner[:-1])
        values["about"] = _describe(owner, str(path[-1]))
        place = document.place(path[:-1])
    elif kind == "literal_error":
        allowed = literal_values(model, inner)
        values["expected"] = ", ".join(allowed)
        near = nearest(str(given), allowed)
        if near:
            values["suggestion"] = near[0]
            fix = Fix(near[0])
        place = document.place(path)
    elif kind == "unit_unknown":
        from generator.text.units import UNITS

        near = nearest(values["value"], UNITS)
        values["expected"] = ", ".join(sorted(UNITS))
        values["suggestion"] = near[0] if near else ""
        place = document.place(path)
    else:
        place = document.place(path)
    return Finding(
        code, document.file, place.line, place.column, path_text(path), values, fix
    )


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (dict, list)):
        return "…"
    return str(value)[:80]


def _limit(context: Mapping[str, Any]) -> str:
    for key, sign in (("gt", "больше"), ("ge", "не меньше"), ("lt", "меньше"), ("le", "не больше")):
        if key in context:
            return f"{sign} {context[key]}"
    return str(context.get("min_length", ""))


def _describe(owner: type[BaseModel] | None, name: str) -> str:
    for key, info in (owner.model_fields if owner else {}).items():
        if (info.alias or key) == name:
            example = f" Пример: {info.examples[0]}" if info.examples else ""
            return f"{info.description or ''}{example}"
    return ""


def field_names(model: type[BaseModel]) -> list[str]:
    """The names of a model's fields as files write them."""
    return [info.alias or name for name, info in model.model_fields.items()]


def _parts(annotation: Any) -> list[Any]:
    """An annotation without Annotated, unions and containers: the types that may stand in it."""
    origin = typing.get_origin(annotation)
    if origin is typing.Annotated:
        return _parts(typing.get_args(annotation)[0])
    if origin in (typing.Union, types.UnionType):
        return [part for arg in typing.get_args(annotation) for part in _parts(arg)]
    return [annotation]


def _step(annotation: Any, key: str | int) -> Any:
    for part in _parts(annotation):
        if isinstance(part, type) and issubclass(part, BaseModel):
            for name, info in part.model_fields.items():
                if (info.alias or name) == key or name == key:
                    return info.annotation
        origin = typing.get_origin(part)
        if origin in (tuple, list) and isinstance(key, int):
            args = typing.get_args(part)
            return args[0] if len(args) == 2 and args[1] is ... else args[min(key, len(args) - 1)]
        if origin is dict:
            return typing.get_args(part)[1]
    return None


def model_at(model: type[BaseModel], path: Path) -> type[BaseModel] | None:
    """The model that stands at `path` inside `model`, or None."""
    annotation: Any = model
    for key in path:
        annotation = _step(annotation, key)
        if annotation is None:
            return None
    for part in _parts(annotation):
        if isinstance(part, type) and issubclass(part, BaseModel):
            return part
    return None


def literal_values(model: type[BaseModel], path: Path) -> list[str]:
    """The allowed words of the field at `path`."""
    annotation: Any = model
    for key in path:
        annotation = _step(annotation, key)
    return [
        str(value)
        for part in _parts(annotation)
        if typing.get_origin(part) is typing.Literal
        for value in typing.get_args(part)
    ]
