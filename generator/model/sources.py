"""Sources: where a fact comes from, when it was read, and how much of it could be read."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from generator.model.dates import Date
from generator.model.record import Id, Record
from generator.model.texts import LongText, Name

URL_FORM = re.compile(r"https?://[^\s<>\"'\\@]+\Z", re.IGNORECASE)


def _check_url(value: Any) -> str:
    if not isinstance(value, str) or len(value) > 2000 or not URL_FORM.match(value):
        raise PydanticCustomError("url_form", "not an address")
    return value


Url = Annotated[
    str,
    BeforeValidator(_check_url),
    WithJsonSchema({"type": "string", "pattern": "^[Hh][Tt][Tt][Pp][Ss]?://", "maxLength": 2000}),
]
"""A web address with http or https; no user names in it."""

FILE_PATTERN = r"^[A-Za-z0-9][A-Za-z0-9._-]*$"
FileName = Annotated[str, Field(pattern=FILE_PATTERN, max_length=128)]


class Source(Record):
    """A source of facts. Facts of the same file name it by `id`."""

    id: Id = Field(description="Короткое имя источника внутри файла.", examples=["kadrsov"])
    title: Name | None = Field(None, description="Заголовок публикации или документа.")
    publisher: Name | None = Field(None, description="Кто опубликовал.")
    url: Url | None = Field(None, description="Адрес страницы.")
    seed: FileName | None = Field(None, description="Имя исходного документа проекта.")
    file: FileName | None = Field(None, description="Имя приложенного файла.")
    published: Date | None = Field(None, description="Когда опубликовано.")
    accessed: Date | None = Field(None, description="Когда прочитано.")
    archived: Url | None = Field(None, description="Адрес сохранённой копии.")
    extent: Literal["full", "excerpt"] | None = Field(
        None, description="Прочитан весь текст (full) или только начало (excerpt)."
    )
    note: LongText | None = Field(None, description="Что важно знать об источнике.")

    @model_validator(mode="after")
    def _has_a_place(self) -> Self:
        given = [name for name in ("url", "seed", "file") if getattr(self, name) is not None]
        if len(given) > 1:
            raise PydanticCustomError(
                "source_places", "several places", {"value": ", ".join(given)}
            )
        if not given and self.title is None:
            raise PydanticCustomError("source_nameless", "neither title nor place", {})
        return self


Sources = Annotated[
    tuple[Source, ...], Field(description="Источники: на каждый ссылаются по его id.")
]
