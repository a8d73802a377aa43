"""The standing of a holder as pages tell it: levels in force, year by year, what expires soon."""

from __future__ import annotations

from dataclasses import dataclass

from generator.catalog.certificate_files import CALENDAR, region_calendar
from generator.catalog.certification import CertificateState
from generator.catalog.standing import Levels, Standing
from generator.model.region import LEVELS
from generator.pages.desk import Desk
from generator.pages.register import CertificateRow, certificate_row


@dataclass(frozen=True, slots=True)
class LevelCount:
    """How many of a level are in force."""

    level: str
    number: int


@dataclass(frozen=True, slots=True)
class YearLine:
    """A year: certificates issued in it and those in force at its end, level by level."""

    year: int
    issued: tuple[LevelCount, ...]
    in_force: tuple[LevelCount, ...]


@dataclass(frozen=True, slots=True)
class StandingView:
    """All that the page says. `unknown` of those in force have no known term: they are not called
    valid, only not withdrawn as far as is known. `calendar` is the address of the file with the
    last days of terms; None where no term is known."""

    levels: tuple[LevelCount, ...]
    total: int
    unknown: int
    held: int
    years: tuple[YearLine, ...]
    expiring: tuple[CertificateRow, ...]
    calendar: str | None


def standing_view(standing: Standing, desk: Desk, region: str | None) -> StandingView | None:
    """What is said of `standing`; None where there is no certificate at all.

    `region` is the one whose calendar is named; without it that of all regions.
    """
    if not standing.certificates:
        return None
    known = any(
        desk.ledger.state(c).in_force
        and c.record.valid_until
        and c.region in desk.directory.regions
        for c in standing.certificates
    )
    return StandingView(
        levels=_counts(standing.in_force),
        total=standing.total,
        unknown=sum(
            desk.ledger.state(c) is CertificateState.TERM_UNKNOWN for c in standing.certificates
        ),
        held=len(standing.certificates),
        years=tuple(
            YearLine(year.year, _counts(year.issued), _counts(year.in_force))
            for year in reversed(standing.years)
        ),
        expiring=tuple(certificate_row(c, desk) for c in standing.expiring),
        calendar=(region_calendar(region) if region else CALENDAR) if known else None,
    )


def _counts(levels: Levels) -> tuple[LevelCount, ...]:
    """From the highest level down."""
    return tuple(LevelCount(level, levels[level]) for level in LEVELS)
