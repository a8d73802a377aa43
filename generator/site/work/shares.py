"""One worker's share of a site: the pages and files of the records it has kept, and its part of all
others.

Where the last site still holds, only what is wanted is made here.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import islice, zip_longest
from pathlib import Path
from typing import Any, TypeVar

from generator.findings import Finding
from generator.pages import Page, abreast
from generator.pages.building import PageMaker
from generator.publishing.open_files import Maker
from generator.publishing.signing import Signer
from generator.site.edition.outlet import Outlet
from generator.site.edition.stock import Stock
from generator.site.memory.harvest import Harvest, Leaf
from generator.site.memory.questions import EVERYTHING, Asked, Ear, Questions, united
from generator.site.memory.reuse import Account, Wanted
from generator.site.stamping.frames import Frames
from generator.site.stamping.imprint import Imprint
from generator.site.stamping.links import Links
from generator.site.stamping.stamp import Stamp
from generator.site.work.chores import put
from generator.site.work.supply import Supply
from generator.site.workers.large_blocks import give_back
from generator.site.workers.stages import Stage, Stages
from generator.site.workers.worker import Share
from generator.text import FIRST_LANGUAGE
from generator.text.speaking import speaking, spoken

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Order:
    """All that a worker needs to draw its share of a catalog into `folder`."""

    supply: Supply
    catalog: Any
    maps: Any
    frames: Frames
    templates: Path
    imprint: Imprint
    folder: Path
    signer: Signer | None
    root: Path
    wanted: Wanted | None = None
    """What is to be made; None for everything."""
    log: Any = None
    """What git knows of the edits of the records' files."""
    harvest: Harvest | None = None
    """Where what is made of the records for search and tables is to be put."""
    questions: Questions = field(default_factory=Questions)
    """What may be asked while it is drawn."""


@dataclass(slots=True)
class Drawn:
    """What a worker has made, in few words."""

    own: frozenset[str]
    """The templates of the records' own pages."""
    others: list[str]
    """The template of each other page that it has drawn, in order; twins are one page."""
    asked: Mapping[int, Asked]
    """What was asked for the pages of each thing that it has drawn, by its number."""
    asked_for_files: Mapping[int, Asked]
    """The same for all other files that it has made."""
    reaped: Mapping[str, Asked]
    """What was asked for each file that it has added to the harvest, by its name."""
    links: Links
    findings: list[Finding]
    size: int
    stock: Stock
    gathered: Any
    """What the search has to know."""
    packed: Sequence[Any]
    """What the tables have to know."""
    stages: Mapping[str, Stage]
    """How long pages took, files, and what search and tables have to know."""


def draw_share(kept: Any, order: Order, share: Share) -> Drawn:
    """Draw the pages and files of the kept records, and this worker's share of all others, as far
    as they are wanted."""
    supply, catalog, wanted, harvest = order.supply, order.catalog, order.wanted, order.harvest
    supply.hang(catalog, order.maps)
    making, stages = _Making(order, share), Stages()
    making.own_of(kept, stages)
    with stages.stage("pages"):
        making.pages()

    def afresh() -> None:
        # What thousands of pages rested on gives its place to what files do, and that to what is
        # told in the end: each rests on most of the catalog, and little of it is the same.
        if wanted is None or wanted.own is None:
            supply.hang(catalog, order.maps)

    with stages.stage("files"):
        give_back()  # some files are a hundred times larger than most pages
        afresh()
        making.files()
    gathered, packed = None, list[Any]()
    with stages.stage("words"):
        if harvest is not None and (wanted is None or wanted.told):
            afresh()
            gathered = supply.gather(kept, catalog, share, order.imprint.languages, harvest)
            if wanted is None or wanted.files:
                packed += supply.pack(kept, catalog, share, harvest)
    reaped = harvest.heard if harvest is not None else {}
    return Drawn(
        own=frozenset(making.own),
        others=making.others,
        asked=making.ear.heard,
        asked_for_files=making.ear_for_files.heard,
        reaped={name: order.questions.noted(keys) for name, keys in reaped.items()},
        links=making.stamp.links,
        findings=making.stamp.findings,
        size=making.stamp.size,
        stock=making.outlet.stock,
        gathered=gathered,
        packed=packed,
        stages=stages.taken,
    )


class _Making:
    """A worker's pages and files, one thing after the other: each is the owner of its files, and
    what is asked meanwhile is asked for it."""

    def __init__(self, order: Order, share: Share) -> None:
        self.order, self.share = order, share
        self.ear, self.ear_for_files = Ear(order.questions), Ear(order.questions)
        self.outlet = Outlet(order.folder)
        self.stamp = stamp_for(order, self.outlet)
        self.own: set[str] = set()
        self.others: list[str] = []
        self._page_makers: dict[str, dict[int, PageMaker]] = {}
        """What makes this worker's share of the other pages, by languages and by their places."""

    def own_of(self, kept: Any, stages: Stages) -> None:
        """Draw the pages and make the files of the kept records, of one after the other: each is
        put together once, and what both rest on is at hand."""
        order, wanted = self.order, self.order.wanted
        drawn = kept if wanted is None or wanted.own is None else _only(kept, wanted.own)
        filed = kept if wanted is None else _only(kept, wanted.files)
        with stages.stage("pages"):
            self._prepare(kept, drawn)
        make = order.supply.own_files(order.root, order.catalog, order.imprint)
        for identity in kept:
            thing = order.questions.record(identity)
            if identity in drawn:
                with stages.stage("pages"):
                    own = {identity: drawn[identity]}
                    pages = partial(order.supply.own_pages, own, order.catalog)
                    self.own.update(self._pressed(thing, pages))
            if identity in filed:
                with stages.stage("files"):
                    self._put(thing, partial(make, identity, filed[identity]))
        # What is of no use to anything else would only take room.
        order.supply.own_done(order.catalog)
        self.stamp.links.settle(self.outlet.stock.paths())

    def _prepare(self, kept: Any, drawn: Any) -> None:
        """Find out what the pages of some of the kept records, and the others, have to know."""
        order = self.order
        with self.ear.listens(EVERYTHING):
            self._page_makers = self._makers()
            makers = self._page_makers[FIRST_LANGUAGE].values()
            languages = order.imprint.languages
            order.supply.recall(order.root, drawn, order.catalog, order.log, languages, makers)
        if drawn and order.harvest is not None:
            order.supply.liken(kept, drawn, order.catalog, order.harvest)

    def pages(self) -> None:
        """Draw this worker's share of the pages of no record."""
        # They hold what thousands of pages rested on, and go with it.
        makers, self._page_makers = self._page_makers, {}
        for place in makers[FIRST_LANGUAGE]:
            thing = self.order.questions.other(place)
            self.others += self._pressed(thing, partial(_made, makers, place))

    def _makers(self) -> dict[str, dict[int, PageMaker]]:
        """What makes this worker's share of the other pages, by languages and by their places."""
        found, wanted = {}, self.order.wanted
        places = None if wanted is None else wanted.others
        for lang in self.order.imprint.languages.spoken:
            with speaking(lang):
                makers = self.order.supply.pages(self.order.catalog)
                found[lang] = dict(self._share_of(makers, places))
        return found

    def _share_of(
        self, makers: Iterable[T], wanted: Collection[int] | None
    ) -> Iterator[tuple[int, T]]:
        """This worker's share of those makers that stand at wanted places, by these."""
        some = (one for one in enumerate(makers) if wanted is None or one[0] in wanted)
        return islice(some, self.share.number, None, self.share.of)

    def _pressed(self, thing: int, pages: Callable[[], Iterable[Page]]) -> list[str]:
        """Draw the pages of a thing in all languages; the templates of those in the first."""
        self.outlet.owner, templates = thing, []
        with self.ear.listens(thing):
            for page in abreast(lambda: iter(pages()), self.order.imprint.languages):
                self.stamp.press(page)
                if page.lang == FIRST_LANGUAGE:
                    templates.append(page.template)
        return templates

    def files(self) -> None:
        """Make this worker's share of the files of no record."""
        for place, maker in self._file_makers():
            self._put(self.order.questions.other(place), maker)
        self.stamp.links.settle(self.outlet.stock.paths())

    def _put(self, thing: int, make: Maker) -> None:
        """Make the files of a thing."""
        self.outlet.owner = thing
        with self.ear_for_files.listens(thing):
            put(self.outlet, make(), self.stamp.findings)

    def _file_makers(self) -> list[tuple[int, Maker]]:
        """This worker's share of what makes the files of no record, by places."""
        order, wanted = self.order, self.order.wanted
        places = None if wanted is None else wanted.makers
        with self.ear_for_files.listens(EVERYTHING):
            makers = order.supply.files(order.root, order.catalog, order.imprint, order.signer)
            return list(self._share_of(makers, places))


def _made(makers: Mapping[str, Mapping[int, PageMaker]], place: int) -> Iterator[Page]:
    """The page at a place, in the language that is spoken; none where it has no twin in that."""
    make = makers[spoken()].get(place)
    if make is not None:
        yield make()


def stamp_for(order: Order, outlet: Outlet) -> Stamp:
    """What draws the pages of an order and puts them into `outlet`."""
    body = order.supply.bodies(order.templates, order.imprint, order.catalog)
    head = order.supply.heads(order.imprint, order.catalog)
    return Stamp(order.frames, body, order.imprint, outlet, head)


def account_of(parts: Sequence[Drawn], begun: Account) -> Account:
    """The account of a site of which the workers have made these parts, each its share, after it
    has been `begun`: all of it, or what has changed since the last account."""
    if not begun.asked:
        turns = zip_longest(*(part.others for part in parts))
        begun = replace(
            begun,
            own=tuple(sorted(frozenset().union(*(part.own for part in parts)))),
            others=tuple(name for turn in turns for name in turn if name is not None),
        )
    harvest = dict(begun.harvest)
    for part in parts:
        harvest |= {name: Leaf("", questions) for name, questions in part.reaped.items()}
    return replace(
        begun,
        asked=_all_asked(begun.asked, (part.asked for part in parts)),
        asked_for_files=_all_asked(begun.asked_for_files, (part.asked_for_files for part in parts)),
        harvest=harvest,
    )


def _all_asked(begun: Sequence[Asked], parts: Iterable[Mapping[int, Asked]]) -> tuple[Asked, ...]:
    """What was asked for each thing by whoever has made it last, and by all of them for the others
    to be known."""
    asked = dict(enumerate(begun))
    for part in parts:
        known = united(asked.get(EVERYTHING, ""), part.get(EVERYTHING, ""))
        asked |= {**part, EVERYTHING: known}
    return tuple(asked.get(thing, "") for thing in range(max(asked, default=EVERYTHING) + 1))


def _only(kept: Any, records: frozenset[str]) -> dict[str, Any]:
    """Those of the kept records that are among `records`."""
    return {identity: kept[identity] for identity in kept if identity in records}
