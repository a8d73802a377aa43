"""The picture of who learned from whom: time to the right, a name a row, each line in its place."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from generator.drawing.lettering import text_width
from generator.drawing.ways import SIZE, WIDTH, Lane, Relative, Stop, Ways, ways

OWN = Relative("Кстовский округ — придумали здесь", 2020, 0, own=True)


def drawn(family: list[Relative], lanes: list[Lane], passed: int | None = None) -> Ways:
    """A picture that must be there."""
    found = ways(family, lanes, passed, "год не назван")
    assert found is not None
    return found


def test_origin_site_and_learners_by_hand() -> None:
    """2020, 2022, 2024 stand in thirds of the way; a ring stands a step before its first learner;
    the line goes from the origin by the margin to the ring, and from there down to each."""
    lane = Lane("Фабрика", (Stop("Бор", 2022), Stop("Выкса", 2024)))
    found = drawn([OWN], [lane], passed=2024)
    assert [(n.kind, n.whole, n.x, n.y) for n in found.nodes] == [
        ("own", "Кстовский округ — придумали здесь", "76", "46.5"),
        ("site", "Фабрика", "332", "71.5"),
        ("stop", "Бор", "358", "96.5"),
        ("stop", "Выкса", "640", "121.5"),
    ]
    assert [line.path for line in found.lines] == [
        "M76 46.5H12V71.5H332",
        "M332 71.5V96.5H358",
        "M332 71.5V121.5H640",
    ]
    assert all(line.sure for line in found.lines)
    assert [(year.label, year.x) for year in found.years] == [
        ("2020", "76"),
        ("2022", "358"),
        ("2024", "640"),
    ]
    assert found.threshold == "640"


def test_who_came_when_nobody_says_stands_behind_the_last_year() -> None:
    """No year is made up for it, and it has a column with words of its own."""
    found = drawn([OWN], [Lane("Где, не сказано", (Stop("Бор", None),), known=False)])
    [own, ring, stop] = found.nodes
    assert float(own.x) < float(ring.x) < float(stop.x) == WIDTH - 400
    assert [year.label for year in found.years] == ["2020", "год не назван"]
    assert ring.kind == "unknown"
    assert not any(line.sure for line in found.lines)


def test_a_family_goes_from_parent_to_child() -> None:
    """Root → own and its sister; the child of the own stands below the own lanes."""
    family = [
        Relative("корень", 2018),
        Relative("сестра", 2021, 1),
        Relative("свой", 2020, 1, own=True),
        Relative("внук", 2024, 2),
    ]
    found = drawn(family, [Lane("Фабрика", (Stop("Бор", 2022),))])
    assert [n.whole for n in found.nodes] == ["корень", "сестра", "свой", "Фабрика", "Бор", "внук"]
    spot = {n.whole: (n.x, n.y) for n in found.nodes}
    ends = [re.match(r"M(\S+) (\S+?)[HV]", line.path) for line in found.lines]
    begins = [(end[1], end[2]) for end in ends if end]
    assert begins == [spot[name] for name in ("корень", "корень", "свой", "Фабрика", "свой")]


def test_one_sign_alone_is_no_picture() -> None:
    """Nobody learned and there is no kin: nothing to show."""
    assert ways([OWN], [], None, "год не назван") is None


def test_a_threshold_without_a_column_is_not_drawn() -> None:
    """Passed in a year in which nobody of the picture came: no line of its own."""
    assert drawn([OWN], [Lane("Фабрика", (Stop("Бор", 2022),))], passed=2023).threshold is None


YEARS = st.none() | st.integers(1990, 2040)
NAMES = st.text("абвгд Щ№«»", min_size=1, max_size=90)
LANES = st.builds(
    Lane,
    NAMES,
    st.lists(st.builds(Stop, NAMES, YEARS), min_size=1, max_size=6).map(tuple),
    st.booleans(),
)


@given(st.lists(LANES, min_size=1, max_size=5), YEARS)
def test_nothing_leaves_the_paper_and_names_never_meet(lanes: list[Lane], year: int | None) -> None:
    """Each row has one name, cut to its room; later years stand farther right."""
    found = drawn([Relative("своя", year, 0, own=True)], lanes)
    rows = [float(node.y) for node in found.nodes]
    assert rows == sorted(set(rows))
    assert rows[-1] < float(found.height)
    for node in found.nodes:
        assert float(node.x) > 24
        assert float(node.text_x) + text_width(node.name, SIZE) <= WIDTH
        assert node.whole.startswith(node.name.removesuffix("…"))
    told = [stop.year for lane in lanes for stop in lane.stops]
    stops = [float(node.x) for node in found.nodes if node.kind == "stop"]
    by_year = sorted(zip((9999 if y is None else y for y in told), stops, strict=True))
    assert [x for _, x in by_year] == sorted(x for _, x in by_year)


@given(st.lists(LANES, min_size=1, max_size=4))
def test_the_same_ways_give_the_same_picture(lanes: list[Lane]) -> None:
    """Nothing of it is left to chance."""
    assert drawn([OWN], lanes) == drawn([OWN], lanes)
