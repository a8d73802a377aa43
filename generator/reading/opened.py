"""A file of the catalog that has been opened once, whatever is asked of it then.

Its word and its document are of the same bytes, even if somebody writes the file meanwhile.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from generator.reading.documents import Document, document_of, refused
from generator.reading.opening import NotReadable, read_bytes
from generator.reading.walking import Entry


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that has been opened once: its bytes, or why there are none."""

    entry: Entry
    data: bytes | NotReadable

    @classmethod
    def at(cls, root: Path, entry: Entry) -> Self:
        """The file of `entry` under `root`."""
        try:
            return cls(entry, read_bytes(root, entry.file, entry.kind.limits.size))
        except NotReadable as refusal:
            return cls(entry, refusal)

    @property
    def word(self) -> str:
        """The same for the same bytes only; "" where there are none."""
        if isinstance(self.data, NotReadable):
            return ""
        return hashlib.blake2b(self.data, digest_size=32).hexdigest()

    def document(self) -> Document:
        """What the file says."""
        if isinstance(self.data, NotReadable):
            return refused(self.entry.file, self.data)
        return document_of(self.entry.file, self.data, self.entry.kind)
