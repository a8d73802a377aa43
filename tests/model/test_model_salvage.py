"""What is left of a broken record: the rules judge it, and blame nobody for what was taken out."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from generator.model.practice import Practice
from generator.model.salvage import salvage

GOOD: dict[str, Any] = {
    "title": "Единое окно",
    "summary": "Жалоб стало меньше.",
    "sphere": "public-services",
    "origin": {"municipality": "kstovskiy"},
    "tools": ["five-s", "kanban", "routing"],
    "replications": [
        {"municipality": "bor", "since": "2021"},
        {"municipality": "arzamas", "since": "2022"},
        {"municipality": "kulebaki", "since": "2023"},
    ],
}


def with_changes(**changes: Any) -> dict[str, Any]:
    """The good practice with some fields changed."""
    return {**GOOD, **changes}


def test_a_good_value_is_kept_whole() -> None:
    """Nothing is taken out where nothing is wrong."""
    left = salvage(Practice, GOOD)
    assert left is not None
    assert left.record == Practice.model_validate(GOOD)
    assert left.touched == frozenset()


def test_entries_keep_their_places() -> None:
    """With the first entry taken out, the second is still found where it stands in the file."""
    broken = with_changes(
        replications=[{"municipality": "Бор"}, *GOOD["replications"][1:]],
        tools=["Пять С", "kanban", "routing"],
    )
    left = salvage(Practice, broken)
    assert left is not None
    assert isinstance(left.record, Practice)
    assert [r.municipality for r in left.record.replications] == ["arzamas", "kulebaki"]
    assert left.original(("replications", 0, "since")) == ("replications", 1, "since")
    assert left.original(("replications", 1)) == ("replications", 2)
    assert left.record.tools == ("kanban", "routing")
    assert left.original(("tools", 1)) == ("tools", 2)
    assert left.touched == {"replications", "tools"}


def test_a_stand_in_is_never_found_in_the_file() -> None:
    """What was missing and filled in has no place, so no rule can complain of it."""
    broken = dict(GOOD)
    del broken["sphere"], broken["origin"]
    left = salvage(Practice, broken)
    assert left is not None
    assert left.original(("sphere",)) is None
    assert left.original(("origin", "organisation")) is None
    assert left.original(("title",)) == ("title",)


def test_the_value_itself_is_not_changed() -> None:
    """Salvaging works on a copy: the document still says what the file says."""
    broken = with_changes(tools=["Пять С"], started="12.05.2021", nonsense=1)
    before = repr(broken)
    salvage(Practice, broken)
    assert repr(broken) == before


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["municipality", "title", "id", "x"]), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(sorted(Practice.model_fields)), VALUES, max_size=8))
def test_salvaging_never_raises(changes: dict[str, Any]) -> None:
    """Whatever stands in the fields: something is left, or nothing, without a traceback."""
    left = salvage(Practice, with_changes(**changes))
    if left is not None:
        assert isinstance(left.record, Practice)
        for index in range(len(left.record.replications)):
            original = left.original(("replications", index))
            assert original is None or 0 <= int(original[1]) < len(
                changes.get("replications", [1] * 9)
            )


def test_no_record_is_left_of_what_is_no_mapping() -> None:
    """A text or a list has no fields to keep."""
    assert salvage(Practice, "текст") is None
    assert salvage(Practice, [1]) is None


def test_a_misspelt_field_counts_as_touched() -> None:
    """What stands under a name with a typo is lost, so no rule complains that it is not there."""
    left = salvage(Practice, with_changes(sourсes=[]), {"sources"})
    assert left is not None
    assert left.touched == {"sources", "sourсes"}
