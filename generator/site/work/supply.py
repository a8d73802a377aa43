"""What a build asks for: the few functions that read, draw and write a catalog, in one place.

They are functions of modules, because workers get them by name. The real ones are in `rooms`; tests
bring a supply of their own.
"""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import (
    Callable,
    Collection,
    Iterable,
    Mapping,
    Sequence,
)
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.findings import Finding
from generator.pages import (
    Languages,
    Page,
)
from generator.pages.building import PageMaker
from generator.publishing.open_files import Maker, OpenFile
from generator.publishing.signing import Signer
from generator.site.memory.harvest import Harvest
from generator.site.memory.reuse import Grounds
from generator.site.stamping.imprint import Imprint
from generator.site.stamping.stamp import Body, Head, nothing_said
from generator.site.workers.crew import Crew
from generator.site.workers.worker import Share

Files = Iterable[OpenFile]
"""Files that are not pages: path ("api/v1/index.json") and what they say."""


def no_files(*_: object) -> Files:
    """A catalog that has nothing but pages."""
    return ()


def no_own_files(*_: object) -> Callable[[str, Any], Files]:
    """Records that have nothing but pages."""
    return no_files


def no_makers(*_: object) -> Sequence[Maker]:
    """A catalog that has no files but those of its records."""
    return ()


def no_tables(*_: object) -> Sequence[Sequence[Maker]]:
    """A catalog that has no tables."""
    return ()


def no_files_known(*_: object) -> Sequence[str]:
    """Pages of which nobody knows what they are made of."""
    return ()


def no_grounds(*_: object) -> Grounds:
    """A catalog of which nobody knows what its pages rest on: it is another one each time."""
    return Grounds({}, secrets.token_hex())


def none_resting(*_: object) -> frozenset[str]:
    """Templates that rest on no other."""
    return frozenset()


def no_heads(*_: object) -> Head:
    """Pages that say nothing to programs."""
    return nothing_said


def nothing(*_: object) -> Any:
    """A catalog that nobody searches."""
    return None


@dataclass(frozen=True, slots=True)
class Supply:
    """What a build asks for. A catalog is whatever `load` gives; `kept` is what a worker kept.

    `own_pages` and `own_files` are those of the records that a worker has kept; `pages` and `files`
    make all the others, in a fixed order, so that workers can take every n-th of them. What makes
    files that are no pages is given neither the project's templates nor hand-written pages, and
    only what is made of the kept records, and what is made of all of them at the end, sees full
    records: `reuse` rests on that. The search alone knows the hand-written pages.
    """

    load: Callable[[Path, dt.date, Crew], tuple[Any, list[Finding]]]
    prepare: Callable[[Path, Imprint], object]
    """Gets the templates of a folder ready, before workers are forked."""
    bodies: Callable[[Path, Imprint, Any], Body]
    """What draws the body of a page of a catalog with the templates of a folder."""
    own_pages: Callable[[Any, Any], Iterable[Page]]
    pages: Callable[[Any], Iterable[PageMaker]]
    redirects: Callable[[Any], Mapping[str, str]]
    """Old addresses and the ones that stand for them now."""
    record: Callable[[Any, str, str], str | None] = nothing
    """The address of a record's page, by kind and id; None if this catalog has no such page."""
    made_up: Callable[[Any], bool | None] = nothing
    """Whether a catalog is made up; None where nobody can tell."""
    grounds: Callable[[Any], Grounds] = no_grounds
    """What the pages of a catalog rest on."""
    resting_on: Callable[[Path, Collection[str]], frozenset[str]] = none_resting
    """Which templates of a folder rest on some of them, these included."""
    chart: Callable[[Path, Any, Crew], Any] = nothing
    """The maps of a catalog under a root, drawn by a crew before any page is."""
    hang: Callable[[Any, Any], object] = nothing
    """Gives a worker the maps for the pages of a catalog."""
    log: Callable[[Path], Any] = nothing
    """What git knows of the edits of the files under a root."""
    recall: Callable[[Path, Any, Any, Any, Languages, Iterable[PageMaker]], object] = nothing
    """Gives a worker the edits of the records that it has kept, and of what it will make other
    pages of, for their pages: of the catalog under a root, from such a log, in the languages of the
    site."""
    liken: Callable[[Any, Any, Any, Harvest], object] = nothing
    """Tells a worker what is like those of the records that it has kept, of which it will draw
    pages: of the kept and the drawn ones of a catalog."""
    own_done: Callable[[Any], object] = nothing
    """Lets go of what no other pages of a catalog rest on than those of the records, and hardly any
    other files."""
    own_files: Callable[[Path, Any, Imprint], Callable[[str, Any], Files]] = no_own_files
    """What makes the files of a record by its id and by what was kept of it, for the catalog under
    a root."""
    files: Callable[[Path, Any, Imprint, Signer | None], Iterable[Maker]] = no_makers
    """What makes all other files of the catalog under a root, a few each, in a fixed order."""
    gather: Callable[[Any, Any, Share, Languages, Harvest], Any] = nothing
    """What the search has to know of the records that a worker has kept, and of its share, in the
    languages of the site."""
    heads: Callable[[Imprint, Any], Head] = no_heads
    """Tells what the head of a page says to programs."""
    made_of: Callable[[Any, str], Sequence[str]] = no_files_known
    """The files and folders that the page at an address is made of."""
    read_page: Callable[[str, str], Any] = nothing
    """What the search has to know of a hand-written page: its address and its HTML."""
    index: Callable[[Any, Sequence[Any], Sequence[Any]], Files] = no_files
    """The files of the search: of what the workers gathered, and of the hand-written pages."""
    pack: Callable[[Any, Any, Share, Harvest], Sequence[Any]] = no_files_known
    """Brings in what the tables have to know of the records that a worker has kept, and uses
    them up, and of a share of the others; what tells where it is."""
    tables: Callable[[Any, Iterable[Any], Imprint, Harvest], Sequence[Sequence[Maker]]] = no_tables
    """The spreadsheets and the database, of what all workers have packed: what makes some of the
    files each, step by step, so that workers can share each step."""
