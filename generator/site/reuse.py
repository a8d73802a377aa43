"""What of the last site still holds, so that a build makes only what an edit has changed.

Every page and file is a pure function of few things: of the settings, of the catalog, of its own
template and frame, and of the full text of its own record if it has one; the search and the tables
of all records. Where the catalog (what records tell of each other) is the same as last time, only
own pages and files of edited records and pages of edited templates are wanted; the rest is taken
over. Where it is another, everything is made anew.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from sys import intern
from typing import Any, Final, NamedTuple, Self

from generator.reading.walking import PRACTICES
from generator.site import volume
from generator.site.frames import Frames
from generator.site.harvest import Harvest, store
from generator.site.imprint import Imprint
from generator.site.provenance import Memory
from generator.site.stock import Kind, Stock


class Grounds(NamedTuple):
    """What pages rest on: the ids of the records by their files, and the word for all that records
    tell of each other."""

    records: Mapping[str, str]
    word: str


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
    targets: tuple[str, ...] = ()
    """Where links of its pages lead, but for those to whole `files`."""
    harvest: tuple[tuple[str, str], ...] = ()
    """What was made of the records for the search and the tables: the files of its harvest with
    their sums."""
    files: Stock = field(default_factory=Stock)
    """All that the program has written."""

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
        return cls(_word_of_imprint(imprint), grounds.word, frames_word, told)


_WORDS: Final = tuple(each.name for each in fields(Account) if each.name != "files")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be made where the last site holds for the rest. `own` are records whose pages are
    to be drawn, None for all of them; `files` those whose files are made; `others` are numbers of
    other pages; `told` is whether all records are to be gathered once more."""

    own: frozenset[str] | None
    files: frozenset[str]
    others: frozenset[int]
    told: bool


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
        edited = {records.get(f"{PRACTICES}/{file}") for file in self.changed_in(root / PRACTICES)}
        known = frozenset(identity for identity in edited if identity is not None)
        if len(known) < len(edited):
            return None
        used = {*old.own, *old.others}
        worn = used if old.frames != now.frames else used.intersection(stale)
        return Wanted(
            own=known if worn.isdisjoint(old.own) else None,
            files=known,
            others=frozenset(n for n, name in enumerate(old.others) if name in worn),
            told=bool(known) or old.prose != now.prose,
        )

    def harvest_in(self, folder: Path, wanted: Wanted) -> Harvest:
        """A harvest in `folder` that takes over what holds where only this much is wanted."""
        return Harvest(folder, self.harvest, dict(self.account.harvest), wanted.files)

    def holding(self, wanted: Wanted) -> frozenset[Kind]:
        """Of which kinds files of the last site still hold where only this much is wanted; those of
        wanted pages and of edited records are among them."""
        worn = {Kind.SIGNPOST}
        if wanted.told:
            worn.add(Kind.SEARCH)
        if wanted.files:
            worn.add(Kind.TABLE)
        return frozenset(Kind) - worn


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
        told["harvest"] = store(harvest, memory.harvest, dict(account.harvest))
        volume.write(memory.kept, memory.site, told, [account.files.packed()])


def legacy(memory: Memory) -> Legacy | None:
    """What a remembered site leaves; None where nobody has taken account of it."""
    kept = volume.read(memory.kept, memory.site)
    if kept is None:
        return None
    try:
        told: dict[str, Any] = {name: kept.index[name] for name in _WORDS}
        for name in ("own", "others", "targets"):
            told[name] = tuple(map(intern, told[name]))
        told["harvest"] = tuple(told["harvest"].items())
        account = Account(**told, files=Stock.unpacked(*kept.pieces))
        return Legacy(memory.out, account, memory.changed, memory.harvest)
    except (ValueError, LookupError, TypeError, AttributeError):
        return None
