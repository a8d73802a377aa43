"""Files on their way out: small ones as bytes, long ones in pieces, so that none is held whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import TypeAlias

Content: TypeAlias = bytes | Iterator[bytes] | Path
"""What a file says: its bytes, or some of them at a time, or where on the disk it stands until the
next one is asked for."""
OpenFile: TypeAlias = tuple[str, Content]
"""A file by its name or path."""
Maker: TypeAlias = Callable[[], Iterable[OpenFile]]
"""What makes a few files that belong together."""


def whole(content: Content) -> bytes:
    """All that a file says. Raises OSError."""
    if isinstance(content, Path):
        return content.read_bytes()
    return content if isinstance(content, bytes) else b"".join(content)


def made_by(makers: Iterable[Maker]) -> Iterator[OpenFile]:
    """The files of all makers, one maker after the other, each called when its turn comes."""
    return chain.from_iterable(make() for make in makers)


def in_memory(files: Iterable[OpenFile]) -> Iterator[tuple[str, bytes]]:
    """The same files, each held whole."""
    return ((name, whole(content)) for name, content in files)
