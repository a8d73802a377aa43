"""What a rule is given: a record, where it stands, and the directory and day to judge it by."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from generator.catalog.catalog import Directory
from generator.catalog.problems import DataPath, Problem
from generator.catalog.references import Named
from generator.catalog.ways import marked
from generator.findings import Code, Fix
from generator.model.record import Record, Refers
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
    texts: Sequence[tuple[DataPath, str]] = field(init=False)
    """Every text of the record with its path; a text in several languages gives each."""
    whole: str = field(init=False)
    """All texts in one piece, a NUL between two: what is not found here is in none of them."""
    references: Sequence[Named] = field(init=False)
    """Everything that the record names. All three are gathered once, for all rules."""

    def __post_init__(self) -> None:
        found = marked(self.record, (Prose, Refers))
        texts: list[tuple[DataPath, str]] = []
        references: list[Named] = []
        for mark, value, path in found:
            if type(mark) is Refers:
                references.append(Named(mark.kind, value, path))
            elif type(value) is str:
                texts.append((path, value))
            else:
                texts += [((*path, language), text) for language, text in value.items()]
        object.__setattr__(self, "texts", texts)
        object.__setattr__(self, "whole", "\0".join([text for _, text in texts]))
        object.__setattr__(self, "references", references)

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
