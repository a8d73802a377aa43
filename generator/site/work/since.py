"""A catalog surveyed for the sake of one change: what the change answers for, and what it does not.

The state before the change is laid out beside and surveyed on the same day, so that what only time
has brought about is not blamed on anybody.
"""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path

from generator.findings.blame import Blame, blame
from generator.reading.revisions import branching, changed_files, lay_out
from generator.site.work.survey import survey


def survey_since(root: Path, today: dt.date, revision: str, jobs: int | None = None) -> Blame:
    """The findings of the catalog under `root`, sorted by what the change since `revision` did.

    The change is all that differs from the commit at which the present state branches off
    `revision`, committed or not. Raises NoRevision where git cannot say.
    """
    base = branching(root, revision)
    changed = changed_files(base)
    now = survey(root, today, jobs).findings
    if all(finding.file in changed for finding in now):
        return blame(now, (), changed)
    with tempfile.TemporaryDirectory(prefix="atlas-") as folder:
        before = Path(folder)
        lay_out(base, before)
        return blame(now, survey(before, today, jobs).findings, changed)
