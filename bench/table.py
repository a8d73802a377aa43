"""A table for the terminal: words on the left, figures aligned on the right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

GAP: Final = "   "


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
