"""The programme as a whole: levels of certificates, the procedure, the Club's chairs, members."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from generator.model.dates import Date
from generator.model.figures import Amount
from generator.model.record import Record, RegionRef, SourceRefs, Titled
from generator.model.region import Level
from generator.model.sources import Sources
from generator.model.texts import LongText, Name, Title


class ProgrammeLevel(Record):
    """A level of certification."""

    id: Level = Field(description="federal, regional или local.")
    name: Name = Field(description="Название уровня.")
    about: LongText | None = Field(None, description="Что означает.")
    commission: LongText | None = Field(None, description="Кто оценивает.")
    criteria: LongText | None = Field(None, description="По каким условиям.")
    source: SourceRefs = Field((), description="На чём основано: id источника.")


class Procedure(Record):
    """A step on the way to a certificate."""

    title: Title = Field(description="Шаг.")
    text: LongText | None = Field(None, description="Что происходит.")
    source: SourceRefs = Field((), description="На чём основано: id источника.")


class Chair(Record):
    """A region's time at the head of the Club."""

    region: RegionRef = Field(description="Регион (id).")
    from_: Date | None = Field(None, alias="from", description="С какого времени.")
    until: Date | None = Field(None, description="По какое время.")
    source: SourceRefs = Field((), description="На чём основано: id источника.")


class Participants(Record):
    """How many regions took part at a date."""

    count: Amount = Field(description="Сколько регионов.")
    as_of: Date | None = Field(None, description="На какую дату.")
    source: SourceRefs = Field((), description="На чём основано: id источника.")


class Programme(Titled):
    """The programme «Эффективный регион»."""

    KIND: ClassVar[str] = "programme"

    levels: tuple[ProgrammeLevel, ...] = Field((), description="Уровни сертификатов.")
    procedure: tuple[Procedure, ...] = Field((), description="Как присваивают статус.")
    chairs: tuple[Chair, ...] = Field((), description="Председатели Клуба.")
    participants: tuple[Participants, ...] = Field((), description="Участники по датам.")
    sources: Sources = Field((), description="Источники: на каждый ссылаются по его id.")
