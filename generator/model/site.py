"""The training site: a process factory, a change factory, a sector site or a training centre."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from generator.model.dates import Date
from generator.model.figures import Amount
from generator.model.record import (
    Latitude,
    Longitude,
    MunicipalityRef,
    Record,
    SphereRef,
    Titled,
)
from generator.model.sources import Sources
from generator.model.texts import Line, LongText, Name, Names

SiteKind = Literal["process-factory", "change-factory", "sector-site", "training-centre"]


class Partner(Record):
    """Who helps the site, and with what."""

    name: Name = Field(description="Организация.")
    contribution: LongText | None = Field(None, description="Чем помогает.")


class Location(Record):
    """A point, WGS 84 degrees."""

    lat: Latitude = Field(description="Широта, градусы.")
    lon: Longitude = Field(description="Долгота, градусы.")


class Site(Titled):
    """One training site and the municipalities it serves (its cluster)."""

    KIND: ClassVar[str] = "site"

    name: Name = Field(description="Название площадки.")
    kind: SiteKind = Field(description="Вид площадки.")
    municipality: MunicipalityRef = Field(description="Где стоит: id муниципалитета.")
    status: Literal["planned", "open", "closed"] = Field(
        "open", description="Планируется, работает или закрыта."
    )
    opened: Date | None = Field(None, description="Когда открылась.")
    closed: Date | None = Field(None, description="Когда закрылась.")
    serves: tuple[MunicipalityRef, ...] = Field((), description="Кого обслуживает (куст).")
    spheres: tuple[SphereRef, ...] = Field((), description="Каким сферам учит.")
    hosts: Names = Field((), description="Кто принимает у себя.")
    partners: tuple[Partner, ...] = Field((), description="Партнёры.")
    trainers: Amount | None = Field(None, description="Сколько тренеров.")
    address: Line | None = Field(None, description="Адрес.")
    location: Location | None = Field(None, description="Точка на карте.")
    about: LongText | None = Field(None, description="О площадке.")
    projects_at_opening: Amount | None = Field(None, description="Сколько проектов шло к открытию.")
    sources: Sources = Field((), description="Источники: на каждый ссылаются по его id.")
