"""Feeds in Atom (RFC 4287): entries known by an id that never changes, dated by the data.

No time of the build stands in a feed, so it changes only when one of its entries does.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from generator.text import harmless

ATOM: Final = "http://www.w3.org/2005/Atom"
XHTML: Final = "http://www.w3.org/1999/xhtml"
TYPE: Final = "application/atom+xml"
LONG_AGO: Final = "1970-01-01"
"""The date of what bears none: it comes after everything else."""


@dataclass(frozen=True, slots=True)
class Point:
    """A line of an entry's list: words, and where they lead, if anywhere."""

    words: str
    href: str = ""
    more: str = ""


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry. `id` is an IRI; `day` is when it last changed ("2026-11-22"), or ""."""

    id: str
    title: str
    day: str
    href: str
    text: str
    points: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed. `own` is its full address, or "" where nobody knows it; `page` the page that tells
    the same, as a full address or relative to the feed."""

    id: str
    title: str
    subtitle: str
    author: str
    own: str
    page: str
    entries: Sequence[FeedEntry]


def atom(feed: Feed) -> bytes:
    """The feed as a document."""
    root = ET.Element("feed", {"xmlns": ATOM, "xml:lang": "ru"})
    _add(root, "id", feed.id)
    _add(root, "title", feed.title)
    _add(root, "subtitle", feed.subtitle)
    _add(root, "updated", _moment(max((one.day for one in feed.entries), default="")))
    _add(_add(root, "author"), "name", feed.author)
    if feed.own:
        _add(root, "link", rel="self", type=TYPE, href=feed.own)
    _add(root, "link", rel="alternate", type="text/html", href=feed.page)
    for one in feed.entries:
        entry = _add(root, "entry")
        _add(entry, "id", one.id)
        _add(entry, "title", one.title)
        _add(entry, "updated", _moment(one.day))
        _add(entry, "link", rel="alternate", type="text/html", href=one.href)
        _content(_add(entry, "content", type="xhtml"), one)
    data: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return data + b"\n"


def _content(parent: ET.Element, entry: FeedEntry) -> None:
    body = ET.SubElement(parent, "div", {"xmlns": XHTML})
    ET.SubElement(body, "p").text = harmless(entry.text)
    points = ET.SubElement(body, "ul") if entry.points else body
    for point in entry.points:
        item = ET.SubElement(points, "li")
        holder = ET.SubElement(item, "a", href=point.href) if point.href else item
        holder.text = harmless(point.words)
        if point.more and point.href:
            holder.tail = f" — {harmless(point.more)}"
        elif point.more:
            holder.text += f" — {harmless(point.more)}"


def _add(parent: ET.Element, name: str, text: str = "", **attributes: str) -> ET.Element:
    made = ET.SubElement(parent, name, attributes)
    if text:
        made.text = harmless(text)
    return made


def _moment(day: str) -> str:
    return f"{day or LONG_AGO}T00:00:00Z"
