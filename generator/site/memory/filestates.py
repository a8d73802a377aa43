"""What the system says of files: whether somebody has written to one, and what is in it if not.

Sizes, times and numbers are compared first, bytes only where those differ. Imports nothing slow.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from pathlib import Path
from typing import Final

_SHALLOW: Final = 3
_MANY: Final = 1000
"""Fewer folders are looked at sooner than others can be asked to help."""
_MADE_BY_RUNNING: Final = "__pycache__"

State = tuple[int, int, int, int]
"""What the system says of a file: size, time of its bytes, time of its status, number."""


class CannotTell(Exception):
    """Something among the sources can't be followed, so nothing may be remembered of it."""


def look(places: Iterable[str]) -> dict[str, State]:
    """The state of every file at these places and in them. A place that is not there is told too,
    so that it is noticed when it appears. Raises CannotTell where a link leads to a folder."""
    found: dict[str, State] = {}
    for place in places:
        try:
            status = Path(place).stat()
        except OSError:
            found[place] = (0, 0, 0, 0)
            continue
        if stat.S_ISDIR(status.st_mode):
            _look_into(place, found)
        else:
            found[place] = _state(status)
    return found


def seal_of(site: Path, words: Callable[[list[str]], Iterable[str]] | None = None) -> str:
    """One word for the state of all files of a site: another as soon as anybody has touched one.
    `words` tells `words_of` folders, where several can do that together. Raises OSError if there is
    no such folder."""
    digest = hashlib.blake2b(digest_size=16)
    deep = _seal(str(site), digest, _SHALLOW)
    for word in (words or words_of)(deep):
        digest.update(word.encode())
    return digest.hexdigest()


def words_of(folders: Iterable[str]) -> list[str]:
    """A word for each of `folders`, which tells the state of all files in it. Raises OSError."""
    words = []
    for folder in folders:
        digest = hashlib.blake2b(digest_size=16)
        _seal(folder, digest)
        words.append(digest.hexdigest())
    return words


def words_by_several(folders: Sequence[str], jobs: int | None = None) -> Sequence[str]:
    """The same, told by up to so many processes (default: the cores) where there are many folders.
    Raises OSError."""
    if len(folders) < _MANY:
        return words_of(folders)
    from generator.site.workers.crew import Crew
    from generator.site.workers.worker import WorkerLost

    def look_at(own: Sequence[str]) -> tuple[None, list[tuple[str, str]]]:
        return None, list(zip(own, words_of(own), strict=True))

    try:
        with Crew(jobs) as crew:
            found = dict(chain.from_iterable(crew.read(look_at, folders)))
    except WorkerLost:
        return words_of(folders)
    return [found[folder] for folder in folders]


def deep_in(site: Path) -> list[str]:
    """The folders of a site that lie so deep that there are many, and together most of its files.
    Raises OSError."""
    return _seal(str(site), hashlib.blake2b(), _SHALLOW)


def _seal(folder: str, digest: hashlib.blake2b, depth: int = -1) -> list[str]:
    """Take in the state of all files under `folder`; but for those that lie in folders so deep,
    which are returned."""
    waiting, deep = [(folder, depth)], []
    while waiting:
        place, left = waiting.pop()
        if left == 0:
            deep.append(place)
            continue
        with os.scandir(place) as items:
            listed = sorted((item.name, item) for item in items)
        lines = [place]
        for name, item in listed:
            if item.is_dir(follow_symlinks=False):
                waiting.append((item.path, left - 1))
                lines.append(name)
            else:
                at = item.stat(follow_symlinks=False)
                lines.append(f"{name}|{at.st_size}|{at.st_mtime_ns}|{at.st_ctime_ns}|{at.st_ino}")
        digest.update("\n".join(lines).encode("utf-8", "surrogateescape"))
    return deep


def sum_of(path: Path) -> str:
    """What tells the bytes of a file from others; of what is no plain file, its kind."""
    if path.is_symlink():
        return f"link {path.readlink()} {sum_of(path.resolve())}"
    if not path.is_file():
        return f"no file: {path.is_dir()} {path.exists()}"
    with path.open("rb") as opened:
        return hashlib.file_digest(opened, _digest).hexdigest()


def _digest() -> hashlib.blake2b:
    return hashlib.blake2b(digest_size=16)


def _look_into(place: str, found: dict[str, State]) -> None:
    waiting = [place]
    while waiting:
        with os.scandir(waiting.pop()) as items:
            for item in items:
                if item.is_dir(follow_symlinks=False):
                    if item.name != _MADE_BY_RUNNING:
                        waiting.append(item.path)
                        found[item.path] = (0, 0, 0, 0)  # an empty folder may be a finding
                elif item.is_symlink() and item.is_dir():
                    raise CannotTell
                else:
                    found[item.path] = _state(item.stat(follow_symlinks=not item.is_symlink()))


def _state(status: os.stat_result) -> State:
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino
