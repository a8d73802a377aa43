"""A problem is a finding that does not know its line yet: rules speak of paths in files.

Most files have no findings, so lines and columns are looked up only for those that do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from generator.findings import Code, Finding, Fix, path_text
from generator.reading import Document, Kind, Place, read_document

LONGEST_TEXT = 1000
"""Lines of the last text of a file that are searched for words."""

DataPath = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """A mistake at `path` inside `file` (relative to the root); `kind` says how to read the file.

    With `at_key` the place is the name of the field and not its value; with `words` it is where
    they stand inside the text of the value.
    """

    code: Code
    file: str
    kind: Kind
    path: DataPath
    values: Mapping[str, str] = field(default_factory=dict)
    at_key: bool = False
    fix: Fix | None = None
    words: str = ""

    def located(self, document: Document) -> Finding:
        """The finding at its place in `document`, which must be this problem's file."""
        place = document.key_place(self.path) if self.at_key else document.place(self.path)
        if self.words:
            place = _place_of_words(document, place, self.words)
        return Finding(
            self.code,
            self.file,
            place.line,
            place.column,
            path_text(self.path),
            self.values,
            self.fix,
        )


def _place_of_words(document: Document, start: Place, words: str) -> Place:
    """Where `words` stand in the text that starts at `start`; `start` itself if they are wrapped or
    written with escapes, so that they cannot be found."""
    after = document.place_after(start) or Place(start.line + LONGEST_TEXT, 1)
    end = (after.line, after.column)
    for line in range(start.line, end[0] + 1):
        skipped = start.column - 1 if line == start.line else 0
        at = document.excerpt(Place(line, 1)).find(words, skipped)
        if at >= 0 and (line, at + 1) < end:
            return Place(line, at + 1)
    return start


def locate(root: Path, problems: Iterable[Problem]) -> Iterator[Finding]:
    """Findings for `problems`; each file is read once more, and only if it has any."""
    ordered = sorted(problems, key=lambda p: p.file)
    for file, group in groupby(ordered, key=lambda p: p.file):
        listed = list(group)
        document = read_document(root, file, listed[0].kind)
        for problem in listed:
            yield problem.located(document)
