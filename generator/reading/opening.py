"""Opening a file of the catalog so that nothing outside the catalog can be read in its place.

Each folder on the way is opened without following links, the file too, and what was opened is
looked at once more: whoever swaps a file for a link between looking and opening gets a finding, no
secret.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from pathlib import Path
from typing import Final

from generator.findings import Code
from generator.findings.catalogue import reading as codes

_HELD: Final = os.open in os.supports_dir_fd and hasattr(os, "O_NOFOLLOW")
_READ: Final = os.O_RDONLY | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_NO_LINKS: Final = getattr(os, "O_NOFOLLOW", 0)
_FOLDER: Final = _READ | _NO_LINKS | getattr(os, "O_DIRECTORY", 0)
# A pipe must not hold us until somebody writes into it.
_FILE: Final = _READ | _NO_LINKS | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)


class NotReadable(Exception):
    """A file that must not or cannot be read; `code` and `values` say why."""

    def __init__(self, code: Code, **values: str) -> None:
        super().__init__(code.name)
        self.code = code
        self.values = values


def read_bytes(root: Path, file: str, at_most: int) -> bytes:
    """The bytes of the regular file `file` (a POSIX path relative to `root`).

    Reads `at_most` + 1 bytes at most, whatever the file claims to be. Raises NotReadable.
    """
    try:
        descriptor = _open(root, file, _FILE)
        try:
            return _read(descriptor, at_most)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise _reason(error) from None


def list_folder(root: Path, folder: str) -> list[tuple[str, os.stat_result]]:
    """The names in `folder` (a POSIX path relative to `root`), each with its own status (`lstat`).

    In no order. A name that vanishes meanwhile is left out. Raises NotReadable.
    """
    found = []
    try:
        descriptor = _open(root, folder, _FOLDER) if _HELD else -1
        try:
            with os.scandir(descriptor if _HELD else root / folder) as items:
                for item in items:
                    with contextlib.suppress(FileNotFoundError):
                        found.append((item.name, item.stat(follow_symlinks=False)))
        finally:
            if _HELD:
                os.close(descriptor)
    except OSError as error:
        raise _reason(error) from None
    return found


def code_for_mode(status: os.stat_result) -> Code | None:
    """The code for what is no plain file of its own: link, device, pipe, second name; else None."""
    if stat.S_ISLNK(status.st_mode):
        return codes.SYMLINK
    if not stat.S_ISREG(status.st_mode):
        return codes.SPECIAL_FILE
    return codes.HARD_LINK if status.st_nlink > 1 else None


def describe_error(error: OSError) -> dict[str, str]:
    """What messages say about an error of the disk."""
    known = {
        errno.ENOENT: "файл исчез",
        errno.EACCES: "нет права читать",
        errno.EPERM: "нет права читать",
        errno.EIO: "ошибка диска",
        errno.ENOTDIR: "на пути стоит файл вместо папки",
        errno.ENAMETOOLONG: "слишком длинное имя",
    }
    english = os.strerror(error.errno) if error.errno else "unknown error"
    return {"reason": known.get(error.errno or 0, english), "reason_en": english.lower()}


def _open(root: Path, path: str, how: int) -> int:
    """Opens what stands at `path`; no part of it may be a link."""
    parts = path.split("/")
    if any(part in ("", ".", "..") or "\x00" in part for part in parts):
        raise NotReadable(
            codes.CANNOT_READ,
            reason="путь ведёт за пределы каталога",
            reason_en="path leads outside",
        )
    return _open_held(root, parts, how) if _HELD else _open_looked_at(root, parts, how)


def _open_held(root: Path, parts: list[str], how: int) -> int:
    """Opens step by step, each folder held by its descriptor, so no folder can be swapped."""
    folder = os.open(root, _READ | getattr(os, "O_DIRECTORY", 0))
    try:
        for part, flags in [(part, _FOLDER) for part in parts[:-1]] + [(parts[-1], how)]:
            try:
                inner = os.open(part, flags, dir_fd=folder)
            except NotADirectoryError:
                # Linux says so of a link to a folder, too.
                if stat.S_ISLNK(os.lstat(part, dir_fd=folder).st_mode):
                    raise NotReadable(codes.SYMLINK) from None
                raise
            os.close(folder)
            folder = inner
    except BaseException:
        os.close(folder)
        raise
    return folder


def _open_looked_at(root: Path, parts: list[str], how: int) -> int:
    """For systems that cannot open relative to a folder: looks at each step before it is taken."""
    path = root
    for part in parts:
        path = path / part
        if path.is_symlink():
            raise NotReadable(codes.SYMLINK)
    return os.open(path, how)


def _read(descriptor: int, at_most: int) -> bytes:
    status = os.fstat(descriptor)
    if code := code_for_mode(status):
        raise NotReadable(code)
    if status.st_size > at_most:
        raise NotReadable(codes.TOO_LARGE, size=kilobytes(status.st_size), most=kilobytes(at_most))
    pieces: list[bytes] = []
    left = at_most + 1
    while left > 0 and (piece := os.read(descriptor, min(left, 1 << 20))):
        pieces.append(piece)
        left -= len(piece)
    return b"".join(pieces)


def kilobytes(size: int) -> str:
    """70000 → "69": kilobytes, rounded up."""
    return str(-(-size // 1024))


def _reason(error: OSError) -> NotReadable:
    if error.errno == errno.ELOOP:
        return NotReadable(codes.SYMLINK)
    if error.errno in (errno.ENXIO, errno.ENODEV, errno.EISDIR):
        return NotReadable(codes.SPECIAL_FILE)
    return NotReadable(codes.CANNOT_READ, **describe_error(error))
