"""Remarks: the findings of one file as reading makes them, in any order, bounded in number."""

from __future__ import annotations

from generator.findings import Code, Finding, Fix, in_order, path_text
from generator.findings.catalogue import reading as codes
from generator.reading.limits import Limits
from generator.reading.places import Path, Place, place_of


class Remarks:
    """Collects the findings of one file. A hostile file cannot make it grow without end."""

    __slots__ = ("_found", "_limit", "file", "full")

    def __init__(self, file: str, limits: Limits) -> None:
        self.file = file
        self._found: list[Finding] = []
        self._limit = limits.findings
        self.full = False

    def __len__(self) -> int:
        return len(self._found)

    def add(self, code: Code, mark: int, path: Path = (), /, **values: str) -> None:
        """A finding at a mark that reading wrote down."""
        self.add_at(code, place_of(mark), path, **values)

    def add_at(
        self, code: Code, place: Place, path: Path = (), fix: Fix | None = None, /, **values: str
    ) -> None:
        """A finding at a place. `values` fill the slots of the code's words."""
        if len(self._found) >= self._limit:
            self.full = True
            return
        self._found.append(
            Finding(code, self.file, place.line, place.column, path_text(path), values, fix)
        )

    def settled(self) -> list[Finding]:
        """All findings in the order of the file, each once; the last says if there were more."""
        found = in_order(self._found) if len(self._found) > 1 else self._found
        if self.full:
            last, shown = found[-1], str(len(found))
            found.append(
                Finding(codes.MORE, self.file, last.line, last.column, values={"shown": shown})
            )
        return found
