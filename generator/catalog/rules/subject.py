"""What a rule is given: a record, where it stands, and the directory and day to judge it by."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic import BaseModel

from generator.catalog.catalog import Directory
from generator.catalog.problems import DataPath, Problem
from generator.catalog.ways import marked
from generator.findings import Code, Fix
from generator.model.record import Record
from generator.model.texts import Prose
from generator.reading import Kind

__all__ = ["DataPath", "Subject"]


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
    texts: tuple[tuple[DataPath, str], ...] = field(init=False)
    """Every text of the record with its path; gathered once for all rules."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "texts", texts_of(self.record))

    def problem(
        self,
        code: Code,
        path: DataPath,
        values: Mapping[str, str],
        *,
        at_key: bool = False,
        fix: Fix | None = None,
        words: str = "",
    ) -> Problem:
        """A problem at `path` inside the record."""
        return Problem(code, self.file, self.kind, (*self.path, *path), values, at_key, fix, words)


def texts_of(record: BaseModel) -> tuple[tuple[DataPath, str], ...]:
    """Every text inside a record with its path; a text in several languages gives each."""
    found: list[tuple[DataPath, str]] = []
    for _, value, path in marked(record, Prose):
        if isinstance(value, str):
            found.append((path, value))
        else:
            found += [((*path, language), text) for language, text in value.items()]
    return tuple(found)
