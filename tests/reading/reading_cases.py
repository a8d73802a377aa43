"""Cases that are files: what stands in `good/` and `bad/`, and what each must give (see README)."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.findings import Finding
from generator.reading import Document, Kind, read_text

HERE = Path(__file__).parent
_FINDING = re.compile(r"([A-Z]\d{3}) (\d+):(\d+)(?: (.*))?")
_STEP = re.compile(r"\[(\d+)\]|([^.\[\]]+)")
UNSAID: Any = object()


@dataclass(frozen=True)
class Expected:
    """A finding that must come: `piece` stands in its Russian message or hint."""

    code: str
    line: int = 1
    column: int = 1
    piece: str = ""

    def matches(self, finding: Finding) -> bool:
        """Whether `finding` is the expected one."""
        return (
            (self.code, self.line, self.column) == (finding.code.id, finding.line, finding.column)
        ) and self.piece in f"{finding.message()} | {finding.hint()}"


@dataclass
class Case:
    """A file and what must come out of it."""

    file: Path
    kind: Kind = Kind.PRACTICE
    findings: list[Expected] = field(default_factory=list)
    value: Any = UNSAID
    places: list[tuple[tuple[str | int, ...], int, int]] = field(default_factory=list)

    def read(self) -> Document:
        """The document that the file makes."""
        return read_text(
            self.file.name, self.file.read_bytes(), self.kind.limits, shape=self.kind.shape
        )


def load(file: Path) -> Case:
    """The case of which `file` is the input."""
    case = Case(file)
    for line in file.with_suffix(".expected").read_text(encoding="utf-8").split("\n"):
        if not line.strip() or line.startswith("#"):
            continue
        name, _, rest = line.partition(": ")
        if name == "kind":
            case.kind = Kind(rest)
        elif name == "value":
            case.value = json.loads(rest)
        elif name == "place":
            path, _, at = rest.rpartition(" ")
            row, column = at.split(":")
            case.places.append((path_of(path), int(row), int(column)))
        else:
            match = _FINDING.fullmatch(line)
            assert match, f"{file.name}: «{line}» is neither a finding nor kind, value, place"
            expected = Expected(match[1], int(match[2]), int(match[3]), match[4] or "")
            case.findings.append(expected)
    return case


def path_of(text: str) -> tuple[str | int, ...]:
    """ "effects[0].before" → ("effects", 0, "before")."""
    return tuple(int(number) if number else name for number, name in _STEP.findall(text))


def cases(folder: str) -> list[Case]:
    """All cases of a folder, by name."""
    files = sorted(f for f in (HERE / folder).iterdir() if f.suffix in (".yml", ".geojson"))
    return [load(file) for file in files]


def name_of(case: Case) -> str:
    """What a report calls a case."""
    return case.file.name
