"""The only way to the disk for generated pages and files: each path is held inside one folder.

Paths are made of ids that come from strangers' files. They must fit a pattern that has no room for
a climb, and the folder they lead to is resolved and compared as well. Nothing is ever overwritten.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterable
from functools import partial
from io import FileIO
from pathlib import Path
from typing import Final

from generator.site.edition.addresses import LOST, file_of, is_address, is_file_name
from generator.site.edition.inventory import Incomplete
from generator.site.edition.stock import NOBODY, Kind, Stock

_NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)

_PIECE: Final = 1 << 20
"""Bytes of a copied file that are held at once."""

_MOST_HELD: Final = 4096
"""So many folders are known to stand, at most; of others the system is asked again."""


class AddressTaken(Exception):
    """Two pages or files claim one path; `path` is relative to the site."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


class Outlet:
    """Writes new files under `folder`, which must exist; several processes may share it. Its files
    are of one `kind`, but for pages."""

    def __init__(self, folder: Path, kind: Kind = Kind.FILE) -> None:
        self._root = os.path.realpath(folder)
        self._held: set[str] = {self._root}
        self._kind = kind
        self.owner = NOBODY
        """The number of the thing whose files are written."""
        self.stock = Stock()
        """What has been written."""
        self.size = 0
        """Bytes written."""

    def page(self, address: str, data: bytes, listed: bool = True) -> None:
        """Write the page of `address`, which search engines may list or not. Raises ValueError (bad
        address) and AddressTaken."""
        if address == LOST or is_address(address):
            self._write(file_of(address), data, Kind.PAGE if listed else Kind.HIDDEN)
        else:
            raise ValueError(f"not an address: {address!r}")

    def file(self, path: str, data: bytes) -> None:
        """Write the file `path` ("api/v1/index.json"). Raises ValueError and AddressTaken."""
        _check(path)
        self._write(path, data)

    def bring(self, path: str, source: Path) -> None:
        """Write the file `path` as a copy of the file `source`, which may be larger than memory.
        Raises ValueError and AddressTaken."""
        _check(path)
        self._note(path, *self._copy(source, path))

    def pour(self, path: str, pieces: Iterable[bytes]) -> None:
        """Write the file `path`, which comes in pieces, one after the other. Raises ValueError and
        AddressTaken."""
        _check(path)
        self._note(path, *self._poured(pieces, path))

    def adopt(self, path: str, folder: str, digest: bytes) -> None:
        """Make the file `path` of another site in `folder`, whose SHA-256 is `digest`, a file of
        this one too: by a second name, or where that can't be done by a copy. That is not noted in
        the stock. Raises ValueError, AddressTaken, and Incomplete if the copy is another file.
        """
        _check(path)
        there = f"{self._root}/{path}"
        parent = there[: there.rindex("/")]
        if parent not in self._held:
            self._hold(parent)
        try:
            os.link(f"{folder}/{path}", there, follow_symlinks=False)
        except FileExistsError:
            raise AddressTaken(path) from None
        except OSError:
            if self._copy(Path(folder, path), path)[0] != digest:
                raise Incomplete(f"файл {path} прежнего сайта изменился") from None

    def for_servers(self, name: str, data: bytes) -> None:
        """Write the file `name` that servers obey, at the root. Its name fits no pattern of paths,
        so that none made of strangers' ids can be this one. Raises AddressTaken.
        """
        self._write(name, data)

    def _write(self, path: str, data: bytes, kind: Kind | None = None) -> None:
        with self._opened(path) as there:
            _pour(data, there)
        self._note(path, hashlib.sha256(data).digest(), len(data), kind)

    def _copy(self, source: Path, path: str) -> tuple[bytes, int]:
        """Copy the file `source` to `path`; its SHA-256 and size. Raises AddressTaken."""
        with source.open("rb") as here:
            return self._poured(iter(partial(here.read, _PIECE), b""), path)

    def _poured(self, pieces: Iterable[bytes], path: str) -> tuple[bytes, int]:
        """Write what comes in pieces to `path`; its SHA-256 and size. Raises AddressTaken."""
        told = hashlib.sha256()
        size = 0
        with self._opened(path) as there:
            for piece in pieces:
                _pour(piece, there)
                told.update(piece)
                size += len(piece)
        return told.digest(), size

    def _note(self, path: str, digest: bytes, size: int, kind: Kind | None = None) -> None:
        self.stock.add(path, digest, size, self.owner, kind or self._kind)
        self.size += size

    def _opened(self, path: str) -> FileIO:
        """The new file `path`, to be written. Raises AddressTaken."""
        parent, _, name = f"{self._root}/{path}".rpartition("/")
        if parent not in self._held:
            self._hold(parent)
        try:
            return FileIO(os.open(f"{parent}/{name}", _NEW, 0o644), "wb")
        except (FileExistsError, IsADirectoryError):
            raise AddressTaken(path) from None

    def _hold(self, folder: str) -> None:
        """Make `folder`; refuse it if a link on the way leads out of the root."""
        above = folder.rpartition("/")[0]
        if above not in self._held:
            self._hold(above)
        try:
            os.mkdir(folder)
        except FileExistsError:
            # What stands above is no link, so this can be the only one.
            kind = os.lstat(folder).st_mode
            if stat.S_ISLNK(kind):
                raise ValueError(
                    f"leads out of the site: {folder[len(self._root) + 1 :]!r}"
                ) from None
            if not stat.S_ISDIR(kind):
                raise AddressTaken(folder[len(self._root) + 1 :]) from None
        if len(self._held) > _MOST_HELD:
            self._held = {self._root}  # most hold one page, and are done with
        self._held.add(folder)


def _pour(data: bytes, file: FileIO) -> None:
    """Write all of `data`: a system may take less of it at a time."""
    rest = memoryview(data)
    while rest:
        rest = rest[file.write(rest) :]


def _check(path: str) -> None:
    if not is_file_name(path):
        raise ValueError(f"not a path inside the site: {path!r}")
