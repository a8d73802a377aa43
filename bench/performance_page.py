"""docs/performance.md: what was measured is put between two marks; the words around stay."""

from __future__ import annotations

import datetime as dt
import platform
import re
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Final

from bench.measuring import cores, memory
from bench.table import Table

PAGE: Final = Path("docs/performance.md")
BEGIN, END = "<!-- figures: begin -->", "<!-- figures: end -->"
_PACKAGES: Final = ("mkdocs", "mkdocs-material", "pydantic", "PyYAML", "Jinja2", "shapely")


class NoPlace(Exception):
    """The page lacks its two marks."""


def with_figures(page: str, tables: Sequence[Table], day: dt.date, others: Sequence[str]) -> str:
    """The page with `tables` between its marks, below the day, the machine and the versions.

    `others` are versions of what was measured beside. Raises NoPlace if a mark is missing.
    """
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise NoPlace(f"{BEGIN} … {END}")
    told = "\n".join([_circumstances(day, others), "", *(table.markdown() for table in tables)])
    return f"{before}{BEGIN}\n\n{told.rstrip()}\n\n{END}{after}"


def _circumstances(day: dt.date, others: Sequence[str]) -> str:
    versions = [f"Python {platform.python_version()}"]
    versions += [f"{name} {version(name)}" for name in _PACKAGES]
    return (
        f"Измерено {day:%d.%m.%Y}: {_processor()}, ядер: {cores()}, память: {memory()} ГиБ, "
        f"файлы в памяти, {platform.system()} {platform.release().split('-')[0]}. "
        f"{', '.join([*versions, *others])}."
    )


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    told = info.read_text(encoding="utf-8", errors="replace") if info.exists() else ""
    found = re.search(r"^model name\s*:\s*(.+)$", told, re.MULTILINE)
    return found[1] if found else platform.machine()
