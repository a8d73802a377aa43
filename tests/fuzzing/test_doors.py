"""A few seconds of what `make fuzz` does for hours: no input raises or runs on, whatever it is."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bench.fuzzing.target import NAMES, Target, target_named
from bench.fuzzing.watching import Fault, Watch

HERE = Path(__file__).parent
FOUND = yaml.safe_load((HERE / "found.yml").read_text(encoding="utf-8"))
DEEPEST = {
    "reader": "judged by the rules",
    "markdown": "links",
    "geojson": "projected",
    "workbook": "changes",
}
TARGETS = {name: target_named(name) for name in NAMES}
SEEDS = {name: tuple(target.seeds()) for name, target in TARGETS.items()}


def told(fault: Fault | None) -> str:
    """What a fault says, for people; "" for none."""
    return "" if fault is None else f"{fault.data!r}\n{fault.trace}"


def changed(target: Target, data: bytes, dice: random.Random, times: int) -> bytes:
    """An input changed so many times."""
    for _ in range(times):
        data = target.mutate(data, dice)
    return data[: target.longest]


@pytest.mark.parametrize("name", NAMES)
def test_seeds_go_through_and_some_go_all_the_way(name: str) -> None:
    """Every seed goes through its door without a fault, and a tenth of them come to the end."""
    watch = Watch(TARGETS[name].exercise)
    faults = [fault for data in SEEDS[name] if (fault := watch.take(data)) is not None]
    assert faults == []
    far = sum(n for depth, n in watch.depths.items() if depth.startswith(DEEPEST[name]))
    assert far >= (1 if name == "markdown" else len(SEEDS[name]) // 10), watch.depths


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_changed_files_never_break_a_door(name: str, data: st.DataObject) -> None:
    """Real files, changed as their formats suggest, are read or refused, each within its limits."""
    target, watch = TARGETS[name], Watch(TARGETS[name].exercise)
    seed = data.draw(st.sampled_from(SEEDS[name]))
    dice = random.Random(data.draw(st.integers(0, 2**32)))
    given_input = changed(target, seed, dice, data.draw(st.integers(1, 5)))
    assert told(watch.take(given_input)) == ""


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(words=st.data())
def test_words_in_any_order_never_break_a_door(name: str, words: st.DataObject) -> None:
    """The signs of a format put together by chance, and any bytes between them."""
    target = TARGETS[name]
    piece = st.sampled_from(target.words) | st.binary(max_size=6)
    made = b"0" + b"".join(words.draw(st.lists(piece, max_size=25)))
    assert told(Watch(target.exercise).take(made)) == ""


@pytest.mark.parametrize("case", FOUND, ids=[case["file"] for case in FOUND])
def test_what_was_found_stays_mended(case: dict[str, str]) -> None:
    """Each input that has once broken something is told in words now, at the depth noted."""
    watch = Watch(TARGETS[case["target"]].exercise)
    assert told(watch.take((HERE / "found" / case["file"]).read_bytes())) == ""
    assert list(watch.depths) == [case["depth"]]


def test_every_found_input_is_noted() -> None:
    """No file lies in `found` that the list does not name."""
    files = {path.name for path in (HERE / "found").iterdir()}
    assert files == {case["file"] for case in FOUND}
