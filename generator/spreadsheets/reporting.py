"""The words of an import: each problem by sheet, row and column, as people see them in Excel."""

from __future__ import annotations

from collections.abc import Iterator

from openpyxl.utils import get_column_letter

from generator.findings import Finding, Severity
from generator.findings.reporting import SEVERITY_RU, visible
from generator.spreadsheets.importing import Outcome

FIRST: int = 200
"""How many findings are told; a workbook with more has one mistake in a whole column."""


def problems(outcome: Outcome) -> Iterator[str]:
    """The findings, a few lines each, and how many there are."""
    for finding in outcome.findings[:FIRST]:
        severity = SEVERITY_RU[finding.severity]
        yield f"{_place(finding, outcome.book)}: {severity} {finding.code.id}"
        yield f"    {visible(finding.message())}"
        if hint := finding.hint():
            yield f"    → {visible(hint)}"
    left = len(outcome.findings) - FIRST
    if left > 0:
        yield f"И ещё замечаний: {left}. Исправьте эти и запустите ещё раз."


def _place(finding: Finding, book: str) -> str:
    """«Лист «Практики», строка 5, столбец C (C5)»."""
    title, _, cell = finding.path.rpartition("!")
    if finding.file != book:
        return f"Файл {visible(finding.file)}, строка {finding.line}"
    if not title:
        return f"Книга {visible(book)}"
    letter = get_column_letter(finding.column)
    return f"Лист «{visible(title)}», строка {finding.line}, столбец {letter} ({cell})"


def changes(outcome: Outcome) -> Iterator[str]:
    """Which files change and what in them."""
    for file, one in outcome.files.items():
        yield f"{file}{' (новый файл)' if one.old is None else ''}"
        for deed in outcome.deeds(file):
            yield f"  {deed}"


def closing(outcome: Outcome, *, written: bool) -> str:
    """The last line: what has been done."""
    errors = sum(finding.severity is Severity.ERROR for finding in outcome.findings)
    if errors:
        return f"Ошибок: {errors}. Ничего не записано: исправьте книгу и запустите ещё раз."
    if not outcome.files:
        return "Книга говорит то же, что каталог: менять нечего."
    count = len(outcome.files)
    return f"Записано файлов: {count}." if written else f"Поменялось бы файлов: {count}."
