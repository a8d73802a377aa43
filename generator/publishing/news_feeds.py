"""Feeds of news: of the whole catalog, of each region, each sphere and each practice, each as Atom
and as JSON Feed.

An entry is known by the same id in all of them, wherever the site stands.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from hashlib import sha1
from typing import Final

from generator.catalog.catalog import Catalog
from generator.catalog.entries import PracticeCard
from generator.catalog.news import News, lasting_id, newest_first
from generator.pages import addresses
from generator.pages.desk import Desk, desk_of
from generator.pages.news import news_address, news_words
from generator.pages.wording import _, shown
from generator.publishing.atom import Feed, FeedEntry, atom
from generator.publishing.host import Host
from generator.publishing.json_feed import json_feed
from generator.publishing.open_files import Maker
from generator.text import harmless

_NAMESPACE: Final = uuid.NAMESPACE_URL.bytes + b"atlas:news:"

FEED_LENGTH: Final = 100
"""Entries of a feed at most: the newest."""

Made = Iterator[tuple[str, bytes]]


def news_feed_makers(catalog: Catalog, host: Host) -> Iterator[Maker]:
    """What makes the feeds of the whole, of regions and of spheres, both files of one each."""
    desk = desk_of(catalog)
    yield partial(_of_all, desk, host)
    for region in desk.directory.regions:
        yield partial(_of_region, region, desk, host)
    for sphere in desk.directory.spheres:
        yield partial(_of_sphere, sphere, desk, host)


def practice_feeds(identities: Iterable[str], catalog: Catalog, host: Host) -> Made:
    """The feeds of these practices, as far as they are published."""
    desk = desk_of(catalog)
    for identity in identities:
        card = catalog.practices.get(identity)
        if card is not None and card.published:
            yield from _of_practice(card, desk, host)


def _of_all(desk: Desk, host: Host) -> Made:
    subtitle = _(
        "Новые практики и внедрения, пройденные пороги тиражирования, "
        "выданные и истекающие сертификаты."
    )
    feed = _feed("", _("Что нового"), subtitle, host)
    return _files(feed, desk.ledger.news.latest(FEED_LENGTH), addresses.HOME, desk, host)


def _of_region(region: str, desk: Desk, host: Host) -> Made:
    name = desk.region(region).text
    subtitle = _("Практики региона, внедрения в нём и за его пределами, сертификаты.")
    feed = _feed(f"region:{region}", f"{_('Что нового')}: {name}", subtitle, host)
    address = addresses.region_address(region)
    return _files(feed, desk.ledger.news.latest_in(region, FEED_LENGTH), address, desk, host)


def _of_sphere(sphere: str, desk: Desk, host: Host) -> Made:
    name = desk.sphere(sphere).text
    subtitle = _("Практики, внедрения и сертификаты этой сферы во всех регионах.")
    feed = _feed(f"sphere:{sphere}", f"{_('Что нового')}: {name}", subtitle, host)
    address = addresses.sphere_address(sphere)
    return _files(feed, desk.ledger.news.latest_of(sphere, FEED_LENGTH), address, desk, host)


def _of_practice(card: PracticeCard, desk: Desk, host: Host) -> Made:
    subtitle = _("Кто внедрил эту практику, пройден ли порог тиражирования, что с сертификатами.")
    feed = _feed(f"practice:{lasting_id(card)}", shown(card.title), subtitle, host)
    address = addresses.practice_address(card.id)
    return _files(
        feed, desk.ledger.news.practice(card, desk.ledger.spread(card)), address, desk, host
    )


def _feed(name: str, title: str, subtitle: str, host: Host) -> Feed:
    return Feed(
        id=urn(f"feed:{name}"),
        title=title,
        subtitle=subtitle,
        author=host.name,
        own="",
        page="",
        entries=(),
    )


def _files(feed: Feed, some: Iterable[News], page: str, desk: Desk, host: Host) -> Made:
    """Both files of `feed`, which tell the newest of `some` and stand beside `page`."""
    path = addresses.feed_file(page)
    up = host.url or "../" * path.count("/")
    chosen = newest_first(some, FEED_LENGTH)
    entries = [_entry(one, up, desk) for one in chosen]
    full = replace(feed, page=f"{up}{page}" or "./", entries=entries, own=host.full(path))
    yield path, atom(full)
    path = addresses.json_feed_file(page)
    yield path, json_feed(replace(full, own=host.full(path)))


def _entry(one: News, up: str, desk: Desk) -> FeedEntry:
    told = news_words(one, desk)
    href = f"{up}{news_address(one)}"
    return FeedEntry(urn(one.key), told.title, one.day, href, told.text, tags=told.tags)


def urn(name: str) -> str:
    """An id that stays the same wherever the site stands."""
    told = sha1(_NAMESPACE + harmless(name).encode(), usedforsecurity=False).hexdigest()
    variant = "89ab"[int(told[16], 16) & 3]
    # What uuid5 would say, without an object for each of tens of thousands.
    return f"urn:uuid:{told[:8]}-{told[8:12]}-5{told[13:16]}-{variant}{told[17:20]}-{told[20:32]}"
