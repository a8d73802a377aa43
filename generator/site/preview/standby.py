"""The catalog held ready, so that a page is drawn when somebody asks for it, and an edit costs one
file: it is read and checked alone, and the catalog is linked anew around it.

What has mistakes is not taken in: the last good state stays until the file is right again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from generator.catalog import Catalog, Groundwork, take
from generator.catalog.archived import with_archived
from generator.catalog.entries import PracticeCard
from generator.catalog.keeping import PackedRecords
from generator.catalog.problems import locate
from generator.catalog.rules import across
from generator.findings import Finding, Severity, in_order
from generator.model.practice import Practice
from generator.pages import Page, abreast
from generator.pages.languages import neutral
from generator.publishing.open_files import OpenFile, in_memory, made_by, whole
from generator.reading import Entry, Kind, walk
from generator.site.edition.outlet import Outlet
from generator.site.memory.harvest import Harvest
from generator.site.work.shares import Order, stamp_for
from generator.site.workers.crew import Crew
from generator.site.workers.worker import Share


class NothingThere(Exception):
    """No page and no file of the catalog stands at an address."""


class Tray(Outlet):
    """Takes pages in place of the disk."""

    def __init__(self) -> None:
        self.pages: dict[str, bytes] = {}

    def page(self, address: str, data: bytes, listed: bool = True) -> None:
        """Keep the page of `address`."""
        self.pages[address] = data


class Standby:
    """One catalog, its workers with the records they have read, and what its pages are drawn with.

    Not for several threads at once: whoever has some holds a lock around each call.
    """

    def __init__(self, order: Order, crew: Crew) -> None:
        self.order = order
        self._crew = crew
        self._records: dict[str, Practice] = {}
        """Records that are newer than the workers', or have been asked for."""
        self._entries = _entries(order.root)
        self._index: dict[str, bytes] | None = None
        self.hang()

    @property
    def catalog(self) -> Catalog:
        """The catalog as it was last right."""
        return self.order.catalog  # type: ignore[no-any-return]

    def close(self) -> None:
        """Send the workers home."""
        self._crew.close()

    def redress(self, order: Order) -> None:
        """Go on with other frames, templates or words around the same catalog."""
        self.order = replace(order, catalog=self.order.catalog, maps=self.order.maps)
        self._index = None
        self.hang()

    def page(self, address: str) -> bytes:
        """The page at `address`, drawn now. Raises NothingThere, and what templates raise."""
        order = self.order
        wanted = neutral(address)
        for page in abreast(lambda: self._pages(wanted), order.imprint.languages):
            if page.address == address:
                tray = Tray()
                stamp_for(order, tray).press(page)
                return tray.pages[address]
        raise NothingThere(address)

    def moved(self, address: str) -> str | None:
        """Where the page of an old address is now."""
        return self.order.supply.redirects(self.order.catalog).get(address)

    def file(self, path: str) -> bytes:
        """A file that is no page. Raises NothingThere."""
        for name, data in self._files(path):
            if name == path:
                return whole(data)
        raise NothingThere(path)

    def indexed(self, path: str, pages: list[Any]) -> bytes:
        """A file that is made of all records: of the search, or a table. They are made together
        when one of them is asked for after an edit. `pages` are the hand-written ones. Raises
        NothingThere."""
        if self._index is None:
            order = self.order
            for identity, record in self._records.items():
                held = self._crew.draw(_has, identity)
                owner = held.index(True) if True in held else 0
                self._crew.draw(_replace, (identity, record, owner))
            with TemporaryDirectory(prefix="atlas-") as folder:
                harvest = Harvest(Path(folder))
                parts = self._crew.draw(_gather, replace(order, harvest=harvest))
                told, packed = [told for told, _ in parts], chain(*(some for _, some in parts))
                self._index = dict(in_memory(order.supply.index(order.catalog, told, pages)))
                steps = order.supply.tables(order.catalog, packed, order.imprint, harvest)
                for make in chain.from_iterable(steps):
                    self._index |= in_memory(make())
        try:
            return self._index[path]
        except KeyError:
            raise NothingThere(path) from None

    def take(self, files: Iterable[str]) -> list[Finding]:
        """Read the changed practice `files` (paths from the root, some may be gone) and take in
        those that are right; what was found in them."""
        found: list[Finding] = []
        catalog = self.catalog
        cards = dict(catalog.practices)
        directory = catalog.directory
        for file in files:
            entry = self._entry(file)
            if entry is None:
                gone = next((key for key, card in cards.items() if card.file == file), None)
                if gone is not None:
                    del cards[gone]
                    directory = replace(directory, practice_ids=directory.practice_ids - {gone})
                continue
            directory = replace(directory, practice_ids=directory.practice_ids | {entry.id})
            ground = Groundwork(self.order.root, directory, [], [], catalog.today)
            taken = take(ground, [entry])
            found += taken.findings
            card = taken.cards.get(entry.id)
            if card is None or any(f.severity is Severity.ERROR for f in taken.findings):
                self._keep_last(entry.id)
                continue
            self._records[entry.id] = taken.records[entry.id]
            cards[entry.id] = self._with_archived(card, cards)
        if cards != dict(catalog.practices):
            self._link(dict(sorted(cards.items())), directory)
        self._index = None
        return in_order(found)

    def check(self) -> list[Finding]:
        """What only all files together show to be wrong."""
        problems = list(across(self.catalog, frozenset()))
        return in_order(locate(self.order.root, problems))

    def changes_others(self, file: str) -> bool:
        """Whether the practice in `file` was or is in the archive: then those that name it change,
        and everything has to be read anew."""
        known = next((card for card in self.catalog.practices.values() if card.file == file), None)
        entry = self._entry(file)
        if entry is None:
            return known is not None and known.status == "archived"
        ground = Groundwork(self.order.root, self.catalog.directory, [], [], self.catalog.today)
        card = take(ground, [entry]).cards.get(entry.id)
        states = {card.status if card else "", known.status if known else ""}
        return "archived" in states and len(states - {""}) > 1

    def _pages(self, wanted: str) -> Iterator[Page]:
        supply, catalog = self.order.supply, self.order.catalog
        kept = self._kept_in(wanted)
        root, log, languages = self.order.root, self.order.log, self.order.imprint.languages
        supply.recall(root, kept, catalog, log, languages, ())
        for page in supply.own_pages(kept, catalog):
            if page.address == wanted:
                yield page
                return
        makers = [make for make in supply.pages(catalog) if _may_make(make, wanted)]
        supply.recall(root, {}, catalog, log, languages, makers)
        for make in makers:
            page = make()
            if page.address == wanted:
                yield page
                return

    def _files(self, wanted: str) -> Iterator[OpenFile]:
        """The files of the practice whose id stands in a path, then all that are of no practice;
        each is made as it is asked for."""
        order = self.order
        make = order.supply.own_files(order.root, order.catalog, order.imprint)
        for identity, record in self._kept_in(wanted).items():
            yield from make(identity, record)
        makers = order.supply.files(order.root, order.catalog, order.imprint, order.signer)
        yield from made_by(makers)

    def _kept_in(self, path: str) -> dict[str, Practice]:
        """The practice whose id stands in `path`, as the workers keep them."""
        parts = path.split("/")
        found = {}
        for region, name in pairwise(parts):
            identity = f"{region}/{name.partition('.')[0]}"
            card = self.catalog.practices.get(identity)
            if card is not None:
                found[identity] = self._record(card)
        return found

    def _record(self, card: PracticeCard) -> Practice:
        record = self._records.get(card.id)
        if record is None:
            record = next(one for one in self._crew.draw(_record_of, card.id) if one is not None)
            self._records[card.id] = record
        return record

    def _keep_last(self, identity: str) -> None:
        """Keep the record as it was before its file was broken, if it ever was right."""
        card = self.catalog.practices.get(identity)
        if card is not None:
            self._record(card)

    def _entry(self, file: str) -> Entry | None:
        """The practice file `file` as the walk through the folders knows it; None if it is gone."""
        known = self._entries.get(file)
        if known is None or not (self.order.root / file).is_file():
            self._entries = _entries(self.order.root)
            known = self._entries.get(file)
        return known

    def _with_archived(self, card: PracticeCard, cards: Mapping[str, PracticeCard]) -> PracticeCard:
        resting = {key: one for key, one in cards.items() if one.status == "archived"}
        bare = replace(self.catalog.directory, packages={})
        return with_archived(self.order.root, {**resting, card.id: card}, bare)[0][card.id]

    def _link(self, cards: dict[str, PracticeCard], directory: Any) -> None:
        catalog = Catalog(directory, cards, self.catalog.today)
        catalog.findings.extend(self.catalog.findings)
        self.order = replace(self.order, catalog=catalog)
        self.hang()

    def hang(self) -> None:
        """Make this catalog the one that pages are drawn of."""
        self.order.supply.hang(self.order.catalog, self.order.maps)


def read_anew(order: Order) -> tuple[Order, Crew, list[Finding]]:
    """The catalog read whole once more, in this process: after an edit that may change anything."""
    crew = Crew(1)
    catalog, found = order.supply.load(order.root, order.imprint.today, crew)
    maps = order.supply.chart(order.root, catalog, crew)
    return replace(order, catalog=catalog, maps=maps), crew, found


def _entries(root: Path) -> dict[str, Entry]:
    return {entry.file: entry for entry in walk(root).of(Kind.PRACTICE)}


def _may_make(make: Callable[[], Any], path: str) -> bool:
    """Whether `make`, a function with its arguments, may yield what stands at `path`: not if it is
    about a record whose id is no part of that path."""
    about = next(iter(getattr(make, "args", ())), None)
    identity = getattr(about, "id", None) or getattr(about, "slug", None)
    if not isinstance(identity, str):
        return True
    return identity.rpartition("/")[2] in path


def _record_of(kept: Mapping[str, Practice], identity: str, share: Share) -> Practice | None:
    return kept.get(identity)


def _has(kept: Mapping[str, Practice], identity: str, share: Share) -> bool:
    return identity in kept


def _replace(kept: PackedRecords, new: tuple[str, Practice, int], share: Share) -> None:
    identity, record, owner = new
    if share.number == owner:
        kept[identity] = record


def _gather(kept: PackedRecords, order: Order, share: Share) -> tuple[Any, Sequence[Any]]:
    """What the search and the tables have to know of the kept records."""
    supply, catalog = order.supply, order.catalog
    assert order.harvest is not None
    supply.hang(catalog, order.maps)
    told = supply.gather(kept, catalog, share, order.imprint.languages, order.harvest)
    # A copy: whoever packs uses it up, and these records are asked for again.
    return told, supply.pack(kept.copy(), catalog, share, order.harvest)
