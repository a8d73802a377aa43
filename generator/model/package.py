"""The replication package: exemplary practices that a region hands to many municipalities."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from generator.model.dates import Date
from generator.model.practice import ReplicationStatus
from generator.model.record import MunicipalityRef, PracticeRef, Record, Titled
from generator.model.sources import Sources
from generator.model.texts import LongText, Name, Title


class WaveMember(Record):
    """A municipality of a wave and how far it has come."""

    id: MunicipalityRef = Field(description="Муниципалитет (id).")
    status: ReplicationStatus = Field("planned", description="Состояние внедрения.")
    since: Date | None = Field(None, description="С какого времени.")
    note: LongText | None = Field(None, description="Пояснение.")


class Wave(Record):
    """One wave of handing out."""

    title: Title = Field(description="Название волны.")
    from_: Date | None = Field(None, alias="from", description="Начало.")
    to: Date | None = Field(None, description="Окончание.")
    municipalities: tuple[WaveMember, ...] = Field((), description="Кто участвует.")


class Package(Titled):
    """A set of practices handed out together, with methodologists' support."""

    KIND: ClassVar[str] = "package"

    title: Title = Field(description="Название пакета.")
    about: LongText | None = Field(None, description="О пакете.")
    practices: tuple[PracticeRef, ...] = Field(description="Практики (id).", min_length=1)
    support: tuple[Name, ...] = Field((), description="Кто сопровождает.")
    waves: tuple[Wave, ...] = Field((), description="Волны внедрения.")
    sources: Sources = Field((), description="Источники: на каждый ссылаются по его id.")
