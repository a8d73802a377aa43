"""One build of the catalog's part of the site: read, draw, put up signposts, check the links.

It knows the folder it fills and the frames it is given, and nothing of MkDocs: what renders the
frames and the hand-written pages may change.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from generator.findings import Finding
from generator.findings.catalogue.site import ADDRESS_TAKEN
from generator.pages.languages import language_of
from generator.publishing.signing import Signer
from generator.site import headers
from generator.site.answers import asks, told, with_day
from generator.site.edition.addresses import file_of
from generator.site.edition.commit import commit_of
from generator.site.edition.inventory import INVENTORY, found_in, inventory, take_stock
from generator.site.edition.outlet import Outlet
from generator.site.edition.stock import PAGES, Kind, Stock, Written
from generator.site.memory.filestates import deep_in
from generator.site.memory.harvest import Harvest
from generator.site.memory.questions import Questions
from generator.site.memory.reuse import Account, Grounds, Legacy, Wanted
from generator.site.stamping.frames import Frames
from generator.site.stamping.imprint import Imprint
from generator.site.stamping.links import Links
from generator.site.stamping.mentions import with_records
from generator.site.stamping.signposts import redirect, robots, sitemaps
from generator.site.stamping.written_heads import with_head
from generator.site.work.chores import (
    Estate,
    Tabled,
    Tables,
    make_tables_share,
    put,
    sweep_share,
    take_over_share,
)
from generator.site.work.history import TOLD
from generator.site.work.shares import Order, account_of, draw_share
from generator.site.work.supply import Supply
from generator.site.workers.crew import Crew
from generator.site.workers.stages import Stages
from generator.site.workers.worker import WorkerLost
from generator.text import FIRST_LANGUAGE
from generator.text.speaking import speaking


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
    links: Links = field(default_factory=Links)
    stock: Stock = field(default_factory=Stock)
    """The files that this program has written, as they should stand on the disk."""
    taken: Stock = field(default_factory=Stock)
    """The files that it has taken over from the last site."""
    legacy: Legacy | None = None
    """The last site, from which may be taken over what still holds."""
    account: Account | None = None
    """What the finished site is to be remembered by; None where something is wrong with it."""
    harvest: Path | None = None
    """An empty folder for what workers make of the records for the search and the tables, if they
    are to outlive the build."""
    _catalog: Any = None
    _wanted: Wanted | None = None
    """What is to be made; None for everything."""
    _gathered: list[Any] = field(default_factory=list)
    """What the search has to know, from each worker."""
    _packed: list[Any] = field(default_factory=list)
    """What the tables have to know, from all workers."""
    _pages: list[Any] = field(default_factory=list)
    _own_harvest: TemporaryDirectory[str] | None = None
    _hand_written: list[str] = field(default_factory=list)
    """The addresses of hand-written pages."""
    _others: list[str] = field(default_factory=list)
    """The files that somebody else has written."""
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
        self._hand_written.append(address)
        self._pages.append(self.supply.read_page(address, html))
        return html

    @property
    def catalog(self) -> Any:
        """The catalog that has been read."""
        return self._catalog

    @property
    def made_up(self) -> bool:
        """Whether the catalog tells of nothing real, so that every page must say so."""
        return bool(self.supply.made_up(self._catalog))

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
            wanted=self._wanted,
            log=self._log and self._log.within(*TOLD),
        )

    def _record(self, lang: str, kind: str, identity: str) -> str | None:
        """The address of a record's page for readers of `lang`."""
        address = self.supply.record(self._catalog, kind, identity)
        return address and self.imprint.languages.localized(address, lang)

    def draw(self, frames: Frames, folder: Path) -> Account:
        """Draw every page and file of the catalog into `folder`, or take it over; the account of
        it, in which its files and links are still to come."""
        grounds = self.supply.grounds(self._catalog)
        account = self._begun(frames, grounds)
        order = replace(
            self.order(frames, folder), harvest=self._harvest(), questions=grounds.questions()
        )
        with self.stages.stage("draw", lambda: self.crew.cpu) as stage:
            parts = self.crew.draw(draw_share, order)
            for drawn in parts:
                self.findings += drawn.findings
                self.links.add(drawn.links)
                self.stock.extend(drawn.stock)
                self._gathered.append(drawn.gathered)
                self._packed += drawn.packed
                stage.size += drawn.size
            account = account_of(parts, account)
            if self.legacy is not None and self._wanted is not None:
                self._take_over(self.legacy, self._wanted, order.questions, folder)
            stage.pages += self.stock.count(PAGES) + self.taken.count(PAGES)
        self.stages.divide("draw", [drawn.stages for drawn in parts])
        for address, frame in frames.samples():
            self.links.look(address, b"".join(frame.pieces))
        return account

    def _begun(self, frames: Frames, grounds: Grounds) -> Account:
        """The account of the site that is to be drawn, after that of the last one if that holds;
        what is wanted is known afterwards."""
        account = Account.begun(grounds, self.imprint, frames, self.hand_written)
        if self.legacy is not None:
            changed = self.legacy.changed_in(self.templates)
            stale = self.supply.resting_on(self.templates, changed) if changed else frozenset()
            self._wanted = self.legacy.wanted(self.root, grounds.records, account, stale)
            if self._wanted is not None:
                return self.legacy.after(account)
        return account

    def _harvest(self) -> Harvest:
        """Where workers put what they make of the records for the search and the tables."""
        if self.harvest is None:
            self._own_harvest = TemporaryDirectory(prefix="atlas-")
            self.harvest = Path(self._own_harvest.name)
        if self.legacy is None or self._wanted is None:
            return Harvest(self.harvest)
        return self.legacy.harvest_in(self.harvest, self._wanted)

    def _take_over(
        self, legacy: Legacy, wanted: Wanted, questions: Questions, folder: Path
    ) -> None:
        """Take over from the last site whatever was not wanted."""
        files = legacy.holding(wanted, questions, self.stock.paths())
        lost = set(chain(*self.crew.draw(take_over_share, Estate(legacy.folder, folder, files))))
        for path in lost:
            self.findings.append(Finding(ADDRESS_TAKEN, path, values={"address": path}))
        self.taken = files.only(Kind, but=lost)
        unseen = (page.address for page in self.taken.pages())
        self.links.trust(unseen, legacy.account.targets, self.taken.paths())

    def index(self, folder: Path) -> None:
        """Write the files that need what all workers have told, the search and the spreadsheets."""
        wanted, catalog = self._wanted, self._catalog
        tabled = list[Tabled]()
        made: Callable[[], list[Tabled]] = list
        with self.stages.stage("tables", lambda: self.crew.cpu):
            if wanted is None or wanted.files:
                packed, harvest = self._packed, self._harvest()
                steps = self.supply.tables(catalog, packed, self.imprint, harvest)
                for makers in steps:
                    tabled += made()
                    made = self.crew.begin(make_tables_share, Tables(makers, folder))
        # While workers make the tables.
        with self.stages.stage("search") as stage:
            if wanted is None or wanted.told:
                pages = self.hand_written
                files = self.supply.index(catalog, self._gathered, pages)
                outlet = Outlet(folder, Kind.SEARCH)
                put(outlet, files, self.findings)
                stage.size += outlet.size
                self.stock.extend(outlet.stock)
        self._gathered.clear()
        with self.stages.stage("tables", lambda: self.crew.cpu) as stage:
            for part in (*tabled, *made()):
                self.stock.extend(part.stock)
                self.findings += part.findings
                stage.size += part.size

    def answer(self, folder: Path) -> None:
        """Tell hand-written pages of the data that they ask for: sizes, answers of the database."""
        for address in self._asking:
            file = folder / file_of(address)
            data = "" if language_of(address) == FIRST_LANGUAGE else "../../data/"
            with speaking(language_of(address)):
                html = told(file.read_bytes().decode(), folder, data)
            file.write_bytes(html.encode())

    def put_up_signposts(self, folder: Path) -> None:
        """Write the sitemap, robots.txt, and a page for each address that has moved."""
        outlet = Outlet(folder, Kind.SIGNPOST)
        with self.stages.stage("signposts") as stage:
            moved = self.supply.redirects(self._catalog)
            pages = [
                (f"{old}index.html", redirect(old, new, self.imprint))
                for old, new in sorted(moved.items())
            ]
            listed = sitemaps(self._written(), self.imprint, self._changed())
            files = listed | {"robots.txt": robots(self.imprint)}
            for name in put(outlet, [*pages, *files.items()], self.findings):
                stage.pages += name.endswith(".html")
            outlet.for_servers(headers.NAME, headers.headers_file(folder))
        self.stock.extend(outlet.stock)

    def _written(self) -> Iterator[Written]:
        """All pages of the site, hand-written ones first."""
        yield from map(Written, self._hand_written)
        yield from self.stock.pages()
        yield from self.taken.pages()

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
            self.links.settle(chain(self.stock.paths(), self.taken.paths()))
            self.findings += self.links.check(
                (page.address for page in self._written()),
                lambda file: os.path.isfile(f"{folder}/{file}"),  # noqa: PTH113 - asked so often
                lambda file: (folder / file).read_bytes(),
            )

    def finish(self, frames: Frames, folder: Path, remarks: list[Finding]) -> None:
        """All that is left when the hand-written pages stand; `remarks` are what was said of them.

        What is wrong with the site is in `findings` afterwards.
        """
        before = len(self.findings)
        self._others = found_in(folder)
        account = self.draw(frames, folder)
        self.index(folder)
        self.answer(folder)
        self.put_up_signposts(folder)
        self.check_links(folder)
        if len(self.findings) == before:
            files = Stock()
            files.extend(self.taken)
            files.extend(self.stock)
            self.account = replace(account, targets=self.links.known(), files=files)
        self.findings += remarks

    def seal(self, folder: Path) -> None:
        """See that all files stand as they were written, and list them in the site's inventory.

        Raises Incomplete where one does not.
        """
        with self.stages.stage("seal") as stage:
            others = take_stock(folder, self.stock, self._others)
            sums = ((path, told) for path, told, *_ in chain(self.stock, self.taken))
            data = inventory(chain(others, sums), self.today, commit_of(self.root))
            stage.size += len(data)
            Outlet(folder).file(INVENTORY, data)

    def sweep(self, old: Path) -> None:
        """Remove most of the site in the folder `old`, each worker its share."""
        with suppress(OSError, WorkerLost):
            self.crew.draw(sweep_share, deep_in(old))

    def close(self) -> None:
        """Send the workers home."""
        self.crew.close()
        if self._own_harvest is not None:
            self._own_harvest.cleanup()
