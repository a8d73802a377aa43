"""Municipalities: added, renamed, merged; and the land that a region's map shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.changes.change import NOTABLE, Change
from generator.changes.fields import Concern, field_changes
from generator.changes.naming import Names, quoted
from generator.model.municipality import Municipality
from generator.pages.wording import _, shown
from generator.text import in_date


@dataclass(frozen=True, kw_only=True)
class MunicipalityAdded(Change):
    """A new record."""

    kind = "municipality-added"
    rank = NOTABLE
    id: str

    @property
    def deed(self) -> str:
        """«добавлен муниципалитет»."""
        return _("добавлен муниципалитет")


@dataclass(frozen=True, kw_only=True)
class MunicipalityRemoved(Change):
    """A record that is gone: old municipalities keep theirs."""

    kind = "municipality-removed"
    rank = NOTABLE
    id: str

    @property
    def deed(self) -> str:
        """«запись удалена»."""
        return _("муниципалитет удалён из списка; преобразованные оставляют, с merged_into")

    @property
    def news(self) -> str:
        """«муниципалитет удалён из списка»."""
        return _("муниципалитет удалён из списка")


@dataclass(frozen=True, kw_only=True)
class MunicipalityRenamed(Change):
    """Another full name; the subject bears the new one. `kept`: the old stands among former names,
    so that it is still found."""

    kind = "municipality-renamed"
    rank = NOTABLE
    before: str
    kept: bool

    @property
    def deed(self) -> str:
        """«переименован (был «Кстовский район»)»."""
        return self.news if self.kept else self.news + _(", прежнее название не записано в former")

    @property
    def news(self) -> str:
        """The same, wherever the old name stands now."""
        return _("муниципалитет переименован (был %(before)s)") % {"before": quoted(self.before)}


@dataclass(frozen=True, kw_only=True)
class MunicipalityMerged(Change):
    """Merged into another, or no more said to be."""

    kind = "municipality-merged"
    rank = NOTABLE
    into: str
    until: str

    @property
    def deed(self) -> str:
        """«вошёл в Нижний Новгород 15 апреля 2025 года»."""
        return self.news if self.into else _("снова самостоятелен: запись merged_into убрана")

    @property
    def news(self) -> str:
        """The same, without the name of a field."""
        if not self.into:
            return _("снова самостоятелен")
        said = _("вошёл в состав другого: %(into)s") % {"into": self.into}
        return f"{said} ({in_date(self.until)})" if self.until else said


@dataclass(frozen=True, kw_only=True)
class LandChanged(Change):
    """The outline of a region, or the borders of its municipalities."""

    kind = "land-changed"
    borders: bool
    was: bool
    is_: bool

    @property
    def deed(self) -> str:
        """«изменён контур региона»."""
        if self.borders:
            words = (_("добавлены"), _("изменены"), _("убраны"))
            what = _("границы муниципалитетов на карте")
        else:
            words = (_("добавлен"), _("изменён"), _("убран"))
            what = _("контур региона на карте")
        word = words[0] if not self.was else words[2] if not self.is_ else words[1]
        return f"{word} {what}"


def municipality_changes(
    region: str,
    before: Iterable[Municipality],
    after: Iterable[Municipality],
    whole: tuple[bool, bool],
    file: str,
    names: Names,
) -> Iterator[Change]:
    """What a changed list of municipalities tells anew; `whole`: which sides could be read."""
    had = {one.id: one for one in before}
    has = {one.id: one for one in after}
    for identity, now in has.items():
        was = had.get(identity)
        concern = Concern(region, shown(now.name), file)
        if was is not None:
            yield from _changed(was, now, concern, names)
        elif whole[0]:
            yield MunicipalityAdded(**concern.as_fields(), id=f"{region}/{identity}")
    for identity, was in had.items():
        if identity not in has and whole[1]:
            concern = Concern(region, shown(was.name), file)
            yield MunicipalityRemoved(**concern.as_fields(), id=f"{region}/{identity}")


def _changed(
    was: Municipality, now: Municipality, concern: Concern, names: Names
) -> Iterator[Change]:
    whom = concern.as_fields()
    told = {"id"}
    if shown(was.name) != shown(now.name):
        kept = shown(was.name) in {shown(former.name) for former in now.former}
        yield MunicipalityRenamed(**whom, before=shown(was.name), kept=kept)
        told.add("name")
        if kept and len(now.former) == len(was.former) + 1:
            told.add("former")
    if was.merged_into != now.merged_into:
        into = now.merged_into
        until = now.exists.until if now.exists else None
        yield MunicipalityMerged(
            **whom,
            into=names.of("municipality", into, concern.region) if into else "",
            until=until or "",
        )
        told.add("merged_into")
    yield from field_changes(was, now, concern, names, told)
