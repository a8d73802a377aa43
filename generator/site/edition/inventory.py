"""`build.json`: of what a site was made, and a hash of every file of it; and the check against it.

The same catalog, day and versions give the same inventory. Files are hashed as they are written, so
that nothing has to be read again; what others have written is read once before it is published.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any, Final

from generator import __version__
from generator.site.edition.atomic import MARK
from generator.site.edition.stock import Stock

INVENTORY: Final = "build.json"
FORMAT: Final = 1
PROGRAM: Final = "atlas-practices"
"""The program's own package, whose requirements are the libraries that a site is made with."""

_NAME: Final = re.compile(r"[A-Za-z0-9._-]+")
_SUM: Final = re.compile(r"[0-9a-f]{64}")
_QUOTED: Final = re.compile(rb"[^A-Za-z0-9._/-]")


class NoInventory(Exception):
    """A folder has no inventory that could be read; the message says why, in Russian."""


class Incomplete(Exception):
    """A file of a new site is not as it was written; the message says which, in Russian."""


@dataclass(frozen=True, slots=True)
class Differences:
    """How a site differs from its inventory: paths in their order, and how many files agree."""

    missing: tuple[str, ...]
    changed: tuple[str, ...]
    extra: tuple[str, ...]
    same: int

    def __bool__(self) -> bool:
        return bool(self.missing or self.changed or self.extra)


def found_in(folder: Path) -> list[str]:
    """The path of every file under `folder`, but for the inventory and our mark."""
    return [path for path, _ in _sizes(str(folder))]


def take_stock(folder: Path, written: Stock, others: Iterable[str]) -> list[tuple[str, bytes]]:
    """The SHA-256 of the files `others` under `folder`, and the path of each; that all which was
    `written` stands there as it was is seen as well.

    Raises Incomplete where a file is not there or has not the size that was written.
    """
    root = str(folder)
    try:
        for path, _, size, *_ in written:
            at = os.lstat(f"{root}/{path}")
            if at.st_size != size:
                raise Incomplete(f"файл {path} записан не целиком")
        found = []
        for path in others:
            found.append((path, bytes.fromhex(_sum(folder / path))))
    except FileNotFoundError:
        raise Incomplete(f"файл {path} исчез, пока сайт собирался") from None
    return found


def inventory(sums: Iterable[tuple[str, bytes]], today: dt.date, commit: str) -> bytes:
    """The text of build.json of the files with these paths and SHA-256. `commit` is that of the
    catalog, empty where nobody knows it."""
    told: dict[str, Any] = {"format": FORMAT, "program": __version__}
    if commit:
        told["commit"] = commit
    told |= {"today": today.isoformat(), "versions": versions(), "files": {}}
    text = json.dumps(told, ensure_ascii=False, indent=0)
    # In the order of the paths: no letter comes before the mark that ends one.
    lines = sorted(b"%b\0%b" % (path.encode(), digest) for path, digest in sums)
    files = b",\n".join(map(_line, lines))
    return text.removesuffix("}\n}").encode() + (b"\n%b\n" % files if files else b"") + b"}\n}\n"


def _line(told: bytes) -> bytes:
    path, _, digest = told.partition(b"\0")
    name = b'"%b"' % path
    if _QUOTED.search(path):
        name = json.dumps(path.decode(), ensure_ascii=False).encode()
    return b'%b: "%b"' % (name, digest.hex().encode())


def versions() -> dict[str, str]:
    """Python and the libraries that the program needs, by name."""
    found = {"python": ".".join(map(str, sys.version_info[:3]))}
    try:
        needed = metadata.requires(PROGRAM) or []
    except metadata.PackageNotFoundError:
        needed = []
    for line in needed:
        name = _NAME.match(line)
        if name is not None and "extra ==" not in line:
            try:
                found[name[0]] = metadata.version(name[0])
            except metadata.PackageNotFoundError:
                continue
    return dict(sorted(found.items()))


def compare(folder: Path) -> Differences:
    """How the site in `folder` differs from its own inventory. Raises NoInventory."""
    listed = read_inventory(folder)
    there = [path for path, _ in _sizes(str(folder))]
    found = set(there)
    changed = [path for path in there if path in listed and _differs(folder / path, listed[path])]
    return Differences(
        missing=tuple(path for path in listed if path not in found),
        changed=tuple(changed),
        extra=tuple(path for path in there if path not in listed),
        same=len([path for path in there if path in listed]) - len(changed),
    )


def read_inventory(folder: Path) -> dict[str, str]:
    """The files that the inventory in `folder` lists, with their SHA-256. Raises NoInventory."""
    if not folder.is_dir():
        raise NoInventory(f"нет папки «{folder}»")
    file = folder / INVENTORY
    try:
        told = json.loads(file.read_bytes())
    except FileNotFoundError:
        raise NoInventory(f"в папке «{folder}» нет {INVENTORY}: это не собранный сайт") from None
    except OSError as error:
        raise NoInventory(f"«{file}» не читается: {error.strerror}") from None
    except (ValueError, RecursionError):
        raise NoInventory(f"«{file}» испорчен: это не JSON") from None
    files = told.get("files") if isinstance(told, dict) else None
    if not isinstance(files, dict) or not all(
        isinstance(found, str) and _SUM.fullmatch(found) for found in files.values()
    ):
        raise NoInventory(f"«{file}» испорчен: в нём нет списка файлов с их суммами")
    return files


def _differs(file: Path, listed: str) -> bool:
    try:
        return not stat.S_ISREG(file.lstat().st_mode) or _sum(file) != listed
    except OSError:
        return True


def _sum(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _sizes(folder: str, under: str = "") -> Iterator[tuple[str, int]]:
    """Every file under `folder` with its size, in order; not the inventory, nor our mark. What is
    no file and no folder is told too, so that it can't hide."""
    with os.scandir(folder) as items:
        found = sorted(items, key=lambda item: item.name)
    for item in found:
        path = f"{under}{item.name}"
        if item.is_dir(follow_symlinks=False):
            yield from _sizes(item.path, f"{path}/")
        elif path not in (INVENTORY, MARK):
            yield path, item.stat(follow_symlinks=False).st_size
