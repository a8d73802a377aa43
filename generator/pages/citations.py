"""Source marks: each page numbers its sources in the order in which its facts name them.

A mark is a number of the list at the foot of the same page. The same document cited from several
files stands in the list once. A fact that names no listed source has no marks and is shown so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from generator.model.sources import Source
from generator.pages.wording import N_, _, counted, prose, shown

Marks = tuple[int, ...]

ADOPTED: Final = N_("Внедрение: %(place)s")
HELD: Final = N_("Сертификат: %(holder)s")
"""Facts of which one source may bear dozens."""
FEW: Final = 6
"""So many facts of one kind are named beside each other; more are counted and folded."""


class Folded(NamedTuple):
    """Many facts of one kind: their number in words, and what tells them apart."""

    said: str
    names: tuple[str, ...]


class SourceView(NamedTuple):
    """One line of the source list. `proves` names the facts that rest on it, in page order;
    `folded` are those of which there are too many."""

    number: int
    title: str
    publisher: str
    url: str | None
    archived: str | None
    is_seed: bool
    file: str | None
    published: str | None
    accessed: str | None
    extent: str | None
    note: str | None
    proves: tuple[str, ...]
    folded: tuple[Folded, ...] = ()


@dataclass(slots=True)
class _Cited:
    source: Source
    number: int
    proves: dict[str, None] = field(default_factory=dict)


class Citations:
    """The sources of one page. `owner` tells apart files that use the same short ids; facts that
    name no owner belong to the first file."""

    def __init__(self, sources: Iterable[Source] = (), owner: str = "") -> None:
        self._owner = owner
        self._known: dict[tuple[str, str], Source] = {}
        self._cited: dict[tuple[str, str], _Cited] = {}
        self.add(sources, owner)

    def add(self, sources: Iterable[Source], owner: str) -> None:
        """Make the sources of another file known under its `owner`."""
        for source in sources:
            self._known.setdefault((owner, source.id), source)

    def cite(self, names: Iterable[str], proves: str = "", owner: str | None = None) -> Marks:
        """The numbers for the sources `names` of `owner`; `proves` says which fact they bear."""
        owner = self._owner if owner is None else owner
        found: list[int] = []
        for name in names:
            source = self._known.get((owner, name))
            if source is None:
                continue
            cited = self._cited.get(key := _identity(source, owner))
            if cited is None:
                cited = self._cited[key] = _Cited(source, len(self._cited) + 1)
            if proves:
                cited.proves.setdefault(proves)
            if cited.number not in found:
                found.append(cited.number)
        return tuple(found)

    def cite_all(self) -> None:
        """Take the sources that no fact has named into the list as well, after the others."""
        for owner, name in self._known:
            self.cite((name,), owner=owner)

    def listed(self) -> tuple[SourceView, ...]:
        """The list at the foot of the page, by number."""
        return tuple(_shown(cited) for cited in self._cited.values())


def _identity(source: Source, owner: str) -> tuple[str, str]:
    for place in (source.url, source.seed, source.file):
        if place is not None:
            return ("", place)
    return (owner, source.id)


def _shown(cited: _Cited) -> SourceView:
    source = cited.source
    proves, folded = _parted(tuple(cited.proves))
    return SourceView(
        number=cited.number,
        title=shown(source.title) if source.title else "",
        publisher=shown(source.publisher) if source.publisher else "",
        url=source.url,
        archived=source.archived,
        is_seed=source.seed is not None,
        file=source.file,
        published=source.published,
        accessed=source.accessed,
        extent=source.extent,
        note=prose(source.note),
        proves=proves,
        folded=folded,
    )


def _parted(proves: Sequence[str]) -> tuple[tuple[str, ...], tuple[Folded, ...]]:
    """The facts that are named, and those that are so many that only their number is."""
    named, folded = tuple(proves), []
    for kind, one, many in (
        (ADOPTED, "%(num)s внедрение", "%(num)s внедрений"),
        (HELD, "%(num)s сертификат", "%(num)s сертификатов"),
    ):
        beginning = _(kind).partition("%(")[0]
        alike = [fact for fact in named if fact.startswith(beginning)]
        if len(alike) > FEW:
            names = tuple(fact.removeprefix(beginning) for fact in alike)
            folded.append(Folded(counted(one, many, len(alike)), names))
            named = tuple(fact for fact in named if not fact.startswith(beginning))
    return named, tuple(folded)
