"""Maps as files: what all pages of a region share, and each practice's map to be downloaded."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, partial

from generator.catalog.adoption import AdoptionState
from generator.catalog.catalog import Catalog
from generator.catalog.entries import PracticeCard
from generator.drawing import RegionMap, region_symbols_svg
from generator.drawing.patterns import NONE
from generator.drawing.poster import Poster, PosterWords
from generator.pages.addresses import region_map_file, region_poster_file
from generator.pages.desk import Desk, desk_of
from generator.pages.region_maps import places_of
from generator.pages.spread import is_shared, legend, so_many, teaching_sites
from generator.pages.wording import _, counted, shown
from generator.publishing.open_files import Maker, OpenFile
from generator.text import as_of_date


def region_map_makers(catalog: Catalog) -> Iterator[Maker]:
    """What makes the file of shapes, and what makes the poster, of each region that has a map."""
    desk = desk_of(catalog)
    for region, drawn in desk.maps.items():
        yield partial(_region_map, region, drawn)
        yield partial(_region_poster, region, desk)


def _region_map(region: str, drawn: RegionMap) -> Sequence[OpenFile]:
    return [(region_map_file(region), region_symbols_svg(drawn))]


def _region_poster(region: str, desk: Desk) -> Sequence[OpenFile]:
    return [(region_poster_file(region), region_poster(region, desk))]


def region_poster(region: str, desk: Desk) -> bytes:
    """The map of a region as an SVG file of its own: who has made practices and who
    has taken some up; training sites as rings. The region must have a map."""
    drawn = desk.maps[region]
    facts = desk.ledger.facts(region)
    gave, took = places_of(facts)
    standing = [m.id for m in desk.directory.standing(region, desk.today)]
    states = {
        name: (AdoptionState.ORIGIN if name in gave else AdoptionState.CONFIRMED).value
        for name in standing
        if name in gave or name in took
    }
    only_took = sum(state == AdoptionState.CONFIRMED for state in states.values())
    empty = len(standing) - len(states)
    lines = (
        (AdoptionState.ORIGIN.value, _("придумали практику"), len(states) - only_took),
        (AdoptionState.CONFIRMED.value, _("внедрили практику соседей"), only_took),
        (NONE, _("пока ни одной"), empty),
    )
    own = len(desk.catalog.by_region.get(region, ()))
    words = PosterWords(
        title=desk.region(region).text,
        about=_("Практики каталога в муниципалитетах"),
        figure=counted("%(num)s практика", "%(num)s практик", own),
        legend=[line for line in lines if line[2]],
        rings=_("учебные площадки") if drawn.sites else "",
        foot=(_foot(drawn, desk),),
    )
    return Poster(drawn).svg(states, list(drawn.sites.values()), words)


def map_maker(catalog: Catalog) -> Callable[[str], bytes | None]:
    """What draws the map of a practice by its id; None for one that has none to share."""
    desk = desk_of(catalog)
    # Practices come region by region.
    poster = lru_cache(maxsize=2)(lambda region: Poster(desk.maps[region]))

    def make(identity: str) -> bytes | None:
        card = catalog.practices.get(identity)
        if card is None or not (card.published and card.adopters and card.region in desk.maps):
            return None
        return practice_map(card, desk, poster(card.region))

    return make


def practice_map(practice: PracticeCard, desk: Desk, poster: Poster) -> bytes | None:
    """The map of `practice` as an SVG file of its own, on its region's `poster`; None if there is
    none to share."""
    if not is_shared(desk.ledger.spread(practice), desk):
        return None
    return drawn_map(practice, desk, poster)


def drawn_map(practice: PracticeCard, desk: Desk, poster: Poster, when: str = "") -> bytes:
    """The same whether or not there is much to see; the practice's region must have a map. `when`
    stands beside its name («до правки»)."""
    spread = desk.ledger.spread(practice)
    drawn = desk.maps[practice.region]
    rings = [
        drawn.sites[one.site] for one in teaching_sites(practice, desk) if one.site in drawn.sites
    ]
    words = PosterWords(
        title=shown(practice.title),
        about=" · ".join(filter(None, (desk.region(practice.region).text, when))),
        figure=_("Внедрили: %(so_many)s") % {"so_many": so_many(len(spread.adopted), spread)},
        legend=[(line.state, line.name, line.count) for line in legend(spread, on_map=True)],
        rings=_("здесь учат") if rings else "",
        foot=(_foot(drawn, desk),),
    )
    states = {name: fact.state.value for name, fact in spread.at_home.items()}
    return poster.svg(states, rings, words)


def _foot(drawn: RegionMap, desk: Desk) -> str:
    """Whose the map is and of which day; that its borders are nobody's, if they are."""
    conditional = _("Схема. Границы условные.") + " " if drawn.schematic else ""
    source = _("Источник: «Атлас практик», сведения %(when)s.")
    return conditional + source % {"when": as_of_date(desk.today.isoformat())}
