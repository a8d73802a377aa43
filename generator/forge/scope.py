"""What a change touches: entries of the catalog only, or the program as well.

A change of entries is checked and built in a minute; a change of anything else must pass all tests.
In doubt it is a change of the program: a file of both kinds, a change that touches nothing.
"""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum
from typing import Final

from generator.reading.walking import PRACTICES, REGIONS

ENTRIES: Final = (PRACTICES, REGIONS)
"""The folders in which nothing but entries stands; `atlas check` refuses any other file there."""


class Scope(StrEnum):
    """What a change must pass: the check and the build, or the tests of the program too."""

    DATA = "data"
    CODE = "code"


def scope_of(paths: Collection[str]) -> Scope:
    """The scope of a change of `paths`, which are relative to the top of the project."""
    if paths and all(_is_entry(path) for path in paths):
        return Scope.DATA
    return Scope.CODE


def _is_entry(path: str) -> bool:
    """Whether `path` lies in a folder of entries. Its parts are compared, not its letters: a file
    `practices.py` lies in none."""
    first, *rest = path.split("/")
    return first in ENTRIES and bool(rest) and not {"", ".", ".."} & set(rest)
