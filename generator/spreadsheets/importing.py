"""A workbook into the catalog: read, compared, judged as a whole, and only then written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from generator.catalog import load_catalog
from generator.editing.setting import NotSet
from generator.findings import Finding, Severity
from generator.findings.catalogue.spreadsheets_cells import NOT_SET
from generator.reading.opening import NotReadable
from generator.spreadsheets.book import read_book
from generator.spreadsheets.cells import at
from generator.spreadsheets.columns import BY_ID
from generator.spreadsheets.comparing import compare
from generator.spreadsheets.filing import Filed, filed
from generator.spreadsheets.headings import TITLES, headings
from generator.spreadsheets.judging import at_cells, judge
from generator.spreadsheets.ledger import Comparison, Trace
from generator.spreadsheets.rows import read_rows


@dataclass(slots=True)
class Outcome:
    """What an import would do. `book` is the name under which findings of cells stand."""

    book: str
    findings: list[Finding] = field(default_factory=list)
    files: dict[str, Filed] = field(default_factory=dict)
    traces: list[Trace] = field(default_factory=list)

    @property
    def possible(self) -> bool:
        """Whether nothing stands in the way of writing the files."""
        return not any(finding.severity is Severity.ERROR for finding in self.findings)

    def deeds(self, file: str) -> list[str]:
        """What changes in a file, a line for each row: «Практики: Заголовок, Сфера»."""
        return [_deed(trace) for trace in self.traces if trace.file == file and _changes(trace)]


def _changes(trace: Trace) -> bool:
    return trace.new or bool(trace.changed)


def _deed(trace: Trace) -> str:
    named, sheet = headings(trace.page.id), BY_ID[trace.page.id]
    fields = ", ".join(named[name] for name in trace.changed)
    number = next((part + 1 for part in reversed(trace.path) if isinstance(part, int)), 0)
    which = f" {number}" if sheet.list_name in ("replications", "effects") and number else ""
    if trace.new:
        return f"{TITLES[sheet.id]}{which}: новая запись, строка {trace.line.number}"
    return f"{TITLES[sheet.id]}{which}: {fields}"


def prepare(root: Path, name: str, data: bytes, today: dt.date) -> Outcome:
    """What the workbook `data` changes in the catalog under `root`. Writes nothing."""
    book = read_book(name, data)
    outcome = Outcome(name, list(book.findings))
    if not book.pages:
        return outcome
    compared = compare(book, read_rows(root))
    outcome.findings += compared.findings
    outcome.traces = compared.traces
    _file(root, compared, outcome)
    if outcome.files:
        known = load_catalog(root, today).findings
        judged = judge(root, outcome.files, today, known)
        outcome.findings += at_cells(name, judged, compared.traces)
    outcome.findings = _ordered(outcome.findings, name, [page.title for page in book.pages])
    return outcome


def _file(root: Path, compared: Comparison, outcome: Outcome) -> None:
    for file, value in sorted(compared.values.items()):
        first = next(one for one in compared.traces if one.file == file and _changes(one))
        new = file not in compared.present
        try:
            made = filed(root, file, compared.kinds[file], value, new=new)
        except (NotSet, NotReadable, UnicodeDecodeError):
            column = next(iter(first.page.columns.values()))
            place = (outcome.book, first.page.title, first.line.number, column)
            outcome.findings.append(at(*place, NOT_SET, {"target": file}))
            continue
        if made is not None:
            outcome.files[file] = made


def _ordered(findings: Iterable[Finding], book: str, pages: list[str]) -> list[Finding]:
    """By sheets as they stand in the workbook, by rows and columns; other files come last."""

    def place(finding: Finding) -> tuple[bool, int, int, int, str, str]:
        title = finding.path.rpartition("!")[0]
        page = pages.index(title) if title in pages else -1
        elsewhere = finding.file != book
        return (elsewhere, page, finding.line, finding.column, finding.file, finding.code.id)

    unique = {(f.code.id, f.file, f.line, f.column, f.path, f.message()): f for f in findings}
    return sorted(unique.values(), key=place)
