"""How a region goes: what it has undertaken, how it was rated, what happened and when."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.region import Event, Rating, Target
from generator.pages.citations import Citations, Marks
from generator.pages.labels import EVERY, METRICS, PER
from generator.pages.wording import _, prose, shown, shown_if
from generator.text import UNITS, in_date, show_amount, since_date, until_date


@dataclass(frozen=True, slots=True)
class TargetView:
    """A duty in words."""

    metric: str
    figure: str
    how: str
    basis: str | None
    marks: Marks


@dataclass(frozen=True, slots=True)
class RatingView:
    """A place in a rating."""

    year: int
    place: int
    of: int | None
    rating: str | None
    marks: Marks


@dataclass(frozen=True, slots=True)
class EventView:
    """A line of the chronicle; `marks` is None where it is taken from a passport without them."""

    date: str
    title: str
    note: str | None
    marks: Marks | None


def target_view(target: Target, citations: Citations) -> TargetView:
    """A duty in words: at least how many, of whom, how often, between which dates."""
    value = target.at_least
    unit = UNITS[value.unit] if value.unit else None
    every = _(EVERY[target.every]) if target.every else ""
    begins, ends = target.from_, target.by
    spans = (
        (in_date(begins), "")
        if begins and begins == ends
        else (since_date(begins) if begins else "", until_date(ends) if ends else "")
    )
    return TargetView(
        metric=_(METRICS[target.metric]),
        figure=show_amount(value.value, "at-least", unit),
        how=", ".join(text for text in (_(PER[target.per]), every, *spans) if text),
        basis=prose(target.basis),
        marks=citations.cite(
            target.source,
            _("Цель: %(metric)s") % {"metric": _(METRICS[target.metric]).lower()},
        ),
    )


def rating_view(rating: Rating, citations: Citations) -> RatingView:
    """A place in a rating, as published."""
    return RatingView(
        rating.year,
        rating.place,
        rating.of,
        shown_if(rating.rating),
        citations.cite(rating.source, _("Рейтинг за %(year)s год") % {"year": rating.year}),
    )


def event_view(event: Event, citations: Citations) -> EventView:
    """A line of the chronicle."""
    title = shown(event.title)
    return EventView(event.date, title, prose(event.note), citations.cite(event.source, title))
