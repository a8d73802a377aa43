"""What a rule is given: a record, where it stands, and the directory and day to judge it by."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import BaseModel

from generator.catalog.catalog import Directory
from generator.catalog.problems import DataPath, Problem
from generator.findings import Code, Fix
from generator.model.record import Record
from generator.reading import Kind

__all__ = ["DataPath", "Subject", "strings_of"]


@dataclass(frozen=True, slots=True)
class Subject:
    """A record under judgement."""

    record: Record
    file: str
    kind: Kind
    path: DataPath
    region: str
    directory: Directory
    today: dt.date

    def problem(
        self,
        code: Code,
        path: DataPath,
        values: Mapping[str, str],
        *,
        at_key: bool = False,
        fix: Fix | None = None,
    ) -> Problem:
        """A problem at `path` inside the record."""
        return Problem(code, self.file, self.kind, (*self.path, *path), values, at_key, fix)


def strings_of(value: object, path: DataPath = ()) -> Iterator[tuple[DataPath, str]]:
    """Every text inside a record with its path, field names as files write them."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, BaseModel):
        fields = type(value).model_fields
        for name, inner in value.__dict__.items():
            if inner is not None and inner != ():
                yield from strings_of(inner, (*path, fields[name].alias or name))
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from strings_of(inner, (*path, key))
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            yield from strings_of(inner, (*path, index))
