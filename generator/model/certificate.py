"""The certificate of an exemplar: who holds it, of which level, on what grounds, until when.

`note` is an addition to the contract: where only the date of a report is known, the register must
be able to say so beside the date.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, StrictBool, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from generator.model.dates import Date
from generator.model.figures import Amount
from generator.model.record import (
    MunicipalityRef,
    PracticeRef,
    Record,
    SourceRefs,
    SphereRef,
)
from generator.model.region import Level
from generator.model.texts import LongText, Name, Title


def _check_number(value: Any) -> str:
    if not isinstance(value, str):
        raise PydanticCustomError("number_type", "a number is text")
    text = value.strip()
    if not text or len(text) > 64 or not any(letter.isalnum() for letter in text):
        raise PydanticCustomError("number_form", "not a number", {"value": text[:70]})
    return text


CertificateNumber = Annotated[
    str,
    BeforeValidator(_check_number),
    WithJsonSchema({"type": "string", "minLength": 1, "maxLength": 64}),
]


class Holder(Record):
    """A practice, or an organisation with its municipality."""

    practice: PracticeRef | None = Field(None, description="Практика (id).")
    organisation: Name | None = Field(None, description="Учреждение.")
    municipality: MunicipalityRef | None = Field(None, description="Муниципалитет (id).")

    @model_validator(mode="after")
    def _one_of(self) -> Self:
        if (self.practice is None) == (self.organisation is None):
            raise PydanticCustomError("holder_form", "practice or organisation", {})
        if self.practice is not None and self.municipality is not None:
            raise PydanticCustomError("holder_form", "practice or organisation", {})
        return self


class Check(Record):
    """A partner check or a defence."""

    date: Date | None = Field(None, description="Когда.")
    by: Name | None = Field(None, description="Кто проводил.")
    score: Amount | None = Field(None, description="Оценка.")


class Basis(Record):
    """On what grounds the status was given."""

    partner_check: Check | None = Field(None, description="Партнёрская проверка.")
    defence: Check | None = Field(None, description="Защита.")


class Withdrawal(Record):
    """Suspension or revocation."""

    state: Literal["suspended", "revoked"] = Field(description="Приостановлен или отозван.")
    since: Date = Field(description="С какого дня.")
    reason: LongText | None = Field(None, description="Почему.")


class Certificate(Record):
    """One line of a region's register."""

    number: CertificateNumber = Field(
        description="Номер; если неизвестен — b/n-<год>-<порядковый номер>.",
        examples=["b/n-2025-1"],
    )
    number_known: StrictBool = Field(True, description="Назван ли номер источником.")
    level: Level = Field(description="Федеральный, региональный или местный уровень.")
    holder: Holder = Field(description="Кто держатель.")
    title: Title | None = Field(None, description="За что присвоен.")
    sphere: SphereRef | None = Field(None, description="Сфера.")
    issued: Date = Field(description="Когда выдан.")
    valid_until: Date | None = Field(None, description="До какого дня действует.")
    issuer: Name = Field(description="Кто выдал.")
    basis: Basis | None = Field(None, description="На каком основании.")
    status: Withdrawal | None = Field(None, description="Приостановлен или отозван.")
    replaces: CertificateNumber | None = Field(None, description="Какой номер заменяет.")
    note: LongText | None = Field(None, description="Пояснение.")
    source: SourceRefs = Field((), description="Источник из region.yml.")
