"""A file is put in its place whole or not at all: who reads it meanwhile has the one before. A link
that stands there is replaced, never followed: who proposes a change may put one anywhere.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Final

_FOR_ALL: Final = 0o666
_FOR_ITS_USER: Final = 0o600


def put_whole(file: Path, data: bytes) -> None:
    """Let `file` hold `data`, with the rights that it has had. Raises OSError, and then nothing has
    changed."""
    known = file.stat().st_mode & 0o777 if file.exists() and not file.is_symlink() else None
    _put(file, (data,), _FOR_ALL, known)


def keep_whole(file: Path, pieces: Iterable[bytes]) -> None:
    """Keep what is made of `pieces` in a cache: the file is for its user alone, and so is its
    folder, which need not be there yet. Raises OSError, and then nothing has changed."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    _put(file, pieces, _FOR_ITS_USER, None)


def _put(file: Path, pieces: Iterable[bytes], rights: int, known: int | None) -> None:
    """A new file has the `rights` that the system leaves it, one that was `known` those it had."""
    beside = file.with_name(f".atlas-{secrets.token_hex(8)}")
    try:
        with open(beside, "xb", opener=partial(os.open, mode=rights)) as stream:
            stream.writelines(pieces)
        if known is not None:
            beside.chmod(known)
        beside.replace(file)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
