"""A certificate as a line of a list: whose it is, of which level, and how it stands today.

All else is told by the certificate's own page, to which the line leads. A number that no source
names is said to be unknown, and a term that no source names is «срок не указан».
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from generator.catalog.entries import CertificateEntry
from generator.catalog.holders import holder_anchor, holder_name, listed_at
from generator.pages.citations import HELD, Citations, Marks
from generator.pages.desk import Desk, Link
from generator.pages.labels import LEVELS, LEVELS_OF
from generator.pages.wording import Given, _, shown, shown_if
from generator.text import say

_RANK: Final = {level: place for place, level in enumerate(LEVELS)}


class CertificateRow(NamedTuple):
    """One line. `anchor` is its id, if it has one; `number` is None where no source names it.

    `days` decide the state, as attributes for the script that says it for the visitor's day.
    `marks` lead to its sources, where the page lists them.
    """

    anchor: str | None
    address: str | None
    number: str | None
    level: str
    holder: str
    place: str | None
    title: str | None
    region_id: str
    region: Link
    issued: str
    until: str | None
    withdrawn_since: str | None
    state: str
    in_force: bool
    days: dict[str, str]
    marks: Marks | None

    @property
    def year(self) -> str:
        """The year of issue."""
        return self.issued[:4]


def certificate_row(
    certificate: CertificateEntry,
    desk: Desk,
    anchor: str | None = None,
    citations: Citations | None = None,
) -> CertificateRow:
    """The line of `certificate`; without `citations` the page carries no sources for it."""
    record = certificate.record
    holder = shown(holder_name(certificate, desk.catalog))
    proves = _(HELD) % {"holder": holder}
    state = desk.ledger.state(certificate)
    status = record.status if not state.in_force else None
    return CertificateRow(
        anchor=anchor,
        address=desk.certificate_address(certificate),
        number=shown(record.number) if record.number_known else None,
        level=record.level,
        holder=holder,
        place=desk.municipality(certificate.municipality).text
        if certificate.municipality
        else None,
        title=told_title(record.title, record.level),
        region_id=certificate.region,
        region=desk.region(certificate.region),
        issued=record.issued,
        until=record.valid_until,
        withdrawn_since=status.since if status else None,
        state=state,
        in_force=state.in_force,
        days=desk.ledger.standings.validity(certificate).attributes(),
        marks=citations.cite(record.source, proves, certificate.region) if citations else None,
    )


def ranked(certificates: Iterable[CertificateEntry]) -> list[CertificateEntry]:
    """`certificates` from the highest level down, the newest first."""
    newest = sorted(certificates, key=lambda c: c.record.issued, reverse=True)
    return sorted(newest, key=lambda c: _RANK[c.record.level])


def register_rows(
    certificates: Iterable[CertificateEntry], desk: Desk, page: str, citations: Citations
) -> tuple[CertificateRow, ...]:
    """The lines of `certificates` on the page of `page`, a municipality or region (full id).

    An institution that has its place there is found by the id of its first line.
    """
    rows = []
    seen: set[str] = set()
    for certificate in ranked(certificates):
        anchor = None
        if certificate.practice is None and listed_at(certificate, desk.directory) == page:
            name = holder_anchor(say(certificate.record.holder.organisation or ""))
            anchor = name if name not in seen else None
            seen.add(name)
        row = certificate_row(certificate, desk, anchor, citations)
        rows.append(row._replace(place=None) if certificate.municipality == page else row)
    return tuple(rows)


def told_title(title: Given | None, level: str) -> str | None:
    """What the certificate is for, unless it only repeats the level."""
    told = shown_if(title)
    plain_level = f"{_('Образец')} {_(LEVELS_OF[level])}"
    return None if told is None or told.casefold() == plain_level.casefold() else told
