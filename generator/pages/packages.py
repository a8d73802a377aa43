"""The page of a replication package: its practices, its waves, and how far each municipality is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from generator.catalog.entries import PackageEntry, full_id
from generator.catalog.spread import WAVE_STATES, Spread, package_spread, practice_spread
from generator.drawing.curve import curve
from generator.model.package import Wave
from generator.pages import addresses
from generator.pages.citations import Citations
from generator.pages.desk import CardView, Desk, Link
from generator.pages.maps import map_view
from generator.pages.page import Page
from generator.pages.prospects import OutlookView, outlook_view
from generator.pages.spread import (
    SpreadView,
    adopted_by,
    legend,
    of_standing,
    so_many,
    state_cells,
    undated,
    year_lines,
)
from generator.pages.wording import _, opening, prose, shown
from generator.text import number


@dataclass(frozen=True, slots=True)
class ProgressRow:
    """A municipality: its wave, its state, since when, and how many practices of the package it
    has. `place` is the full id of the municipality that counts."""

    place: str
    municipality: Link
    wave: str | None
    state: str
    since: str | None
    practices: int


@dataclass(frozen=True, slots=True)
class WaveView:
    """One wave: its title, its time, how many take part, and how many of them are in each state,
    as (state, how many)."""

    title: str
    begins: str | None
    ends: str | None
    municipalities: int
    states: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class PackageView:
    """All that the page says."""

    title: str
    about: str | None
    region: Link
    support: tuple[str, ...]
    practices: tuple[CardView, ...]
    waves: tuple[WaveView, ...]
    rows: tuple[ProgressRow, ...]
    has_since: bool
    has_wave: bool
    views: SpreadView | None
    outlook: OutlookView | None


def package_page(entry: PackageEntry, desk: Desk) -> Page:
    """The page of a package whose region is in the catalog."""
    record = entry.record
    citations = Citations(record.sources)
    citations.cite_all()
    view = package_view(entry, desk)
    about = opening(prose(record.about) or "")
    return Page(
        address=addresses.package_address(entry.id),
        template="package.html",
        title=view.title,
        description=about
        or _("Пакет тиражирования «%(title)s», %(region)s.")
        % {"title": view.title, "region": view.region.text},
        section="practices",
        context={
            "package": view,
            "sources": citations.listed(),
            "crumbs": (
                Link(_("Практики"), addresses.PRACTICES),
                *((view.region,) if view.region.address else ()),
            ),
            "file": entry.file,
        },
    )


def package_view(entry: PackageEntry, desk: Desk) -> PackageView:
    """Everything the page says."""
    record = entry.record
    spread = package_spread(entry, desk.catalog)
    rows = _rows(entry, spread, desk)
    cards = (desk.catalog.practices.get(identity) for identity in entry.practices)
    return PackageView(
        title=shown(record.title),
        about=prose(record.about),
        region=desk.region(entry.region),
        support=tuple(shown(name) for name in record.support),
        practices=desk.cards(tuple(card for card in cards if card is not None and card.published)),
        waves=tuple(_wave(wave) for wave in record.waves),
        rows=rows,
        has_since=any(row.since for row in rows),
        has_wave=any(row.wave for row in rows),
        views=_views(entry, spread, desk) if rows else None,
        outlook=outlook_view(entry, desk),
    )


def _wave(wave: Wave) -> WaveView:
    states = {member.id: member.status for member in wave.municipalities}
    counts: Counter[str] = Counter(states.values())
    return WaveView(
        shown(wave.title),
        wave.from_,
        wave.to,
        len(states),
        tuple((state, counts[status]) for status, state in WAVE_STATES.items() if counts[status]),
    )


def _views(entry: PackageEntry, spread: Spread, desk: Desk) -> SpreadView:
    name = _("Карта: %(title)s") % {"title": shown(entry.record.title)}
    view = map_view(entry.region, desk, name, state_cells(spread, desk))
    return SpreadView(
        key="progress",
        figure=number(len(spread.adopted)),
        of=of_standing(spread),
        legend=legend(spread, on_map=view is not None),
        map=view,
        curve=curve(spread.steps, 0, desk.today) if len(spread.steps) > 1 else None,
        curve_name=_("Сколько муниципалитетов внедрили пакет"),
        years=year_lines(spread, so_many),
        undated=undated(spread),
        note="",
        abroad=tuple(desk.municipality(name) for name in spread.abroad) if view else (),
        rings=(),
        verb=adopted_by(len(spread.adopted)),
    )


def _rows(entry: PackageEntry, spread: Spread, desk: Desk) -> tuple[ProgressRow, ...]:
    waves = {
        full_id(member.id, entry.region): shown(wave.title)
        for wave in entry.record.waves
        for member in wave.municipalities
    }
    held: dict[str, int] = {}
    for identity in entry.practices:
        practice = desk.catalog.practices.get(identity)
        if practice is not None and practice.published:
            for _practice, place in practice_spread(practice, desk.directory, desk.today).adopted:
                held[place] = held.get(place, 0) + 1
    return tuple(
        ProgressRow(
            place,
            desk.municipality(place),
            waves.get(fact.municipality),
            fact.state,
            fact.since,
            held.get(place, 0),
        )
        for place, fact in spread.places.items()
    )
