"""The entries of replications: who is at which stage, who has confirmed what, what is told anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.catalog import Catalog
from generator.catalog.entries import Adopter, PracticeCard
from generator.changes.adopters import AdoptersGained, AdoptersLost, adopters_of, count_of
from generator.changes.change import NOTABLE, Change
from generator.changes.fields import Concern, label_of, paired
from generator.changes.naming import Names, listed
from generator.model.description import describe
from generator.model.practice import Replication
from generator.pages.labels import CONFIRMED_HOW
from generator.pages.wording import _, shown
from generator.text import in_date


@dataclass(frozen=True, kw_only=True)
class ReplicationsAt(Change):
    """Municipalities that now stand at a stage which does not count: planned, begun, given up."""

    kind = "replications-at"
    stage: str
    names: tuple[str, ...]

    @property
    def deed(self) -> str:
        """«собираются внедрить: Бор»."""
        words = {
            "planned": _("собираются внедрить"),
            "in-progress": _("внедряют сейчас"),
            "abandoned": _("отказались"),
        }
        return f"{words[self.stage]}: {listed(self.names)}"


@dataclass(frozen=True, kw_only=True)
class ReplicationsAdded(Change):
    """Further entries of municipalities that were counted already: another institution there."""

    kind = "replications-added"
    names: tuple[str, ...]

    @property
    def deed(self) -> str:
        """«ещё записи о внедрении, число муниципалитетов то же: Бор (МФЦ)»."""
        return _("ещё записи о внедрении, число муниципалитетов от них не меняется: %(names)s") % {
            "names": listed(self.names)
        }


@dataclass(frozen=True, kw_only=True)
class ReplicationsDropped(Change):
    """Entries that are gone, of municipalities that did not count or still do by another entry."""

    kind = "replications-dropped"
    names: tuple[str, ...]

    @property
    def deed(self) -> str:
        """«убраны записи о внедрении: Бор»."""
        return _("убраны записи о внедрении, число муниципалитетов от этого то же: %(names)s") % {
            "names": listed(self.names)
        }


@dataclass(frozen=True, kw_only=True)
class ReplicationConfirmed(Change):
    """Somebody vouches for a replication, for the first time or anew."""

    kind = "replication-confirmed"
    rank = NOTABLE
    name: str
    by: str
    when: str
    how: str
    again: bool

    @property
    def deed(self) -> str:
        """«внедрение подтверждено: Бор (подтвердил Минэк в мае 2026 года, письмом)»."""
        said = _("внедрение подтверждено заново") if self.again else _("внедрение подтверждено")
        return _("%(said)s: %(name)s (кто: %(by)s; когда: %(when)s; как: %(how)s)") % {
            "said": said,
            "name": self.name,
            "by": self.by,
            "when": self.when,
            "how": self.how,
        }


@dataclass(frozen=True, kw_only=True)
class ConfirmationDropped(Change):
    """A replication that was confirmed is only claimed now."""

    kind = "confirmation-dropped"
    rank = NOTABLE
    name: str

    @property
    def deed(self) -> str:
        """«Бор: подтверждение убрано, внедрение снова только заявлено»."""
        return _("подтверждение убрано, внедрение теперь только заявлено: %(name)s") % {
            "name": self.name
        }


@dataclass(frozen=True, kw_only=True)
class ReplicationChanged(Change):
    """Other particulars of a replication: since when, where, learned from whom, effects."""

    kind = "replication-changed"
    name: str
    parts: tuple[str, ...]

    @property
    def deed(self) -> str:
        """«Бор: изменено «с какого времени» и «пояснение»»."""
        return _("внедрение уточнено, %(name)s: изменено %(parts)s") % {
            "name": self.name,
            "parts": listed(self.parts),
        }


def replication_changes(
    before: PracticeCard,
    after: PracticeCard,
    old: Catalog,
    new: Catalog,
    concern: Concern,
    names: Names,
) -> Iterator[Change]:
    """Everything that the replications of a practice tell anew; `concern` is the practice."""
    whom = concern.as_fields()
    count = count_of(before, after, old, new)
    had, has = adopters_of(before, old), adopters_of(after, new)
    gained, lost = _ordered(has - had, after), _ordered(had - has, before)
    found = paired(before.adopters, after.adopters, _place_and_house, _place)
    if gained:
        called = tuple(names.municipality(one) for one in gained)
        yield AdoptersGained(**whom, names=called, count=count)
    if lost:
        given_up = {one.municipality for one in after.adopters if one.status == "abandoned"}
        yield AdoptersLost(
            **whom,
            names=tuple(names.municipality(one) for one in lost),
            abandoned=tuple(names.municipality(one) for one in lost if one in given_up),
            count=count,
        )
    moved = [now for was, now in found.kept if was.status != now.status]
    stages: defaultdict[str, list[str]] = defaultdict(list)
    more = []
    for one in (*found.added, *moved):
        if one.status != "adopted":
            if not (one.status == "abandoned" and one.municipality in lost):
                stages[one.status].append(_called(one, names))
        elif one.municipality not in gained:
            more.append(_called(one, names))
    for stage, some in stages.items():
        yield ReplicationsAt(**whom, stage=stage, names=tuple(some))
    if more:
        yield ReplicationsAdded(**whom, names=tuple(more))
    gone = [_called(one, names) for one in found.removed if one.municipality not in lost]
    if gone:
        yield ReplicationsDropped(**whom, names=tuple(gone))
    for one in found.added:
        yield from _confirmed(None, one, _called(one, names), concern)
    for was, now in found.kept:
        yield from _confirmed(was, now, _called(now, names), concern)
        yield from _particulars(was, now, _called(now, names), concern)


def _confirmed(
    before: Adopter | None, after: Adopter, name: str, concern: Concern
) -> Iterator[Change]:
    old, new = before.confirmed if before else None, after.confirmed
    if new is None and old is not None:
        yield ConfirmationDropped(**concern.as_fields(), name=name)
    elif new is not None and new != old:
        yield ReplicationConfirmed(
            **concern.as_fields(),
            name=name,
            by=shown(new.by),
            when=in_date(new.date),
            how=_(CONFIRMED_HOW[new.how]),
            again=old is not None,
        )


def _particulars(before: Adopter, after: Adopter, name: str, concern: Concern) -> Iterator[Change]:
    parts = tuple(
        label_of(field)
        for field in describe(Replication).fields
        if field.name not in ("status", "confirmed")
        if getattr(before, field.name) != getattr(after, field.name)
    )
    if parts:
        yield ReplicationChanged(**concern.as_fields(), name=name, parts=parts)


def _ordered(some: Iterable[str], practice: PracticeCard) -> list[str]:
    wanted = set(some)
    places = dict.fromkeys(one.municipality for one in practice.adopters)
    return [place for place in places if place in wanted]


def _place(one: Adopter) -> str:
    return one.municipality


def _place_and_house(one: Adopter) -> tuple[str, str]:
    return one.municipality, repr(one.organisation)


def _called(one: Adopter, names: Names) -> str:
    name = names.municipality(one.municipality)
    house = one.organisation
    return f"{name} ({shown(house)})" if house else name
