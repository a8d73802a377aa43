"""Which files a catalog has, and which things stand in it that must not.

The walk knows the few folders that a catalog has and goes into no other, so it is as long as the
catalog and no longer. It looks at what a name stands for (`lstat`), never at what a link leads to.
"""

from __future__ import annotations

import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.findings import Finding, in_order
from generator.findings.catalogue import reading as codes
from generator.reading.identity import is_id
from generator.reading.kinds import (
    PRACTICES_FILES,
    REGION_FILES,
    REGION_FOLDERS,
    REGIONS_FILES,
    Kind,
)
from generator.reading.naming import (
    ending_finding,
    hidden_finding,
    id_finding,
    misplaced_finding,
    refused_file_finding,
    same_names,
    shown_path,
    unfit_name_finding,
)
from generator.reading.opening import NotReadable, code_for_mode, list_folder

PRACTICES, REGIONS = "practices", "regions"
_KEEPS_A_FOLDER = ".gitkeep"


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of the catalog: its POSIX path relative to the root, its kind, its id.

    The id is "nizhny/kstovo-one-stop" for a practice, a site or a package, "nizhny" for the files
    of a region, "" for those of the whole catalog.
    """

    file: str
    kind: Kind
    id: str


@dataclass(slots=True)
class Tree:
    """The files of a catalog in the order of their paths, and what was wrong on the way."""

    root: Path
    entries: list[Entry] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def of(self, kind: Kind) -> Iterator[Entry]:
        """The files of one kind."""
        return (entry for entry in self.entries if entry.kind is kind)


def walk(root: Path) -> Tree:
    """Lists the catalog under `root`: its folders practices/ and regions/, nothing else.

    Never raises for what stands there; what cannot be part of the catalog is a finding and no
    entry.
    """
    tree = Tree(root)
    tops = [top for top in (PRACTICES, REGIONS) if _exists(root, top)]
    if not tops:
        tree.findings.append(Finding(codes.NO_CATALOG, "."))
    if PRACTICES in tops:
        _walk_practices(tree)
    if REGIONS in tops:
        _walk_regions(tree)
    tree.entries.sort(key=lambda entry: entry.file)
    tree.findings = in_order(tree.findings)
    return tree


def entry_at(file: str) -> Entry | None:
    """The entry that a POSIX path relative to the root stands for, as its names tell, be it there
    or not; None for a path that no file of a catalog has."""
    top, *rest = file.split("/")
    if top == PRACTICES and len(rest) == 2:
        return _record_at(file, Kind.PRACTICE, rest[0], rest[1])
    if top == REGIONS and len(rest) == 2 and is_id(rest[0]) and rest[1] in REGION_FILES:
        return Entry(file, REGION_FILES[rest[1]], rest[0])
    if top == REGIONS and len(rest) == 3 and rest[1] in REGION_FOLDERS:
        return _record_at(file, REGION_FOLDERS[rest[1]], rest[0], rest[2])
    named = {PRACTICES: PRACTICES_FILES, REGIONS: REGIONS_FILES}.get(top, {})
    kind = named.get(rest[0]) if len(rest) == 1 else None
    return Entry(file, kind, "") if kind else None


def _record_at(file: str, kind: Kind, region: str, name: str) -> Entry | None:
    stem = name.removesuffix(".yml")
    sound = stem != name and is_id(region) and is_id(stem)
    return Entry(file, kind, f"{region}/{stem}") if sound else None


def _exists(root: Path, top: str) -> bool:
    try:
        (root / top).lstat()
    except OSError:
        return False
    return True


def _walk_practices(tree: Tree) -> None:
    for name, is_folder in _look(tree, PRACTICES):
        path = f"{PRACTICES}/{name}"
        if not is_folder:
            _take_known(tree, PRACTICES, name, PRACTICES_FILES, "")
        elif _is_good_id(tree, path, name):
            _take_records(tree, path, Kind.PRACTICE, name)


def _walk_regions(tree: Tree) -> None:
    for name, is_folder in _look(tree, REGIONS):
        path = f"{REGIONS}/{name}"
        if not is_folder:
            _take_known(tree, REGIONS, name, REGIONS_FILES, "")
        elif _is_good_id(tree, path, name):
            _walk_region(tree, path, name)


def _walk_region(tree: Tree, folder: str, region: str) -> None:
    for name, is_folder in _look(tree, folder):
        if not is_folder:
            _take_known(tree, folder, name, REGION_FILES, region)
        elif name in REGION_FOLDERS:
            _take_records(tree, f"{folder}/{name}", REGION_FOLDERS[name], region)
        else:
            expected = (*REGION_FILES, *REGION_FOLDERS)
            tree.findings.append(misplaced_finding(folder, name, expected, is_folder=True))


def _take_known(
    tree: Tree, folder: str, name: str, known: Mapping[str, Kind], record_id: str
) -> None:
    """A file in a folder where each file has its fixed name."""
    if name in known:
        tree.entries.append(Entry(f"{folder}/{name}", known[name], record_id))
    else:
        tree.findings.append(
            ending_finding(folder, name) or misplaced_finding(folder, name, tuple(known))
        )


def _take_records(tree: Tree, folder: str, kind: Kind, region: str) -> None:
    """A folder of records: one `<id>.yml` each."""
    for name, is_folder in _look(tree, folder):
        path = f"{folder}/{name}"
        stem = name.removesuffix(".yml")
        if is_folder:
            tree.findings.append(misplaced_finding(folder, name, ("*.yml",), is_folder=True))
        elif stem == name:
            tree.findings.append(ending_finding(folder, name) or refused_file_finding(path, name))
        elif _is_good_id(tree, path, stem, ".yml"):
            tree.entries.append(Entry(path, kind, f"{region}/{stem}"))


def _is_good_id(tree: Tree, path: str, name: str, ending: str = "") -> bool:
    finding = id_finding(path, name, ending)
    if finding:
        tree.findings.append(finding)
    return finding is None


def _look(tree: Tree, folder: str) -> list[tuple[str, bool]]:
    """The usable names in a folder, sorted, each with whether it is a folder itself.

    All others (links, pipes, hidden files, names that collide) become findings.
    """
    try:
        listed = list_folder(tree.root, folder)
    except NotReadable as refusal:
        tree.findings.append(Finding(refusal.code, shown_path(folder), values=refusal.values))
        return []
    usable: dict[str, bool] = {}
    for name, status in listed:
        path = f"{folder}/{name}"
        is_folder = stat.S_ISDIR(status.st_mode)
        code = None if is_folder else code_for_mode(status)
        if code is not None:
            tree.findings.append(Finding(code, shown_path(path)))
        elif finding := unfit_name_finding(path, name):
            tree.findings.append(finding)
        elif name.startswith("."):
            if name != _KEEPS_A_FOLDER or is_folder:
                tree.findings.append(hidden_finding(path, name))
        else:
            usable[name] = is_folder
    for finding, name in same_names(folder, usable):
        tree.findings.append(finding)
        del usable[name]
    return sorted(usable.items())
