"""One worker's share of a site: the pages and files of the records it has kept, and its part of all
others.

Where the last site still holds, only what is wanted is made here; then the workers take over the
rest, each its share again.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
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
from generator.site.frames import Frames
from generator.site.imprint import Imprint
from generator.site.inventory import Stored
from generator.site.links import Links
from generator.site.outlet import AddressTaken, Outlet
from generator.site.reuse import Account, Wanted
from generator.site.stamping import Stamp, Written
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


@dataclass(slots=True)
class Drawn:
    """What a worker has made, in few words."""

    own: frozenset[str]
    """The templates of the records' own pages."""
    others: list[str]
    """The template of each other page that it has drawn, in order; twins are one page."""
    written: list[Written]
    links: Links
    findings: list[Finding]
    size: int
    stored: dict[str, Stored]
    made: list[str]
    """Those files that are no pages."""
    gathered: Any


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
    supply.hang(catalog, order.maps)
    if wanted is None:
        made = put(outlet, made_files(kept, order, share), stamp.findings)
    else:
        edited = _only(kept, wanted.files)
        made = put(outlet, made_files(edited, order, NO_SHARE), stamp.findings)
    gathered = None
    if wanted is None or wanted.told:
        supply.hang(catalog, order.maps)
        gathered = supply.gather(kept, catalog, share, languages)
    return Drawn(
        own=frozenset(own),
        others=others,
        written=stamp.written,
        links=stamp.links,
        findings=stamp.findings,
        size=stamp.size,
        stored=outlet.stored,
        made=made,
        gathered=gathered,
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
        pages=tuple((page.address, page.listed) for part in parts for page in part.written),
        files=tuple(sorted(path for part in parts for path in part.made)),
    )


@dataclass(frozen=True, slots=True)
class Estate:
    """Files of the site in `source`, with their SHA-256, that are to stand in `folder` as well."""

    source: Path
    folder: Path
    files: tuple[tuple[str, str], ...]


class TakenOver(NamedTuple):
    """What a worker has taken over, and which paths were no longer free."""

    stored: dict[str, Stored]
    lost: list[str]


def take_over_share(kept: Any, estate: Estate, share: Share) -> TakenOver:
    """Take over this worker's share of an estate."""
    outlet = Outlet(estate.folder)
    lost = []
    for path, digest in estate.files[share.number :: share.of]:
        try:
            outlet.adopt(path, estate.source / path, digest)
        except AddressTaken:
            lost.append(path)
    return TakenOver(outlet.stored, lost)


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
