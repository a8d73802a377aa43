"""What may come out of a contributor's text, whatever went in."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml
from golden import link
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.text import plain, render_inline, render_markdown
from generator.text.markdown import _render_blocks, _render_line, plain_paragraphs

LONG_TEXTS = [
    case
    for file in sorted((Path(__file__).parent / "long").glob("*.yml"))
    for case in yaml.safe_load(file.read_text("utf-8"))
]

INLINE = {"a", "br", "code", "em", "s", "strong"}
BLOCKS = INLINE | {
    *("blockquote", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "ul"),
    *("table", "tbody", "td", "th", "thead", "tr"),
}
ATTRIBUTES = {
    ("a", "href"): re.compile(r"https?://[^\s/@\\]+(/|\Z|[?#:]).*|mailto:[^?]+|tel:\+?\d+|\.\./.*"),
    ("a", "rel"): re.compile("nofollow noopener"),
    ("ol", "start"): re.compile(r"\d+"),
    ("td", "class"): re.compile("align-(left|center|right)"),
    ("th", "class"): re.compile("align-(left|center|right)"),
}

# Small pieces from which a search builds disguises that no list of examples has.
PIECES = [
    *"абв .,;:!?()\"'«»-–—+=>#129%/$^@{}<&*_`~|[]\\\n\t",
    *("\n\n", " \n", "\n ", "  \n", "1. ", "2) ", "- ", "## ", "...", "{{", "www.", "---\n"),
    *("\u00a0", "\u2003", "\u200d", "\u202e", "\u2028", "\u0301", "\u3000", "\ufffd", "\ufffc"),
    *("[a](", "](", "![", "<a ", "</p>", "<!--", "```", "    ", "|-|-|\n", "[b]: ", "<svg "),
    *("javascript:", "data:text/html,", "//evil.example", "https://", "user@", "mailto:", "tel:"),
    *("practice:nizhny/one-stop", "site:none", "&#106;", "&quot;", "&lt;", "&Tab;", "&colon;"),
    *("onclick=", "href=", "id=x", "style=", "alert(1)", "script", "😀", "\x00", "\r\n", "\x7f"),
]
disguises = st.lists(st.sampled_from(PIECES), max_size=16).map("".join)
words_only = st.lists(
    st.sampled_from([piece for piece in PIECES if not re.search(r"[\\`*_\[\]<&~|\t]", piece)]),
    max_size=16,
).map("".join)


class Inspection(HTMLParser):
    """Fails on anything that is not on the list of what a text may contain."""

    def __init__(self, tags: set[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.tags = tags
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in self.tags
        for name, value in attrs:
            assert ATTRIBUTES[tag, name].fullmatch(value or ""), (tag, name, value)
        if tag not in ("br", "hr"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(f"a declaration: {decl}")

    def handle_pi(self, data: str) -> None:
        raise AssertionError(f"an instruction: {data}")


def inspect(html: str, tags: set[str]) -> None:
    """Asserts that `html` is balanced and holds nothing but allowed tags and attributes."""
    inspection = Inspection(tags)
    inspection.feed(str(html))
    inspection.close()
    assert inspection.open == []


@given(st.one_of(disguises, st.text(max_size=40)))
@settings(max_examples=400, deadline=None)
def test_only_listed_html_comes_out(source: str) -> None:
    """No tag, attribute or address outside the lists comes out of any text."""
    inspect(render_markdown(source, link), BLOCKS)
    inspect(render_inline(source, link), INLINE)


@given(st.one_of(words_only, st.text(max_size=30)))
@settings(max_examples=600, deadline=None)
def test_short_path_equals_long_path(source: str) -> None:
    """A text that is taken for plain gives the same bytes as through the Markdown parser."""
    if plain_paragraphs(source) is not None:
        assert render_markdown(source, link) == _render_blocks(source, link)
        assert render_inline(source, link) == _render_line(source, link)


blocks = st.lists(
    st.sampled_from(
        [
            *("слово", "два слова", "и *вот* так", "[тут](practice:nizhny/one-stop)", "- а\n- б"),
            *(
                "*",
                "и *вот*\n*",
                "* а\n* б",
                "- а\n+ б",
                "- а\n  ещё",
                "- - а",
                "1. а\n2. б",
                "> а",
                "    код",
            ),
            *("строка\nдругая", "строка\n- а", "***", "_ _ _", "а  \nб", " а", "- ", "-", "+ +"),
            *(
                "а | б\n-|-\n1 | 2",
                "`код`",
                "```\nа",
                "~~~",
                "[а]",
                "[а]: https://x.example",
                "# а",
            ),
            *("а\n---", "\n", " ", "\u00a0", "а\u2028б", "а\tб", "&amp;", "<b>", "\\", "а\u00a0"),
        ]
    ),
    max_size=6,
).flatmap(
    lambda pieces: st.sampled_from(["\n\n", "\n\n\n", "\n"]).map(lambda gap: gap.join(pieces))
)


@given(st.one_of(blocks, disguises))
@settings(max_examples=800, deadline=None)
def test_a_text_in_pieces_equals_the_whole(source: str) -> None:
    """A text whose plain paragraphs and lists are set apart gives the same bytes as in one go."""
    assert render_markdown(source, link) == _render_blocks(source, link)


@given(st.one_of(disguises, st.text(max_size=40)))
@settings(max_examples=300, deadline=None)
def test_plain_says_the_words_of_the_page(source: str) -> None:
    """`plain` has the same letters and digits, in the same order, as the rendered page."""

    class Letters(HTMLParser):
        text = ""

        def handle_data(self, data: str) -> None:
            self.text += data

    page = Letters()
    page.feed(str(render_markdown(source, link)))
    page.close()
    shown, said = ("".join(filter(str.isalnum, text)) for text in (page.text, plain(source)))
    assert shown == said


@pytest.mark.parametrize("case", LONG_TEXTS, ids=[case["name"] for case in LONG_TEXTS])
def test_long_texts_are_rendered(case: dict[str, Any]) -> None:
    """A text built to hold up a parser is rendered, and is as harmless as any other."""
    source = case.get("start", "") + case["repeat"] * case["times"] + case.get("end", "")
    inspect(render_markdown(source, link), BLOCKS)
    inspect(render_inline(source, link), INLINE)
    plain(source)


def test_result_is_markup() -> None:
    """A template with autoescape shows the result as it is, on the short path and on the long."""
    for source in ("слово", "**слово**"):
        assert hasattr(render_markdown(source, link), "__html__")
        assert hasattr(render_inline(source, link), "__html__")


@pytest.mark.parametrize(
    "address", ["//evil.example", "/\\evil.example", "javascript:alert(1)", "data:text/html,x"]
)
def test_own_address_never_names_another_host(address: str) -> None:
    """Even a wrong resolver of record links cannot make a link to another host or a script."""

    def wrong(kind: str, id: str) -> str:
        return address

    assert render_markdown("[a](region:nizhny)", wrong) == "<p><a>a</a></p>"


@pytest.mark.parametrize("address", ["practice:nizhny/one-stop", "&#112;ractice:nizhny/one-stop"])
@pytest.mark.parametrize("render", [render_markdown, render_inline])
def test_a_text_with_a_record_is_linked_from_where_it_is_shown(render: Any, address: str) -> None:
    """What was rendered for one page is not kept for another, if a record's link stands in it,
    however the link is spelt."""
    text = f"Слова.\n\n**жирно** [практика]({address})"
    pages = [
        render(text, lambda kind, identity, up=up: f"{up}{kind}s/") for up in ("../", "../../")
    ]
    assert 'href="../practices/"' in pages[0]
    assert 'href="../../practices/"' in pages[1]
    assert "href" not in render(text, lambda kind, identity: None)
