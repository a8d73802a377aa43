"""Dates: ends after beginnings, and nothing that has happened lies in the future."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from generator.catalog.problems import DataPath, Problem
from generator.catalog.rules.subject import Subject
from generator.findings.catalogue import catalog as codes
from generator.model.dates import surely_after_day, surely_before
from generator.model.practice import Replication
from generator.model.package import Wave, WaveMember
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


def of_record(subject: Subject) -> Iterator[Problem]:
    """D402 and D406 anywhere in a record. Plans may lie in the future."""
    yield from _dates_of(subject, subject.record, ())


def _dates_of(subject: Subject, record: BaseModel, path: DataPath) -> Iterator[Problem]:
    fields = type(record).model_fields
    names = {info.alias or name: name for name, info in fields.items()}
    for begin, end in PAIRS:
        if begin in names and end in names:
            first, last = getattr(record, names[begin]), getattr(record, names[end])
            if isinstance(first, str) and isinstance(last, str) and surely_before(last, first):
                yield subject.problem(
                    codes.DATES_REVERSED,
                    (*path, end),
                    {"field": end, "value": last, "other_field": begin, "other": first},
                )
    planned = isinstance(record, Replication | WaveMember | Site) and record.status in (
        "planned",
        "in-progress",
    )
    for field, name in names.items():
        value = getattr(record, name)
        past = field in PAST or (
            field == "since" and not isinstance(record, Target | Wave)
        )
        if past and not planned and isinstance(value, str):
            if surely_after_day(value, subject.today):
                hint = "если это план — status: planned" if field in ("since", "opened") else ""
                yield subject.problem(
                    codes.IN_FUTURE,
                    (*path, field),
                    {"field": field, "value": value, "about": hint},
                )
        elif isinstance(value, BaseModel):
            yield from _dates_of(subject, value, (*path, field))
        elif isinstance(value, tuple):
            for index, inner in enumerate(value):
                if isinstance(inner, BaseModel):
                    yield from _dates_of(subject, inner, (*path, field, index))
