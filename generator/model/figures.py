"""Figures: amounts with their honest bounds, effects before and after, and scale."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from generator.model.dates import Date
from generator.model.record import Record, SourceRefs
from generator.model.texts import LongText, Name
from generator.model.units import Unit


def _check_number(value: Any) -> int | float:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise PydanticCustomError("number_due", "not a number")
    return value


Number = Annotated[int | float, BeforeValidator(_check_number)]
Bound = Literal["exact", "about", "at-least", "at-most", "more-than", "less-than"]
Direction = Literal["decrease", "increase"]
By = Literal["percent", "times", "amount"]


class Amount(Record):
    """A number with its bound and unit; in files a bare number means an exact amount."""

    COMMON: ClassVar[bool] = True

    value: Number = Field(description="Число.")
    bound: Bound = Field(
        "exact",
        description="Точно, около, не менее, не более, более или менее.",
    )
    unit: Unit | None = Field(None, description="Единица измерения.")

    @model_validator(mode="before")
    @classmethod
    def _bare_number(cls, value: Any) -> Any:
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return {"value": value}
        if not isinstance(value, (dict, Amount)):
            raise PydanticCustomError("amount_form", "not an amount")
        return value

    @property
    def exact(self) -> bool:
        """Whether the number is meant exactly."""
        return self.bound == "exact"


class Change(Record):
    """By how much something fell or grew: `{direction: decrease, by: times, value: 20}`."""

    COMMON: ClassVar[bool] = True

    direction: Direction = Field(description="Стало меньше или больше.")
    by: By = Field(description="В процентах, в разах или на величину.")
    value: Number = Field(description="На сколько или во сколько раз.", gt=0)
    bound: Bound = Field("exact", description="Точность числа.")


class Effect(Record):
    """What a practice changed, measured by one metric."""

    metric: Name = Field(description="Что измеряли.", examples=["Жалобы жителей"])
    unit: Unit | None = Field(None, description="Единица измерения.")
    before: Amount | None = Field(None, description="Было.")
    after: Amount | None = Field(None, description="Стало.")
    change: Change | None = Field(None, description="Изменение, если известно только оно.")
    better: Literal["lower", "higher"] | None = Field(
        None, description="Что лучше: меньше или больше."
    )
    kind: Literal["measured", "expected", "reported"] = Field(
        "reported", description="Измерено, ожидается или сообщено."
    )
    date: Date | None = Field(None, description="К какому времени относится.")
    note: LongText | None = Field(None, description="Пояснение.")
    source: SourceRefs = Field((), description="На чём основано: id источника.")

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.change is None and self.before is None and self.after is None:
            raise PydanticCustomError("effect_empty", "no figure", {})
        one_side = self.change is None and (self.before is None) != (self.after is None)
        if one_side and self.note is None:
            raise PydanticCustomError("effect_one_side", "one side without a note", {})
        return self


class Scale(Record):
    """How large a practice is in its own place: visitors, cases, institutions."""

    metric: Name = Field(description="Что посчитано.")
    value: Amount = Field(description="Сколько.")
    note: LongText | None = Field(None, description="Пояснение.")
    source: SourceRefs = Field((), description="На чём основано: id источника.")
