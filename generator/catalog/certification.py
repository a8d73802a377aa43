"""The state of a certificate on a given day, derived from its dates and never written down."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
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


def certificate_state(
    certificate: CertificateEntry, register: Iterable[CertificateEntry], day: dt.date
) -> CertificateState:
    """The state of `certificate` on `day`; `register` is the register of its region."""
    record = certificate.record
    if record.status is not None and first_day(record.status.since) <= day:
        return CertificateState(record.status.state)
    if any(
        other.record.replaces == record.number and first_day(other.record.issued) <= day
        for other in register
    ):
        return CertificateState.REPLACED
    if record.valid_until is None:
        return CertificateState.TERM_UNKNOWN
    days_left = (last_day(record.valid_until) - day).days
    if days_left < 0:
        return CertificateState.EXPIRED
    return CertificateState.EXPIRES_SOON if days_left <= EXPIRES_SOON_DAYS else (
        CertificateState.VALID
    )
