"""Which dates of a catalog are known to the day, so that a calendar has a place for them."""

from __future__ import annotations

from collections.abc import Iterable

from generator.catalog.certification import CertificateState, Validity
from generator.catalog.standing import Standings
from generator.model.region import Event
from generator.text import say


def exact_days(events: Iterable[Event]) -> list[Event]:
    """Those of a region's `events` that are known to the day, each once."""
    known = (event for event in events if len(event.date) == len("2026-11-22"))
    return list({(event.date, say(event.title)): event for event in known}.values())


def has_term(state: CertificateState, validity: Validity) -> bool:
    """Whether a certificate is in force and its last day is known."""
    return state.in_force and validity.until is not None


def dated_regions(standings: Standings) -> tuple[str, ...]:
    """The regions of which something is known to the day: an event, or the end of a term."""
    directory = standings.directory
    return tuple(
        region
        for region, entry in directory.regions.items()
        if exact_days(entry.record.events)
        or any(
            has_term(standings.state(one), standings.validity(one))
            for one in directory.certificates_by_region.get(region, ())
        )
    )
