"""Municipalities: ids once in a region, mergers that end somewhere."""

from __future__ import annotations

from collections.abc import Iterator

from generator.catalog.catalog import Catalog
from generator.catalog.circles import circles
from generator.catalog.problems import Problem
from generator.findings.catalogue import catalog_references as codes
from generator.reading import Kind


def of_catalog(catalog: Catalog) -> Iterator[Problem]:
    """C308 and C310."""
    directory = catalog.directory
    for first, second in directory.repeated:
        yield Problem(
            codes.DUPLICATE_ID,
            second.file,
            Kind.MUNICIPALITIES,
            (*second.path, "id"),
            {"value": second.slug, "other": f"№ {int(first.path[0]) + 1}"},
        )
    records = directory.municipalities
    for circle in circles(records, lambda identity: records[identity].merged_into):
        at = records[circle[0]]
        shown = " → ".join((*circle, circle[0]))
        path = (*at.path, "merged_into")
        yield Problem(codes.MERGER_LOOP, at.file, Kind.MUNICIPALITIES, path, {"value": shown})
