"""The health of the catalog as files: all needs as JSON, and feeds of what needs somebody.

Both say the same as the pages under /contribute/health/, in the same words.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Any, Final
from urllib.parse import quote

from generator.catalog.catalog import Catalog
from generator.catalog.checkups import Checkup, Tally
from generator.catalog.condition import PRACTICE_QUESTIONS, NeedKind
from generator.catalog.health import Matter, Need, RegionHealth
from generator.pages import addresses
from generator.pages.desk import Desk, desk_of
from generator.pages.health import matter_address
from generator.pages.need_words import entry_link, kind_words, need_advice, need_words
from generator.publishing.atom import Feed, FeedEntry, Point, atom
from generator.publishing.host import Host
from generator.publishing.licence import LICENCE
from generator.publishing.open_files import Maker, OpenFile
from generator.publishing.plain_json import flowing, piece
from generator.text import NBSP, number, words

_ = words().gettext

FEED_LENGTH: Final = 100
"""Entries of a feed at most; the page and the JSON have all."""
_ORDER: Final = {kind: place for place, kind in enumerate(NeedKind)}


def health_makers(catalog: Catalog, host: Host) -> Iterator[Maker]:
    """What makes the JSON and the feeds, one each."""
    desk = desk_of(catalog)
    yield partial(_data, desk, host)
    yield partial(_feed, desk, host, "")
    for region in desk.directory.regions:
        yield partial(_feed, desk, host, region)


def edit_link(need: Need, host: Host) -> str:
    """Where the line can be edited at the forge; "" where there is none."""
    return f"{host.edit}{quote(need.file)}#L{need.line}" if host.edit else ""


def _data(desk: Desk, host: Host) -> Sequence[OpenFile]:
    """/api/v1/health.json: every need of every record."""
    regions = desk.ledger.health.regions()
    all_parts = (*regions, desk.ledger.health.region(""))
    head = {
        "as_of": desk.today.isoformat(),
        "license": LICENCE,
        "questions": list(PRACTICE_QUESTIONS),
        "total": _tally(desk.ledger.health.everywhere()),
        "kinds": [_kind(kind) for kind in NeedKind],
        "regions": [_region(one, desk) for one in regions],
    }
    lists = {
        "practices": (piece(_practice(checkup)) for one in regions for checkup in one.checkups),
        "needs": (piece(_need(need, desk, host)) for one in all_parts for need in one.needs),
    }
    return [(addresses.HEALTH_DATA, flowing(head, lists))]


def _kind(kind: NeedKind) -> dict[str, str]:
    told = kind_words(kind)
    return {"id": kind.value, "title": told.title, "why": told.why, "what": told.what}


def _tally(tally: Tally) -> dict[str, int]:
    return {
        "practices": tally.practices,
        "complete": tally.complete,
        "asked": tally.asked,
        "answered": tally.answered,
        "checked_lately": tally.fresh,
        "adopted": tally.adopted,
        "confirmed": tally.confirmed,
        "drafts": tally.drafts,
        "needs": tally.needs,
    }


def _region(health: RegionHealth, desk: Desk) -> dict[str, Any]:
    return {
        "id": health.region,
        "name": desk.region(health.region).text,
        "page": addresses.health_address(health.region),
        "feed": addresses.health_feed(health.region),
        **_tally(health.tally),
        "by_kind": {kind.value: count for kind, count in health.counts.items()},
    }


def _practice(one: Checkup) -> dict[str, Any]:
    card = one.practice
    found: dict[str, Any] = {
        "id": card.id,
        "page": addresses.practice_address(card.id),
        "asked": len(PRACTICE_QUESTIONS),
        "answered": one.answered,
        "checked": card.condition.checked,
        "age_days": one.age,
        "adopted": one.adopted,
        "confirmed": one.confirmed,
        "needs": one.needs,
    }
    return {key: value for key, value in found.items() if value is not None}


def _need(need: Need, desk: Desk, host: Host) -> dict[str, Any]:
    unconfirmed = need.kind in (NeedKind.UNCONFIRMED, NeedKind.STALE)
    found: dict[str, Any] = {
        "id": need.id,
        "kind": need.kind.value,
        "region": need.region,
        "practice": need.practice,
        "site": need.site,
        "package": need.package,
        "title": entry_link(need, desk).text,
        "file": need.file,
        "line": need.line,
        "text": need_words(need, desk),
        "advice": need_advice(need),
        "field": need.about if need.kind is NeedKind.MISSING else None,
        "municipality": need.about.partition(":")[0] if unconfirmed else None,
        "code": need.finding.code.id if need.finding is not None else None,
        "since": need.since,
        "edit": edit_link(need, host),
    }
    return {key: value for key, value in found.items() if value}


def _feed(desk: Desk, host: Host, region: str) -> Sequence[OpenFile]:
    path = addresses.health_feed(region)
    title, page = _("Что ждёт вашей помощи"), addresses.HEALTH
    health = desk.ledger.health
    parts: Iterable[RegionHealth]
    if region:
        title = f"{title}: {desk.region(region).text}"
        page = addresses.health_address(region)
        parts = [health.region(region)]
    else:
        parts = [*health.regions(), health.region("")]
    known = [(matter, one) for one in parts for matter in one.matters]
    # The newest first; where dates agree, in the order of kinds and files.
    known.sort(key=lambda item: (_ORDER[item[0].kind], item[0].file))
    known.sort(key=lambda item: item[0].since, reverse=True)
    subtitle = _("Ответы, результаты и подтверждения, которых не хватает записям каталога.")
    if len(known) > FEED_LENGTH:
        counts = {"shown": number(FEED_LENGTH), "all": number(len(known))}
        told = _("Показано %(shown)s записей из %(all)s; все — на странице.") % counts
        subtitle = f"{subtitle} {told}"
    feed = Feed(
        id=_urn(f"feed:{region}"),
        title=title,
        subtitle=subtitle,
        author=host.name,
        own=host.full(path),
        page=_from_feed(path, page, host),
        entries=[_entry(matter, one, path, desk, host) for matter, one in known[:FEED_LENGTH]],
    )
    return [(path, atom(feed))]


def _entry(matter: Matter, health: RegionHealth, feed: str, desk: Desk, host: Host) -> FeedEntry:
    told = kind_words(matter.kind)
    name = entry_link(matter.needs[0], desk).text
    return FeedEntry(
        id=_urn(matter.key),
        title=f"{told.title}: {name}",
        day=matter.since,
        href=_from_feed(feed, matter_address(matter, health), host),
        text=f"{told.why} {told.what}",
        points=tuple(_point(need, desk, host) for need in matter.needs),
    )


def _point(need: Need, desk: Desk, host: Host) -> Point:
    place = _("%(file)s, строка") % {"file": need.file}
    advice = need_advice(need)
    more = f"{place}{NBSP}{need.line}" + (f". {advice}" if advice else "")
    return Point(need_words(need, desk), edit_link(need, host), more)


def _from_feed(feed: str, address: str, host: Host) -> str:
    """A link from a feed: in full where the site knows its address, relative where it does not."""
    return host.full(address) or "../" * feed.count("/") + address


def _urn(name: str) -> str:
    """An id that stays the same wherever the site stands."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"atlas:health:{name}").urn
