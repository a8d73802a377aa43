"""Cells at their places: what a workbook holds, before anybody asks what it means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from openpyxl.utils import get_column_letter

from generator.findings import Code, Finding


class Held(StrEnum):
    """What a cell holds."""

    TEXT = "text"
    NUMBER = "number"
    YES_NO = "boolean"
    DAY = "date"
    ERROR = "error"
    FORMULA = "formula"


@dataclass(frozen=True, slots=True)
class Cell:
    """A filled cell at its place, both from 1. `form` is its number format."""

    row: int
    column: int
    held: Held
    value: Any
    form: str = "General"


@dataclass(slots=True)
class Line:
    """A row of a sheet: its filled cells by the names of the columns."""

    number: int
    cells: dict[str, Cell] = field(default_factory=dict)


@dataclass(slots=True)
class Page:
    """A known sheet: which column stands where, and the rows with something in them."""

    id: str
    title: str
    columns: dict[str, int] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class Book:
    """A workbook and what there is to say of it."""

    name: str
    pages: list[Page] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def place(title: str, row: int, column: int) -> str:
    """«Практики!C5»."""
    return f"{title}!{get_column_letter(column)}{row}"


def at(
    book: str, page: str, row: int, column: int, code: Code, values: Mapping[str, str]
) -> Finding:
    """A finding at a cell: its line is the row, its column the number of the column."""
    return Finding(code, book, row, column, place(page, row, column), dict(values))
