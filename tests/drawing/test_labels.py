"""Labels: none over another, the biggest municipalities first, nothing lost from the map's edge."""

from __future__ import annotations

from itertools import combinations

import pytest
import shapely
from drawn_regions import REGIONS, cells_of, real_holdings, real_map

from generator.drawing.faces import Shape
from generator.drawing.labels import RING, Label, LabelSet, Named, label_sets


def overlap(one: Label, other: Label, size: float) -> bool:
    """Whether the letters of two labels lie over each other."""
    a, b = one.box(size), other.box(size)
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


@pytest.mark.parametrize("region", REGIONS)
def test_no_label_over_another(region: str) -> None:
    """At each of three sizes letters keep apart, also from others' dots, and in the frame."""
    drawn = real_map(region)
    for labels in drawn.labels:
        for one, other in combinations(labels.labels, 2):
            assert not overlap(one, other, labels.size)
        for label in labels.labels:
            left, top, right, bottom = label.box(labels.size)
            assert left >= 0
            assert top >= 0
            assert right <= drawn.width
            assert bottom <= drawn.height
            for other in labels.labels:
                if other.dot is not None:
                    x, y = other.dot
                    assert not (left < x < right and top < y < bottom)


@pytest.mark.parametrize("region", REGIONS)
def test_labels_inside_cells_and_dots(region: str) -> None:
    """A label without a dot has its middle in its cell; one with a dot has the dot there."""
    _, cells = cells_of(region)
    for labels in real_map(region).labels:
        for label in labels.labels:
            left, top, right, bottom = label.box(labels.size)
            middle = label.dot or ((left + right) / 2, (top + bottom) / 2)
            assert cells[label.municipality].distance(shapely.Point(middle)) < 1


@pytest.mark.parametrize("region", REGIONS)
def test_most_names_are_shown_where_there_is_room(region: str) -> None:
    """On a wide map nine of ten names are there; on a narrow one the biggest municipality's is."""
    drawn = real_map(region)
    narrow, middle, wide = drawn.labels
    assert narrow.size > middle.size > wide.size
    assert narrow.narrowest == 0 < middle.narrowest < wide.narrowest
    assert len(wide.labels) >= 0.9 * len(drawn.cells)
    assert len(middle.labels) >= 0.8 * len(drawn.cells)
    biggest = max(real_holdings(region), key=lambda one: one.population)
    assert biggest.id in {label.municipality for label in narrow.labels}


def named(name: str, population: int, cell: Shape, *, town: bool = False) -> Named:
    """A municipality with its centre in the middle of its cell."""
    middle = cell.centroid
    return Named(name, name, population, town, cell, (middle.x, middle.y))


def only(sets: tuple[LabelSet, ...], narrowest: int) -> dict[str, Label]:
    """The labels of one of the sets by municipality."""
    [found] = [one for one in sets if one.narrowest == narrowest]
    return {label.municipality: label for label in found.labels}


def test_bigger_ones_first() -> None:
    """Of two names for which there is room once, the bigger municipality's is shown."""
    left, right = shapely.box(0, 0, 60, 24), shapely.box(60, 0, 120, 24)
    for populations in [(10, 20), (20, 10)]:
        both = [
            named("Большеболдинск", populations[0], left),
            named("Сосновоборск", populations[1], right),
        ]
        shown = only(label_sets(both, [], 120, 24), 0)
        assert len(shown) <= 1
        wanted = both[populations.index(20)].id
        assert not shown or list(shown) == [wanted]


def test_long_name_is_broken_or_put_beside() -> None:
    """A long name goes into its cell in two lines, and beside a dot where the cell is tiny."""
    name = "Дальнеконстантиновский"
    cell = shapely.box(300, 300, 420, 420)
    inside = only(label_sets([named(name, 1, cell)], [], 720, 720), 760)[name]
    assert inside.dot is None
    narrow = shapely.box(300, 300, 390, 390)
    assert len(only(label_sets([named(name, 1, narrow)], [], 720, 720), 760)[name].lines) == 2
    tiny = shapely.box(300, 300, 312, 312)
    beside = only(label_sets([named(name, 1, tiny)], [], 720, 720), 760)[name]
    assert beside.dot == (306, 306)
    assert beside.lines == (name,)


def test_names_keep_clear_of_rings() -> None:
    """A name leaves the middle of its cell to a training site that stands there."""
    cell = shapely.box(200, 200, 500, 500)
    [label] = only(label_sets([named("Бор", 1, cell)], [(350, 350)], 720, 720), 760).values()
    left, top, right, bottom = label.box(11)
    ring = shapely.Point(350, 350).buffer(RING - 1)
    assert not shapely.box(left, top, right, bottom).intersects(ring)
