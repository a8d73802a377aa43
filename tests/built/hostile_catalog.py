"""A copy of a small catalog with harm in every text that the checks let through.

Which fields take it is found out by asking: harm is written everywhere, what the checks refuse gets
a milder sort, and what refuses them all keeps its own text. So a new field is met without a word
here.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from built.built_site import TODAY
from generator.catalog import load_catalog
from generator.findings import Finding, Severity

Path_ = tuple[str | int, ...]
Where = tuple[str, Path_]
"""A text of a catalog: its file, and the way to it inside."""
NOT_TEXT = {"id", "number"}
"""Fields that others refer to; changing one would only break the references."""


@dataclass
class Hurt:
    """A catalog with harm in it."""

    root: Path
    taken: dict[Where, str] = field(default_factory=dict)
    """Which text has which harm."""

    def fields(self) -> set[str]:
        """The names of the fields that took some."""
        return {next(str(p) for p in reversed(way) if isinstance(p, str)) for _, way in self.taken}


def hurt(source: Path, root: Path, harms: Sequence[str]) -> Hurt:
    """Copy the catalog in `source` to `root`, each text made one of `harms`, the first it takes."""
    originals = {
        file.relative_to(source).as_posix(): yaml.safe_load(file.read_text("utf-8"))
        for top in ("practices", "regions")
        for file in sorted((source / top).rglob("*.yml"))
    }
    for top in ("practices", "regions"):
        for file in (source / top).rglob("*.geojson"):
            _write(root / file.relative_to(source), file.read_text("utf-8"))
    rank = {(name, way): 0 for name, value in originals.items() for way in _texts(value)}
    for _round in range(4 * len(harms)):
        values = copy.deepcopy(originals)
        for (name, way), which in rank.items():
            if which < len(harms):
                _set(values[name], way, harms[which])
        for name, value in values.items():
            _write(root / name, yaml.safe_dump(value, allow_unicode=True, width=10**6))
        refused = [f for f in load_catalog(root, TODAY).findings if f.severity is Severity.ERROR]
        if not refused:
            taken = {where: harms[which] for where, which in rank.items() if which < len(harms)}
            return Hurt(root, taken)
        harmed = [where for where, which in rank.items() if which < len(harms)]
        for where in {where for finding in refused for where in _blamed(finding, harmed)}:
            rank[where] += 1
    raise AssertionError([f"{f.file} {f.path} {f.message('en')}" for f in refused[:5]])


def _texts(value: Any, way: Path_ = ()) -> Iterator[Path_]:
    """The ways to all texts that are not names of something."""
    if isinstance(value, str) and not NOT_TEXT & set(map(str, way[-1:])):
        yield way
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, (*way, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _texts(inner, (*way, index))


def _blamed(finding: Finding, harmed: list[Where]) -> list[Where]:
    """The harmed texts that a finding is about: the one it names, what is a part of it or it of
    them; if none of these is harmed, the nearest in its file."""
    path = re.sub(r"\[(\d+)\]", r".\1", finding.path).strip(".").split(".")
    near: dict[Where, int] = {}
    for where in harmed:
        if where[0] == finding.file:
            pairs = zip(path, map(str, where[1]), strict=False)
            near[where] = next((n for n, (one, other) in enumerate(pairs) if one != other), 99)
    return [where for where, same in near.items() if same == max(near.values())]


def _set(value: Any, way: Path_, text: str) -> None:
    for key in way[:-1]:
        value = value[key]
    value[way[-1]] = text


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
