"""Standing: how many certificates of each level a practice, a municipality or a region holds, now
and in every year; which of them expire soon; and what has happened to each.

A municipality's standing counts its institutions and the practices that it gave, and those of the
municipalities that have merged into it.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from generator.catalog.catalog import Catalog
from generator.catalog.certification import (
    CertificateState,
    Validity,
    replacements,
    validity,
)
from generator.catalog.entries import CertificateEntry
from generator.model.dates import first_day, last_day
from generator.model.region import LEVELS, Level

Levels = Mapping[Level, int]
"""How many of each level; every level is there, if only with 0."""

TurnKind = Literal["issued", "replaced", "suspended", "revoked", "expires"]


@dataclass(frozen=True, slots=True)
class Year:
    """A year of a holder: certificates issued in it, and those in force at its end (in the year
    that is not over: today)."""

    year: int
    issued: Levels
    in_force: Levels


@dataclass(frozen=True, slots=True)
class Standing:
    """A holder's certificates: all of them, those in force today by level, and year by year.

    `expiring` are in force and expire within 90 days, the soonest first. `years` begin with the
    first certificate and end with this year, without gaps.
    """

    certificates: tuple[CertificateEntry, ...]
    in_force: Levels
    expiring: tuple[CertificateEntry, ...]
    years: tuple[Year, ...]

    @property
    def total(self) -> int:
        """How many are in force today."""
        return sum(self.in_force.values())


@dataclass(frozen=True, slots=True)
class Turn:
    """Something that happened, or will happen, to a certificate of a chain.

    `date` is as precise as it is known. `other` is the certificate that replaces, for "replaced".
    The reason of a withdrawal is in the certificate's own record.
    """

    kind: TurnKind
    date: str
    certificate: CertificateEntry
    other: CertificateEntry | None = None

    def is_past(self, today: dt.date) -> bool:
        """Whether it has happened by `today`. An expiry is over only when its last day is."""
        if self.kind == "expires":
            return last_day(self.date) < today
        return first_day(self.date) <= today


class Standings:
    """The standings of one catalog on its day; what all of them need is worked out once."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self.directory = catalog.directory
        self.today = catalog.today
        self._last: Standing | None = None
        """The last answer: the same page in another language asks again."""

    def validity(self, certificate: CertificateEntry) -> Validity:
        """The days that decide the state of `certificate`."""
        return self._validities[certificate.region, certificate.slug]

    def state(self, certificate: CertificateEntry) -> CertificateState:
        """The state of `certificate` today."""
        return self.validity(certificate).on(self.today)

    def practice(self, identity: str) -> Standing:
        """The standing of a practice."""
        return self.of(self.directory.certificates_by_practice.get(identity, ()))

    def municipality(self, identity: str) -> Standing:
        """The standing of a municipality as it is today; one that has merged holds nothing more."""
        return self.of(self._by_municipality.get(identity, ()))

    def region(self, identity: str) -> Standing:
        """The standing of a region: its register."""
        return self.of(self.directory.certificates_by_region.get(identity, ()))

    def everywhere(self) -> Standing:
        """The standing of the whole catalog."""
        return self.of(self.directory.certificates)

    def of(self, certificates: Iterable[CertificateEntry]) -> Standing:
        """The standing that `certificates` make."""
        held = tuple(certificates)
        last = self._last
        if last is None or last.certificates is not held:
            last = self._last = self._made(held)
        return last

    def _made(self, held: tuple[CertificateEntry, ...]) -> Standing:
        soon = (c for c in held if self.state(c) is CertificateState.EXPIRES_SOON)
        return Standing(
            certificates=held,
            in_force=self._in_force(held, self.today),
            expiring=tuple(sorted(soon, key=lambda c: last_day(c.record.valid_until or ""))),
            years=tuple(self._years(held)),
        )

    def chain(self, certificate: CertificateEntry) -> tuple[CertificateEntry, ...]:
        """The certificates that replaced one another down to `certificate` and on from it, the
        oldest first. Each stands once, also where a register says that they replace in a circle."""
        numbers, successors = self._links[certificate.region]
        seen = {certificate.number}
        before: list[CertificateEntry] = []
        old = numbers.get(certificate.record.replaces or "")
        while old is not None and old.number not in seen:
            seen.add(old.number)
            before.append(old)
            old = numbers.get(old.record.replaces or "")
        after: list[CertificateEntry] = []
        new = successors.get(certificate.number)
        while new is not None and new.number not in seen:
            seen.add(new.number)
            after.append(new)
            new = successors.get(new.number)
        return (*reversed(before), certificate, *after)

    def history(self, certificate: CertificateEntry) -> tuple[Turn, ...]:
        """What has happened to `certificate` and to its chain, in order of time.

        The term of a certificate is told where nothing has ended it earlier.
        """
        turns: list[Turn] = []
        _, successors = self._links[certificate.region]
        for link in self.chain(certificate):
            record = link.record
            turns.append(Turn("issued", record.issued, link))
            if record.status is not None:
                turns.append(Turn(record.status.state, record.status.since, link))
            successor = successors.get(link.number)
            if successor is not None:
                turns.append(Turn("replaced", successor.record.issued, link, successor))
            days = self.validity(link)
            ended = [day for day in (days.withdrawn_since, days.replaced_on) if day is not None]
            if record.valid_until and not any(day <= last_day(record.valid_until) for day in ended):
                turns.append(Turn("expires", record.valid_until, link))
        order = {"issued": 1, "replaced": 0, "suspended": 2, "revoked": 2, "expires": 3}
        return tuple(sorted(turns, key=lambda turn: (_day(turn), order[turn.kind])))

    @cached_property
    def _validities(self) -> dict[tuple[str, str], Validity]:
        return {
            (region, certificate.slug): validity(certificate, replaced)
            for region, register in self.directory.certificates_by_region.items()
            for replaced in (replacements(register),)
            for certificate in register
        }

    @cached_property
    def _links(
        self,
    ) -> dict[str, tuple[dict[str, CertificateEntry], dict[str, CertificateEntry]]]:
        """By region: certificates by their numbers, and by the numbers that they replace (where
        several replace one, the first that was issued)."""
        found = {}
        for region, register in self.directory.certificates_by_region.items():
            successors: dict[str, CertificateEntry] = {}
            for entry in sorted(register, key=lambda c: first_day(c.record.issued)):
                if entry.record.replaces is not None:
                    successors.setdefault(entry.record.replaces, entry)
            found[region] = ({entry.number: entry for entry in register}, successors)
        return found

    @cached_property
    def _by_municipality(self) -> dict[str, tuple[CertificateEntry, ...]]:
        found: defaultdict[str, list[CertificateEntry]] = defaultdict(list)
        for certificate in self.directory.certificates:
            place = certificate.municipality
            if certificate.practice is not None:
                practice = self.catalog.practices.get(certificate.practice)
                place = practice.municipality if practice is not None else None
            if place is not None:
                found[self.directory.successor(place, self.today)].append(certificate)
        return {key: tuple(held) for key, held in found.items()}

    def _in_force(self, held: Iterable[CertificateEntry], day: dt.date) -> Levels:
        return _levels(
            certificate
            for certificate in held
            if first_day(certificate.record.issued) <= day
            and self.validity(certificate).on(day).in_force
        )

    def _years(self, held: tuple[CertificateEntry, ...]) -> Iterable[Year]:
        if not held:
            return
        first = min(first_day(certificate.record.issued).year for certificate in held)
        for year in range(first, self.today.year + 1):
            end = min(dt.date(year, 12, 31), self.today)
            issued = (c for c in held if first_day(c.record.issued).year == year)
            yield Year(year, _levels(issued), self._in_force(held, end))


def _levels(certificates: Iterable[CertificateEntry]) -> Levels:
    counts = Counter(certificate.record.level for certificate in certificates)
    return {level: counts[level] for level in LEVELS}


def _day(turn: Turn) -> dt.date:
    return last_day(turn.date) if turn.kind == "expires" else first_day(turn.date)
