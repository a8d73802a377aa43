"""The review for a terminal: plain lines, in which no contributor's value can do anything."""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings.reporting import visible
from generator.review.outline import compared, sections, summary, title
from generator.review.reviewing import Review


def as_text(review: Review) -> str:
    """The whole review; ends with a newline."""
    return "".join(f"{line}\n" for line in _lines(review))


def _lines(review: Review) -> Iterator[str]:
    yield title()
    yield visible(compared(review))
    yield ""
    yield from changes_as_text(review)


def changes_as_text(review: Review) -> Iterator[str]:
    """Only what has changed, line by line: the summary, then each section under its heading."""
    yield visible(summary(review))
    for section in sections(review):
        yield ""
        # A line that began with «::» would be a command to a forge's log; headings are names, too.
        yield f"— {visible(section.heading)}"
        yield from (f"  • {visible(line)}" for line in section.lines)
