"""Input 28 at its worst: each payload in every text of every kind of record, and every page of the
site opened in a browser."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import unicodedata
import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Iterator

import pytest
from built.built_site import LOST
from built.serving import served
from built.watching import Watched, watched
from playwright.sync_api import Browser, Page, expect

from hostile import EVERY_PAGE
from hostile.conftest import PARTS, Part
from hostile.payloads import PAYLOADS
from hostile.poisoned_catalog import Poisoned, unreadable
from hostile.text_fields import every_field

pytestmark = pytest.mark.long

TABS = 6
"""So many pages are opened at once."""
ONE_FOR_ALL = "ProgrammeLevel"
"""There is one programme with three levels, so its names cannot say everything at once."""
LEAST = 150
RICHEST = r"practices/[^/]+/[^/]+/index\.html|regions/[^/]+/index\.html"
LINKED_DATA = re.compile(rb'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
SAME_EVERYWHERE = ("about/", "architecture/", "contribute/codes/", "contribute/fields/", "data/")
LOOK = """() => ({
    heading: document.querySelector('main h1')?.innerText ?? '',
    title: document.title,
    marked: [...document.querySelectorAll('*')].flatMap((e) => [...e.attributes].filter((a) =>
        a.name.startsWith('on') || a.name === 'style' || a.name === 'srcdoc'
        || a.name === 'formaction').map((a) => `${e.tagName} ${a.name}=${a.value}`)),
    strange: [...document.querySelectorAll('iframe, object, embed, style, math, frame, applet, base'
        + '[href], meta[http-equiv=refresh], audio, video, source, dialog, foreignObject, animate')]
        .map((e) => e.outerHTML.slice(0, 99)),
    leading: [...document.querySelectorAll('a, area')].filter((a) => a.href
        && !/^(https?|mailto|tel):/.test(a.href.baseVal === undefined ? a.href
            : new URL(a.href.baseVal, document.baseURI).href))
        .map((a) => a.outerHTML.slice(0, 99)),
    named: ['atlasSearch', 'atlasScript', 'trustedTypes', '__config', 'hit']
        .filter((name) => window[name] instanceof Element || window[name] === 1),
})"""
"""What a page has that no template gives it, and what it says at its top."""
SOMETHING = re.compile(r"\S")
WRONG = ("marked", "strange", "leading", "named")


def test_there_are_payloads_enough() -> None:
    """The list has no payload twice, and most of it is let into a file at all."""
    assert len(set(PAYLOADS)) == len(PAYLOADS)
    assert len([text for text in PAYLOADS if unreadable(text) is None]) >= LEAST


def test_every_field_got_every_payload(poison: list[Poisoned]) -> None:
    """Each field of words of each model has taken each payload that can stand in a file, but for
    the e-mail address, which takes none. A new field is met without a word here."""
    readable = {text for text in PAYLOADS if unreadable(text) is None}
    for field, sort in every_field().items():
        taken = {text for part in poison for text in part.taken.get(field, ())}
        if sort != "words" or field == ("Contact", "email"):
            continue
        if field[0] == ONE_FOR_ALL:
            assert taken, field
        else:
            assert readable - taken == set(), field


def test_shapes_take_no_markup(poison: list[Poisoned]) -> None:
    """Addresses and names of files refuse each payload that is no plain one."""
    addresses = {text for part in poison for text in part.taken.get(("Source", "url"), ())}
    assert all(re.fullmatch(r"https://[!-~]+", text) for text in addresses)
    assert not [text for text in addresses if re.search(r"[<>\"\s@\\]", text)]
    files = {text for part in poison for text in part.taken.get(("Source", "file"), ())}
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+", text) for text in files)


def bare(text: str) -> str:
    """`text` without what typography may change: quotes, dashes, spaces, and unseen letters."""
    plain = re.sub(r"[\s\"'«»„“”‘’`\-–—−…]+|\.\.\.", "", text)
    return "".join(c for c in plain if unicodedata.category(c) not in ("Cc", "Cf")).casefold()


def addresses_of(part: Part, *, every: bool) -> list[str]:
    """The pages that a catalog changes: every one, or those that say most: lists, practices,
    regions. Of the pages in English, which say the same, only `make hostile` takes every one."""
    names = [name for name in sorted(part.site.files) if name.endswith("index.html")]
    found = []
    for name in names:
        page = name.removeprefix("en/")
        if page.startswith(SAME_EVERYWHERE):
            continue
        whole = every and (page == name or EVERY_PAGE in os.environ)
        if whole or page.count("/") < 2 or re.fullmatch(RICHEST, page):
            found.append(name.removesuffix("index.html"))
    return found


def opened(watches: list[Watched], addresses: list[str]) -> Iterator[tuple[str, Page]]:
    """Open all addresses, some at once; gives each with its page when it has loaded."""
    for at in range(0, len(addresses), len(watches)):
        some = list(zip(watches, addresses[at : at + len(watches)], strict=False))
        for watch, address in some:
            watch.page.goto(watch.home + address, wait_until="commit")
        for watch, address in some:
            watch.page.wait_for_load_state("load")
            yield address, watch.page


@pytest.mark.browser
@pytest.mark.parametrize("which", range(PARTS))
def test_every_page_is_inert(browser: Browser, parts: list[Part], which: int) -> None:
    """No page opens a box, asks another host, breaks the policy or says an error; none has an
    element or attribute that no template gives it; headings show the payload letter by letter."""
    part = parts[which]
    addresses = addresses_of(part, every=which == 0 or EVERY_PAGE in os.environ)
    looked: dict[str, list[str]] = defaultdict(list)
    headed = 0
    with served(part.site.folder) as home, watched(browser, home) as first:
        watches = [first, *(first.beside() for _ in range(TABS - 1))]
        for address, page in opened(watches, [*addresses, LOST]):
            seen = page.evaluate(LOOK)
            looked[address] += [f"{what}: {one}" for what in WRONG for one in seen[what][:3]]
            payload = part.poison.titles.get(address.removeprefix("en/"))
            if payload is not None:
                headed += 1
                if bare(payload) not in bare(seen["heading"]):
                    looked[address].append(f"{payload!r} is shown as {seen['heading']!r}")
        assert [what for watch in watches for what in watch.wrong] == []
    assert {address: found for address, found in looked.items() if found} == {}
    assert headed > (5 if which == 0 else 2) * LEAST / PARTS


@pytest.mark.browser
def test_the_search_shows_texts(browser: Browser, parts: list[Part]) -> None:
    """What is found is shown as text: in the box of the header and in the list with its filters."""
    with served(parts[0].site.folder) as home, watched(browser, home) as watch:
        page = watch.page
        watch.open("")
        for words in ("script", "onerror", "javascript", "<img src=x onerror=alert(1)>", "{{"):
            page.locator("[data-find] input").fill(words)
            expect(page.locator("[data-find-said]")).to_have_text(SOMETHING)
            assert page.evaluate(LOOK)["strange"] == []
        watch.open("practices/?q=script")
        expect(page.locator("[data-said]").first).to_have_text(SOMETHING)
        page.evaluate("document.querySelectorAll('[data-filters] details').forEach("
                      "(fold) => { fold.open = true; })")  # fmt: skip
        seen = page.evaluate(LOOK)
        assert [seen[what] for what in WRONG] == [[]] * len(WRONG)
        assert watch.wrong == []


@pytest.mark.parametrize("which", range(PARTS))
def test_files_for_machines_say_it_whole(parts: list[Part], which: int) -> None:
    """JSON, feeds, calendars and drawings are well-formed with any payload, no cell is a formula,
    and the API has each title as it was written, on one line."""
    part = parts[which]
    for name in sorted(part.site.files):
        data = (part.site.folder / name).read_bytes()
        if name.endswith(".json"):
            json.loads(data)
        elif name.endswith(".html"):
            for block in LINKED_DATA.findall(data):
                json.loads(block)
        elif name.endswith((".xml", ".svg", ".atom")):
            for element in ET.fromstring(data).iter():
                assert not str(element.tag).endswith(("}script", "}foreignObject", "}iframe"))
                assert not [key for key in element.attrib if key.startswith("on")], name
        elif name.endswith(".ics"):
            assert not re.search(rb"(?<!\r)\n|^ATTENDEE", data, re.MULTILINE), name
            assert all(len(line) <= 75 for line in data.split(b"\r\n")), name
        elif name.endswith(".csv"):
            parted = ";" if "excel/" in name else ","
            text = io.StringIO(data.decode("utf-8-sig"), newline="")
            rows = list(csv.reader(text, delimiter=parted))
            cells = [cell for row in rows for cell in row]
            assert [cell for cell in cells if re.match(r"\s*[=+@\t\r]", cell)] == [], name
    for address, payload in part.poison.titles.items():
        if address.startswith("practices/"):
            file = part.site.folder / f"api/v1/{address.rstrip('/')}.json"
            title = json.loads(file.read_bytes())["record"]["title"]
            # A title is one line: blanks of any kind count as one.
            said = title["ru"] if isinstance(title, dict) else title
            assert said == " ".join(payload.split())
