"""Certificates: unique numbers, known levels, honest terms, chains of replacement without loops."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from generator.catalog.catalog import Catalog
from generator.catalog.circles import circles
from generator.catalog.entries import CertificateEntry
from generator.catalog.problems import DataPath, Problem
from generator.findings import Code
from generator.findings.catalogue import catalog_certificates as codes
from generator.findings.catalogue.catalog_dates import DATES_REVERSED
from generator.model.dates import surely_before
from generator.model.likeness import nearest
from generator.reading import Kind
from generator.text import say

_Holder = tuple[str, str]


def of_catalog(catalog: Catalog) -> Iterator[Problem]:
    """C309, D405–D410 and D412 for all registers."""
    programme = catalog.directory.programme
    levels = [level.id for level in programme.levels] if programme else []
    for register in catalog.directory.certificates_by_region.values():
        slugs: set[str] = set()
        numbers = {c.number: c for c in register}
        held: defaultdict[_Holder, list[CertificateEntry]] = defaultdict(list)
        for certificate in register:
            held[_holder(certificate)].append(certificate)
        for certificate in register:
            if certificate.slug in slugs:
                yield _problem(
                    codes.NUMBER_TWICE, certificate, ("number",), value=certificate.number
                )
            slugs.add(certificate.slug)
            yield from _terms(certificate)
            yield from _replacement(certificate, numbers)
            yield from _order(certificate, held)
            if levels and certificate.record.level not in levels:
                yield _problem(
                    codes.LEVEL_UNKNOWN,
                    certificate,
                    ("level",),
                    value=certificate.record.level,
                    expected=", ".join(levels),
                )
        yield from _loops(numbers)


def _problem(code: Code, certificate: CertificateEntry, path: DataPath, **values: str) -> Problem:
    return Problem(code, certificate.file, Kind.CERTIFICATES, (*certificate.path, *path), values)


def _terms(certificate: CertificateEntry) -> Iterator[Problem]:
    record = certificate.record
    if record.valid_until and surely_before(record.valid_until, record.issued):
        yield _problem(
            codes.VALID_BEFORE_ISSUED,
            certificate,
            ("valid_until",),
            value=record.valid_until,
            other=record.issued,
        )
    if record.status is not None:
        if surely_before(record.status.since, record.issued):
            yield _problem(
                DATES_REVERSED,
                certificate,
                ("status", "since"),
                field="status.since",
                value=record.status.since,
                other_field="issued",
                other=record.issued,
            )
        if record.status.reason is None:
            yield _problem(codes.NO_REASON, certificate, ("status",))


def _replacement(
    certificate: CertificateEntry, numbers: dict[str, CertificateEntry]
) -> Iterator[Problem]:
    record = certificate.record
    if record.replaces is None:
        return
    old = numbers.get(record.replaces)
    if old is None:
        near = nearest(record.replaces, numbers)
        yield _problem(
            codes.REPLACES_UNKNOWN,
            certificate,
            ("replaces",),
            value=record.replaces,
            suggestion=near[0] if near else "",
        )
    elif surely_before(record.issued, old.record.issued):
        yield _problem(
            DATES_REVERSED,
            certificate,
            ("issued",),
            field="issued",
            value=record.issued,
            other_field=f"issued {old.number}",
            other=old.record.issued,
        )


def _order(
    certificate: CertificateEntry, held: Mapping[_Holder, Sequence[CertificateEntry]]
) -> Iterator[Problem]:
    """A local exemplar becomes a regional one before a federal one, as a rule. A holder of whom the
    register knows nothing earlier may have passed the levels elsewhere."""
    if certificate.record.level != "federal":
        return
    earlier = {
        other.record.level
        for other in held[_holder(certificate)]
        if not surely_before(certificate.record.issued, other.record.issued)
    }
    if "local" in earlier and "regional" not in earlier:
        yield _problem(
            codes.LEVEL_SKIPPED, certificate, ("level",), value="federal", expected="regional"
        )


def _holder(certificate: CertificateEntry) -> _Holder:
    organisation = certificate.record.holder.organisation
    named = say(organisation).casefold() if organisation else certificate.practice or ""
    return named, certificate.municipality or ""


def _loops(numbers: dict[str, CertificateEntry]) -> Iterator[Problem]:
    for circle in circles(numbers, lambda number: numbers[number].record.replaces):
        shown = " → ".join((*circle, circle[0]))
        yield _problem(codes.REPLACES_LOOP, numbers[circle[0]], ("replaces",), value=shown)
