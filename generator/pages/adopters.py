"""Where a practice works, as the honest table: each municipality with its state and its grounds.

Names that the catalog holds and a number that was published without names are never added up; they
stand side by side.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from generator.catalog.adoption import AdoptionState
from generator.catalog.entries import PracticeCard
from generator.catalog.spread import Fact, Spread
from generator.model.figures import Amount
from generator.model.practice import ReplicatedReported
from generator.pages.citations import ADOPTED, Citations, Marks
from generator.pages.desk import Desk, Link
from generator.pages.effects import SmallEffect, small_effect
from generator.pages.labels import REPORTED_UNITS
from generator.pages.maps import MapView
from generator.pages.spread import SpreadView, birthplace, practice_views
from generator.pages.wording import _, prose, shown, shown_if
from generator.text import UNITS, as_of_date, in_date, show_amount


class Confirmed(NamedTuple):
    """Who vouched, when and how."""

    by: str
    when: str
    how: str


class AdopterRow(NamedTuple):
    """One municipality; `successor` is who stands for it today, if it has merged; `place` is the
    full id of the one that counts."""

    place: str
    municipality: Link
    successor: Link | None
    region: Link | None
    state: str
    since: str | None
    organisation: str | None
    learned_at: Link | None = None
    confirmed: Confirmed | None = None
    effects: tuple[SmallEffect, ...] = ()
    note: str | None = None
    marks: Marks | None = None


@dataclass(frozen=True, slots=True)
class StateCount:
    """How many municipalities are in a state."""

    state: str
    count: int


@dataclass(frozen=True, slots=True)
class ReportedCount:
    """A number published without names: figure, unit, date, sources."""

    figure: str
    unit: str
    when: str | None
    note: str | None
    marks: Marks


class AdoptersView(NamedTuple):
    """The part «где применяется». `named` counts adopters by name, the origin left out."""

    rows: tuple[AdopterRow, ...]
    states: tuple[StateCount, ...]
    named: int
    municipalities: int
    threshold: int
    scaled: bool
    reported: ReportedCount | None
    views: SpreadView | None
    born: MapView | None
    has_since: bool
    has_organisation: bool
    has_learned: bool
    has_more: bool

    @property
    def empty(self) -> bool:
        """Whether nobody has reported anything."""
        return not self.rows and self.reported is None


def adopters_view(practice: PracticeCard, desk: Desk, citations: Citations) -> AdoptersView:
    """Everything that the catalog knows on where `practice` works, as of its day."""
    spread: Spread | None = None
    rows: tuple[AdopterRow, ...] = ()
    if practice.adopters:
        spread = desk.ledger.spread(practice)
        rows = tuple(_row(fact, practice, desk, citations) for fact in spread.facts)
    reported = practice.reported
    named = len(spread.adopted) if spread else 0
    threshold = desk.directory.threshold(practice.region)
    return AdoptersView(
        rows=rows,
        states=state_counts(spread) if spread else (),
        named=named,
        municipalities=0 if spread is None or spread.abroad else len(spread.standing),
        threshold=threshold,
        scaled=named >= threshold,
        reported=reported_count(reported, citations) if reported else None,
        views=practice_views(practice, spread, desk) if spread else None,
        born=birthplace(practice, desk) if spread is None else None,
        has_since=any(row.since for row in rows),
        has_organisation=any(row.organisation for row in rows),
        has_learned=any(row.learned_at for row in rows),
        has_more=any(row.confirmed or row.note or row.effects or row.marks for row in rows),
    )


def state_counts(spread: Spread) -> tuple[StateCount, ...]:
    """How many municipalities stand in each state, each counted once; no zeros, no origin."""
    return tuple(
        StateCount(state, count)
        for state, count in spread.counts
        if state is not AdoptionState.ORIGIN
    )


def reported_count(reported: ReplicatedReported, citations: Citations) -> ReportedCount:
    """The number without names, as it was published."""
    count: Amount = reported.count
    name = count.unit or REPORTED_UNITS.get(reported.of or "")
    unit = ""
    if name:
        noun = UNITS[name]
        exact = count.bound == "exact"
        unit = noun.beside(count.value) if exact else noun.after_bound(count.value)
    return ReportedCount(
        figure=show_amount(count.value, count.bound),
        unit=unit,
        when=as_of_date(reported.as_of) if reported.as_of else None,
        note=prose(reported.note),
        marks=citations.cite(reported.source, _("Сколько внедрили")),
    )


def _row(fact: Fact, practice: PracticeCard, desk: Desk, citations: Citations) -> AdopterRow:
    municipality = desk.municipality(fact.municipality)
    region = fact.municipality.partition("/")[0]
    successor = desk.municipality(fact.counted) if fact.counted != fact.municipality else None
    abroad = desk.region(region) if region != practice.region else None
    told = (fact.counted, municipality, successor, abroad, fact.state, fact.since)
    adopter = fact.adopter
    if adopter is None:
        return AdopterRow(*told, organisation=shown_if(practice.organisation))
    confirmed = adopter.confirmed
    return AdopterRow(
        *told,
        organisation=shown_if(adopter.organisation),
        learned_at=desk.site(adopter.learned_at) if adopter.learned_at else None,
        confirmed=Confirmed(shown(confirmed.by), in_date(confirmed.date), confirmed.how)
        if confirmed
        else None,
        effects=tuple(small_effect(effect) for effect in adopter.effects),
        note=prose(adopter.note),
        marks=citations.cite(adopter.source, _(ADOPTED) % {"place": municipality.text}),
    )
