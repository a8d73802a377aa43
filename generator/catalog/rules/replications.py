"""Replications: not before the practice, not at its own origin, not twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from generator.catalog.entries import full_id
from generator.catalog.problems import Problem
from generator.catalog.rules.subject import Subject
from generator.findings.catalogue import catalog_dates as codes
from generator.model.dates import surely_before
from generator.model.practice import Practice, Replication
from generator.text import say


def of_practice(subject: Subject) -> Iterator[Problem]:
    """D401, D403, D404, D406 and D411 for a practice.

    Two entries of one municipality are fine when each names another organisation (two schools),
    or when one was abandoned before the other began. An entry without an organisation stands for
    the whole municipality.
    """
    practice = subject.record
    if not isinstance(practice, Practice):
        return
    origin = practice.origin
    home = full_id(origin.municipality, subject.region) if origin.municipality else None
    before: defaultdict[str, list[int]] = defaultdict(list)
    for index, replication in enumerate(practice.replications):
        path = ("replications", index)
        municipality = full_id(replication.municipality, subject.region)
        if municipality == home and (
            replication.organisation is None
            or (origin.organisation and _same(replication.organisation, origin.organisation))
        ):
            yield subject.problem(
                codes.OWN_ORIGIN,
                (*path, "municipality"),
                {"value": replication.municipality},
            )
        since = replication.since
        if since and practice.started and surely_before(since, practice.started):
            yield subject.problem(
                codes.BEFORE_PRACTICE,
                (*path, "since"),
                {"value": since, "other": practice.started},
            )
        passport = subject.directory.regions.get(municipality.partition("/")[0])
        joined = passport.record.joined if passport else None
        if passport and joined and since and surely_before(since, joined):
            yield subject.problem(
                codes.BEFORE_JOINING,
                (*path, "since"),
                {"value": since, "other": joined, "where": passport.file},
            )
        for earlier in before[municipality]:
            if _overlap(practice.replications[earlier], replication):
                yield subject.problem(
                    codes.REPEATED_REPLICATION,
                    (*path, "municipality"),
                    {"value": replication.municipality, "other": f"№ {earlier + 1}"},
                )
                break
        before[municipality].append(index)
        confirmed = replication.confirmed
        if confirmed and since and surely_before(confirmed.date, since):
            yield subject.problem(
                codes.DATES_REVERSED,
                (*path, "confirmed", "date"),
                {
                    "field": "confirmed.date",
                    "value": confirmed.date,
                    "other_field": "since",
                    "other": since,
                },
            )


def _overlap(one: Replication, other: Replication) -> bool:
    """Whether two entries of one municipality tell of the same thing at the same time."""
    if one.organisation and other.organisation and not _same(one.organisation, other.organisation):
        return False
    return not (_over_before(one, other) or _over_before(other, one))


def _same(one: str | dict[str, str], other: str | dict[str, str]) -> bool:
    return say(one).casefold() == say(other).casefold()


def _over_before(one: Replication, other: Replication) -> bool:
    """Whether `one` was abandoned before `other` began."""
    return (
        one.status == "abandoned"
        and one.since is not None
        and other.since is not None
        and surely_before(one.since, other.since)
    )
