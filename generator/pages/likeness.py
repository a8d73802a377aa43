"""Similar practices at the foot of each: their cards, and why they stand there, in words."""

from __future__ import annotations

from typing import Final, NamedTuple

from generator.catalog.entries import PracticeCard
from generator.catalog.similarity import Likeness
from generator.pages.desk import CardView, Desk
from generator.pages.wording import N_, _, counted
from generator.text import list_and

_NUMBERS: Final = {2: N_("два"), 3: N_("три"), 4: N_("четыре")}
"""Small numbers in words; larger ones stay numbers."""


class SimilarView(NamedTuple):
    """A practice that resembles the one of the page, and in what."""

    card: CardView
    reason: str


def similar_practices(practice: PracticeCard, desk: Desk) -> tuple[SimilarView, ...]:
    """Up to three practices like `practice`, the likest first."""
    return tuple(
        SimilarView(desk.card(likeness.practice), reason(likeness, desk))
        for likeness in desk.ledger.similar(practice)
    )


def reason(likeness: Likeness, desk: Desk) -> str:
    """«Похожая задача, та же сфера и два общих инструмента»."""
    parts = [_("похожая задача")] if likeness.problem else []
    if likeness.sphere:
        parts.append(_("та же сфера"))
    tools = likeness.tools
    if len(tools) == 1:
        name = desk.tool(tools[0]).text
        parts.append(_("общий инструмент — «%(name)s»") % {"name": name})
    elif tools:
        many = counted("%(num)s общий инструмент", "%(num)s общих инструментов", len(tools))
        number = _NUMBERS.get(len(tools))
        parts.append(many.replace(str(len(tools)), _(number), 1) if number else many)
    words = list_and(parts)
    return words[:1].upper() + words[1:]
