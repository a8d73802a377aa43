"""Findings in order: by place, each once, with paths as people read them."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from generator.findings import Code, Finding, Severity, Words, in_order, path_text

WORDS = Words("слово {value}", "word {value}")
CODES = [
    Code(f"X{n}00", f"x-{n}", Severity.ERROR, WORDS, WORDS, WORDS, "a: 1", "a: 2") for n in (1, 2)
]

findings = st.lists(
    st.builds(
        Finding,
        st.sampled_from(CODES),
        st.sampled_from(["a.yml", "b.yml"]),
        st.integers(1, 3),
        st.integers(1, 3),
        st.sampled_from(["", "title"]),
        st.fixed_dictionaries({"value": st.sampled_from(["p", "q"])}),
    ),
    max_size=12,
)


@given(findings, st.randoms())
def test_order_does_not_depend_on_the_order_of_finding(
    found: list[Finding], random: Random
) -> None:
    """The same findings in any order make the same report."""
    shuffled = found.copy()
    random.shuffle(shuffled)
    assert in_order(shuffled) == in_order(found)


@given(findings)
def test_order_is_that_of_the_files(found: list[Finding]) -> None:
    """Files by name, then lines, then columns; nothing is said twice and nothing is lost."""
    ordered = in_order(found)
    places = [(f.file, f.line, f.column, f.code.id) for f in ordered]
    assert places == sorted(places)
    assert {(f.code.id, f.file, f.line, f.column, f.path, f.message()) for f in found} == {
        (f.code.id, f.file, f.line, f.column, f.path, f.message()) for f in ordered
    }
    assert len(in_order(ordered + ordered)) == len(ordered)


def test_path_is_written_as_people_read_it() -> None:
    """Names are joined by dots, places in lists stand in brackets and count from 0."""
    assert path_text(()) == ""
    assert path_text(("title",)) == "title"
    assert path_text(("replications", 2, "since")) == "replications[2].since"
    assert path_text((3, "places", 0, 1)) == "[3].places[0][1]"
