"""The page's frame, rendered once by the theme for each depth and cut into constants and slots.

The theme's templates write `@@atlas:title@@` and the like where a page's own words go, and mark the
links of the header with `data-section`. What comes out is bytes to be joined, ready for thousands
of pages. Pages that MkDocs renders itself go through `finish`, the same work on one page.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from generator.pages.languages import language_of, neutral
from generator.site.edition.addresses import LOST, depth_of, section_of
from generator.site.stamping.links import ids_of
from generator.site.stamping.policy import page_policy
from generator.text import FIRST_LANGUAGE

DEPTHS: Final = range(5)
"""How deep the pages of the catalog lie: the home page at 0, a certificate at 3, one to spare."""

EMBED: Final = "embed"
EMBED_DEPTH: Final = 4
"""The section of pages that other sites frame, and how deep they lie: embed/practices/a/b/."""

FROM_THE_ROOT: Final = -1
"""In place of a depth: the frame whose links start at the root of the server."""

SLOTS: Final = frozenset({"title", "description", "head", "content"})
"""What each page says itself: plain text twice, then elements for <head> and for <main>."""

ALSO: Final = frozenset({"switch", "titled"})
"""Slots that a frame may have: the links to the page in other languages, in the header; and the
attribute that says in which language the title is, if not in that of the page."""

_NO_OTHERS: Final[Mapping[str, Mapping[int, str]]] = MappingProxyType({})
_POLICY: Final = "@@atlas:policy@@"
_SLOT: Final = re.compile(r"@@atlas:([a-z]+)@@")
_CURRENT: Final = ' aria-current="true"'
_SECTION: Final = re.compile(r' data-section="([a-z-]*)"')


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame: `pieces` with a slot between each two of them; `ids` are those it uses itself."""

    pieces: tuple[bytes, ...]
    slots: tuple[str, ...]
    ids: frozenset[bytes]

    def fill(self, values: Mapping[str, bytes]) -> bytes:
        """The page: each slot replaced by its value, which must be HTML already."""
        parts = [self.pieces[0]]
        for slot, piece in zip(self.slots, self.pieces[1:], strict=True):
            parts += (values[slot], piece)
        return b"".join(parts)


@dataclass(frozen=True)
class Frames:
    """The frames of a site by depth and section, and the security policy of its pages."""

    known: Mapping[tuple[int, str], Frame]
    policy: str

    @classmethod
    def cut(
        cls,
        shells: Mapping[int, str],
        *,
        bare: str | None = None,
        others: Mapping[str, Mapping[int, str]] = _NO_OTHERS,
    ) -> Frames:
        """Cut the rendered `shells` (depth → HTML), one frame for each section of the header;
        `others` are those of other languages.

        `bare` is the shell of pages that other sites frame, which has neither header nor footer.
        Raises ValueError if a shell lacks a slot or has one that nobody fills.
        """
        known, policy = {}, page_policy()
        for depth, shell in shells.items():
            html = _squeezed(shell)
            for section in {"", *_SECTION.findall(html)}:
                known[depth, section] = _cut(finish(html, section, policy))
        for lang, its_shells in others.items():
            for depth, shell in its_shells.items():
                html = _squeezed(shell)
                for section in {"", *_SECTION.findall(html)}:
                    frame = _cut(finish(html, section, policy))
                    known[depth, f"{lang}/{section}"] = frame
        if bare is not None:
            html = _squeezed(bare)
            known[EMBED_DEPTH, EMBED] = _cut(finish(html, EMBED, policy))
        return cls(known, policy)

    def of(self, address: str, section: str) -> Frame:
        """The frame for the page at `address`; no link is marked if the header has none to
        `section`. Raises ValueError if the page lies deeper than any frame.
        """
        depth, folder = _depth(address), _folder(address)
        try:
            known = self.known
            return known.get((depth, f"{folder}{section}")) or known[depth, folder]
        except KeyError:
            raise ValueError(f"no frame for a page as deep as {address!r}") from None

    def finish(self, html: str, address: str) -> str:
        """A page that the theme rendered whole, marked and guarded like the others.

        Only the site's own files may run: a script that a text brought along does not.
        """
        return finish(html, section_of(neutral(address)), self.policy)

    def samples(self) -> list[tuple[str, Frame]]:
        """One frame of each depth with an address it would fit, to check its own links."""
        return [
            (LOST if depth == FROM_THE_ROOT else "-/" * depth, frame)
            for (depth, section), frame in sorted(self.known.items(), key=lambda item: item[0])
            if section == "" or section.endswith("/")
        ]


def finish(html: str, section: str, policy: str) -> str:
    """`html` with the header's link to `section` marked as current and the policy filled in."""
    html = _SECTION.sub(lambda found: _CURRENT if found[1] == section else "", html)
    return html.replace(_POLICY, policy)


def _depth(address: str) -> int:
    return FROM_THE_ROOT if address == LOST else depth_of(address)


def _folder(address: str) -> str:
    """The folder of the language that the page at `address` speaks: "en/", "" for the first."""
    lang = language_of(address)
    return "" if lang == FIRST_LANGUAGE else f"{lang}/"


def _cut(html: str) -> Frame:
    parts = _SLOT.split(html)
    slots = tuple(parts[1::2])
    if set(slots) - ALSO != SLOTS or slots.count("content") != 1:
        raise ValueError(f"the frame's slots are {sorted(slots)}, they should be {sorted(SLOTS)}")
    return Frame(tuple(part.encode() for part in parts[0::2]), slots, ids_of(html.encode()))


def _squeezed(html: str) -> str:
    """Without indents and empty lines: 10 % of a page, saved once here. A frame has no <pre>."""
    return re.sub(r"\s*\n\s*", "\n", html).strip() + "\n"
