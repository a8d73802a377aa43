"""The country's tiles: every region of the catalog, shaded by one of four measures.

Which regions there are, and where their tiles stand, is what their passports say.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.drawing.country import GAP as BETWEEN
from generator.drawing.country import LETTERING, SIDE, country_map
from generator.drawing.paths import number as coordinate
from generator.pages.desk import Desk
from generator.pages.maps import levels, steps_for
from generator.pages.wording import N_, _
from generator.text import number
from generator.text.tongues import bare, like

MEASURES = (
    ("practices", "practices", N_("Практики")),
    ("scaled", "scaled-practices", N_("Масштабированные")),
    ("sites", "training-sites", N_("Учебные площадки")),
    ("certificates", "exemplary-institutions", N_("Сертификаты")),
)
"""The name of a measure on the page, the catalog's metric, and its words."""


@dataclass(frozen=True, slots=True)
class Value:
    """One measure of a region: its class and shade (0 to 4), and the number."""

    measure: str
    shade: int
    number: str


@dataclass(frozen=True, slots=True)
class TileView:
    """A region's square. `told` says all its numbers; coordinates are SVG text. The one with the
    `most` practices is what a narrow screen sees first."""

    address: str
    told: str
    name: str
    x: str
    y: str
    middle: str
    name_y: str
    number_y: str
    values: tuple[Value, ...]
    most: bool


@dataclass(frozen=True, slots=True)
class ShadeLine:
    """A shade of the legend: «3–5»."""

    shade: int
    words: str


@dataclass(frozen=True, slots=True)
class MeasureView:
    """A choice of the switch, with the legend of its shades."""

    name: str
    words: str
    shades: tuple[ShadeLine, ...]


@dataclass(frozen=True, slots=True)
class CountryView:
    """The drawing: `width` is its own, `side` a square's, `size` that of the letters."""

    viewbox: str
    width: str
    side: str
    size: str
    tiles: tuple[TileView, ...]
    measures: tuple[MeasureView, ...]


def country_view(desk: Desk) -> CountryView | None:
    """All regions of the catalog; None if there are none."""
    regions = desk.directory.regions
    names = {key: bare(link.text) for key, link in desk.regions.items()}
    drawn = country_map({key: entry.record.tile for key, entry in regions.items()}, names)
    if drawn is None:
        return None
    counts = {
        measure: {key: desk.ledger.counted(metric, key) for key in regions}
        for measure, metric, _words in MEASURES
    }
    steps = {measure: steps_for(max(found.values())) for measure, found in counts.items()}
    shades = {measure: levels(found, steps[measure]) for measure, found in counts.items()}
    side = SIDE - BETWEEN
    first = counts[MEASURES[0][0]]
    most = max((tile.region for tile in drawn.tiles), key=lambda region: first[region])
    return CountryView(
        viewbox=drawn.viewbox,
        width=coordinate(drawn.width),
        side=coordinate(side),
        size=coordinate(LETTERING),
        tiles=tuple(
            TileView(
                address=desk.regions[tile.region].address or "",
                told=_told(desk.regions[tile.region].text, tile.region, counts),
                name=like(tile.name, desk.regions[tile.region].text),
                x=coordinate(tile.x),
                y=coordinate(tile.y),
                middle=coordinate(tile.x + side / 2),
                name_y=coordinate(tile.y + 24),
                number_y=coordinate(tile.y + 47),
                values=tuple(
                    Value(m, shades[m][tile.region], number(counts[m][tile.region]))
                    for m, _metric, _words in MEASURES
                ),
                most=tile.region == most,
            )
            for tile in drawn.tiles
        ),
        measures=tuple(
            MeasureView(measure, _(words), _shades(steps[measure]))
            for measure, _metric, words in MEASURES
        ),
    )


def _told(name: str, region: str, counts: Mapping[str, Mapping[str, int]]) -> str:
    told = ", ".join(
        f"{_(words).lower()} — {number(counts[measure][region])}"
        for measure, _metric, words in MEASURES
        if counts[measure][region]
    )
    return f"{name}: {told or _('практик пока нет')}"


def _shades(steps: tuple[int, ...]) -> tuple[ShadeLine, ...]:
    found = [ShadeLine(0, "0")]
    for place, step in enumerate(steps, 1):
        if place == len(steps):
            words = _("%(count)s и больше") % {"count": number(step)}
        else:
            upto = steps[place] - 1
            words = number(step) if upto == step else f"{number(step)}–{number(upto)}"
        found.append(ShadeLine(place, words))
    return tuple(found)
