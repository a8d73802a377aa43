"""The rules: what a valid file may still get wrong. Pure: facts in, problems out.

`within` judges one record with the directory at hand; `across` judges the practices together.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from generator.catalog.catalog import Catalog, Directory
from generator.catalog.problems import Problem
from generator.catalog.rules import (
    aliases,
    certificates,
    dates,
    effects,
    figures,
    likeness,
    municipalities,
    people,
    references,
    replications,
    sources,
    texts,
)
from generator.catalog.rules.subject import DataPath, Subject
from generator.model.record import Record
from generator.reading import Kind

ALONE = (
    references.named_records,
    sources.of_record,
    figures.of_record,
    dates.of_record,
    effects.of_record,
    replications.of_practice,
    people.of_record,
    texts.of_record,
)


def within(
    record: Record,
    file: str,
    kind: Kind,
    path: DataPath,
    region: str,
    directory: Directory,
    today: dt.date,
) -> Iterator[Problem]:
    """Problems of one record; `path` leads to it inside its file, `region` is its folder."""
    subject = Subject(record, file, kind, path, region, directory, today)
    for rule in ALONE:
        yield from rule(subject)


def across(catalog: Catalog, lost: frozenset[str]) -> Iterator[Problem]:
    """Problems that need more than one file. `lost` are ids of unreadable practices."""
    yield from references.named_practices(catalog)
    yield from references.regions_present(catalog, lost)
    yield from references.tiles(catalog)
    yield from references.adapted_loops(catalog)
    yield from aliases.of_catalog(catalog)
    yield from certificates.of_catalog(catalog)
    yield from municipalities.of_catalog(catalog)
    yield from sources.unused_in_regions(catalog)
    yield from likeness.of_catalog(catalog)
