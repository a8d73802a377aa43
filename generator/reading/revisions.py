"""What git knows of a catalog: which files a change touches, and how the catalog stood before it.

Only reads: nothing is checked out, no lock is taken, no hook or program of the repository runs. A
revision's name comes from outside, so it is turned into a commit's number before anything else.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator.reading.characters import visible
from generator.reading.git import NoRevision as NoRevision
from generator.reading.git import git
from generator.reading.walking import PRACTICES, REGIONS

_COMMIT: Final = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_LINK: Final = "120000"
_PLAIN: Final = ("100644", "100755")


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit in the history of the catalog under `root`."""

    root: Path
    commit: str


def revision(root: Path, name: str) -> Revision:
    """The revision called `name`. Raises NoRevision."""
    if not name.strip() or name.startswith("-") or "\x00" in name:
        raise NoRevision(f"«{visible(name)}» — не имя версии git")
    git(root, "rev-parse", "--git-dir")
    try:
        commit = git(root, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
    except NoRevision:
        raise NoRevision(
            f"git не знает версии «{visible(name)}»; может быть, история скачана не вся "
            "(git fetch --unshallow)"
        ) from None
    found = commit.decode("ascii", "replace").strip()
    if not _COMMIT.fullmatch(found):
        raise NoRevision(f"«{visible(name)}» — не одна версия git")
    return Revision(root, found)


def tags(root: Path, prefix: str) -> list[str]:
    """The tags of the history that leads to the present state whose names begin with `prefix`
    (letters and a hyphen), in the order of their names. Raises NoRevision."""
    told = git(root, "tag", "--list", f"{prefix}*", "--merged", "HEAD")
    return sorted(told.decode("utf-8", "replace").split())


def branching(root: Path, name: str, tip: Revision | None = None) -> Revision:
    """Where the present state of the catalog (or `tip`) branches off the revision called `name`.

    That is the last commit that both have; a branch that went on meanwhile is no part of the
    change. In a history cut short, where no such commit is known, it is `name` itself. Raises
    NoRevision.
    """
    named = revision(root, name)
    try:
        shared = git(root, "merge-base", named.commit, tip.commit if tip else "HEAD")
    except NoRevision:
        return named
    base = shared.decode("ascii", "replace").strip()
    return Revision(root, base) if _COMMIT.fullmatch(base) else named


def changed_files(revision: Revision) -> frozenset[str]:
    """The files of the catalog that differ from `revision`: changed, new or gone, committed or not.

    Paths are relative to the root. Raises NoRevision.
    """
    return _differing(revision, "--relative", "--", PRACTICES, REGIONS)


def touched_files(revision: Revision) -> frozenset[str]:
    """All files that differ from `revision`, those of the program too, but none that git ignores.

    Paths are relative to the top of the repository. Raises NoRevision.
    """
    top = os.fsdecode(git(revision.root, "rev-parse", "--show-toplevel").rstrip(b"\n"))
    return _differing(Revision(Path(top), revision.commit), "--no-relative")


def _differing(revision: Revision, relative: str, *where: str) -> frozenset[str]:
    how = ("--name-only", "-z", relative, "--no-renames", "--no-ext-diff", "--no-textconv")
    differing = git(revision.root, "diff", *how, revision.commit, *where)
    unknown = git(revision.root, "ls-files", "-z", "--others", "--exclude-standard", *where)
    return frozenset(os.fsdecode(name) for name in (differing + unknown).split(b"\x00") if name)


def files_beside(before: Revision, after: Revision | None) -> tuple[str, ...]:
    """The files of the repository beside the catalog that differ between two revisions, or between
    one and the work tree: programs, templates, settings. Paths are those of the repository.

    Raises NoRevision.
    """
    how = ("--name-only", "-z", "--no-renames", "--no-ext-diff", "--no-textconv")
    ends = (before.commit, *((after.commit,) if after else ()))
    where = ("--", ":/", f":(exclude){PRACTICES}", f":(exclude){REGIONS}")
    differing = git(before.root, "diff", *how, *ends, *where)
    return tuple(sorted(os.fsdecode(name) for name in differing.split(b"\x00") if name))


def lay_out(revision: Revision, folder: Path) -> None:
    """Write the catalog as it stood in `revision` into `folder`, which must be empty.

    Links become links, as they were: reading never follows them. Raises NoRevision, OSError.
    """
    listed = git(revision.root, "ls-tree", "-r", "-z", revision.commit, "--", PRACTICES, REGIONS)
    entries: list[tuple[str, str, Path]] = []
    for line in filter(None, listed.split(b"\x00")):
        about, _, name = line.partition(b"\t")
        mode, _, number = about.decode("ascii").split()
        path = Path(os.fsdecode(name))
        if path.is_absolute() or {"..", ".git"} & set(path.parts):
            raise NoRevision(f"в истории есть файл с недопустимым путём: {visible(str(path))}")
        entries.append((mode, number, path))
    wanted = [entry for entry in entries if entry[0] in (*_PLAIN, _LINK)]
    contents = _contents(revision.root, [number for _, number, _ in wanted])
    for (mode, _, path), data in zip(wanted, contents, strict=True):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if mode == _LINK:
            target.symlink_to(os.fsdecode(data))
        else:
            target.write_bytes(data)


def _contents(root: Path, numbers: Sequence[str]) -> Iterator[bytes]:
    """The contents of objects, in their order."""
    told = git(root, "cat-file", "--batch", sent="".join(f"{n}\n" for n in numbers).encode())
    at = 0
    for number in numbers:
        end = told.find(b"\n", at)
        head = told[at:end].split()
        if end < 0 or len(head) != 3:
            raise NoRevision(f"в истории не хватает файла {number[:12]}; скачайте её целиком")
        size = int(head[2])
        yield told[end + 1 : end + 1 + size]
        at = end + 2 + size
