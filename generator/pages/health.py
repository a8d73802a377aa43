"""What waits for help: figures of all regions on one page, and what each region needs on its own.

No region and no practice is ranked: regions stand by name, entries by the name of their file.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from math import ceil
from typing import Final

from generator.catalog.checkups import Checkup, Tally
from generator.catalog.condition import PRACTICE_QUESTIONS, NeedKind
from generator.catalog.health import Matter, RegionHealth, by_kind
from generator.pages import addresses
from generator.pages.desk import Desk, Link
from generator.pages.manual import code_address, crumbs
from generator.pages.need_words import FIELDS, entry_link, kind_words, need_advice, need_words
from generator.pages.page import Page
from generator.pages.wording import _
from generator.text import list_and

PER_PAGE: Final = 60
"""Practices on a page of a region."""
_ODD: Final = re.compile(r"[^a-z0-9-]+")


@dataclass(frozen=True, slots=True)
class NeedView:
    """One need: its words, the line to mend, and what a check says of it."""

    words: str
    line: int
    advice: str
    code: Link | None


@dataclass(frozen=True, slots=True)
class MatterView:
    """What one entry needs of one kind. `anchor` is the id of its line."""

    anchor: str
    entry: Link
    file: str
    needs: tuple[NeedView, ...]


@dataclass(frozen=True, slots=True)
class KindView:
    """A kind of need with those who have it: entries, or regions with a number each."""

    id: str
    title: str
    why: str
    what: str
    count: int
    matters: tuple[MatterView, ...] = ()
    regions: tuple[Link, ...] = ()
    counts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Share:
    """«183 из 306»; `percent` is how much of a bar that is."""

    count: int
    of: int

    @property
    def percent(self) -> int:
        """In whole percent; a part is never shown as nothing, nor as all."""
        if self.count in (0, self.of):
            return 100 if self.count else 0
        return min(99, max(1, round(100 * self.count / self.of)))


@dataclass(frozen=True, slots=True)
class Line:
    """A region or a practice in its table: None where there is nothing to count."""

    link: Link
    page: Link | None
    answered: Share | None
    complete: Share | None
    fresh: Share | None
    confirmed: Share | None
    checked: str | None
    age: int | None
    drafts: int
    needs: int


def health_makers(desk: Desk) -> Iterator[Callable[[], Page]]:
    """The page of all regions, then those of each."""
    yield partial(health_page, desk)
    for key in desk.directory.regions:
        practices = len(desk.ledger.health.files(key))
        for part in range(1, parts_of(practices) + 1):
            yield partial(region_health_page, key, part, desk)


def health_page(desk: Desk) -> Page:
    """The regions side by side, and the kinds of needs with the regions that have them."""
    health = desk.ledger.health
    regions = [health.region(key) for key in desk.regions]
    shared = health.region("")
    total = health.everywhere()
    return Page(
        address=addresses.HEALTH,
        template="health.html",
        title=_("Что ждёт вашей помощи"),
        description=_(
            "Чего не хватает записям каталога: ответов, результатов, подтверждений, — с точностью "
            "до строки файла."
        ),
        section="contribute",
        context={
            "total": total,
            "share": _share(total.answered, total.asked),
            "lines": tuple(_region_line(one, desk) for one in regions),
            "kinds": tuple(_kinds_of_all([*regions, shared], desk)),
            "shared": tuple(_kinds(shared.matters, desk)),
            "questions": _questions(),
            "feed": addresses.health_feed(),
            "data": addresses.HEALTH_DATA,
            "as_of": desk.today.isoformat(),
            "crumbs": crumbs(),
        },
    )


def parts_of(practices: int) -> int:
    """On how many pages a region with so many practices stands; there are never fewer later, since
    practices stay."""
    return max(1, ceil(practices / PER_PAGE))


def part_of(file: str, health: RegionHealth) -> int:
    """On which of them an entry stands: practices in order, all the rest on the first."""
    place = bisect_left(health.files, file)
    known = place < len(health.files) and health.files[place] == file
    return place // PER_PAGE + 1 if known else 1


def matter_address(matter: Matter, health: RegionHealth) -> str:
    """Where a matter stands: its line on its page."""
    if not health.region:
        return f"{addresses.HEALTH}#{matter_anchor(matter)}"
    part = part_of(matter.file, health)
    return f"{addresses.health_address(health.region, part)}#{matter_anchor(matter)}"


def region_health_page(key: str, part: int, desk: Desk) -> Page:
    """What the entries of a region need, by kind, and its practices one by one: those of a part."""
    health = desk.ledger.health.region(key)
    name = desk.region(key).text
    title = _("Что ждёт помощи: %(region)s") % {"region": name}
    if part > 1:
        title = _("%(title)s, страница %(part)s") % {"title": title, "part": part}
    parts = parts_of(len(health.files))
    matters = [matter for matter in health.matters if part_of(matter.file, health) == part]
    return Page(
        address=addresses.health_address(key, part),
        template="region-health.html",
        title=title,
        description=_("%(title)s. Чего не хватает записям каталога и какую строку дополнить.")
        % {"title": title},
        section="contribute",
        context={
            "region": desk.region(key),
            "title": title,
            "part": part,
            "parts": tuple(addresses.health_address(key, n) for n in range(1, parts + 1)),
            "line": _region_line(health, desk),
            "kinds": tuple(_kinds(matters, desk)),
            "practices": tuple(
                _practice_line(one, desk)
                for one in health.checkups
                if part_of(one.practice.file, health) == part
            ),
            "questions": _questions(),
            "feed": addresses.health_feed(key),
            "as_of": desk.today.isoformat(),
            "crumbs": crumbs(Link(_("Что ждёт вашей помощи"), addresses.HEALTH)),
        },
    )


def matter_anchor(matter: Matter) -> str:
    """The id of a matter's line on the page of its region."""
    return _ODD.sub("-", matter.key.lower())


def _questions() -> str:
    """The questions that completeness counts, in words."""
    return list_and([_(FIELDS[name]) for name in PRACTICE_QUESTIONS])


def _share(count: int, of: int) -> Share | None:
    return Share(count, of) if of else None


def _region_line(health: RegionHealth, desk: Desk) -> Line:
    tally: Tally = health.tally
    page = desk.region(health.region)
    return Line(
        link=Link(page.text, addresses.health_address(health.region)),
        page=page,
        answered=_share(tally.answered, tally.asked),
        complete=_share(tally.complete, tally.practices),
        fresh=_share(tally.fresh, tally.practices),
        confirmed=_share(tally.confirmed, tally.adopted),
        checked=None,
        age=None,
        drafts=tally.drafts,
        needs=tally.needs,
    )


def _practice_line(one: Checkup, desk: Desk) -> Line:
    card = one.practice
    return Line(
        link=desk.practice(card.id) or Link(card.title, None),
        page=None,
        answered=Share(one.answered, len(PRACTICE_QUESTIONS)),
        complete=None,
        fresh=None,
        confirmed=_share(one.confirmed, one.adopted),
        checked=card.condition.checked,
        age=one.age,
        drafts=0,
        needs=one.needs,
    )


def _kinds(some: Iterable[Matter], desk: Desk) -> Iterator[KindView]:
    for kind, matters in by_kind(some).items():
        words = kind_words(kind)
        views = tuple(_matter(matter, desk) for matter in matters)
        count = sum(len(matter.needs) for matter in matters)
        yield KindView(kind.value, words.title, words.why, words.what, count, views)


def _kinds_of_all(regions: Iterable[RegionHealth], desk: Desk) -> Iterator[KindView]:
    """Every kind that some region has, with the regions by name."""
    counts = [(one, one.counts) for one in regions]
    for kind in NeedKind:
        if not any(kind in known for _one, known in counts):
            continue
        words = kind_words(kind)
        having = [(one, known[kind]) for one, known in counts if kind in known]
        yield KindView(
            id=kind.value,
            title=words.title,
            why=words.why,
            what=words.what,
            count=sum(count for _one, count in having),
            regions=tuple(_region_kind(one, kind, desk) for one, _count in having),
            counts=tuple(count for _one, count in having),
        )


def _region_kind(health: RegionHealth, kind: NeedKind, desk: Desk) -> Link:
    """A region's needs of one kind; what no region has alone stands on the page itself."""
    if not health.region:
        return Link(_("Общие файлы"), f"{addresses.HEALTH}#shared")
    part = min(part_of(matter.file, health) for matter in health.matters if matter.kind is kind)
    address = addresses.health_address(health.region, part)
    return Link(desk.region(health.region).text, f"{address}#{kind.value}")


def _matter(matter: Matter, desk: Desk) -> MatterView:
    views = []
    for need in matter.needs:
        said = need.finding if need.kind is not NeedKind.UNTIED_SOURCE else None
        code = said.code.id if said is not None else ""
        view = NeedView(
            need_words(need, desk),
            need.line,
            need_advice(need),
            Link(code, code_address(code)) if code else None,
        )
        views.append(view)
    entry = entry_link(matter.needs[0], desk)
    return MatterView(matter_anchor(matter), entry, matter.file, tuple(views))
