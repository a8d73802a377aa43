"""The register of certificates as a page: every line with its filters, what expires soon, then the
programme's levels and procedure.

The page is complete as it stands; a script narrows its lines and answers whether a number is there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from generator.catalog.certification import CertificateState
from generator.pages import addresses
from generator.pages.citations import Citations, Marks
from generator.pages.desk import Desk, Link
from generator.pages.page import Page
from generator.pages.programme import PROGRAMME, cite_programme
from generator.pages.register import CertificateRow, certificate_row, ranked
from generator.pages.register_filters import register_filters
from generator.pages.reported import ReportedValue, reported_value
from generator.pages.standings import standing_view
from generator.pages.wording import _, prose, shown

MANY: Final = 50
"""Lines that an old phone lays out all at once in a tenth of a second; of more, those in sight."""


@dataclass(frozen=True, slots=True)
class LevelView:
    """A level of certification as the programme describes it, and how many are in force here."""

    id: str
    name: str
    about: str | None
    commission: str | None
    criteria: str | None
    in_force: int
    marks: Marks


@dataclass(frozen=True, slots=True)
class ProcedureView:
    """A step on the way to a certificate."""

    title: str
    text: str | None
    marks: Marks


@dataclass(frozen=True, slots=True)
class Nameless:
    """A number of exemplary institutions that a region published without naming them."""

    region: Link
    level: str | None
    value: ReportedValue
    by_name: int


def certificates_page(desk: Desk) -> Page:
    """The register of all regions."""
    directory = desk.directory
    citations = Citations()
    for key, entry in directory.regions.items():
        citations.add(entry.record.sources, key)
    programme = directory.programme
    cite_programme(desk, citations)
    in_force = [c for c in directory.certificates if desk.ledger.state(c).in_force]
    levels = tuple(
        LevelView(
            level.id,
            shown(level.name),
            prose(level.about),
            prose(level.commission),
            prose(level.criteria),
            sum(c.record.level == level.id for c in in_force),
            citations.cite(level.source, _("Уровни образцов"), PROGRAMME),
        )
        for level in (programme.levels if programme else ())
    )
    procedure = tuple(
        ProcedureView(
            shown(step.title),
            prose(step.text),
            citations.cite(step.source, _("Порядок присвоения"), PROGRAMME),
        )
        for step in (programme.procedure if programme else ())
    )
    rows = _rows(desk)
    return Page(
        address=addresses.CERTIFICATES,
        template="certificates.html",
        title=_("Реестр сертификатов"),
        description=_(
            "Кому присвоен статус образца внедрения бережливых технологий: уровень, держатель, "
            "дата, срок и основания."
        ),
        section="certificates",
        context={
            "levels": levels,
            "procedure": procedure,
            "rows": rows,
            "long": len(rows) > MANY,
            "filters": register_filters(rows, desk),
            "standing": standing_view(desk.ledger.standings.everywhere(), desk, None),
            "term_unknown": any(row.state == CertificateState.TERM_UNKNOWN for row in rows),
            "unnumbered": sum(row.number is None for row in rows),
            "example": next((row.number for row in rows if row.number), None),
            "nameless": tuple(_nameless(desk, citations)),
            "sources": citations.listed(),
            "crumbs": (),
        },
    )


def _rows(desk: Desk) -> tuple[CertificateRow, ...]:
    """Every certificate: region by region, in it by level from the highest, newest first."""
    registers = desk.directory.certificates_by_region
    ordered = [*desk.regions, *(region for region in registers if region not in desk.regions)]
    return tuple(
        certificate_row(c, desk, addresses.certificate_anchor(region, c.slug))
        for region in ordered
        for c in ranked(registers.get(region, ()))
    )


def _nameless(desk: Desk, citations: Citations) -> list[Nameless]:
    found = []
    for region, link in desk.regions.items():
        record = desk.directory.regions[region].record
        register = desk.directory.certificates_by_region.get(region, ())
        for entry in record.reported:
            if entry.metric == "exemplary-institutions":
                by_name = sum(
                    desk.ledger.state(c).in_force
                    for c in register
                    if entry.level is None or c.record.level == entry.level
                )
                value = reported_value(entry, citations, region)
                found.append(Nameless(link, entry.level, value, by_name))
    return found
