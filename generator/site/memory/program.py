"""Which program this is: its own code, and the versions of all that it runs on.

What is remembered between builds is never trusted by another program. Imports nothing slow.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Final

from generator import __version__

PACKAGE: Final = Path(__file__).resolve().parents[2]
"""The program's own code, its words and samples."""


def versions() -> Iterator[str]:
    """The versions of the program, of Python and of the libraries."""
    yield f"{__version__} {sys.version} {sys.platform} {sys.flags.optimize}"
    for path in sys.path:
        with suppress(OSError), os.scandir(path or ".") as items:
            yield from sorted(item.name for item in items if item.name.endswith(".dist-info"))


def word_of_program() -> str:
    """The word for this program, its code being what it was when the process asked first. Where
    nobody can tell, it is another one each time."""
    return _word(PACKAGE)


@cache
def _word(package: Path) -> str:
    told = hashlib.blake2b(digest_size=16)
    told.update("\0".join(versions()).encode("utf-8", "replace"))
    try:
        for file in sorted(package.rglob("*")):
            if file.is_file() and file.suffix != ".pyc":
                code = hashlib.blake2b(file.read_bytes()).hexdigest()
                told.update(f"\0{file.relative_to(package).as_posix()}\0{code}".encode())
    except OSError:
        return secrets.token_hex()
    return told.hexdigest()
