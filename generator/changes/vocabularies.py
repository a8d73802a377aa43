"""Spheres, tools and the programme itself: what concerns the whole catalog."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.changes.change import NOTABLE, Change, Retitled
from generator.changes.fields import Concern, field_changes
from generator.changes.naming import Names, quoted
from generator.model.programme import Programme
from generator.model.vocabulary import Sphere, Tool
from generator.pages.wording import _, shown

Term = Sphere | Tool


@dataclass(frozen=True, kw_only=True)
class TermAdded(Change):
    """A new sphere or tool."""

    kind = "term-added"
    rank = NOTABLE
    id: str

    @property
    def deed(self) -> str:
        """«добавлено в список»."""
        return _("добавлено в общий список")


@dataclass(frozen=True, kw_only=True)
class TermRemoved(Change):
    """A sphere or a tool that is gone, and its page with it."""

    kind = "term-removed"
    rank = NOTABLE
    id: str

    @property
    def deed(self) -> str:
        """«убрано из списка»."""
        return _("убрано из общего списка, своей страницы больше не будет")


@dataclass(frozen=True, kw_only=True)
class ProgrammeAppeared(Change):
    """The file of the programme came or went."""

    kind = "programme-appeared"
    gone: bool

    @property
    def deed(self) -> str:
        """«добавлены сведения о программе»."""
        if self.gone:
            return _("сведения о программе удалены")
        return _("добавлены сведения о программе")


def term_changes(
    before: Mapping[str, Term],
    after: Mapping[str, Term],
    whole: tuple[bool, bool],
    file: str,
    names: Names,
) -> Iterator[Change]:
    """What a changed vocabulary tells anew; `whole`: which sides could be read in full."""
    for identity, now in after.items():
        concern = Concern("", _subject(now), file)
        was = before.get(identity)
        if was is None:
            if whole[0]:
                yield TermAdded(**concern.as_fields(), id=identity)
            continue
        told = set()
        if shown(was.name) != shown(now.name):
            yield Retitled(**concern.as_fields(), before=shown(was.name))
            told.add("name")
        yield from field_changes(was, now, concern, names, told)
    for identity, was in before.items():
        if identity not in after and whole[1]:
            yield TermRemoved(region="", subject=_subject(was), file=file, id=identity)


def programme_changes(
    before: Programme | None, after: Programme | None, file: str, names: Names
) -> Iterator[Change]:
    """What the file of the programme tells anew."""
    concern = Concern("", _("Программа"), file)
    if before is not None and after is not None:
        yield from field_changes(before, after, concern, names)
    else:
        yield ProgrammeAppeared(**concern.as_fields(), gone=after is None)


def _subject(term: Term) -> str:
    word = _("Сфера %(name)s") if isinstance(term, Sphere) else _("Инструмент %(name)s")
    return word % {"name": quoted(shown(term.name))}
