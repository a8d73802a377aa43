"""Sources: every named one is listed, every listed one is of use, no practice without any."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from pydantic import BaseModel

from generator.catalog.catalog import Catalog
from generator.catalog.problems import Problem
from generator.catalog.references import can_name, references_of
from generator.catalog.rules.subject import Subject
from generator.findings.catalogue import catalog_facts as codes
from generator.model.likeness import nearest
from generator.model.practice import Practice
from generator.model.region import Region
from generator.model.sources import Source
from generator.reading import Kind

LISTS = (Kind.MUNICIPALITIES, Kind.CERTIFICATES)
"""Lists have no `sources` of their own: they name those of their region's passport."""


def of_record(subject: Subject) -> Iterator[Problem]:
    """S601–S604 for one record."""
    listed: tuple[Source, ...] = getattr(subject.record, "sources", ())
    where = subject.file
    if subject.kind in LISTS:
        passport = subject.directory.regions.get(subject.region)
        if passport is None:
            return  # said already: the region has no passport, or it could not be read
        listed, where = passport.record.sources, passport.file
    known = [source.id for source in listed]
    named = [n for n in subject.references if n.kind == "source"]
    for reference in named:
        if reference.value not in known:
            near = nearest(reference.value, known)
            yield subject.problem(
                codes.SOURCE_UNLISTED,
                reference.path,
                {
                    "value": reference.value,
                    "suggestion": near[0] if near else "",
                    "where": where,
                },
            )
    if subject.kind in LISTS:
        return
    for index, source in enumerate(listed):
        if source.id in known[:index]:
            yield subject.problem(
                codes.SOURCE_TWICE, ("sources", index, "id"), {"value": source.id}
            )
    if isinstance(subject.record, Region):
        return  # its register and its municipalities may name them: see unused_in_regions
    used = {reference.value for reference in named}
    single = can_name(type(subject.record), "source")  # a site's sources stand for all of it
    for index, source in enumerate(listed):
        if single and source.id not in used:
            yield subject.problem(codes.SOURCE_UNUSED, ("sources", index), {"value": source.id})
    record = subject.record
    if isinstance(record, Practice) and record.status == "published" and not listed:
        yield subject.problem(codes.NO_SOURCES, (), {})


def unused_in_regions(catalog: Catalog) -> Iterator[Problem]:
    """S602 for passports, whose sources also serve the register and the municipalities."""
    used: defaultdict[str, set[str]] = defaultdict(set)
    directory = catalog.directory
    for municipality in directory.municipalities.values():
        used[municipality.region] |= _sources(municipality.record)
    for certificate in directory.certificates:
        used[certificate.region] |= _sources(certificate.record)
    for region in directory.regions.values():
        named = used[region.id] | _sources(region.record)
        for index, source in enumerate(region.record.sources):
            if source.id not in named:
                yield Problem(
                    codes.SOURCE_UNUSED,
                    region.file,
                    Kind.REGION,
                    ("sources", index),
                    {"value": source.id},
                )


def _sources(record: BaseModel) -> set[str]:
    return {n.value for n in references_of(record) if n.kind == "source"}
