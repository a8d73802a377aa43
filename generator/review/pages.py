"""Which pages a change touches: those of both sides are drawn in memory by the same templates on
the same day, and their contents compared. Nothing is written and nothing guessed.

An address that had a page and has neither a page nor a redirect afterwards is a broken promise.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import Any, Final

from generator.catalog import Catalog
from generator.changes.change import Change
from generator.changes.practices import PracticeRenamed, StatusChanged
from generator.pages import Page
from generator.pages.addresses import practice_address
from generator.pages.wording import _
from generator.site.stamping.imprint import Imprint
from generator.site.work.rooms import SUPPLY
from generator.site.work.supply import Supply
from generator.site.workers.crew import Crew
from generator.site.workers.worker import Share

Prints = Mapping[str, str]
"""Addresses and the sums of what stands there."""


@dataclass(frozen=True, slots=True)
class Order:
    """All that a worker needs to draw its share of the pages of a catalog."""

    supply: Supply
    catalog: Catalog
    maps: Any
    templates: Path
    imprint: Imprint


@dataclass(frozen=True, slots=True)
class LostAddress:
    """An address that leads nowhere any more, and what its author can do about it."""

    address: str
    advice: str

    @property
    def sentence(self) -> str:
        """«Адрес practices/nizhny/okno/ исчезнет: добавьте aliases…»."""
        words = {"address": self.address, "advice": self.advice}
        return _("Адрес %(address)s исчезнет: %(advice)s") % words


@dataclass(frozen=True, slots=True)
class PageChanges:
    """Addresses by what happens to their pages. `redirected` are those that lead elsewhere from now
    on; `lost` those that lead nowhere."""

    changed: tuple[str, ...]
    appeared: tuple[str, ...]
    vanished: tuple[str, ...]
    redirected: Mapping[str, str]
    lost: tuple[LostAddress, ...]

    @property
    def any(self) -> bool:
        """Whether visitors will see any difference."""
        return bool(self.changed or self.appeared or self.vanished or self.redirected or self.lost)


def print_pages(
    catalog: Catalog, maps: Any, templates: Path, imprint: Imprint, crew: Crew
) -> dict[str, str]:
    """Draw all pages of `catalog`, which `crew` has read; the sum of each by its address."""
    order = Order(SUPPLY, catalog, maps, templates, imprint)
    return {address: print_ for share in crew.draw(print_share, order) for address, print_ in share}


def print_share(kept: Any, order: Order, share: Share) -> list[tuple[str, str]]:
    """A worker's share of the pages: addresses and sums."""
    supply, catalog = order.supply, order.catalog
    supply.hang(catalog, order.maps)
    body = supply.bodies(order.templates, order.imprint, catalog)
    others = islice(supply.pages(catalog), share.number, None, share.of)
    pages: Iterable[Page] = chain(supply.own_pages(kept, catalog), (make() for make in others))
    return [(page.address, _sum(page, body(page))) for page in pages]


def _sum(page: Page, body: str) -> str:
    told = (page.title, page.description, page.section, str(page.context.get("robots", "")), body)
    return hashlib.sha256("\0".join(told).encode("utf-8", "backslashreplace")).hexdigest()


def page_changes(
    before: Prints,
    after: Prints,
    moved_before: Mapping[str, str],
    moved_after: Mapping[str, str],
    changes: Iterable[Change],
) -> PageChanges:
    """Compare the pages of both sides; `moved_…` are their redirects, `changes` what is known to
    have happened, for better advice."""
    vanished = sorted(before.keys() - after.keys())
    stood = {*before, *moved_before}
    gone = sorted(stood - after.keys() - moved_after.keys())
    advice = _advice_by_address(changes)
    return PageChanges(
        changed=tuple(sorted(a for a in before.keys() & after.keys() if before[a] != after[a])),
        appeared=tuple(sorted(after.keys() - before.keys())),
        vanished=tuple(vanished),
        redirected={
            old: new
            for old, new in sorted(moved_after.items())
            if (old in before and old not in after) or moved_before.get(old, new) != new
        },
        lost=tuple(LostAddress(one, advice.get(one) or _advice(one, before)) for one in gone),
    )


def _advice_by_address(changes: Iterable[Change]) -> dict[str, str]:
    """What to do about addresses of practices of which it is known what has become of them."""
    found = {}
    for change in changes:
        if isinstance(change, PracticeRenamed):
            found[practice_address(change.before)] = _(
                "добавьте в файл %(file)s строку aliases: [%(old)s]"
            ) % {"file": change.file, "old": change.before}
        elif isinstance(change, StatusChanged) and change.after == "draft":
            identity = change.file.removeprefix("practices/").removesuffix(".yml")
            found[practice_address(identity)] = _(
                "у черновика нет страницы; чтобы она осталась, поставьте status: archived"
            )
    return found


def _advice(address: str, before: Prints) -> str:
    if address not in before:
        return _("раньше он перенаправлял на другую страницу; верните его в aliases")
    for folder, words in _ADVICE:
        if address.startswith(folder):
            return words()
    return _("вместо него ничего не появится")


def _of_practice() -> str:
    return _(
        "добавьте aliases в тот файл, который заменил этот; если практики больше нет, оставьте "
        "её файл и поставьте status: archived"
    )


def _of_certificate() -> str:
    return _("отозванный или истёкший сертификат оставляют в реестре")


def _of_place() -> str:
    return _("преобразованный муниципалитет оставляют в списке и пишут ему merged_into")


def _of_site() -> str:
    return _("закрытую площадку не удаляют, ей ставят status: closed")


def _of_map() -> str:
    return _("у сайтов, которые вставили эту карту, вместо неё будет пустое место")


_ADVICE: Final = (
    ("practices/", _of_practice),
    ("certificates/", _of_certificate),
    ("regions/", _of_place),
    ("sites/", _of_site),
    ("embed/", _of_map),
)
