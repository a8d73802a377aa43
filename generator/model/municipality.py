"""Municipalities: who they are, what they were called, and into whom they merged."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.model.dates import Date
from generator.model.record import (
    Count,
    Id,
    Latitude,
    Longitude,
    MunicipalityRef,
    Record,
    SourceRefs,
)
from generator.model.region import LocalName, Point
from generator.model.texts import Line, Name

MunicipalityKind = Literal[
    "municipal-okrug",
    "urban-okrug",
    "urban-okrug-with-districts",
    "municipal-district",
    "zato",
    "city-district",
    "federal-city-municipality",
    "urban-settlement",
    "rural-settlement",
]
OKTMO_PATTERN = r"^[0-9]{8}([0-9]{3})?$"
Oktmo = Annotated[str, Field(pattern=OKTMO_PATTERN)]


class Population(Record):
    """How many people live here."""

    value: Count = Field(description="Человек.")
    as_of: Date | None = Field(None, description="На какую дату.")
    source: SourceRefs = Field((), description="Источник из region.yml.")


class Exists(Record):
    """The span in which the municipality exists."""

    from_: Date | None = Field(None, alias="from", description="С какого времени.")
    until: Date | None = Field(None, description="По какое время.")


class FormerName(Record):
    """An earlier name."""

    name: Name = Field(description="Прежнее название.")
    until: Date | None = Field(None, description="До какого времени.")


class Municipality(Record):
    """One municipality of a region."""

    id: Id = Field(description="Короткое имя латиницей.", examples=["kstovskiy"])
    name: Name = Field(description="Полное название.")
    short: Line | None = Field(None, description="Короткое название для карты.")
    name_local: LocalName | None = Field(None, description="Название на другом языке.")
    kind: MunicipalityKind = Field(description="Вид муниципального образования.")
    oktmo: Oktmo | None = Field(None, description="Код ОКТМО, 8 цифр в кавычках.")
    oktmo_before: tuple[Oktmo, ...] = Field((), description="Прежние коды ОКТМО.")
    centre: Point = Field(description="Административный центр.")
    places: tuple[tuple[Line, Latitude, Longitude], ...] = Field(
        (), description="Населённые пункты: название, широта, долгота."
    )
    population: Population | None = Field(None, description="Население.")
    exists: Exists | None = Field(None, description="Когда существует.")
    merged_into: MunicipalityRef | None = Field(None, description="В кого вошёл.")
    former: tuple[FormerName, ...] = Field((), description="Прежние названия.")
