"""The state of a certificate is derived from its dates, to the day, and never written down."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_catalog import certificate, day

from generator.catalog.certification import (
    EXPIRES_SOON_DAYS,
    CertificateState,
    certificate_state,
)
from generator.catalog.entries import CertificateEntry


def state(entry: CertificateEntry, on: str, *others: CertificateEntry) -> CertificateState:
    """The state on a day, in a register with others."""
    return certificate_state(entry, [entry, *others], day(on))


@pytest.mark.parametrize(
    ("valid_until", "on", "expected"),
    [
        ("2026-12-31", "2024-05-12", "valid"),
        ("2026-12-31", "2026-10-01", "valid"),
        ("2026-12-31", "2026-10-02", "expires-soon"),
        ("2026-12-31", "2026-12-31", "expires-soon"),
        ("2026-12-31", "2027-01-01", "expired"),
        ("2026-12", "2026-12-31", "expires-soon"),
        ("2026-12", "2027-01-01", "expired"),
        ("2026", "2026-10-01", "valid"),
        ("2026", "2026-10-02", "expires-soon"),
        ("2026", "2027-01-01", "expired"),
        (None, "2020-01-01", "term-unknown"),
        (None, "2099-01-01", "term-unknown"),
    ],
)
def test_the_term_is_judged_to_the_day(valid_until: str | None, on: str, expected: str) -> None:
    """Valid, soon to expire in its last 90 days and on its last day, expired the day after."""
    fields = {"valid_until": valid_until} if valid_until else {}
    assert state(certificate(**fields), on) == expected


def test_soon_is_ninety_days() -> None:
    """As the contract says."""
    assert EXPIRES_SOON_DAYS == 90
    assert (day("2026-12-31") - day("2026-10-02")).days == 90


@pytest.mark.parametrize("what", ["suspended", "revoked"])
@pytest.mark.parametrize(
    ("since", "before", "on"),
    [
        ("2025-03-10", "2025-03-09", "2025-03-10"),
        ("2025-03", "2025-02-28", "2025-03-01"),
        ("2025", "2024-12-31", "2025-01-01"),
    ],
)
def test_withdrawal_counts_from_its_first_day(what: str, since: str, before: str, on: str) -> None:
    """Until then the certificate is what its term says; afterwards nothing else matters."""
    entry = certificate(valid_until="2026", status={"state": what, "since": since})
    assert state(entry, before) == "valid"
    assert state(entry, on) == what
    assert state(entry, "2030-01-01") == what


def test_a_certificate_is_replaced_from_the_issue_of_the_next() -> None:
    """The register itself says so: the new certificate names the old one."""
    old = certificate("ОР-1", issued="2022", valid_until="2028")
    new = certificate("ОР-2", issued="2025-05-12", replaces="ОР-1", valid_until="2028")
    assert state(old, "2025-05-11", new) == "valid"
    assert state(old, "2025-05-12", new) == "replaced"
    assert state(new, "2025-05-12", old) == "valid"
    assert state(old, "2030-01-01", new) == "replaced"


def test_revoked_says_more_than_replaced() -> None:
    """A withdrawal is never hidden by a later certificate."""
    old = certificate("ОР-1", status={"state": "revoked", "since": "2024"})
    new = certificate("ОР-2", issued="2025", replaces="ОР-1")
    assert state(old, "2026-01-01", new) == "revoked"


def test_only_some_states_are_in_force() -> None:
    """Who may call itself an exemplar."""
    in_force = {found for found in CertificateState if found.in_force}
    assert in_force == {
        CertificateState.VALID,
        CertificateState.EXPIRES_SOON,
        CertificateState.TERM_UNKNOWN,
    }


DATES = st.dates(dt.date(2020, 1, 1), dt.date(2030, 12, 31)).map(dt.date.isoformat)
DAYS = st.dates(dt.date(2019, 1, 1), dt.date(2032, 12, 31))


@given(
    st.fixed_dictionaries(
        {},
        optional={
            "valid_until": DATES.flatmap(lambda d: st.sampled_from([d, d[:7], d[:4]])),
            "status": st.fixed_dictionaries(
                {"state": st.sampled_from(["suspended", "revoked"]), "since": DATES}
            ),
        },
    ),
    st.none() | DATES,
    DAYS,
    DAYS,
)
def test_a_certificate_never_comes_back(
    fields: dict[str, Any], replaced: str | None, one: dt.date, other: dt.date
) -> None:
    """As days pass a certificate may lose its force, but does not regain it."""
    entry = certificate("ОР-1", **fields)
    register = [entry]
    if replaced is not None:
        register.append(certificate("ОР-2", issued=replaced, replaces="ОР-1"))
    first, last = sorted((one, other))
    earlier = certificate_state(entry, register, first)
    later = certificate_state(entry, register, last)
    assert earlier.in_force or not later.in_force
    if earlier is CertificateState.EXPIRES_SOON:
        assert later is not CertificateState.VALID
