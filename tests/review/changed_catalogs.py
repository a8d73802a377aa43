"""Makes both sides of a case: the small catalog of this folder, and what a change makes of it."""

from __future__ import annotations

import copy
import datetime as dt
import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.reading import read_text
from generator.review import Review, Side, Sides, review

HERE = Path(__file__).parent
CATALOG = HERE / "catalog"
PROJECT = HERE.parents[1]
TEMPLATES = PROJECT / "overrides" / "catalog"
TODAY = dt.date(2026, 11, 22)

Edits = Mapping[str, Mapping[str, Any] | None]


@dataclass(frozen=True)
class Case:
    """One change and what is said of it."""

    about: str
    says: list[str]
    set: dict[str, Any] = field(default_factory=dict)
    before: dict[str, Any] = field(default_factory=dict)
    files: dict[str, str | None] = field(default_factory=dict)


def cases() -> list[Case]:
    """Every case of the tables, in order."""
    found = []
    for file in sorted((HERE / "cases").glob("*.yml")):
        read = read_text(file.name, file.read_bytes())
        assert not read.findings, [finding.message() for finding in read.findings]
        found += [Case(**entry) for entry in read.value]
    return found


def both(folder: Path, case: Case) -> tuple[Path, Path]:
    """Two catalogs in `folder`: before the change, and after it."""
    old, new = folder / "old", folder / "new"
    shutil.copytree(CATALOG, old)
    edit(old, case.before)
    shutil.copytree(old, new)
    edit(new, case.set)
    for name, text in case.files.items():
        if text is None:
            (new / name).unlink()
        else:
            (new / name).parent.mkdir(parents=True, exist_ok=True)
            (new / name).write_text(text, encoding="utf-8")
    return old, new


def edit(root: Path, edits: Edits) -> None:
    """Set fields of files as the README of this folder says."""
    for name, fields in edits.items():
        file = root / name
        value: Any = {}
        if file.exists():
            value = copy.deepcopy(read_text(name, file.read_bytes()).value)
        merged = _entries(value, fields) if isinstance(value, list) else _merged(value, fields)
        file.parent.mkdir(parents=True, exist_ok=True)
        # JSON is YAML, too.
        text = json.dumps(merged, ensure_ascii=False, indent=2)
        file.write_text(f"{text}\n", encoding="utf-8")


def _merged(value: dict[str, Any], fields: Mapping[str, Any] | None) -> dict[str, Any]:
    merged = {**value, **(fields or {})}
    return {key: inner for key, inner in merged.items() if inner is not None}


def _entries(value: list[Any], fields: Mapping[str, Any] | None) -> list[Any]:
    key = "number" if value and "number" in value[0] else "id"
    known = {entry[key]: entry for entry in value}
    for name, changed in (fields or {}).items():
        if changed is None:
            known.pop(name, None)
        else:
            known[name] = _merged(known.get(name, {key: name}), changed)
    return list(known.values())


def reviewed(old: Path, new: Path, *, pages: bool = False) -> Review:
    """The review of two folders, on the day of all cases."""
    sides = Sides(Side("old", old), Side("new", new), None)
    found, _ = review(sides, TODAY, TEMPLATES if pages else None, 1, pages=pages)
    return found


def plain(text: str) -> str:
    """`text` with plain spaces."""
    return text.replace("\u00a0", " ")
