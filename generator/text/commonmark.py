"""The Markdown that contributors may write: CommonMark without HTML, with tables and strikethrough.

The parser says what a text means; what may be shown of it is decided on its tokens, in
`markdown.py` for pages and in `plain.py` for places without markup.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from generator.text.addresses import LinkTo, Outside, Record, read_address
from generator.text.characters import harmless
from generator.text.typography import CODE, typograph_pieces

TOP_HEADING: Final = 3
"""The level of a contributor's highest heading: h1 and h2 belong to the page."""

ALIGNMENTS: Final = {f"text-align:{side}": f"align-{side}" for side in ("left", "center", "right")}
"""markdown-it's style of a cell → the class that the site knows: its policy allows no `style`."""


class CommonMark(MarkdownIt):
    """The parser. Destinations of links come out as they were written, to be judged by us."""

    def __init__(self) -> None:
        super().__init__("commonmark", {"html": False, "xhtmlOut": False})
        self.enable(["table", "strikethrough"]).disable(["image", "html_block", "html_inline"])

    def validateLink(self, url: str) -> bool:  # noqa: N802 - markdown-it's name
        """Every destination is taken; `read_address` judges it."""
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - markdown-it's name
        """As written: an encoded address hides what it was."""
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802 - markdown-it's name
        """As written."""
        return link


class DisplayedCommonMark(CommonMark):
    """The parser whose tokens are ready for a page; wants `{"link": LinkTo}` as its env."""

    def __init__(self) -> None:
        super().__init__()
        for rule in (_shift_headings, _name_alignment, _set_links, _set_typography):
            self.core.ruler.push(rule.__name__, rule)


def _shift_headings(state: StateCore) -> None:
    """The highest heading that a text uses becomes `TOP_HEADING`, however many signs it has."""
    headings = [t for t in state.tokens if t.type in ("heading_open", "heading_close")]
    highest = min((int(token.tag[1]) for token in headings), default=1)
    for token in headings:
        token.tag = f"h{min(int(token.tag[1]) - highest + TOP_HEADING, 6)}"


def _name_alignment(state: StateCore) -> None:
    for token in state.tokens:
        if token.type in ("th_open", "td_open") and "style" in token.attrs:
            token.attrs = {"class": ALIGNMENTS[str(token.attrs["style"])]}


def _set_links(state: StateCore) -> None:
    link: LinkTo = state.env["link"]
    for token in state.tokens:
        if token.children and any(child.type == "link_open" for child in token.children):
            token.children = list(_with_links(token.children, link))


def _with_links(children: Sequence[Token], link: LinkTo) -> Iterator[Token]:
    """The children with links resolved; of a refused or empty link only its text is left."""
    keeps = False
    for place, child in enumerate(children):
        if child.type == "link_open":
            attrs = _link_attrs(str(child.attrs["href"]), link)
            keeps = attrs is not None and children[place + 1].type != "link_close"
            child.attrs = attrs or {}
        if keeps or child.type not in ("link_open", "link_close"):
            yield child


def _link_attrs(raw: str, link: LinkTo) -> dict[str, str | int | float] | None:
    match read_address(raw):
        case Record(kind, id):
            address = link(kind, id)
            return None if address is None else {"href": address}
        case Outside(href, external):
            return {"href": href, "rel": "nofollow noopener"} if external else {"href": href}
        case _:
            return None


def _set_typography(state: StateCore) -> None:
    for token in state.tokens:
        if token.type == "inline" and token.children:
            _set_typography_of(token.children)


def _set_typography_of(children: Sequence[Token]) -> None:
    """Sets one sentence as a whole: its quotes may open in one child and close in another."""
    texts: list[Token | None] = []
    pieces: list[str] = []
    for child in children:
        if child.type == "softbreak":
            child.type, child.tag, child.content = "text", "", " "
        if child.type == "text":
            texts.append(child)
            # Entities are undone by now: harmful characters may have come back through them.
            pieces.append(harmless(child.content))
        elif child.type in ("code_inline", "hardbreak"):
            texts.append(None)
            pieces.append(CODE if child.type == "code_inline" else "\n")
    for text, piece in zip(texts, typograph_pieces(pieces), strict=True):
        if text is not None:
            text.content = piece
