"""The review as a comment under a proposed change: Markdown in which nothing but our own layout is
markup, and which never grows too long for a forge.

What contributors wrote is escaped whole, and what forges make of plain words (mentions, references,
addresses, emoji) is broken by a sign that nobody sees.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from generator.findings.inert import JOINER
from generator.findings.reporting import visible
from generator.pages.wording import _
from generator.review.outline import Section, compared, sections, summary, title
from generator.review.reviewing import Review
from generator.text import number

HEADING: Final = "## "
"""What the first line begins with; the whole of it is the same in every review, so that a job can
tell the comment that it wrote before."""

LIMIT: Final = 45_000
"""Characters; the comments of GitHub may have 65,536, what a job adds of its own included."""

_SHOWN: Final = (200, 100, 50, 25, 10, 5, 2, 1)
"""How many lines of a section are shown; fewer, if the whole would be too long."""
_LONGEST: Final = 700
"""Characters of a line before it is escaped."""

_HTML: Final = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}
_MARKUP: Final = re.compile(r"[!#$&()*+\-.:<>@\[\\\]^_`{|}~]")
_SPECIAL: Final = re.compile(
    r"(?<=[@#!$%~^:&])(?=\S)|(?<=\bwww)(?=\.)|(?<=\bGH)(?=-)", re.IGNORECASE
)
_COMMIT: Final = re.compile(r"(?<![0-9a-z])(?=[0-9]*[a-f])([0-9a-f]{6})(?=[0-9a-f])", re.IGNORECASE)


def escaped(text: str) -> str:
    """`text` as it is, on one line, wherever a forge shows Markdown."""
    shown = visible(text).strip()
    if len(shown) > _LONGEST:
        shown = f"{shown[:_LONGEST].rstrip()}…"
    shown = _COMMIT.sub(rf"\1{JOINER}", _SPECIAL.sub(JOINER, shown))
    return _MARKUP.sub(lambda found: _HTML.get(found[0], f"\\{found[0]}"), shown)


def as_markdown(review: Review, limit: int = LIMIT) -> str:
    """The whole review, at most `limit` characters long; ends with a newline."""
    head = f"{HEADING}{escaped(title())}\n\n{escaped(summary(review))}\n"
    foot = f"\n{escaped(compared(review))}\n"
    parts = [_Part.of(section) for section in sections(review)]
    room = limit - len(head) - len(foot)
    for most in _SHOWN:
        body = [part.text(most) for part in parts]
        if sum(map(len, body)) <= room:
            return f"{head}{''.join(body)}{foot}"
    return f"{head}{_as_many_as_fit([part.text(_SHOWN[-1]) for part in parts], room)}{foot}"


@dataclass(frozen=True, slots=True)
class _Part:
    """A section with its lines escaped, as many of them as can ever be shown; `all` is how many
    there are."""

    heading: str
    lines: tuple[str, ...]
    all: int

    @classmethod
    def of(cls, section: Section) -> _Part:
        """The part that a section makes."""
        lines = tuple(f"- {escaped(line)}\n" for line in section.lines[: _SHOWN[0]])
        return cls(f"\n### {escaped(section.heading)}\n\n", lines, len(section.lines))

    def text(self, most: int) -> str:
        """The part with so many lines at most, and a word if there are more."""
        text = f"{self.heading}{''.join(self.lines[:most])}"
        if self.all <= most:
            return text
        shown = {"shown": number(most), "all": number(self.all)}
        return f"{text}\n{escaped(_('Показано %(shown)s из %(all)s.') % shown)}\n"


def _as_many_as_fit(parts: Sequence[str], room: int) -> str:
    """The first parts for which there is room, and a word how many there are beside."""
    for count, length in reversed(list(enumerate(accumulate(map(len, parts), initial=0)))):
        left = _("Разделов, которые не поместились: %(left)s.")
        said = f"\n{escaped(left % {'left': number(len(parts) - count)})}\n"
        if length + len(said) <= room:
            return f"{''.join(parts[:count])}{said}"
    return ""
