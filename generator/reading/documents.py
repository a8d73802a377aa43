"""One file as a document: its plain value, the place of everything in it, and what is wrong.

`read_text` is pure: bytes in, document out, whatever the bytes are. A record of 9 KB with its
220 values takes a third of the time of PyYAML's CSafeLoader, with all checks and places noted.
"""

from __future__ import annotations

import unicodedata
from array import array
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Any, Final

from yaml import YAMLError
from yaml._yaml import CParser

from generator.findings import Finding, Severity
from generator.findings.catalogue import reading as codes
from generator.reading.building import Builder
from generator.reading.characters import (
    REFUSED,
    clean_text,
    is_usual,
    note_other_forms,
    split_lines,
    visible,
)
from generator.reading.comments import note_cut_texts, note_foreign_schema
from generator.reading.conflicts import note_conflicts
from generator.reading.encodings import decode
from generator.reading.everyday import read_everyday
from generator.reading.geojson import count_values, read_plain
from generator.reading.json_events import BrokenJson, JsonEvents
from generator.reading.json_words import explain_json
from generator.reading.kinds import Kind, Shape
from generator.reading.limits import ORDINARY, Limits, spaced
from generator.reading.opening import NotReadable, kilobytes, read_bytes
from generator.reading.places import TOP, Path, Place, Places
from generator.reading.remarks import Remarks
from generator.reading.syntax_words import explain

_LFS_POINTER: Final = b"version https://git-lfs.github.com/spec/"
_JSON_ENDINGS: Final = (".geojson", ".json")
_LONGEST_NAME: Final = 400


_Read = tuple[Any, Mapping[Path, Place], bool]
"""A value, its places, and whether it is known to hold no null."""


def _no_source() -> bytes:
    return b""


@dataclass(slots=True)
class Document:
    """What one file says. `value` is None if it cannot be used at all.

    What is refused (a repeated key, an alias, …) is left out of `value`. Its findings are those of
    reading only; ask `sound` before trusting that nothing is missing.
    """

    file: str
    """POSIX path relative to the root."""
    value: Any
    """dict, list, str, int, float, bool or None, by the core schema of YAML 1.2."""
    places: Mapping[Path, Place]
    """The place of every value, by path; worked out when first asked."""
    findings: list[Finding]
    """In the order of the file."""
    source: Callable[[], bytes] = field(default=_no_source, repr=False, compare=False)
    """Gives the file's bytes once more, for excerpts; empty if they are gone."""
    filled: bool = field(default=False, repr=False, compare=False)
    """Whether reading knows that no value is null; if not, who has to know must look."""
    _lines: list[str] | None = field(default=None, repr=False, compare=False)

    @property
    def sound(self) -> bool:
        """Whether reading found no error, so that `value` holds all that the file says."""
        return self.value is not None and not any(
            finding.severity is Severity.ERROR for finding in self.findings
        )

    def place(self, path: Path) -> Place:
        """The place of the value at `path`, or of the nearest thing around it that is there."""
        places = self.places
        for end in range(len(path), -1, -1):
            found = places.get(path[:end])
            if found is not None:
                return found
        return TOP

    def line(self, path: Path) -> int:
        """The line of `place(path)`, for those who ask for nothing else."""
        places = self.places
        found = places.line(path) if isinstance(places, Places) else None
        return found or self.place(path).line

    def key_place(self, path: Path) -> Place:
        """The place of the last key of `path` («since» itself), or `place(path)` if it has none."""
        places = self.places
        found = places.key(path) if isinstance(places, Places) else None
        return found or self.place(path)

    def place_after(self, place: Place) -> Place | None:
        """The place of the first value behind `place`; None if it is the last."""
        if isinstance(self.places, Places):
            return self.places.after(place)
        later = (p for p in self.places.values() if (p.line, p.column) > (place.line, place.column))
        return min(later, key=lambda p: (p.line, p.column), default=None)

    def excerpt(self, place: Place) -> str:
        """The line at `place`, fit for showing: a character for each character, none unseen.

        A caret in column `place.column` of the next line points at the place. A line may be as long
        as its file. "" if the file or the line is gone.
        """
        if self._lines is None:
            text = self.source().decode("utf-8-sig", "replace")
            self._lines = split_lines(text)
        if place.line > len(self._lines):
            return ""
        return _inert(self._lines[place.line - 1])


def _inert(text: str) -> str:
    """A piece of a line with a plain character in place of each that would not show as one."""
    plain = text.replace("\t", " ")
    return plain if is_usual(plain) else REFUSED.sub("·", plain)


def read_document(root: FilePath, file: str, kind: Kind) -> Document:
    """Reads one file of the catalog. `file` is a POSIX path relative to `root`.

    Never raises for what the file is or says: a link, a pipe, a vanished file are findings too.
    """

    def source() -> bytes:
        try:
            return read_bytes(root, file, kind.limits.size)
        except NotReadable:
            return b""

    try:
        data = read_bytes(root, file, kind.limits.size)
    except NotReadable as refusal:
        return refused(file, refusal)
    document = document_of(file, data, kind)
    # The bytes of 20,000 files are not kept for the few that will be shown.
    document.source = source
    return document


def refused(file: str, refusal: NotReadable) -> Document:
    """The document of a file that may not or cannot be read."""
    finding = Finding(refusal.code, visible(file, _LONGEST_NAME), values=refusal.values)
    return Document(file, None, {(): TOP}, [finding])


def document_of(file: str, data: bytes, kind: Kind) -> Document:
    """The document that the bytes of a file of the catalog make; it holds them."""
    return read_text(file, data, kind.limits, shape=kind.shape)


def read_text(
    file: str, data: bytes, limits: Limits = ORDINARY, *, shape: Shape | None = None
) -> Document:
    """The document that `data` makes. A `file` that ends in .geojson or .json is read as JSON.

    `shape`: what must stand at the top; None allows anything but nothing. Never raises.
    """
    remarks = Remarks(visible(file, _LONGEST_NAME), limits)
    value: Any = None
    places: Mapping[Path, Place] = {(): TOP}
    filled = False
    text, is_clean = _text_of(data, limits, remarks)
    if text is not None and not note_conflicts(text, remarks):
        read = _read_json if file.endswith(_JSON_ENDINGS) else _read_yaml
        found = read(text, is_clean, limits, remarks)
        if found is not None:
            value, places, filled = found
            if not _has_shape(value, shape, places, remarks):
                value = None
    return Document(file, value, places, remarks.settled(), lambda: data, filled)


def _text_of(data: bytes, limits: Limits, remarks: Remarks) -> tuple[str | None, bool]:
    """The text to be read, and whether nothing is to be said about its characters."""
    if len(data) > limits.size:
        remarks.add_at(codes.TOO_LARGE, TOP, size=kilobytes(len(data)), most=kilobytes(limits.size))
        return None, False
    if data.startswith(_LFS_POINTER):
        remarks.add_at(codes.LFS_POINTER, TOP)
        return None, False
    text = decode(data, remarks)
    if text is None or is_usual(text):
        return text, True
    is_clean = REFUSED.search(text) is None
    if not is_clean:
        text = clean_text(text, remarks)
    if not unicodedata.is_normalized("NFC", text):
        note_other_forms(text, remarks)
        is_clean = False
    return text, is_clean


def _read_yaml(text: str, is_clean: bool, limits: Limits, remarks: Remarks) -> _Read | None:
    """The value and the places of a YAML text; None if it could not be read to its end."""
    if "#" in text:
        note_foreign_schema(text, remarks)
    if is_clean and (everyday := read_everyday(text, limits)) is not None:
        return everyday[0], Places(*everyday), True
    builder = Builder(text, limits, remarks)
    parser = CParser(text)
    try:
        builder.run(parser.get_event)
    except YAMLError as error:
        cause = explain(error, text)
        remarks.add_at(cause.code, cause.place, **cause.values)
    finally:
        parser.dispose()
    if not builder.complete:
        return None
    note_cut_texts(text, builder.plain_ends, remarks)
    return builder.value, Places(builder.value, builder.packed_marks()), False


def _read_json(text: str, is_clean: bool, limits: Limits, remarks: Remarks) -> _Read | None:
    """The value and the places of a JSON text; None if it could not be read to its end."""
    if is_clean and (plain := read_plain(text, limits)) is not None:
        return plain, Places(plain, lambda: _json_marks(text, limits)), False
    if count_values(text) > limits.values:
        remarks.add_at(codes.TOO_MANY_VALUES, TOP, most=spaced(limits.values))
        return None
    builder = Builder(text, limits, remarks)
    try:
        builder.run(JsonEvents(text).next_event)
    except BrokenJson as broken:
        cause = explain_json(broken)
        remarks.add_at(cause.code, cause.place, **cause.values)
    if not builder.complete:
        return None
    return builder.value, Places(builder.value, builder.packed_marks()), False


def _json_marks(text: str, limits: Limits) -> array[int]:
    builder = Builder(text, limits, Remarks("", limits))
    builder.run(JsonEvents(text).next_event)
    return builder.packed_marks()


def _has_shape(
    value: Any, shape: Shape | None, places: Mapping[Path, Place], remarks: Remarks
) -> bool:
    """Whether the right thing stands at the top; a remark if not."""
    if value is None:
        remarks.add_at(codes.EMPTY_FILE, TOP)
    elif shape is Shape.LIST and not isinstance(value, list):
        remarks.add_at(codes.TOP_LIST_DUE, places[()])
    elif shape is Shape.FIELDS and not isinstance(value, dict):
        remarks.add_at(codes.TOP_FIELDS_DUE, places[()])
    else:
        return True
    return False
