"""Which findings a change answers for: those in files it touches, and those it caused elsewhere.

A finding in a file that the change does not touch is caused by it if it was not there before: a
renamed municipality, say, or a practice that is gone. What was there before is nobody's fault here.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from generator.findings.finding import Finding

OTHER_FILE: Final = "other_file"
"""The value that names the second of two files, where a finding stands at both."""


@dataclass(frozen=True, slots=True)
class Blame:
    """Findings by what a change has to do with them, each group in its old order."""

    own: tuple[Finding, ...]
    """In files that the change touches, whether they were there before or not."""
    caused: tuple[Finding, ...]
    """In other files, but only since the change."""
    others: tuple[Finding, ...]
    """In other files, as before."""


def blame(now: Sequence[Finding], before: Sequence[Finding], changed: Collection[str]) -> Blame:
    """Sort the findings of `now`. `before` are those of the state that the change began from,
    `changed` the files that it touches."""
    known = {_same(finding) for finding in before}
    own = [finding for finding in now if finding.file in changed]
    # What is said at both of two files is said once to those who changed one of them.
    pairs = {(f.code.id, f.values[OTHER_FILE], f.file) for f in own if OTHER_FILE in f.values}
    elsewhere = [
        finding
        for finding in now
        if finding.file not in changed
        and (finding.code.id, finding.file, finding.values.get(OTHER_FILE)) not in pairs
    ]
    return Blame(
        tuple(own),
        tuple(finding for finding in elsewhere if _same(finding) not in known),
        tuple(finding for finding in elsewhere if _same(finding) in known),
    )


def _same(finding: Finding) -> tuple[object, ...]:
    """What makes two findings of an unchanged file the same."""
    place = (finding.file, finding.line, finding.column, finding.path)
    return (finding.code.id, *place, finding.message("ru"))
