"""A region's passport: what it reports, what it has promised, its places in ratings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from generator.changes.change import NOTABLE, Change, Retitled, shown_change
from generator.changes.fields import Concern, Paired, field_called, field_changes, in_words, paired
from generator.changes.naming import Names, quoted
from generator.model.metrics import METRIC_NAMES
from generator.model.region import Rating, Region, Reported, Target
from generator.pages.labels import EVERY, LEVELS_OF, PER
from generator.pages.wording import _, shown_if
from generator.text import as_of_date, number, ordinal, until_date

_T = TypeVar("_T")


@dataclass(frozen=True, kw_only=True)
class RegionAdded(Change):
    """A new passport."""

    kind = "region-added"
    rank = NOTABLE

    @property
    def deed(self) -> str:
        """«добавлен паспорт региона»."""
        return _("добавлен паспорт региона")


@dataclass(frozen=True, kw_only=True)
class RegionRemoved(Change):
    """A passport that is gone, and with it all pages of the region."""

    kind = "region-removed"
    rank = NOTABLE

    @property
    def deed(self) -> str:
        """«паспорт региона удалён»."""
        return _("паспорт региона удалён, а с ним исчезнут все страницы региона")

    @property
    def news(self) -> str:
        """The same without what follows from it."""
        return _("паспорт региона удалён")


@dataclass(frozen=True, kw_only=True)
class _Line(Change):
    """A line of the passport that came ("" before), went ("" after) or says something else."""

    what: str
    before: str
    after: str

    @property
    def deed(self) -> str:
        """«сообщённый показатель «Обученные сотрудники»: было 2 300, стало 2 500»."""
        return shown_change(self.what, self.before, self.after)


@dataclass(frozen=True, kw_only=True)
class ReportedChanged(_Line):
    """A figure that the region reports."""

    kind = "reported-changed"
    metric: str


@dataclass(frozen=True, kw_only=True)
class TargetChanged(_Line):
    """A target or a duty."""

    kind = "target-changed"
    metric: str


@dataclass(frozen=True, kw_only=True)
class RatingChanged(_Line):
    """A place in a rating."""

    kind = "rating-changed"
    year: int


def region_changes(
    region: str, was: Region, now: Region, file: str, names: Names
) -> Iterator[Change]:
    """The differences of a passport that there was and is."""
    concern = Concern(region, names.region(region), file)
    told = {"reported", "targets", "ratings"}
    if names.region(region) != (shown_if(was.name) or "") and was.name != now.name:
        yield Retitled(**concern.as_fields(), before=shown_if(was.name) or "")
        told.add("name")
    yield from _reported(was, now, concern, names)
    yield from _targets(was, now, concern, names)
    yield from _ratings(was, now, concern)
    yield from field_changes(was, now, concern, names, told)


def _reported(was: Region, now: Region, concern: Concern, names: Names) -> Iterator[Change]:
    found = paired(
        was.reported,
        now.reported,
        lambda one: (one.metric, one.level, one.as_of, one.source),
        lambda one: (one.metric, one.level, one.as_of),
        lambda one: (one.metric, one.level),
    )

    def figure(one: Reported) -> str:
        value = in_words(one.value, field_called(Reported, "value"), names, concern.region)
        return f"{value} ({as_of_date(one.as_of)})" if one.as_of else value

    for old, new in _turns(found):
        one = new or old
        assert one is not None
        metric = quoted(_(METRIC_NAMES[one.metric]))
        if one.level:
            metric += f" ({_(LEVELS_OF[one.level])})"
        yield ReportedChanged(
            **concern.as_fields(),
            metric=one.metric,
            what=_("сообщённый показатель %(metric)s") % {"metric": metric},
            before=figure(old) if old else "",
            after=figure(new) if new else "",
        )


def _targets(was: Region, now: Region, concern: Concern, names: Names) -> Iterator[Change]:
    found = paired(
        was.targets,
        now.targets,
        lambda one: (one.metric, one.per, one.every, one.by),
        lambda one: (one.metric, one.per),
        lambda one: one.metric,
    )

    def figure(one: Target) -> str:
        value = in_words(one.at_least, field_called(Target, "at_least"), names, concern.region)
        parts = [value, _(PER[one.per])]
        if one.every:
            parts.append(_(EVERY[one.every]))
        if one.by:
            parts.append(until_date(one.by))
        return ", ".join(parts)

    for old, new in _turns(found):
        one = new or old
        assert one is not None
        yield TargetChanged(
            **concern.as_fields(),
            metric=one.metric,
            what=_("цель %(metric)s") % {"metric": quoted(_(METRIC_NAMES[one.metric]))},
            before=figure(old) if old else "",
            after=figure(new) if new else "",
        )


def _ratings(was: Region, now: Region, concern: Concern) -> Iterator[Change]:
    found = paired(
        was.ratings,
        now.ratings,
        lambda one: (one.year, repr(one.rating)),
        lambda one: one.year,
    )

    def figure(one: Rating) -> str:
        place = _("%(place)s место") % {"place": ordinal(one.place)}
        if one.of:
            place = _("%(place)s из %(all)s") % {"place": place, "all": number(one.of)}
        return f"{place}, {quoted(name)}" if (name := shown_if(one.rating)) else place

    for old, new in _turns(found):
        one = new or old
        assert one is not None
        yield RatingChanged(
            **concern.as_fields(),
            year=one.year,
            what=_("рейтинг за %(year)s год") % {"year": one.year},
            before=figure(old) if old else "",
            after=figure(new) if new else "",
        )


def _turns(found: Paired[_T]) -> Iterator[tuple[_T | None, _T | None]]:
    """(before, after) of all that came, changed or went."""
    for one in found.added:
        yield None, one
    yield from found.altered
    for one in found.removed:
        yield one, None
