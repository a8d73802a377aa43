"""Who edited which file on which day, and how it stood before and after: the whole history of a
catalog at one look, and what old versions said from one more process.

Only reads, like `revisions`. Names and files of a history come from strangers: they are bytes here.
"""

from __future__ import annotations

import os
import subprocess
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Final, Self

from generator.reading.git import NoRevision, command, git, surroundings
from generator.reading.walking import REGIONS, entry_at

_HOW: Final = (
    *("--format=%x01%H %cs %an", "--encoding=UTF-8", "--no-show-signature", "--no-follow"),
    *("--raw", "-z", "--no-abbrev", "--relative", "--no-renames"),
    *("--no-ext-diff", "--no-textconv"),
)
_PLAIN: Final = (b"100644", b"100755")
_PIECE: Final = 1 << 16

LAST: Final = 10
"""So many edits of a file are kept, the newest."""
NO_FILE: Final = ""
"""In place of a version where there was no file."""
NO_TEXT: Final = "-"
"""In place of a version that was no plain file: a link, another repository."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One commit's change of one file. `before` and `after` are the numbers of its versions, or
    NO_FILE, or NO_TEXT."""

    day: str
    """Of the commit: "2026-11-22"."""
    author: str
    """As the commit names him: anything but a line break may stand in it."""
    before: str
    after: str
    turn: int = 0
    """Which commit it was, counted from the newest: files changed together share it."""


@dataclass(frozen=True, slots=True)
class Log:
    """The history of the files of a catalog."""

    edits: Mapping[str, tuple[Edit, ...]]
    """By file, the newest first, LAST of them at most."""
    counts: Mapping[str, int]
    """How many there are of each file; of each region's folder ("regions/nizhny/") the number of
    commits that have changed a file of the catalog in it."""
    whole: bool
    """Whether git has all of it. Where it is cut short, the commits at the cut seem to have made
    every file, and are left out."""

    def within(self, *folders: str) -> Log:
        """What is known of the files in `folders`."""
        where = tuple(f"{folder}/" for folder in folders)
        edits = {name: some for name, some in self.edits.items() if name.startswith(where)}
        counts = {name: count for name, count in self.counts.items() if name.startswith(where)}
        return Log(edits, counts, self.whole)

    def days(self) -> dict[str, str]:
        """The day of the last change of each file; of each folder ("practices/nizhny/"), that of
        the newest of its files."""
        found: dict[str, str] = {}
        for name, edits in self.edits.items():
            day = found[name] = edits[0].day
            folder = name
            while "/" in folder:
                folder = folder.rpartition("/")[0]
                found[f"{folder}/"] = max(day, found.get(f"{folder}/", ""))
        return found


NO_LOG: Final = Log({}, {}, False)
"""What is known where git knows nothing."""


def read_log(root: Path, commit: str, *where: str) -> Log:
    """What has led to `commit` (a number, or "HEAD") in the folders `where` under `root`. Raises
    NoRevision."""
    told = git(root, "log", *_HOW, commit, "--", *where)
    cut = _cut_commits(root)
    found: defaultdict[str, list[Edit]] = defaultdict(list)
    counts: Counter[str] = Counter()
    seen: dict[str, int] = {}
    turn = -1
    day = author = ""
    parts = iter(told.split(b"\x00"))
    for part in parts:
        if part.startswith(b"\x01"):
            number, day, author = part[1:].decode("utf-8", "replace").split(" ", 2)
            day = "" if number in cut else day
            turn += 1
            continue
        about = part.strip(b"\n").split()
        if len(about) != 5 or not about[0].startswith(b":"):
            continue
        name = os.fsdecode(next(parts, b""))
        if day:
            counts[name] += 1
            if counts[name] <= LAST:
                before, after = _version(about[0][1:], about[2]), _version(*about[1:4:2])
                found[name].append(Edit(day, author, before, after, turn))
            folder = _region_of(name)
            if folder and seen.get(folder) != turn:
                seen[folder] = turn
                counts[folder] += 1
    return Log({name: tuple(edits) for name, edits in found.items()}, dict(counts), not cut)


def _version(mode: bytes, number: bytes) -> str:
    if not number.strip(b"0"):
        return NO_FILE
    return number.decode("ascii", "replace") if mode in _PLAIN else NO_TEXT


def _region_of(name: str) -> str:
    """The folder of the region to which a file of the catalog belongs; "" for any other file."""
    if not name.startswith(f"{REGIONS}/"):
        return ""
    entry = entry_at(name)
    return f"{REGIONS}/{entry.id.partition('/')[0]}/" if entry and entry.id else ""


def _cut_commits(root: Path) -> frozenset[str]:
    """The commits at which a history that was not fetched whole begins."""
    file = os.fsdecode(git(root, "rev-parse", "--git-path", "shallow").rstrip(b"\n"))
    try:
        return frozenset((root / file).read_text("ascii").split())
    except (OSError, ValueError):
        return frozenset()


class Versions:
    """What old versions of files say, asked one by one of one process of git, which starts with the
    first question. To be used as a context manager."""

    def __init__(self, root: Path, largest: int) -> None:
        self._root = root
        self._largest = largest
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def read(self, number: str, largest: int | None = None) -> bytes | None:
        """The bytes of the version `number`; None if git does not have it, or too many of them:
        more than `largest`, if that is given. Raises NoRevision where there is no git."""
        process = self._process = self._process or self._started()
        asking, telling = process.stdin, process.stdout
        assert asking is not None
        assert telling is not None
        try:
            asking.write(f"{number}\n".encode())
            asking.flush()
        except OSError:
            return None  # it has ended; why, nobody needs to know
        head = telling.readline().split()
        if len(head) != 3:
            return None
        size = int(head[2])
        most = self._largest if largest is None else largest
        wanted = head[1] == b"blob" and size <= most
        data = b"".join(piece for piece in _pieces(telling, size + 1) if wanted)
        return data[:-1] if wanted else None

    def _started(self) -> subprocess.Popen[bytes]:
        try:
            return subprocess.Popen(  # noqa: S603 — no shell, no word from outside
                command(self._root, "cat-file", "--batch"),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=surroundings(),
            )
        except FileNotFoundError:
            raise NoRevision("нет программы git") from None


def _pieces(stream: IO[bytes], size: int) -> Iterator[bytes]:
    """The next `size` bytes, a piece at a time: what nobody wants is never held whole."""
    while size > 0 and (piece := stream.read(min(size, _PIECE))):
        size -= len(piece)
        yield piece
