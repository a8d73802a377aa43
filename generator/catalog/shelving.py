"""From the files that are not practices to the directory: their records set in order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from generator.catalog.catalog import Directory
from generator.catalog.entries import (
    CertificateEntry,
    MunicipalityEntry,
    PackageEntry,
    RegionEntry,
    SiteEntry,
    full_id,
)
from generator.catalog.numbers import certificate_slug
from generator.findings import Finding
from generator.model.certificate import Certificate
from generator.model.checking import Checked, check_document
from generator.model.municipality import Municipality
from generator.model.package import Package
from generator.model.programme import Programme
from generator.model.record import Record
from generator.model.region import Region
from generator.model.site import Site
from generator.model.vocabulary import Sphere, Tool
from generator.reading import Document, Entry, Kind
from generator.reading.opened import Opened

R = TypeVar("R", bound=Record)

NOT_SHELVED = (Kind.PRACTICE, Kind.OUTLINE, Kind.BOUNDARIES)
"""Files of which a directory knows no more than that they are there."""
_LISTS = (Kind.MUNICIPALITIES, Kind.CERTIFICATES, Kind.SPHERES, Kind.TOOLS)


class Shelf:
    """Reads the files that are not practices and sets their records in order."""

    def __init__(
        self, entries: Sequence[Entry], opened: Iterable[Opened], findings: list[Finding]
    ) -> None:
        self.checked: list[tuple[Document, Kind, Checked, str]] = []
        self.by_kind: defaultdict[Kind, list[tuple[Entry, Checked]]] = defaultdict(list)
        self.lost: defaultdict[str, set[str]] = defaultdict(set)
        self.practice_ids = frozenset(e.id for e in entries if e.kind is Kind.PRACTICE)
        for file in opened:
            entry, document = file.entry, file.document()
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
