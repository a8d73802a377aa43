"""From a folder to a catalog: read everything, check each file, link, check across files.

Practices are the many; they are taken in slices (`take`), possibly by forked workers that keep the
full records and hand back only cards and findings. Everything else is read once, before them.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, islice
from pathlib import Path
from typing import TypeVar

from generator.catalog.archived import with_archived
from generator.catalog.catalog import Catalog, Directory
from generator.catalog.entries import (
    CertificateEntry,
    MunicipalityEntry,
    PackageEntry,
    PracticeCard,
    RegionEntry,
    SiteEntry,
    card_of,
    full_id,
)
from generator.catalog.geography import check_geography
from generator.catalog.lacks import other_conditions, practice_condition
from generator.catalog.numbers import certificate_slug
from generator.catalog.problems import Problem, locate
from generator.catalog.rules import across, within
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
from generator.model.certificate import Certificate
from generator.model.checking import Checked, check_document
from generator.model.municipality import Municipality
from generator.model.package import Package
from generator.model.practice import Practice
from generator.model.programme import Programme
from generator.model.record import Record
from generator.model.region import Region
from generator.model.site import Site
from generator.model.vocabulary import Sphere, Tool
from generator.reading import ORDINARY, Document, Entry, Kind, Tree, read_document, walk

R = TypeVar("R", bound=Record)


@dataclass(slots=True)
class Taken:
    """What a slice of practice files gave. `records` stay where they were read."""

    cards: dict[str, PracticeCard] = field(default_factory=dict)
    records: MutableMapping[str, Practice] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    lost: set[str] = field(default_factory=set)


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
    tree: Tree = walk(root)
    entries = sorted(tree.entries, key=lambda entry: entry.file)
    findings: list[Finding] = list(tree.findings)
    shelf = _Shelf(root, entries, findings)
    directory = shelf.directory()
    directory = replace(directory, conditions=other_conditions(shelf.checked, directory, today))
    for document, kind, checked, region in shelf.checked:
        judged = _judge(document, kind, checked, region, directory, today)
        findings += islice(judged, ORDINARY.findings + 1)
    findings += check_geography(root, entries, directory)
    practices = [entry for entry in entries if entry.kind is Kind.PRACTICE]
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
        document = read_document(ground.root, entry.file, entry.kind)
        checked = check_document(document, entry.kind)
        taken.findings += document.findings
        taken.findings += checked.findings
        region = entry.id.partition("/")[0]
        judged = _judge(document, entry.kind, checked, region, ground.directory, ground.today)
        taken.findings += islice(judged, ORDINARY.findings + 1)
        record = checked.records.get(())
        if not isinstance(record, Practice):
            taken.lost.add(entry.id)
            continue
        taken.records[entry.id] = record
        card = card_of(entry.id, entry.file, record)
        condition = practice_condition(card, record, document, ground.directory, ground.today)
        taken.cards[entry.id] = replace(card, condition=condition)
    return taken


def assemble(ground: Groundwork, parts: Sequence[Taken]) -> tuple[Catalog, list[Finding]]:
    """Link the cards into a catalog and run the rules that need more than one file."""
    cards = {key: card for part in parts for key, card in part.cards.items()}
    lost = frozenset(key for part in parts for key in part.lost)
    cards, directory = with_archived(ground.root, dict(sorted(cards.items())), ground.directory)
    catalog = Catalog(directory, cards, ground.today)
    findings = [*ground.findings, *(f for part in parts for f in part.findings)]
    problems: list[Problem] = list(across(catalog, lost))
    findings += locate(ground.root, problems)
    catalog.findings.extend(_bounded(in_order(findings)))
    return catalog, list(catalog.findings)


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


_LISTS = (Kind.MUNICIPALITIES, Kind.CERTIFICATES, Kind.SPHERES, Kind.TOOLS)


class _Shelf:
    """Reads the files that are not practices and sets their records in order."""

    def __init__(self, root: Path, entries: Sequence[Entry], findings: list[Finding]) -> None:
        self.checked: list[tuple[Document, Kind, Checked, str]] = []
        self.by_kind: defaultdict[Kind, list[tuple[Entry, Checked]]] = defaultdict(list)
        self.lost: defaultdict[str, set[str]] = defaultdict(set)
        self.practice_ids = frozenset(e.id for e in entries if e.kind is Kind.PRACTICE)
        for entry in entries:
            if entry.kind in (Kind.PRACTICE, Kind.OUTLINE, Kind.BOUNDARIES):
                continue
            document = read_document(root, entry.file, entry.kind)
            checked = check_document(document, entry.kind)
            findings += document.findings
            findings += checked.findings
            self.checked.append((document, entry.kind, checked, entry.id.partition("/")[0]))
            self.by_kind[entry.kind].append((entry, checked))
            self._remember_lost(entry, document, checked)

    def _remember_lost(self, entry: Entry, document: Document, checked: Checked) -> None:
        one = {Kind.REGION: "region", Kind.SITE: "site", Kind.PACKAGE: "package"}
        many = {Kind.MUNICIPALITIES: "municipality", Kind.SPHERES: "sphere", Kind.TOOLS: "tool"}
        if entry.kind in one and () not in checked.records:
            self.lost[one[entry.kind]].add(entry.id)
        elif entry.kind in many:
            prefix = f"{entry.id}/" if entry.kind is Kind.MUNICIPALITIES else ""
            self.lost[many[entry.kind]] |= {prefix + name for name in checked.lost}
            if document.value is None:
                # The whole file is unreadable: whatever is looked for may stand in it.
                self.lost[many[entry.kind]].add(f"{prefix}*")

    def _ones(self, kind: Kind, model: type[R]) -> Iterator[tuple[Entry, R]]:
        for entry, checked in self.by_kind[kind]:
            record = checked.records.get(())
            if isinstance(record, model):
                yield entry, record

    def _many(self, kind: Kind, model: type[R]) -> Iterator[tuple[Entry, str | int, R]]:
        for entry, checked in self.by_kind[kind]:
            for path, record in checked.records.items():
                if isinstance(record, model) and path:
                    yield entry, path[0], record

    def directory(self) -> Directory:
        """The frozen directory."""
        municipalities: dict[str, MunicipalityEntry] = {}
        repeated: list[tuple[MunicipalityEntry, MunicipalityEntry]] = []
        for entry, index, municipality in self._many(Kind.MUNICIPALITIES, Municipality):
            identity = f"{entry.id}/{municipality.id}"
            merged = municipality.merged_into
            made = MunicipalityEntry(
                identity,
                entry.id,
                municipality,
                entry.file,
                (index,),
                full_id(merged, entry.id) if merged else None,
            )
            first = municipalities.setdefault(identity, made)
            if first is not made:
                repeated.append((first, made))
        spheres = {str(key): sphere for _, key, sphere in self._many(Kind.SPHERES, Sphere)}
        return Directory(
            programme=next((p for _, p in self._ones(Kind.PROGRAMME, Programme)), None),
            spheres=dict(sorted(spheres.items(), key=lambda item: (item[1].order, item[0]))),
            tools={str(key): tool for _, key, tool in self._many(Kind.TOOLS, Tool)},
            regions={
                entry.id: RegionEntry(entry.id, region, entry.file)
                for entry, region in self._ones(Kind.REGION, Region)
            },
            municipalities=municipalities,
            sites={entry.id: _site(entry, site) for entry, site in self._ones(Kind.SITE, Site)},
            certificates=tuple(
                _certificate(entry, index, certificate)
                for entry, index, certificate in self._many(Kind.CERTIFICATES, Certificate)
            ),
            packages={
                entry.id: PackageEntry(
                    entry.id,
                    entry.id.partition("/")[0],
                    package,
                    entry.file,
                    tuple(full_id(p, entry.id.partition("/")[0]) for p in package.practices),
                )
                for entry, package in self._ones(Kind.PACKAGE, Package)
            },
            lost={kind: frozenset(names) for kind, names in self.lost.items()},
            practice_ids=self.practice_ids,
            repeated=tuple(repeated),
            lines=self._lines(),
        )

    def _lines(self) -> dict[str, dict[str | int, int]]:
        """Where the entries of lists begin: of a list its items, of a vocabulary its keys."""
        return {
            document.file: {
                path[0]: document.key_place(path).line for path in checked.records if len(path) == 1
            }
            for document, kind, checked, _ in self.checked
            if kind in _LISTS
        }


def _site(entry: Entry, site: Site) -> SiteEntry:
    region = entry.id.partition("/")[0]
    return SiteEntry(
        entry.id,
        region,
        site,
        entry.file,
        full_id(site.municipality, region),
        tuple(full_id(m, region) for m in site.serves),
    )


def _certificate(entry: Entry, index: str | int, certificate: Certificate) -> CertificateEntry:
    holder, region = certificate.holder, entry.id
    return CertificateEntry(
        region,
        certificate_slug(certificate.number),
        certificate,
        entry.file,
        (index,),
        full_id(holder.practice, region) if holder.practice else None,
        full_id(holder.municipality, region) if holder.municipality else None,
    )
