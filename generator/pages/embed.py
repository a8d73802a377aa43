"""A practice's map as a small page for other sites to frame, with a line that says whose it is."""

from __future__ import annotations

from generator.catalog.entries import PracticeCard
from generator.pages import addresses
from generator.pages.desk import Desk, Link
from generator.pages.page import Page
from generator.pages.spread import SpreadView
from generator.pages.wording import _, shown
from generator.text import as_of_date


def embed_page(practice: PracticeCard, views: SpreadView | None, desk: Desk) -> Page | None:
    """The page for `practice`, whose own page has `views`; None where they have no map to share."""
    if views is None or views.embed is None:
        return None
    title = shown(practice.title)
    return Page(
        address=views.embed,
        template="embed.html",
        title=_("Карта практики: %(title)s") % {"title": title},
        description=_("Где применяется практика «%(title)s»: карта для вставки на другие сайты.")
        % {"title": title},
        section="embed",
        context={
            "practice": Link(title, addresses.practice_address(practice.id)),
            "region": desk.region(practice.region),
            "view": views,
            "when": as_of_date(desk.today.isoformat()),
            "robots": "noindex",
        },
    )
