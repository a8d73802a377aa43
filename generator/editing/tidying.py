"""The files of a catalog mended on the disk: read as checking reads them, written whole or not.

A new text first stands beside its file under a name that no catalog has, then takes its place in
one step: who stops the program in between finds the old file.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.editing.mending import mend
from generator.findings import Finding
from generator.findings.catalogue import reading as codes
from generator.model.files import FILES, SCHEMAS, schema_name
from generator.placing import put_whole
from generator.reading import Entry, walk
from generator.reading.opening import NotReadable, read_bytes

Wanted = Callable[[str], bool]
"""Whether a file, a path relative to the root, is to be mended."""


@dataclass(frozen=True, slots=True)
class Tidied:
    """A file that is not as it should be: its text, its name, and what there is to say of it.

    `file` is relative to the root; `name` is the new path where it gets another.
    """

    file: str
    text: str
    deeds: tuple[str, ...]
    name: str = ""


def renamed(root: Path, wanted: Wanted) -> Iterator[Tidied]:
    """Files that only their ending keeps out of the catalog: `.yaml`, `.YML`."""
    for finding in walk(root).findings:
        if finding.code is not codes.YAML_ENDING or not wanted(finding.file):
            continue
        folder, _, _ = finding.file.rpartition("/")
        name = f"{folder}/{finding.values['suggestion']}"
        if (root / finding.file).is_file() and not os.path.lexists(root / name):
            yield Tidied(finding.file, "", (f"файл назван {finding.values['suggestion']}",), name)


def tidied(root: Path, findings: Sequence[Finding], wanted: Wanted) -> Iterator[Tidied]:
    """The files that mending changes, with their new texts. Writes nothing.

    `findings` are those of the whole catalog; the mends that they offer are made.
    """
    offers: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.fix is not None:
            offers[finding.file].append(finding)
    for entry in walk(root).entries:
        if entry.kind in FILES and wanted(entry.file):
            text = _text(root, entry)
            if text is None:
                continue
            schema = (root / SCHEMAS / schema_name(entry.kind)).is_file()
            mended = mend(entry.file, entry.kind, text, offers[entry.file], schema=schema)
            if mended.text != text:
                yield Tidied(entry.file, mended.text, mended.deeds)


def _text(root: Path, entry: Entry) -> str | None:
    """The text of a file; None for what is no text or too large, of which checking tells."""
    try:
        data = read_bytes(root, entry.file, entry.kind.limits.size)
        return data.decode("utf-8") if len(data) <= entry.kind.limits.size else None
    except (NotReadable, UnicodeDecodeError):
        return None


def put_in_place(root: Path, file: Tidied) -> None:
    """Write or rename a file as `tidied` and `renamed` say. Raises OSError."""
    path = root / file.file
    if file.name:
        path.rename(root / file.name)
        return
    put_whole(path, file.text.encode())
