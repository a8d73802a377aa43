"""From plain values to models: every mistake of a file becomes a finding at its place.

A list (municipalities, certificates) and a vocabulary are checked entry by entry, so one bad
entry does not hide the others and references to the good ones still resolve.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel, ValidationError

from generator.findings import Code, Finding, path_text
from generator.findings.catalogue import model_fields, model_values
from generator.model.certificate import Certificate
from generator.model.complaints import field_shown, finding_of
from generator.model.municipality import Municipality
from generator.model.package import Package
from generator.model.practice import Practice
from generator.model.programme import Programme
from generator.model.record import Record
from generator.model.region import Region
from generator.model.salvage import Salvaged, salvage
from generator.model.site import Site
from generator.model.vocabulary import Sphere, Tool
from generator.reading import ORDINARY, Document, Kind, Place
from generator.reading.identity import is_id
from generator.reading.strange_letters import letters_told

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
    a vocabulary; `salvaged` holds what is left of those that do not validate, for rules only.
    `lost` holds the ids of entries that could not be used, so that a reference to
    one of them is not reported a second time.
    """

    records: dict[Path, Record] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    lost: set[str] = field(default_factory=set)
    salvaged: dict[Path, Salvaged] = field(default_factory=dict)


def check_document(document: Document, kind: Kind) -> Checked:
    """Validate the plain values of `document` against the models of its `kind`. Never raises."""
    checked = Checked()
    value = document.value
    empty = _empty(value) if isinstance(value, (dict, list)) and not document.filled else set()
    if kind in ONE and value is not None:
        _check_one(document, ONE[kind], value, (), empty, checked)
    elif kind in LISTS and isinstance(value, list):
        for index, entry in enumerate(value):
            if entry is None:
                continue
            if len(checked.findings) > ORDINARY.findings:
                checked.lost.add("*")  # hopeless; whatever is looked for may stand in the rest
                break
            if not _check_one(document, LISTS[kind], entry, (index,), empty, checked):
                checked.lost |= _names_of(entry)
    elif kind in VOCABULARIES and isinstance(value, dict):
        for key, entry in value.items():
            if not is_id(key):
                place = document.key_place((key,))
                checked.findings.append(_finding(document, model_values.BAD_ID, (key,), place, key))
            else:
                if entry is None:
                    empty.discard((key,))  # what is missing will be said
                    entry = {}
                if not _check_one(document, VOCABULARIES[kind], entry, (key,), empty, checked):
                    checked.lost.add(key)
    for path in sorted(empty, key=str):
        entry = isinstance(path[-1], int)
        code = model_fields.EMPTY_ENTRY if entry else model_fields.EMPTY_VALUE
        checked.findings.append(_finding(document, code, path, document.place(path)))
    return checked


def _names_of(entry: Any) -> set[str]:
    """The id or number of an entry that could not be used, as far as it has one."""
    if not isinstance(entry, dict):
        return set()
    return {str(entry[key]) for key in ("id", "number") if entry.get(key) is not None}


def _finding(document: Document, code: Code, path: Path, place: Place, value: str = "") -> Finding:
    values = {"field": field_shown(path), "value": value, **letters_told(value)}
    return Finding(code, document.file, place.line, place.column, path_text(path), values)


def _check_one(
    document: Document,
    model: type[BaseModel],
    value: Any,
    path: Path,
    empty: set[Path],
    checked: Checked,
) -> bool:
    """Keep the record that `value` makes, or say what keeps it from being one.

    An empty field is as good as none, so a required one is said to be missing, in its own place;
    `empty` loses the paths that were told so.
    """
    filled = _filled(value) if empty else value
    try:
        record = model.model_validate(filled)
    except ValidationError as error:
        problems: list[dict[str, Any]] = [dict(p) for p in error.errors(include_url=False)]
        found = [
            (problem, finding_of(document, model, path, problem))
            for problem in problems
            if problem["input"] is not None or (*path, *problem["loc"]) not in empty
        ]
        # «sumary» is one mistake: that «summary» is missing needs no words of its own.
        misspelt = {
            (*problem["loc"][:-1], finding.values["suggestion"])
            for problem, finding in found
            if problem["type"] == "extra_forbidden"
        }
        checked.findings += [
            finding
            for problem, finding in found
            if problem["type"] != "missing" or problem["loc"] not in misspelt
        ]
        empty -= {(*path, *p["loc"]) for p in problems if p["type"] == "missing"}
        left = salvage(model, filled, {str(meant[0]) for meant in misspelt})
        if left is not None:
            checked.salvaged[path] = left
        return False
    assert isinstance(record, Record)
    checked.records[path] = record
    return True


def _empty(value: Any) -> set[Path]:
    """The paths of the nulls inside `value`; of a file that is full of them, only the first few
    thousand: a megabyte of dashes would be half a million findings."""
    found: set[Path] = set()
    waiting: deque[tuple[Path, Any]] = deque([((), value)])
    while waiting and len(found) < ORDINARY.values:
        path, inner = waiting.popleft()
        for key, held in inner.items() if isinstance(inner, dict) else enumerate(inner):
            if held is None:
                found.add((*path, key))
                if len(found) >= ORDINARY.values:
                    break
            elif isinstance(held, (dict, list)):
                waiting.append(((*path, key), held))
    return found


def _filled(value: Any) -> Any:
    """`value` without its empty fields; empty entries of lists stay, or others would move up."""
    if isinstance(value, dict):
        return {key: _filled(inner) for key, inner in value.items() if inner is not None}
    if isinstance(value, list):
        return [_filled(inner) for inner in value]
    return value
