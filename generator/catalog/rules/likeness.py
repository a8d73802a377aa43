"""Repetition: one practice written down twice."""

from __future__ import annotations

from collections.abc import Iterator

from generator.catalog.catalog import Catalog
from generator.catalog.problems import Problem
from generator.catalog.similarity import repeats
from generator.findings.catalogue.catalog_likeness import NEARLY_REPEATS
from generator.reading import Kind


def of_catalog(catalog: Catalog) -> Iterator[Problem]:
    """C314."""
    for first, second in repeats(catalog):
        values = {"title": first.title, "other": first.id}
        yield Problem(NEARLY_REPEATS, second.file, Kind.PRACTICE, ("title",), values)
