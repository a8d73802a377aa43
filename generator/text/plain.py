"""A contributor's Markdown for places that have no markup: descriptions, feeds, search, checks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from markdown_it.token import Token

from generator.text.characters import harmless
from generator.text.commonmark import CommonMark
from generator.text.markdown import plain_paragraphs

_PARSER: Final = CommonMark()
_CODE_BLOCKS: Final = ("fence", "code_block")


def plain(text: str) -> str:
    """The words of a Markdown text: one line a paragraph, list item or table row.

    Not HTML: whoever puts it into a page, a feed or an attribute escapes it there.
    """
    paragraphs = plain_paragraphs(text)
    if paragraphs is not None:
        return "\n".join(paragraphs)
    lines: list[str] = []
    row: list[str] | None = None
    for token in _PARSER.parse(harmless(text)):
        if token.type == "tr_open":
            row = []
        elif token.type == "tr_close" and row is not None:
            lines.append(" ".join(row))
            row = None
        elif token.type == "inline":
            words = harmless("".join(_words(token.children or []))).strip()
            (lines if row is None else row).append(words)
        elif token.type in _CODE_BLOCKS:
            lines.append(token.content.strip())
    return "\n".join(line for line in lines if line)


def _words(children: list[Token]) -> Iterator[str]:
    for child in children:
        if child.type in ("text", "code_inline"):
            yield child.content
        elif child.type in ("softbreak", "hardbreak"):
            yield " "
