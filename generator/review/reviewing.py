"""The whole review of a change: what is different, what of it visitors will see, what is wrong now,
and what nobody could say.

"Nothing has changed" is said only where everything was looked at.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.catalog import Catalog
from generator.changes.change import Change, FileUnread
from generator.changes.comparing import compare
from generator.changes.files import Differing, differing
from generator.changes.naming import Names
from generator.changes.reading import Shelf
from generator.findings import Finding, Severity
from generator.pages.wording import _, counted
from generator.review.pages import PageChanges, page_changes, print_pages
from generator.review.sides import Side, Sides
from generator.site.stamping.imprint import Imprint
from generator.site.work.rooms import SUPPLY
from generator.site.workers.crew import Crew


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something that was not looked at: `what` is "file" or "pages"; `file` is "" for pages."""

    what: str
    file: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Review:
    """What a change means. `pages` is None where they were not compared; `new` are the findings
    that there were not before, errors first; `errors` counts all errors of the new side."""

    before: Side
    after: Side
    today: dt.date
    files: Differing
    beside: tuple[str, ...] | None
    changes: tuple[Change, ...]
    pages: PageChanges | None
    left_out: tuple[LeftOut, ...]
    new: tuple[Finding, ...]
    mended: int
    errors: int
    regions: dict[str, str]
    """The names of regions, for headings."""

    @property
    def complete(self) -> bool:
        """Whether all that should be looked at was."""
        return not self.left_out

    @property
    def unchanged(self) -> bool:
        """Whether it is certain that nothing of the catalog is different."""
        seen = self.pages is not None and self.pages.any
        return self.complete and not (self.files.all or self.changes or seen)


@dataclass(frozen=True, slots=True)
class Drawings:
    """Both catalogs with their maps, for pictures; None where a side cannot be drawn."""

    before: tuple[Catalog, Any]
    after: tuple[Catalog, Any]


@dataclass(frozen=True, slots=True)
class _Read:
    """One side, read: its crew keeps the records for drawing."""

    side: Side
    catalog: Catalog
    findings: list[Finding]
    crew: Crew

    @property
    def errors(self) -> int:
        return sum(finding.severity is Severity.ERROR for finding in self.findings)


def review(
    sides: Sides,
    today: dt.date,
    templates: Path | None,
    jobs: int | None = None,
    *,
    pages: bool = True,
    drawn: bool = False,
) -> tuple[Review, Drawings | None]:
    """Compare both sides as they stand on `today`.

    `templates` is the folder of the pages' templates (None: there is none). With `pages` off pages
    are neither drawn nor missed. Drawings are there if they are wanted (`drawn`), and no side has
    errors.
    """
    files = differing(sides.before.root, sides.after.root)
    imprint = Imprint("Атлас практик", "", today)
    drawn_from = templates if pages else None
    if drawn_from is not None:
        SUPPLY.prepare(drawn_from, imprint)
    with ExitStack() as stack:
        old = _read(sides.before, today, jobs, stack)
        new = _read(sides.after, today, jobs, stack)
        shelves = (Shelf(sides.before.root), Shelf(sides.after.root))
        changes = compare(old.catalog, new.catalog, shelves, files)
        maps = None
        if not (old.errors or new.errors) and (drawn or drawn_from is not None):
            maps = tuple(SUPPLY.chart(one.side.root, one.catalog, one.crew) for one in (old, new))
        seen = None
        if maps is not None and drawn_from is not None:
            seen = _pages(old, new, maps, drawn_from, imprint, changes)
    left_out = [*_unread(changes, files)]
    if pages and seen is None:
        left_out.append(LeftOut("pages", "", _no_pages(old, new, templates)))
    fresh = _fresh(old.findings, new.findings)
    drawings = None
    if drawn and maps is not None:
        drawings = Drawings((old.catalog, maps[0]), (new.catalog, maps[1]))
    names = Names(old.catalog, new.catalog)
    found = Review(
        before=sides.before,
        after=sides.after,
        today=today,
        files=files,
        beside=sides.beside,
        changes=changes,
        pages=seen,
        left_out=tuple(left_out),
        new=tuple(sorted(fresh, key=lambda finding: finding.severity.rank)),
        mended=len(_fresh(new.findings, old.findings)),
        errors=new.errors,
        regions={change.region: names.region(change.region) for change in changes},
    )
    return found, drawings


def _read(side: Side, today: dt.date, jobs: int | None, stack: ExitStack) -> _Read:
    crew = stack.enter_context(Crew(jobs))
    catalog, findings = SUPPLY.load(side.root, today, crew)
    return _Read(side, catalog, findings, crew)


def _pages(
    old: _Read,
    new: _Read,
    maps: Sequence[Any],
    templates: Path,
    imprint: Imprint,
    changes: tuple[Change, ...],
) -> PageChanges:
    prints = [
        print_pages(one.catalog, some, templates, imprint, one.crew)
        for one, some in zip((old, new), maps, strict=True)
    ]
    moved = [SUPPLY.redirects(one.catalog) for one in (old, new)]
    return page_changes(prints[0], prints[1], moved[0], moved[1], changes)


def _no_pages(old: _Read, new: _Read, templates: Path | None) -> str:
    if templates is None:
        return _("Страницы не сравнивались: рядом нет шаблонов сайта (папки overrides)")
    sides = [
        words for one, words in ((old, _("до правки")), (new, _("после правки"))) if one.errors
    ]
    return _(
        "Страницы не сравнивались: %(when)s в каталоге есть ошибки, с ними сайт не собирается"
    ) % {"when": _(" и ").join(sides)}


def _unread(changes: tuple[Change, ...], files: Differing) -> list[LeftOut]:
    found = [
        LeftOut("file", change.file, change.sentence)
        for change in changes
        if isinstance(change, FileUnread)
    ]
    closed = _("%(file)s: файл не открыть, сравнить его не удалось")
    found += [LeftOut("file", file, closed % {"file": file}) for file in files.closed]
    return found


def _fresh(before: Sequence[Finding], after: Sequence[Finding]) -> list[Finding]:
    """The findings of `after` that there were not before; a moved line makes none of them new."""
    known = Counter(map(_same, before))
    found = []
    for finding in after:
        key = _same(finding)
        if known[key]:
            known[key] -= 1
        else:
            found.append(finding)
    return found


def _same(finding: Finding) -> tuple[str, str, str]:
    return finding.code.id, finding.file, finding.message("ru")


def page_words(pages: PageChanges) -> str:
    """«изменятся 14 страниц, появится 1 страница; 1 адрес перенаправлен»; "" for no difference."""
    parts = [
        words
        for number, words in (
            (
                len(pages.changed),
                counted(
                    "изменится %(num)s страница",
                    "изменятся %(num)s страниц",
                    len(pages.changed),
                ),
            ),
            (
                len(pages.appeared),
                counted(
                    "появится %(num)s страница",
                    "появятся %(num)s страниц",
                    len(pages.appeared),
                ),
            ),
            (
                len(pages.vanished),
                counted(
                    "исчезнет %(num)s страница",
                    "исчезнут %(num)s страниц",
                    len(pages.vanished),
                ),
            ),
            (
                len(pages.redirected),
                counted(
                    "%(num)s адрес перенаправлен",
                    "%(num)s адресов перенаправлено",
                    len(pages.redirected),
                ),
            ),
            (
                len(pages.lost),
                counted(
                    "%(num)s адрес никуда не приведёт",
                    "%(num)s адресов никуда не приведут",
                    len(pages.lost),
                ),
            ),
        )
        if number
    ]
    return ", ".join(parts)
