"""The same feeds in JSON Feed 1.1, for programs that would rather not read XML."""

from __future__ import annotations

from typing import Any, Final

from generator.publishing.atom import Feed, FeedEntry, Point, moment
from generator.publishing.plain_json import compact
from generator.text import harmless

VERSION: Final = "https://jsonfeed.org/version/1.1"
TYPE: Final = "application/feed+json"


def json_feed(feed: Feed) -> bytes:
    """The feed as a document. Addresses that are not full are left out, for nothing could tell
    what they are relative to; so are dates that nobody knows."""
    told: dict[str, Any] = {
        "version": VERSION,
        "title": harmless(feed.title),
        "home_page_url": _full(feed.page),
        "feed_url": feed.own,
        "description": harmless(feed.subtitle),
        "language": "ru",
        "authors": [{"name": harmless(feed.author)}],
    }
    found = {key: value for key, value in told.items() if value}
    return compact(found | {"items": [_item(one) for one in feed.entries]})


def _item(entry: FeedEntry) -> dict[str, Any]:
    lines = [entry.text, *map(_line, entry.points)]
    found: dict[str, Any] = {
        "id": entry.id,
        "url": _full(entry.href),
        "title": harmless(entry.title),
        "content_text": harmless("\n".join(lines)),
        "date_modified": moment(entry.day) if entry.day else "",
        "tags": [harmless(tag) for tag in entry.tags],
    }
    return {key: value for key, value in found.items() if value}


def _line(point: Point) -> str:
    return "— " + " — ".join(filter(None, (point.words, point.more, _full(point.href))))


def _full(address: str) -> str:
    return address if "://" in address else ""
