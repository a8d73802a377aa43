"""The page of one certificate, by which anybody can verify it: what, who, on what grounds, until
when; what has happened to it; and what the page proves and what it does not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generator.catalog.entries import CertificateEntry
from generator.catalog.holders import holder_name
from generator.catalog.standing import Turn, TurnKind
from generator.drawing.badge_words import badge_face
from generator.model.certificate import Check
from generator.pages import addresses
from generator.pages.citations import Citations, Marks
from generator.pages.desk import Desk, Link
from generator.pages.page import Page
from generator.pages.register import CertificateRow, certificate_row, ranked, told_title
from generator.pages.wording import N_, _, prose, shown, shown_if
from generator.text import UNITS, in_date, show_amount


@dataclass(frozen=True, slots=True)
class Ground:
    """A partner check or a defence: what, when, by whom, with what score."""

    what: str
    when: str | None
    by: str | None
    score: str | None


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """Something that happened, or will. `other` is the certificate that it leads to."""

    date: str
    words: str
    other: Link | None
    reason: str | None
    ahead: bool


@dataclass(frozen=True, slots=True)
class CertificateView:
    """All that the page says. `folder` is its address; `named` is the certificate in words without
    its state, `said` with it, both for pictures of badges."""

    row: CertificateRow
    folder: str
    exemplar: str
    named: str
    said: str
    holder: Link
    is_practice: bool
    municipality: Link | None
    sphere: Link | None
    title: str | None
    issuer: str
    marks: Marks
    grounds: tuple[Ground, ...]
    reason: str | None
    note: str | None
    history: tuple[HistoryLine, ...]
    others: tuple[CertificateRow, ...]
    register_line: str


def certificate_page(certificate: CertificateEntry, desk: Desk) -> Page:
    """The page of a certificate whose region is in the catalog."""
    region = desk.directory.regions[certificate.region]
    citations = Citations(region.record.sources, certificate.region)
    view = certificate_view(certificate, desk, citations)
    sources = citations.listed()
    return Page(
        address=view.folder,
        template="certificate.html",
        title=_title(view),
        description=f"{view.named}. {_('Держатель, основания, срок и состояние на сегодня.')}",
        section="certificates",
        context={
            "certificate": view,
            "sources": sources,
            "only_excerpts": bool(sources) and all(s.extent == "excerpt" for s in sources),
            "crumbs": (
                Link(_("Сертификаты"), addresses.CERTIFICATES),
                view.row.region,
            ),
            "file": certificate.file,
        },
    )


def _title(view: CertificateView) -> str:
    """The number is enough to tell one from another; without one level and year must do."""
    row = view.row
    if row.number:
        return _("Сертификат № %(number)s: %(holder)s") % {
            "number": row.number,
            "holder": row.holder,
        }
    return _("Сертификат %(exemplar)s, %(year)s: %(holder)s") % {
        "exemplar": view.exemplar.lower(),
        "year": row.year,
        "holder": row.holder,
    }


def certificate_view(
    certificate: CertificateEntry, desk: Desk, citations: Citations
) -> CertificateView:
    """Everything the page says."""
    record, row = certificate.record, certificate_row(certificate, desk)
    basis, status = record.basis, record.status
    region = desk.directory.regions[certificate.region].record
    holder = holder_name(certificate, desk.catalog)
    face = badge_face(
        certificate, desk.ledger.state(certificate), shown(holder), shown(region.name)
    )
    folder = addresses.certificate_address(certificate.region, certificate.slug)
    checks = (
        (_("Партнёрская проверка"), basis.partner_check if basis else None),
        (_("Защита"), basis.defence if basis else None),
    )
    line = addresses.certificate_anchor(certificate.region, certificate.slug)
    return CertificateView(
        row=row,
        folder=folder,
        exemplar=face.exemplar,
        named=face.named,
        said=face.title,
        holder=_holder(certificate, folder, desk),
        is_practice=certificate.practice is not None,
        municipality=desk.municipality(certificate.municipality)
        if certificate.municipality
        else None,
        sphere=desk.sphere(record.sphere) if record.sphere else None,
        title=told_title(record.title, record.level),
        issuer=shown(record.issuer),
        marks=citations.cite(record.source, face.named),
        grounds=tuple(_ground(what, check) for what, check in checks if check is not None),
        reason=prose(status.reason) if status else None,
        note=prose(record.note),
        history=tuple(_history(certificate, desk)),
        others=tuple(
            certificate_row(other, desk)
            for other in ranked(desk.held_with(certificate))
            if other is not certificate
        ),
        register_line=f"{addresses.CERTIFICATES}#{line}",
    )


def _holder(certificate: CertificateEntry, folder: str, desk: Desk) -> Link:
    address = addresses.holder_address(certificate, desk.catalog)
    name = shown(holder_name(certificate, desk.catalog))
    return Link(name, None if address == folder else address)


def _ground(what: str, check: Check) -> Ground:
    score = check.score
    unit = UNITS[score.unit] if score and score.unit else None
    return Ground(
        what,
        in_date(check.date) if check.date else None,
        shown_if(check.by),
        show_amount(score.value, score.bound, unit) if score else None,
    )


_OWN: Final[dict[TurnKind, str]] = {
    "issued": N_("Выдан"),
    "replaced": N_("Заменён другим сертификатом:"),
    "suspended": N_("Приостановлен"),
    "revoked": N_("Отозван"),
    "expires": N_("Последний день срока"),
}
_OTHERS: Final[dict[TurnKind, str]] = {
    "issued": N_("Выдан сертификат"),
    "replaced": N_("Заменён сертификат"),
    "suspended": N_("Приостановлен сертификат"),
    "revoked": N_("Отозван сертификат"),
    "expires": N_("Последний день срока сертификата"),
}


def _history(certificate: CertificateEntry, desk: Desk) -> Iterator[HistoryLine]:
    """What has happened to the certificate and to those that it replaced or that replaced it.

    That one is replaced and that the next is issued is one event, and is told once.
    """
    chain = desk.ledger.standings.chain(certificate)
    place = chain.index(certificate)
    before = chain[place - 1] if place else None
    for turn in desk.ledger.standings.history(certificate):
        own = turn.certificate is certificate
        if turn.kind == "replaced" and not own:
            continue
        if turn.kind == "issued" and turn.certificate.record.replaces == certificate.number:
            continue
        yield _line(turn, own, before, desk)


def _line(turn: Turn, own: bool, before: CertificateEntry | None, desk: Desk) -> HistoryLine:
    told, meant = (_OWN[turn.kind], turn.other) if own else (_OTHERS[turn.kind], turn.certificate)
    if own and turn.kind == "issued" and before is not None:
        told, meant = N_("Выдан взамен сертификата"), before
    status = turn.certificate.record.status
    withdrawn = turn.kind in ("suspended", "revoked") and status is not None
    return HistoryLine(
        date=turn.date,
        words=_(told),
        other=_numbered(meant, desk) if meant is not None else None,
        reason=prose(status.reason) if withdrawn and status else None,
        ahead=not turn.is_past(desk.today),
    )


def _numbered(certificate: CertificateEntry, desk: Desk) -> Link:
    known = certificate.record.number_known
    number = f"{_('№')} {shown(certificate.number)}" if known else _("без номера")
    return Link(number, desk.certificate_address(certificate))
