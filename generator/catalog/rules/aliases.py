"""Aliases: an old id leads to exactly one practice, and never in a circle."""

from __future__ import annotations

from collections.abc import Iterator

from generator.catalog.catalog import Catalog
from generator.catalog.problems import Problem
from generator.findings.catalogue import catalog_references as codes
from generator.reading import Kind


def of_catalog(catalog: Catalog) -> Iterator[Problem]:
    """C303, C304, C305."""
    first: dict[str, str] = {}
    for card in catalog.practices.values():
        for index, alias in enumerate(card.aliases):
            path = ("aliases", index)
            other = catalog.practices.get(alias)
            if other is not None and other.id != card.id and card.id in other.aliases:
                code, values = codes.ALIAS_LOOP, {"value": card.id, "other": other.id}
            elif catalog.directory.knows("practice", alias):
                code, values = codes.ALIAS_TAKEN, {"value": alias}
            elif alias in first:
                code, values = codes.ALIAS_TWICE, {"value": alias, "other": first[alias]}
            else:
                first[alias] = card.id
                continue
            yield Problem(code, card.file, Kind.PRACTICE, path, values)
