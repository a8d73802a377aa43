"""The region's passport: who it is, what it reports, what it promised, how it was rated."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, StrictInt, model_validator
from pydantic_core import PydanticCustomError

from generator.model.dates import Date
from generator.model.figures import Amount
from generator.model.metrics import Metric
from generator.model.record import (
    Count,
    Latitude,
    Longitude,
    Record,
    SourceRefs,
    SphereRef,
    Titled,
)
from generator.model.sources import Sources, Url
from generator.model.texts import Language, LongText, Name, Title

Level = Literal["federal", "regional", "local"]
ISO_PATTERN = r"^RU-[A-Z]{2,3}$"
REGION_OKTMO_PATTERN = r"^[0-9]{2}$"
LEVELS: tuple[Level, ...] = ("federal", "regional", "local")


class LocalName(Record):
    """A name in another language of the region."""

    lang: Language = Field(description="Язык: cv, tt, …")
    text: Name = Field(description="Название на этом языке.")


class Point(Record):
    """A named point on the map, WGS 84 degrees."""

    name: Name = Field(description="Название.")
    lat: Latitude = Field(description="Широта, градусы.")
    lon: Longitude = Field(description="Долгота, градусы.")


class Coordinator(Record):
    """Who runs the programme in the region."""

    name: Name = Field(description="Организация.")
    role: Name | None = Field(None, description="Чем занимается.")
    url: Url | None = Field(None, description="Страница.")


class Reported(Record):
    """A figure that the region published; shown beside what the catalog counts, never mixed."""

    metric: Metric = Field(description="Показатель.")
    level: Level | None = Field(None, description="Уровень образца (только для учреждений).")
    value: Amount = Field(description="Значение.")
    as_of: Date | None = Field(None, description="На какую дату.")
    since: Date | None = Field(None, description="С какого времени считается.")
    note: LongText | None = Field(None, description="Пояснение.")
    source: SourceRefs = Field((), description="На чём основано: id источника.")

    @model_validator(mode="after")
    def _level_where_due(self) -> Self:
        if self.level is not None and self.metric != "exemplary-institutions":
            raise PydanticCustomError("level_misplaced", "no level here", {"value": self.metric})
        return self


class Target(Record):
    """A duty: at least so many, of whom, how often."""

    metric: Metric = Field(description="Показатель.")
    at_least: Amount = Field(description="Не менее скольких.")
    per: Literal["region", "municipality"] = Field(description="На регион или на муниципалитет.")
    every: Literal["quarter", "year"] | None = Field(None, description="Как часто.")
    from_: Date | None = Field(None, alias="from", description="С какого времени.")
    by: Date | None = Field(None, description="К какому сроку.")
    basis: LongText | None = Field(None, description="Кем и чем установлено.")
    source: SourceRefs = Field((), description="На чём основано: id источника.")


class Rating(Record):
    """A place in a published rating."""

    year: Annotated[StrictInt, Field(ge=1990, le=2100)] = Field(description="За какой год.")
    place: Annotated[StrictInt, Field(ge=1)] = Field(description="Место.")
    of: Annotated[StrictInt, Field(ge=1)] | None = Field(None, description="Из скольких.")
    rating: Name | None = Field(None, description="Название рейтинга.")
    source: SourceRefs = Field((), description="На чём основано: id источника.")


class Event(Record):
    """Something that happened on a known date."""

    date: Date = Field(description="Когда.")
    title: Title = Field(description="Что произошло.")
    note: LongText | None = Field(None, description="Подробности.")
    source: SourceRefs = Field((), description="На чём основано: id источника.")


class Region(Titled):
    """A region of Russia and its part in the programme."""

    KIND: ClassVar[str] = "region"

    name: Name = Field(description="Полное название.", examples=["Нижегородская область"])
    name_local: LocalName | None = Field(None, description="Название на другом языке региона.")
    iso: Annotated[str, Field(pattern=ISO_PATTERN)] = Field(
        description="Код ISO 3166-2.", examples=["RU-NIZ"]
    )
    oktmo: Annotated[str, Field(pattern=REGION_OKTMO_PATTERN)] = Field(
        description="Две первые цифры ОКТМО, в кавычках.", examples=["22"]
    )
    federal_district: Name | None = Field(None, description="Федеральный округ.")
    capital: Point | None = Field(None, description="Столица региона.")
    tile: tuple[Count, Count] | None = Field(
        None, description="Место на плиточной карте страны: столбец и строка."
    )
    joined: Date | None = Field(None, description="Когда присоединился к программе.")
    about: LongText | None = Field(None, description="О работе региона.")
    coordinators: tuple[Coordinator, ...] = Field((), description="Кто ведёт программу.")
    spheres: tuple[SphereRef, ...] = Field((), description="Сферы, в которых идёт работа.")
    replication_threshold: Annotated[StrictInt, Field(ge=1)] | None = Field(
        None, description="Сколько муниципалитетов делают практику масштабированной."
    )
    confirmation_months: Annotated[StrictInt, Field(ge=1)] | None = Field(
        None, description="Сколько месяцев действует подтверждение внедрения."
    )
    reported: tuple[Reported, ...] = Field((), description="Показатели, которые назвал регион.")
    targets: tuple[Target, ...] = Field((), description="Цели и обязанности.")
    ratings: tuple[Rating, ...] = Field((), description="Места в рейтингах.")
    events: tuple[Event, ...] = Field((), description="Хроника.")
    sources: Sources = Field((), description="Источники: на каждый ссылаются по его id.")
