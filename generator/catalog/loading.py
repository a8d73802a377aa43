"""From a folder to a catalog: read everything, check each file, link, check across files.

Practices are the many; they are taken in slices (`take`), possibly by forked workers that keep the
full records and hand back only cards and findings. Everything else is read once, before them.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field, fields, replace
from itertools import groupby, islice
from pathlib import Path
from typing import Final, NamedTuple

from generator.catalog.archived import with_archived
from generator.catalog.catalog import Catalog, Directory
from generator.catalog.entries import PracticeCard, card_of
from generator.catalog.geography import check_geography
from generator.catalog.lacks import other_conditions, practice_condition
from generator.catalog.named import with_names
from generator.catalog.problems import Problem, locate
from generator.catalog.rules import across, within
from generator.catalog.shelving import NOT_SHELVED, Shelf
from generator.findings import Finding, in_order
from generator.findings.catalogue.catalog_certificates import NO_REASON
from generator.findings.catalogue.catalog_facts import (
    FIGURE_SOURCE_UNSAID,
    FIGURE_UNSOURCED,
    NO_SOURCES,
    SOURCE_UNLISTED,
    SOURCE_UNUSED,
)
from generator.findings.catalogue.reading import MORE
from generator.model.checking import Checked, check_document
from generator.model.practice import Practice
from generator.model.record import Record
from generator.reading import ORDINARY, Document, Entry, Kind, Tree, walk
from generator.reading.opened import Opened
from generator.reading.opening import NotReadable


class Gist(NamedTuple):
    """What a practice file tells but for its full record. A file that gives none has no card.

    `words` stand for what the card says (see `words_of`); None where nobody has worked them out.
    """

    id: str
    card: PracticeCard | None
    findings: tuple[Finding, ...]
    words: tuple[str, str] | None = None


@dataclass(slots=True)
class Taken:
    """What a slice of practice files gave. `records` stay where they were read."""

    cards: dict[str, PracticeCard] = field(default_factory=dict)
    records: MutableMapping[str, Practice] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    lost: set[str] = field(default_factory=set)
    words: dict[str, tuple[str, str]] = field(default_factory=dict)

    def add(self, gist: Gist) -> None:
        """Count in one file more."""
        self.findings += gist.findings
        if gist.card is None:
            self.lost.add(gist.id)
        else:
            self.cards[gist.id] = gist.card
            if gist.words is not None:
                self.words[gist.id] = gist.words


@dataclass(frozen=True, slots=True)
class Loaded:
    """A catalog with its findings and, when read in one process, the full practice records."""

    catalog: Catalog
    findings: list[Finding]
    records: Mapping[str, Practice]


@dataclass(slots=True)
class Groundwork:
    """Everything but the practices, read and checked; `practices` are the entries still to take."""

    root: Path
    directory: Directory
    practices: list[Entry]
    findings: list[Finding]
    today: dt.date


def load_catalog(root: Path, today: dt.date) -> Loaded:
    """Read and check everything under `root` (with practices/ and regions/) in this process."""
    ground = lay_groundwork(root, today)
    taken = take(ground, ground.practices)
    catalog, findings = assemble(ground, [taken])
    return Loaded(catalog, findings, taken.records)


def lay_groundwork(root: Path, today: dt.date) -> Groundwork:
    """Walk the tree and read all files that are not practices."""
    ground = open_groundwork(root)
    return built_on(ground, lay(ground, today), today)


@dataclass(frozen=True, slots=True)
class Ground:
    """A catalog whose tree has been walked; `opened` are the files that the directory is made of,
    and nothing else of the catalog tells on it but which files there are."""

    tree: Tree
    entries: Sequence[Entry]
    opened: Sequence[Opened]

    def told(self) -> Iterator[str]:
        """In words, all that the directory is made of."""
        for entry in self.entries:
            yield f"{entry.kind} {entry.file}"
        for opened in self.opened:
            yield opened.word
            if isinstance(opened.data, NotReadable):
                yield f"{opened.data.code.id} {sorted(opened.data.values.items())}"


class Laid(NamedTuple):
    """The directory, and what was found in the files that it is made of."""

    directory: Directory
    findings: list[Finding]


def open_groundwork(root: Path) -> Ground:
    """Walk the tree under `root`, and open all files that a directory is made of."""
    tree: Tree = walk(root)
    entries = sorted(tree.entries, key=lambda entry: entry.file)
    opened = [Opened.at(root, entry) for entry in entries if entry.kind not in NOT_SHELVED]
    return Ground(tree, entries, opened)


def lay(ground: Ground, today: dt.date) -> Laid:
    """Read and check the files that have been opened; pure."""
    findings: list[Finding] = []
    shelf = Shelf(ground.entries, ground.opened, findings)
    directory = shelf.directory()
    directory = replace(directory, conditions=other_conditions(shelf.checked, directory, today))
    for document, kind, checked, region in shelf.checked:
        judged = _judge(document, kind, checked, region, directory, today)
        findings += islice(judged, ORDINARY.findings + 1)
    return Laid(directory, findings)


def built_on(ground: Ground, laid: Laid, today: dt.date) -> Groundwork:
    """The groundwork of a catalog whose directory has been laid."""
    root, directory = ground.tree.root, laid.directory
    findings = [*ground.tree.findings, *laid.findings]
    findings += check_geography(root, ground.entries, directory)
    practices = [entry for entry in ground.entries if entry.kind is Kind.PRACTICE]
    return Groundwork(root, directory, practices, findings, today)


def take(
    ground: Groundwork,
    entries: Iterable[Entry],
    records: MutableMapping[str, Practice] | None = None,
) -> Taken:
    """Read, check and keep the practice files of `entries`; pure but for reading the files.

    The full records are put into `records` (default: a dict).
    """
    taken = Taken(records={} if records is None else records)
    for entry in entries:
        gist, record = take_one(ground, Opened.at(ground.root, entry))
        taken.add(gist)
        if record is not None:
            taken.records[entry.id] = record
    return taken


def take_one(ground: Groundwork, opened: Opened) -> tuple[Gist, Practice | None]:
    """Read and check one practice file. Pure: what comes of it rests on the file's bytes, on the
    directory and on the day alone."""
    entry, document = opened.entry, opened.document()
    checked = check_document(document, entry.kind)
    region = entry.id.partition("/")[0]
    judged = _judge(document, entry.kind, checked, region, ground.directory, ground.today)
    first = islice(judged, ORDINARY.findings + 1)
    told = with_names(checked.findings, region, ground.directory)
    findings = (*document.findings, *told, *first)
    record = checked.records.get(())
    if not isinstance(record, Practice):
        return Gist(entry.id, None, findings), None
    card = card_of(entry.id, entry.file, record)
    condition = practice_condition(card, record, document, ground.directory, ground.today)
    return Gist(entry.id, card.with_condition(condition), findings), record


def assemble(ground: Groundwork, parts: Sequence[Taken]) -> tuple[Catalog, list[Finding]]:
    """Link the cards into a catalog and run the rules that need more than one file."""
    cards = {key: card for part in parts for key, card in part.cards.items()}
    lost = frozenset(key for part in parts for key in part.lost)
    read = dict(sorted(cards.items()))
    cards, directory = with_archived(ground.root, read, ground.directory)
    words = {key: word for part in parts for key, word in part.words.items()}
    if len(words) == len(cards):
        words |= {key: words_of(card) for key, card in cards.items() if card is not read[key]}
        told = [lasting for _, (lasting, _) in sorted(words.items())]
        uptakes = {key: words[key][1] for key in cards}
        catalog = Catalog(directory, cards, ground.today, word=_word(told), uptakes=uptakes)
    else:
        catalog = Catalog(directory, cards, ground.today)
    findings = [*ground.findings, *(f for part in parts for f in part.findings)]
    problems: list[Problem] = list(across(catalog, lost))
    findings += locate(ground.root, problems)
    catalog.findings.extend(_bounded(in_order(findings)))
    return catalog, list(catalog.findings)


def words_of(card: PracticeCard) -> tuple[str, str]:
    """A word for all that a card says but for its uptake, and one for that: the same for what says
    the same only."""
    lasting = [getattr(card, name) for name in _LASTING]
    return _word([repr(lasting)]), _word([repr(card.uptake)])


_LASTING: Final = tuple(each.name for each in fields(PracticeCard) if each.name != "uptake")


def _word(told: Iterable[str]) -> str:
    data = "".join(told).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def _bounded(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Of each file only so many, in order, and then a word that there are more."""
    most = ORDINARY.findings
    for file, group in groupby(findings, key=lambda finding: finding.file):
        first = list(islice(group, most + 1))
        yield from first[:most]
        if len(first) > most:
            last = first[most]
            yield Finding(MORE, file, last.line, last.column, "", {"shown": str(most)})


def _judge(
    document: Document,
    kind: Kind,
    checked: Checked,
    region: str,
    directory: Directory,
    today: dt.date,
) -> Iterator[Finding]:
    """What the rules say of the records of one file, and of what is left of the broken ones."""
    for path, record in checked.records.items():
        for problem in within(record, document.file, kind, path, region, directory, today):
            yield problem.located(document)
    for path, left in checked.salvaged.items():
        if not isinstance(left.record, Record):
            continue
        for problem in within(left.record, document.file, kind, path, region, directory, today):
            original = left.original(problem.path[len(path) :])
            if original is not None and not _due_to_loss(problem, left.touched):
                yield replace(problem, path=(*path, *original)).located(document)


def _due_to_loss(problem: Problem, touched: frozenset[str]) -> bool:
    """Whether a rule may only miss what was taken out of a broken record."""
    code = problem.code
    if code in (NO_SOURCES, SOURCE_UNLISTED):
        return "sources" in touched
    if code in (FIGURE_UNSOURCED, FIGURE_SOURCE_UNSAID):
        return not touched.isdisjoint({"sources", "status", problem.path[0]})
    return code in (NO_REASON, SOURCE_UNUSED)
