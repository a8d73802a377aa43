"""Duties on the pages of a region and of a municipality: who has met them, who has not, since when.

Where the catalog has nothing to judge by, that is what the page says.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final

from generator.catalog.targets import Part, Progress, TargetStanding
from generator.pages.citations import Citations
from generator.pages.course import TargetView, target_view
from generator.pages.desk import Desk, Link
from generator.pages.duty_maps import duty_map, state_words
from generator.pages.spread import SpreadView
from generator.pages.wording import N_, _, counted
from generator.text import in_date, number, since_date

RULES: Final = {
    "exemplary-institutions": N_(
        "Засчитан сертификат образца с названным муниципалитетом, выданный в срок и не отозванный "
        "до его конца; заменённый считается один раз."
    ),
    "practices": N_("Засчитана опубликованная практика, если известно, что её начали в срок."),
    "training-sites": N_("Засчитана учебная площадка, открытая в срок и не закрытая до его конца."),
    "replicated-projects": N_(
        "Засчитана практика, внедрённая в срок и названная по имени; планы и место рождения не "
        "считаются."
    ),
    "scaled-practices": N_(
        "Засчитана практика, которую в срок внедрили столько муниципалитетов, сколько требует "
        "порог."
    ),
}
"""What counts towards a duty, by its metric: for all that the catalog keeps records of."""
STANDS: Final = {
    Progress.MET: N_("Выполнили"),
    Progress.UNDERWAY: N_("Ещё есть время"),
    Progress.NOT_MET: N_("В каталоге не значится"),
}


@dataclass(frozen=True, slots=True)
class DutyRow:
    """How one bound by a duty has done. `place` is the full id of who is bound; `told` says how
    it stands and since when; `kept` counts the terms that are over, the running one left out."""

    place: str
    owner: Link
    state: str
    words: str
    count: str
    since: str
    told: str
    kept: str


@dataclass(frozen=True, slots=True)
class DutyView:
    """A duty with its progress. `nothing` says why there are no rows, where there are none;
    `views` is its map, where there is one.

    `sums` are (state, its words, how many); `share` is the part that has met it, in per cent.
    """

    target: TargetView
    each: bool
    rows: tuple[DutyRow, ...]
    repeats: bool
    sums: tuple[tuple[str, str, int], ...]
    share: float
    total: int
    nothing: str
    rule: str
    notes: tuple[str, ...]
    views: SpreadView | None = None


def duty_views(region: str, desk: Desk, citations: Citations) -> tuple[DutyView, ...]:
    """The duties of a region, in the order of its passport."""
    return tuple(
        _duty(region, place, one, target_view(one.target, citations), desk)
        for place, one in enumerate(desk.ledger.targets.of(region), 1)
    )


def own_duties(municipality: str, desk: Desk) -> tuple[tuple[TargetView, DutyRow | None], ...]:
    """The duties that bind a municipality, each with how it has done; None where nothing is known.

    One that has merged is bound only by what fell due before.
    """
    region = municipality.partition("/")[0]
    stands = desk.directory.successor(municipality, desk.today) == municipality
    found = []
    for one, target in desk.duties(region):
        part = one.part(municipality)
        if part or (stands and not one.known):
            found.append((target, _row(part, one, desk) if part else None))
    return tuple(found)


def _duty(region: str, place: int, one: TargetStanding, target: TargetView, desk: Desk) -> DutyView:
    total = len(one.parts)
    by_owner = {part.owner: _row(part, one, desk) for part in one.parts}
    rows = list(by_owner.values())
    told = {owner: _told(row) for owner, row in by_owner.items()}
    order = list(Progress)
    rows.sort(key=lambda row: (order.index(Progress(row.state)), row.owner.text))
    return DutyView(
        target=target,
        each=one.target.per == "municipality",
        rows=tuple(rows),
        repeats=one.target.every is not None,
        sums=tuple(
            (state.value, _(words), one.number(state))
            for state, words in STANDS.items()
            if one.number(state)
        ),
        share=round(100 * one.number(Progress.MET) / total, 1) if total else 0.0,
        total=total,
        nothing="" if one.known else _nothing(one),
        rule=_(RULES[one.target.metric]) if one.target.metric in RULES else "",
        notes=tuple(_notes(one)),
        views=duty_map(region, place, one, told, desk),
    )


def _row(part: Part, one: TargetStanding, desk: Desk) -> DutyRow:
    owner = desk.municipality(part.owner) if "/" in part.owner else desk.region(part.owner)
    met = part.state is Progress.MET
    words = state_words(part.state, one.target)
    since = ""
    new = False
    if part.since:
        since = _since_period(part.since, one) if one.target.every else in_date(part.since)
        new = met and one.target.every is not None and _runs(part.since, one, desk.today)
    if new and part.since:
        # Met for the first time in the term that still runs: «с 2026 года» beside the count of the
        # terms that are over would seem to speak of the same ones.
        since = _in_period(part.since, one)
    since = since if met or one.target.every else ""
    return DutyRow(
        place=part.owner,
        owner=owner,
        state=part.state.value,
        words=words,
        count=number(part.count),
        since=since,
        told=(f"{words} {since}" if new else f"{words}, {since}") if since else words,
        kept=_("%(kept)s из %(closed)s") % {"kept": part.kept, "closed": part.closed}
        if part.closed
        else "",
    )


def _told(row: DutyRow) -> str:
    """A row of the table in one phrase, for the map."""
    return f"{row.told}; {_('прошлых сроков выполнено')} {row.kept}" if row.kept else row.told


def _since_period(day: str, one: TargetStanding) -> str:
    """«с 2025 года», «с III квартала 2026 года»: `day` is the first of a period."""
    if one.target.every == "year":
        return since_date(day[:4])
    return _("с %(quarter)s квартала %(year)s года") % {"quarter": _quarter(day), "year": day[:4]}


def _in_period(day: str, one: TargetStanding) -> str:
    """«в 2026 году», «в III квартале 2026 года»: `day` is the first of a period."""
    if one.target.every == "year":
        return in_date(day[:4])
    return _("в %(quarter)s квартале %(year)s года") % {"quarter": _quarter(day), "year": day[:4]}


def _quarter(day: str) -> str:
    return ("I", "II", "III", "IV")[(int(day[5:7]) - 1) // 3]


def _runs(day: str, one: TargetStanding, today: dt.date) -> bool:
    """Whether the period whose first day is `day` is not over."""
    months = 12 if one.target.every == "year" else 3
    begun = dt.date.fromisoformat(day)
    return today.year * 12 + today.month < begun.year * 12 + begun.month + months


def _nothing(one: TargetStanding) -> str:
    if one.target.metric not in RULES:
        return _("Таких сведений в каталоге нет, поэтому судить о выполнении нельзя.")
    if one.unplaced or one.undated:
        return _("В каталоге есть только записи без даты или места, судить по ним нельзя.")
    return _("О выполнении никто не сообщил, поэтому и невыполнившим никто не назван.")


def _notes(one: TargetStanding) -> list[str]:
    notes = []
    if one.begins is not None and one.assumed:
        notes.append(
            _(
                "С какого времени считать, источник не говорит; "
                "счёт идёт с первой записи, %(since)s."
            )
            % {"since": since_date(one.begins.isoformat())}
        )
    if one.known and not one.target.every and one.target.from_ is None:
        notes.append(_("С какого времени считать, не сказано: засчитаны и записи без даты."))
    if one.unplaced:
        notes.append(
            counted(
                "%(num)s запись не засчитана: муниципалитет не назван.",
                "%(num)s записей не засчитано: муниципалитет не назван.",
                one.unplaced,
            )
        )
    if one.undated:
        notes.append(
            counted(
                "%(num)s запись не засчитана: дата не названа.",
                "%(num)s записей не засчитано: дата не названа.",
                one.undated,
            )
        )
    return notes
