"""The map of a region on a page: only what differs there from the region's own file of shapes.

Cells, labels and tiles are drawn once for a region (`regions/<region>/map.svg`) and kept by the
browser; a page says which municipality has which state, in words too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from markupsafe import Markup

from generator.catalog.adoption import AdoptionState
from generator.catalog.clusters import Cluster
from generator.drawing import RegionMap, number
from generator.drawing.patterns import NONE, paint
from generator.pages import addresses
from generator.pages.compiling import escaped
from generator.pages.desk import Desk, Link
from generator.pages.labels import SITE_STATES
from generator.pages.wording import _
from generator.text.tongues import bare

TALL = 0.95
"""From this height on, in widths, a map is drawn narrower: it should fit on a screen."""


class CellView(NamedTuple):
    """A municipality that differs: its state (a class of the style sheet), what is told of it, and
    the years in which its state changed ("2021 claimed 2023 confirmed")."""

    slug: str
    address: str | None
    state: str
    told: str
    turns: str


class RingView(NamedTuple):
    """A training site: its point on the drawing."""

    x: str
    y: str
    link: Link
    state: str
    told: str


class GridView(NamedTuple):
    """A grid of tiles and the size of its drawing."""

    name: str
    viewbox: str


class MapView(NamedTuple):
    """A map and its tiles. `file` holds the shapes, `folder` leads to municipalities' pages.

    `stars` are path data: lines from training sites to those whom they serve. `none` is what is
    told of a municipality that is not among `cells`.
    """

    region: str
    name: str
    file: str
    folder: str
    viewbox: str
    tall: bool
    schematic: bool
    cells: tuple[CellView, ...]
    rings: tuple[RingView, ...]
    stars: str
    grids: tuple[GridView, ...]
    none: str


def map_view(
    region: str,
    desk: Desk,
    name: str,
    cells: Iterable[CellView],
    clusters: Iterable[Cluster] = (),
    *,
    stars: Iterable[Cluster] = (),
    none: str | None = None,
) -> MapView | None:
    """The map of `region` with `cells`, and the training sites of `clusters` as rings on it.

    Lines lead from the sites of `stars` to their members. `name` is what a screen reader calls the
    map. None where the region has no map. Cells that the map does not know (municipalities that do
    not stand) are left out.
    """
    drawn = desk.maps.get(region)
    if drawn is None or not drawn.cells:
        return None
    held = tuple(clusters)
    shown = [cell for cell in cells if cell.slug in drawn.slugs]
    # The origin comes last: its thick edge lies over its neighbours.
    shown.sort(key=lambda cell: cell.state == AdoptionState.ORIGIN)
    return MapView(
        region=region,
        name=name,
        file=addresses.region_map_file(region),
        folder=addresses.region_address(region),
        viewbox=drawn.viewbox,
        tall=drawn.height > drawn.width * TALL,
        schematic=drawn.schematic,
        cells=tuple(shown),
        rings=tuple(_ring(one, drawn, desk) for one in held if one.site in drawn.sites),
        stars=_stars(stars, drawn),
        grids=tuple(
            GridView(grid.name, f"0 0 {grid.width:g} {grid.height:g}") for grid in drawn.tiles
        ),
        none=_("нет данных") if none is None else none,
    )


def cells_svg(cells: Iterable[CellView], shape: str, file: str, base: str) -> Markup:
    """The links of a map to its municipalities as SVG: all that differs from the region's `file`.

    `shape` is what the file calls their parts ("cell", "tile-wide"); `base` leads to the site's
    root. Written here and not in a template: a page may have a hundred of them.
    """
    said = _drawn(tuple(cells), base).replace(_SHAPE, f"{file}#{shape}-")
    return Markup(said)  # noqa: S704 - every text in it is escaped in `_drawn`


_SHAPE: Final = "\0"
"""Where a cell names its shape."""
_DRAWN: list[tuple[tuple[CellView, ...], str, str]] = []


def _drawn(cells: tuple[CellView, ...], base: str) -> str:
    """The cells as SVG, without the names of their shapes. The last ones are kept: a map has the
    same cells three times, once in its own shapes and twice in tiles."""
    if _DRAWN and _DRAWN[0][0] is cells and _DRAWN[0][1] == base:
        return _DRAWN[0][2]
    pieces = []
    for one in cells:
        href = f' href="{escaped(base + one.address)}"' if one.address is not None else ""
        turns = f' data-turns="{escaped(one.turns)}"' if one.turns else ""
        fill = paint(one.state)
        painted = f' fill="{fill}"' if fill else ""
        slug = escaped(one.slug)
        pieces.append(
            f'<a class="m-cell"{href} tabindex="-1" aria-label="{escaped(one.told)}" '
            f'data-place="{slug}"{turns}><use class="m-{one.state}"{painted} href="'
            f'{_SHAPE}{slug}"/></a>\n'
        )
    said = bare("".join(pieces))  # there is nothing but attributes, which bear no language
    _DRAWN[:] = [(cells, base, said)]
    return said


def cell_view(
    identity: str,
    state: str,
    told: Iterable[str],
    desk: Desk,
    turns: Iterable[tuple[int, str | None]] = (),
) -> CellView:
    """A cell of the municipality `identity`: `told` are phrases, its name is put before them."""
    link = desk.municipality(identity)
    words = ", ".join(phrase for phrase in told if phrase)
    return CellView(
        slug=identity.rpartition("/")[2],
        address=link.address,
        state=state,
        told=f"{link.text}: {words}",
        turns=" ".join(f"{year} {value or NONE}" for year, value in turns),
    )


def _ring(one: Cluster, drawn: RegionMap, desk: Desk) -> RingView:
    x, y = drawn.sites[one.site]
    link = desk.site(one.site)
    return RingView(
        number(x), number(y), link, one.state, f"{link.text} ({_(SITE_STATES[one.state])})"
    )


def _stars(held: Iterable[Cluster], drawn: RegionMap) -> str:
    lines = []
    for one in held:
        ring = drawn.sites.get(one.site)
        if ring is None:
            continue
        for member in one.members:
            centre = drawn.centres.get(member)
            if centre is not None and centre != ring:
                lines.append(
                    f"M{number(ring[0])} {number(ring[1])}L{number(centre[0])} {number(centre[1])}"
                )
    return "".join(lines)


def levels(counts: Mapping[str, int], steps: tuple[int, ...]) -> Mapping[str, int]:
    """The shade of each count: how many of `steps` it has reached (0 for less than the first)."""
    return {name: sum(count >= step for step in steps) for name, count in counts.items()}


def steps_for(most: int) -> tuple[int, ...]:
    """From which counts on each of four shades is used, when the largest is `most`: round numbers
    that grow, fewer than four where there is little to tell apart."""
    chosen = next((steps for steps in _STEPS if most < steps[-1] * 2), _STEPS[-1])
    return tuple(step for step in chosen if step <= max(most, 1))


_STEPS = (
    (1, 2, 3, 4),
    (1, 2, 4, 6),
    (1, 3, 6, 10),
    (1, 5, 10, 20),
    (1, 10, 25, 50),
    (1, 20, 50, 100),
    (1, 50, 100, 200),
    (1, 100, 250, 500),
)
