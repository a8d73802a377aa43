"""What a region reports beside what the catalog counts: never mixed, each with date and source.

Values of one metric that stood at the newest date are shown large, all of them if they disagree;
older ones follow in small type.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.catalog.counting import counted
from generator.model.dates import last_day
from generator.model.region import Reported
from generator.pages.citations import Citations, Marks
from generator.pages.desk import Desk
from generator.pages.gaps import PastLine, current_gap, disagreement, past_lines
from generator.pages.labels import LEVELS_OF, METRICS
from generator.pages.wording import _, prose
from generator.text import UNITS, as_of_date, number, show_amount, since_date


@dataclass(frozen=True, slots=True)
class ReportedValue:
    """One published value: «более 2 300», «с 2018 года, на декабрь 2025 года»."""

    figure: str
    when: str
    note: str | None
    marks: Marks


@dataclass(frozen=True, slots=True)
class PairView:
    """One metric. `counted` is None where the catalog has no names to count; `gap` is how far the
    two lie apart, and `past` are both on earlier days, where several are known."""

    metric: str
    level: str | None
    reported: tuple[ReportedValue, ...]
    earlier: tuple[ReportedValue, ...]
    counted: str | None
    gap: str
    disagreement: str
    past: tuple[PastLine, ...]


def pairs(
    reported: Iterable[Reported], desk: Desk, region: str, citations: Citations
) -> tuple[PairView, ...]:
    """The metrics that `region` reports, in the order of the list of metrics."""
    groups: dict[tuple[str, str | None], list[Reported]] = {}
    for entry in reported:
        groups.setdefault((entry.metric, entry.level), []).append(entry)
    order = {metric: place for place, metric in enumerate(METRICS)}
    return tuple(
        _pair(metric, level, entries, desk, region, citations)
        for (metric, level), entries in sorted(
            groups.items(), key=lambda item: (order[item[0][0]], item[0][1] or "")
        )
    )


def _pair(
    metric: str,
    level: str | None,
    entries: list[Reported],
    desk: Desk,
    region: str,
    citations: Citations,
) -> PairView:
    current, earlier = newest_and_earlier(entries)
    own = counted(desk.catalog, metric, region, level)
    return PairView(
        metric=_(METRICS[metric]),
        level=LEVELS_OF[level] if level else None,
        reported=tuple(reported_value(entry, citations) for entry in current),
        earlier=tuple(reported_value(entry, citations) for entry in earlier),
        counted=None if own is None else number(own),
        gap=current_gap(current, own),
        disagreement=disagreement(current),
        past=past_lines(entries, desk, region, citations),
    )


def newest_and_earlier(entries: list[Reported]) -> tuple[list[Reported], list[Reported]]:
    """The values of one metric at the newest date, with those of no date; and the older ones."""
    newest = max((last_day(e.as_of) for e in entries if e.as_of), default=None)
    current = [e for e in entries if e.as_of is None or last_day(e.as_of) == newest]
    earlier = [e for e in entries if e not in current]
    earlier.sort(key=lambda entry: last_day(entry.as_of or "1900"), reverse=True)
    return current, earlier


def reported_value(
    entry: Reported, citations: Citations, owner: str | None = None
) -> ReportedValue:
    """One published value with its dates and sources."""
    value = entry.value
    unit = UNITS[value.unit] if value.unit else None
    dates = (
        since_date(entry.since) if entry.since else "",
        as_of_date(entry.as_of) if entry.as_of else "",
    )
    return ReportedValue(
        figure=show_amount(value.value, value.bound, unit),
        when=", ".join(date for date in dates if date),
        note=prose(entry.note),
        marks=citations.cite(entry.source, _(METRICS[entry.metric]), owner),
    )
