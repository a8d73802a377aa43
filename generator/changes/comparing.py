"""Two catalogs compared, file by file: each file that differs leads to at least one change.

Pure but for reading the files that differ. What could not be read is said to be so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from generator.catalog import Catalog
from generator.changes.adopters import shifted
from generator.changes.certificates import certificate_changes
from generator.changes.change import Change, FileTouched, FileUnfamiliar, FileUnread
from generator.changes.fields import Concern
from generator.changes.files import Differing
from generator.changes.municipalities import LandChanged, municipality_changes
from generator.changes.naming import Names, quoted
from generator.changes.packages import package_added, package_changes, package_removed
from generator.changes.practices import practice_changes
from generator.changes.reading import Shelf, Told
from generator.changes.regions import RegionAdded, RegionRemoved, region_changes
from generator.changes.sites import site_added, site_changes, site_removed
from generator.changes.vocabularies import programme_changes, term_changes
from generator.model.certificate import Certificate
from generator.model.municipality import Municipality
from generator.model.package import Package
from generator.model.practice import Practice
from generator.model.programme import Programme
from generator.model.record import Record
from generator.model.region import Region
from generator.model.site import Site
from generator.model.vocabulary import Sphere, Tool
from generator.reading import Kind

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Pair:
    """A file of the catalog on both sides; None where it is not there."""

    file: str
    kind: Kind
    id: str
    before: Told | None
    after: Told | None

    @property
    def whole(self) -> tuple[bool, bool]:
        """Of each side, whether all could be read that is there."""
        return (
            self.before is None or self.before.sound,
            self.after is None or self.after.sound,
        )


def compare(
    old: Catalog, new: Catalog, shelves: tuple[Shelf, Shelf], files: Differing
) -> tuple[Change, ...]:
    """Everything that is different, in the order of regions, importance and files."""
    names = Names(old, new)
    pairs, strange = _sorted_out(shelves, files)
    changes = [
        *_practices(pairs, old, new, names),
        *(change for pair in pairs for change in _of_pair(pair, old, new, names)),
    ]
    changes += _shifted(changes, pairs, old, new)
    changes += _unread(pairs, names)
    told = {change.file for change in changes}
    changes += [_touched(pair) for pair in pairs if pair.file not in told | _moved_files(changes)]
    changes += strange
    return tuple(sorted(changes, key=lambda one: (one.region, one.rank, one.file)))


def changes_of(pair: Pair, old: Catalog, new: Catalog, names: Names) -> Iterator[Change]:
    """What one file tells anew, whatever it is about; nothing if only its looks have changed."""
    if pair.kind is Kind.PRACTICE:
        yield from _practices([pair], old, new, names)
    else:
        yield from _of_pair(pair, old, new, names)


def _sorted_out(shelves: tuple[Shelf, Shelf], files: Differing) -> tuple[list[Pair], list[Change]]:
    """The files that belong to the catalog on a side, and changes of those that do not."""
    pairs: list[Pair] = []
    strange: list[Change] = []
    for file in sorted((*files.added, *files.changed, *files.removed)):
        before, after = shelves[0].read(file), shelves[1].read(file)
        known = after or before
        if known is not None:
            pairs.append(Pair(file, known.entry.kind, known.entry.id, before, after))
        else:
            was, is_ = file not in files.added, file not in files.removed
            strange.append(FileUnfamiliar(region="", subject=file, file=file, was=was, is_=is_))
    return pairs, strange


def _practices(pairs: list[Pair], old: Catalog, new: Catalog, names: Names) -> Iterator[Change]:
    sides: tuple[dict[str, tuple[str, Practice]], ...] = ({}, {})
    for pair in pairs:
        if pair.kind is not Kind.PRACTICE:
            continue
        records = [told.one(Practice) if told else None for told in (pair.before, pair.after)]
        lost = [
            told is not None and record is None
            for told, record in zip((pair.before, pair.after), records, strict=True)
        ]
        for side, record in zip(sides, records, strict=True):
            # Of a practice that cannot be read on one side nobody knows what has changed.
            if record is not None and not any(lost):
                side[pair.id] = (pair.file, record)
    yield from practice_changes(sides[0], sides[1], old, new, names)


def _of_pair(pair: Pair, old: Catalog, new: Catalog, names: Names) -> Iterator[Change]:
    """The changes of a file that is no practice."""
    if pair.kind is Kind.REGION:
        yield from _region(pair, names)
    elif pair.kind is Kind.SITE:
        yield from _single(pair, Site, site_added, site_removed, site_changes, names)
    elif pair.kind is Kind.PACKAGE:
        yield from _single(pair, Package, package_added, package_removed, package_changes, names)
    elif pair.kind is Kind.MUNICIPALITIES:
        both = (_many(pair.before, Municipality), _many(pair.after, Municipality))
        yield from municipality_changes(pair.id, *both, pair.whole, pair.file, names)
    elif pair.kind is Kind.CERTIFICATES:
        register = (_many(pair.before, Certificate), _many(pair.after, Certificate))
        yield from certificate_changes(pair.id, *register, pair.whole, old, new, pair.file, names)
    elif pair.kind in (Kind.SPHERES, Kind.TOOLS):
        model: type[Sphere | Tool] = Sphere if pair.kind is Kind.SPHERES else Tool
        terms = [told.by_id(model) if told else {} for told in (pair.before, pair.after)]
        yield from term_changes(terms[0], terms[1], pair.whole, pair.file, names)
    elif pair.kind is Kind.PROGRAMME:
        had, has = _one(pair.before, Programme), _one(pair.after, Programme)
        if not _lost(pair, had, has):
            yield from programme_changes(had, has, pair.file, names)
    elif pair.kind in (Kind.OUTLINE, Kind.BOUNDARIES):
        yield LandChanged(
            region=pair.id,
            subject=names.region(pair.id),
            file=pair.file,
            borders=pair.kind is Kind.BOUNDARIES,
            was=pair.before is not None,
            is_=pair.after is not None,
        )


def _single(
    pair: Pair,
    model: type[R],
    added: Callable[[str, R, str, Names], Change],
    removed: Callable[[str, R, str, Names], Change],
    changed: Callable[[str, R, R, str, Names], Iterator[Change]],
    names: Names,
) -> Iterator[Change]:
    """The changes of a file that holds one record."""
    had, has = _one(pair.before, model), _one(pair.after, model)
    if _lost(pair, had, has):
        return
    if had is None and has is not None:
        yield added(pair.id, has, pair.file, names)
    elif has is None and had is not None:
        yield removed(pair.id, had, pair.file, names)
    elif had is not None and has is not None:
        yield from changed(pair.id, had, has, pair.file, names)


def _region(pair: Pair, names: Names) -> Iterator[Change]:
    had, has = _one(pair.before, Region), _one(pair.after, Region)
    if _lost(pair, had, has):
        return
    whom = {"region": pair.id, "subject": names.region(pair.id), "file": pair.file}
    if had is None:
        yield RegionAdded(**whom)
    elif has is None:
        yield RegionRemoved(**whom)
    else:
        yield from region_changes(pair.id, had, has, pair.file, names)


def _one(told: Told | None, model: type[R]) -> R | None:
    return told.one(model) if told else None


def _many(told: Told | None, model: type[R]) -> list[R]:
    return told.many(model) if told else []


def _lost(pair: Pair, had: object, has: object) -> bool:
    """Whether the record cannot be read on a side where its file is."""
    return (pair.before is not None and had is None) or (pair.after is not None and has is None)


def _shifted(changes: list[Change], pairs: list[Pair], old: Catalog, new: Catalog) -> list[Change]:
    """Practices whose own replications are the same, but which count otherwise."""
    told = {change.file for change in changes if hasattr(change, "count")}
    found: list[Change] = []
    for identity, after in new.practices.items():
        before = old.practices.get(identity)
        if before is None or after.file in told or not (after.published and after.adopters):
            continue
        concern = Concern(after.region, quoted(after.title), after.file)
        found += shifted(before, after, old, new, concern)
    return found


def _unread(pairs: list[Pair], names: Names) -> list[Change]:
    """Files that differ and could not be read in full on a side."""
    found: list[Change] = []
    for pair in pairs:
        before, after = pair.whole
        if not (before and after):
            region = "" if pair.kind in _OF_ALL else pair.id.partition("/")[0]
            found.append(
                FileUnread(
                    region=region, subject=pair.file, file=pair.file, before=before, after=after
                )
            )
    return found


_OF_ALL = (Kind.SPHERES, Kind.TOOLS, Kind.PROGRAMME)


def _moved_files(changes: list[Change]) -> frozenset[str]:
    """The old files of practices that stand in new ones."""
    olds = (getattr(change, "before", "") for change in changes if change.kind in _MOVES)
    return frozenset(f"practices/{old}.yml" for old in olds)


_MOVES = ("practice-renamed", "practice-moved")


def _touched(pair: Pair) -> FileTouched:
    region = "" if pair.kind in _OF_ALL else pair.id.partition("/")[0]
    return FileTouched(region=region, subject=pair.file, file=pair.file)


def by_region(changes: tuple[Change, ...]) -> Mapping[str, tuple[Change, ...]]:
    """Changes under their regions, in order; "" for the whole catalog."""
    found: defaultdict[str, list[Change]] = defaultdict(list)
    for change in changes:
        found[change.region].append(change)
    return {region: tuple(some) for region, some in found.items()}
