"""Whatever is changed in whatever file, somebody is told: every leaf of files with every field."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from changed_catalogs import PROJECT, TODAY

from generator.catalog import load_catalog
from generator.changes.comparing import compare
from generator.changes.files import differing
from generator.changes.reading import Shelf
from generator.reading import read_text

SAMPLE = PROJECT / "generator/model/sample"
FILES = sorted(
    file.relative_to(SAMPLE).as_posix()
    for top in ("practices", "regions")
    for file in (SAMPLE / top).rglob("*.yml")
)

Path_ = tuple[str | int, ...]


def leaves(value: Any, path: Path_ = ()) -> Iterator[Path_]:
    """The paths of everything in `value` that is neither a list nor a set of fields."""
    if isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(inner, (*path, key))
    else:
        yield path


def altered(value: Any) -> Any:
    """Another value of the same sort."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int | float):
        return value + 1
    return f"{value}-x"


def with_(value: Any, path: Path_, new: Any) -> Any:
    """`value` with another leaf at `path`; None takes it out."""
    if not path:
        return new
    copy: Any = dict(value) if isinstance(value, dict) else list(value)
    inner = with_(copy[path[0]], path[1:], new)
    if inner is None:
        del copy[path[0]]
    else:
        copy[path[0]] = inner
    return copy


@pytest.mark.parametrize("file", FILES)
def test_no_leaf_changes_in_silence(file: str, tmp_path: Path) -> None:
    """Altered or taken out, a value makes the review say something about its file; that only the
    looks have changed, where and only where the file still tells the same."""
    old, new = tmp_path / "old", tmp_path / "new"
    for side in (old, new):
        for top in ("practices", "regions"):
            shutil.copytree(SAMPLE / top, side / top)
    value = read_text(file, (SAMPLE / file).read_bytes()).value
    before, shelf = load_catalog(old, TODAY).catalog, Shelf(old)
    wrong = []
    for path in leaves(value):
        leaf = value
        for key in path:
            leaf = leaf[key]
        for other in (altered(leaf), None):
            text = json.dumps(with_(value, path, other), ensure_ascii=False)
            (new / file).write_text(text, encoding="utf-8")
            after = load_catalog(new, TODAY).catalog
            changes = compare(before, after, (shelf, Shelf(new)), differing(old, new))
            own = {change.kind for change in changes if change.file == file}
            was, now = shelf.read(file), Shelf(new).read(file)
            assert was is not None
            assert now is not None
            same = now.sound and was.records == now.records  # a default written out or left out
            if (own == {"file-touched"}) is not same or not own:
                wrong.append((path, other, own))
    assert wrong == []
