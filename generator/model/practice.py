"""The practice: what was done, what it changed, where else it works, and how to take it up."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, StrictInt, model_validator
from pydantic_core import PydanticCustomError

from generator.model.dates import Date
from generator.model.figures import Amount, Effect, Scale
from generator.model.record import (
    MunicipalityRef,
    PracticeRef,
    Record,
    Reference,
    SiteRef,
    SourceRefs,
    SphereRef,
    Titled,
    ToolRef,
)
from generator.model.sources import FileName, Sources, Url
from generator.model.texts import Line, LongText, Name, Summary, Title

ReplicationStatus = Literal["planned", "in-progress", "adopted", "abandoned"]


class Origin(Record):
    """Where the practice was born; a practice of the whole region names no municipality."""

    municipality: MunicipalityRef | None = Field(None, description="Муниципалитет (id).")
    organisation: Name | None = Field(None, description="Учреждение или орган власти.")

    @model_validator(mode="after")
    def _somewhere(self) -> Self:
        if self.municipality is None and self.organisation is None:
            raise PydanticCustomError("origin_empty", "neither place nor organisation", {})
        return self


class Step(Record):
    """One step of the way."""

    title: Title = Field(description="Что сделать.")
    text: LongText | None = Field(None, description="Подробности.")
    days: Annotated[StrictInt, Field(ge=1)] | None = Field(None, description="Сколько дней.")


class Resources(Record):
    """What the practice takes."""

    cost: Amount | None = Field(None, description="Сколько стоило.")
    staff: LongText | None = Field(None, description="Сколько и каких людей нужно.")
    duration: LongText | None = Field(None, description="Сколько времени занимает.")
    software: LongText | None = Field(None, description="Какие программы нужны.")
    legal: LongText | None = Field(None, description="Какие документы понадобятся.")


class Confirmation(Record):
    """Who vouched for a replication, when and how."""

    by: Name = Field(description="Кто подтвердил.")
    date: Date = Field(description="Когда подтвердил.")
    how: Literal["document", "visit", "letter"] = Field(
        description="По документу, выездом или письмом."
    )


class Replication(Record):
    """A municipality that took the practice over; claimed until it is confirmed."""

    municipality: MunicipalityRef = Field(description="Кто внедрил: id муниципалитета.")
    status: ReplicationStatus = Field("adopted", description="Состояние внедрения.")
    since: Date | None = Field(None, description="С какого времени.")
    organisation: Name | None = Field(None, description="Учреждение, где внедрено.")
    learned_at: SiteRef | None = Field(None, description="На какой площадке научились.")
    effects: tuple[Effect, ...] = Field((), description="Что изменилось на новом месте.")
    confirmed: Confirmation | None = Field(None, description="Кто и когда подтвердил.")
    note: LongText | None = Field(None, description="Пояснение.")
    source: SourceRefs = Field((), description="На чём основано: id источника.")


class ReplicatedReported(Record):
    """A number of adopters that was published without their names."""

    count: Amount = Field(description="Сколько внедрили.")
    of: Literal["municipalities", "organisations", "regions", "projects"] | None = Field(
        None, description="Чего именно: муниципалитетов, организаций, регионов, проектов."
    )
    as_of: Date | None = Field(None, description="На какую дату.")
    note: LongText | None = Field(None, description="Пояснение.")
    source: SourceRefs = Field((), description="На чём основано: id источника.")


class KitItem(Record):
    """A document that helps to repeat the practice."""

    title: Title = Field(description="Название документа.")
    kind: Literal["template", "regulation", "checklist", "training", "video", "software"] | None = (
        Field(None, description="Образец, регламент, чек-лист, курс, видео или программа.")
    )
    url: Url | None = Field(None, description="Адрес документа.")
    file: FileName | None = Field(None, description="Имя приложенного файла.")


class Contact(Record):
    """An office that answers questions; never a private person."""

    organisation: Name = Field(description="Организация.")
    role: Name | None = Field(None, description="Отдел или должность, без имён.")
    phone: Line | None = Field(None, description="Служебный телефон.")
    email: Line | None = Field(None, description="Служебная почта.")
    url: Url | None = Field(None, description="Страница организации.")


class Recognition(Record):
    """A prize or a mention; the status of an exemplar stands in the register of certificates."""

    title: Title = Field(description="Чем отмечена практика.")
    date: Date | None = Field(None, description="Когда.")
    note: LongText | None = Field(None, description="Пояснение.")
    source: SourceRefs = Field((), description="На чём основано: id источника.")


class Practice(Titled):
    """One proven practice; its id is the path of its file."""

    KIND: ClassVar[str] = "practice"

    title: Title = Field(
        description="Что сделали и где, одной фразой (до 140 знаков).",
        examples=["Единое окно муниципальных услуг в Кстове"],
    )
    summary: Summary = Field(description="Задача и результат в двух-трёх фразах (до 300 знаков).")
    sphere: SphereRef = Field(description="Сфера из practices/spheres.yml.")
    status: Literal["draft", "published", "archived"] = Field(
        "published", description="Черновик, опубликована или в архиве."
    )
    origin: Origin = Field(description="Где придумали.")
    started: Date | None = Field(None, description="Когда начали.")
    finished: Date | None = Field(None, description="Когда закончили внедрять.")
    problem: LongText | None = Field(None, description="Какую задачу решали.")
    solution: LongText | None = Field(None, description="Что сделали.")
    steps: tuple[Step, ...] = Field((), description="Как повторить, по шагам.")
    tools: tuple[ToolRef, ...] = Field(
        (), description="Бережливые инструменты из practices/tools.yml."
    )
    resources: Resources | None = Field(None, description="Что потребуется.")
    effects: tuple[Effect, ...] = Field((), description="Что изменилось.")
    scale: tuple[Scale, ...] = Field((), description="Насколько практика велика у себя дома.")
    replications: tuple[Replication, ...] = Field((), description="Кто внедрил у себя.")
    replicated_reported: ReplicatedReported | None = Field(
        None, description="Сколько внедрений названо без имён."
    )
    kit: tuple[KitItem, ...] = Field((), description="Документы, которые помогут повторить.")
    lessons: LongText | None = Field(None, description="Чего остерегаться.")
    taught_at: tuple[SiteRef, ...] = Field((), description="Где этому учат.")
    adapted_from: PracticeRef | None = Field(None, description="Какая практика взята за основу.")
    related: tuple[PracticeRef, ...] = Field((), description="Родственные практики.")
    aliases: tuple[Reference, ...] = Field((), description="Прежние id: их адреса ведут сюда.")
    contacts: tuple[Contact, ...] = Field((), description="Кого спросить.")
    recognition: tuple[Recognition, ...] = Field((), description="Премии и упоминания.")
    verified: Date | None = Field(None, description="Когда файл последний раз сверяли.")
    sources: Sources = Field((), description="Источники: на каждый ссылаются по его id.")
