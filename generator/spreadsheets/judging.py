"""The catalog as it would be, judged by the rules of `atlas check` before anything is written.

The files are laid out in a folder of their own; what is wrong in a place that a cell of the
workbook fills is told at that cell.
"""

from __future__ import annotations

import datetime as dt
import re
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path as FilePath
from typing import Final

from generator.catalog import load_catalog
from generator.findings import Finding, Severity
from generator.model.complaints import field_shown
from generator.reading import walk
from generator.reading.opening import NotReadable, read_bytes
from generator.spreadsheets.cells import place
from generator.spreadsheets.columns import BY_ID, STAMP
from generator.spreadsheets.filing import Filed
from generator.spreadsheets.headings import headings
from generator.spreadsheets.ledger import Path, Trace

_STEP: Final = re.compile(r"\[(\d+)\]|([^.\[\]]+)")


def judge(
    root: FilePath, files: Mapping[str, Filed], today: dt.date, known: Iterable[Finding]
) -> list[Finding]:
    """What checking would say of the changes: errors of the changed files, and whatever is new.

    `known` are the findings of the catalog as it is.
    """
    before = {_same(finding) for finding in known}
    with tempfile.TemporaryDirectory(prefix="atlas-") as folder:
        beside = FilePath(folder)
        _lay_out(root, beside, files)
        after = load_catalog(beside, today).findings
    return [
        finding
        for finding in after
        if finding.severity is not Severity.INFO
        and (
            _same(finding) not in before
            or (finding.file in files and finding.severity is Severity.ERROR)
        )
    ]


def _same(finding: Finding) -> tuple[str, ...]:
    """What makes two findings the same when lines have moved."""
    return (finding.code.id, finding.file, finding.path, finding.message("ru"))


def _lay_out(root: FilePath, beside: FilePath, files: Mapping[str, Filed]) -> None:
    for entry in walk(root).entries:
        if entry.file in files:
            continue
        try:
            data = read_bytes(root, entry.file, entry.kind.limits.size)
        except NotReadable:
            continue
        _write(beside / entry.file, data)
    for file, one in files.items():
        _write(beside / file, one.text.encode())


def _write(path: FilePath, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def at_cells(book: str, findings: Iterable[Finding], traces: Iterable[Trace]) -> list[Finding]:
    """The findings, those that stem from a row of the workbook at its cell."""
    by_file: dict[str, list[Trace]] = {}
    for trace in traces:
        by_file.setdefault(trace.file, []).append(trace)
    return [_at_cell(book, finding, by_file.get(finding.file, [])) for finding in findings]


def _at_cell(book: str, finding: Finding, traces: list[Trace]) -> Finding:
    path = steps(finding.path)
    around = [one for one in traces if path[: len(one.path)] == one.path]
    if not around:
        return finding
    trace = max(around, key=lambda one: len(one.path))
    column = _column(trace, path[len(trace.path) :])
    if column is None:
        return finding
    shown = place(trace.page.title, trace.line.number, column)
    at = replace(finding, file=book, line=trace.line.number, column=column, path=shown)
    name = next((name for name, number in trace.page.columns.items() if number == column), "")
    heading = headings(trace.page.id).get(name)
    # People of a workbook know the heading; the name of the field stands in no cell.
    if heading and finding.values.get("field") == field_shown(path):
        return replace(at, values={**finding.values, "field": heading})
    return at


def steps(text: str) -> Path:
    """ "replications[2].since" → ("replications", 2, "since")."""
    return tuple(int(step) if step else name for step, name in _STEP.findall(text))


def _column(trace: Trace, rest: Path) -> int | None:
    """The column that the rest of a path stands for; None for what no sheet holds."""
    sheet, columns = BY_ID[trace.page.id], trace.page.columns
    names = tuple(part for part in rest if isinstance(part, str))
    best = [c for c in sheet.columns if names[: len(c.path)] == c.path]
    within = [c for c in sheet.columns if names and c.path[: len(names)] == names]
    for found in (*best, *within):
        if found.name in columns:
            return columns[found.name]
    keys = [columns[key.name] for key in sheet.keys if key.name in columns]
    own = {key.name for key in sheet.keys}
    listed = {one.list_name for one in BY_ID.values()}
    if not names or best or within or trace.new or names[0] in own | listed:
        named = [columns[n] for n in names[:1] if n in columns and n != STAMP]
        return named[0] if named else keys[0]
    return None
