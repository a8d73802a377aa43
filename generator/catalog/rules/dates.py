"""Dates: ends after beginnings, and nothing that has happened lies in the future."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel

from generator.catalog.problems import DataPath, Problem
from generator.catalog.rules.subject import Subject
from generator.findings.catalogue import catalog_dates as codes
from generator.model.anatomy import literal_values, model_at
from generator.model.dates import surely_after_day, surely_before
from generator.model.figures import Effect
from generator.model.meanings import meanings_of
from generator.model.package import Wave, WaveMember
from generator.model.practice import Replication
from generator.model.region import Target
from generator.model.site import Site

PAST = frozenset(
    {"started", "issued", "opened", "as_of", "published", "accessed", "verified", "joined", "date"}
)
"""Fields that tell of what has happened, wherever they stand."""

PAIRS = (
    ("started", "finished"),
    ("opened", "closed"),
    ("from", "until"),
    ("from", "to"),
    ("from", "by"),
    ("since", "as_of"),
    ("published", "accessed"),
)

PLANNED = frozenset({"planned", "in-progress"})
EXPECTED = "expected"
"""What makes a date of the future right: these states of a replication or a site, and this kind of
an effect."""

PLAN = "planned"
PLAN_HINT = f"если это план — status: {PLAN}"
PLAN_FIELDS = frozenset({"since", "opened"})
"""What is said besides of a date of the future, in these fields."""


def of_record(subject: Subject) -> Iterator[Problem]:
    """D402 and D406 anywhere in a record. Plans may lie in the future."""
    found: list[Problem] = []
    _judge(subject, subject.record, (), found)
    yield from found


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where a model may hold dates: attribute names beside the names in files."""

    pairs: tuple[tuple[str, str, str, str], ...]
    past: tuple[tuple[str, str], ...]
    deeper: tuple[tuple[str, str], ...]
    plans: bool
    """Whether its `status` may say that it is a plan."""
    state: str
    """How people read the state of a plan: «собираются внедрить»; "" where there is none."""


@cache
def _plan(model: type[BaseModel]) -> _Plan:
    names = {info.alias or name: name for name, info in model.model_fields.items()}
    past = PAST if issubclass(model, Target | Wave) else PAST | {"since"}
    plans = issubclass(model, Replication | WaveMember | Site)
    return _Plan(
        tuple((a, names[a], b, names[b]) for a, b in PAIRS if a in names and b in names),
        tuple((field, name) for field, name in names.items() if field in past),
        tuple(
            (field, name)
            for field, name in names.items()
            if any(_has_dates(model_at(model, (field, *index))) for index in ((), (0,)))
        ),
        plans,
        dict(meanings_of(tuple(literal_values(model, ("status",)))))[PLAN] if plans else "",
    )


def _has_dates(model: type[BaseModel] | None) -> bool:
    plan = _plan(model) if model is not None else None
    return plan is not None and bool(plan.pairs or plan.past or plan.deeper)


def _judge(subject: Subject, record: BaseModel, path: DataPath, found: list[Problem]) -> None:
    plan, values = _plan(type(record)), record.__dict__
    for begin, first_name, end, last_name in plan.pairs:
        first, last = values[first_name], values[last_name]
        if first is not None and last is not None and surely_before(last, first):
            told = {"field": end, "value": last, "other_field": begin, "other": first}
            found.append(subject.problem(codes.DATES_REVERSED, (*path, end), told))
    planned = (plan.plans and values["status"] in PLANNED) or (
        isinstance(record, Effect) and record.kind == EXPECTED
    )
    for field, name in plan.past:
        value = values[name]
        if value is not None and not planned and surely_after_day(value, subject.today):
            hint, state = (PLAN_HINT, plan.state) if field in PLAN_FIELDS else ("", "")
            told = {"field": field, "value": value, "about": hint, "plan": state}
            found.append(subject.problem(codes.IN_FUTURE, (*path, field), told))
    for field, name in plan.deeper:
        value = values[name]
        if type(value) is tuple:
            for index, inner in enumerate(value):
                _judge(subject, inner, (*path, field, index), found)
        elif value is not None:
            _judge(subject, value, (*path, field), found)
