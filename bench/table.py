"""A table of figures: for the terminal, words left and figures right; for a page, in Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

GAP: Final = "   "


@dataclass(frozen=True, slots=True)
class Table:
    """What was measured, under a name; the first column holds words. `notes` are sentences."""

    name: str
    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
    notes: Sequence[str] = field(default=())

    def plain(self) -> str:
        """For the terminal."""
        return "\n".join([self.name, table(self.heads, self.rows), *self.notes])

    def markdown(self) -> str:
        """For a page: a heading of the third level, the table, the notes as a list."""
        rule = ["---", *["---"] * (len(self.heads) - 1)]
        lines = [f"| {' | '.join(cells)} |" for cells in (self.heads, rule, *self.rows)]
        notes = [f"- {note}" for note in self.notes]
        parts = [f"### {self.name}", "\n".join(lines), *(["\n".join(notes)] if notes else [])]
        return "\n\n".join(parts) + "\n"


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """`rows` under `heads`, the first column left-aligned, a rule below the heads."""
    widths = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]
    lines = [_line(heads, widths), GAP.join("─" * width for width in widths)]
    lines += [_line(row, widths) for row in rows]
    return "\n".join(lines)


def figure(value: float, digits: int = 2) -> str:
    """A number as it stands in a table: nothing for nothing, thousands apart."""
    if not value:
        return ""
    return f"{value:,.{digits}f}".replace(",", "\u00a0").replace(".", ",")


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    first, *rest = cells
    aligned = [first.ljust(widths[0])]
    aligned += [cell.rjust(width) for cell, width in zip(rest, widths[1:], strict=True)]
    return GAP.join(aligned).rstrip()
