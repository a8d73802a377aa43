"""Small pages for other sites to frame: a practice as a card or with its map, a region's numbers, a
region's map; each with a line that says whose it is, and the code that puts it there.

A practice has one such page: it shows the map if there is one, and the card where the address ends
in `#card` or there is no map.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from html import escape
from typing import Final, NamedTuple

from generator.catalog.counting import open_sites
from generator.catalog.entries import PracticeCard, RegionEntry
from generator.pages import addresses
from generator.pages.desk import Desk, Link
from generator.pages.page import Page
from generator.pages.region_maps import region_views
from generator.pages.spread import SpreadView
from generator.pages.wording import _, counted, shown
from generator.text import as_of_date, number

CARD: Final = "#card"

NO_TWIN: Final = Page("embed/", "embed.html", "", "", "embed")
"""Stands where a page for framing would in any language but the first; never drawn."""


class Frame(NamedTuple):
    """A page for framing. `name` is what people choose by, `title` what a screen reader says."""

    id: str
    name: str
    address: str
    title: str
    height: int

    def code(self, url: str) -> str:
        """HTML to paste on another site, for the site at `url`."""
        return (
            f'<iframe src="{escape(url + self.address)}" title="{escape(self.title)}" width="100%"'
            f' height="{self.height}" loading="lazy" style="border:0"></iframe>'
        )


class Counted(NamedTuple):
    """A number of a region and what it counts, in the plural that goes with it."""

    figure: str
    of: str


def practice_frames(practice: PracticeCard, views: SpreadView | None) -> tuple[Frame, ...]:
    """What of `practice`, whose page has `views`, can be shown elsewhere."""
    title = shown(practice.named)
    place = addresses.embed_address(practice.id)
    named = _("Практика: %(title)s") % {"title": title}
    card = Frame("card", _("Карточка"), place + CARD, named, 300)
    if views is None or views.embed is None:
        return (card,)
    named = _("Карта практики: %(title)s") % {"title": title}
    return (card, Frame("map", _("Карта"), place, named, 640))


def region_frames(region: str, views: SpreadView | None, desk: Desk) -> tuple[Frame, ...]:
    """What of `region`, whose page has `views`, can be shown elsewhere."""
    name = {"region": desk.region(region).text}
    counter = Frame(
        "counter",
        _("Счётчик"),
        addresses.embed_counter_address(region),
        _("Практики региона в числах: %(region)s") % name,
        220,
    )
    if views is None or views.map is None:
        return (counter,)
    place = addresses.embed_region_map_address(region)
    return counter, Frame("map", _("Карта"), place, _("Карта практик: %(region)s") % name, 680)


def embed_page(practice: PracticeCard, views: SpreadView | None, desk: Desk) -> Page:
    """The page for `practice`, whose own page has `views`."""
    title = shown(practice.named)
    mapped = views if views is not None and views.embed is not None else None
    description = (
        _("Где применяется практика «%(title)s»: карта для вставки на другие сайты.")
        if mapped
        else _("Практика «%(title)s»: карточка для вставки на другие сайты.")
    )
    return Page(
        address=addresses.embed_address(practice.id),
        template="embed.html",
        title=(_("Карта практики: %(title)s") if mapped else _("Карточка практики: %(title)s"))
        % {"title": title},
        description=description % {"title": title},
        section="embed",
        context={
            "subject": Link(title, addresses.practice_address(practice.id)),
            "about": desk.region(practice.region).text,
            "card": desk.card(practice),
            "view": mapped,
            **_origin(desk),
        },
    )


def embed_makers(entry: RegionEntry, desk: Desk) -> Iterator[Callable[[], Page]]:
    """The pages for a region, each to be made when called: its numbers, and its map if it has
    one."""
    yield partial(counter_page, entry, desk)
    if entry.id in desk.maps:
        yield partial(region_map_page, entry, desk)


def counter_page(entry: RegionEntry, desk: Desk) -> Page:
    """The numbers of a region."""
    link = desk.region(entry.id)
    return Page(
        address=addresses.embed_counter_address(entry.id),
        template="embed-counter.html",
        title=_("Практики региона в числах: %(region)s") % {"region": link.text},
        description=_("%(region)s в «Атласе практик»: числа для вставки на другие сайты.")
        % {"region": link.text},
        section="embed",
        context={"subject": link, "numbers": tuple(_numbers(entry.id, desk)), **_origin(desk)},
    )


def region_map_page(entry: RegionEntry, desk: Desk) -> Page:
    """The map of a region, which must have one."""
    link = desk.region(entry.id)
    return Page(
        address=addresses.embed_region_map_address(entry.id),
        template="embed.html",
        title=_("Карта практик: %(region)s") % {"region": link.text},
        description=_("Сколько практик в муниципалитетах, %(region)s: карта для других сайтов.")
        % {"region": link.text},
        section="embed",
        context={
            "subject": link,
            "about": _("Сколько практик придумали и внедрили муниципалитеты"),
            "card": None,
            "view": region_views(entry.id, desk),
            **_origin(desk),
        },
    )


def _numbers(region: str, desk: Desk) -> Iterator[Counted]:
    own = desk.catalog.by_region.get(region, ())
    adopted = sum(desk.card(practice).adopted for practice in own)
    sites = len(open_sites(desk.catalog, region))
    held = desk.ledger.standings.region(region).total
    for value, said in (
        (len(own), counted("%(num)s практика", "%(num)s практик", len(own))),
        (adopted, counted("%(num)s внедрение", "%(num)s внедрений", adopted)),
        (sites, counted("%(num)s открытая площадка", "%(num)s открытых площадок", sites)),
        (held, counted("%(num)s сертификат", "%(num)s сертификатов", held)),
    ):
        if value:
            figure = number(value)
            yield Counted(figure, said.removeprefix(figure).strip())


def _origin(desk: Desk) -> dict[str, str]:
    return {"when": as_of_date(desk.today.isoformat()), "robots": "noindex"}
