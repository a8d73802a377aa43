"""What a page tells of the edits of its file: the day, who, and what became different.

The sentences are worked out above this room, by comparing versions; here they only wait for their
page, language by language.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EditView:
    """One edit. `deeds` are sentences in plain text; `more` is how many were left out."""

    day: str
    author: str
    """"" where nobody may be named."""
    deeds: tuple[str, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class HistoryView:
    """The last edits of a file, the newest first, and how many there were before them."""

    edits: tuple[EditView, ...]
    earlier: int = 0


Histories = Mapping[tuple[str, str], HistoryView]
"""By language and file ("ru", "practices/nizhny/okno.yml")."""
