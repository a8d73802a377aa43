"""What of the last site is kept where only the looks have changed: all files that are no pages.

Data, feeds, pictures, tables are made of the records, the settings and the day, and of no template
and no hand-written page: their makers are given none. So while only templates, styles or pages of
docs/ have changed, these files are what they were, and are taken over instead of being made.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from generator.site.imprint import Imprint
from generator.site.inventory import NoInventory, read_inventory
from generator.site.outlet import Outlet
from generator.site.provenance import Memory, put


@dataclass(frozen=True, slots=True)
class Kept:
    """Files of the site in `folder` that may be taken over, each with its SHA-256; `of` stands for
    what they were told of the site as a whole."""

    folder: Path
    files: tuple[tuple[str, str], ...]
    of: str

    def fits(self, imprint: Imprint) -> bool:
        """Whether they would be told the same today."""
        return self.of == _words_of(imprint)

    def take_over(self, outlet: Outlet, number: int, of: int) -> list[str]:
        """Put the `number`-th of `of` shares of these files into `outlet`; their paths."""
        share = self.files[number::of]
        for path, digest in share:
            outlet.adopt(path, self.folder / path, digest)
        return [path for path, _ in share]


def keep(memory: Memory, made: Iterable[str], imprint: Imprint) -> None:
    """Remember which files of the site just built are no pages; what hinders it costs only time."""
    told = {"of": _words_of(imprint), "files": sorted(made), "site": memory.site}
    with suppress(OSError):
        put(memory.kept, json.dumps(told).encode())


def kept(memory: Memory) -> Kept | None:
    """The files of a remembered site that may be taken over; None where nobody knows them."""
    try:
        told = json.loads(memory.kept.read_bytes())
        if told["site"] != memory.site:
            return None
        sums = read_inventory(memory.out)
        return Kept(memory.out, tuple((path, sums[path]) for path in told["files"]), told["of"])
    except (OSError, ValueError, LookupError, TypeError, NoInventory):
        return None


def _words_of(imprint: Imprint) -> str:
    return hashlib.blake2b(repr(imprint).encode(), digest_size=16).hexdigest()
