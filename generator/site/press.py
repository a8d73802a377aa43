"""One build of the catalog's part of the site: read, draw, put up signposts, check the links.

It knows the folder it fills and the frames it is given, and nothing of MkDocs: what renders the
frames and the hand-written pages may change.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import islice
from pathlib import Path
from typing import Any

from generator.findings import Finding
from generator.findings.catalogue.site import ADDRESS_TAKEN
from generator.pages import Page, abreast
from generator.pages.languages import language_of
from generator.publishing.signing import Signer
from generator.reading.walking import PRACTICES
from generator.site import headers
from generator.site.answers import asks, told, with_day
from generator.site.commit import commit_of
from generator.site.crew import Crew, Share
from generator.site.frames import Frames
from generator.site.imprint import Imprint
from generator.site.inventory import INVENTORY, Stored, inventory, take_stock
from generator.site.links import Links
from generator.site.mentions import with_records
from generator.site.outlet import AddressTaken, Outlet
from generator.site.reuse import Kept
from generator.site.signposts import redirect, robots, sitemaps
from generator.site.stages import Stages
from generator.site.stamping import Stamp, Written
from generator.site.supply import Files, Supply
from generator.site.written_heads import with_head
from generator.text import FIRST_LANGUAGE
from generator.text.speaking import speaking


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
    kept: Kept | None = None
    """Files of the last site that are still right."""
    log: Any = None
    """What git knows of the edits of the records' files."""


@dataclass(slots=True)
class Drawn:
    """What a worker has made, in few words."""

    written: list[Written]
    links: Links
    findings: list[Finding]
    size: int
    stored: dict[str, Stored]
    made: list[str]
    """Those files that are no pages."""
    gathered: Any


def draw_share(kept: Any, order: Order, share: Share) -> Drawn:
    """Draw the pages and files of the kept records, and this worker's share of all others."""
    outlet = Outlet(order.folder)
    supply, catalog = order.supply, order.catalog
    supply.hang(catalog, order.maps)
    supply.recall(order.root, kept, catalog, order.log, order.imprint.languages)
    stamp = stamp_for(order, outlet)

    def others_pages() -> Iterator[Page]:
        return (make() for make in islice(supply.pages(catalog), share.number, None, share.of))

    languages = order.imprint.languages
    for page in abreast(lambda: iter(supply.own_pages(kept, catalog)), languages):
        stamp.press(page)
    for page in abreast(others_pages, languages):
        stamp.press(page)
    if order.kept is not None:
        made = order.kept.take_over(outlet, share.number, share.of)
    else:
        made = _put(outlet, made_files(kept, order, share), stamp.findings)
    gathered = supply.gather(kept, catalog, share, languages)
    stored = outlet.stored
    return Drawn(stamp.written, stamp.links, stamp.findings, stamp.size, stored, made, gathered)


def stamp_for(order: Order, outlet: Outlet) -> Stamp:
    """What draws the pages of an order and puts them into `outlet`."""
    body = order.supply.bodies(order.templates, order.imprint, order.catalog)
    head = order.supply.heads(order.imprint, order.catalog)
    return Stamp(order.frames, body, order.imprint, outlet, head)


def made_files(kept: Any, order: Order, share: Share) -> Files:
    """The files of the kept records, and those of this worker's share of everything else; each is
    made as it is asked for."""
    supply, catalog, imprint = order.supply, order.catalog, order.imprint
    yield from supply.own_files(kept, catalog)
    yield from (make() for make in islice(supply.files(catalog), share.number, None, share.of))
    yield from supply.shared_files(catalog, imprint, order.signer, share)
    yield from supply.sources(order.root, kept, catalog, imprint, share)
    yield from supply.told_files(kept, catalog, imprint, share)


@dataclass
class Press:
    """One build. `close` it at the end, whatever happens."""

    supply: Supply
    root: Path
    templates: Path
    imprint: Imprint
    crew: Crew
    signer: Signer | None = None
    """Signs credentials; None where the publisher has given no key."""
    stages: Stages = field(default_factory=Stages)
    findings: list[Finding] = field(default_factory=list)
    written: list[Written] = field(default_factory=list)
    links: Links = field(default_factory=Links)
    stored: dict[str, Stored] = field(default_factory=dict)
    """The files that this program has written, as they should stand on the disk."""
    kept: Kept | None = None
    """Files of the last site that are still right; None to make them all."""
    made: list[str] = field(default_factory=list)
    """The files that are no pages and depend on none."""
    broken: bool = False
    """Whether the catalog is such that nothing can be drawn of it."""
    _catalog: Any = None
    _gathered: list[Any] = field(default_factory=list)
    """What the search has to know: from each worker, then of each hand-written page."""
    _pages: list[Any] = field(default_factory=list)
    _asking: list[str] = field(default_factory=list)
    """Addresses of hand-written pages that tell of the data when those are made."""

    @property
    def today(self) -> dt.date:
        """The day of the build."""
        return self.imprint.today

    def read(self) -> None:
        """Read and check the catalog; what is wrong with it is in `findings` afterwards."""
        self.supply.prepare(self.templates, self.imprint)
        self.links = Links(self.imprint.base)
        with self.stages.stage("read", lambda: self.crew.cpu):
            self._catalog, found = self.supply.load(self.root, self.today, self.crew)
        self.findings += found

    def take_in(self, address: str, html: str) -> str:
        """Count in a page that somebody else will write, its address and its links; the page, the
        records that it mentions turned into links."""
        html = with_records(html, address, partial(self._record, language_of(address)))
        with speaking(language_of(address)):
            html = with_day(html, self.today)
        if asks(html):
            self._asking.append(address)
        html = with_head(html, address, self.supply.heads(self.imprint, self._catalog))
        self.links.look(address, html.encode())
        self.written.append(Written(address))
        self._pages.append(self.supply.read_page(address, html))
        return html

    @property
    def catalog(self) -> Any:
        """The catalog that has been read."""
        return self._catalog

    @property
    def hand_written(self) -> list[Any]:
        """What the search has to know of the hand-written pages."""
        return [page for page in self._pages if page is not None]

    def adopt(self, catalog: Any) -> None:
        """Go on with a catalog that has been read before."""
        self.supply.prepare(self.templates, self.imprint)
        self.links = Links(self.imprint.base)
        self._catalog = catalog

    def order(self, frames: Frames, folder: Path) -> Order:
        """All that is needed to draw the catalog into `folder`; its maps are drawn first."""
        with self.stages.stage("geometry", lambda: self.crew.cpu):
            maps = self.supply.chart(self.root, self._catalog, self.crew)
        return Order(
            supply=self.supply,
            catalog=self._catalog,
            maps=maps,
            frames=frames,
            templates=self.templates,
            imprint=self.imprint,
            folder=folder,
            signer=self.signer,
            root=self.root,
            kept=self.kept,
            log=self._log and self._log.within(PRACTICES),
        )

    def _record(self, lang: str, kind: str, identity: str) -> str | None:
        """The address of a record's page for readers of `lang`."""
        address = self.supply.record(self._catalog, kind, identity)
        return address and self.imprint.languages.localized(address, lang)

    def draw(self, frames: Frames, folder: Path) -> None:
        """Draw every page and file of the catalog into `folder`."""
        order = self.order(frames, folder)
        with self.stages.stage("draw", lambda: self.crew.cpu) as stage:
            for drawn in self.crew.draw(draw_share, order):
                self.written += drawn.written
                self.findings += drawn.findings
                self.links.add(drawn.links)
                self.stored |= drawn.stored
                self.made += drawn.made
                self._gathered.append(drawn.gathered)
                stage.pages += len(drawn.written)
                stage.size += drawn.size
        for address, frame in frames.samples():
            self.links.look(address, b"".join(frame.pieces))

    def index(self, folder: Path) -> None:
        """Write the files that need what all workers have told: the search, the spreadsheets."""
        outlet = Outlet(folder)
        with self.stages.stage("search") as stage:
            pages = self.hand_written
            for path, data in self.supply.index(self._catalog, self._gathered, pages):
                stage.size += len(data)
                _put(outlet, [(path, data)], self.findings)
        with self.stages.stage("tables") as stage:
            tables: Files = ()
            if self.kept is None:
                tables = self.supply.tables(self._catalog, self._gathered, self.imprint)
            for path, data in tables:
                stage.size += len(data)
                self.made += _put(outlet, [(path, data)], self.findings)
        self.stored |= outlet.stored

    def answer(self, folder: Path) -> None:
        """Tell hand-written pages of the data that they ask for: sizes, answers of the database."""
        for address in self._asking:
            file = folder / f"{address}index.html"
            data = "" if language_of(address) == FIRST_LANGUAGE else "../../data/"
            with speaking(language_of(address)):
                html = told(file.read_bytes().decode(), folder, data)
            file.write_bytes(html.encode())

    def put_up_signposts(self, folder: Path) -> None:
        """Write the sitemap, robots.txt, and a page for each address that has moved."""
        outlet = Outlet(folder)
        with self.stages.stage("signposts") as stage:
            moved = self.supply.redirects(self._catalog)
            pages = [
                (f"{old}index.html", redirect(old, new, self.imprint))
                for old, new in sorted(moved.items())
            ]
            listed = sitemaps(self.written, self.imprint, self._changed())
            files = listed | {"robots.txt": robots(self.imprint)}
            for name in _put(outlet, [*pages, *files.items()], self.findings):
                stage.pages += name.endswith(".html")
        self.stored |= outlet.stored

    @cached_property
    def _log(self) -> Any:
        """What git knows of the edits of all files that pages are made of; asked once."""
        return self.supply.log(self.root)

    def _changed(self) -> Callable[[str], str]:
        """Tells the day on which the page at an address was last changed, as git knows it."""
        days = self._log.days() if self.imprint.url and self._log else {}

        def changed(address: str) -> str:
            made_of = self.supply.made_of(self._catalog, address) if days else ()
            return max((days.get(name, "") for name in made_of), default="")

        return changed

    def check_links(self, folder: Path) -> None:
        """Check where all links of all pages lead; what is wrong is added to `findings`."""
        with self.stages.stage("links"):
            self.findings += self.links.check(
                [page.address for page in self.written],
                lambda file: (folder / file).is_file(),
                lambda file: (folder / file).read_bytes(),
            )

    def finish(self, frames: Frames, folder: Path, remarks: list[Finding]) -> None:
        """All that is left when the hand-written pages stand; `remarks` are what was said of them.

        What is wrong with the site is in `findings` afterwards.
        """
        self.draw(frames, folder)
        self.index(folder)
        self.answer(folder)
        self.put_up_signposts(folder)
        Outlet(folder).for_servers(headers.NAME, headers.headers_file(folder))
        self.check_links(folder)
        self.findings += remarks

    def seal(self, folder: Path) -> None:
        """See that all files stand as they were written, and list them in the site's inventory.

        Raises Incomplete where one does not.
        """
        with self.stages.stage("seal") as stage:
            sums = take_stock(folder, self.stored)
            data = inventory(sums, self.today, commit_of(self.root))
            stage.size += len(data)
            Outlet(folder).file(INVENTORY, data)

    def close(self) -> None:
        """Send the workers home."""
        self.crew.close()


def _put(outlet: Outlet, files: Files, findings: list[Finding]) -> list[str]:
    """Write `files`; the paths of those that could be. A path that is taken becomes a finding."""
    done = []
    for path, data in files:
        try:
            outlet.file(path, data)
            done.append(path)
        except AddressTaken as taken:
            findings.append(Finding(ADDRESS_TAKEN, taken.path, values={"address": taken.path}))
    return done
