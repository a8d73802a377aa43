"""The ids that a catalog knows, as one schema file: editors offer them with their names.

Inside its own region a record is named by the short id, from elsewhere by the full one; both are
offered. Whether a short id is meant for this region, only `atlas check` can say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

from generator.catalog import Directory
from generator.model.record import REF_PATTERN
from generator.reading.identity import ID_PATTERN
from generator.text import say

IDS: Final = "ids.json"
"""The name of the file; the other schemas refer to its definitions."""

KINDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "region": "Регион",
        "municipality": "Муниципалитет",
        "site": "Учебная площадка",
        "sphere": "Сфера",
        "tool": "Бережливый инструмент",
    }
)
"""The kinds of records that are offered, with their titles. Practices are too many, and each new
one would have to wait for this file."""

REGIONAL: Final = frozenset({"municipality", "site"})


def known_ids(directory: Directory) -> dict[str, Any]:
    """The schema whose definitions list the ids of each kind, one definition a kind."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$comment": "Сделано из каталога командой: atlas schema --out schema",
        "title": "Известные id",
        "description": "Регионы, муниципалитеты, площадки, сферы и инструменты каталога.",
        "definitions": {kind: _definition(kind, title, directory) for kind, title in KINDS.items()},
    }


def _definition(kind: str, title: str, directory: Directory) -> dict[str, Any]:
    names = dict(_names(kind, directory))
    if kind in REGIONAL:
        names = _with_short(names)
    if not names:  # a list of nothing would refuse whatever comes first
        pattern = REF_PATTERN if kind in REGIONAL else ID_PATTERN
        words = "Здесь id: строчные латинские буквы, цифры и дефисы."
        return {"title": title, "type": "string", "pattern": pattern, "patternErrorMessage": words}
    return {
        "title": title,
        "type": "string",
        "enum": list(names),
        "enumDescriptions": list(names.values()),
    }


def _names(kind: str, directory: Directory) -> Iterator[tuple[str, str]]:
    """The full ids of one kind, sorted, each with its name; unreadable records have none."""
    records = directory.ids(kind)
    lost = {identity for identity in directory.lost.get(kind, ()) if "*" not in identity}
    for identity in sorted({*records, *lost}):
        entry = records.get(identity)
        record = getattr(entry, "record", entry)
        name = getattr(record, "name", None)
        yield identity, say(name) if name else "запись с ошибкой"


def _with_short(names: Mapping[str, str]) -> dict[str, str]:
    """The short ids, then the full ones; a short one that several regions have names them all."""
    short: dict[str, list[str]] = {}
    for identity, name in names.items():
        region, _, slug = identity.partition("/")
        short.setdefault(slug, []).append(f"{name} ({region})")
    return {**{slug: "; ".join(short[slug]) for slug in sorted(short)}, **names}
