"""What of the last site still holds, so that a build makes only what an edit has changed.

Every page and file is a pure function of few things: of the settings, of the catalog, of its own
template and frame, and of the full text of its own record if it has one; the search and the tables
of all records. What records tell of each other is told apart: how far practices have spread is
asked while a thing is made, and known afterwards; all else may be told on any page. Where that is
the same as last time, only what rests on edited records, on other answers and on edited templates
is wanted; the rest is taken over. Where it is not, everything is made anew.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from sys import intern
from types import MappingProxyType
from typing import Any, Final, NamedTuple, Self

from generator.reading.walking import PRACTICES
from generator.site.edition.stock import Kind, Stock
from generator.site.memory import volume
from generator.site.memory.harvest import Harvest, Leaf, store
from generator.site.memory.provenance import Memory
from generator.site.memory.questions import EVERYTHING, Asked, Changed, Questions
from generator.site.stamping.frames import Frames
from generator.site.stamping.imprint import Imprint


class Grounds(NamedTuple):
    """What pages rest on: the ids of the records by their files, the word for all that records tell
    of each other unasked, and the words for the answers to all questions, by their keys: those for
    the records come first, in the same order."""

    records: Mapping[str, str]
    word: str
    answers: Mapping[str, str] = MappingProxyType({})

    def questions(self) -> Questions:
        """The questions, and so the records, by their numbers."""
        records = list(self.records.values())
        return Questions(records, list(self.answers)[len(records) :])


@dataclass(frozen=True, slots=True)
class Account:
    """What a site is remembered by. Words stand for what it was made of."""

    imprint: str
    catalog: str
    frames: str
    prose: str
    """What the search knows of the hand-written pages."""
    own: tuple[str, ...] = ()
    """The templates of pages that records have of their own."""
    others: tuple[str, ...] = ()
    """The template of each other page, in the order in which they are made."""
    answers: tuple[str, ...] = ()
    """The words for the answers to all questions, in their order."""
    asked: tuple[Asked, ...] = ()
    """What was asked for pages: for the others to be known, for each record, for each other."""
    asked_for_files: tuple[Asked, ...] = ()
    """The same for all other files: for the makers to be known, for each record, for each maker."""
    targets: tuple[str, ...] = ()
    """Where links of its pages lead, but for those to whole `files`."""
    harvest: Mapping[str, Leaf] = field(default_factory=dict)
    """What was made of the records for the search and the tables, by the names of the files."""
    files: Stock = field(default_factory=Stock)
    """All that the program has written."""

    @property
    def first_other(self) -> int:
        """The number of the first thing of the site that is no record."""
        return len(self.asked) - len(self.others)

    @classmethod
    def begun(
        cls, grounds: Grounds, imprint: Imprint, frames: Frames, prose: Iterable[object]
    ) -> Self:
        """The account of a site that is still to be drawn; `prose` are its hand-written pages."""
        frames_word = word_of(
            f"{key}{frame.pieces}{frame.slots}"
            for key, frame in sorted(frames.known.items(), key=lambda item: item[0])
        )
        told = word_of(map(repr, prose))
        answers = tuple(grounds.answers.values())
        return cls(_word_of_imprint(imprint), grounds.word, frames_word, told, answers=answers)


_WORDS: Final = tuple(each.name for each in fields(Account) if each.name != "files")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be made where the last site holds for the rest. `own` are records whose pages are
    to be drawn, None for all of them; `files` those whose files are made; `others` and `makers` are
    the places of other pages and of makers of files, from 0; `told` is whether what records tell in
    the end is to be gathered once more. `edited` are the records whose files have changed,
    `changed` the questions that have other answers."""

    own: frozenset[str] | None
    files: frozenset[str]
    others: frozenset[int]
    makers: frozenset[int]
    told: bool
    edited: frozenset[str]
    changed: Changed


@dataclass(frozen=True, slots=True)
class Legacy:
    """The last site: it stands in `folder` as it was built, and of all that it was made of only
    `changed` has changed since."""

    folder: Path
    account: Account
    changed: frozenset[Path]
    harvest: Path
    """Where the harvest stands."""

    def changed_in(self, folder: Path) -> frozenset[str]:
        """The changed files under `folder`, as paths from there."""
        within = (path for path in self.changed if path.is_relative_to(folder))
        return frozenset(path.relative_to(folder).as_posix() for path in within)

    def wanted(
        self, root: Path, records: Mapping[str, str], now: Account, stale: Collection[str]
    ) -> Wanted | None:
        """What has to be made of the catalog under `root` to have a site of which `now` tells; None
        for everything. `records` are ids by file, `stale` the templates that rest on changed ones.
        """
        old = self.account
        if (old.imprint, old.catalog) != (now.imprint, now.catalog):
            return None
        found = {records.get(f"{PRACTICES}/{file}") for file in self.changed_in(root / PRACTICES)}
        edited = frozenset(identity for identity in found if identity is not None)
        if len(edited) < len(found) or len(old.answers) != len(now.answers):
            return None
        changed = Changed(old.answers, now.answers)
        pages = [n for n, asked in enumerate(old.asked) if changed.touches(asked)]
        files = [n for n, asked in enumerate(old.asked_for_files) if changed.touches(asked)]
        if EVERYTHING in (*pages, *files):
            return None
        first, ids = old.first_other, list(records.values())
        stirred = edited.union(ids[n - 1] for n in pages if n < first)
        used = {*old.own, *old.others}
        worn = used if old.frames != now.frames else used.intersection(stale)
        others = {n for n, name in enumerate(old.others) if name in worn}
        return Wanted(
            own=stirred if worn.isdisjoint(old.own) else None,
            files=edited.union(ids[n - 1] for n in files if n < first),
            others=frozenset(others.union(n - first for n in pages if n >= first)),
            makers=frozenset(n - first for n in files if n >= first),
            told=bool(edited or changed) or old.prose != now.prose,
            edited=edited,
            changed=changed,
        )

    def harvest_in(self, folder: Path, wanted: Wanted) -> Harvest:
        """A harvest in `folder` that takes over what holds where only this much is wanted."""
        leaves = self.account.harvest
        return Harvest(folder, self.harvest, leaves, wanted.edited, wanted.changed)

    def holding(self, wanted: Wanted, questions: Questions, made: Iterable[str]) -> Stock:
        """The files of the last site that still hold where only this much is wanted, and this much
        has been `made`: what belonged to a wanted thing holds no more, even if it is not there any
        longer."""
        worn = {Kind.SIGNPOST}
        if wanted.told:
            worn.add(Kind.SEARCH)
        if wanted.files:
            worn.add(Kind.TABLE)
        files = {*map(questions.other, wanted.makers), *map(questions.record, wanted.files)}
        pages = {*map(questions.other, wanted.others), *map(questions.record, wanted.own or ())}
        old = self.account.files
        theirs: dict[int, set[int]] = {Kind.FILE: files, Kind.PAGE: pages, Kind.HIDDEN: pages}
        gone = {*made, *old.of(theirs)}
        return old.only(frozenset(Kind) - worn, but=gone)

    def after(self, now: Account) -> Account:
        """The account of a site of which only a part is made, as `now` tells; what is asked for
        that is still to come."""
        return replace(self.account, frames=now.frames, prose=now.prose, answers=now.answers)


def _word_of_imprint(imprint: Imprint) -> str:
    """A set stands in another order in each process, so that each is put in order."""

    def plain(value: object) -> object:
        return sorted(value) if isinstance(value, frozenset) else str(value)

    return word_of([json.dumps(asdict(imprint), default=plain)])


def word_of(values: Iterable[str]) -> str:
    """A word that is the same for the same values only."""
    told = hashlib.blake2b(digest_size=16)
    for value in values:
        data = value.encode("utf-8", "surrogatepass")
        told.update(b"%d:%b" % (len(data), data))
    return told.hexdigest()


def keep(memory: Memory, account: Account, harvest: Path) -> None:
    """Remember the site just built by its `account`, and the files of its `harvest`; what hinders
    it costs only time."""
    told = {name: getattr(account, name) for name in _WORDS}
    with suppress(OSError):
        told["harvest"] = store(harvest, memory.harvest, account.harvest)
        volume.write(memory.kept, memory.site, told, [account.files.packed()])


def legacy(memory: Memory) -> Legacy | None:
    """What a remembered site leaves; None where nobody has taken account of it."""
    kept = volume.read(memory.kept, memory.site)
    if kept is None:
        return None
    try:
        told: dict[str, Any] = {name: kept.index[name] for name in _WORDS}
        for name in ("own", "others", "targets", "answers", "asked", "asked_for_files"):
            told[name] = tuple(map(intern, told[name]))
        told["harvest"] = {name: Leaf(*leaf) for name, leaf in told["harvest"].items()}
        account = Account(**told, files=Stock.unpacked(*kept.pieces))
        return Legacy(memory.out, account, memory.changed, memory.harvest)
    except (ValueError, LookupError, TypeError, AttributeError):
        return None
