"""Municipalities: ids once in a region, mergers that end somewhere."""

from __future__ import annotations

from collections.abc import Iterator

from generator.catalog.catalog import Catalog
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
    settled: set[str] = set()
    for start in directory.municipalities.values():
        chain: list[str] = []
        identity = start.id
        while identity in directory.municipalities and identity not in (settled | set(chain)):
            chain.append(identity)
            identity = directory.municipalities[identity].merged_into or ""
        if identity in chain:
            circle = chain[chain.index(identity) :]
            at = directory.municipalities[circle[0]]
            yield Problem(
                codes.MERGER_LOOP,
                at.file,
                Kind.MUNICIPALITIES,
                (*at.path, "merged_into"),
                {"value": " → ".join((*circle, circle[0]))},
            )
        settled.update(chain)
