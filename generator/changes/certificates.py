"""The register of certificates: issued, suspended, revoked, replaced, other terms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from generator.catalog import Catalog
from generator.catalog.certification import CertificateState, states
from generator.catalog.entries import CertificateEntry
from generator.changes.change import NOTABLE, Change
from generator.changes.fields import Concern, field_changes
from generator.changes.naming import Names, cut, numbered, quoted
from generator.model.certificate import Certificate
from generator.pages.labels import CERTIFICATE_STATES, LEVELS_OF
from generator.pages.wording import _, shown
from generator.text import in_date, plain, say, since_date, until_date


@dataclass(frozen=True, kw_only=True)
class _OfCertificate(Change):
    rank = NOTABLE
    joint = " "
    number: str


@dataclass(frozen=True, kw_only=True)
class CertificateIssued(_OfCertificate):
    """A new line of the register."""

    kind = "certificate-issued"
    level: str
    issued: str
    until: str
    replaces: str

    @property
    def deed(self) -> str:
        """«выдан 12 мая 2025 года: образец федерального уровня, до 12 мая 2028 года»."""
        said = _("внесён в реестр: образец %(level)s, выдан %(when)s, %(until)s") % {
            "level": _(LEVELS_OF[self.level]),
            "when": in_date(self.issued),
            "until": until_date(self.until) if self.until else _("срок не указан"),
        }
        if self.replaces:
            said += _(", вместо № %(number)s") % {"number": self.replaces}
        return said


@dataclass(frozen=True, kw_only=True)
class CertificateRemoved(_OfCertificate):
    """A line that is gone: registers keep what has ended."""

    kind = "certificate-removed"

    @property
    def deed(self) -> str:
        """«удалён из реестра»."""
        return _("удалён из реестра; отозванные и истёкшие в реестре оставляют")

    @property
    def news(self) -> str:
        """«удалён из реестра»."""
        return _("удалён из реестра")


@dataclass(frozen=True, kw_only=True)
class CertificateWithdrawn(_OfCertificate):
    """Suspended or revoked."""

    kind = "certificate-suspended"
    since: str
    reason: str
    word: str

    @property
    def deed(self) -> str:
        """«отозван с 12 мая 2026 года: проверка не подтверждена»."""
        said = f"{self.word} {since_date(self.since)}"
        return f"{said}: {self.reason}" if self.reason else said


@dataclass(frozen=True, kw_only=True)
class CertificateRevoked(CertificateWithdrawn):
    """Revoked."""

    kind = "certificate-revoked"


@dataclass(frozen=True, kw_only=True)
class CertificateReinstated(_OfCertificate):
    """Neither suspended nor revoked any more."""

    kind = "certificate-reinstated"
    was: str

    @property
    def deed(self) -> str:
        """«снова действует (был приостановлен)»."""
        return _("восстановлен: записи о приостановке или отзыве больше нет (%(was)s)") % {
            "was": self.was
        }

    @property
    def news(self) -> str:
        """«снова в силе (был приостановлен 5 мая 2026 года)»."""
        return _("снова в силе (был %(was)s)") % {"was": self.was}


@dataclass(frozen=True, kw_only=True)
class CertificateTerm(_OfCertificate):
    """Another term; `state` is what it means today, where that is another state."""

    kind = "certificate-term"
    before: str
    after: str
    state: str

    @property
    def deed(self) -> str:
        """«действует до 2028 года (было до 2027 года)»."""
        unknown = _("срок не указан")
        said = _("получил другой срок: %(after)s (было: %(before)s)") % {
            "after": until_date(self.after) if self.after else unknown,
            "before": until_date(self.before) if self.before else unknown,
        }
        if self.state:
            return _("%(said)s; состояние сегодня: %(state)s") % {"said": said, "state": self.state}
        return said


@dataclass(frozen=True, kw_only=True)
class CertificateReplaced(_OfCertificate):
    """Another certificate stands in its place."""

    kind = "certificate-replaced"
    by: str

    @property
    def deed(self) -> str:
        """«заменён сертификатом № ОР-14»."""
        return _("заменён сертификатом № %(number)s") % {"number": self.by}


@dataclass(frozen=True, kw_only=True)
class CertificateTurned(_OfCertificate):
    """Another state today, which no other change has told."""

    kind = "certificate-turned"
    before: str
    after: str

    @property
    def deed(self) -> str:
        """«сегодня — истёк (был — действует)»."""
        return _("сменил состояние; сегодня: %(after)s (до правки: %(before)s)") % {
            "after": self.after,
            "before": self.before,
        }


_TOLD: Final = ("number", "valid_until", "status")


def certificate_changes(
    region: str,
    before: Iterable[Certificate],
    after: Iterable[Certificate],
    whole: tuple[bool, bool],
    old: Catalog,
    new: Catalog,
    file: str,
    names: Names,
) -> Iterator[Change]:
    """What a changed register tells anew. `whole` says of each side whether all could be read: of
    what is missing in a half-read register nobody knows whether it is gone."""
    had = {one.number: one for one in before}
    has = {one.number: one for one in after}
    states = (_states(region, old), _states(region, new))
    replaced = {one.replaces: one.number for one in has.values() if one.replaces}
    for number, now in has.items():
        concern = Concern(region, _subject(now, region, names), file)
        was = had.get(number)
        if was is None:
            if whole[0]:
                yield _issued(now, concern)
            continue
        told = list(_changed(was, now, concern, states, replaced))
        yield from told
        yield from field_changes(was, now, concern, names, _TOLD)
        turned = (states[0].get(number), states[1].get(number))
        if not told and None not in turned and turned[0] != turned[1]:
            was_replaced = replaced.get(number)
            if was_replaced and turned[1] is CertificateState.REPLACED:
                yield CertificateReplaced(**concern.as_fields(), number=number, by=was_replaced)
            else:
                yield CertificateTurned(
                    **concern.as_fields(),
                    number=number,
                    before=_state(turned[0]),
                    after=_state(turned[1]),
                )
    for number, was in had.items():
        if number not in has and whole[1]:
            concern = Concern(region, _subject(was, region, names), file)
            yield CertificateRemoved(**concern.as_fields(), number=number)


def _issued(now: Certificate, concern: Concern) -> CertificateIssued:
    return CertificateIssued(
        **concern.as_fields(),
        number=now.number,
        level=now.level,
        issued=now.issued,
        until=now.valid_until or "",
        replaces=now.replaces or "",
    )


def _changed(
    was: Certificate,
    now: Certificate,
    concern: Concern,
    states: tuple[dict[str, CertificateState], dict[str, CertificateState]],
    replaced: dict[str, str],
) -> Iterator[Change]:
    whom = concern.as_fields()
    number = now.number
    if was.status != now.status:
        if now.status is None:
            assert was.status is not None
            word = _(CERTIFICATE_STATES[was.status.state])
            yield CertificateReinstated(
                **whom, number=number, was=f"{word} {since_date(was.status.since)}"
            )
        else:
            kind = CertificateRevoked if now.status.state == "revoked" else CertificateWithdrawn
            yield kind(
                **whom,
                number=number,
                since=now.status.since,
                reason=cut(shown(plain(say(now.status.reason or "")))),
                word=_(CERTIFICATE_STATES[now.status.state]),
            )
    if was.valid_until != now.valid_until:
        before, after = states[0].get(number), states[1].get(number)
        yield CertificateTerm(
            **whom,
            number=number,
            before=was.valid_until or "",
            after=now.valid_until or "",
            state=_state(after) if before != after else "",
        )


def _states(region: str, catalog: Catalog) -> dict[str, CertificateState]:
    register: tuple[CertificateEntry, ...] = catalog.directory.certificates_by_region.get(
        region, ()
    )
    return {one.number: state for one, state in states(register, catalog.today)}


def _state(state: CertificateState | None) -> str:
    return _(CERTIFICATE_STATES[state]) if state else ""


def _subject(one: Certificate, region: str, names: Names) -> str:
    """«Сертификат № ОР-14 («Единое окно»)»."""
    holder = one.holder
    if holder.practice:
        name = names.of("practice", holder.practice, region)
    else:
        name = quoted(shown(holder.organisation or ""))
    return f"{numbered(one.number, one.number_known)} ({name})"
