"""What has changed since the release before, in the sentences of `atlas diff`."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from generator.findings.reporting import visible
from generator.pages.wording import _
from generator.reading.revisions import NoRevision, tags
from generator.review import open_sides, review
from generator.review.as_text import changes_as_text
from generator.review.reviewing import Review
from generator.text.dates import show_date

TAG: Final = "data-"
"""What the tags of releases begin with; their day follows."""
_DATED: Final = re.compile(r"data-(\d{4}-\d{2}-\d{2})")


def tag_of(day: dt.date) -> str:
    """The tag of the release of a day: "data-2026-11-22"."""
    return f"{TAG}{day.isoformat()}"


def release_before(root: Path, today: dt.date) -> str | None:
    """The tag of the newest release before `today` in the history of the catalog under `root`;
    None where there is none, or no history."""
    try:
        known = tags(root, TAG)
    except NoRevision:
        return None
    dated = [name for name in known if _DATED.fullmatch(name)]
    return max((name for name in dated if name < tag_of(today)), default=None)


def changes_since(root: Path, since: str, today: dt.date, jobs: int | None) -> str:
    """What has changed in the catalog under `root` since the revision or folder `since`, in words.

    Raises NotComparable.
    """
    with open_sides(root, since, None) as sides:
        found, _drawings = review(sides, today, None, jobs, pages=False)
    # What was changed beside the catalog is no matter of the data.
    return "".join(f"{line}\n" for line in _lines(replace(found, beside=()), since))


def no_changes() -> str:
    """What stands there in the first release."""
    return f"{_('Это первый выпуск: сравнить его не с чем.')}\n"


def _lines(found: Review, since: str) -> Iterator[str]:
    dated = _DATED.fullmatch(since)
    name = _("выпуска на %(day)s") % {"day": show_date(dated[1])} if dated else f"«{since}»"
    yield visible(_("Что изменилось с %(name)s") % {"name": name})
    yield ""
    yield from changes_as_text(found)
