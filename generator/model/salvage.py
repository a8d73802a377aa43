"""What can still be judged of a file that does not validate: the rest of it, without the bad parts.

A typo in one field must not hide an unknown reference in another until the next run. So the bad
values are taken out, missing ones are filled with stand-ins, and rules look at what is left; their
findings are translated back to the places of the file as it is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any, Final

from pydantic import BaseModel, ValidationError

Path = tuple[str | int, ...]

STAND_INS: Final[dict[str, Any]] = {
    "title": "…",
    "summary": "…",
    "name": "…",
    "origin": {"organisation": "…"},
    "issuer": "…",
    "number": "n",
    "level": "local",
    "holder": {"organisation": "…"},
    "issued": "1900",
    "iso": "RU-XX",
    "oktmo": "00",
    "kind": "municipal-okrug",
    "id": "unknown",
    "sphere": "unknown",
    "municipality": "unknown",
    "practices": ["unknown"],
    "centre": {"name": "…", "lat": 0, "lon": 0},
}
"""Values for required fields that are missing; rules never report on them."""

ROUNDS: Final = 5
"""Taking a value out may make its parent invalid in turn, but not deeper than files are."""


class _Row(list[Any]):
    """A list that remembers where each of its entries stood in the file."""

    def __init__(self, entries: Iterable[Any]) -> None:
        super().__init__(entries)
        self.was = list(range(len(self)))


class Salvaged:
    """A record made of the good parts of a value."""

    def __init__(
        self, record: BaseModel, value: Any, untold: frozenset[Path], touched: frozenset[str]
    ) -> None:
        self.record = record
        self.touched = touched
        """The fields of the record that are not, or not wholly, what the file says."""
        self._value = value
        self._untold = untold

    def original(self, path: Path) -> Path | None:
        """Where `path` of the record stands in the file; None for what is not in the file."""
        found: list[str | int] = []
        value = self._value
        for part in path:
            if isinstance(value, _Row) and isinstance(part, int) and part < len(value):
                found.append(value.was[part])
                value = value[part]
            else:
                found.append(part)
                value = value.get(part) if isinstance(value, dict) else None
        original = tuple(found)
        told = all(original[:end] not in self._untold for end in range(len(original) + 1))
        return original if told else None


def salvage(model: type[BaseModel], value: Any, misspelt: Collection[str] = ()) -> Salvaged | None:
    """What is left of `value` when all that `model` refuses is gone; None if too little is.

    `misspelt` are fields that the file has under a name with a typo: what they say is lost, too.
    """
    if not isinstance(value, dict):
        return None
    copy = _copy(value)
    untold: set[Path] = set()
    touched = set(misspelt)
    for _ in range(ROUNDS):
        try:
            record = model.model_validate(copy)
            return Salvaged(record, copy, frozenset(untold), frozenset(touched))
        except ValidationError as error:
            for path, kind in _bad_places(error):
                _mend(copy, path, kind, untold)
                touched |= {str(part) for part in path[:1]}
    return None


def _bad_places(error: ValidationError) -> list[tuple[Path, str]]:
    """Deepest and last first, so that taking one out does not move the others."""
    found = {(tuple(e["loc"]), e["type"]) for e in error.errors(include_url=False)}
    return sorted(found, key=lambda f: [(isinstance(p, str), str(p).zfill(9)) for p in f[0]])[::-1]


def _mend(top: Any, path: Path, kind: str, untold: set[Path]) -> None:
    if kind == "missing":
        name = str(path[-1])
        if len(path) == 1 and name in STAND_INS:
            top[name] = _copy(STAND_INS[name])
            untold.add(path)
            return
        path = path[:-1]
    _take_out(top, path)


def _take_out(top: Any, path: Path) -> None:
    value = top
    for part in path[:-1]:
        try:
            value = value[part]
        except (KeyError, IndexError, TypeError):
            return
    last = path[-1] if path else None
    if isinstance(value, _Row) and isinstance(last, int) and last < len(value):
        del value[last]
        del value.was[last]
    elif isinstance(value, dict):
        value.pop(last, None)


def _copy(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _copy(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return _Row(_copy(inner) for inner in value)
    return value
