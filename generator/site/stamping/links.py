"""Every link of every page leads somewhere: gathered while pages are stamped, checked at the end.

A page's links are found in its bytes. Most repeat from page to page, so what has been seen is kept
as the bytes that stood in the attribute, one set for each depth in each language, and looked at
only once. Pages that bear a broken link are looked up only when there is one.
"""

from __future__ import annotations

import html
import posixpath
import re
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import chain, groupby
from operator import itemgetter
from typing import Any, Final
from urllib.parse import unquote

from generator.findings import Finding
from generator.findings.catalogue.site import (
    BROKEN_ANCHOR,
    BROKEN_LINK,
    FORBIDDEN_LINK,
    REPEATED_ANCHOR,
)
from generator.pages.languages import language_of
from generator.site.edition.addresses import LOST, address_of, depth_of, file_of
from generator.text import FIRST_LANGUAGE

# The equals sign is looked for first and what stands before it second: twice as fast as in order.
# The last letter of its name tells most other attributes apart.
_MARKS: Final = re.compile(
    rb"""=(?<=[cdfnr]=)(?:(?<=\shref=)|(?<=\s(id)=)|(?<=\sxlink:href=)"""
    rb"""|(?<=\s(src)=)|(?<=\s(action)=)|(?<=\s(poster)=))(?:"([^"]*)"|'([^']*)')(?=[^<>]*>)"""
)
"""The attributes of elements. What only looks like one stands in a text: behind it a tag begins
before any ends."""
_OUTSIDE: Final = re.compile(rb"(?:https?://[^/?#\s@\\]+(?:[/?#]|$)|mailto:|tel:)", re.IGNORECASE)
_WITHIN: Final = re.compile(rb"[^<>]*>")
_FEW: Final = 8
"""So many anchors of a page are looked for one by one, of more all at once."""
_PLAIN: Final = re.compile(r"[A-Za-z0-9._-]*")
_NAME: Final = rb"[A-Za-z0-9_-][A-Za-z0-9._-]*"
# A way from the site's root in which nothing has to be resolved; what is asked there is no part of
# where it leads.
_SIMPLE: Final = re.compile(
    rb"((?:%b/)*+(?:%b)?+)(?:\?(?:[A-Za-z0-9_=/.-]|&amp;)*+)?(#[A-Za-z0-9_-]+)?" % (_NAME, _NAME)
)
_MOST_SEEN: Final = 1 << 12
_SCHEME: Final = re.compile(r"\s*(?:[^/?#]*:|//|/|\\)")


class Links:
    """The links of some pages. Several workers' are added up by `add`.

    `base` is the path of the site on its server, which the links of the lost page begin with.
    """

    def __init__(self, base: str = "/") -> None:
        self._base = base
        self.targets: set[str] = set()
        """Where links lead, inside the site: "regions/nizhny/#map"."""
        self.findings: list[Finding] = []
        """What is wrong with links whatever they lead to."""
        self._seen: dict[tuple[int, str], set[bytes]] = {}
        self._trusted: frozenset[str] = frozenset()
        self._held: frozenset[str] = frozenset()
        """Those of the trusted targets that can't have gone."""
        self._unseen: Iterable[str] = ()

    def look(self, address: str, body: bytes, given: frozenset[bytes] = frozenset()) -> None:
        """Take in the links of the page at `address`.

        `body` is its HTML, whole or without the frame around it; `given` are the ids of the frame.
        """
        home, depth = _home(address), depth_of(address)
        seen = self._seen.setdefault((depth, home), set())
        if len(seen) > _MOST_SEEN:
            seen.clear()  # most were on one page only; what stands on many is soon known again
        anchors: list[bytes] = []
        local: list[bytes] = []
        up = b"../" * depth
        for name, value in dict.fromkeys(_marks(body, anchors)):
            if value[:1] == b"#":
                local.append(value)
            else:
                key = name + b" " + value if name else value
                if key not in seen and self._take(address, name, value, home, up):
                    seen.add(key)
        if anchors or local:
            self._anchors(address, anchors, local, given)

    def __getstate__(self) -> dict[str, Any]:
        """What another process must know: not which links were seen, only where they lead."""
        return {**self.__dict__, "_seen": {}}

    def add(self, other: Links) -> None:
        """Take in what another worker has gathered."""
        self.targets |= other.targets
        self.findings += other.findings

    def settle(self, paths: Iterable[str]) -> None:
        """Forget where links lead whole files that stand at `paths`: those links are right."""
        for path in paths:
            self.targets.discard(path)
            if path.endswith("index.html"):
                self.targets.discard(address_of(path))

    def trust(self, pages: Iterable[str], targets: Iterable[str], held: Iterable[str]) -> None:
        """Take it that `pages`, at which nobody looks, have no links but to `targets` and to what
        is settled: they were right once. They are looked at only if one of these leads nowhere now.
        The files at the paths `held` are the same as they were then."""
        self._unseen, self._trusted = pages, frozenset(targets)
        into: dict[str, list[str]] = {}
        for target in self._trusted:
            into.setdefault(file_of(target.partition("#")[0]), []).append(target)
        self._held = frozenset(chain.from_iterable(into.pop(path, ()) for path in held))

    def known(self) -> tuple[str, ...]:
        """Where links lead that are not settled, those of pages that are trusted included."""
        return tuple(sorted(self.targets | self._trusted))

    def check(
        self, pages: Iterable[str], is_there: Callable[[str], bool], read: Callable[[str], bytes]
    ) -> list[Finding]:
        """Findings for all links, those of `targets` checked against the site.

        `pages` are the addresses of all pages; `is_there` tells whether a file of the site exists
        ("regions/nizhny/index.html"); `read` gives the bytes of one.
        """
        if _broken(self._trusted - self._held - self.targets, is_there, read):
            for address in self._unseen:
                self.look(address, read(file_of(address)))
            self._trusted = frozenset()
        broken = _broken(self.targets - self._held, is_there, read)
        return self.findings + (self._located(broken, pages, read) if broken else [])

    def _take(self, address: str, name: bytes, value: bytes, home: str, up: bytes) -> bool:
        """Note where `value` leads; whether it is the same link on all pages of this depth in this
        language, whose folder is `home` and from which `up` is the way to the root."""
        if not name and _OUTSIDE.match(value):
            return True
        if name == b"src" and value.startswith(b"data:image/"):
            return True
        if up and value.startswith(up) and (way := _SIMPLE.fullmatch(value, len(up))):
            self.targets.add(_target(way))
            return True
        near = up[3:]
        if home and value.startswith(near) and (way := _SIMPLE.fullmatch(value, len(near))):
            self.targets.add(home + _target(way))
            return True
        target = resolved(value, address, self._base)
        if target is None:
            link = value.decode("utf-8", "replace")
            self.findings.append(Finding(FORBIDDEN_LINK, file_of(address), values={"link": link}))
            return False
        self.targets.add(target)
        return bool(up) and value.startswith(up)

    def _anchors(
        self, address: str, anchors: list[bytes], local: list[bytes], given: frozenset[bytes]
    ) -> None:
        file = file_of(address)
        known = set(anchors) | given
        if len(anchors) != len(set(anchors)) or not given.isdisjoint(anchors):
            for name, count in Counter([*anchors, *given]).items():
                if count > 1:
                    values = {"anchor": name.decode("utf-8", "replace")}
                    self.findings.append(Finding(REPEATED_ANCHOR, file, values=values))
        for link in dict.fromkeys(local):
            anchor = unquote(html.unescape(link[1:].decode("utf-8", "replace")))
            if anchor and anchor != "top" and anchor.encode() not in known:
                values = {"link": f"#{anchor}", "anchor": anchor, "count": "1"}
                self.findings.append(Finding(BROKEN_ANCHOR, file, values=values))

    def _located(
        self, broken: dict[str, str], pages: Iterable[str], read: Callable[[str], bytes]
    ) -> list[Finding]:
        """One finding a broken target, at the first page that bears it, with the number of such."""
        bearers: dict[str, list[str]] = {}
        # What such a link must hold, in any spelling: most pages are passed over by this alone.
        ends = {target.partition("#")[0].rstrip("/").rpartition("/")[2] for target in broken}
        plain = all(_PLAIN.fullmatch(end) for end in ends)
        ending = re.compile("|".join(map(re.escape, ends)).encode() if plain else b"")
        for address in sorted(pages):
            file = file_of(address)
            data = read(file)
            if not ending.search(data):
                continue
            links = {value for _, value in _marks(data, [])}
            targets = {resolved(v, address, self._base) for v in links if not _OUTSIDE.match(v)}
            for target in targets & broken.keys():
                bearers.setdefault(str(target), []).append(file)
        findings = []
        for target, anchor in broken.items():
            files = bearers.get(target) or [""]
            code = BROKEN_ANCHOR if anchor else BROKEN_LINK
            values = {"link": target, "anchor": anchor, "count": str(len(files))}
            findings.append(Finding(code, files[0], values=values))
        return findings


def _target(way: re.Match[bytes]) -> str:
    """Where a way leads in which nothing has to be resolved."""
    path, anchor = way.groups(b"")
    return (path + anchor).decode()


def _broken(
    targets: Iterable[str], is_there: Callable[[str], bool], read: Callable[[str], bytes]
) -> dict[str, str]:
    """Those targets that are not there, each with the anchor that its page lacks, or ""."""
    broken: dict[str, str] = {}
    parted = (target.partition("#") for target in sorted(targets))
    for path, group in groupby(parted, itemgetter(0)):
        file, found = file_of(path), list(group)
        if not is_there(file):
            broken.update(("".join(target), "") for target in found)
        elif anchors := [anchor for _, _, anchor in found if anchor]:
            lacking = _lacking(read(file), anchors)
            broken.update((f"{path}#{anchor}", anchor) for anchor in lacking)
    return broken


def _lacking(page: bytes, anchors: list[str]) -> list[str]:
    """Those of `anchors` that lead to no place on a page."""
    if len(anchors) <= _FEW and b"='" not in page:
        anchors = [anchor for anchor in anchors if not _plainly_on(page, anchor.encode())]
    if not anchors:
        return []
    known = ids_of(page)
    return [anchor for anchor in anchors if anchor.encode() not in known]


def _plainly_on(page: bytes, anchor: bytes) -> bool:
    """Whether the first place of the page that looks like this id is one, which is told much sooner
    than by looking for all; if all quotes of attributes are double ones."""
    begins = b' id="%b"' % anchor
    at = page.find(begins)
    quote = page.rfind(b'"', 0, max(at, 0))
    if quote > 0 and page[quote - 1 : quote] == b"=":
        return False  # it may stand in the value of another attribute
    return at >= 0 and _WITHIN.match(page, at + len(begins)) is not None


def resolved(value: bytes, address: str, base: str = "/") -> str | None:
    """Where the link `value` on the page at `address` leads inside the site, "#anchor" included.

    None if it leads nowhere that a page may point to: out of the site, or by another scheme.
    """
    link = html.unescape(value.decode("utf-8", "replace"))
    if address == LOST and link.startswith(base):
        link = link[len(base) :]
    if _SCHEME.match(link) or any(character in link for character in "\\\n\r\t"):
        return None
    path, mark, anchor = link.partition("#")
    path = unquote(path.partition("?")[0])
    joined = posixpath.normpath(f"{address.rpartition('/')[0] or '.'}/{path or '.'}")
    if joined == ".." or joined.startswith("../"):
        return None
    inside = "" if joined == "." else joined
    if inside and path.rpartition("/")[2] in ("", ".", ".."):
        inside += "/"
    return f"{inside}{mark}{unquote(anchor)}" if anchor else inside


def _home(address: str) -> str:
    """The folder of the page's language; "" for the first one."""
    lang = language_of(address)
    return "" if lang == FIRST_LANGUAGE else f"{lang}/"


def ids_of(page: bytes) -> frozenset[bytes]:
    """The ids that stand in the HTML of a page: the places that an #anchor can lead to."""
    found: list[bytes] = []
    _marks(page, found)
    return frozenset(found)


def _marks(page: bytes, ids: list[bytes]) -> list[tuple[bytes, bytes]]:
    """The links in the HTML of a page, each with the attribute that bears it, b"" for href; the ids
    of the page are added to `ids`."""
    links = []
    for id_, src, action, poster, one, other in _MARKS.findall(page):
        if id_:
            ids.append(one or other)
        else:
            links.append((src or action or poster, one or other))
    return links
