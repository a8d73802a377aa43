"""What is wrong with the name of a file or a folder, as a finding with a better name in it."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Collection, Iterator
from typing import Final

from generator.findings import Finding
from generator.findings.catalogue import reading as codes
from generator.reading.characters import REFUSED, visible
from generator.reading.identity import (
    LONGEST_ID,
    Fault,
    describe_letter,
    fault_of,
    look_alikes,
    suggest_id,
)

_YAML_ENDINGS: Final = (".yml", ".yaml")
_LONGEST_SHOWN: Final = 400


def shown_path(path: str) -> str:
    """A path as findings name it: one plain line, whatever a stranger called his file."""
    return visible(path, _LONGEST_SHOWN)


def unfit_name_finding(path: str, name: str) -> Finding | None:
    """A name that cannot be shown, or is written differently on every disk, whatever it is for."""
    if REFUSED.search(name) or any(sign < " " for sign in name):
        return Finding(codes.UNSHOWABLE_NAME, shown_path(path), values={"name": visible(name)})
    if not unicodedata.is_normalized("NFC", name):
        return Finding(codes.NAME_NOT_NFC, shown_path(path), values={"name": visible(name)})
    return None


def hidden_finding(path: str, name: str) -> Finding:
    """A name that begins with a dot: another repository, or a file that nobody sees."""
    code = codes.NESTED_REPOSITORY if name in (".git", ".gitmodules") else codes.HIDDEN
    return Finding(code, shown_path(path), values={"name": visible(name)})


def id_finding(path: str, name: str, ending: str = "") -> Finding | None:
    """What keeps `name` (without its ending) from being an id, or None if it is one."""
    fault = fault_of(name)
    if fault is None:
        return None
    better = suggest_id(name)
    values = {"name": visible(name), "suggestion": better + ending if better else ""}
    match fault:
        case Fault.LONG:
            code = codes.LONG_ID
            values |= {"length": str(len(name)), "longest": str(LONGEST_ID)}
        case Fault.RESERVED:
            code = codes.RESERVED_ID
        case Fault.LOOK_ALIKE:
            code = codes.LOOK_ALIKE
            strange = look_alikes(name)[:5]
            values["letters"] = ", ".join(describe_letter(letter) for letter in strange)
            values["letters_en"] = ", ".join(describe_letter(letter, "en") for letter in strange)
        case Fault.FORM:
            code = codes.BAD_ID
    return Finding(code, shown_path(path), values=values)


def ending_finding(folder: str, name: str) -> Finding | None:
    """A YAML file whose ending is not exactly `.yml`."""
    stem, dot, ending = name.rpartition(".")
    if not stem or ending == "yml" or f"{dot}{ending}".lower() not in _YAML_ENDINGS:
        return None
    values = {"name": visible(name), "suggestion": f"{visible(stem)}.yml"}
    return Finding(codes.YAML_ENDING, shown_path(f"{folder}/{name}"), values=values)


def refused_file_finding(path: str, name: str) -> Finding:
    """A file that is no YAML in a folder of records."""
    return Finding(codes.NOT_YAML, shown_path(path), values={"name": visible(name)})


def misplaced_finding(
    folder: str, name: str, expected: Collection[str], *, is_folder: bool = False
) -> Finding:
    """A file or folder that has no business where it is; `expected`: what may be there."""
    near = difflib.get_close_matches(name.lower(), expected, 1, 0.7)
    values = {
        "name": visible(name),
        "folder": shown_path(folder),
        "expected": ", ".join(expected),
        "suggestion": near[0] if near else "",
    }
    code = codes.MISPLACED_FOLDER if is_folder else codes.MISPLACED_FILE
    return Finding(code, shown_path(f"{folder}/{name}"), values=values)


def same_names(folder: str, names: Collection[str]) -> Iterator[tuple[Finding, str]]:
    """Names that are one name to a disk that ignores case, or one id with two endings.

    Of such names the plainest is kept; a finding and the name come for each of the others.
    """
    kept: dict[str, str] = {}
    for name in sorted(names, key=lambda name: (name != name.lower(), not _ends_well(name), name)):
        first = kept.setdefault(_folded(name), name)
        if first != name:
            values = {"name": visible(name), "other": visible(first)}
            path = shown_path(f"{folder}/{name}")
            yield Finding(codes.SAME_NAME, path, values=values), name


def _ends_well(name: str) -> bool:
    return not name.endswith(".yaml")


def _folded(name: str) -> str:
    folded = unicodedata.normalize("NFC", name).casefold()
    return folded.removesuffix(".yaml") + ".yml" if folded.endswith(".yaml") else folded
