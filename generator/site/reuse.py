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
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, NamedTuple, Self

from generator.reading.walking import PRACTICES
from generator.site.addresses import file_of
from generator.site.frames import Frames
from generator.site.imprint import Imprint
from generator.site.inventory import NoInventory, read_inventory
from generator.site.provenance import Memory, put
from generator.site.stamping import Written


class Grounds(NamedTuple):
    """What pages rest on: the ids of the records by their files, and the word for all that records
    tell of each other."""

    records: Mapping[str, str]
    word: str


@dataclass(frozen=True, slots=True)
class Account:
    """What a site is remembered by. Words stand for what it was made of; paths are its files."""

    imprint: str
    catalog: str
    frames: str
    prose: str
    """What the search knows of the hand-written pages."""
    own: tuple[str, ...] = ()
    """The templates of pages that records have of their own."""
    others: tuple[str, ...] = ()
    """The template of each other page, in the order in which they are made."""
    pages: tuple[tuple[str, bool], ...] = ()
    """The address of each page, and whether search engines may list it."""
    files: tuple[str, ...] = ()
    search: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    """Where links of its pages lead."""

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

    @property
    def written(self) -> list[Written]:
        """Its pages, but for hand-written ones."""
        return [Written(address, listed) for address, listed in self.pages]


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
    """The last site: it stands in `folder` with the files of `sums` as it was built, and of all
    that it was made of only `changed` has changed since."""

    folder: Path
    sums: Mapping[str, str]
    account: Account
    changed: frozenset[Path]

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

    def holding(self, wanted: Wanted) -> list[str]:
        """The files of the last site that still hold where only this much is wanted; those of
        wanted pages and of edited records are among them."""
        account = self.account
        pages = [file_of(address) for address, _ in account.pages]
        return [
            *pages,
            *account.files,
            *(() if wanted.told else account.search),
            *(() if wanted.files else account.tables),
        ]


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


def keep(memory: Memory, account: Account) -> None:
    """Remember the site just built by its `account`; what hinders it costs only time."""
    with suppress(OSError):
        put(memory.kept, json.dumps({"site": memory.site, **asdict(account)}).encode())


def legacy(memory: Memory) -> Legacy | None:
    """What a remembered site leaves; None where nobody has taken account of it."""
    try:
        told = json.loads(memory.kept.read_bytes())
        if told.pop("site") != memory.site:
            return None
        told["pages"] = [(address, listed) for address, listed in told["pages"]]
        values: dict[str, Any] = {
            each.name: tuple(found) if isinstance(found := told[each.name], list) else str(found)
            for each in fields(Account)
        }
        sums = read_inventory(memory.out)
        return Legacy(memory.out, sums, Account(**values), memory.changed)
    except (OSError, ValueError, LookupError, TypeError, NoInventory):
        return None
