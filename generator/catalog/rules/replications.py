"""Replications: not before the practice, not at its own origin, not twice."""

from __future__ import annotations

from collections.abc import Iterator

from generator.catalog.entries import full_id
from generator.catalog.problems import Problem
from generator.catalog.rules.subject import Subject
from generator.findings.catalogue import catalog as codes
from generator.model.dates import surely_before
from generator.model.practice import Practice
from generator.text import say


def of_practice(subject: Subject) -> Iterator[Problem]:
    """D401, D403, D404 for a practice.

    Two entries of one municipality are fine when each names another organisation (two schools),
    or when the first was abandoned before the second began.
    """
    practice = subject.record
    if not isinstance(practice, Practice):
        return
    origin = practice.origin.municipality
    home = full_id(origin, subject.region) if origin else None
    seen: dict[tuple[str, str | None], int] = {}
    for index, replication in enumerate(practice.replications):
        path = ("replications", index)
        municipality = full_id(replication.municipality, subject.region)
        organisation = say(replication.organisation) if replication.organisation else None
        if municipality == home and organisation is None:
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
        key = (municipality, organisation)
        earlier = seen.get(key)
        if earlier is not None:
            previous = practice.replications[earlier]
            over = (
                previous.status == "abandoned"
                and previous.since is not None
                and since is not None
                and surely_before(previous.since, since)
            )
            if not over:
                yield subject.problem(
                    codes.REPEATED_REPLICATION,
                    (*path, "municipality"),
                    {"value": replication.municipality, "other": f"№ {earlier + 1}"},
                )
        seen[key] = index
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
