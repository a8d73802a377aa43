"""Figures: every one says which source it comes from, itself or with the replication it stands in.

Drafts and archived practices are not asked; nor is a practice without any source, whose lack is an
error of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.catalog.problems import DataPath, Problem
from generator.catalog.rules.subject import Subject
from generator.findings.catalogue import catalog_facts as codes
from generator.model.figures import Effect, Scale
from generator.model.practice import Practice, ReplicatedReported
from generator.model.region import Region, Reported

MOST_NAMED: Final = 5
"""So many sources are named as the choice there is."""

Figure = Effect | Scale | ReplicatedReported | Reported


def of_record(subject: Subject) -> Iterator[Problem]:
    """S605 and S606 for the figures of a practice or a passport."""
    record = subject.record
    if not isinstance(record, (Practice, Region)):
        return
    listed = list(dict.fromkeys(source.id for source in record.sources))
    if isinstance(record, Practice) and (record.status != "published" or not listed):
        return
    for path, figure in _figures(record):
        if figure.source:
            continue
        if len(listed) == 1:
            yield subject.problem(codes.FIGURE_SOURCE_UNSAID, path, {"value": listed[0]})
        else:
            more = ", …" if len(listed) > MOST_NAMED else ""
            expected = ", ".join(listed[:MOST_NAMED]) + more
            yield subject.problem(codes.FIGURE_UNSOURCED, path, {"expected": expected})


def _figures(record: Practice | Region) -> Iterator[tuple[DataPath, Figure]]:
    """The figures that have to name a source, in the order of the fields."""
    if isinstance(record, Region):
        for index, reported in enumerate(record.reported):
            yield ("reported", index), reported
        return
    for index, effect in enumerate(record.effects):
        yield ("effects", index), effect
    for index, scale in enumerate(record.scale):
        yield ("scale", index), scale
    for number, replication in enumerate(record.replications):
        if not replication.source:  # what proves the replication proves its figures too
            for index, effect in enumerate(replication.effects):
                yield ("replications", number, "effects", index), effect
    if record.replicated_reported is not None:
        yield ("replicated_reported",), record.replicated_reported
