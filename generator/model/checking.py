"""From plain values to models: every mistake of a file becomes a finding at its place.

A list (municipalities, certificates) and a vocabulary are checked entry by entry, so one bad
entry does not hide the others and references to the good ones still resolve.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel, ValidationError

from generator.findings import Finding
from generator.findings.catalogue import model as codes
from generator.model.certificate import Certificate
from generator.model.complaints import finding_of
from generator.model.municipality import Municipality
from generator.model.package import Package
from generator.model.practice import Practice
from generator.model.programme import Programme
from generator.model.record import Record
from generator.model.region import Region
from generator.model.site import Site
from generator.model.vocabulary import Sphere, Tool
from generator.reading import Document, Kind
from generator.reading.identity import is_id

Path = tuple[str | int, ...]

ONE: Mapping[Kind, type[Record]] = {
    Kind.PRACTICE: Practice,
    Kind.REGION: Region,
    Kind.SITE: Site,
    Kind.PACKAGE: Package,
    Kind.PROGRAMME: Programme,
}
LISTS: Mapping[Kind, type[Record]] = {
    Kind.MUNICIPALITIES: Municipality,
    Kind.CERTIFICATES: Certificate,
}
VOCABULARIES: Mapping[Kind, type[Record]] = {Kind.SPHERES: Sphere, Kind.TOOLS: Tool}


@dataclass(slots=True)
class Checked:
    """What a file gave: its records by path, and the findings.

    `records` maps () to the record of a one-record file, (index,) or (id,) to those of a list or
    a vocabulary. `lost` holds the ids of entries that could not be used, so that a reference to
    one of them is not reported a second time.
    """

    records: dict[Path, Record] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    lost: set[str] = field(default_factory=set)


def check_document(document: Document, kind: Kind) -> Checked:
    """Validate the plain values of `document` against the models of its `kind`. Never raises."""
    checked = Checked()
    value = document.value
    if value is None:
        return checked
    value = _without_nulls(document, value, (), checked)
    if kind in ONE:
        _check_one(document, ONE[kind], value, (), checked)
    elif kind in LISTS and isinstance(value, list):
        for index, entry in enumerate(value):
            if not _check_one(document, LISTS[kind], entry, (index,), checked) and isinstance(
                entry, dict
            ):
                checked.lost.add(str(entry.get("id", entry.get("number", ""))))
    elif kind in VOCABULARIES and isinstance(value, dict):
        for key, entry in value.items():
            if not is_id(key):
                place = document.key_place((key,))
                checked.findings.append(
                    Finding(
                        codes.BAD_ID, document.file, place.line, place.column, key, {"value": key}
                    )
                )
            elif not _check_one(document, VOCABULARIES[kind], entry, (key,), checked):
                checked.lost.add(key)
    return checked


def _check_one(
    document: Document, model: type[BaseModel], value: Any, path: Path, checked: Checked
) -> bool:
    try:
        record = model.model_validate(value)
    except ValidationError as error:
        for problem in error.errors(include_url=False):
            checked.findings.append(finding_of(document, model, path, dict(problem)))
        return False
    assert isinstance(record, Record)
    checked.records[path] = record
    return True


def _nulls(value: Any, path: Path) -> Iterator[Path]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if inner is None:
                yield (*path, key)
            elif isinstance(inner, (dict, list)):
                yield from _nulls(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            if inner is None:
                yield (*path, index)
            elif isinstance(inner, (dict, list)):
                yield from _nulls(inner, (*path, index))


def _without_nulls(document: Document, value: Any, path: Path, checked: Checked) -> Any:
    """An empty value is said once, clearly, and then treated as absent."""
    empty = list(_nulls(value, path))
    if not empty:
        return value
    for where in empty:
        place = document.place(where)
        checked.findings.append(
            Finding(
                codes.EMPTY_VALUE,
                document.file,
                place.line,
                place.column,
                ".".join(map(str, where)),
                {"field": str(where[-1])},
            )
        )
    return _pruned(value)


def _pruned(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _pruned(inner) for key, inner in value.items() if inner is not None}
    if isinstance(value, list):
        return [_pruned(inner) for inner in value if inner is not None]
    return value
