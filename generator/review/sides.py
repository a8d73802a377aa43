"""The two sides of a comparison: folders, or revisions of git laid out in folders for a while.

A revision is compared from where HEAD branched off it: what happened on the other branch meanwhile
is no part of the change. Nothing of the repository is checked out, run or changed.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from generator.reading.characters import visible
from generator.reading.revisions import (
    NoRevision,
    Revision,
    branching,
    files_beside,
    lay_out,
    revision,
)
from generator.reading.walking import PRACTICES, REGIONS


class NotComparable(Exception):
    """There is nothing to compare; the message says why, in Russian."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side: `name` is what it was asked for by ("" for the work tree), `root` the folder with
    practices/ and regions/, `commit` the number of the revision, "" for a folder."""

    name: str
    root: Path
    commit: str = ""


@dataclass(frozen=True, slots=True)
class Sides:
    """Both, and the files beside the catalog that the change touches too (None: nobody knows)."""

    before: Side
    after: Side
    beside: tuple[str, ...] | None


@contextmanager
def open_sides(root: Path, base: str, head: str | None) -> Iterator[Sides]:
    """Find the sides that the command line names; what is laid out goes away at the end.

    `root` is the catalog whose history is asked and which is compared where no `head` is named.
    Raises NotComparable.
    """
    with ExitStack() as stack:
        try:
            found = _found(root, base, head, stack)
        except (NoRevision, OSError) as refusal:
            raise NotComparable(str(refusal)) from refusal
        yield found


def _found(root: Path, base: str, head: str | None, stack: ExitStack) -> Sides:
    after_is_folder = head is None or _names_catalog(head)
    tip = None if after_is_folder else revision(root, head or "")
    if tip is not None:
        after = Side(head or "", _laid_out(tip, stack), tip.commit)
    elif head is None:
        if not _is_catalog(root):
            raise NotComparable(f"в папке «{root}» нет ни {PRACTICES}/, ни {REGIONS}/")
        after = Side("", root)
    else:
        after = Side(head, Path(head))
    if _names_catalog(base):
        return Sides(Side(base, Path(base)), after, None)
    if head is not None and after_is_folder:
        begun = revision(root, base)
    else:
        begun = branching(root, base, tip)
    if tip is not None and begun.commit == tip.commit != revision(root, base).commit:
        raise NotComparable(
            f"в «{visible(head or '')}» нет ничего, чего не было бы в «{visible(base)}»: "
            "проверьте порядок версий — сначала прежняя, потом новая"
        )
    before = Side(base, _laid_out(begun, stack), begun.commit)
    beside = None if head is not None and after_is_folder else files_beside(begun, tip)
    return Sides(before, after, beside)


def _names_catalog(name: str) -> bool:
    """Whether a name is that of a folder with a catalog. An empty one, such as a variable that
    nobody has set, is nothing at all."""
    return bool(name.strip()) and _is_catalog(Path(name))


def _is_catalog(folder: Path) -> bool:
    try:
        return any((folder / top).is_dir() for top in (PRACTICES, REGIONS))
    except (OSError, ValueError):
        return False


def _laid_out(wanted: Revision, stack: ExitStack) -> Path:
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="atlas-")))
    lay_out(wanted, folder)
    return folder
