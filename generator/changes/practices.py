"""Practices: added, removed, renamed, published, retold; their effects and replications have rooms
of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from generator.catalog import Catalog
from generator.changes.change import NOTABLE, Change, Retitled
from generator.changes.effects import effect_changes
from generator.changes.fields import Concern, field_changes, paired
from generator.changes.naming import Names, quoted
from generator.changes.replications import replication_changes
from generator.model.practice import Practice
from generator.pages.wording import N_, _, shown
from generator.text import say

TEXTS: Final = {
    "summary": N_("краткое описание"),
    "problem": N_("задача"),
    "solution": N_("решение"),
    "lessons": N_("чего остерегаться"),
}
"""What people call the long texts of a practice."""


@dataclass(frozen=True, kw_only=True)
class PracticeAdded(Change):
    """A new practice; the subject is the place that gave it."""

    kind = "practice-added"
    rank = NOTABLE
    id: str
    title: str
    draft: bool

    @property
    def deed(self) -> str:
        """«добавлена практика «Единое окно»»."""
        said = _("добавлена практика %(title)s") % {"title": quoted(self.title)}
        return said + _(" — черновик, своей страницы пока нет") if self.draft else said


@dataclass(frozen=True, kw_only=True)
class PracticeRemoved(Change):
    """A practice that is gone."""

    kind = "practice-removed"
    rank = NOTABLE
    id: str

    @property
    def deed(self) -> str:
        """«практика удалена»."""
        return _("практика удалена")


@dataclass(frozen=True, kw_only=True)
class PracticeRenamed(Change):
    """The same practice in another file. `redirected`: the old id stands among its aliases."""

    kind = "practice-renamed"
    rank = NOTABLE
    before: str
    after: str
    redirected: bool

    @property
    def deed(self) -> str:
        """«другой адрес: nizhny/okno → nizhny/okna, прежний перенаправляет на новый»."""
        return self._head + self._tail

    @property
    def _head(self) -> str:
        said = _("другой адрес: %(before)s → %(after)s")
        return said % {"before": self.before, "after": self.after}

    @property
    def _tail(self) -> str:
        if self.redirected:
            return _(", прежний перенаправляет на новый")
        return _(", прежний не назван в aliases и никуда не приведёт")


@dataclass(frozen=True, kw_only=True)
class PracticeMoved(PracticeRenamed):
    """The same practice in another region."""

    kind = "practice-moved"

    @property
    def deed(self) -> str:
        """«перенесена в другой регион, другой адрес: …»."""
        return _("перенесена в другой регион") + f", {super().deed}"


@dataclass(frozen=True, kw_only=True)
class StatusChanged(Change):
    """Published, withdrawn into drafts, or put into the archive."""

    kind = "status-changed"
    rank = NOTABLE
    before: str
    after: str

    @property
    def deed(self) -> str:
        """«опубликована (была черновиком)»."""
        now = {
            "draft": _("снята с публикации и стала черновиком"),
            "published": _("опубликована"),
            "archived": _("отправлена в архив"),
        }
        was = {
            "draft": _("была черновиком"),
            "published": _("была опубликована"),
            "archived": _("была в архиве"),
        }
        return f"{now[self.after]} ({was[self.before]})"


Practices = Mapping[str, tuple[str, Practice]]
"""By id: the file and what it says."""


def practice_changes(
    before: Practices, after: Practices, old: Catalog, new: Catalog, names: Names
) -> Iterator[Change]:
    """What changed files of practices tell anew. Both mappings hold those of changed files only."""
    came = {key: told for key, told in after.items() if key not in before}
    gone = {key: told for key, told in before.items() if key not in after}
    moves = _moves(gone, came)
    for new_id, old_id in moves.items():
        (_file, was), (file, now) = gone.pop(old_id), came.pop(new_id)
        yield from _moved(old_id, new_id, now, file)
        yield from _retold(old_id, new_id, was, now, file, old, new, names)
    for identity, (file, now) in came.items():
        yield practice_added(identity, now, file, names)
    for identity, (file, was) in gone.items():
        region = identity.partition("/")[0]
        yield PracticeRemoved(
            region=region, subject=quoted(shown(was.title)), file=file, id=identity
        )
    for identity, (file, now) in after.items():
        if identity in before:
            yield from _retold(identity, identity, before[identity][1], now, file, old, new, names)


def _moves(gone: Practices, came: Practices) -> dict[str, str]:
    """New ids and the old ones whose practice they bear: by aliases first, then by title, if
    exactly one that went and one that came share it."""
    found: dict[str, str] = {}
    for new_id, (_file, record) in came.items():
        region = new_id.partition("/")[0]
        olds = (a if "/" in a else f"{region}/{a}" for a in record.aliases)
        alias = next((a for a in olds if a in gone and a not in found.values()), None)
        if alias is not None:
            found[new_id] = alias
    left = [key for key in gone if key not in found.values()]
    fresh = [key for key in came if key not in found]
    pairs = paired(
        [_Titled(key, say(gone[key][1].title)) for key in left],
        [_Titled(key, say(came[key][1].title)) for key in fresh],
        lambda one: one.title,
    )
    return found | {now.id: was.id for was, now in pairs.kept}


@dataclass(frozen=True, slots=True)
class _Titled:
    id: str
    title: str


def _moved(old_id: str, new_id: str, now: Practice, file: str) -> Iterator[Change]:
    region = new_id.partition("/")[0]
    aliases = {a if "/" in a else f"{region}/{a}" for a in now.aliases}
    across = old_id.partition("/")[0] != region
    kind = PracticeMoved if across else PracticeRenamed
    yield kind(
        region=region,
        subject=quoted(shown(now.title)),
        file=file,
        before=old_id,
        after=new_id,
        redirected=old_id in aliases,
    )


def practice_added(identity: str, record: Practice, file: str, names: Names) -> PracticeAdded:
    """That there is a new practice."""
    region = identity.partition("/")[0]
    origin = record.origin
    if origin.municipality:
        place = names.of("municipality", origin.municipality, region)
    else:
        place = names.region(region)
    return PracticeAdded(
        region=region,
        subject=place,
        file=file,
        id=identity,
        title=shown(record.title),
        draft=record.status == "draft",
    )


def _retold(
    old_id: str,
    new_id: str,
    was: Practice,
    now: Practice,
    file: str,
    old: Catalog,
    new: Catalog,
    names: Names,
) -> Iterator[Change]:
    """The differences of a practice that there was and is."""
    region = new_id.partition("/")[0]
    concern = Concern(region, quoted(shown(now.title)), file)
    if was.status != now.status:
        yield StatusChanged(**concern.as_fields(), before=was.status, after=now.status)
    old_card, new_card = old.practices.get(old_id), new.practices.get(new_id)
    told = {"status", "effects"}
    if shown(was.title) != shown(now.title):
        yield Retitled(**concern.as_fields(), before=shown(was.title))
        told.add("title")
    if old_card is not None and new_card is not None and was.replications != now.replications:
        yield from replication_changes(old_card, new_card, old, new, concern, names)
        told.add("replications")
    if was.effects != now.effects:
        yield from effect_changes(was.effects, now.effects, concern)
    if old_id != new_id:
        told.add("aliases")
    texts = {name: _(word) for name, word in TEXTS.items()}
    yield from field_changes(was, now, concern, names, told, texts)
