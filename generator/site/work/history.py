"""The edits of the files behind a worker's pages, ready for them: of practices that it has kept,
and of the regions and training sites that it will draw.

Git is asked at the edges of a build: once for the whole history, before anything is drawn, and
once by each worker for what old versions said. Where it knows nothing, pages say nothing of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final

from generator.caches import cache_folder
from generator.catalog import Catalog
from generator.changes.history import Step, history, turns_of
from generator.changes.memory import Memory
from generator.changes.versions import keys_of, pairs, value_of, values_of, wanted
from generator.model.practice import Practice
from generator.model.record import Record
from generator.pages import Languages
from generator.pages.desk import desk_of
from generator.pages.history import HistoryView
from generator.pages.made_of import DOCS
from generator.pages.region import region_page
from generator.pages.sites import site_page
from generator.reading import Entry, Kind
from generator.reading.edits import NO_FILE, NO_LOG, NO_TEXT, Edit, Log, Versions, read_log
from generator.reading.git import NoRevision
from generator.reading.walking import PRACTICES, REGIONS, entry_at
from generator.site.edition.commit import commit_of
from generator.text.speaking import speaking

CHANGING: Final = (PRACTICES, REGIONS, DOCS)
"""The folders whose history tells when a page was changed."""
TOLD: Final = (PRACTICES, REGIONS)
"""Those of them whose histories pages tell."""


def log_of(root: Path) -> Log:
    """The history of the files under `root` that pages are made of, up to the site's commit."""
    try:
        return read_log(root, commit_of(root) or "HEAD", *CHANGING)
    except NoRevision:
        return NO_LOG


@dataclass(frozen=True, slots=True)
class _Past:
    """What a page tells of: its own file, the edits of all files that it is made of, how many there
    were in all, what a file says today, and the region if the page is that of one."""

    file: str
    edits: Mapping[Entry, Sequence[Edit]]
    count: int
    today: Callable[[Entry], Record | None]
    region: str = ""


def recall(
    root: Path,
    kept: Mapping[str, Practice],
    catalog: Catalog,
    log: Log,
    languages: Languages,
    makers: Iterable[Callable[[], Any]] = (),
) -> None:
    """Give pages the histories of their files, if `log` is whole: those of the `kept` practices,
    and those regions and sites that some of `makers` will make."""
    found: dict[tuple[str, str], HistoryView] = {}
    memory = Memory(cache_folder("versions"))
    if log.whole:
        with Versions(root, Kind.PRACTICE.limits.size) as versions:
            for past in _pasts(kept, catalog, log, makers):
                steps = _steps(past, versions, memory)
                earlier = past.count - len(steps)
                for lang in languages.spoken:
                    with speaking(lang):
                        told = history(steps, earlier, catalog, past.region)
                    found[lang, past.file] = told
    desk_of(catalog).remember(found)
    memory.tidy()


def _pasts(
    kept: Mapping[str, Practice],
    catalog: Catalog,
    log: Log,
    makers: Iterable[Callable[[], Any]],
) -> Iterator[_Past]:
    """The pages that have something to tell."""
    directory = catalog.directory
    for identity in kept:
        card = catalog.practices.get(identity)
        if card is not None and card.published and card.file in log.edits:
            yield _of_one(Entry(card.file, Kind.PRACTICE, identity), log, kept.get)
    folders: dict[str, dict[Entry, Sequence[Edit]]] | None = None
    for make in makers:
        if not isinstance(make, partial) or make.func not in (region_page, site_page):
            continue
        about = make.args[0]
        if make.func is site_page and about.file in log.edits:
            entry = Entry(about.file, Kind.SITE, about.id)
            yield _of_one(entry, log, lambda identity: directory.sites[identity].record)
        elif make.func is region_page:
            folders = _by_region(log) if folders is None else folders
            edits = folders.get(about.id, {})
            if edits:
                count = log.counts[f"{REGIONS}/{about.id}/"]
                yield _Past(about.file, edits, count, partial(_says, catalog, log), about.id)


def _of_one(entry: Entry, log: Log, record: Callable[[str], Record | None]) -> _Past:
    """Of a page that is made of one file."""

    def today(entry: Entry) -> Record | None:
        return record(entry.id) if _only_added(log, entry.file) else None

    return _Past(entry.file, {entry: log.edits[entry.file]}, log.counts[entry.file], today)


def _by_region(log: Log) -> dict[str, dict[Entry, Sequence[Edit]]]:
    """The edits of all files of each region's folder."""
    found: defaultdict[str, dict[Entry, Sequence[Edit]]] = defaultdict(dict)
    for file, edits in log.edits.items():
        entry = entry_at(file) if file.startswith(f"{REGIONS}/") else None
        if entry is not None and entry.id:
            found[entry.id.partition("/")[0]][entry] = edits
    return found


def _says(catalog: Catalog, log: Log, entry: Entry) -> Record | None:
    """What the file of a region that has only been added says; None for any other, and for lists
    and maps, which say more than one thing."""
    directory = catalog.directory
    if not _only_added(log, entry.file):
        return None
    records: dict[Kind, Mapping[str, Any]] = {
        Kind.REGION: directory.regions,
        Kind.SITE: directory.sites,
        Kind.PACKAGE: directory.packages,
    }
    known = records.get(entry.kind, {}).get(entry.id)
    return known.record if known is not None else None


def _only_added(log: Log, file: str) -> bool:
    """Whether a file is as it was first written: then no old version has to be read."""
    return log.counts[file] == 1 and log.edits[file][0].before == NO_FILE


def _steps(past: _Past, versions: Versions, memory: Memory) -> list[Step]:
    """The last edits of a page's files, each with what it has changed."""
    turns = turns_of(past.edits)
    edits: defaultdict[Entry, list[Edit]] = defaultdict(list)
    for turn in turns:
        for entry, edit in turn.edits.items():
            edits[entry].append(edit)
    compared = {}
    for entry, some in edits.items():
        today = past.today(entry)
        values = _values(entry, some, versions, memory) if today is None else {}
        compared[entry] = dict(zip(some, pairs(entry, some, values, today), strict=True))
    return [
        Step(
            edit.day,
            edit.author,
            tuple(compared[entry][one] for entry, one in turn.edits.items()),
            turn.left,
        )
        for turn in turns
        for edit in list(turn.edits.values())[:1]
    ]


def _values(
    entry: Entry, edits: Sequence[Edit], versions: Versions, memory: Memory
) -> Mapping[str, Any]:
    """What the versions say that are needed to tell of `edits`."""
    keys = keys_of(entry, edits)
    if not keys:
        return {}
    values = memory.recall(keys)
    if values is None:
        numbers = [number for number in wanted(entry, edits) if number != NO_TEXT]
        data = {number: versions.read(number, entry.kind.limits.size) for number in numbers}
        read = {
            number: value_of(entry, text) if (text := data.get(number)) is not None else None
            for number in wanted(entry, edits)
        }
        values = values_of(entry, edits, read)
        if None not in data.values():  # what git does not have today, it may have tomorrow
            memory.keep(keys, values)
    return values
