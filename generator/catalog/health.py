"""The health of the catalog: what each entry needs, where to mend it, and how complete regions are.

What a file lacks was found while it was read; what `atlas check` found is taken as it is and never
judged anew. Here both are put together, region by region, when somebody asks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from generator.catalog.asking import answered_by
from generator.catalog.catalog import Catalog
from generator.catalog.checkups import Checkup, Tally, checkup, tally
from generator.catalog.condition import Condition, NeedKind
from generator.catalog.entries import PracticeCard
from generator.findings import Finding, Severity

DEAD_CODES: Final = frozenset({"C301", "C302", "C313", "S601"})
"""Findings that tell of a reference to nothing."""
UNTIED_CODE: Final = "S602"
"""The one note that somebody can do something about; all others are only to be known."""
_ORDER: Final = {kind: place for place, kind in enumerate(NeedKind)}


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that somebody could add or mend, at `line` of `file` (relative to the root).

    `about` says what exactly, as in `Lack`. `since` is the day from which it is so, or "". `id`
    stays the same from build to build, wherever in its file the place has moved. `finding` is set
    where `atlas check` says the same.
    """

    id: str
    kind: NeedKind
    region: str
    file: str
    line: int
    about: str
    since: str
    finding: Finding | None = None

    @property
    def entry(self) -> str:
        """The file without its ending: "practices/nizhny/okno"."""
        return self.file.rpartition(".")[0]

    @property
    def practice(self) -> str | None:
        """The full id of the practice, if it is one."""
        folder, _, identity = self.entry.partition("/")
        return identity if folder == "practices" and "/" in identity else None

    @property
    def site(self) -> str | None:
        """The full id of the training site, if it is one."""
        return self._within("sites")

    @property
    def package(self) -> str | None:
        """The full id of the package, if it is one."""
        return self._within("packages")

    def _within(self, folder: str) -> str | None:
        top, _, rest = self.entry.partition("/")
        region, _, rest = rest.partition("/")
        inner, _, slug = rest.partition("/")
        return f"{region}/{slug}" if top == "regions" and inner == folder else None


@dataclass(frozen=True, slots=True)
class Matter:
    """What one entry needs of one kind; there is at least one need, in the order of the file."""

    kind: NeedKind
    file: str
    needs: tuple[Need, ...]

    @property
    def key(self) -> str:
        """What it is known by from build to build: "unconfirmed:practices/nizhny/okno"."""
        return f"{self.kind.value}:{self.needs[0].entry}"

    @property
    def since(self) -> str:
        """The day from which the latest of its needs is there, or ""."""
        return max(need.since for need in self.needs)


@dataclass(frozen=True, slots=True)
class RegionHealth:
    """A region's published practices in the order of their ids, and what its entries need: by kind,
    then in the order of their files. `files` are those of all its practices, in order."""

    region: str
    files: tuple[str, ...]
    checkups: tuple[Checkup, ...]
    matters: tuple[Matter, ...]
    tally: Tally

    @property
    def needs(self) -> Iterator[Need]:
        """Every need, in the order of the matters."""
        return (need for matter in self.matters for need in matter.needs)

    def count(self, kind: NeedKind) -> int:
        """How many needs are of this kind."""
        return sum(len(matter.needs) for matter in self.matters if matter.kind is kind)

    @property
    def counts(self) -> Mapping[NeedKind, int]:
        """How many needs are of each kind, in the order of kinds; those without any left out."""
        return {kind: n for kind in NeedKind if (n := self.count(kind))}


class Health:
    """The health of one catalog on its day; each region is looked at when it is asked for."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self._regions: dict[str, RegionHealth] = {}
        self._findings: dict[str, list[Finding]] = {}
        for finding in catalog.findings:
            self._findings.setdefault(catalog.directory.region_of(finding.file), []).append(finding)
        self._practices: dict[str, list[PracticeCard]] = {}
        for card in catalog.practices.values():
            self._practices.setdefault(catalog.directory.region_of(card.file), []).append(card)
        self._conditions: dict[str, dict[str, Condition]] = {}
        for file, condition in catalog.directory.conditions.items():
            self._conditions.setdefault(catalog.directory.region_of(file), {})[file] = condition

    def region(self, identity: str) -> RegionHealth:
        """The health of a region; of "", what stands outside of all regions."""
        with answered_by(identity):
            found = self._regions.get(identity)
            if found is None:
                found = self._regions[identity] = self._region(identity)
            return found

    def regions(self) -> tuple[RegionHealth, ...]:
        """Every region that has a passport, in the order of the directory."""
        return tuple(self.region(identity) for identity in self.catalog.directory.regions)

    def files(self, identity: str) -> tuple[str, ...]:
        """The files of all practices of a region, in order."""
        return tuple(sorted(card.file for card in self._practices.get(identity, ())))

    def everywhere(self) -> Tally:
        """The figures of all regions and of what stands outside of them."""
        return sum((one.tally for one in self.regions()), self.region("").tally)

    def _region(self, identity: str) -> RegionHealth:
        cards = self._practices.get(identity, [])
        files = {card.file: card.condition for card in cards} | self._conditions.get(identity, {})
        needs: list[Need] = []
        used: Counter[str] = Counter()
        for file, condition in files.items():
            needs += (
                Need(_id(kind, file, about, used), kind, identity, file, line, about, since)
                for kind, line, about, since in condition.lacks
            )
        unkept = {card.file for card in cards if card.status != "published"}
        for finding in self._findings.get(identity, ()):
            # A draft has no facts yet that a source could prove, and an archived practice rests.
            if finding.code.id != UNTIED_CODE or finding.file not in unkept:
                needs += _found(identity, finding, used)
        matters = tuple(_grouped(needs))
        by_file = Counter(need.file for need in needs)
        checkups = tuple(
            checkup(card, self.catalog, by_file[card.file])
            for card in cards
            if card.status == "published"
        )
        drafts = sum(card.status == "draft" for card in cards)
        figures = tally(checkups, drafts, len(needs))
        return RegionHealth(identity, self.files(identity), checkups, matters, figures)


def by_kind(matters: Iterable[Matter]) -> Mapping[NeedKind, tuple[Matter, ...]]:
    """`matters` by their kinds, in the order of kinds; kinds without any are left out."""
    found: dict[NeedKind, list[Matter]] = {}
    for matter in matters:
        found.setdefault(matter.kind, []).append(matter)
    return {kind: tuple(found[kind]) for kind in NeedKind if kind in found}


def _found(region: str, finding: Finding, used: Counter[str]) -> Iterator[Need]:
    """The need that `atlas check` has found; none for a note that asks for nothing."""
    kind = NeedKind.REMARK
    about = f"{finding.code.id}:{finding.path}" if finding.path else finding.code.id
    if finding.code.id in DEAD_CODES:
        kind = NeedKind.DEAD_REFERENCE
    elif finding.code.id == UNTIED_CODE:
        kind, about = NeedKind.UNTIED_SOURCE, finding.values["value"]
    elif finding.severity is Severity.INFO:
        return
    identity = _id(kind, finding.file, about, used)
    yield Need(identity, kind, region, finding.file, finding.line, about, "", finding)


def _id(kind: NeedKind, file: str, about: str, used: Counter[str]) -> str:
    """What a need is known by; the second of the same name is numbered."""
    identity = f"{kind.value}:{file.rpartition('.')[0]}"
    if about:
        identity += f":{about}"
    used[identity] += 1
    return identity if used[identity] == 1 else f"{identity}:{used[identity]}"


def _grouped(needs: Iterable[Need]) -> Iterator[Matter]:
    groups: dict[tuple[NeedKind, str], list[Need]] = {}
    for need in needs:
        groups.setdefault((need.kind, need.file), []).append(need)
    for kind, file in sorted(groups, key=lambda key: (_ORDER[key[0]], key[1])):
        group = sorted(groups[kind, file], key=lambda need: need.line)
        yield Matter(kind, file, tuple(group))
