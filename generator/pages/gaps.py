"""The gap between reported and counted in words, and both over the years where dates are known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.catalog.gaps import Counted, GapKind, disagreeing, gap
from generator.model.dates import last_day
from generator.model.figures import Amount
from generator.model.region import Reported
from generator.pages.citations import Citations, Marks
from generator.pages.desk import Desk
from generator.pages.labels import METRICS
from generator.pages.wording import _
from generator.text import UNITS, as_of_date, list_and, number, show_amount


@dataclass(frozen=True, slots=True)
class PastLine:
    """One reported figure of a past day, and what the catalog can name of that day.

    `named` is None where it keeps no such records or none of them bears a date; `gap` is in words.
    """

    when: str
    reported: str
    marks: Marks
    named: str | None
    gap: str


def gap_words(reported: Amount, named: int) -> str:
    """«Не названы поимённо: более 168»."""
    found = gap(reported, named)
    if found.kind is GapKind.UNNAMED:
        return _("Поимённо не названы: %(size)s") % {"size": show_amount(found.size, found.bound)}
    if found.kind is GapKind.NAMED_MORE:
        return _("Поимённо на %(size)s больше, чем сообщено") % {"size": number(found.size)}
    return {
        GapKind.AGREE: _("Сходится"),
        GapKind.REPORTED_MORE: _("Сообщено больше, чем названо поимённо"),
        GapKind.NO_CONTRADICTION: _("Сообщённому не противоречит"),
    }[found.kind]


def current_gap(current: Sequence[Reported], named: int | None) -> str:
    """The gap between the newest reported values and today's count; "" where they do not compare.

    A value counted since some year is a part only and is not compared; where sources disagree, the
    gap to each of them is told.
    """
    whole = [entry for entry in current if entry.since is None]
    if named is None or not whole:
        return ""
    gaps = [gap(entry.value, named) for entry in whole]
    if all(found.kind is GapKind.UNNAMED for found in gaps):
        sizes = dict.fromkeys(show_amount(found.size, found.bound) for found in gaps)
        return _("Поимённо не названы: %(size)s") % {"size": _(" или ").join(sizes)}
    return "; ".join(dict.fromkeys(gap_words(entry.value, named) for entry in whole))


def disagreement(entries: Sequence[Reported]) -> str:
    """«Источники расходятся: 170 и более 170», or "" if they agree."""
    figures = dict.fromkeys(_figure(entry.value) for entry in disagreeing(entries))
    if not figures:
        return ""
    return _("Источники расходятся: %(figures)s") % {"figures": list_and(list(figures))}


def past_lines(
    entries: Sequence[Reported], desk: Desk, region: str, citations: Citations
) -> tuple[PastLine, ...]:
    """Both over the years, the oldest first: only where at least two days are known."""
    dated = [entry for entry in entries if entry.as_of and entry.since is None]
    if len({entry.as_of for entry in dated}) < 2:
        return ()
    lines = []
    for entry in sorted(dated, key=lambda entry: last_day(entry.as_of or "")):
        day = min(last_day(entry.as_of or ""), desk.today)
        found = desk.ledger.past.counted(entry.metric, region, day, entry.level)
        marks = citations.cite(entry.source, _(METRICS[entry.metric]))
        lines.append(past_line(entry.as_of or "", entry.value, marks, found))
    return tuple(lines)


def past_line(as_of: str, value: Amount, marks: Marks, found: Counted | None) -> PastLine:
    """A reported `value` of a day beside what the catalog can name of it."""
    told = found is not None and (found.named or not found.undated)
    return PastLine(
        when=as_of_date(as_of),
        reported=_figure(value),
        marks=marks,
        named=number(found.named) if found is not None and told else None,
        gap=gap_words(value, found.named) if found is not None and told else "",
    )


def _figure(value: Amount) -> str:
    return show_amount(value.value, value.bound, UNITS[value.unit] if value.unit else None)
