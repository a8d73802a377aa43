"""What a file may say, described for people: every field of every model, made from the models.

The field reference, the form and the comments of templates read these descriptions, so none of
them can say anything else than the models do.
"""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Any, Final, Literal

from pydantic.fields import FieldInfo

from generator.model.certificate import CertificateNumber
from generator.model.complaints import FORMS
from generator.model.dates import Date
from generator.model.figures import Amount, Number
from generator.model.meanings import LANGUAGES, METRICS, SHAPES, meanings_of
from generator.model.record import (
    Count,
    Id,
    Latitude,
    Longitude,
    Record,
    Reference,
    Refers,
    SourceRefs,
)
from generator.model.sources import FileName, Url
from generator.model.texts import (
    LONG_LENGTH,
    NAME_LENGTH,
    SUMMARY_LENGTH,
    TITLE_LENGTH,
    Line,
    LongText,
    Name,
    Names,
    Summary,
    Title,
)
from generator.model.units import Unit
from generator.text import number

Vocabulary = Literal["", "units", "metrics", "languages"]


@dataclass(frozen=True, slots=True)
class Form:
    """What may stand in a field. `about` names the section that tells more of this form.

    `words` is the form in Russian, of one entry where the field is a list (`many`). `values` are
    the words of a closed list with their meanings; `vocabulary` names a list too long to repeat;
    `shape` is the model of nested fields, `refers` the kind of record that an id names.
    """

    words: str
    about: str = ""
    many: bool = False
    values: tuple[tuple[str, str], ...] = ()
    vocabulary: Vocabulary = ""
    shape: type[Record] | None = None
    refers: str = ""


@dataclass(frozen=True, slots=True)
class FieldDescription:
    """One field as files write it. `default` is what holds when it is left out; "" for nothing."""

    name: str
    about: str
    form: Form
    required: bool
    default: str


@dataclass(frozen=True, slots=True)
class ShapeDescription:
    """One model: its Russian title, what it is for, and its fields in the order of the model."""

    model: type[Record]
    id: str
    title: str
    about: str
    fields: tuple[FieldDescription, ...]


_TEXTS: Final[tuple[tuple[Any, str], ...]] = (
    (Title, f"текст в одну строку, до {TITLE_LENGTH} знаков"),
    (Summary, f"текст, до {SUMMARY_LENGTH} знаков"),
    (Name, f"текст в одну строку, до {NAME_LENGTH} знаков"),
    (Line, "текст в одну строку"),
)
_FORMS: Final[tuple[tuple[Any, Form], ...]] = (
    *((alias, Form(words, "text")) for alias, words in _TEXTS),
    (LongText, Form(f"текст с разметкой, до {number(LONG_LENGTH)} знаков", "markdown")),
    (Names, Form(f"текст в одну строку, до {NAME_LENGTH} знаков", "text", many=True)),
    (Date, Form("дата: год, месяц или день", "date")),
    (Url, Form("адрес страницы, с https:// или http://")),
    (FileName, Form("имя файла: латинские буквы, цифры, точка, дефис")),
    (Id, Form("id: строчные латинские буквы, цифры и дефисы", "id")),
    (Reference, Form("прежний id", "id")),
    (SourceRefs, Form("id источника из «sources»", "source", many=True, refers="source")),
    (CertificateNumber, Form("номер, текст до 64 знаков")),
    (Unit, Form("единица измерения из списка", vocabulary="units")),
    (Number, Form("число, дробь через точку")),
    (Count, Form("целое число, не меньше 0")),
    (Latitude, Form("градусы, от −90 до 90")),
    (Longitude, Form("градусы, от −180 до 180")),
)
_LONG_LISTS: Final[Mapping[frozenset[str], Vocabulary]] = {
    frozenset(METRICS): "metrics",
    frozenset(LANGUAGES): "languages",
}
_LONG_LIST_WORDS: Final[Mapping[str, str]] = {
    "metrics": "показатель из списка",
    "languages": "язык из списка",
}
_RECORDS: Final[Mapping[str, str]] = {
    "practice": "id практики",
    "municipality": "id муниципалитета",
    "site": "id площадки",
    "region": "id региона",
    "sphere": "id сферы",
    "tool": "id инструмента",
    "source": "id источника из «sources»",
}


@lru_cache(maxsize=256)
def describe(model: type[Record]) -> ShapeDescription:
    """The fields of `model`. Raises KeyError if its title or a meaning has not been written."""
    title, about = SHAPES[model.__name__]
    hints = typing.get_type_hints(model, include_extras=True)
    return ShapeDescription(
        model,
        shape_id(model),
        title,
        about,
        tuple(_field(name, info, hints[name]) for name, info in model.model_fields.items()),
    )


def shapes_within(model: type[Record]) -> Iterator[ShapeDescription]:
    """`model` and every model nested in it, each once, in the order in which fields name them."""
    seen: set[type[Record]] = set()
    waiting = [model]
    while waiting:
        current = waiting.pop(0)
        if current in seen:
            continue
        seen.add(current)
        shape = describe(current)
        yield shape
        nested = [field.form.shape for field in shape.fields if field.form.shape is not None]
        waiting = [*nested, *waiting]


def shape_id(model: type[Record]) -> str:
    """ReplicatedReported → "replicated-reported"; a part of an address or an anchor."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", model.__name__).lower()


def form_of(hint: Any) -> Form:
    """The form of a type hint with its extras. Raises TypeError for a type nobody has described."""
    for alias, form in _FORMS:
        if hint == alias:
            return form
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        known = [argument for argument in arguments if argument is not type(None)]
        if len(known) == 1:
            return form_of(known[0])
    if origin is Literal:
        return _closed_list(tuple(map(str, arguments)))
    if origin is tuple:
        return _tuple(arguments)
    if origin is Annotated:
        return _annotated(arguments[0], arguments[1:])
    if hint is Amount:
        return Form("число или количество с точностью", "amount", shape=Amount)
    if isinstance(hint, type) and issubclass(hint, Record):
        return Form("вложенные поля", shape=hint)
    raise TypeError(f"no words for the form {hint!r}")


def _field(name: str, info: FieldInfo, hint: Any) -> FieldDescription:
    return FieldDescription(
        name=info.alias or name,
        about=info.description or "",
        form=form_of(hint),
        required=info.is_required(),
        default=_written(info.default) if not info.is_required() else "",
    )


def _written(default: Any) -> str:
    if isinstance(default, bool):
        return "true" if default else "false"
    return "" if default is None or default == () else str(default)


def _closed_list(words: tuple[str, ...]) -> Form:
    vocabulary = _LONG_LISTS.get(frozenset(words), "")
    if vocabulary:
        return Form(_LONG_LIST_WORDS[vocabulary], vocabulary=vocabulary)
    return Form("одно из слов", values=meanings_of(words))


def _tuple(arguments: tuple[Any, ...]) -> Form:
    if len(arguments) == 2 and arguments[1] is ...:
        inner = form_of(arguments[0])
        return Form(
            inner.words,
            inner.about,
            True,
            inner.values,
            inner.vocabulary,
            inner.shape,
            inner.refers,
        )
    return Form(f"{len(arguments)} значения в квадратных скобках через запятую")


def _annotated(inner: Any, extras: tuple[Any, ...]) -> Form:
    for extra in extras:
        if isinstance(extra, Refers):
            return Form(_RECORDS[extra.kind], "id", refers=extra.kind)
    limits = list(_limits(extras))
    if inner is bool:
        return Form("true (да) или false (нет)")
    if inner is int:
        return Form(", ".join(["целое число", *limits]))
    if inner is str:
        for extra in limits:
            return Form(extra)
    return form_of(inner)


def _limits(extras: tuple[Any, ...]) -> Iterator[str]:
    """The bounds and patterns among the extras of a type, in words."""
    for extra in extras:
        if isinstance(extra, FieldInfo):
            yield from _limits(tuple(extra.metadata))
        elif (least := getattr(extra, "ge", None)) is not None:
            yield f"не меньше {least}"
        elif (most := getattr(extra, "le", None)) is not None:
            yield f"не больше {most}"
        elif pattern := getattr(extra, "pattern", None):
            yield f"текст вида {FORMS[pattern]}"
