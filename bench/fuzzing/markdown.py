"""A contributor's text: as HTML blocks, as one line, as plain words; nothing but safe HTML."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from bench.fuzzing.pieces import (
    FILL,
    as_filling,
    filled,
    with_lines_changed,
    with_piece_moved,
    with_word,
)
from bench.fuzzing.reader import KINDS
from bench.fuzzing.reader import seeds as files_seeds
from bench.fuzzing.target import PROJECT, Target
from generator.reading import read_text
from generator.text import plain, render_inline, render_markdown

LONGEST: Final = 400
MOST: Final = 20_000
"""Bytes of the longest text: at most as many characters as the reader lets through."""

WORDS: Final = (
    b"[", b"](", b")", b"![", b"<", b">", b"*", b"**", b"_", b"`", b"```\n", b"~~~\n", b"~~", b"#",
    b"## ", b"- ", b"1. ", b"> ", b"> > > ", b"    ", b"\t", b"|", b"|-|-|\n", b":-:|", b"---\n",
    b"===\n", b"\\", b"&lt;", b"&#106;", b"&#x0;", b"&nbsp;", b"  \n", b"\n\n", b"[a]: http://x.ru\n",
    b"[^1]", b"[^1]: x\n", b"<script>", b"</p>", b"<!--", b"<a href=x>", b"<http://x.ru>",
    b"<a@b.ru>", b"javascript:alert(1)", b"java\nscript:", b"data:text/html,", b"//evil.ru",
    b"http://x.ru/", b"mailto:a@b.ru", b"tel:+79", b"practice:nizhny/okno", b"site:", b"region:",
    b"{: onclick=x}", b"{{ config }}", b"--8<-- \"/etc/passwd\"", b"[TOC]", b"::: x",
    "«".encode(), "»".encode(), b'"', b"'", "—".encode(), b" - ", b"...", b"(c)", b"10 %",
    "г. ".encode(), "и т. д.".encode(), "№".encode(), b"\xc2\xa0", b"\xe2\x80\xae", b"\xe2\x80\x8b",
    b"\x00", b"\xc2\x85", b"\xe2\x80\xa8", "и\u0306".encode(), "😀".encode(), b"\xed\xa0\x80",
)  # fmt: skip

_TAG: Final = re.compile(r"<([^>]*)>")
_ALLOWED: Final = re.compile(
    r"/?(?:blockquote|br|code|em|h[3-6]|hr|li|ol|p|pre|s|strong|table|tbody|td|th|thead|tr|ul)"
    r'|/a|a href="[^"<>]*"(?: rel="nofollow noopener")?|ol start="[0-9]+"'
    r'|t[dh] class="[a-z-]+"'
)
_INLINE: Final = re.compile(r"/?(?:br|code|em|s|strong|a)(?: .*)?")
_MISLED: Final = re.compile(r'a href="(?!https?://|mailto:|tel:|/records/)', re.IGNORECASE)


def address(kind: str, identity: str) -> str | None:
    """Records that are there: those whose ids have a slash."""
    return f"/records/{kind}/" if "/" in identity else None


def exercise(data: bytes) -> str:
    """Render a text in all ways that the site knows, and look at what came out."""
    text = filled(data, MOST).decode("utf-8", "replace")
    if b"\xed\xa0" in data:
        text = text.replace("\ufffd", "\ud800")  # no file can say so, but an escape in one can
    blocks, line = str(render_markdown(text, address)), str(render_inline(text, address))
    for tag in _TAG.findall(blocks) + _TAG.findall(line):
        assert _ALLOWED.fullmatch(tag), f"a tag that may not be: {tag[:100]!r}"
        assert not _MISLED.match(tag), f"a link that leads where none may lead: {tag[:100]!r}"
    for tag in _TAG.findall(line):
        assert _INLINE.fullmatch(tag), f"a block in a line: {tag[:100]!r}"
    (blocks + line + plain(text)).encode()
    if "<a " in blocks:
        return "links"
    if "](" in text:
        return "links refused"
    return "markup" if blocks.count("<") > 2 else "plain"


def seeds() -> Iterator[bytes]:
    """Every text of the catalogs' files that is more than a word, and the longer cases."""
    for data in files_seeds():
        for text in _texts(_value(data)):
            yield text.encode()[:LONGEST]
    for path in sorted((PROJECT / "tests/text").rglob("*.*")):
        if path.suffix in (".md", ".txt", ".yml"):
            yield path.read_bytes()[:LONGEST]
    yield from _payloads()


def _value(data: bytes) -> Any:
    kind = KINDS[0]
    return read_text("a.yml", data[1:], kind.limits).value


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str) and len(value) > 60:
        yield value
    elif isinstance(value, (dict, list)):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _texts(inner)


@cache
def _payloads() -> tuple[bytes, ...]:
    return (
        b"[a](javascript:alert(1)) <img src=x onerror=alert(1)> ![a](http://x.ru/i.png)\n",
        b"# a\n\n## b\n\n> q\n>\n> - x\n>   1. y\n\n```html\n<b>\n```\n",
        b"|a|b|\n|:-|-:|\n|`c`|**d**|\n\n***a** b*~~c~~\n",
        b'[r]: http://x.ru "t"\n\n[a][r] <http://y.ru> [b](practice:nizhny/okno)\n',
        b"&lt;script&gt; &#60;a&#62; \\<b\\> &amp;amp; &copy;\n",
    )


def mutate(data: bytes, dice: random.Random) -> bytes:
    """Signs put in and moved; rarely one repeated up to the longest text."""
    data = data.removeprefix(FILL)
    if dice.random() < 0.0005:
        return as_filling(data, dice, WORDS)
    for _ in range(dice.choice((1, 1, 2, 4))):
        deed = dice.randrange(4)
        if deed < 2:
            data = with_word(data, dice, WORDS)
        elif deed == 2:
            data = with_piece_moved(data, dice)
        else:
            data = with_lines_changed(data, dice, WORDS)
    return data


ROOMS: Final = (
    "generator/text/markdown.py",
    "generator/text/commonmark.py",
    "generator/text/plain.py",
    "generator/text/addresses.py",
    "generator/text/typography.py",
    "generator/text/characters.py",
)
TARGET: Final = Target("markdown", exercise, seeds, mutate, WORDS, LONGEST, ROOMS)
