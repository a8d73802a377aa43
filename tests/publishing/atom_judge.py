"""Whether a document is an Atom feed: the rules of RFC 4287, written down apart from our writer."""

from __future__ import annotations

import datetime as dt
import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator

NS = "{http://www.w3.org/2005/Atom}"
HTML = "{http://www.w3.org/1999/xhtml}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
IN_FEED = {"id", "title", "subtitle", "updated", "author", "link", "entry"}
IN_ENTRY = {"id", "title", "updated", "link", "content"}
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")


def complaints(data: bytes) -> list[str]:
    """What is wrong with the feed; nothing if it is one."""
    feed = ET.fromstring(data)
    if feed.tag != f"{NS}feed":
        return [f"the root is {feed.tag}"]
    return list(_feed(feed))


def _feed(feed: ET.Element) -> Iterator[str]:
    yield from _children("feed", feed, IN_FEED, once={"id", "title", "updated", "author"})
    if set(feed.attrib) - {LANG}:
        yield f"feed: attributes {sorted(feed.attrib)}"
    for author in feed.findall(f"{NS}author"):
        names = [part.text for part in author if part.tag == f"{NS}name"]
        if len(names) != 1 or not names[0] or len(author) != 1:
            yield "feed: an author needs one name"
    entries = feed.findall(f"{NS}entry")
    for number, entry in enumerate(entries):
        yield from _entry(f"entry {number}", entry)
    repeated = [i for i, n in Counter(e.findtext(f"{NS}id") for e in entries).items() if n > 1]
    if repeated:
        yield f"ids repeat: {repeated}"
    latest = max((e.findtext(f"{NS}updated") or "" for e in entries), default=None)
    if latest is not None and latest != feed.findtext(f"{NS}updated"):
        yield "the feed is not as new as its newest entry"


def _entry(name: str, entry: ET.Element) -> Iterator[str]:
    yield from _children(name, entry, IN_ENTRY, once={"id", "title", "updated", "content"})
    for content in entry.findall(f"{NS}content"):
        inner = list(content)
        if content.attrib != {"type": "xhtml"}:
            yield f"{name}: content of {content.attrib}"
        elif len(inner) != 1 or inner[0].tag != f"{HTML}div" or (content.text or "").strip():
            yield f"{name}: XHTML stands in one div"
        elif any(not e.tag.startswith(HTML) for e in inner[0].iter()):
            yield f"{name}: something else than XHTML in the div"


def _children(name: str, element: ET.Element, known: set[str], once: set[str]) -> Iterator[str]:
    tags = Counter(child.tag for child in element)
    strange = [tag for tag in tags if tag.removeprefix(NS) not in known or not tag.startswith(NS)]
    if strange:
        yield f"{name}: has {strange}"
    yield from (f"{name}: {tag} {tags[NS + tag]} times" for tag in once if tags[NS + tag] != 1)
    if not ABSOLUTE.fullmatch(element.findtext(f"{NS}id") or ""):
        yield f"{name}: its id is no absolute IRI"
    if not (element.findtext(f"{NS}title") or "").strip():
        yield f"{name}: no title"
    moment = element.findtext(f"{NS}updated") or ""
    try:
        dt.datetime.fromisoformat(moment)
    except ValueError:
        yield f"{name}: no such moment: {moment}"
    if not MOMENT.fullmatch(moment):
        yield f"{name}: not a moment of RFC 3339: {moment}"
    links = element.findall(f"{NS}link")
    for link in links:
        if not link.get("href") or set(link.attrib) - {"href", "rel", "type", "hreflang", "title"}:
            yield f"{name}: a link of {link.attrib}"
        if link.get("rel") == "self" and not ABSOLUTE.fullmatch(link.get("href", "")):
            yield f"{name}: its own address is not full"
    kinds = Counter(
        (link.get("type"), link.get("hreflang"))
        for link in links
        if link.get("rel", "alternate") == "alternate"
    )
    if max(kinds.values(), default=0) != 1:
        yield f"{name}: one page tells the same"
