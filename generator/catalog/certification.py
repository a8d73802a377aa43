"""The state of a certificate on a given day, derived from its dates and never written down.

`Validity` is all that the state depends on, in dates: pages hand it to the visitor's browser, which
says the state of the visitor's own day by the same rule (overrides/…/certificate-state.js).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from generator.catalog.entries import CertificateEntry
from generator.model.dates import first_day, last_day

EXPIRES_SOON_DAYS = 90


class CertificateState(StrEnum):
    """What the register shows."""

    VALID = "valid"
    EXPIRES_SOON = "expires-soon"
    EXPIRED = "expired"
    SUSPENDED = "suspended"
    REVOKED = "revoked"
    REPLACED = "replaced"
    TERM_UNKNOWN = "term-unknown"

    @property
    def in_force(self) -> bool:
        """Whether the holder may call itself an exemplar in this state."""
        return self in (
            CertificateState.VALID,
            CertificateState.EXPIRES_SOON,
            CertificateState.TERM_UNKNOWN,
        )


@dataclass(frozen=True, slots=True)
class Validity:
    """The days that decide a state: the last day in force, and the first days of its end.

    A date known to the month or year counts for the holder at its end («до 2027 года» is good for
    the whole of 2027) and against the certificate from its first day. None: there is no such day.
    """

    until: dt.date | None
    withdrawn_since: dt.date | None
    withdrawn: CertificateState | None
    replaced_on: dt.date | None

    def attributes(self) -> dict[str, str]:
        """The days as `data-*` attributes of an element, for the script; those that there are."""
        days = {
            "data-valid-until": self.until,
            "data-withdrawn-since": self.withdrawn_since,
            "data-replaced-on": self.replaced_on,
        }
        found = {name: day.isoformat() for name, day in days.items() if day is not None}
        return found | ({"data-withdrawn": self.withdrawn.value} if self.withdrawn else {})

    def on(self, day: dt.date) -> CertificateState:
        """The state on `day`: a withdrawal outweighs a replacement, and that outweighs the term."""
        if self.withdrawn is not None and self.withdrawn_since and self.withdrawn_since <= day:
            return self.withdrawn
        if self.replaced_on is not None and self.replaced_on <= day:
            return CertificateState.REPLACED
        if self.until is None:
            return CertificateState.TERM_UNKNOWN
        days_left = (self.until - day).days
        if days_left < 0:
            return CertificateState.EXPIRED
        soon = days_left <= EXPIRES_SOON_DAYS
        return CertificateState.EXPIRES_SOON if soon else CertificateState.VALID


def replacements(register: Iterable[CertificateEntry]) -> dict[str, dt.date]:
    """The numbers of a region's register that others replace, with the first day without them."""
    found: dict[str, dt.date] = {}
    for entry in register:
        number = entry.record.replaces
        if number is not None:
            day = first_day(entry.record.issued)
            found[number] = min(day, found.get(number, day))
    return found


def validity(certificate: CertificateEntry, replaced: Mapping[str, dt.date]) -> Validity:
    """The deciding days of `certificate`; `replaced` are the `replacements` of its register."""
    record = certificate.record
    status = record.status
    return Validity(
        until=last_day(record.valid_until) if record.valid_until else None,
        withdrawn_since=first_day(status.since) if status else None,
        withdrawn=CertificateState(status.state) if status else None,
        replaced_on=replaced.get(record.number),
    )


def states(
    register: Sequence[CertificateEntry], day: dt.date
) -> Iterator[tuple[CertificateEntry, CertificateState]]:
    """Every certificate of a region's register with its state on `day`, in the register's order."""
    replaced = replacements(register)
    for certificate in register:
        yield certificate, validity(certificate, replaced).on(day)


def certificate_state(
    certificate: CertificateEntry, register: Iterable[CertificateEntry], day: dt.date
) -> CertificateState:
    """The state of `certificate` on `day`; `register` is the register of its region."""
    return validity(certificate, replacements(register)).on(day)
