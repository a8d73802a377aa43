"""The maps of practices before a change and after it, where the change is seen on them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from generator.catalog.entries import PracticeCard
from generator.drawing.poster import Poster
from generator.pages.desk import Desk
from generator.pages.wording import _
from generator.publishing.map_files import drawn_map
from generator.review.reviewing import Drawings

MOST: Final = 50
"""So many practices get pictures: more would be looked at by nobody."""

FOLDER: Final = "maps"


@dataclass(frozen=True, slots=True)
class Picture:
    """Two files of a practice, relative to the folder of the review; None where there is no map
    of that side."""

    practice: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class _Studio:
    """One side, ready to be drawn."""

    desk: Desk
    posters: dict[str, Poster]

    def states(self, identity: str) -> dict[str, str]:
        """Who is in which state on the map of a practice; nobody if there is no such map."""
        card = self.card(identity)
        if card is None:
            return {}
        return {
            name: fact.state.value for name, fact in self.desk.ledger.spread(card).at_home.items()
        }

    def card(self, identity: str) -> PracticeCard | None:
        """A published practice of a region that has a map."""
        card = self.desk.catalog.practices.get(identity)
        seen = card is not None and card.published and card.region in self.posters
        return card if seen else None

    def draw(self, identity: str, when: str) -> bytes | None:
        """The map of a practice as an SVG file that says which side it shows."""
        card = self.card(identity)
        if card is None:
            return None
        return drawn_map(card, self.desk, self.posters[card.region], when)


def pictures(drawings: Drawings) -> Iterator[tuple[Picture, dict[str, bytes]]]:
    """The pictures of all practices whose replications look different now, with the files."""
    before, after = (
        _Studio(Desk(catalog, maps), {region: Poster(drawn) for region, drawn in maps.items()})
        for catalog, maps in (drawings.before, drawings.after)
    )
    known = sorted({*before.desk.catalog.practices, *after.desk.catalog.practices})
    spread = [one for one in known if _has_adopters(one, before) or _has_adopters(one, after)]
    differing = (one for one in spread if before.states(one) != after.states(one))
    for identity in islice(differing, MOST):
        files = {}
        names: list[str | None] = []
        for studio, side, when in (
            (before, "before", _("до правки")),
            (after, "after", _("после правки")),
        ):
            data = studio.draw(identity, when)
            name = f"{FOLDER}/{identity.replace('/', '--')}-{side}.svg"
            names.append(name if data is not None else None)
            if data is not None:
                files[name] = data
        if files:
            yield Picture(identity, names[0], names[1]), files


def _has_adopters(identity: str, studio: _Studio) -> bool:
    card = studio.desk.catalog.practices.get(identity)
    return card is not None and bool(card.adopters)
