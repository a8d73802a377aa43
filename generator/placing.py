"""A file is put in its place whole or not at all; a link that stands there is replaced, never
followed: who proposes a change may put one anywhere.
"""

from __future__ import annotations

import secrets
from pathlib import Path


def put_whole(file: Path, data: bytes) -> None:
    """Let `file` hold `data`, with the rights that it has had. Raises OSError, and then nothing has
    changed."""
    beside = file.with_name(f".atlas-{secrets.token_hex(8)}")
    try:
        with beside.open("xb") as stream:
            stream.write(data)
        if file.exists() and not file.is_symlink():
            beside.chmod(file.stat().st_mode & 0o777)
        beside.replace(file)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
