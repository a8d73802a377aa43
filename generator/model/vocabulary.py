"""The two vocabularies: spheres of public life and lean tools."""

from __future__ import annotations

from pydantic import Field, StrictInt

from generator.model.record import Record
from generator.model.texts import LongText, Name


class Sphere(Record):
    """A sphere of public life."""

    name: Name = Field(description="Название сферы.")
    about: LongText | None = Field(None, description="Что сюда относится.")
    order: StrictInt = Field(100, description="Место в списке.")


class Tool(Record):
    """A lean tool, in plain words."""

    name: Name = Field(description="Название инструмента.")
    about: LongText | None = Field(None, description="Что это, простыми словами.")
    origin: LongText | None = Field(None, description="Откуда пришёл.")
