"""Who names whom: the references of a record, found through the marks in its model."""

from __future__ import annotations

from typing import NamedTuple

from pydantic import BaseModel

from generator.catalog.ways import DataPath, marked, marks_in
from generator.model.record import Refers


class Named(NamedTuple):
    """One reference: what kind of record is meant, by which id, at which path of the file."""

    kind: str
    value: str
    path: DataPath


def references_of(record: BaseModel) -> list[Named]:
    """Every reference in `record`, in the order of its fields."""
    return [Named(mark.kind, value, path) for mark, value, path in marked(record, Refers)]


def can_name(model: type[BaseModel], kind: str) -> bool:
    """Whether a record of `model` has any field for references to `kind`, however deep."""
    return any(mark.kind == kind for mark in marks_in(model, Refers))
