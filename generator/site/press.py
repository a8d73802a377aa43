"""One build of the catalog's part of the site: read, draw, put up signposts, check the links.

It knows the folder it fills and the frames it is given, and nothing of MkDocs: what renders the
frames and the hand-written pages may change.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from generator.findings import Finding
from generator.findings.catalogue.site import ADDRESS_TAKEN
from generator.publishing.signing import Signer
from generator.site.crew import Crew, Share
from generator.site.frames import Frames
from generator.site.imprint import Imprint
from generator.site.links import Links
from generator.site.mentions import with_records
from generator.site.outlet import AddressTaken, Outlet
from generator.site.signposts import redirect, robots, sitemaps
from generator.site.stages import Stages
from generator.site.stamping import Stamp, Written
from generator.site.supply import Files, Supply


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


@dataclass(slots=True)
class Drawn:
    """What a worker has made, in few words."""

    written: list[Written]
    links: Links
    findings: list[Finding]
    size: int
    files: list[str]
    gathered: Any


def draw_share(kept: Any, order: Order, share: Share) -> Drawn:
    """Draw the pages and files of the kept records, and this worker's share of all others."""
    outlet = Outlet(order.folder)
    supply, catalog = order.supply, order.catalog
    supply.hang(catalog, order.maps)
    body = supply.bodies(order.templates, order.imprint, catalog)
    stamp = Stamp(order.frames, body, order.imprint, outlet)
    for page in supply.own_pages(kept, catalog):
        stamp.press(page)
    for make in islice(supply.pages(catalog), share.number, None, share.of):
        stamp.press(make())
    others = (make() for make in islice(supply.files(catalog), share.number, None, share.of))
    shared = supply.shared_files(catalog, order.imprint, order.signer, share)
    sources = supply.sources(order.root, kept, catalog, share)
    files = [
        name
        for some in (supply.own_files(kept, catalog), others, shared, sources)
        for name in _put(outlet, some, stamp.findings)
    ]
    gathered = supply.gather(kept, catalog, share)
    return Drawn(stamp.written, stamp.links, stamp.findings, stamp.size, files, gathered)


@dataclass(slots=True)
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
    broken: bool = False
    """Whether the catalog is such that nothing can be drawn of it."""
    _catalog: Any = None
    _gathered: list[Any] = field(default_factory=list)
    """What the search has to know: from each worker, then of each hand-written page."""
    _pages: list[Any] = field(default_factory=list)

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
        html = with_records(html, address, partial(self.supply.record, self._catalog))
        self.links.look(address, html.encode())
        self.written.append(Written(address))
        self._pages.append(self.supply.read_page(address, html))
        return html

    def draw(self, frames: Frames, folder: Path) -> None:
        """Draw every page and file of the catalog into `folder`."""
        with self.stages.stage("geometry", lambda: self.crew.cpu):
            maps = self.supply.chart(self.root, self._catalog, self.crew)
        order = Order(
            supply=self.supply,
            catalog=self._catalog,
            maps=maps,
            frames=frames,
            templates=self.templates,
            imprint=self.imprint,
            folder=folder,
            signer=self.signer,
            root=self.root,
        )
        with self.stages.stage("draw", lambda: self.crew.cpu) as stage:
            for drawn in self.crew.draw(draw_share, order):
                self.written += drawn.written
                self.findings += drawn.findings
                self.links.add(drawn.links)
                self._gathered.append(drawn.gathered)
                stage.pages += len(drawn.written)
                stage.size += drawn.size
        for address, frame in frames.samples():
            self.links.look(address, b"".join(frame.pieces))

    def index(self, folder: Path) -> None:
        """Write the files that need what all workers have told: the search, the spreadsheets."""
        outlet = Outlet(folder)
        with self.stages.stage("search") as stage:
            pages = [page for page in self._pages if page is not None]
            for path, data in self.supply.index(self._catalog, self._gathered, pages):
                stage.size += len(data)
                _put(outlet, [(path, data)], self.findings)
        with self.stages.stage("tables") as stage:
            for path, data in self.supply.tables(self._catalog, self._gathered):
                stage.size += len(data)
                _put(outlet, [(path, data)], self.findings)

    def put_up_signposts(self, folder: Path) -> None:
        """Write the sitemap, robots.txt, and a page for each address that has moved."""
        outlet = Outlet(folder)
        with self.stages.stage("signposts") as stage:
            moved = self.supply.redirects(self._catalog)
            pages = [
                (f"{old}index.html", redirect(old, new, self.imprint))
                for old, new in sorted(moved.items())
            ]
            files = sitemaps(self.written, self.imprint) | {"robots.txt": robots(self.imprint)}
            for name in _put(outlet, [*pages, *files.items()], self.findings):
                stage.pages += name.endswith(".html")

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
        self.put_up_signposts(folder)
        self.check_links(folder)
        self.findings += remarks

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
