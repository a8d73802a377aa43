"""What one file says on one side: its records, and whether all of it could be read.

A record that is missing from a file which could not be read in full is not known to be gone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from generator.findings import Severity
from generator.model.checking import Path as DataPath
from generator.model.checking import check_document
from generator.model.record import Record
from generator.reading import Entry, Kind, read_document, walk

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Told:
    """A file of one side. `sound`: nothing in it was refused, so that nothing is missing here."""

    entry: Entry
    records: Mapping[DataPath, Record]
    sound: bool

    def one(self, model: type[R]) -> R | None:
        """The record of a file that holds one."""
        found = self.records.get(())
        return found if isinstance(found, model) else None

    def many(self, model: type[R]) -> list[R]:
        """The records of a list."""
        return [
            record for path, record in self.records.items() if path and isinstance(record, model)
        ]

    def by_id(self, model: type[R]) -> dict[str, R]:
        """The records of a vocabulary by their ids."""
        return {
            str(path[0]): record
            for path, record in self.records.items()
            if path and isinstance(record, model)
        }


class Shelf:
    """The files of one side, each read when it is asked for."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self.entries = {entry.file: entry for entry in walk(root).entries}

    def read(self, file: str) -> Told | None:
        """What `file` says; None if the catalog has no such file on this side."""
        entry = self.entries.get(file)
        if entry is None:
            return None
        document = read_document(self._root, entry.file, entry.kind)
        if entry.kind in (Kind.OUTLINE, Kind.BOUNDARIES):
            return Told(entry, {}, document.sound)
        checked = check_document(document, entry.kind)
        refused = any(f.severity is Severity.ERROR for f in checked.findings)
        return Told(entry, checked.records, document.sound and not refused)
