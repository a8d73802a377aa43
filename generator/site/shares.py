"""One worker's share of a site: the pages and files of the records it has kept, and its part of all
others.

Where the last site still holds, only what is wanted is made here; then the workers take over the
rest, each its share again.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice, zip_longest
from pathlib import Path
from typing import Any, Final, NamedTuple

from generator.findings import Finding
from generator.findings.catalogue.site import ADDRESS_TAKEN
from generator.pages import abreast
from generator.pages.building import PageMaker
from generator.publishing.signing import Signer
from generator.site.crew import Share
from generator.site.filestates import words_of
from generator.site.frames import Frames
from generator.site.harvest import Harvest
from generator.site.imprint import Imprint
from generator.site.links import Links
from generator.site.outlet import AddressTaken, Outlet
from generator.site.reuse import Account, Wanted
from generator.site.stages import Stage, Stages
from generator.site.stamping import Stamp
from generator.site.stock import Kind, Stock
from generator.site.supply import Files, Supply
from generator.spreadsheets.opendata import OpenFile
from generator.text import FIRST_LANGUAGE

NO_SHARE: Final = Share(sys.maxsize, sys.maxsize)
"""Nothing of what all workers share."""


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


@dataclass(slots=True)
class Drawn:
    """What a worker has made, in few words."""

    own: frozenset[str]
    """The templates of the records' own pages."""
    others: list[str]
    """The template of each other page that it has drawn, in order; twins are one page."""
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
    outlet = Outlet(order.folder)
    supply, catalog, wanted = order.supply, order.catalog, order.wanted
    drawn = kept if wanted is None or wanted.own is None else _only(kept, wanted.own)
    supply.hang(catalog, order.maps)
    stamp = stamp_for(order, outlet)

    def makers() -> Iterator[PageMaker]:
        shared = islice(enumerate(supply.pages(catalog)), share.number, None, share.of)
        return (make for n, make in shared if wanted is None or n in wanted.others)

    languages = order.imprint.languages
    own, others = set(), []
    stages = Stages()
    with stages.stage("pages"):
        supply.recall(order.root, drawn, catalog, order.log, languages, makers())
        for page in abreast(lambda: iter(supply.own_pages(drawn, catalog)), languages):
            stamp.press(page)
            own.add(page.template)
        for page in abreast(lambda: (make() for make in makers()), languages):
            stamp.press(page)
            if page.lang == FIRST_LANGUAGE:
                others.append(page.template)
    # What pages rested on gives its place to what files do, and that to what is told in the end:
    # each rests on most of the catalog, and little of it is the same.
    with stages.stage("files"):
        supply.hang(catalog, order.maps)
        if wanted is None:
            put(outlet, made_files(kept, order, share), stamp.findings)
        else:
            edited = _only(kept, wanted.files)
            put(outlet, made_files(edited, order, NO_SHARE), stamp.findings)
        stamp.links.settle(outlet.stock.paths())
    gathered, packed = None, list[Any]()
    with stages.stage("words"):
        if order.harvest is not None and (wanted is None or wanted.told):
            supply.hang(catalog, order.maps)
            gathered = supply.gather(kept, catalog, share, languages, order.harvest)
            if wanted is None or wanted.files:
                packed += supply.pack(kept, catalog, order.harvest)
    return Drawn(
        own=frozenset(own),
        others=others,
        links=stamp.links,
        findings=stamp.findings,
        size=stamp.size,
        stock=outlet.stock,
        gathered=gathered,
        packed=packed,
        stages=stages.taken,
    )


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


def account_of(parts: Sequence[Drawn], begun: Account) -> Account:
    """The account of a site of which the workers have made these parts, each its share."""
    turns = zip_longest(*(part.others for part in parts))
    return replace(
        begun,
        own=tuple(sorted(frozenset().union(*(part.own for part in parts)))),
        others=tuple(name for turn in turns for name in turn if name is not None),
    )


@dataclass(frozen=True, slots=True)
class Estate:
    """Files of the site in `source`, with their SHA-256, that are to stand in `folder` as well."""

    source: Path
    folder: Path
    files: Stock


def take_over_share(kept: Any, estate: Estate, share: Share) -> list[str]:
    """Take over this worker's share of an estate; the paths that were no longer free."""
    outlet, source = Outlet(estate.folder), str(estate.source)
    lost = []
    for path, digest, *_ in estate.files.share(share.number, share.of):
        try:
            outlet.adopt(path, source, digest)
        except AddressTaken:
            lost.append(path)
    return lost


@dataclass(frozen=True, slots=True)
class Tables:
    """What makes the spreadsheets and the database, each some of the files, for `folder`."""

    makers: Sequence[Callable[[], Iterable[OpenFile]]]
    folder: Path


class Tabled(NamedTuple):
    """The tables that a worker has made: how they stand, and which paths were taken."""

    stock: Stock
    size: int
    findings: list[Finding]


def make_tables_share(kept: Any, tables: Tables, share: Share) -> Tabled:
    """Make this worker's share of the tables."""
    outlet, findings = Outlet(tables.folder, Kind.TABLE), list[Finding]()
    for make in tables.makers[share.number :: share.of]:
        put(outlet, make(), findings)
    return Tabled(outlet.stock, outlet.size, findings)


def sweep_share(kept: Any, folders: list[str], share: Share) -> None:
    """Remove this worker's share of some folders, as far as that can be done."""
    for folder in folders[share.number :: share.of]:
        shutil.rmtree(folder, ignore_errors=True)


def words_share(kept: Any, folders: list[str], share: Share) -> list[str]:
    """The words for the state of this worker's share of some folders. Raises OSError."""
    return words_of(folders[share.number :: share.of])


def put(outlet: Outlet, files: Iterable[OpenFile], findings: list[Finding]) -> list[str]:
    """Write `files`; the paths of those that could be. A path that is taken becomes a finding."""
    done = []
    for path, data in files:
        try:
            if isinstance(data, bytes):
                outlet.file(path, data)
            else:
                outlet.bring(path, data)
            done.append(path)
        except AddressTaken as taken:
            findings.append(Finding(ADDRESS_TAKEN, taken.path, values={"address": taken.path}))
    return done


def _only(kept: Any, records: frozenset[str]) -> dict[str, Any]:
    """Those of the kept records that are among `records`."""
    return {identity: kept[identity] for identity in kept if identity in records}
