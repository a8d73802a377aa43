"""Links: what leads nowhere is found, with the page that bears it."""

from __future__ import annotations

import pickle
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.site.edition.addresses import LOST
from generator.site.stamping.links import (
    _MARKS,
    _SIMPLE,
    Links,
    _lacking,
    _target,
    ids_of,
    resolved,
)

SITE = {
    "index.html": b'<h1 id="top-of-it">x</h1>',
    "practices/index.html": b"",
    "practices/nizhny/x/index.html": b"<h2 id='steps'>x</h2>",
    "assets/maps/nizhny.svg": b'<svg><path id="bor"/></svg>',
}
X = "practices/nizhny/x/"


def test_what_was_seen_may_be_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where links lead stays known, however few of them are remembered as seen."""
    pages = [f'<a href="../../../p/{n}/"><a href="../../../p/{n + 1}/">' for n in range(9)]

    def targets() -> set[str]:
        links = Links()
        for number, html in enumerate(pages):
            links.look(f"practices/nizhny/{number}/", html.encode())
        return links.targets

    whole = targets()
    monkeypatch.setattr("generator.site.stamping.links._MOST_SEEN", 1)
    assert targets() == whole == {f"p/{number}/" for number in range(10)}


def found(html: str, address: str = X, base: str = "/") -> list[tuple[str, str, str]]:
    """The findings for one page of the site: name of the code, file, link or anchor."""
    name = address if address == LOST else f"{address}index.html"
    site = SITE | {name: SITE.get(name, b"") + html.encode()}
    links = Links(base)
    links.look(address, html.encode(), frozenset({b"content"}))
    findings = links.check([address], site.__contains__, site.__getitem__)
    return [(f.code.name, f.file, f.values.get("link") or f.values["anchor"]) for f in findings]


GOOD = [
    "../../../", "../../../#top-of-it", "../../", "./", "", "#", "#top", "#content", "#here",
    "../../../practices/nizhny/x/#steps", "../../?region=nizhny&amp;x=1#", "../../index.html",
    "../../../assets/maps/nizhny.svg#bor", "https://example.org/a?b#c", "http://example.org",
    "mailto:a@example.org", "tel:+78312", "HTTPS://example.org/", "../x/", "../..",
]  # fmt: skip


@pytest.mark.parametrize("link", GOOD)
def test_good_links_pass(link: str) -> None:
    """Pages, files, anchors, queries and the outside world."""
    assert found(f'<a id="here" href="{link}">') == []


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("../../../sites/", "sites/"),
        ("../../../practices", "practices"),
        ("../none/", "practices/nizhny/none/"),
        ("../../../assets/x.svg", "assets/x.svg"),
        ("../../../%D0%B0/", "а/"),
    ],
)
def test_a_link_to_nothing_is_found(link: str, target: str) -> None:
    """No such page or file; a page's address without its slash is none either."""
    assert found(f'<a href="{link}">') == [("broken-link", f"{X}index.html", target)]


def test_a_broken_anchor_is_found() -> None:
    """The page is there, the place on it is not: on the same page, on another, in a drawing."""
    here = ("broken-anchor", f"{X}index.html", "#none")
    assert found('<a href="#none">') == [here]
    assert found('<a href="../../../#none">') == [here]
    assert found('<use xlink:href="../../../assets/maps/nizhny.svg#none"/>') == [
        ("broken-anchor", f"{X}index.html", "assets/maps/nizhny.svg#none")
    ]


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java&#10;script:alert(1)",
        "//evil.example/",
        "&#106;avascript:alert(1)",
        " javascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "\\\\evil.example",
        "/practices/",
        "http://user@host/",
        "../../../../",
        "../../../../etc/passwd",
        "file:///etc/passwd",
        "https:evil",
        "http:///x",
        "blob:x",
    ],
)
def test_dangerous_links_are_errors(link: str) -> None:
    """Scripts, other schemes, links without a scheme, from the root, or out of the site."""
    findings = found(f'<a href="{link}">')
    assert [(name, file) for name, file, _ in findings] == [("forbidden-link", f"{X}index.html")]


@pytest.mark.parametrize(
    "html",
    [
        '<img src="https://example.org/x.png">',
        '<script src="//evil/x.js"></script>',
        '<form action="https://evil.example/">',
        '<video poster="https://example.org/x.png">',
    ],
)
def test_nothing_is_loaded_from_elsewhere(html: str) -> None:
    """What a link may do, a picture, a script or a form may not, even after such a link."""
    link = '<a href="https://example.org/x.png"></a><a href="https://evil.example/"></a>'
    assert [name for name, _, _ in found(link + html)] == ["forbidden-link"]


def test_an_id_that_stands_twice_is_found() -> None:
    """A repeated id is told once, also when it repeats one of the frame's."""
    html = '<a id="a"></a><a id="b"></a><a id=\'a\'></a><p id="content">'
    assert [(name, anchor) for name, _, anchor in found(html)] == [
        ("repeated-anchor", "a"),
        ("repeated-anchor", "content"),
    ]


def test_a_broken_link_is_told_once_with_its_bearers() -> None:
    """Many pages with the same broken link make one finding, at the first, with their number."""
    bad = b'<a href="../../../none/">'
    site = SITE | {f"practices/nizhny/p{n}/index.html": bad for n in range(5)}
    one, other = Links(), Links()
    for number in range(5):
        (one, other)[number % 2].look(f"practices/nizhny/p{number}/", bad)
    one.add(other)
    pages = [f"practices/nizhny/p{number}/" for number in (3, 1, 0, 4, 2)]
    (finding,) = one.check(pages, site.__contains__, site.__getitem__)
    assert finding.file == "practices/nizhny/p0/index.html"
    assert finding.values["count"] == "5"


def test_the_lost_page_links_from_the_root() -> None:
    """404.html may use the root of the server, and must stay under the site's own path."""
    assert found('<a href="/practices/"></a><a href="/"></a>', LOST) == []
    assert found('<a href="/atlas/practices/"></a>', LOST, "/atlas/") == []
    assert found('<a href="/none/">', LOST) == [("broken-link", LOST, "none/")]
    assert [name for name, _, _ in found('<a href="/practices/">', LOST, "/atlas/")] == [
        "forbidden-link"
    ]
    assert [name for name, _, _ in found('<a href="//evil/">', LOST)] == ["forbidden-link"]


PATH = st.lists(st.sampled_from(["a", "b", "..", ".", "", "c.svg"]), max_size=6).map("/".join)


@given(path=PATH)
def test_links_are_resolved_as_browsers_do(path: str) -> None:
    """A relative link leads where a browser would go, or is refused if that is outside."""
    from urllib.parse import urljoin

    folder = "https://x.example/1/2/3/4/5/6/7/"  # so deep that no climb reaches the root
    goal = urljoin(f"{folder}p/q/", path)
    got = resolved(path.encode(), "p/q/")
    if path.startswith("/") or not goal.startswith(folder):
        assert got is None
    elif "//" not in path:  # browsers keep empty parts; we never write such links
        assert got == goal[len(folder) :]


def test_what_a_worker_has_seen_does_not_travel() -> None:
    """From process to process go the goals and the findings, not the links that led to them."""
    links = Links()
    links.look(X, b'<a href="../none/"><a href="javascript:x">')
    travelled = pickle.loads(pickle.dumps(links))
    assert (travelled.targets, travelled.findings) == (links.targets, links.findings)
    assert links.targets == {"practices/nizhny/none/"}
    assert len(links.findings) == 1
    assert b"none" not in pickle.dumps(links).replace(b"practices/nizhny/none/", b"")


def test_what_only_looks_like_a_link_is_text() -> None:
    """A text may speak of attributes: no link and no anchor comes of it, in any quotes, nor of data
    for machines. What would be refused as a link must not keep a text from being published."""
    links = Links()
    links.look(
        "about/",
        b"""<p title="x">see href='//evil.example/x', <code>&lt;a href="//evil.example/y"&gt;"""
        b"""</code> id="twice" id='twice' src="javascript:x"</p>"""
        b"""<script type="application/ld+json">{"name":" href='//evil.example/z' "}</script>""",
    )
    assert links.targets == set()
    assert links.check(["about/"], lambda file: True, lambda file: b"") == []


WAYS = [
    *("a", "b-1", "/", "//", ".", "..", "../", "index.html", "#", "#x-1", "?q"),
    "%20",
    "x.svg",
    "=1",
    "&amp;",
    "&num;",
]


@given(st.lists(st.sampled_from(WAYS), max_size=6).map("".join), st.integers(1, 4))
def test_a_simple_way_leads_where_it_says(way: str, depth: int) -> None:
    """What is taken for a way in which nothing must be resolved is one."""
    value = ("../" * depth + way).encode()
    simple = _SIMPLE.fullmatch(way.encode())
    if simple is not None:
        assert resolved(value, "x/" * depth) == _target(simple)


MARKUP = [
    *(
        ' href="',
        ' id="',
        ' src="',
        ' action="',
        ' poster="',
        ' xlink:href="',
        '"',
        "\nhref='",
        "'",
    ),
    *(" data-id=", "href=", ' title="', "=", " ", "#a", "../", ">", "<a", "id"),
]


@given(st.lists(st.sampled_from(MARKUP), max_size=14).map("".join))
def test_marks_are_found_in_any_order_of_looking(html: str) -> None:
    """Links and ids are those that a search from left to right finds."""
    plain = re.compile(
        rb"""\s(href|xlink:href|src|action|poster|id)=(?:"([^"]*)"|'([^']*)')(?=[^<>]*>)"""
    )
    expected = [
        (name if name not in (b"href", b"xlink:href") else b"", one or other)
        for name, one, other in plain.findall(html.encode())
    ]
    found = [
        (id_ or src or action or poster, one or other)
        for id_, src, action, poster, one, other in _MARKS.findall(html.encode())
    ]
    assert found == expected


def test_a_link_of_another_language_is_one_of_its_own_folder() -> None:
    """«../../sites/» leads to another page from «en/a/b/» than from «a/b/c/», and from a page that
    lies higher; each of them is noted."""
    links = Links()
    for address in ("practices/nizhny/x/", "en/practices/x/", "en/sites/", "en/"):
        links.look(address, b'<a href="../../sites/x/#map"><a href="../sites/"><a href="./">')
    assert links.targets == {
        *("practices/sites/x/#map", "practices/nizhny/sites/", "practices/nizhny/x/"),
        *("en/sites/x/#map", "en/practices/sites/", "en/practices/x/"),
        *("sites/x/#map", "en/sites/", "sites/", "en/"),
    }


@given(st.sampled_from(["en/", "en/sites/", "en/a/b/"]), st.from_regex(_SIMPLE, fullmatch=True))
def test_links_inside_a_language_are_resolved_as_all_are(address: str, way: bytes) -> None:
    """The short path to where a link leads gives the same as the long one."""
    links = Links()
    value = b"../" * (address.count("/") - 1) + way
    links.look(address, b'<a href="%b">' % value)
    expected = resolved(value, address)
    assert links.targets == (set() if value[:1] == b"#" else {expected})


def test_what_stands_whole_is_settled() -> None:
    """A link to a page or a file that stands needs no look; one to a place on it does."""
    links = Links()
    links.look("", b'<a href="a/"><a href="a/index.html"><a href="b.json"><a href="a/#x">')
    links.settle(["a/index.html", "b.json", "c/index.html"])
    assert links.known() == ("a/#x",)


def trusting(site: dict[str, bytes], held: list[str]) -> list[tuple[str, str]]:
    """What is found where the page a/, at which nobody looks, is trusted to lead to b/ and b/#x."""
    links = Links()
    links.trust(["a/"], ("b/", "b/#x"), held)
    found = links.check(["a/"], site.__contains__, site.__getitem__)
    return [(finding.code.name, finding.values["link"]) for finding in found]


def test_trusted_links_are_held_to_what_has_changed() -> None:
    """A page that leads to what is gone now is looked at, whoever trusted it; where the goal is the
    same as ever nothing is read."""
    page = b'<a href="../b/"><a href="../b/#x">'
    assert trusting({}, ["b/index.html"]) == []
    assert trusting({"b/index.html": b'<p id="x">'}, []) == []
    site = {"a/index.html": page, "b/index.html": b"<p>"}
    assert trusting(site, []) == [("broken-anchor", "b/#x")]
    assert trusting({"a/index.html": page}, []) == [("broken-link", "b/"), ("broken-link", "b/#x")]


PLACES = [' id="x"', " id='x'", 'id="x"', ' href="', "'", '"', "=", "<p", "<", ">", " ", " id="]


@example(' href=" id="x">', "x")
@given(st.lists(st.sampled_from(PLACES), max_size=12).map("".join), st.sampled_from(["x", "y"]))
def test_one_anchor_is_found_where_all_are(html: str, anchor: str) -> None:
    """To look for one id gives the same as to look for all."""
    page = html.encode()
    assert (_lacking(page, [anchor]) == []) == (anchor.encode() in ids_of(page))
