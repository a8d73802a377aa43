"""The only way to the disk for generated pages and files: each path is held inside one folder.

Paths are made of ids that come from strangers' files. They must fit a pattern that has no room for
a climb, and the folder they lead to is resolved and compared as well. Nothing is ever overwritten.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from generator.site.addresses import LOST, is_address, is_file_name

_NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)


class AddressTaken(Exception):
    """Two pages or files claim one path; `path` is relative to the site."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


class Outlet:
    """Writes new files under `folder`, which must exist; several processes may share it."""

    def __init__(self, folder: Path) -> None:
        self._root = os.path.realpath(folder)
        self._held: set[str] = {self._root}

    def page(self, address: str, data: bytes) -> None:
        """Write the page of `address`. Raises ValueError (bad address) and AddressTaken."""
        if address == LOST:
            self._write(LOST, data)
        elif is_address(address):
            self._write(f"{address}index.html", data)
        else:
            raise ValueError(f"not an address: {address!r}")

    def file(self, path: str, data: bytes) -> None:
        """Write the file `path` ("api/v1/index.json"). Raises ValueError and AddressTaken."""
        if not is_file_name(path):
            raise ValueError(f"not a path inside the site: {path!r}")
        self._write(path, data)

    def _write(self, path: str, data: bytes) -> None:
        parent, _, name = f"{self._root}/{path}".rpartition("/")
        if parent not in self._held:
            self._hold(parent)
        try:
            handle = os.open(f"{parent}/{name}", _NEW, 0o644)
        except (FileExistsError, IsADirectoryError):
            raise AddressTaken(path) from None
        with os.fdopen(handle, "wb") as file:
            file.write(data)

    def _hold(self, folder: str) -> None:
        """Make `folder`; refuse it if a link on the way leads out of the root."""
        above = folder.rpartition("/")[0]
        try:
            if above in self._held:
                os.mkdir(folder)
                self._held.add(folder)
                return
        except FileExistsError:
            pass
        if os.path.realpath(folder) != folder:
            raise ValueError(f"leads out of the site: {folder[len(self._root) + 1 :]!r}")
        try:
            os.makedirs(folder, exist_ok=True)
        except (FileExistsError, NotADirectoryError):
            raise AddressTaken(folder[len(self._root) + 1 :]) from None
        self._held.add(folder)
