"""The sample catalog with one text in every field that takes it, as the checks would let it in."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from pydantic import TypeAdapter, ValidationError

from generator.model.checking import LISTS, ONE, VOCABULARIES
from generator.model.samples import FOLDER, SAMPLES, SMALLEST_PRACTICE
from generator.reading import Kind, read_text


def poison_sample(root: Path, poison: str) -> int:
    """Write the poisoned sample under `root`; how many fields have taken the poison."""
    taken = 0
    for kind, file in [*SAMPLES.items(), (Kind.PRACTICE, SMALLEST_PRACTICE)]:
        value, count = _poisoned(kind, file, poison)
        taken += count
        target = root / file
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(yaml.safe_dump(value, allow_unicode=True, width=10_000), "utf-8")
    return taken


def _leaves(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _leaves(inner, (*path, index))
    elif isinstance(value, str):
        yield path


def _with(value: Any, path: tuple[Any, ...], text: str) -> Any:
    changed = copy.deepcopy(value)
    inner = changed
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = text
    return changed


def _model(kind: Kind) -> TypeAdapter[Any]:
    if kind in ONE:
        return TypeAdapter(ONE[kind])
    many: Any = list.__class_getitem__(LISTS[kind]) if kind in LISTS else None
    if many is None:
        many = dict.__class_getitem__((str, VOCABULARIES[kind]))
    return TypeAdapter(many)


def _poisoned(kind: Kind, file: str, poison: str) -> tuple[Any, int]:
    value = read_text(file, (FOLDER / file).read_bytes()).value
    model, taken = _model(kind), 0
    for path in list(_leaves(value)):
        changed = _with(value, path, poison)
        try:
            model.validate_python(changed)
        except ValidationError:
            continue
        value, taken = changed, taken + 1
    return value, taken
