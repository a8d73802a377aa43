"""The only way from a contributor's text to HTML: CommonMark without HTML, cleaned by nh3 last.

Plain paragraphs, which most are, and plain lists between them take a short path that gives the same
result byte for byte; a property test holds the two together.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Final

import nh3
from markupsafe import Markup

from generator.text.addresses import RECORD_KINDS, LinkTo
from generator.text.characters import HARMFUL, LINE_ENDS, harmless, is_harmless
from generator.text.commonmark import ALIGNMENTS, DisplayedCommonMark
from generator.text.language import NBSP
from generator.text.typography import typograph

_INLINE_TAGS: Final = {"a", "br", "code", "em", "s", "strong"}
_BLOCK_TAGS: Final = {"blockquote", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "ul"}
_TABLE_TAGS: Final = {"table", "tbody", "td", "th", "thead", "tr"}

_OTHER_HOST = re.compile(r"\s*[/\\]\s*[/\\]")

_SPECIAL = re.compile(rf"[\\`*_\[\]<&~|\t{HARMFUL}{LINE_ENDS}]")
_BLOCK_START = re.compile(r"[#+\-=>:\s]|[0-9]{1,9}[.)]")


# The signs of a text and the beginnings of its lines are looked at one after the other: a pattern
# of both would try everything at each character.
_OF_BLOCKS: Final = tuple("`<&~|\\")
_MAY_BEGIN_BLOCK = re.compile(rf"\*(?:[ *]|$)|_ ?_|{_BLOCK_START.pattern}|$")
_ITEM = re.compile(r"[-*+] ")
# What reaches over blank lines (code between fences, definitions of links) or looks at the whole
# text (headings, whose levels are shifted together): such a text is not cut.
_OF_FAR_REACH: Final = ("```", "~~~", "]:", "#", "\t")
_UNDERLINE = re.compile(r"[ >*+0-9.)=-]*[=-] *")

_NAMES_RECORD = re.compile(f":(?:{'|'.join(f'(?<={kind}:)' for kind in sorted(RECORD_KINDS))})")
"""Most links to records look like this: such a text need not be tried alone first. Few texts have a
colon, and what stands before it is looked at only there."""


def _own_address(url: str) -> str | None:
    # A relative address comes from the site itself; it must never name another host.
    return None if _OTHER_HOST.match(url) else url


def _cleaner(tags: set[str]) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=tags,
        attributes={"a": {"href"}, "ol": {"start"}},
        tag_attribute_values={"a": {"rel": {"nofollow noopener"}}},
        allowed_classes={cell: set(ALIGNMENTS.values()) for cell in ("td", "th")},
        url_schemes={"http", "https", "mailto", "tel"},
        url_relative=_own_address,
        link_rel=None,
    )


_PARSER: Final = DisplayedCommonMark()
_CLEAN_BLOCKS: Final = _cleaner(_INLINE_TAGS | _BLOCK_TAGS | _TABLE_TAGS)
_CLEAN_INLINE: Final = _cleaner(_INLINE_TAGS)


def render_markdown(text: str, link: LinkTo) -> Markup:
    """A contributor's long text as HTML blocks.

    `link(kind, id)` gives the address of a record's page, or None; then the link is shown as
    text, like every link that leads where none may lead. Headings start at h3, ids do not exist.
    The result may stand in an element, not in an attribute: `plain` is for those.
    """
    return _drawn(_render_text, text, link)


def _render_text(text: str, link: LinkTo) -> Markup:
    paragraphs = plain_paragraphs(text)
    if paragraphs is not None:
        return _markup("\n".join([f"<p>{_set(paragraph)}</p>" for paragraph in paragraphs]))
    if _reaches_far(text):
        return _drawn(_render_blocks, text, link)
    return _markup("\n".join(filter(None, _pieces(text, link))))


def render_inline(text: str, link: LinkTo) -> Markup:
    """A contributor's text as HTML without blocks, in one line: for titles, notes, table cells.

    Like that of `render_markdown`, the result may not stand in an attribute.
    """
    paragraphs = plain_paragraphs(text)
    if paragraphs is None:
        return _drawn(_render_line, text, link)
    return _markup(_set(" ".join(paragraphs)))


def plain_paragraphs(text: str) -> list[str] | None:
    """The paragraphs of a text in which nothing can be Markdown; None if something might be."""
    if _SPECIAL.search(text) is not None:
        return None
    paragraphs: list[list[str]] = [[]]
    for line in text.split("\n"):
        if not line:
            paragraphs.append([])
        elif _BLOCK_START.match(line) or line[-1].isspace():
            return None
        else:
            paragraphs[-1].append(line)
    return [" ".join(lines) for lines in paragraphs if lines]


def _pieces(text: str, link: LinkTo) -> Iterator[str]:
    """The HTML of a text that is cut where a paragraph ends whatever stood before it."""
    special: list[str] = []
    for chunk in text.split("\n\n"):
        plain = plain_paragraphs(chunk)
        if plain:
            yield from _special(special, link)
            special.clear()
            for paragraph in plain:
                yield f"<p>{_set(paragraph)}</p>"
        elif plain is None and _is_paragraph(chunk):
            yield from _special(special, link)
            special.clear()
            yield f"<p>{_drawn(_render_paragraph, chunk, link)}</p>"
        elif plain is None or special:
            special.append(chunk)  # more blank lines, where there is nothing in it
    yield from _special(special, link)


def _special(chunks: list[str], link: LinkTo) -> Iterator[str]:
    """The HTML of chunks that belong together."""
    items = plain_items(chunks[0]) if len(chunks) == 1 else None
    if items is not None:
        yield "\n".join(("<ul>", *(f"<li>{_set(item)}</li>" for item in items), "</ul>"))
    elif chunks:
        yield _drawn(_render_blocks, "\n\n".join(chunks), link)


def _is_paragraph(chunk: str) -> bool:
    """Whether a chunk can be nothing but one paragraph with links and stress in it."""
    if any(map(chunk.__contains__, _OF_BLOCKS)) or chunk[-1:].isspace():
        return False
    lines = chunk.split("\n")
    return not any(_MAY_BEGIN_BLOCK.match(line) or line[-1] == " " for line in lines)


def _reaches_far(text: str) -> bool:
    """Whether a text has to be read as a whole."""
    if any(map(text.__contains__, _OF_FAR_REACH)) or not is_harmless(text):
        return True
    return any(map(_UNDERLINE.fullmatch, text.split("\n")))


def plain_items(chunk: str) -> list[str] | None:
    """The items of a list of plain lines; None if it is something else, or might be."""
    items = []
    for line in chunk.split("\n"):
        item = line[2:]
        if (
            not item
            or line[:2] != chunk[:2]
            or not _ITEM.match(line)
            or _SPECIAL.search(item) is not None
            or _BLOCK_START.match(item)
            or item[-1].isspace()
        ):
            return None
        items.append(item)
    return items


@lru_cache(maxsize=512)  # a page in another language shows the same notes once more
def _set(plain: str) -> str:
    return typograph(plain).replace(">", "&gt;")  # a plain text has no "&" and no "<"


Render = Callable[[str, LinkTo], Markup]


def _drawn(render: Render, text: str, link: LinkTo) -> Markup:
    """What `render` makes of a text, at hand for the same page in another language if it can be."""
    alone = None if _NAMES_RECORD.search(text) else _alone(render, text)
    return render(text, link) if alone is None else alone


class _Asked(Exception):
    """A text has a link to a record, and whoever shows it decides where that leads."""


def _ask(kind: str, identity: str) -> str | None:
    raise _Asked


@lru_cache(maxsize=256)
def _alone(render: Render, text: str) -> Markup | None:
    """A text that is the same wherever it is shown; None for one that has links to records."""
    try:
        return render(text, _ask)
    except _Asked:
        return None


def _render_blocks(text: str, link: LinkTo) -> Markup:
    return _clean(_CLEAN_BLOCKS, _PARSER.render(harmless(text), {"link": link}))


def _render_paragraph(text: str, link: LinkTo) -> Markup:
    return _clean(_CLEAN_INLINE, _PARSER.renderInline(text, {"link": link}))


def _render_line(text: str, link: LinkTo) -> Markup:
    lines = (line.strip(" \t") for line in harmless(text).split("\n"))
    line = " ".join(line for line in lines if line)
    return _clean(_CLEAN_INLINE, _PARSER.renderInline(line, {"link": link}))


def _clean(cleaner: nh3.Cleaner, html: str) -> Markup:
    # A no-break space is two bytes, its entity six, and pages are full of them.
    return _markup(cleaner.clean(html).strip("\n").replace("&nbsp;", NBSP))


def _markup(html: str) -> Markup:
    return Markup(html)  # noqa: S704 - the one place where a text becomes HTML: cleaned or escaped
