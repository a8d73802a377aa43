"""Maps as files: what all pages of a region share, and each practice's map to be downloaded."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from generator.catalog.catalog import Catalog
from generator.catalog.entries import PracticeCard
from generator.drawing import RegionMap, region_symbols_svg
from generator.drawing.poster import Poster, PosterWords
from generator.pages.addresses import practice_map_file, region_map_file
from generator.pages.desk import Desk, desk_of
from generator.pages.spread import is_shared, legend, so_many, teaching_sites
from generator.pages.wording import _, shown
from generator.text import as_of_date

Files = Iterator[tuple[str, bytes]]


def region_map_makers(catalog: Catalog) -> Iterator[Callable[[], tuple[str, bytes]]]:
    """The file of shapes of each region that has a map, to be made when called."""
    for region, drawn in desk_of(catalog).maps.items():
        yield partial(_region_map, region, drawn)


def _region_map(region: str, drawn: RegionMap) -> tuple[str, bytes]:
    return region_map_file(region), region_symbols_svg(drawn)


def practice_map_files(identities: Iterable[str], catalog: Catalog) -> Files:
    """The map of each of these practices that has one to share."""
    desk = desk_of(catalog)
    posters = {region: Poster(drawn) for region, drawn in desk.maps.items()}
    for identity in identities:
        card = catalog.practices.get(identity)
        if card is not None and card.published and card.adopters and card.region in desk.maps:
            data = practice_map(card, desk, posters[card.region])
            if data is not None:
                yield practice_map_file(identity), data


def practice_map(practice: PracticeCard, desk: Desk, poster: Poster) -> bytes | None:
    """The map of `practice` as an SVG file of its own, on its region's `poster`; None if there is
    none to share."""
    if not is_shared(desk.spread(practice), desk):
        return None
    return drawn_map(practice, desk, poster)


def drawn_map(practice: PracticeCard, desk: Desk, poster: Poster, when: str = "") -> bytes:
    """The same whether or not there is much to see; the practice's region must have a map. `when`
    stands beside its name («до правки»)."""
    spread = desk.spread(practice)
    drawn = desk.maps[practice.region]
    rings = [
        drawn.sites[one.site] for one in teaching_sites(practice, desk) if one.site in drawn.sites
    ]
    conditional = _("Схема. Границы условные.") + " " if drawn.schematic else ""
    words = PosterWords(
        title=shown(practice.title),
        about=" · ".join(filter(None, (desk.region(practice.region).text, when))),
        figure=_("Внедрили: %(so_many)s") % {"so_many": so_many(len(spread.adopted), spread)},
        legend=[(line.state, line.name, line.count) for line in legend(spread, on_map=True)],
        rings=_("здесь учат") if rings else "",
        foot=(
            conditional
            + _("Источник: «Атлас практик», сведения %(when)s.")
            % {"when": as_of_date(desk.today.isoformat())},
        ),
    )
    states = {name: fact.state.value for name, fact in spread.at_home.items()}
    return poster.svg(states, rings, words)
